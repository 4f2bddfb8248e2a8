"""What fresh pages say of a profile's rules."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from portalcrawl.profiles.model import Rule

_FITS = 0.8
_LEAST = 3


class Verdict(StrEnum):
    """What fresh pages say of a rule."""

    FITS = "fits"
    DRIFTS = "drifts"
    """Right on too few pages."""
    BROKEN = "broken"
    """Right on none."""
    UNTESTED = "untested"
    """Too few pages could tell."""


class Trial(Struct, frozen=True):
    """One rule on one page."""

    url: str
    is_right: bool
    wanted: str
    """What should have come out."""
    before: str | None
    """What the rule gives; None if it gives nothing."""
    after: str | None = None
    """What the new rule gives."""


class FieldFit(Struct, frozen=True):
    """One rule's trials."""

    where: str
    field: str
    rule: Rule
    trials: tuple[Trial, ...]
    proposal: Rule | None = None
    """The rule that fresh pages support, if it is another one."""
    expected: float = 1.0
    """The share of pages on which it was right when it was learned: a rule for some of the pages does not drift."""

    @property
    def agreed(self) -> int:
        """On how many pages the rule is right."""
        return sum(trial.is_right for trial in self.trials)

    @property
    def verdict(self) -> Verdict:
        """The answer in a word."""
        if len(self.trials) < _LEAST:
            return Verdict.UNTESTED
        if not self.agreed:
            return Verdict.BROKEN
        return Verdict.FITS if self.agreed >= _FITS * self.expected * len(self.trials) else Verdict.DRIFTS


class Archived(Struct, frozen=True):
    """What the archive's record says of a page that is fetched again: values by field, "" for none."""

    values: Mapping[str, str]
