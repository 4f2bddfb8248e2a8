"""Reading article pages: fields, section, further pages, capture."""

from collections.abc import Sequence
from datetime import UTC, datetime

from msgspec import Struct
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, ListedRow, Role
from portalcrawl.archive.warc.model import WARC, WarcPlace
from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.downloader.contract import INSECURE_TLS_HOSTS
from portalcrawl.extraction.analysis import Analysis
from portalcrawl.extraction.article import Extraction, Hints, join_pages
from portalcrawl.extraction.further_pages import is_new
from portalcrawl.items import Article, Breadcrumb, Capture, CapturePlace, ListingRow
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Template
from portalcrawl.spiders.portal_profile import PortalProfile
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.section_tree import SectionTree
from portalcrawl.text.urls.canonical import canonicalize_url, hostname_of, is_same_site

MAX_PAGES = 60
"""Of one article; more is a pager that is not the article's."""
LAST_PAGE = "last_page"
"""Request meta: the number of the article's last page that is there, where it names one that is not."""
MISSING_PAGE = "further-page-missing"
"""The note of an article that names a further page which is not there."""


class Step(Struct, frozen=True):
    """What reading a page led to: the article, its next page, or a rejection."""

    article: Article | None = None
    rejection: str | None = None
    next_page: str | None = None
    parts: tuple[Article, ...] = ()
    last_page: int | None = None
    """Beyond this page of the article there is none, whatever it says."""
    path: tuple[Breadcrumb, ...] = ()
    """The breadcrumb of the page."""
    analysis: Analysis | None = None
    """How the page was read; None if it is rejected."""
    text: str = ""
    """What the page shows as its text, if it is rejected."""


class ArticleReader:
    """Reads a portal's article pages."""

    def __init__(self, run: Run) -> None:
        """Sections that breadcrumbs name go to the run's tree; how often each field is found, to its counts."""
        self._portal = run.keeper
        self._unverified = frozenset(host.lower() for host in run.crawler.settings.getlist(INSECURE_TLS_HOSTS))
        self._archive = run.archive
        self._tree = run.tree
        self._fills = run.fills
        self._watched = run.watched

    def read(self, document: Document, lease: Lease, response: Response) -> Step:
        """Read one page; `response.meta["parts"]` holds the earlier pages of an article of several."""
        now = datetime.now(UTC)
        profile = self._portal.profile
        parts: tuple[Article, ...] = response.meta.get("parts", ())
        extraction = self.extract(document, lease, now)
        if not parts and self._watched.note(lease.url, document, self._hints_of(lease, now), extraction):
            profile, extraction = self._portal.profile, self.extract(document, lease, now)
        article = extraction.article
        if article is None or (parts and not is_new(article, parts)):
            # A further page that cannot be read, or says nothing new, ends the article; what was read of it counts.
            return Step(article=self._finish(parts, lease)) if parts else self._reject(extraction)
        article.url = document.url if parts else lease.url
        if not parts:
            has_templates = profile is not None and bool(profile.templates)
            self._fills.note(article, extraction.sure_fields if has_templates else {}, extraction.misfits)
            if article.url.startswith("https") and hostname_of(article.url) in self._unverified:
                article.evidence["tls"] = "not verified"
            self.file(article, lease)
            article.capture = Capture(
                runId=self._archive.run_name,
                fetchedAt=now.strftime("%Y-%m-%dT%H:%M:%SZ"),
                status=response.status,
                profileVersion=profile.revision if profile else None,
                warc=_read_place(response),
            )
        parts = (*parts, article)
        next_page = find_next_page(document, parts, extraction.template, self._tree.home)
        if len(parts) == response.meta.get(LAST_PAGE):
            article.textNotes.append(MISSING_PAGE)
        elif next_page is not None:
            last = response.meta.get(LAST_PAGE)
            path, analysis = extraction.breadcrumbs, extraction.analysis
            return Step(next_page=next_page, parts=parts, last_page=last, path=path, analysis=analysis)
        done = self._finish(parts, lease)
        return Step(article=done, path=extraction.breadcrumbs, analysis=extraction.analysis)

    @staticmethod
    def _reject(extraction: Extraction) -> Step:
        text = extraction.analysis.text if extraction.analysis is not None else ""
        return Step(rejection=extraction.rejection, path=extraction.breadcrumbs, text=text)

    def extract(self, document: Document, lease: Lease, fetched: datetime) -> Extraction:
        """What a page of a lease gives, read as on the day when it was fetched. Changes nothing."""
        return self._portal.readings.extract(document, self._hints_of(lease, fetched), self._portal.profile)

    def _hints_of(self, lease: Lease, fetched: datetime) -> Hints:
        return make_hints(lease.role, lease.row, self._portal, fetched)

    def file(self, article: Article, lease: Lease) -> None:
        """File the article under its section and note what its list said."""
        file_article(article, lease.section, self._tree)
        if lease.row is not None and lease.role is Role.ARTICLE:
            row = lease.row
            article.listing = ListingRow(row.page, row.position, row.headline, row.date)

    def _finish(self, parts: tuple[Article, ...], lease: Lease) -> Article:
        article = parts[0] if len(parts) == 1 else join_pages(parts[0], parts[1:])
        article.url = lease.url
        return article


def make_hints(role: Role, row: ListedRow | None, portal: PortalProfile, fetched: datetime) -> Hints:
    """What is known of an article's page before it is read."""
    return Hints(
        headline=row.headline if row else None,
        datePublished=row.date if row else None,
        year_is_inferred=row is not None and row.year_is_inferred,
        listed=role is Role.ARTICLE,
        site_name=portal.name,
        reference=fetched,
        zone=portal.zone,
        day_first=portal.day_first,
        zone_is_known=portal.knows_zone,
    )


def file_article(article: Article, section: int | None, tree: SectionTree) -> None:
    """File an article under the section that its page names, or else under the one that lists it."""
    named = tree.add_breadcrumbs(article.breadcrumbs, article.url)
    listed = tree.get(section)
    if not article.breadcrumbs and listed is not None:
        article.breadcrumbs = tree.breadcrumbs_of(listed)
        article.evidence["breadcrumbs"] = "list"
    elif named is not None and named.name == article.breadcrumbs[-1].name and named.depth > len(article.breadcrumbs):
        # The page names its category alone; the menu says what that hangs under.
        article.breadcrumbs = tree.breadcrumbs_of(named)
        article.evidence["breadcrumbs"] += ", menu"


def find_next_page(document: Document, parts: Sequence[Article], template: Template | None, home: str) -> str | None:
    """The address of an article's next page, where it has one that was not read; `parts` are the pages before it."""
    if len(parts) >= MAX_PAGES:
        return None
    read = {canonicalize_url(part.url) for part in parts}
    pages = find_own_pages(document, template.pager if template else None, parts[0].url)
    following = pages.next
    # The page read first is page 1: where it is another, the numbers are those of articles.
    if pages.current not in (None, len(parts)):
        return None
    if following is None or canonicalize_url(following) in read or not is_same_site(following, home):
        return None
    return following


def _read_place(response: Response) -> CapturePlace | None:
    place: WarcPlace | None = response.meta.get(WARC)
    return None if place is None else CapturePlace(place.file, place.offset, place.length)
