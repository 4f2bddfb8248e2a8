"""What raw pages cost: `portalcrawl crawl` with and without `--no-warc`, on the same pages, in one call.

    warc.py [--rounds N] [--articles N] [--plain | --gzip | --both] [--json]

Exits 1 where a run did not bring all articles, or where WARC costs more CPU than it may.
"""

import argparse
import json
import platform
import sys
import tempfile
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from statistics import median

from crawl import Series, check_run, run_portalcrawl, serve_portal
from measure import RunError
from portal import Portal

MOST = {"plain": 1.25, "gzip": 1.15}
"""CPU of a run with WARC by that of one without."""

_OPTIONS: dict[str, tuple[str, ...]] = {"without": ("--no-warc",), "with": ()}


@dataclass(frozen=True, slots=True)
class Cost:
    """Runs with and without on one kind of pages, in turn."""

    series: dict[str, Series]
    warc_bytes: int
    """Of all WARC files and indexes of the last run."""

    @property
    def ratio(self) -> float:
        """CPU with WARC by CPU without: the median of the rounds' ratios."""
        rounds = zip(self.series["with"].runs, self.series["without"].runs, strict=True)
        return median(one.cpu_seconds / other.cpu_seconds for one, other in rounds)


def measure_cost(portal: Portal, rounds: int, *, is_gzipped: bool) -> Cost:
    """Both ways in turn, `rounds` times; each round the other one begins."""
    series = {name: Series(len(portal.targets())) for name in _OPTIONS}
    size = 0
    with serve_portal(len(portal.articles), is_gzipped=is_gzipped) as url:
        for number in range(rounds):
            for name in list(_OPTIONS) if number % 2 == 0 else list(reversed(_OPTIONS)):
                with tempfile.TemporaryDirectory(prefix="portalcrawl-bench-") as folder:
                    timeout = 60 + 0.1 * len(portal.articles)
                    used, found = run_portalcrawl(url, Path(folder), portal, timeout, *_OPTIONS[name])
                    series[name].requests = check_run(name, url, portal, found)
                    series[name].runs.append(used)
                    if name == "with":
                        size = sum(path.stat().st_size for path in Path(folder).glob("output/*/warc/*"))
                    kind = "gzip" if is_gzipped else "plain"
                    print(f"{kind}, round {number + 1}, {name} WARC: {used.cpu_seconds:.1f} s of CPU", file=sys.stderr)
    return Cost(series, size)


def print_table(costs: dict[str, Cost], pages: int) -> None:
    """For people."""
    print(f"{'':7}{'':10}{'CPU s/1,000 pages':>18}{'pages/s':>10}{'peak RSS MiB':>14}{'WARC KB/page':>14}")
    for kind, cost in costs.items():
        for name, one in cost.series.items():
            size = f"{cost.warc_bytes / pages / 1000:.1f}" if name == "with" else ""
            print(f"{kind:7}{name:10}{one.cpu:18.2f}{one.pages_per_second:10.0f}{one.rss:14.0f}{size:>14}")
        print(f"{kind:7}{'ratio':10}{cost.ratio:18.3f}   (at most {MOST[kind]:.2f})")


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="CPU and memory of a crawl with WARC, beside one without.")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--articles", type=int, default=2000, help="size of the portal (2000)")
    kinds = parser.add_mutually_exclusive_group()
    kinds.add_argument("--plain", dest="kinds", action="store_const", const=["plain"])
    kinds.add_argument("--gzip", dest="kinds", action="store_const", const=["gzip"])
    kinds.add_argument("--both", dest="kinds", action="store_const", const=["plain", "gzip"])
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    parser.set_defaults(kinds=["plain", "gzip"])
    given = parser.parse_args()
    if given.rounds < 1 or given.articles < 1:
        parser.error("--rounds and --articles begin at 1")
    portal = Portal(given.articles)
    pages = len(portal.targets())
    try:
        costs = {kind: measure_cost(portal, given.rounds, is_gzipped=kind == "gzip") for kind in given.kinds}
    except RunError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    if given.json:
        facts: dict[str, object] = {"articles": given.articles, "pages": pages, "rounds": given.rounds}
        for kind, cost in costs.items():
            facts[kind] = {name: one.describe() for name, one in cost.series.items()}
            facts[kind] |= {"cpuRatio": round(cost.ratio, 3), "warcBytes": cost.warc_bytes}  # type: ignore[operator]
        print(json.dumps(facts, indent=2))
    else:
        print(
            f"{given.articles:,} articles on {pages:,} pages, medians of {given.rounds} rounds, "
            f"Scrapy {version('scrapy')}, Python {platform.python_version()}"
        )
        print_table(costs, pages)
    return int(any(cost.ratio > MOST[kind] for kind, cost in costs.items()))


if __name__ == "__main__":
    sys.exit(main())
