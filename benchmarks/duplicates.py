"""What near-duplicates cost, and how many are found: generated articles with planted copies and siblings.

    duplicates.py [--articles N] [--length CHARACTERS] [--seed N] [--folder DIR] [--json]

Articles are written to a file as they come, as an archive does it; the index is in a ledger's database, committed every
200 articles. CPU is that of comparing and indexing alone. Exits 1 where a target is missed.
"""

import argparse
import json
import resource
import sys
import tempfile
import time
from array import array
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from stories import COPIES, SIBLINGS, Made, Writer

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger
from portalcrawl.duplicates.index import SignatureIndex
from portalcrawl.duplicates.near import NearDuplicates
from portalcrawl.duplicates.similarity import Story

LEAST_PRECISION = 0.99
LEAST_RECALL = 0.98
MOST_MILLISECONDS = 1.5
MOST_GROWTH = 32.0
"""MiB that the process may grow after its first tenth, in which the database's page cache of 16 MB is not filled."""
_BATCH = 200


@dataclass
class Shelf:
    """The articles' texts, on disk."""

    path: Path

    def __post_init__(self) -> None:
        """Opens the file."""
        self._file = self.path.open("w+b")
        self._ends = array("Q", [0])

    def put(self, made: Made) -> None:
        """Write an article behind the others."""
        self._file.seek(0, 2)
        self._file.write(json.dumps([made.headline, made.body]).encode())
        self._ends.append(self._file.tell())

    def read(self, number: int) -> Story:
        """An article's text."""
        self._file.seek(self._ends[number])
        return Story(*json.loads(self._file.read(self._ends[number + 1] - self._ends[number])))

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@dataclass
class Score:
    """What was found."""

    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    right: int = 0
    """Articles that are said to tell a story of which they are an edition."""
    wrong: Counter[str] = field(default_factory=Counter)
    """By kind, articles that are said to tell another story than theirs."""
    cpu: float = 0.0
    growth: float = 0.0
    """MiB."""
    index_bytes: float = 0.0
    """For each article."""
    articles: int = 0

    @property
    def precision(self) -> float:
        """Of the articles that were marked, the share that is marked rightly."""
        return self.right / max(1, self.right + self.wrong.total())

    @property
    def recall(self) -> dict[str, float]:
        """By kind of edit, the share of planted copies that were found."""
        return {kind: self.found[kind] / count for kind, count in sorted(self.planted.items())}

    @property
    def milliseconds(self) -> float:
        """CPU for each article."""
        return self.cpu / max(1, self.articles) * 1000

    def list_misses(self) -> list[str]:
        """The targets that are missed, in words; how much memory is taken is told apart from a few articles' noise."""
        misses = [f"recall of {kind} {share:.3f}" for kind, share in self.recall.items() if share < LEAST_RECALL]
        if self.precision < LEAST_PRECISION:
            misses.append(f"precision {self.precision:.3f}")
        if self.milliseconds > MOST_MILLISECONDS:
            misses.append(f"{self.milliseconds:.2f} ms of CPU for each article")
        if self.growth > MOST_GROWTH:
            misses.append(f"memory grows by {self.growth:.1f} MiB")
        return misses


def measure(folder: Path, count: int, *, length: int = 400, seed: int = 7) -> Score:
    """Write so many articles and look for each one's originals."""
    ledger = Ledger(folder / "ledger.db", Disk(folder))
    shelf = Shelf(folder / "articles.jsonl")
    near = NearDuplicates(SignatureIndex(ledger.database), shelf.read)
    score, story_of, first = Score(articles=count), array("Q"), 0.0
    for made in Writer(seed, length).write(count):
        story_of.append(made.number if made.original is None else made.original)
        shelf.put(made)
        started = time.process_time()
        matches = near.meet(made.number, made.number, Story(made.headline, made.body))
        if made.number % _BATCH == _BATCH - 1:
            ledger.commit()
        score.cpu += time.process_time() - started
        if made.original is not None:
            score.planted[made.kind] += 1
        if matches and all(story_of[match.number] == story_of[made.number] for match in matches):
            score.right += 1
            score.found[made.kind] += made.original is not None
        elif matches:
            score.wrong[made.kind] += 1
        if made.number == count // 10:
            first = _peak()
    score.growth = _peak() - first
    shelf.close()
    ledger.commit()
    ledger.close()
    score.index_bytes = (folder / "ledger.db").stat().st_size / count
    return score


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--length", type=int, default=400)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--folder", type=Path, help="for the index, by default the system's for temporary files")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=options.folder) as folder:
        score = measure(Path(folder), options.articles, length=options.length, seed=options.seed)
    facts = {
        "articles": score.articles,
        "copies": score.planted.total(),
        "precision": round(score.precision, 4),
        "recall": {kind: round(share, 4) for kind, share in score.recall.items()},
        "wrong": dict(score.wrong),
        "cpuMilliseconds": round(score.milliseconds, 3),
        "growthMib": round(score.growth, 1),
        "indexBytes": round(score.index_bytes),
        "missed": score.list_misses(),
    }
    if options.json:
        print(json.dumps(facts))
    else:
        print(f"kinds of copies: {', '.join(COPIES)}; of siblings, which are none: {', '.join(SIBLINGS)}")
        for name, value in facts.items():
            print(f"{name:16} {value}")
    return 1 if score.list_misses() else 0


if __name__ == "__main__":
    sys.exit(main())
