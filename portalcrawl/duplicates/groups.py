"""Stories of many archives, grouped by means of an index in a temporary database."""

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from portalcrawl.duplicates.index import SignatureIndex
from portalcrawl.duplicates.near import MOST_PROVEN, ReadStory
from portalcrawl.duplicates.signatures import Signature, sign_text
from portalcrawl.duplicates.similarity import Edition, Story, compare_editions

_TABLES = (
    "CREATE TABLE members (number INTEGER PRIMARY KEY, head INTEGER NOT NULL)",
    "CREATE INDEX heads ON members (head)",
)


class StoryGroups:
    """Groups stories by their numbers; memory stays flat however many there are."""

    def __init__(self, read: ReadStory, folder: Path | None = None) -> None:
        """`read` brings a text; the database is made in `folder`, by default the system's for temporary files."""
        self._read = read
        self._folder = tempfile.TemporaryDirectory(prefix="portalcrawl-", dir=folder)
        self._db = sqlite3.connect(Path(self._folder.name) / "stories.db", isolation_level=None)
        # Nobody needs it after a crash.
        for statement in ("PRAGMA journal_mode=OFF", "PRAGMA synchronous=OFF", "PRAGMA cache_size=-32000", *_TABLES):
            self._db.execute(statement)
        self._db.execute("BEGIN")
        self._index = SignatureIndex(self)

    def __enter__(self) -> Self:
        """Itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Throws the database away."""
        self._db.close()
        self._folder.cleanup()

    def execute(self, query: str, values: tuple[Any, ...] = ()) -> sqlite3.Cursor:
        """Run one statement for the index."""
        return self._db.execute(query, values)

    def execute_many(self, query: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Run one statement for each row for the index."""
        self._db.executemany(query, rows)

    def add(self, number: int, signature: Signature | None = None) -> None:
        """Take in a story; without its signature it is read for it. Joins it to those that tell the same."""
        story: Story | None = None
        if signature is None:
            story = self._read(number)
            signature = sign_text(story.text) if story is not None else Signature((), b"", 0)
        candidates = self._index.find(signature, number)[:MOST_PROVEN]
        if candidates and (story := story or self._read(number)) is not None:
            self._join_same(number, story, candidates)
        self._index.put(number, 0, signature)

    def _join_same(self, number: int, story: Story, candidates: list[int]) -> None:
        edition = Edition(story)
        for candidate in candidates:
            if self._find_head(candidate) == self._find_head(number):
                continue  # another one of that group has told already
            other = self._read(candidate)
            if other is not None and compare_editions(Edition(other), edition).is_same:
                self.join(number, candidate)

    def join(self, one: int, other: int) -> None:
        """Note that two tell the same; either may be in a group already."""
        heads = sorted({self._find_head(one), self._find_head(other)})
        self._db.execute("UPDATE members SET head = ? WHERE head = ?", (heads[0], heads[-1]))
        rows = [(number, heads[0]) for number in {one, other, *heads}]
        self._db.executemany("INSERT OR REPLACE INTO members VALUES (?, ?)", rows)

    def _find_head(self, number: int) -> int:
        found = self._db.execute("SELECT head FROM members WHERE number = ?", (number,)).fetchone()
        return number if found is None else int(found[0])

    def iter_groups(self) -> Iterator[list[int]]:
        """The groups, each by its members' numbers."""
        rows = self._db.execute("SELECT head, number FROM members ORDER BY head, number")
        for _, group in groupby(rows, lambda row: row[0]):
            yield [number for _, number in group]
