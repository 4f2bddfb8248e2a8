"""Reading list pages: rows into the ledger, and how far to follow the pager."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from portalcrawl.archive.ledger import FRONT, FRONT_PAGES, UNLISTED, Lease, ListedRow, Role, Section, Seen, State
from portalcrawl.discovery.entrances.archive_indexes import find_indexes, is_map_page
from portalcrawl.discovery.entrances.splash_pages import find_frames
from portalcrawl.discovery.menu.sections import SectionLink, find_subsections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.pager.tokens import SCRIPT
from portalcrawl.discovery.rows.candidates import is_calendar_step
from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.discovery.rows.places import NO_PLACES, RowPlaces
from portalcrawl.discovery.rows.row import Row
from portalcrawl.lexicon.index_names import is_category_address
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.recheck.sameness import is_named
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth, ReadListPage
from portalcrawl.spiders.walk.lists.first_pages import is_first_page
from portalcrawl.spiders.walk.lists.list_yields import SPENT
from portalcrawl.spiders.walk.lists.unlinked_pages import UnlinkedPages
from portalcrawl.spiders.walk.moves.moved_portal import MovedPortal
from portalcrawl.text.urls.canonical import canonicalize_url, is_action, is_file, is_same_site, origin_of, trap_reason
from portalcrawl.text.urls.dates import find_url_day
from portalcrawl.text.urls.identity import address_key

# Pages of another site, and files, get no fate in this portal's ledger.
_NOT_HERE = ((State.EXCLUDED, "offsite"), (State.EXCLUDED, "a file"))

_LEAST_OF_SEVERAL = 5
"""Rows of a list page that leaves others to a second one; fewer are all that there are."""
VIEW = "the page that links it, as other devices show it"
"""Why the address of such a view is left."""


class ListReader:
    """Reads a portal's list pages for one run."""

    def __init__(self, run: Run, depth: ListDepth, unlinked: UnlinkedPages | None = None) -> None:
        """`depth` says how far a list is read; `unlinked` asks for what stands behind it."""
        self._unlinked = unlinked or UnlinkedPages(run)
        self._portal = run.keeper
        self._ledger = run.ledger
        self._tree = run.tree
        self._window = run.arguments.window
        self._depth = depth
        self._health = run.health
        self._moved = MovedPortal(run)
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
            self.add_subsections(document, section, listing, pages)
            self.add_indexes(document)
        rows = listing.rows or (self._rows_below(section, document, pages) if is_first else ())
        met = [self._add_row(row, section, document.url) for row in rows]
        self.add_candidates(listing.others, document.url)
        for url in self._depth.pages_to_follow(ReadListPage(lease, number, is_first, rows, tuple(met), pages)):
            self.add_page(url, section)
        self._unlinked.note(document.url, rows, met, pages, is_first=is_first or lease.role is Role.HOME)
        if not rows and lease.role is Role.LIST:
            for url in find_frames(document):
                self.add_page(url, section)
        if (section is not None and is_first) or (is_index and not rows):
            self.note_links(document)
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

    def add_candidates(self, rows: Iterable[Row], page: str) -> int:
        """Put links that no section list shows on the frontier, where they can be pages of this portal; how many of
        them were not known.
        """
        if self._tree.is_limited:
            return 0
        count = 0
        for row in rows:
            fate = self._fate_of(row)
            if fate in _NOT_HERE or self._tree.find(row.url) is not None:
                continue
            count += self._ledger.add_candidate(self._moved.translate(_note_row(row, page)), fate)
        return count

    def add_indexes(self, document: Document) -> bool:
        """Put the archives and pages of categories that a page links on the frontier; whether it links any."""
        indexes = [] if self._tree.is_limited else find_indexes(document)
        for url in indexes:
            self.add_page(url, None)
        return bool(indexes)

    def note_links(self, document: Document) -> None:
        """Give what the page links and nothing else shows its fate: not fetched, and why."""
        if self._tree.is_limited:
            return
        views = page_of(document).metadata.views
        for position, link in enumerate(page_of(document).links, 1):
            is_view = bool(views) and address_key(link.url) in views
            self.note_link(ListedRow(link.url, document.url, position, link.text or None), is_view=is_view)

    def note_link(self, row: ListedRow, *, is_view: bool = False) -> None:
        """The same for one link, which may lead to another view of the page that links it."""
        refusal = VIEW if is_view else self._refusal_of(row.url)
        if refusal not in ("offsite", "a file") and self._tree.find(row.url) is None:
            self._ledger.add_candidate(self._moved.translate(row), (State.EXCLUDED, refusal or UNLISTED))

    def add_sitemap_rows(self, rows: Iterable[Row], page: str) -> None:
        """Put a sitemap's pages on the frontier; a row's date is when the page was last changed.

        What was last changed before the window was not published in it.
        """
        current = []
        for row in rows:
            if row.datePublished and self._window.is_before(row.datePublished) and self._refusal_of(row.url) is None:
                fate = (State.OUTSIDE_WINDOW, f"sitemap says {row.datePublished[:10]}")
                self._ledger.add_candidate(ListedRow(row.url, page, row.position, date=row.datePublished), fate)
            else:
                current.append(replace(row, datePublished=None))
        self.add_candidates(current, page)

    def add_subsections(self, document: Document, section: Section | None, listing: Listing, pages: Pages) -> None:
        """Note the sections that only this page names; `section` is whose page it is, None for the home page."""
        # What the page lists, and its further pages, are no sections, however they are linked.
        rows = {canonicalize_url(row.url) for row in listing.rows}
        taken = rows | {canonicalize_url(url) for url in pages.pages}
        is_map = section is None and is_map_page(document)
        for link in find_subsections(document, {*self._tree.urls, *taken}, rows, is_map=is_map):
            if canonicalize_url(link.url) in taken or find_url_day(link.url):
                continue  # an address that names a day is an article's
            parent = section and self._parent_of(link, section)
            path = (*(parent.path if parent else ()), link.name)
            urls = (*(parent.urls if parent else ()), link.url)
            self._tree.add(link.url, path, urls, "page")

    def _parent_of(self, link: SectionLink, section: Section) -> Section | None:
        """A link below the section's own folder is its child; beside it, its sibling; elsewhere, its child."""
        folder = section.url.rpartition("/")[0] + "/"
        if link.url.startswith(folder) or section.depth == 1:
            return section
        above = folder.rstrip("/").rpartition("/")[0] + "/"
        if link.url.startswith(above):
            return self._tree.find(section.urls[-2]) if section.urls[-2] else section
        return section

    def _rows_below(self, section: Section | None, document: Document, pages: Pages) -> tuple[Row, ...]:
        """Links into a section's own folder, on a page of it that has no list to speak of: a section of one article."""
        folder = canonicalize_url(document.url) if section is not None else ""
        if not folder.endswith("/") or folder == origin_of(folder) + "/":
            return ()  # no folder of its own
        titles: dict[str, str] = {}
        views = page_of(document).metadata.views
        for link in page_of(document).links:
            address = canonicalize_url(link.url) if link.same_site else ""
            is_below = address.startswith(folder) and address != folder and address_key(link.url) not in views
            if is_calendar_step(link):
                continue
            if is_below and link.url not in pages.pages and self._tree.find(link.url) is None:
                titles[link.url] = max(titles.get(link.url, ""), link.title or link.text, key=len)
        return tuple(Row(url, title or None, position=n) for n, (url, title) in enumerate(titles.items(), 1))

    def _add_row(self, row: Row, section: Section | None, page: str) -> Seen:
        filed = section
        if row.section is not None and row.section.url:
            if self._tree.find(row.section.url) is None and is_category_address(row.section.url):
                self._tree.add(row.section.url, (row.section.name,), (row.section.url,), "page")
            filed = self._tree.deeper(self._tree.find(row.section.url), section)
        listed = self._moved.translate(_note_row(row, page))
        seen = self._ledger.add_listed(
            listed, filed.id if filed else None, section.id if section else FRONT, self._fate_of(row)
        )
        if seen is not Seen.NEW:
            self._note_reused(listed)
        return seen

    def _note_reused(self, row: ListedRow) -> None:
        """Look at an archived article whose address is another one's now, by the title and the date of its row.

        If only the title is another one, the next look does not take the server's word that the page is the same.
        """
        if not (row.headline and row.date) or (known := self._ledger.find_listed(row.url)) is None:
            return
        days = {day[:10] for day in (known.published, known.row.date if known.row else None) if day}
        names = (known.headline, known.row.headline if known.row else None)
        if days and row.date[:10] not in days and not is_named(row.headline, names):
            self._ledger.look_at(known.number, row)
        elif not any(name.startswith(row.headline.rstrip("….")) for name in names if name):
            self._ledger.forget_validators(known.number)

    def _fate_of(self, row: Row) -> tuple[State, str] | None:
        """The fate that a row decides without its page being fetched."""
        if refusal := self._refusal_of(row.url):
            return State.EXCLUDED, refusal
        if row.datePublished and not row.year_is_inferred and not self._window.keeps(row.datePublished):
            return State.OUTSIDE_WINDOW, f"list says {row.datePublished[:10]}"
        return None

    def _refusal_of(self, url: str) -> str | None:
        """Why an address is never fetched."""
        if not is_same_site(url, self._tree.home):
            return "offsite"
        if is_file(url):
            return "a file"
        if is_action(url):
            return "not a page to read"
        return trap_reason(url)


def _may_go_on(rows: tuple[Row, ...], pages: Pages) -> bool:
    """Whether rows may stand behind what leads on without an address. Templates write a button below every list, and a
    script hides it."""
    is_button = pages.blocked is not None and pages.blocked.endswith(f"({SCRIPT})")
    return len(rows) >= (_LEAST_OF_SEVERAL if is_button else 1)


def _note_row(row: Row, page: str) -> ListedRow:
    """What a list page says in a row, for the ledger."""
    is_inferred = row.year_is_inferred
    return ListedRow(row.url, page, row.position, row.headline, row.datePublished, year_is_inferred=is_inferred)
