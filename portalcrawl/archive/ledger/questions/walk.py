"""What one run read of one section, and why it went no further."""

from dataclasses import dataclass
from enum import StrEnum

from portalcrawl.archive.ledger.model import State


class Stop(StrEnum):
    """Why a section's list was read no further."""

    END = "end"
    """It was read to its end."""
    KNOWN = "known"
    """Behind it stands what an earlier run has read."""
    WINDOW = "window"
    """The run has a first day; lists end where older rows begin."""
    INTERRUPTED = "interrupted"
    """The run ended before; the next one goes on."""
    FAILED = "failed"
    """Some of its pages could not be read."""
    ABSENT = "absent"
    """Its first page is not there, or is something else."""


@dataclass(frozen=True, slots=True)
class PageRead:
    """A list page as this walk left it."""

    url: str
    state: State
    reason: str | None
    shown: int | None
    """Rows on it; None where it was not read."""

    @property
    def is_unread(self) -> bool:
        """Whether it could not be read, for good or this time; what leads to another site is none of this portal's."""
        if self.state is State.EXCLUDED:
            return "offsite" not in (self.reason or "")
        return self.state in (State.FAILED, State.GONE, State.NOT_ARTICLE)


@dataclass(frozen=True, slots=True)
class Walk:
    """What the walk over the portal to which a run belongs has read of one section.

    A walk that was interrupted goes on in the next run: its figures are those of all these runs together.
    """

    section: int
    """0 is the front page's own list, and lists of no section."""
    name: str
    """The section's path, ` > ` between."""
    pages: int
    """List pages read."""
    rows: int
    """Rows on these pages, repeated ones as often as they stand there."""
    seen: int
    """Distinct addresses among them."""
    known: int
    """Distinct addresses that the section's lists have shown in all runs so far."""
    first_rows: int | None
    """Rows on the section's first page; None where it was not read as a list."""
    stated_rows: int | None
    """What the pager says of the list's size, rows and pages."""
    stated_pages: int | None
    missing: int | None
    """By how many the stated rows exceed those that the walk, or all walks, can account for; negative where there are
    more. None where nothing is stated, or where the walk cannot tell."""
    stop: Stop
    gaps: tuple[str, ...] = ()
    """What is missing, in words."""

    @property
    def repeated(self) -> int:
        """Rows that stand once more on the pages of a list that was read to its end, or that lead to lists."""
        return max(0, self.rows - self.seen) if self.stop is Stop.END else 0

    @property
    def missing_pages(self) -> int:
        """How many pages of a list that was read to its end the pager states and nobody has seen."""
        if self.stop is not Stop.END or self.stated_pages is None:
            return 0
        return max(0, self.stated_pages - self.pages)
