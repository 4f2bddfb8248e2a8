"""What comes of a lease, by its kind: one of the walk, or a look at an article that is archived."""

from abc import ABC, abstractmethod

from portalcrawl.archive.ledger import Lease, Look, Role, State
from portalcrawl.items import Article
from portalcrawl.spiders.answers import Refusal
from portalcrawl.spiders.conditional_requests import SAME, build_condition
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists import ListReader


class Visit(ABC):
    """One lease while it is carried out: how its page is asked for, and what an answer makes of it."""

    def __init__(self, run: Run, lease: Lease) -> None:
        """`lease` has no fate yet."""
        self.run = run
        self.lease = lease

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
    def turn_back(self, target: str, refusal: Refusal) -> None:
        """The page leads to an address that is not read: another site's, or the home page."""

    @abstractmethod
    def lead_to(self, target: str, fate: Refusal) -> None:
        """The page leads to another page of the portal, which is on the frontier now; `fate` is for who led there."""

    @abstractmethod
    def accept(self, article: Article) -> bool:
        """Whether the article that was read is written."""


class WalkVisit(Visit):
    """Of a page that the walk has come to: a list to be read, or what may be an article."""

    def __init__(self, run: Run, lease: Lease, lists: ListReader) -> None:
        """`lists` knows how far each list is read."""
        super().__init__(run, lease)
        self._lists = lists

    def _set_fate(self, state: State, reason: str | None) -> None:
        self.run.ledger.set_state(self.lease.url, state, reason)

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

    def turn_back(self, target: str, refusal: Refusal) -> None:
        """The target decides the fate."""
        self.settle(*refusal)

    def lead_to(self, target: str, fate: Refusal) -> None:
        """The URL is another address of the target."""
        self.run.ledger.set_state(self.lease.url, *fate)

    def accept(self, article: Article) -> bool:
        """The pipelines decide."""
        return True


class LookVisit(Visit):
    """Of an article that is archived: whatever the answer is, its record stays."""

    lease: Look

    def __init__(self, run: Run, look: Look, versions: Versions) -> None:
        """`versions` compares what is read with what is archived."""
        super().__init__(run, look)
        self._versions = versions

    def _set_fate(self, state: State, reason: str | None) -> None:
        self.run.looks.note_fate(self.lease, state, reason or "")

    def _may_be_same(self) -> bool:
        return True

    def note_same(self) -> None:
        """The article is as it is archived."""
        self.run.looks.note_same(self.lease, SAME)

    def turn_back(self, target: str, refusal: Refusal) -> None:
        """Another site's page is where the article went; the home page answers whoever asks for what is not there."""
        if refusal.state is State.EXCLUDED:
            self.run.looks.note_moved(self.lease, target)
        else:
            self.settle(State.GONE, refusal.reason)

    def lead_to(self, target: str, fate: Refusal) -> None:
        """The article has moved, unless there is no page at the end of its redirects."""
        if fate.state is State.FAILED:
            self.run.ledger.set_state(self.lease.url, *fate)
        else:
            self.run.looks.note_moved(self.lease, target)

    def accept(self, article: Article) -> bool:
        """Only where its content is another than that of the newest record; it is the next version then."""
        if not self._versions.take(article, self.lease):
            self.run.looks.note_same(self.lease, "the same content")
            return False
        self.run.looks.note_changed(self.lease)
        return True
