"""What pages show goes into the ledger: rows of lists, links beside them, pages of sitemaps.

Each link comes with the fate that it decides itself, without its page being fetched.
"""

from collections.abc import Iterable

from msgspec.structs import replace

from portalcrawl.archive.ledger import FRONT, UNLISTED, ListedRow, Section, Seen, State
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.lexicon.index_names import is_category_address
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.recheck.sameness import is_named
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.moves.moved_portal import MovedPortal
from portalcrawl.text.urls.canonical import is_action, is_file, is_same_site, trap_reason
from portalcrawl.text.urls.identity import address_key

# Pages of another site, and files, get no fate in this portal's ledger.
_NOT_HERE = ((State.EXCLUDED, "offsite"), (State.EXCLUDED, "a file"))

VIEW = "the page that links it, as other devices show it"
"""Why the address of such a view is left."""


class LinkNotes:
    """Notes links in a run's ledger."""

    def __init__(self, run: Run) -> None:
        """The window of the run's arguments and the site of its section tree decide fates."""
        self._ledger = run.ledger
        self._tree = run.tree
        self._window = run.arguments.window
        self._moved = MovedPortal(run)

    def add_row(self, row: Row, section: Section | None, page: str) -> Seen:
        """Put a row of a section's list, or of the front list, on the frontier; how it was seen before."""
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

    def _note_reused(self, row: ListedRow) -> None:
        """Look at an archived article whose address is another one's now, by the title and the date of its row.

        If only the title is another one, the next look does not take the server's word that the page is the same.
        """
        if not (row.headline and row.date) or (known := self._ledger.find_listed(row.url)) is None:
            return
        # A year that is inferred is no fact of the row's: the same row may be given another one next year.
        shown = slice(5 if row.year_is_inferred else 0, 10)
        days = {day[shown] for day in (known.published, known.row.date if known.row else None) if day}
        names = (known.headline, known.row.headline if known.row else None)
        if days and row.date[shown] not in days and not is_named(row.headline, names):
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


def _note_row(row: Row, page: str) -> ListedRow:
    """What a list page says in a row, for the ledger."""
    is_inferred = row.year_is_inferred
    return ListedRow(row.url, page, row.position, row.headline, row.datePublished, year_is_inferred=is_inferred)
