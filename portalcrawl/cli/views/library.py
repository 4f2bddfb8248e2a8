"""Reads the articles of several archives together, without a lock and without writing.

Each article has one number for all archives: its number in its own ledger, times their count, plus its archive's place.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple, Self

from msgspec import Struct

from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import Archived
from portalcrawl.archive.ledger.questions.articles import LedgerReader
from portalcrawl.archive.segments import read_record
from portalcrawl.duplicates.index import read_signatures
from portalcrawl.duplicates.signatures import Signature
from portalcrawl.duplicates.similarity import Story
from portalcrawl.exceptions import ArchiveError, UsageError
from portalcrawl.text.restoration.restore import MIRROR
from portalcrawl.text.whitespace import show_controls


class Shown(Struct, frozen=True):
    """What `portalcrawl duplicates` shows of an article."""

    portal: str
    """The name of its archive's folder."""
    url: str
    published: str | None
    record: dict[str, Any]
    """Its newest record. An exact copy has no record; then it is that of the article with the same text."""
    is_copy: bool
    """Whether it is an exact copy."""

    @property
    def is_mirror(self) -> bool:
        """Whether a tool made its page look like an original."""
        return MIRROR in self.record.get("textNotes", ())


class Numbered(Struct, frozen=True):
    """An article's number, and its signature if its archive has one."""

    number: int
    signature: Signature | None


def list_archives(folder: Path) -> list[Layout]:
    """The archive at a path, or all archives in the folder. Raises UsageError if there are none, and ArchiveError."""
    if Layout(folder).is_archive():
        found = [Layout(folder)]
    else:
        found = [Layout(path) for path in sorted(folder.glob("*")) if Layout(path).is_archive()]
    if not found:
        raise UsageError(f"{folder}: neither an archive nor a folder of archives; name one such as output")
    for layout in found:
        check_kinds(layout)
    return found


class _Shelf(NamedTuple):
    layout: Layout
    ledger: LedgerReader


class Library:
    """Several archives, opened together."""

    def __init__(self, layouts: list[Layout]) -> None:
        """Open the ledgers. If one cannot be read, name it on stderr and leave it out."""
        self._shelves: list[_Shelf] = []
        self._told: set[str] = set()
        for layout in layouts:
            try:
                self._shelves.append(_Shelf(layout, LedgerReader(layout.ledger)))
            except ArchiveError as error:
                self._complain(error)

    def __enter__(self) -> Self:
        """The library itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close the ledgers."""
        for shelf in self._shelves:
            shelf.ledger.close()

    @property
    def failures(self) -> int:
        """How many archives and articles could not be read."""
        return len(self._told)

    def _complain(self, error: ArchiveError) -> None:
        if str(error) not in self._told:
            self._told.add(str(error))
            print(f"portalcrawl: {show_controls(str(error))}", file=sys.stderr)

    def iter_articles(self) -> Iterator[Numbered]:
        """All archived articles of all archives."""
        for place, (_, ledger) in enumerate(self._shelves):
            try:
                for batch in ledger.iter_articles():
                    known = read_signatures(ledger, batch[0].number, batch[-1].number)
                    for article in batch:
                        mark, signature = known.get(article.number, (None, None))
                        # A signature of an older version does not describe this text.
                        signature = signature if mark == article.text_mark else None
                        yield Numbered(self._number(place, article.number), signature)
            except ArchiveError as error:
                self._complain(error)

    def iter_copies(self) -> Iterator[tuple[int, int]]:
        """The number of each exact copy, and the number of its original."""
        for place, (_, ledger) in enumerate(self._shelves):
            try:
                for copy in ledger.iter_copies():
                    yield self._number(place, copy.number), self._number(place, copy.original)
            except ArchiveError as error:
                self._complain(error)

    def read_story(self, number: int) -> Story | None:
        """Headline and text of an article; None if its record cannot be read."""
        (layout, ledger), own = self._find(number)
        try:
            record = self._read_record(layout, ledger.read_article(own))
        except ArchiveError as error:
            self._complain(error)
            return None
        return None if record is None else Story(record.get("headline", ""), record.get("articleBody", ""))

    def read_shown(self, number: int) -> Shown | None:
        """An article or an exact copy; None if its record cannot be read."""
        (layout, ledger), own = self._find(number)
        try:
            copy = ledger.read_copy(own)
            article = ledger.read_article(copy.original if copy else own)
            record = self._read_record(layout, article)
        except ArchiveError:
            return None  # reported when it was compared
        if article is None or record is None:
            return None
        url, published = (copy.url, copy.published) if copy else (article.url, article.published)
        return Shown(layout.root.name, url, published, record, is_copy=copy is not None)

    def _read_record(self, layout: Layout, article: Archived | None) -> dict[str, Any] | None:
        return None if article is None else read_record(layout, article.place)

    def _number(self, place: int, number: int) -> int:
        return number * len(self._shelves) + place

    def _find(self, number: int) -> tuple["_Shelf", int]:
        own, place = divmod(number, len(self._shelves))
        return self._shelves[place], own
