"""The sections that only a page names, and the section whose page has its articles below it instead of a list."""

from portalcrawl.archive.ledger import Section
from portalcrawl.discovery.entrances.archive_indexes import is_map_page
from portalcrawl.discovery.menu.sections import SectionLink, find_subsections
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.candidates import is_calendar_step
from portalcrawl.discovery.rows.listing import Listing
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.run import Run
from portalcrawl.text.urls.canonical import canonicalize_url, origin_of
from portalcrawl.text.urls.dates import find_url_day
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.patterns import has_pattern


class PageSections:
    """Finds sections on the pages of lists, for a run's section tree."""

    def __init__(self, run: Run) -> None:
        """Sections go to the run's tree; its ledger knows what lists show."""
        self._tree = run.tree
        self._ledger = run.ledger
        self._portal = run.keeper

    def add(self, document: Document, section: Section | None, listing: Listing, pages: Pages) -> None:
        """Note the sections that only this page names; `section` is whose page it is, None for the home page."""
        # What the page lists, and its further pages, are no sections, however they are linked.
        rows = {canonicalize_url(row.url) for row in listing.rows}
        taken = rows | {canonicalize_url(url) for url in pages.pages}
        is_map = is_map_page(document)
        # A menu's entry, too, is a place where a portal says what it consists of.
        is_list = not is_map and not is_home_address(document.url) and (section is None or section.origin != "menu")
        for link in find_subsections(document, {*self._tree.urls, *taken}, rows, is_map=is_map and section is None):
            if canonicalize_url(link.url) in taken or find_url_day(link.url):
                continue  # an address that names a day is an article's
            if self._is_article(link.url):
                continue
            parent = section and self._parent_of(link, section)
            path = (*(parent.path if parent else ()), link.name)
            urls = (*(parent.urls if parent else ()), link.url)
            known = self._tree.find(link.url)
            added = self._tree.add(link.url, path, urls, "page")
            if known is None and added is not None and is_list:
                self._tree.note_namer(added, section)

    def _is_article(self, url: str) -> bool:
        """Whether a list shows an address as a row with a day, and it is made like those of the portal's articles: the
        latest articles stand beside every list."""
        profile = self._portal.profile
        row = self._ledger.find_row(url) if profile and has_pattern(url, profile.articles.patterns) else None
        return row is not None and bool(row.date)

    def _parent_of(self, link: SectionLink, section: Section) -> Section | None:
        """A link below the section's own folder is its child; beside it, its sibling; elsewhere, its child."""
        folder = section.url.rpartition("/")[0] + "/"
        if link.url.startswith(folder) or section.depth == 1:
            return section
        above = folder.rstrip("/").rpartition("/")[0] + "/"
        if link.url.startswith(above):
            return self._tree.find(section.urls[-2]) if section.urls[-2] else section
        return section

    def rows_below(self, section: Section | None, document: Document, pages: Pages) -> tuple[Row, ...]:
        """Links into a section's own folder, on a page of it that has no list to speak of: a section of one article.

        What is called like a section leads to that section, or narrows this one by it.
        """
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
        names = self._tree.names()
        rows = ((url, title) for url, title in titles.items() if title not in names)
        return tuple(Row(url, title or None, position=n) for n, (url, title) in enumerate(rows, 1))
