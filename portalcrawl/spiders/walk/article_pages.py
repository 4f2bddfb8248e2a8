"""What comes of a page that may be an article: an item, a request for its next page, a list after all, or a fate."""

from msgspec.structs import replace
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import STATIC, Lease, ListedRow, Look, Role, Section, State
from portalcrawl.discovery.rows.emptiness import is_in_rows_place
from portalcrawl.extraction.article import UNDATED
from portalcrawl.extraction.rejection import INDEX, LIST_PAGE, NO_BODY, NO_DATE, NO_HEADLINE, NOTICE, REMOVED, TOO_SHORT
from portalcrawl.items import Article
from portalcrawl.lexicon import list_words
from portalcrawl.middlewares.noarchive import IGNORE_NOARCHIVE, REASON, forbids_archiving
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.spiders.lists_of_lists import SPENT
from portalcrawl.spiders.recheck.patience import is_odd
from portalcrawl.spiders.recheck.sameness import fingerprint_page
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader, Step
from portalcrawl.spiders.walk.found_lists import ROWS_NOTED, FoundAs, FoundLists, has_rows_as_text, is_view_address
from portalcrawl.spiders.walk.leases.further_pages import FurtherPages
from portalcrawl.spiders.walk.leases.held_pages import HeldPages
from portalcrawl.spiders.walk.leases.lease_requests import RELEASED, LeaseRequests
from portalcrawl.spiders.walk.leases.visits import Verdict, Visit
from portalcrawl.spiders.walk.leases.walk_visits import ANOTHER_PAGE, WalkVisit
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.first_pages import is_first_page
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.spiders.walk.lists.unlinked_pages import NOTHING_BEHIND, UnlinkedPages
from portalcrawl.spiders.walk.side_links import SideLinks
from portalcrawl.spiders.walk.unlisted.address_groups import AddressGroups

MAY_BE_LIST = frozenset({LIST_PAGE, INDEX, NO_BODY, TOO_SHORT, NO_DATE, NO_HEADLINE, UNDATED, NOTHING_BEHIND})
"""Why a page is rejected as an article that may be a list for all that."""
_OWN_TEXT = frozenset({NO_DATE, UNDATED, NOTICE})
"""Why a page with a text of its own is rejected as an article."""


class ArticlePages:
    """Reads such pages for one run."""

    def __init__(
        self,
        run: Run,
        articles: ArticleReader,
        lists: ListReader,
        depth: ListDepth,
        unlinked: UnlinkedPages,
        groups: AddressGroups,
        requests: LeaseRequests,
        further: FurtherPages,
    ) -> None:
        """What proves to be a list goes to `lists`; `groups` and `depth` learn what pages turned out to be."""
        self._run = run
        self._articles = articles
        self._lists = lists
        self._depth = depth
        self._unlinked = unlinked
        self._groups = groups
        self._further = further
        self._keeps_all = run.crawler.settings.getbool(IGNORE_NOARCHIVE)
        self._found_lists = FoundLists(run, lists, unlinked)
        self._side_links = SideLinks(run, lists)
        self.held = HeldPages(run, requests.read_again)
        """Pages that wait for the others of the run."""

    def read(self, visit: Visit, document: Document, response: Response) -> list[Request | Article] | None:
        """The article as an item, or the request of its next page; what is not an article gets its fate here."""
        lease = visit.lease
        if response.meta.get(RELEASED) and lease.role is Role.CANDIDATE and self._run.tree.find(lease.url) is not None:
            return self._take_section(lease, self._articles.read(document, lease, response))
        return self._read(visit, document, response)

    def _read(self, visit: Visit, document: Document, response: Response) -> list[Request | Article] | None:
        lease = visit.lease
        if self._is_forbidden(response):
            if isinstance(lease, Look):
                visit.note_same()  # what is archived stays
            else:
                visit.settle(State.EXCLUDED, REASON)
            return None
        if self._unlinked.is_asked(lease.url):
            self._settle_rejected(visit, document, Step(rejection=NOTHING_BEHIND), NOTHING_BEHIND)
            return None
        is_view = lease.role is Role.CANDIDATE and is_view_address(lease.url)
        # `/archives/2008/` may be the 2008th article; of a month with one article `/2008/05/` shows the whole text.
        is_read = not is_view or list_words.YEAR_URL.search(lease.url) is not None
        step = self._articles.read(document, lease, response) if is_read else Step(rejection=LIST_PAGE)
        is_met = lease.role is Role.ARTICLE and not isinstance(lease, Look) and not response.meta.get("parts")
        if is_met and self._found_lists.is_list_after_all(document, lease, step):
            step = Step(rejection=LIST_PAGE, path=step.path)
        if step.rejection is not None:
            self._settle_rejected(visit, document, step, step.rejection)
            return None
        if step.article is not None:
            verdict = visit.judge(step.article, document)
            if verdict is Verdict.HOLD:
                return [*self.held.hold(visit, step.article, document, response)]
            if verdict is Verdict.SETTLED:
                return None
        for other in self._groups.note(lease.url, is_article=True):
            self._run.ledger.fetch_again(other)
        self._side_links.note(document, lease.url)
        if step.article is not None:
            self._side_links.note_text(step.article)
            self._run.subject = step.article.headline or lease.url
            self._depth.yields.note(lease.section, step.article)
            if lease.role is Role.CANDIDATE and not isinstance(lease, Look):
                self._note_section(step.article)
            return [step.article]
        return [self._further.ask_next(step, lease)]

    def read_section(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """A menu entry, or a link taken for one, may lead straight to an article.

        It must show its own date, or have the address and the layout of the portal's articles. What has listed rows
        before is a list, whatever stands there tonight; and what is not in the portal's frame is not the portal's word.
        """
        if not is_first_page(self._run.ledger, lease, section) or self._run.ledger.has_listed(section.id):
            return None
        if self._is_forbidden(response):
            self._run.ledger.set_reason(lease.url, REASON)
            return None
        step = self._articles.read(document, lease, response)
        article = step.article or next(iter(step.parts), None)
        is_framed = self._lists.has_frame(document, lease)
        if article is None or not is_framed:
            if is_framed and step.rejection in _OWN_TEXT and not is_in_rows_place(step.text):
                self._run.ledger.set_reason(lease.url, STATIC)
            return None
        visit = WalkVisit(self._run, self._run.ledger.lease_again(lease), self._lists)
        return [*self.held.hold_section(visit, article, document, response)]

    def _take_section(self, lease: Lease, step: Step) -> list[Request | Article] | None:
        """Take what a section's address shows for an article, after it has waited for the others of the run."""
        section = self._run.tree.find(lease.url)
        if section is not None and section.origin == "page":
            self._run.tree.remove(section)
        return [step.article] if step.article is not None else [self._further.ask_next(step, lease)]

    def read_named(
        self, lease: Lease, section: Section, document: Document, response: Response
    ) -> list[Request | Article] | None:
        """The article of a page that another page names as briefly as a section, though its address is an article's: a
        person's portrait, linked by the name. What it shows beside its text are lists that stand on other pages too.
        """
        if section.origin != "page" or not self._found_lists.is_numbered_article(lease.url):
            return None
        if self._is_forbidden(response):
            return None
        step = self._articles.read(document, lease, response)
        if step.rejection is not None:
            page = next((url for url in section.urls[-2::-1] if url), self._run.tree.home)
            row = ListedRow(lease.url, page, 1, section.name)
            step = self._articles.read(document, replace(lease, role=Role.ARTICLE, row=row), response)
            is_list = step.analysis is not None and has_rows_as_text(step.analysis)
            if step.article is None or is_list or bare(step.article.headline or "") != bare(section.name):
                return None
        self._run.tree.remove(section)
        again = self._run.ledger.lease_again(lease)
        return [step.article] if step.article is not None else [self._further.ask_next(step, again)]

    def _is_forbidden(self, response: Response) -> bool:
        return not self._keeps_all and forbids_archiving(response)

    def _note_section(self, article: Article) -> None:
        """Note under which section an article is filed that no list has shown yet."""
        for step in reversed(article.breadcrumbs):
            if step.url and (section := self._run.tree.find(step.url)) is not None:
                self._depth.note_elsewhere(section.id)
                return

    def _settle_rejected(self, visit: Visit, document: Document, step: Step, rejection: str) -> None:
        """Read a page that is not an article as a list, if it is one; else it gets its fate."""
        lease = visit.lease
        if isinstance(lease, Look) and rejection in MAY_BE_LIST and self._is_section_again(lease, document):
            visit.settle(State.NOT_ARTICLE, LIST_PAGE)
            return
        found = self._found_lists.read(document, lease, step) if rejection in MAY_BE_LIST else FoundAs.NEITHER
        if found is FoundAs.LIST:
            return
        if found is FoundAs.SPENT:
            visit.settle(State.EXCLUDED, SPENT)
            return
        if lease.role is Role.CANDIDATE and found is not FoundAs.NEWS:
            self._groups.note(lease.url, is_article=False)
        if found is FoundAs.SHOWN:
            rejection = ANOTHER_PAGE
        if rejection != REMOVED and is_odd(State.NOT_ARTICLE, rejection):
            self._run.health.note_instead(lease, fingerprint_page(document))
        is_noted = found is not FoundAs.NEITHER and rejection == LIST_PAGE
        visit.settle(State.NOT_ARTICLE, ROWS_NOTED if is_noted else rejection)

    def _is_section_again(self, look: Look, document: Document) -> bool:
        """Whether a menu entry at which an article stood shows a list now; its rows count, and its record stays."""
        section = self._run.tree.find(look.url)
        return section is not None and bool(self._lists.read_beside(document, look, section))
