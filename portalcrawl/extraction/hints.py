"""What is known of a page before it is read."""

from dataclasses import dataclass
from datetime import datetime, tzinfo

from portalcrawl.text.dates.parsing import CHINA


@dataclass(frozen=True, slots=True)
class Hints:
    """What the list row, the portal and the fetch say of a page."""

    headline: str | None = None
    """The list row's title; it may be cut and then ends with … or ...."""
    datePublished: str | None = None
    """The list row's date, ISO 8601, mostly a day; its year is a guess where the row shows none."""
    listed: bool = False
    """Whether a section's list has this page as a row; a hot list or a sitemap is no such list."""
    is_fragment: bool = False
    """Whether this may be a part of a page, which may lack the headline."""
    site_name: str | None = None
    """The portal's name, where the home page's title told it."""
    reference: datetime | None = None
    """The fetch's time, aware: a date after it is no date of the page."""
    zone: tzinfo = CHINA
    """The zone of times that state none."""
    zone_is_known: bool = False
    """Whether the zone is the portal's, so that what its pages state in UTC is told by its clock."""
