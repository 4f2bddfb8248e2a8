"""What a crawl costs: `portalcrawl crawl` beside a minimal Scrapy spider, on the same pages, in one call.

    crawl.py [--rounds N] [--articles N] [--plain | --gzip | --both] [--most RATIO] [--json]

Pages/s depend on the machine; the ratios are what to watch. Exits 1 where one of the two did not bring all articles, or
where the ratio of CPU is above `--most`: of the least one of the rounds, because other programs only ever add to one.
"""

import argparse
import json
import platform
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path
from statistics import median
from urllib.request import ProxyHandler, build_opener

from measure import RunError, Usage, run_measured
from portal import Portal

_HERE = Path(__file__).resolve().parent
_FETCH = build_opener(ProxyHandler({})).open
_SERVER_PATIENCE = 10
CONCURRENCY = 16


@dataclass
class Series:
    """One contestant on one kind of pages: what its runs have used."""

    pages: int
    runs: list[Usage] = field(default_factory=list)
    requests: int = 0
    """Of the last run, robots.txt and what does not exist included."""

    @property
    def cpu(self) -> float:
        """CPU seconds for 1,000 pages."""
        return median(run.cpu_seconds for run in self.runs) / self.pages * 1000

    @property
    def pages_per_second(self) -> float:
        """By the clock on the wall, start of the process included."""
        return self.pages / median(run.wall_seconds for run in self.runs)

    @property
    def rss(self) -> float:
        """Peak, MiB."""
        return median(run.peak_rss_mib for run in self.runs)

    def describe(self) -> dict[str, object]:
        """For JSON."""
        return {
            "cpuSecondsPer1000Pages": round(self.cpu, 3),
            "pagesPerSecond": round(self.pages_per_second, 1),
            "peakRssMib": round(self.rss, 1),
            "requests": self.requests,
            "cpuSeconds": [round(run.cpu_seconds, 2) for run in self.runs],
        }


@contextmanager
def serve_portal(articles: int, *, is_gzipped: bool) -> Iterator[str]:
    """The portal, served by a process of its own; gives its address."""
    command = [sys.executable, str(_HERE / "server.py"), str(articles), *(["--gzip"] if is_gzipped else [])]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        url = process.stdout.readline().strip()
        if not url:
            raise RunError("the portal's server did not start")
        yield url
    finally:
        process.stdin.close()
        process.stdout.close()
        try:
            process.wait(_SERVER_PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_portalcrawl(
    url: str, folder: Path, portal: Portal, timeout: float, *options: str
) -> tuple[Usage, list[dict[str, str]]]:
    """Archive the portal; what it cost and what its records say of URL, headline and date."""
    command = [sys.executable, "-m", "portalcrawl", "crawl", url, "--output", str(folder / "output")]
    used = run_measured([*command, "--delay", "0", "--concurrency", str(CONCURRENCY), *options], folder, timeout)
    lines = [line for path in folder.glob("output/*/articles/*.jsonl") for line in _read_lines(path)]
    names = {"url": "url", "headline": "headline", "date": "datePublished"}
    return used, [{ours: line.get(theirs, "") for ours, theirs in names.items()} for line in lines]


def run_minimal_spider(url: str, folder: Path, portal: Portal, timeout: float) -> tuple[Usage, list[dict[str, str]]]:
    """The same for the minimal spider, which is told the addresses."""
    urls = folder / "urls"
    urls.write_text("".join(f"{url.rstrip('/')}{target}\n" for target in portal.targets()), encoding="utf-8")
    spider, feed = str(_HERE / "minimal_spider.py"), folder / "feed.jsonl"
    command = [sys.executable, "-m", "scrapy", "runspider", spider, "-a", f"urls={urls}", "-O", str(feed)]
    used = run_measured(command, folder, timeout)
    return used, [
        {"url": line["url"], "headline": line["title"], "date": line["date"] or ""} for line in _read_lines(feed)
    ]


def _read_lines(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


CONTESTANTS: dict[str, Callable[[str, Path, Portal, float], tuple[Usage, list[dict[str, str]]]]] = {
    "portalcrawl": run_portalcrawl,
    "minimal": run_minimal_spider,
}


def check_run(name: str, url: str, portal: Portal, found: list[dict[str, str]]) -> int:
    """How many requests the run made. Raises RunError where pages were left out or articles are missing or wrong."""
    with _FETCH(f"{url}-/taken", timeout=_SERVER_PATIENCE) as answer:
        taken: list[str] = json.load(answer)
    left_out = sorted(set(portal.targets()) - set(taken))
    if left_out:
        raise RunError(f"{name}: did not fetch {len(left_out)} pages of the portal, {left_out[0]} for one")
    wanted = {url.rstrip("/") + a.target: (a.headline, a.day.isoformat()) for a in portal.articles}
    right = {one["url"] for one in found if wanted.get(one["url"]) == (one["headline"], one["date"][:10])}
    if len(right) != len(wanted) or len(found) != len(wanted):
        missing = next(iter(sorted(set(wanted) - right)), "none")
        raise RunError(
            f"{name}: {len(found)} articles, {len(right)} of {len(wanted)} with headline and date right; "
            f"missing or wrong: {missing}"
        )
    return len(taken)


def measure_kind(portal: Portal, rounds: int, *, is_gzipped: bool) -> dict[str, Series]:
    """The contestants in turn, `rounds` times; each round another one begins."""
    series = {name: Series(len(portal.targets())) for name in CONTESTANTS}
    timeout = 120 + 0.5 * len(portal.articles)
    with serve_portal(len(portal.articles), is_gzipped=is_gzipped) as url:
        for number in range(rounds):
            for name in list(CONTESTANTS) if number % 2 == 0 else list(reversed(CONTESTANTS)):
                with tempfile.TemporaryDirectory(prefix="portalcrawl-bench-") as folder:
                    used, found = CONTESTANTS[name](url, Path(folder), portal, timeout)
                    series[name].requests = check_run(name, url, portal, found)
                    series[name].runs.append(used)
                    kind = "gzip" if is_gzipped else "plain"
                    print(f"{kind}, round {number + 1}, {name}: {used.cpu_seconds:.1f} s of CPU", file=sys.stderr)
    return series


def find_ratios(series: dict[str, Series]) -> dict[str, float]:
    """Portalcrawl by the minimal spider; for CPU the median of the rounds' ratios.

    A shared machine runs at half its speed for minutes at a time: the two runs of one round meet the same weather.
    """
    ours, theirs = series["portalcrawl"], series["minimal"]
    rounds = zip(ours.runs, theirs.runs, strict=True)
    return {
        "cpu": round(median(one.cpu_seconds / other.cpu_seconds for one, other in rounds), 3),
        "pagesPerSecond": round(ours.pages_per_second / theirs.pages_per_second, 3),
        "peakRss": round(ours.rss / theirs.rss, 3),
    }


def find_excess(series: dict[str, Series], most: float) -> str | None:
    """What is wrong where even the best round's ratio of CPU is above `most`."""
    rounds = zip(series["portalcrawl"].runs, series["minimal"].runs, strict=True)
    least = min(one.cpu_seconds / other.cpu_seconds for one, other in rounds)
    return (
        f"portalcrawl took {least:.2f} times the CPU of the minimal spider; {most:g} at most" if least > most else None
    )


def print_table(results: dict[str, dict[str, Series]]) -> None:
    """For people."""
    print(f"{'':7}{'':16}{'CPU s/1,000 pages':>18}{'pages/s':>10}{'peak RSS MiB':>14}{'requests':>10}")
    for kind, series in results.items():
        for name, one in series.items():
            print(f"{kind:7}{name:16}{one.cpu:18.2f}{one.pages_per_second:10.0f}{one.rss:14.0f}{one.requests:10,}")
        ratio = find_ratios(series)
        print(f"{kind:7}{'ratio':16}{ratio['cpu']:18.2f}{ratio['pagesPerSecond']:10.2f}{ratio['peakRss']:14.2f}")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="CPU, speed and memory of a crawl, beside a minimal Scrapy spider.")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--articles", type=int, default=2000, help="size of the portal (2000)")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--plain", dest="kinds", action="store_const", const=["plain"])
    kinds.add_argument("--gzip", dest="kinds", action="store_const", const=["gzip"])
    kinds.add_argument("--both", dest="kinds", action="store_const", const=["plain", "gzip"])
    parser.add_argument("--most", type=float, help="the largest ratio of CPU that is well")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.set_defaults(kinds=["plain", "gzip"])
    given = parser.parse_args()
    if given.rounds < 1 or given.articles < 1:
        parser.error("--rounds and --articles begin at 1")
    portal = Portal(given.articles)
    try:
        results = {kind: measure_kind(portal, given.rounds, is_gzipped=kind == "gzip") for kind in given.kinds}
    except RunError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if given.json:
        facts: dict[str, object] = {"articles": given.articles, "pages": len(portal.targets()), "rounds": given.rounds}
        for kind, series in results.items():
            facts[kind] = {name: one.describe() for name, one in series.items()} | {"ratio": find_ratios(series)}
        print(json.dumps(facts, indent=2))
    else:
        print(
            f"{given.articles:,} articles on {len(portal.targets()):,} pages, medians of {given.rounds} rounds, "
            f"Scrapy {version('scrapy')}, Python {platform.python_version()}"
        )
        print_table(results)
    excess = [find_excess(series, given.most) for series in results.values()] if given.most else []
    for one in filter(None, excess):
        print(f"bench: {one}", file=sys.stderr)
    return 1 if any(excess) else 0


if __name__ == "__main__":
    sys.exit(main())
