"""What an archive of many known URLs costs a run before it does anything: a small portal, whose ledger is filled up.

    startup.py [--urls N] [--rounds N] [--json]

Crawls a portal of 100 articles, puts N more archived URLs into its ledger, and runs again on the unchanged portal, in
turn with a copy of the archive that was left as it is. The difference is what the known URLs cost.
"""

import argparse
import json
import shutil
import sqlite3
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path
from statistics import median

from crawl import serve_portal
from measure import RunError, Usage, run_measured

ARTICLES = 100
PATIENCE = 300


def run_again(url: str, folder: Path, output: Path) -> Usage:
    """A run over the portal into an output folder."""
    command = [sys.executable, "-m", "portalcrawl", "crawl", url, "--output", str(output)]
    return run_measured([*command, "--delay", "0", "--concurrency", "16"], folder, PATIENCE)


def make_rows(count: int) -> Iterator[tuple[object, ...]]:
    """Archived URLs as a run would have left them half a month ago."""
    now = int(time.time())
    for number in range(count):
        path = f"127.0.0.1/known/{number // 1000}/{number}.html"
        key = blake2b(path.encode(), digest_size=16).digest()
        row = json.dumps(["http://127.0.0.1/known/", number % 20 + 1, f"已知的第{number}篇文章的标题", "2019-05-06", 0])
        yield (
            key, f"http://{path}", 2, "archived", 1, row, 1, "2019-05-06", f"已知的第{number}篇文章的标题",
            blake2b(key, digest_size=32).digest(), 1 + number // 10_000, number % 10_000 * 4_000, 3_999, 1,
            now - 1_300_000, 1_557_100_800, now + 1_300_000 + number % 1_000_000,
        )  # fmt: skip


def fill(ledger: Path, count: int) -> None:
    """Put archived URLs into a ledger, each shown by a section's list."""
    columns = (
        "key, url, role, state, section, row, generation, published, headline, digest, segment, start, length, "
        "version, checked, changed, due"
    )
    marks = ", ".join("?" * len(columns.split(", ")))
    with closing(sqlite3.connect(ledger)) as db:
        last = db.execute("SELECT max(id) FROM urls").fetchone()[0]
        db.executemany(f"INSERT INTO urls ({columns}) VALUES ({marks})", make_rows(count))
        db.execute("INSERT INTO listings SELECT section, id, generation FROM urls WHERE id > ?", (last,))
        db.commit()


def describe(runs: list[Usage]) -> dict[str, float]:
    """The medians of some runs."""
    return {
        "seconds": round(median(run.wall_seconds for run in runs), 2),
        "cpuSeconds": round(median(run.cpu_seconds for run in runs), 2),
        "peakRssMib": round(median(run.peak_rss_mib for run in runs)),
    }


def main() -> int:
    """The command line."""
    parser = argparse.ArgumentParser(description="What a ledger of many known URLs costs a run.")
    parser.add_argument("--urls", type=int, default=1_000_000, help="known URLs (1,000,000)")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each (3)")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    given = parser.parse_args()
    small: list[Usage] = []
    large: list[Usage] = []
    try:
        with (
            tempfile.TemporaryDirectory(prefix="portalcrawl-bench-") as name,
            serve_portal(ARTICLES, is_gzipped=False) as url,
        ):
            folder = Path(name)
            run_again(url, folder, folder / "small")
            shutil.copytree(folder / "small", folder / "large")
            [ledger] = (folder / "large").glob("*/ledger.db")
            fill(ledger, given.urls)
            size = ledger.stat().st_size
            for _ in range(given.rounds):
                small.append(run_again(url, folder, folder / "small"))
                large.append(run_again(url, folder, folder / "large"))
    except RunError as error:
        print(f"startup: {error}", file=sys.stderr)
        return 1
    facts = {"urls": given.urls, "ledgerMib": round(size / 2**20), "small": describe(small), "large": describe(large)}
    if given.json:
        print(json.dumps(facts, indent=2))
        return 0
    print(f"{given.urls:,} known URLs, a ledger of {size / 2**20:.0f} MiB, medians of {given.rounds} rounds")
    for label, runs in (("without them", small), ("with them", large)):
        one = describe(runs)
        print(f"{label:14}{one['seconds']:8.2f} s{one['cpuSeconds']:8.2f} s of CPU{one['peakRssMib']:7.0f} MiB at most")
    return 0


if __name__ == "__main__":
    sys.exit(main())
