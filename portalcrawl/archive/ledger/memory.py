"""What the run that writes keeps in memory beside the ledger's tables, in step with every write to them."""

from collections import Counter
from collections.abc import Callable, Iterable

from msgspec import Struct, field

from portalcrawl.archive.ledger.model import Lease, Role, State, Validators
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.text.dates.window import Window


class RunMemory(Struct):
    """Leases and counts of one run. It dies with the process, and the next run begins with the tables alone.

    How much is pending or due is asked of the tables each time: a count kept beside them came to differ from them.
    """

    generation: int = 1
    """The pass over the portal to which the run belongs."""
    may_be_due: bool = True
    """Whether something may be due; once nothing was found, only what sets a time in this run makes it so again."""
    started: int = 0
    """Unix time at which the run began; what is due later is left to another run."""
    plan: RecheckPlan = field(default_factory=lambda: RecheckPlan(None))
    window: Window = field(default_factory=Window)
    sections: Callable[[], Iterable[int]] | None = None
    """The numbers of the sections to which the run is limited, as far as they are known; None for all."""
    leased: dict[str, Lease] = field(default_factory=dict)
    """What is handed out and has no fate yet, by URL."""
    validators: dict[str, Validators | None] = field(default_factory=dict)
    """Of answers whose URLs have no fate yet."""
    changes: int = 0
    """Writes since the last commit."""
    tally: Counter[tuple[Role, State]] = field(default_factory=Counter)
    """How many URLs this run gave which fate."""
    settled: dict[int, tuple[Role, State]] = field(default_factory=dict)
    """Pages, by their numbers, that this run rejected or left alone: met again, they may get another fate."""
    doubted: dict[int, int] = field(default_factory=dict)
    """By number the URLs to which this run gave a fate in doubt: how often in a row they have answered so."""
    failures: list[tuple[str, str]] = field(default_factory=list)
    """URL and reason of this run's first failures."""

    def count_fate(self, number: int, role: Role, state: State) -> None:
        """Count a fate that this run gives to a URL."""
        self.tally[role, state] += 1
        if state in (State.NOT_ARTICLE, State.EXCLUDED, State.OUTSIDE_WINDOW):
            self.settled[number] = role, state

    def take_back(self, number: int) -> None:
        """Count such a fate no longer, because the page gets another one."""
        if (fate := self.settled.pop(number, None)) is not None:
            self.tally[fate] -= 1
