"""How many stored pages are read again in a second of one core: `portalcrawl reextract`, start and end left out.

    reextraction.py [ARCHIVE…] [--articles N] [--rounds N] [--json]

Without ARCHIVE the generated portal is crawled first, once. What a start costs is taken from a run over an archive of a
few pages. Nothing is written to the archives.
"""

import argparse
import json
import sys
import tempfile
from pathlib import Path
from statistics import median

from crawl import run_portalcrawl, serve_portal
from measure import RunError, run_measured
from portal import Portal

_FEW = 20
"""Articles of the archive that tells what a start costs: each section has some, or the crawl would name gaps."""
_SECONDS_A_PAGE = 0.5
"""After which a run is given up: fifty times what it takes."""


def build_archive(articles: int, folder: Path) -> Path:
    """An archive of the generated portal."""
    folder.mkdir()
    with serve_portal(articles, is_gzipped=False) as url:
        run_portalcrawl(url, folder, Portal(articles), 60 + _SECONDS_A_PAGE * articles)
    return next((folder / "output").iterdir())


def reextract(archive: Path, folder: Path) -> tuple[float, int, int]:
    """CPU seconds of the whole process, pages read, articles that would change."""
    command = [sys.executable, "-m", "portalcrawl", "reextract", str(archive), "--jobs", "1", "--json"]
    used = run_measured(command, folder, 600)
    said = json.loads((folder / "stdout").read_text(encoding="utf-8").splitlines()[-1])
    return used.cpu_seconds, int(said["pages"]), int(said["changed"])


def measure(archives: list[Path], rounds: int, folder: Path) -> dict[str, dict[str, float]]:
    """Pages a second of CPU of each archive, medians of some rounds in turn."""
    few = build_archive(_FEW, folder / "few")
    rates: dict[str, list[float]] = {}
    changes: dict[str, int] = {}
    for _ in range(rounds):
        start, _, _ = reextract(few, folder)
        for archive in archives:
            seconds, pages, changes[archive.name] = reextract(archive, folder)
            rates.setdefault(archive.name, []).append((pages - _FEW) / max(0.001, seconds - start))
    return {
        name: {
            "pagesPerCpuSecond": round(median(found), 1),
            "least": round(min(found), 1),
            "most": round(max(found), 1),
            "changed": changes[name],
        }
        for name, found in rates.items()
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="Stored pages read again in a second of one core.")
    parser.add_argument("archives", nargs="*", type=Path, help="archives; else the generated portal")
    parser.add_argument("--articles", type=int, default=1000, help="size of the generated portal (1000)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portalcrawl-bench-") as name:
        folder = Path(name)
        try:
            archives = given.archives or [build_archive(given.articles, folder / "whole")]
            found = measure([archive.resolve() for archive in archives], given.rounds, folder)
        except RunError as error:
            print(f"bench: {error}", file=sys.stderr)
            return 1
    if given.json:
        print(json.dumps(found, indent=2))
        return 0
    for archive_name, one in found.items():
        spread, changed = f"[{one['least']:.0f}–{one['most']:.0f}]", f"{one['changed']:.0f} would change"
        print(f"{archive_name:30}{one['pagesPerCpuSecond']:8.0f} pages a CPU second {spread}, {changed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
