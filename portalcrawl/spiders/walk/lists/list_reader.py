"""Reading list pages: rows into the ledger, and how far to follow the pager."""

from datetime import datetime

from portalcrawl.archive.ledger import FRONT, FRONT_PAGES, Lease, Role, Section
from portalcrawl.discovery.entrances.archive_indexes import find_indexes, is_map_page
from portalcrawl.discovery.entrances.splash_pages import find_frames
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.tokens import SCRIPT
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.places import NO_PLACES, RowPlaces
from portalcrawl.discovery.rows.row import Row
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth, ReadListPage
from portalcrawl.spiders.walk.lists.first_pages import is_first_page
from portalcrawl.spiders.walk.lists.link_notes import LinkNotes
from portalcrawl.spiders.walk.lists.list_yields import SPENT
from portalcrawl.spiders.walk.lists.page_sections import PageSections
from portalcrawl.spiders.walk.lists.unlinked_pages import UnlinkedPages
from portalcrawl.text.urls.canonical import canonicalize_url, is_file, is_same_site, trap_reason

_LEAST_OF_SEVERAL = 5
"""Rows of a list page that leaves others to a second one; fewer are all that there are."""


class ListReader:
    """Reads a portal's list pages for one run."""

    def __init__(self, run: Run, depth: ListDepth, unlinked: UnlinkedPages | None = None) -> None:
        """`depth` says how far a list is read; `unlinked` asks for what stands behind it."""
        self._unlinked = unlinked or UnlinkedPages(run)
        self._portal = run.keeper
        self._ledger = run.ledger
        self._tree = run.tree
        self._depth = depth
        self._health = run.health
        self.notes = LinkNotes(run)
        """What puts rows and links into the ledger."""
        self.sections = PageSections(run.tree)
        self._places: dict[int, RowPlaces] = {}
        """Where each section's pages have their rows."""

    def read(self, document: Document, lease: Lease, reference: datetime) -> int:
        """Put a list page's rows and further pages into the ledger and mark it read; the number of its rows.

        Also reads the front list, whose pages belong to no section.
        """
        section = self._tree.get(lease.section)
        pages = find_pages(document, self._portal.pager)
        is_first = section is not None and is_first_page(self._ledger, lease, section)
        is_index = section is None and lease.role is Role.LIST and pages.current in (None, 1)
        number = section.id if section else FRONT
        places = self._places.get(number, NO_PLACES)
        known = NO_PLACES if is_first or is_index or lease.role is Role.HOME else places
        listing = find_rows(
            document,
            self._portal.rows,
            reference=reference,
            zone=self._portal.zone,
            exclude=set(self._tree.urls),
            places=known,
        )
        if is_index and is_map_page(document):
            listing = listing.of_names()
        self._places[number] = places.join(listing.places)
        if section is not None:
            self._ledger.sections.set_stated(section.id, pages.total_rows, pages.total_pages, is_first=is_first)
        elif lease.role is Role.HOME:
            self._ledger.set_meta(FRONT_PAGES, str(pages.total_pages) if pages.total_pages else None)
        if is_first or lease.role is Role.HOME:
            self._depth.begin(number)
        if is_first or is_index:
            self.sections.add(document, section, listing, pages)
            self.add_indexes(document)
        rows = listing.rows or (self.sections.rows_below(section, document, pages) if is_first else ())
        met = [self.notes.add_row(row, section, document.url) for row in rows]
        self.notes.add_candidates(listing.others, document.url)
        for url in self._depth.pages_to_follow(ReadListPage(lease, number, is_first, rows, tuple(met), pages)):
            self.add_page(url, section)
        self._unlinked.note(document.url, rows, met, pages, is_first=is_first or lease.role is Role.HOME)
        if not rows and lease.role is Role.LIST:
            for url in find_frames(document):
                self.add_page(url, section)
        if (section is not None and is_first) or (is_index and not rows):
            self.notes.note_links(document)
        is_further = lease.role is Role.LIST and not is_first and not is_index
        if is_further and not rows and lease.doubted is None and self._is_message(document, lease):
            self._health.note_empty_list(lease.url)
        blocked = pages.blocked if _may_go_on(rows, pages) else None
        if pages.next and self._depth.yields.is_spent(number, pages):
            blocked = SPENT
        self._ledger.set_read(lease.url, len(rows), blocked, is_doubtful=is_further and not rows)
        return len(rows)

    def has_places_of(self, number: int, places: RowPlaces) -> bool:
        """Whether a page has rows where pages of this section have theirs, as far as this run has read them.

        A server may answer with an article, and what is related to it, whatever it is asked for.
        """
        return not self._places.get(number, NO_PLACES).places.isdisjoint(places.places)

    def _is_message(self, document: Document, lease: Lease) -> bool:
        """Whether an empty page of a list is none of the portal's: a message in its place lacks the portal's menu."""
        others = {url for url in self._tree.urls if url != canonicalize_url(lease.url)}
        return bool(others) and not any(canonicalize_url(link.url) in others for link in page_of(document).links)

    def settle(self) -> None:
        """Note at the end which empty pages should have rows. The page behind a list's last one may be empty for good,
        and which one is the last is known when all are read."""
        for url in self._ledger.walks.find_hollow(self._ledger.generation):
            self._health.note_empty_list(url)

    def may_be_same(self, lease: Lease) -> bool:
        """Whether the server may answer for a page of the walk that it is the same."""
        return self._depth.may_be_same(lease)

    def note_vain(self, lease: Lease) -> None:
        """A row of a list leads to no article."""
        self._depth.yields.note_vain(lease.section)

    def note_dead(self, lease: Lease) -> None:
        """A page of the walk is not there."""
        if lease.role is Role.LIST:
            self._depth.note_dead(lease)

    def read_same(self, lease: Lease) -> None:
        """Mark a list page read of which the server says that it is the same as before."""
        section = self._tree.get(lease.section)
        number = section.id if section else FRONT
        if section is not None and is_first_page(self._ledger, lease, section):
            self._depth.begin(number)
        for url in self._depth.pages_after_same(lease, number):
            self.add_page(url, section)
        self._ledger.set_same(lease.url)

    def add_page(self, url: str, section: Section | None) -> None:
        """Put a further list page on the frontier."""
        if is_same_site(url, self._tree.home) and not is_file(url) and not trap_reason(url):
            self._ledger.add_page(url, Role.LIST, section.id if section else None)

    def add_indexes(self, document: Document) -> bool:
        """Put the archives and pages of categories that a page links on the frontier; whether it links any."""
        indexes = [] if self._tree.is_limited else find_indexes(document)
        for url in indexes:
            self.add_page(url, None)
        return bool(indexes)


def _may_go_on(rows: tuple[Row, ...], pages: Pages) -> bool:
    """Whether rows may stand behind what leads on without an address. Templates write a button below every list, and a
    script hides it."""
    is_button = pages.blocked is not None and pages.blocked.endswith(f"({SCRIPT})")
    return len(rows) >= (_LEAST_OF_SEVERAL if is_button else 1)
