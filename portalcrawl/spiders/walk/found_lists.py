"""A fetched page that proves to be a list is a list, whatever it was met as: its rows count, and its pager."""

from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum, auto

from portalcrawl.archive.ledger import FRONT, Lease, Look, Section
from portalcrawl.discovery.menu.own_name import find_own_name, is_titled_as
from portalcrawl.discovery.pager.addresses import STRONG, bare_addresses, read_slots
from portalcrawl.discovery.pager.lone_page import find_lone_page
from portalcrawl.discovery.pager.pager import find_linked_pager, find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.extraction.analysis import Analysis
from portalcrawl.extraction.found import UNLISTED_PROSE, find_start
from portalcrawl.extraction.rejection import LIST_PAGE
from portalcrawl.items import Article, Breadcrumb
from portalcrawl.lexicon.index_names import is_date_index, is_tag_index
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_kind import has_rows_of_others, may_be_prose, prose_length
from portalcrawl.page.text_length import text_length
from portalcrawl.spiders.recheck.sameness import fingerprint_page
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import Step
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.lists.unlinked_pages import UnlinkedPages
from portalcrawl.text.urls.canonical import canonicalize_url
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.patterns import has_pattern, is_of_numbers

_LEAST_ROWS = 3
"""Rows that make a page a list, unless it has an article's address; with dates or a pager fewer may do."""


def is_view_address(url: str) -> bool:
    """Whether an address is a list's by tag, author or month, or a further page of such a list."""
    further = (first for slot in read_slots(url) if slot.strength == STRONG for first in bare_addresses(slot))
    is_index = is_tag_index("", url) or is_date_index("", url)
    return is_index or any(not is_page_address(one) and not is_home_address(one) for one in (url, *further))


class FoundAs(Enum):
    """What a page proved to be that was met as an article."""

    LIST = auto()
    """A list, which was read as one."""
    ROWS = auto()
    """No list of the portal's, but it shows rows: they are candidates."""
    NEWS = auto()
    """The same, and some of the rows were not known."""
    SHOWN = auto()
    """A list that is known, in the place of an article that it shows: tonight the portal answers so."""
    SPENT = auto()
    """A list behind lists that lead to nothing but lists: it is not read."""
    NEITHER = auto()


ROWS_NOTED = f"{LIST_PAGE}, its rows are candidates"
"""The reason of a page that lists others which are not lost."""


class FoundLists:
    """Reads list pages that were met as articles."""

    def __init__(self, run: Run, lists: ListReader, unlinked: UnlinkedPages | None = None) -> None:
        """Rows go through `lists`, sections to the run's tree; `unlinked` has asked for some of the pages."""
        self._unlinked = unlinked or UnlinkedPages(run)
        self._portal = run.keeper
        self._ledger = run.ledger
        self._tree = run.tree
        self._lists = lists
        self._run = run
        self._shown: dict[tuple[str, frozenset[str]], str] = {}
        """What lists said and showed, and the address of the first that did."""

    def read(self, document: Document, lease: Lease, step: Step) -> FoundAs:
        """Read a page as a list that `step` has rejected as an article, if it is a list.

        A further page of a known list belongs to that list. Another one is a section by its own name. Of pages that
        list by tag, author or month, and of all other pages, the links are candidates.
        """
        if isinstance(lease, Look):
            return FoundAs.NEITHER
        listing = find_rows(document, self._portal.rows, zone=self._portal.zone, exclude=set(self._tree.urls))
        pages = find_pages(document, self._portal.pager)
        owner = self._find_owner(document, lease, pages)
        is_view = is_view_address(lease.url)
        is_list = bool(listing.rows) if owner is not None else self._is_list(document, lease.url, step, listing, pages)
        if self._unlinked.is_asked(lease.url):
            has_places = owner is not None and self._lists.has_places_of(owner, listing.places)
            if not (has_places and self._unlinked.shows_new(listing.rows)):
                return FoundAs.NEITHER  # nobody links this page: it may be what the server answers to anything
            is_list = True
        if is_list and self._is_shown(document, lease, listing, pages):
            return FoundAs.SHOWN
        if is_view or not is_list or (owner is None and self._was_shown(document, listing)):
            count = self._add_stray(document, listing, pages, is_view=is_view)
            if not is_view and not may_be_prose(prose_length(document.body)):
                self._lists.notes.note_links(document)  # a page of tiles leads to lists
            return (FoundAs.NEWS if count else FoundAs.ROWS) if listing.rows else FoundAs.NEITHER
        if self._tree.is_vain(lease.section, shows_list=True):
            return FoundAs.SPENT
        section = self._tree.get(owner) if owner is not None else self._add_section(document, lease, step.path)
        leased = self._ledger.lease_as_list(lease, section.id if section else None)
        self._lists.read(document, leased, datetime.now(UTC))
        return FoundAs.LIST

    def _was_shown(self, document: Document, listing: Listing) -> bool:
        """Whether another list of this run says the same and shows the same rows: a server that ignores what stands
        behind the question mark has one page under many addresses."""
        shown = (fingerprint_page(document), frozenset(address_key(row.url) for row in listing.rows))
        return self._shown.setdefault(shown, document.url) != document.url

    def _is_shown(self, document: Document, lease: Lease, listing: Listing, pages: Pages) -> bool:
        """Whether a page is a list that is known, in an article's place: it links itself by the title of the row that
        led to it, or shows nothing that is not known. The row of an article has a day; few that lead to lists do."""
        if lease.row is None or not lease.row.date:
            return False
        own, title = address_key(lease.url), lease.row.headline
        if any(link.text == title and address_key(link.url) == own for link in page_of(document).links):
            return True
        return all(self._ledger.find(url) is not None for url in (*(row.url for row in listing.rows), *pages.pages))

    def is_list_after_all(self, document: Document, lease: Lease, step: Step) -> bool:
        """Whether a row of a list leads to another list, though it could be read as an article."""
        if self._is_paged_list(document, lease.url, step.analysis):
            return True
        return step.article is not None and self._is_list_of_titles(document, lease, step.article)

    def _is_paged_list(self, document: Document, url: str, analysis: Analysis | None) -> bool:
        """Whether a row of a list leads to another list, whose rows say so much that they could be a text.

        What was read as the text consists of rows then, and behind them stands a pager with numbers or words of pages.
        """
        if analysis is None or self._has_article_address(url):
            return False
        pages = find_linked_pager(document, self._portal.pager)
        if pages is None or not (pages.is_stated and pages.pages):
            return False
        if not has_rows_as_text(analysis):
            return False
        listing = find_rows(document, self._portal.rows, zone=self._portal.zone, exclude=set(self._tree.urls))
        listed, passed = {row.url for row in listing.rows}, set(pages.elements)
        links = (link for link in page_of(document).links if link.element in passed or link.url in listed)
        order = [link.element in passed for link in links]
        return len(listed) >= _LEAST_ROWS and order[-1]

    def _is_list_of_titles(self, document: Document, lease: Lease, article: Article) -> bool:
        """Whether a row leads to titles below a few words, though those could be an article's text.

        Neither row nor page has a day, the page shows nothing else of its own, and most of the titles are new: those
        beside a notice stand on other lists as well.
        """
        text = text_length(article.articleBody or "")
        is_dated = article.datePublished or (lease.row is not None and lease.row.date)
        has_things = article.images or article.attachments or article.videos or article.audios
        if is_dated or has_things or text >= UNLISTED_PROSE or self._has_article_address(lease.url):
            return False
        rows = find_rows(document, self._portal.rows, zone=self._portal.zone, exclude=set(self._tree.urls)).rows
        new = [row for row in rows if self._ledger.find(row.url) is None]
        titles = sum(text_length(row.headline or "") for row in rows)
        return len(new) >= _LEAST_ROWS and len(new) * 2 > len(rows) and titles > text

    def _has_article_address(self, url: str) -> bool:
        profile = self._portal.profile
        return has_pattern(url, profile.articles.patterns if profile else ())

    def is_numbered_article(self, url: str) -> bool:
        """Whether an address is made like those of the portal's articles, and of nothing else: by numbers alone."""
        profile = self._portal.profile
        return has_pattern(url, filter(is_of_numbers, profile.articles.patterns if profile else ()))

    def _add_stray(self, document: Document, listing: Listing, pages: Pages, *, is_view: bool) -> int:
        """Note what such a page links; how many of its rows were not known. A view is read on as long as some are."""
        count = self._lists.notes.add_candidates(listing.rows, document.url)
        follows = pages.next and (bool(count) if is_view else is_page_address(pages.next))
        further = [Row(pages.next)] if pages.next and follows else []
        if is_view:
            self._run.telling += bool(count)
            self._run.chosen.update(row.url for row in further)
        self._lists.notes.add_candidates([*listing.others, *further], document.url)
        return count

    def _is_list(self, document: Document, url: str, step: Step, listing: Listing, pages: Pages) -> bool:
        """Whether a page is a list by its rows. An article without a text may stand above a few related ones."""
        if len(listing.rows) >= _LEAST_ROWS and (pages.is_stated or not self._has_article_address(url)):
            return True
        if listing.rows and not self._has_article_address(url) and find_lone_page(document) is not None:
            return True
        is_dated = bool(listing.rows) and all(row.datePublished for row in listing.rows)
        return step.rejection == LIST_PAGE and (is_dated or (bool(listing.rows) and pages.is_stated))

    def _find_owner(self, document: Document, lease: Lease, pages: Pages) -> int | None:
        """The section whose further page a page is by its address, FRONT for the home page's list; None for no known
        list's. `/news/news_105.html` may be a list of its own beside `/news/`: its link and its title say so then.
        """
        if self.is_numbered_article(lease.url) and not pages.is_stated:
            return None  # the 1 in `/show-18-129-1.html` counts its own pages, not the home page's
        label = (lease.row.headline if lease.row else None) or ""
        for slot in read_slots(lease.url):
            for address in bare_addresses(slot):
                if (section := self._tree.find(address)) is not None:
                    is_own = slot.strength < STRONG and label not in section.path and is_titled_as(document, label)
                    return None if is_own else section.id
                if canonicalize_url(address) == canonicalize_url(self._tree.home):
                    return FRONT
        return None

    def _add_section(self, document: Document, lease: Lease, path: Sequence[Breadcrumb]) -> Section | None:
        label = lease.row.headline if lease.row else None
        name, steps = find_own_name(document, path, label, self._portal.site_name)
        if name is None:
            return None
        above = self._tree.add_breadcrumbs(steps, lease.url) if steps else self._find_linking(lease)
        names = (*(above.path if above else ()), name)
        urls = (*(above.urls if above else ()), lease.url)
        # What is too deep to be a section is more of the list that leads to it.
        return self._tree.add(lease.url, names, urls, "page") or self._tree.get(lease.section)

    def _find_linking(self, lease: Lease) -> Section | None:
        """The section whose page linked this one, or of whose list that page is."""
        return (self._tree.find(lease.row.page) if lease.row else None) or self._tree.get(lease.section)


def has_rows_as_text(analysis: Analysis) -> bool:
    """Whether what was read as an article's text are a list's rows."""
    first = find_start(analysis.headline, analysis.body)
    return has_rows_of_others(analysis.page, analysis.settled, first, analysis.body.last)
