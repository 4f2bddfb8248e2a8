"""What a removal covers: the records of an article, its other addresses, and the raw pages of all these.

Which article: the one that an address is of. Its other addresses: those that were met as copies of it or that lead to
it, where it has moved, its further pages, and addresses at which the very bytes were met from which it was read.
"""

from collections.abc import Iterable

from msgspec import Struct, field

from portalcrawl.archive.history import read_changes
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.model import Role, State
from portalcrawl.archive.ledger.questions.removable import (
    Met,
    OtherAddresses,
    find_article,
    find_met,
    list_near,
    list_versions,
)
from portalcrawl.archive.ledger.tables.removals import fingerprint_text
from portalcrawl.archive.ledger.tables.sections import load_sections
from portalcrawl.archive.removal.raw_pages import Answer, RawPages
from portalcrawl.archive.segments import Place, read_record
from portalcrawl.exceptions import UsageError
from portalcrawl.text.urls.identity import digest_address

_PAGES = (Role.ARTICLE, Role.CANDIDATE)


class Record(Struct, frozen=True):
    """A record that is to be removed."""

    version: int
    place: Place
    run: str
    """That has written it."""
    fingerprint: bytes


class Covered(Struct, frozen=True):
    """An article, or a page that was never archived, that is to be removed."""

    met: Met
    records: tuple[Record, ...]

    @property
    def is_removed(self) -> bool:
        """Whether an earlier call has removed it."""
        return self.met.state is State.REMOVED


class Scope(Struct):
    """All that a removal covers."""

    covered: list[Covered] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    """Other addresses of these, without records."""
    answers: list[Answer] = field(default_factory=list)
    near: list[str] = field(default_factory=list)
    """Articles that tell the same story in other words; they stay."""
    shared: int = 0
    """Answers that stay: other pages were answered with the same bytes, so they are not the article."""


def find_scope(layout: Layout, db: Queries, urls: Iterable[str]) -> Scope:
    """What the removal of some addresses covers. Raises UsageError for one that was never met; ArchiveError."""
    return _Search(layout, db).find(urls)


class _Search:
    def __init__(self, layout: Layout, db: Queries) -> None:
        self._layout = layout
        self._db = db
        self._others = OtherAddresses(db)
        self._moved: dict[str, list[str]] = {}
        for event in read_changes(layout.changes):
            if event.kind == "moved":
                self._moved.setdefault(event.url, []).append(event.facts["movedTo"])
        self._scope = Scope()
        self._addresses: dict[bytes, str] = {}
        """By key, every address whose raw pages are covered."""
        self._sources: set[tuple[str, int]] = set()
        """File and offset of the answers from which covered records were read."""
        self._sections = {digest_address(section.url) for section in load_sections(db)}

    def find(self, urls: Iterable[str]) -> Scope:
        for url in urls:
            met = find_article(self._db, url)
            if met is None:
                raise UsageError(f"{url}: {self._layout.root} has never met this address")
            if met.role not in _PAGES:
                raise UsageError(f"{url}: is a list, a feed or a sitemap, which have no text; name an article")
            self._cover(met)
        pages = RawPages(self._layout)
        while self._take_in_same_bytes(pages):
            pass
        self._scope.answers, self._scope.shared = pages.choose(self._addresses.keys(), self._sources)
        self._scope.others = [
            url for key, url in self._addresses.items()
            if not any(digest_address(one.met.url) == key for one in self._scope.covered)
        ]  # fmt: skip
        covered = {one.met.url for one in self._scope.covered}
        near = (url for one in self._scope.covered for url in list_near(self._db, one.met.number))
        self._scope.near = list(dict.fromkeys(url for url in near if url not in covered))
        return self._scope

    def _cover(self, met: Met) -> None:
        if any(one.met.number == met.number for one in self._scope.covered):
            return
        versions = list_versions(self._db, met.number)
        if met.place is not None and met.version is not None:
            versions.append((met.version, met.place))
        records = []
        self._add(met.url)
        for version, place in versions:
            record = read_record(self._layout, place)
            capture = record["capture"]
            mark = fingerprint_text(capture["digest"], record.get("headline"))
            records.append(Record(version, place, capture["runId"], mark))
            if (source := capture.get("warc")) is not None:
                self._sources.add((source["file"], source["offset"]))
            for url in record.get("pages", ()):
                self._add(url)
        self._scope.covered.append(Covered(met, tuple(records)))
        for url in (*self._others.find(met.url), *self._moved.get(met.url, ())):
            self._add(url)
            for other in self._others.find(url):
                self._add(other)

    def _add(self, url: str) -> None:
        # A list that an article once led to is no address of it.
        if (key := digest_address(url)) not in self._sections:
            self._addresses.setdefault(key, url)

    def _take_in_same_bytes(self, pages: RawPages) -> bool:
        """Take in the addresses at which the bytes were met that covered records were read from; whether any are new.

        An archived article that was read from other bytes keeps its record.
        """
        is_new = False
        for url in pages.find_same(self._sources):
            if digest_address(url) in self._addresses:
                continue
            met = find_met(self._db, url)
            if met is None or met.role not in _PAGES or (met.place is not None and not self._is_read_from(met)):
                continue
            is_new = True
            if met.place is not None:
                self._cover(met)
            else:
                self._add(url)
        return is_new

    def _is_read_from(self, met: Met) -> bool:
        assert met.place is not None
        source = read_record(self._layout, met.place)["capture"].get("warc")
        return source is not None and (source["file"], source["offset"]) in self._sources
