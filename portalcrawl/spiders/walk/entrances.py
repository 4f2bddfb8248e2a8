"""Reading the portal's entrances: home page and feeds; what sitemaps say is read beside them."""

import logging
from collections import Counter
from datetime import UTC, datetime

from scrapy.http import Response

from portalcrawl.archive.ledger import FRONT, NO_ROWS, Lease, Role, State
from portalcrawl.discovery.entrances.feed import parse_feed
from portalcrawl.discovery.entrances.feed_links import find_feeds
from portalcrawl.discovery.entrances.splash_pages import find_doors
from portalcrawl.discovery.menu.language_trees import find_language_trees
from portalcrawl.discovery.menu.sections import SectionLink, find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.exceptions import NothingFoundError
from portalcrawl.extraction.article import extract_article
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.texts import text_of
from portalcrawl.spiders.answers import content_type_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.sitemaps import USUAL_NAMES
from portalcrawl.text.urls.canonical import canonicalize_url, host_of, is_address, origin_of

LANGUAGES = "languages"
"""The key of the addresses of other languages' trees that the home page links."""

logger = logging.getLogger(__name__)

_OTHER_STARTS = "a page that shows the menu, or from one section's list page"


def _find_linked_host(document: Document) -> str | None:
    """The other host to which most links of a page lead: the portal may be known by that name."""
    hosts = Counter(host_of(link.url) for link in page_of(document).links)
    [(host, count)] = hosts.most_common(1) or [("", 0)]
    return host if count * 2 > hosts.total() and host != host_of(document.url) else None


def _describe_nothing(document: Document) -> str:
    """Why a start page leads nowhere, in words, and what may help."""
    if next(document.tree.iter("script"), None) is not None and not text_of(document.tree):
        return (
            "nothing stands on this page before its scripts run: they check the visitor's browser, or they write the "
            f"page; start from {_OTHER_STARTS}"
        )
    where = _find_linked_host(document)
    return "no section menu, no list of articles and no pager on this page; start from " + (
        f"http://{where}/, where its links lead" if where else _OTHER_STARTS
    )


class EntranceReader:
    """Reads what leads into a portal for one run."""

    def __init__(self, run: Run, lists: ListReader) -> None:
        """Sections go to the run's tree, rows through `lists`."""
        self._run = run
        self._portal = run.keeper
        self._ledger = run.ledger
        self._tree = run.tree
        self._doors = run.doors
        self._lists = lists
        self._is_first = run.is_first

    def read_home(self, document: Document, lease: Lease) -> None:
        """Sections from the menu, rows from the news blocks; an article leads to its site's home page first.

        A page that has neither may still name sitemaps and feeds: what is wrong is noted as the run's `lost`.
        """
        self._doors.discard(lease.url)
        if self._is_article(document):
            self._start_above(document, lease)
            return
        self._portal.site_name = document.page_title or None
        self._ledger.set_meta("site_name", self._portal.site_name)
        links = find_sections(document, self._portal.menu)
        self._ledger.walks.note_menu(self._ledger.generation, len(links), [link.url for link in links])
        self._add_menu(links)
        trees = [
            url for url in find_language_trees(document) if self._tree.find(url) is None and not self._is_door(url)
        ]
        self._ledger.set_meta(LANGUAGES, " ".join(trees))
        now, pages = datetime.now(UTC), find_pages(document)
        listing = find_rows(document, reference=now, zone=self._portal.zone, exclude=set(self._tree.urls))
        self._lists.sections.add(document, None, listing, pages)
        # Where no menu leads to lists, the home page is the portal's list. It stays that when sections become known.
        is_list = pages.pages or (listing.rows and (not len(self._tree) or self._ledger.has_listed(FRONT)))
        if is_list and not self._tree.is_limited:
            count = self._lists.read(document, lease, now)
        else:
            self._lists.notes.add_candidates((*listing.rows, *listing.others), document.url)
            self._ledger.set_state(lease.url, State.DONE)
            count = len(listing.rows)
        has_indexes = self._lists.add_indexes(document)
        logger.info("%s: %d sections in the menu, %d rows on the home page", document.url, len(links), count)
        self._lists.notes.note_links(document)
        if not self._tree.is_limited:
            self._add_sitemaps_and_feeds(document)
        if len(self._tree) or count or has_indexes:
            return
        self._open_doors(document, trees)
        if not self._doors:
            self._run.lost = NothingFoundError(f"{document.url}: {_describe_nothing(document)}")

    def read_feed(self, response: Response, lease: Lease) -> None:
        """Entries of an RSS or Atom feed."""
        known, now = self._portal, datetime.now(UTC)
        rows = parse_feed(
            response.body,
            response.url,
            content_type=content_type_of(response),
            zone=known.zone,
            reference=now,
            script=known.script,
        )
        self._lists.notes.add_candidates(rows, response.url)
        self._ledger.set_state(lease.url, State.DONE, None if rows else NO_ROWS)

    def _is_article(self, document: Document) -> bool:
        """Whether the start page is an article of a site whose home page was not met yet."""
        root = origin_of(document.url) + "/"
        if canonicalize_url(document.url) == canonicalize_url(root) or self._ledger.find(root) is not None:
            return False
        return extract_article(document).article is not None

    def _is_door(self, url: str) -> bool:
        """Whether a page was met as a home page behind the start page."""
        found = self._ledger.find(url)
        return found is not None and found[1] is Role.HOME

    def _open_doors(self, document: Document, trees: list[str]) -> None:
        """Go on to the home page behind a splash page, to the pages that make up a frameset, or to those of all
        languages (`trees`) that the page lets its readers choose from."""
        doors = [url for url in find_doors(document) or trees if self._ledger.add_page(url, Role.HOME)]
        self._doors.update(doors)
        if doors:
            self._ledger.set_meta(LANGUAGES, "")
        if len(doors) == 1:
            logger.info("%s leads to %s", document.url, doors[0])
            self._tree.home = doors[0]

    def _start_above(self, document: Document, lease: Lease) -> None:
        root = origin_of(document.url) + "/"
        logger.info("%s is an article; starting from %s", document.url, root)
        self._ledger.put_back(lease, Role.CANDIDATE)
        self._ledger.add_page(root, Role.HOME)
        self._tree.home = root

    def _add_menu(self, links: list[SectionLink]) -> None:
        """Note the menu's sections, parents before their children, and new names of those that are known."""
        entries: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
        addresses: dict[tuple[str, ...], str] = {}
        for link in links:
            path = (*link.path, link.name)
            addresses[path] = link.url
            urls = tuple(addresses.get(path[: i + 1], "") for i in range(len(path)))
            entries.append((link.url, path, urls))
            self._tree.add(link.url, path, urls, "menu")
        if self._is_first:
            return
        shown = {(canonicalize_url(url), path) for url, path, _ in entries}
        for url, path, urls in entries:
            known = self._tree.find(url)
            # An address that the menu shows under several names keeps the one that it has.
            if known is not None and (canonicalize_url(url), known.path) not in shown:
                self._tree.place(url, path, urls)

    def _add_sitemaps_and_feeds(self, document: Document) -> None:
        """Put the sitemaps and feeds on the frontier, which may name what no list shows."""
        root = origin_of(self._tree.home)
        for name in USUAL_NAMES:
            self._ledger.add_page(root + name, Role.SITEMAP)
        for url in filter(is_address, find_feeds(document)):
            self._ledger.add_page(url, Role.FEED)
