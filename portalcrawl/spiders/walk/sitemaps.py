"""Reading sitemaps: robots.txt names them, indexes name others, and they have usual names."""

import logging
from typing import cast

from scrapy.http import Response
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.interfaces import IReactorTime
from twisted.internet.task import deferLater

from portalcrawl.archive.ledger import NO_ROWS, Lease, Role, State
from portalcrawl.discovery.entrances.sitemap import MOST_URLS, find_sitemaps_in_robots, parse_sitemap
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.limits.cpu_budget import check_interrupt
from portalcrawl.spiders.answers import content_type_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.text.urls.canonical import origin_of

_ROBOTS_FILE = "/robots.txt"
USUAL_NAMES = (_ROBOTS_FILE, "/sitemap.xml")
"""What names a portal's sitemaps, or is one, by custom."""
_OTHER_NAMES = ("/sitemap_index.xml", "/wp-sitemap.xml")
"""The names that systems give them which nobody told where to put them: the usual plug-ins', and WordPress's own."""
MOST_SITEMAPS = 1_000
"""Files that one run reads."""
_BATCH = 1_000
"""Addresses of a sitemap that are noted at once."""

logger = logging.getLogger(__name__)


def is_robots_file(url: str) -> bool:
    """Whether an address is that of a host's rules for robots."""
    return url.endswith(_ROBOTS_FILE)


class SitemapReader:
    """Reads sitemaps, and what names them, for one run."""

    def __init__(self, run: Run, lists: ListReader) -> None:
        """Rows go through `lists`."""
        self._ledger = run.ledger
        self._tree = run.tree
        self._lists = lists
        self._nested: set[str] = set()
        """Sitemaps that an index names."""
        self._count = 0
        self._empty: set[str] = set()
        """Addresses at which a sitemap was looked for and none is named."""

    async def read(self, response: Response, lease: Lease) -> None:
        """Pages of a sitemap, or of robots.txt the sitemaps that it names, wherever they stand.

        Between many of them, others have their turn. Raises ReadingInterruptedError.
        """
        if is_robots_file(lease.url):
            further, rows = find_sitemaps_in_robots(response.body.decode("utf-8", "replace"), response.url), []
        else:
            sitemap = parse_sitemap(response.body, response.url, content_type_of(response))
            further = list(sitemap.sitemaps)
            if sitemap.left:
                logger.warning(
                    "%s: %d addresses are not read, %d at most of one sitemap", lease.url, sitemap.left, MOST_URLS
                )
            rows = [
                Row(entry.loc, datePublished=entry.lastmod, position=position)
                for position, entry in enumerate(sitemap.urls, 1)
            ]
        self._add_sitemaps(further, lease, is_index=not is_robots_file(lease.url))
        for start in range(0, len(rows), _BATCH):
            if start:
                await _let_others_run()
                check_interrupt()
            self._lists.notes.add_sitemap_rows(rows[start : start + _BATCH], response.url)
        self._ledger.set_state(lease.url, State.DONE, None if rows or further else NO_ROWS)
        if not rows and not further:
            self.note_none(lease)

    def note_none(self, lease: Lease) -> None:
        """An address names no pages. If none of the usual ones does, others are tried, once in an archive's life."""
        self._empty.add(lease.url)
        root = origin_of(self._tree.home)
        if not self._empty.issuperset(root + name for name in USUAL_NAMES):
            return
        for name in _OTHER_NAMES:
            known = self._ledger.find(root + name)
            if known is None or (known[2] is State.DONE and self._ledger.reason_of(root + name) != NO_ROWS):
                self._ledger.add_page(root + name, Role.SITEMAP)

    def _add_sitemaps(self, further: list[str], lease: Lease, *, is_index: bool) -> None:
        """Put sitemaps on the frontier: those of an index, but no indexes of indexes, and not without end."""
        if further and is_index and lease.url in self._nested:
            logger.warning("%s: an index of sitemaps inside another one is not followed (%d)", lease.url, len(further))
            return
        left = max(0, MOST_SITEMAPS - self._count)
        if len(further) > left:
            logger.warning("%s: %d sitemaps are not read, %d at most", lease.url, len(further) - left, MOST_SITEMAPS)
        for url in further[:left]:
            if is_index:
                self._nested.add(url)
            if self._ledger.add_page(url, Role.SITEMAP):
                self._count += 1


async def _let_others_run() -> None:
    from twisted.internet import reactor  # to import it is to install it

    await maybe_deferred_to_future(deferLater(cast(IReactorTime, reactor), 0))
