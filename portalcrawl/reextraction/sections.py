"""A section tree of an archive that is only read: what it learns stays in memory."""

from collections.abc import Iterator
from typing import cast

from portalcrawl.archive.ledger import Ledger, Role, Section
from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.tables.sections import SectionTable, load_sections
from portalcrawl.spiders.section_tree import SectionTree


class _MemoryTable(SectionTable):
    """The sections of a ledger; new ones are numbered behind them."""

    def __init__(self, db: Queries) -> None:
        self._sections = list(load_sections(db))

    def load(self) -> Iterator[Section]:
        """All sections."""
        return iter(self._sections)

    def add(self, url: str, path: tuple[str, ...], urls: tuple[str, ...], position: int, origin: str) -> Section:
        """A section of a new number."""
        section = Section(max((one.id for one in self._sections), default=0) + 1, url, path, urls, origin)
        self._sections.append(section)
        return section

    def rename(self, section: Section, path: tuple[str, ...], urls: tuple[str, ...], origin: str) -> Section:
        """The section under its new name."""
        return Section(section.id, section.url, path, urls, origin)


class _MemoryLedger:
    """As much of a ledger as a section tree needs."""

    def __init__(self, db: Queries) -> None:
        self.sections = _MemoryTable(db)

    def add_page(
        self, url: str, role: Role, section: int | None = None, *, is_again: bool = False, is_in_menu: bool = False
    ) -> bool:
        """No list is read."""
        return False

    def look_daily(self, url: str) -> None:
        """Nothing is looked at."""


def make_tree(db: Queries, home: str) -> SectionTree:
    """The tree of a portal's sections, by a connection that may only read."""
    return SectionTree(cast(Ledger, _MemoryLedger(db)), home)
