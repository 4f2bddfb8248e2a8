"""Reading list pages: rows into the ledger, and how far to follow the pager."""

from datetime import datetime

from portalcrawl.archive.ledger import FRONT, FRONT_PAGES, REDIRECTS_TO, Lease, Role, Section, State
from portalcrawl.discovery.entrances.archive_indexes import find_indexes, is_map_page
from portalcrawl.discovery.entrances.splash_pages import find_frames
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.tokens import SCRIPT
from portalcrawl.discovery.rows.blocks.places import NO_PLACES, RowPlaces
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth, ReadListPage
from portalcrawl.spiders.walk.lists.empty_sections import EmptySections
from portalcrawl.spiders.walk.lists.first_pages import is_first_page
from portalcrawl.spiders.walk.lists.link_notes import LinkNotes
from portalcrawl.spiders.walk.lists.list_yields import SPENT
from portalcrawl.spiders.walk.lists.nested_lists import NestedLists
from portalcrawl.spiders.walk.lists.page_sections import PageSections
from portalcrawl.spiders.walk.lists.row_years import RowYears
from portalcrawl.spiders.walk.lists.unlinked_pages import UnlinkedPages
from portalcrawl.text.urls.canonical import canonicalize_url, is_file, is_same_site, trap_reason
from portalcrawl.text.urls.index_pages import is_home_address

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
        self.sections = PageSections(run)
        self._empty = EmptySections()
        self._nested = NestedLists()
        self._years = RowYears(run)
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
        if self._is_left(document, lease, listing.rows):
            return len(listing.rows)
        if is_index and is_map_page(document):
            listing = listing.of_names()
        self._places[number] = places.join(listing.places)
        self._note_stated(lease, section, pages, is_first=is_first)
        if is_first or lease.role is Role.HOME:
            self._depth.begin(number)
        if is_first or is_index:
            self.sections.add(document, section, listing, pages)
            self.add_indexes(document)
        rows = listing.rows or (self.sections.rows_below(section, document, pages) if is_first else ())
        self._note_emptiness(number, document, rows, is_first=is_first)
        rows = self._years.infer(rows, number, reference, is_first=is_first or lease.role is Role.HOME)
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

    def _note_stated(self, lease: Lease, section: Section | None, pages: Pages, *, is_first: bool) -> None:
        """Note what the pager says of the list's size."""
        if section is not None:
            self._ledger.sections.set_stated(section.id, pages.total_rows, pages.total_pages, is_first=is_first)
        elif lease.role is Role.HOME:
            self._ledger.set_meta(FRONT_PAGES, str(pages.total_pages) if pages.total_pages else None)

    def _is_left(self, document: Document, lease: Lease, rows: tuple[Row, ...]) -> bool:
        """Whether a list page is another one under a longer path; it gets its fate then, and is not asked for again."""
        first = self._nested.find_first(document, rows)
        if first is None or lease.role is not Role.LIST:
            return False
        self._ledger.lease_again(lease)
        self._ledger.set_state(lease.url, State.DUPLICATE, REDIRECTS_TO + first)
        section = self._tree.find(lease.url)
        if section is not None and section.origin == "page":
            self._tree.remove(section)
        return True

    def read_beside(self, document: Document, lease: Lease, section: Section) -> int:
        """Put the rows and further pages of a section's first page into the ledger, whose address holds an article; the
        number of rows. The lease gets its fate elsewhere."""
        rows = find_rows(document, self._portal.rows, zone=self._portal.zone, exclude=set(self._tree.urls)).rows
        pages = find_pages(document, self._portal.pager)
        met = tuple(self.notes.add_row(row, section, document.url) for row in rows)
        for url in self._depth.pages_to_follow(ReadListPage(lease, section.id, True, rows, met, pages)):
            self.add_page(url, section)
        return len(rows)

    def _note_emptiness(self, section: int, document: Document, rows: tuple[Row, ...], *, is_first: bool) -> None:
        if is_first:
            self._empty.note(section, document, has_rows=bool(rows))
        if is_first and rows:
            self._ledger.zeros.note(section, is_stated=False)

    def has_places_of(self, number: int, places: RowPlaces) -> bool:
        """Whether a page has rows where pages of this section have theirs, as far as this run has read them.

        A server may answer with an article, and what is related to it, whatever it is asked for.
        """
        return not self._places.get(number, NO_PLACES).places.isdisjoint(places.places)

    def has_frame(self, document: Document, lease: Lease) -> bool:
        """Whether a page in a section's place links the home page or another section, as the portal's own pages do."""
        return not self._is_message(document, lease) or any(
            is_home_address(link.url) and is_same_site(link.url, self._tree.home) for link in page_of(document).links
        )

    def _is_message(self, document: Document, lease: Lease) -> bool:
        """Whether a page without rows is none of the portal's: a message in a list's place lacks the portal's menu."""
        others = {url for url in self._tree.urls if url != canonicalize_url(lease.url)}
        return bool(others) and not any(canonicalize_url(link.url) in others for link in page_of(document).links)

    def settle(self) -> None:
        """Note at the end which empty pages should have rows. The page behind a list's last one may be empty for good,
        and which one is the last is known when all are read."""
        for url in self._ledger.walks.find_hollow(self._ledger.generation):
            self._health.note_empty_list(url)
        for number, is_stated in self._empty.judge().items():
            self._ledger.zeros.note(number, is_stated=is_stated)

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
            self._ledger.zeros.note_same(number)
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
