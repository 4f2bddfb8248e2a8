"""What comes of a lease, by its kind: one of the walk, or a look at an article that is archived."""

from abc import ABC, abstractmethod
from dataclasses import dataclass
from enum import Enum, auto

from portalcrawl.archive.ledger import Lease, Look, Role, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.spiders.answers import NOT_READ, Refusal
from portalcrawl.spiders.conditional_requests import SAME, build_condition
from portalcrawl.spiders.recheck.patience import LEADS, is_doubtful, is_error, is_odd, is_urgent
from portalcrawl.spiders.recheck.sameness import fingerprint_page, fingerprint_target, is_named, is_titled
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.first_pages import find_first_page
from portalcrawl.spiders.walk.lists.list_reader import ListReader

ANOTHER_PAGE = "another page than its list names"
_NO_ARTICLE = (State.GONE, State.NOT_ARTICLE, State.EXCLUDED)
_BRINGS_NOTHING = (*_NO_ARTICLE, State.DUPLICATE)


@dataclass(frozen=True, slots=True)
class Led:
    """Where redirects have led."""

    target: str
    is_permanent: bool
    """Whether all of them say that this is the address from now on."""


class Verdict(Enum):
    """What becomes of an article that was read."""

    TAKE = auto()
    """It goes to the pipelines."""
    HOLD = auto()
    """It waits for the other pages of the run."""
    SETTLED = auto()
    """Its URL has its fate."""


class Visit(ABC):
    """One lease while it is carried out: how its page is asked for, and what an answer makes of it."""

    def __init__(self, run: Run, lease: Lease, led: Led | None = None, *, is_released: bool = False) -> None:
        """`lease` has no fate yet; `led` is where redirects have led; `is_released`: its page has waited."""
        self.run = run
        self.lease = lease
        self.led = led
        self.is_released = is_released

    def settle(self, state: State, reason: str | None = None) -> None:
        """Give the URL its fate; where nothing answers any more the run ends."""
        self._set_fate(state, reason)
        self.run.note_fate(self.lease, state, reason)

    def build_condition(self) -> dict[str, str]:
        """The request headers that ask for the page only where it has changed; none where it is asked for anyway."""
        validators = self.lease.validators
        return build_condition(validators) if validators and self._may_be_same() else {}

    @abstractmethod
    def _set_fate(self, state: State, reason: str | None) -> None:
        """Note the fate in the ledger."""

    @abstractmethod
    def _may_be_same(self) -> bool:
        """Whether the server may answer that the page is the same."""

    @abstractmethod
    def note_same(self) -> None:
        """The server says that the page is the same as before."""

    @abstractmethod
    def turn_back(self, led: Led, refusal: Refusal) -> None:
        """The page leads to an address that is not read: another site's, or the home page."""

    @abstractmethod
    def goes_along(self, led: Led) -> bool:
        """Whether the page to which a redirect leads is read as this one."""

    @abstractmethod
    def lead_to(self, led: Led, fate: Refusal) -> None:
        """The page leads to another page of the portal, which is on the frontier now; `fate` is for who led there."""

    @abstractmethod
    def judge(self, article: Article, document: Document) -> Verdict:
        """What becomes of the article that was read."""


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
        name = _name_of(lease)
        is_own = is_named(_own_headline(article), [name]) or is_titled(page_of(document).title, name)
        if self.is_released or is_own:
            is_led = lease.row is not None and lease.row.hops
            if self.is_released and is_led and not self.run.ledger.doubts.count_days(lease.id):
                self.run.health.note_missing(lease)
                self.run.ledger.set_doubtful(lease.url, State.NOT_ARTICLE, ANOTHER_PAGE, is_urgent=False)
                return Verdict.SETTLED
            self.run.health.note_article(lease)
            return Verdict.TAKE
        return Verdict.HOLD


class LookVisit(Visit):
    """Of an article that is archived: whatever the answer is, its record stays."""

    lease: Look

    def __init__(
        self, run: Run, look: Look, versions: Versions, led: Led | None = None, *, is_released: bool = False
    ) -> None:
        """`versions` compares what is read with what is archived."""
        super().__init__(run, look, led, is_released=is_released)
        self._versions = versions

    def _set_fate(self, state: State, reason: str | None) -> None:
        self.run.looks.note_fate(self.lease, state, reason or "")

    def _may_be_same(self) -> bool:
        return True

    def note_same(self) -> None:
        """The article is as it is archived."""
        self.run.looks.note_same(self.lease, SAME)

    def turn_back(self, led: Led, refusal: Refusal) -> None:
        """Another site's page is where the article went, if the server says for good.

        The home page answers whoever asks for what is not there.
        """
        self.run.health.note_instead(self.lease, fingerprint_target(led.target))
        if refusal.state is State.NOT_ARTICLE:
            self.settle(State.GONE, refusal.reason)
        elif led.is_permanent:
            self.run.looks.note_led(self.lease, led.target, is_permanent=True)
        else:
            self.settle(State.EXCLUDED, refusal.reason)

    def goes_along(self, led: Led) -> bool:
        """The article is read where it stands now, unless that page is archived itself."""
        return self.run.ledger.find_archived(led.target) is None

    def lead_to(self, led: Led, fate: Refusal) -> None:
        """The article has moved to a page that is archived itself, if that is called the same."""
        if fate.state is State.FAILED:
            self.run.ledger.set_state(self.lease.url, *fate)
            return
        there = self.run.ledger.find_archived(led.target)
        name = there and self._versions.name(there)
        if name and is_named(name, self._names()):
            self.run.looks.note_led(self.lease, led.target, is_permanent=led.is_permanent)
        else:
            self.run.health.note_instead(self.lease, fingerprint_target(led.target))
            self.settle(State.EXCLUDED, f"{LEADS}to {led.target}")

    def judge(self, article: Article, document: Document) -> Verdict:
        """Only content that is another than that of the newest record is taken; it is the next version then.

        A page that neither its row nor its record names may be a gate's: it waits, and must be there on another day. So
        must one that has lost its whole text, as pages have while a database is away.
        """
        look, looks = self.lease, self.run.looks
        if not self._versions.differs(article, look):
            if self.led is not None:
                looks.note_led(look, self.led.target, is_permanent=self.led.is_permanent)
            else:
                looks.note_same(look, "the same content")
            return Verdict.SETTLED
        is_own = is_named(_own_headline(article), self._names())
        if not is_own or self._versions.has_lost_text(article, look):
            what = fingerprint_page(document)
            if not is_own and self.led is not None:
                self.run.health.note_instead(look, fingerprint_target(self.led.target))
                self.settle(State.EXCLUDED, f"{LEADS}to {self.led.target}")
                return Verdict.SETTLED
            if not is_own and not self.is_released:
                return Verdict.HOLD
            if not looks.was_seen_before(look, what):
                looks.note_another(look, what)
                return Verdict.SETTLED
        self._versions.number(article, look.held)
        looks.note_changed(look)
        return Verdict.TAKE

    def _names(self) -> tuple[str | None, ...]:
        return _name_of(self.lease), self._versions.name(self.lease)


def _own_headline(article: Article) -> str | None:
    """The headline that the page itself shows; one that is only its row's proves nothing."""
    return None if article.evidence.get("headline", "").startswith("list") else article.headline


def _name_of(lease: Lease) -> str | None:
    """What its row calls an article."""
    return lease.row.headline if lease.row else None
