"""What comes of a lease of the walk: a list to be read, or what may be an article."""

from portalcrawl.archive.ledger import Lease, Role, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.answers import NOT_READ, Refusal
from portalcrawl.spiders.recheck.patience import is_doubtful, is_error, is_odd, is_urgent
from portalcrawl.spiders.recheck.sameness import fingerprint_target, is_named, is_titled
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.visits import Led, Verdict, Visit, name_of, own_headline
from portalcrawl.spiders.walk.lists.first_pages import find_first_page
from portalcrawl.spiders.walk.lists.list_reader import ListReader

ANOTHER_PAGE = "another page than its list names"
_NO_ARTICLE = (State.GONE, State.NOT_ARTICLE, State.EXCLUDED)
_BRINGS_NOTHING = (*_NO_ARTICLE, State.DUPLICATE)


class WalkVisit(Visit):
    """Of a page that the walk has come to: a list to be read, or what may be an article."""

    def __init__(
        self, run: Run, lease: Lease, lists: ListReader, led: Led | None = None, *, is_released: bool = False
    ) -> None:
        """`lists` knows how far each list is read."""
        super().__init__(run, lease, led, is_released=is_released)
        self._lists = lists

    def _set_fate(self, state: State, reason: str | None) -> None:
        lease, words = self.lease, reason or ""
        if state is State.GONE and (first := find_first_page(self.run.ledger, lease)) is not None:
            # Some systems link `/page/1/` from page 2 and have nothing there.
            state, words = State.DUPLICATE, f"page 1 of {first}"
        if state is State.GONE:
            self._lists.note_dead(lease)
            self.run.health.note_dead(lease)
        if state in _BRINGS_NOTHING and lease.role is Role.ARTICLE:
            self._lists.note_vain(lease)
        if state in _NO_ARTICLE and is_odd(state, words):
            self.run.health.note_missing(lease)
        if words.startswith(NOT_READ):
            self.run.health.note_instead(lease, fingerprint_target(words.removeprefix(NOT_READ)))
        if is_error(words):
            self.run.health.note_instead(lease, words)
        if is_doubtful(lease, state, words):
            self.run.ledger.set_doubtful(lease.url, state, words or None, is_urgent=is_urgent(lease, state, words))
        else:
            self.run.ledger.set_state(lease.url, state, words or None)

    def _may_be_same(self) -> bool:
        # Whoever starts at a home page waits for what it shows.
        return self.lease.role is not Role.HOME and self._lists.may_be_same(self.lease)

    def note_same(self) -> None:
        """A list that is the same shows nothing new, a sitemap names the same sitemaps."""
        if self.lease.role is Role.LIST:
            self._lists.read_same(self.lease)
            return
        if self.lease.role is Role.SITEMAP:
            self.run.ledger.add_sitemaps()
        self.run.ledger.set_same(self.lease.url)

    def turn_back(self, led: Led, refusal: Refusal) -> None:
        """The target decides the fate."""
        self.run.health.note_instead(self.lease, fingerprint_target(led.target))
        self.settle(*refusal)

    def goes_along(self, led: Led) -> bool:
        """The target is a URL of its own."""
        return False

    def lead_to(self, led: Led, fate: Refusal) -> None:
        """The URL is another address of the target; whether that is so, the end of the run will tell."""
        self.run.health.note_instead(self.lease, fingerprint_target(led.target), led.target)
        self._set_fate(*fate)

    def judge(self, article: Article, document: Document) -> Verdict:
        """A page that is not what its row names waits: it may be one that stands for many.

        A gate may have one address and one visitor: what a redirect led to must be there on another day as well.
        """
        lease = self.lease
        name = name_of(lease)
        is_own = is_named(own_headline(article), [name]) or is_titled(page_of(document).title, name)
        if self.is_released or is_own:
            is_led = lease.row is not None and lease.row.hops
            if self.is_released and is_led and not self.run.ledger.doubts.count_days(lease.id):
                self.run.health.note_missing(lease)
                self.run.ledger.set_doubtful(lease.url, State.NOT_ARTICLE, ANOTHER_PAGE, is_urgent=False)
                return Verdict.SETTLED
            self.run.health.note_article(lease)
            return Verdict.TAKE
        return Verdict.HOLD
