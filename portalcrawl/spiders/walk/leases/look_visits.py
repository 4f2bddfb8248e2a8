"""What comes of a look at an article that is archived: the same, another version, or a doubt."""

from portalcrawl.archive.ledger import Look, State
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.spiders.answers import Refusal
from portalcrawl.spiders.conditional_requests import SAME
from portalcrawl.spiders.recheck.patience import LEADS
from portalcrawl.spiders.recheck.sameness import fingerprint_page, fingerprint_target, is_named
from portalcrawl.spiders.recheck.versions import Versions
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.leases.visits import Led, Verdict, Visit, name_of, own_headline


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
        is_own = is_named(own_headline(article), self._names())
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
        return name_of(self.lease), self._versions.name(self.lease)
