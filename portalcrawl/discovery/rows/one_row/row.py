"""One entry of a list, and two entries of one article made one."""

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.items import Breadcrumb


class Row(Struct, frozen=True):
    """One entry of a list."""

    url: str
    """As the page spells it."""
    headline: str | None = None
    """Whole if a `title` attribute or an image's text completes a cut one; without bullets, marks and dates."""
    datePublished: str | None = None
    """ISO 8601 with the precision shown; None if the row shows no year and its address does not tell it."""
    position: int = 0
    """1 for the first row of the page."""
    pinned: bool = False
    """Marked as such, or above the order of dates: the rows below may have later dates."""
    headline_is_cut: bool = False
    section: Breadcrumb | None = None
    """The section that the row itself links, as in `[园区要闻] title`."""
    excerpt: str | None = None
    year_is_inferred: bool = False
    """The row shows month and day; the year is that of its address, which has the same month and day, or follows from
    the order of the list (`rows.years`)."""
    month_day: str | None = None
    """MM-DD, if the row shows no more of its date and its address does not tell the year."""


def merge_rows(one: Row, other: Row) -> Row:
    """One row of two that lead to the same address: the longer headline, and else what the first one has."""
    better = other if one.headline_is_cut or len(one.headline or "") < len(other.headline or "") else one
    return replace(
        one,
        headline=better.headline,
        headline_is_cut=better.headline_is_cut,
        datePublished=one.datePublished or other.datePublished,
        year_is_inferred=one.year_is_inferred if one.datePublished else other.year_is_inferred,
        month_day=one.month_day or other.month_day,
        pinned=one.pinned or other.pinned,
        section=one.section or other.section,
        excerpt=one.excerpt or other.excerpt,
    )
