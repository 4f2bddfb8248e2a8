"""Chooses the pages that a profile is learned from: home page, some lists, articles of all of them."""

import asyncio
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from itertools import chain

from msgspec import Struct

from portalcrawl.discovery.entrances.archive_indexes import find_indexes
from portalcrawl.discovery.entrances.splash_pages import find_doors
from portalcrawl.discovery.menu.sections import SectionLink, find_sections, find_subsections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.samples import ArticlePage, ListPage, Samples
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, ReadingInterruptedError
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.profile.limits import NO_LIMITS, Limits
from portalcrawl.spiders.profile.sample_order import interleave, spread, spread_sections
from portalcrawl.spiders.profile.sample_reader import Fetch, SampleReader
from portalcrawl.text.urls.canonical import canonicalize_url, is_same_site, origin_of

MOST_REQUESTS = 40
"""Of one learning, robots.txt included."""
MOST_SECTIONS = 7
MOST_DEAD_SECTIONS = 7
"""Entries of the menu that lead nowhere; others are read in their place."""
MOST_FURTHER = 3
"""Further pages of lists: old articles may have another layout."""
MOST_DOORS = 3
MOST_INDEXES = 2
_TOGETHER = 8

ArticleRow = tuple[Row, tuple[str, ...]]
"""A row and the path of the section that shows it."""


class _Further(Struct, frozen=True):
    """A further page of a section's list."""

    url: str
    section: tuple[str, ...]


class Sampler:
    """Collects samples of one portal; a page that fails is noted and left out."""

    def __init__(
        self,
        start: str,
        fetch: Fetch,
        limits: Limits = NO_LIMITS,
        *,
        portal_profile: PortalProfile | None = None,
        most: int = MOST_REQUESTS - 1,
    ) -> None:
        """`portal_profile` tells how the portal's pages are read, where a profile says so.

        `most` is how many requests it may make; robots.txt is fetched besides.
        """
        self.samples = Samples(start)
        self._limits = limits
        self._reader = SampleReader(self.samples, fetch, portal_profile or PortalProfile(), most)

    async def collect(self, sections: Iterable[SectionLink] = (), more: Iterable[str] = ()) -> Samples:
        """The samples. Never raises.

        `sections` are known ones, read besides those of the home page's menu; `more` are addresses of articles that are
        fetched first, without a row that tells of them.
        """
        try:
            await self._collect(sections, more)
        except PageBudgetError as error:
            self.samples.failures.append((self.samples.start, f"a sample {error}"))
        except ReadingInterruptedError:
            pass  # the process is ending
        return self.samples

    async def _collect(self, sections: Iterable[SectionLink], more: Iterable[str]) -> None:
        samples = self.samples
        home = samples.home = await self._read_home()
        if home is None:
            return
        links = [*find_sections(home), *sections] or find_subsections(home, ())
        known = frozenset(canonicalize_url(link.url) for link in links)
        front = self._rows_of(home, (), known)
        chosen = [link for link in spread_sections(links) if self._limits.has_section((*link.path, link.name))]
        rows = await self._read_sections(chosen, known)
        if not any(rows) and not self._limits.sections:
            rows += await self._read_front(home, known)
        rows += [await self._read_list(page.url, page.section, known) or [] for page in self._choose_further()]
        known_ones: list[ArticleRow] = [(Row(url), ()) for url in more]
        # The home page's blocks come last: their rows say least, and not of which section they are.
        last = [] if self._limits.sections else [front]
        await self._read_articles(chain(known_ones, interleave([*rows, *last])))

    async def _read_home(self) -> Document | None:
        """The start page; where it is an inner page, a splash or a frameset, the page that has the menu."""
        home = await self._reader.read(self.samples.start)
        if home is not None and self._leads_above(home):
            home = await self._reader.read(origin_of(home.url) + "/") or home
        if home is None or find_sections(home) or find_rows(home).rows:
            return home
        for url in find_doors(home)[:MOST_DOORS]:
            behind = await self._reader.read(url)
            if behind is not None and (find_sections(behind) or find_rows(behind).rows):
                return behind
        return home

    async def _read_front(self, home: Document, known: frozenset[str]) -> list[list[ArticleRow]]:
        """The lists of a portal without sections: its home page's own pages, and indexes such as its archives."""
        self.samples.lists.append(ListPage(home))
        further = [*find_pages(home).pages[:1], *find_indexes(home)[:MOST_INDEXES]]
        return [await self._read_list(url, (), known) or [] for url in further]

    @staticmethod
    def _leads_above(document: Document) -> bool:
        """Whether the start is an inner page without a menu or rows of its own."""
        is_root = canonicalize_url(document.url) == canonicalize_url(origin_of(document.url) + "/")
        return not is_root and not find_sections(document)

    async def _read_sections(self, links: list[SectionLink], known: frozenset[str]) -> list[list[ArticleRow]]:
        """The rows of some sections' lists. Where an entry is dead, the one above it comes next, then the others."""
        rows: list[list[ArticleRow]] = []
        waiting = list(links)
        dead = 0
        while waiting and len(rows) < MOST_SECTIONS and dead < MOST_DEAD_SECTIONS:
            link = waiting.pop(0)
            found = await self._read_list(link.url, (*link.path, link.name), known)
            if found is not None:
                rows.append(found)
                continue
            dead += 1
            # Its siblings, which may be as dead, wait until the section above has been tried.
            waiting.sort(key=lambda other: (*other.path, other.name) != link.path)
        return rows

    async def _read_list(self, url: str, section: tuple[str, ...], known: frozenset[str]) -> list[ArticleRow] | None:
        """The rows of a list's page; None where there is no page."""
        document = await self._reader.read(url)
        if document is None:
            return None
        rows = self._rows_of(document, section, known)
        if rows:
            self.samples.lists.append(ListPage(document, section))
        return rows

    def _rows_of(self, document: Document, section: tuple[str, ...], known: frozenset[str]) -> list[ArticleRow]:
        listing = find_rows(document, reference=datetime.now(UTC), exclude=known)
        site = self.samples.home.url if self.samples.home is not None else document.url
        rows = [
            row
            for row in listing.rows
            if is_same_site(row.url, site) and is_page_address(row.url) and self._limits.has_row(row)
        ]
        return [(row, section) for row in spread(rows)]

    def _choose_further(self) -> list[_Further]:
        """Second pages of some lists and the last page of one; none for a run with dates, which they may lie before."""
        found: list[_Further] = []
        if not self._limits.window.is_open:
            return found
        for page in self.samples.lists:
            pages = find_pages(page.document)
            for url in (_last_of(pages), pages.next) if not found else (pages.next,):
                if url and canonicalize_url(url) not in self._reader.met and url not in [one.url for one in found]:
                    found.append(_Further(url, page.section))
        return found[:MOST_FURTHER]

    async def _read_articles(self, rows: Iterator[ArticleRow]) -> None:
        """As many articles as the limit allows, some at a time."""
        batch: list[ArticleRow] = []
        for row in rows:
            if canonicalize_url(row[0].url) in self._reader.met:
                continue
            self._reader.met.add(canonicalize_url(row[0].url))
            batch.append(row)
            if len(batch) >= min(_TOGETHER, self._reader.left):
                await self._read_batch(batch)
                batch = []
            if self._reader.is_spent:
                return
        await self._read_batch(batch)

    async def _read_batch(self, batch: list[ArticleRow]) -> None:
        documents = await asyncio.gather(*(self._reader.read(row.url) for row, _ in batch))
        for (row, section), document in zip(batch, documents, strict=True):
            if document is not None:
                hints = Hints(row.headline, row.datePublished, listed=True, reference=datetime.now(UTC))
                self.samples.articles.append(ArticlePage(document, hints, section))


def _last_of(pages: Pages) -> str | None:
    known = [url for _, url in pages.numbered]
    return known[-1] if known else None
