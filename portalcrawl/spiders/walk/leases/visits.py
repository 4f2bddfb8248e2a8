"""What comes of a lease, by its kind: one of the walk, or a look at an article that is archived."""

from abc import ABC, abstractmethod
from enum import Enum, auto

from msgspec import Struct

from portalcrawl.archive.ledger import Lease, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import Refusal
from portalcrawl.spiders.conditional_requests import build_condition
from portalcrawl.spiders.run import Run


class Led(Struct, frozen=True):
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


def own_headline(article: Article) -> str | None:
    """The headline that the page itself shows; one that is only its row's proves nothing."""
    return None if article.evidence.get("headline", "").startswith("list") else article.headline


def name_of(lease: Lease) -> str | None:
    """What its row calls an article."""
    return lease.row.headline if lease.row else None
