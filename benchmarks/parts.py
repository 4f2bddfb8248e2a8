"""Where a crawl's CPU goes: µs a page of each part, which add up to the whole.

    parts.py [--articles N] [--rounds N] [--json]

The crawl runs with a timer that counts its CPU time in user mode, so that other programs on the machine do not change
the shares. (`ITIMER_VIRTUAL`: the pages' budget has the other timer.) At each tick the part is noted that Python is in:
that of the innermost frame which belongs to one. Ticks cost nothing that can be seen. To compare two versions, run it
with `PYTHONPATH` set to each.
"""

import argparse
import atexit
import json
import runpy
import signal
import sys
import tempfile
from collections import Counter
from pathlib import Path
from statistics import median
from types import FrameType

from crawl import CONCURRENCY, serve_portal
from measure import RunError, run_measured
from portal import Portal

# A part takes what runs below these files; whole stacks first, then the innermost frame that a part names.
ABOVE = {
    "start: imports": ("<frozen importlib",),
    "learning": (
        "/portalcrawl/induction/",
        "/portalcrawl/spiders/profile/sample",
        "/portalcrawl/spiders/profile/keeper",
    ),
    "near-duplicates": (
        "/portalcrawl/duplicates/",
        "/portalcrawl/pipelines/dedupe",
        "/portalcrawl/pipelines/originals",
    ),
    "WARC": ("/portalcrawl/archive/warc/", "/portalcrawl/archive/exchanges", "/portalcrawl/extensions/warc"),
}
INNERMOST = {
    "document: charset, tree": (
        "/portalcrawl/page/document",
        "/portalcrawl/text/charsets/",
        "/portalcrawl/page/text_nodes",
    ),
    "layout pass": ("/portalcrawl/page/layout_reading/layout_reader",),
    "rules": ("/portalcrawl/extraction/rules/", "/portalcrawl/profiles/"),
    "body": ("/portalcrawl/extraction/body/",),
    "credits": ("/portalcrawl/extraction/credits/", "/portalcrawl/extraction/meta_zone"),
    "headline, date, section": ("/portalcrawl/extraction/",),
    "menu, rows, pagers": ("/portalcrawl/discovery/", "/portalcrawl/page/link"),
    "record and pipelines": ("/portalcrawl/record", "/portalcrawl/pipelines/"),
    "ledger and commits": ("/portalcrawl/archive/",),
    "walk, scheduler, middlewares": (
        "/portalcrawl/spiders/",
        "/portalcrawl/scheduler",
        "/portalcrawl/middlewares/",
        "/portalcrawl/extensions/",
        "/portalcrawl/downloader/",
    ),
    "Scrapy": ("/scrapy/",),
    "Twisted and asyncio": ("/twisted/", "/uvloop/", "/asyncio/"),
}
REST = "start and end, rest"
_TICK = 0.002
_ARGUMENTS = ("--delay", "0", "--concurrency", str(CONCURRENCY))


def name_part(frame: FrameType | None) -> str:
    """The part in which Python is."""
    files = []
    while frame is not None:
        files.append(frame.f_code.co_filename)
        frame = frame.f_back
    for part, places in ABOVE.items():
        if any(place in file for file in files for place in places):
            return part
    for file in files:
        for part, places in INNERMOST.items():
            if any(place in file for place in places):
                return part
    return REST


def run_ticking(target: str, folder: Path) -> None:
    """Crawl in this process and write how many ticks each part had to `folder/ticks`."""
    ticks: Counter[str] = Counter()
    signal.signal(signal.SIGVTALRM, lambda _, frame: ticks.update((name_part(frame),)))
    # Python gives the signal back its default at its end, which would be to kill the process.
    atexit.register(signal.setitimer, signal.ITIMER_VIRTUAL, 0)
    atexit.register(lambda: (folder / "ticks").write_text(json.dumps(ticks)))
    signal.setitimer(signal.ITIMER_VIRTUAL, _TICK, _TICK)
    sys.argv = ["portalcrawl", "crawl", target, "--output", str(folder / "output"), *_ARGUMENTS]
    runpy.run_module("portalcrawl", run_name="__main__", alter_sys=True)


def measure_parts(articles: int, rounds: int) -> dict[str, float]:
    """µs a page of each part, medians of some crawls; the last one is the whole."""
    pages = len(Portal(articles).targets())
    found: dict[str, list[float]] = {}
    with serve_portal(articles, is_gzipped=False) as url:
        for _ in range(rounds):
            with tempfile.TemporaryDirectory(prefix="portalcrawl-bench-") as folder:
                command = [sys.executable, str(Path(__file__).resolve()), "--child", url, folder]
                used = run_measured(command, Path(folder), 120 + articles)
                ticks: dict[str, int] = json.loads((Path(folder) / "ticks").read_text())
            for part in (*ABOVE, *INNERMOST, REST):
                share = ticks.get(part, 0) / sum(ticks.values())
                found.setdefault(part, []).append(share * used.cpu_seconds / pages * 1e6)
            found.setdefault("all", []).append(used.cpu_seconds / pages * 1e6)
    return {part: median(values) for part, values in found.items()}


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Where a crawl's CPU goes, in µs a page.")
    parser.add_argument("--articles", type=int, default=2000, help="size of the portal (2000)")
    parser.add_argument("--rounds", type=int, default=3, help="crawls (3)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        run_ticking(given.child[0], Path(given.child[1]))
        return 0
    try:
        parts = measure_parts(given.articles, given.rounds)
    except RunError as error:
        print(f"parts: {error}", file=sys.stderr)
        return 1
    if given.json:
        print(json.dumps({part: round(value) for part, value in parts.items()}, indent=2))
        return 0
    for part, value in parts.items():
        print(f"{part:34}{value:8,.0f} µs a page")
    return 0


if __name__ == "__main__":
    sys.exit(main())
