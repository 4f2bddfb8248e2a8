"""What a run wants of a portal, before anything of it is in the ledger."""

from msgspec import Struct

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.text.dates.window import Window
from portalcrawl.text.section_names import section_key


class Limits(Struct, frozen=True):
    """Dates and sections that a run is limited to; samples are taken from these alone."""

    window: Window = Window(None, None)
    sections: frozenset[str] = frozenset()
    """Names, as `section_key` folds them; none means all."""

    def has_section(self, path: tuple[str, ...]) -> bool:
        """Whether a section of this path is wanted."""
        return not self.sections or any(section_key(name) in self.sections for name in path)

    def has_row(self, row: Row) -> bool:
        """Whether a row is wanted; one without a date may be."""
        return not row.datePublished or row.year_is_inferred or self.window.keeps(row.datePublished)

    @property
    def is_open(self) -> bool:
        """Whether everything is wanted."""
        return self.window.is_open and not self.sections


NO_LIMITS = Limits()
