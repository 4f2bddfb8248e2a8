"""What is known of a page before it is read."""

from datetime import datetime, tzinfo

from msgspec import Struct

from portalcrawl.text.dates.parsing import CHINA


class Hints(Struct, frozen=True):
    """What the list row, the portal and the fetch say of a page."""

    headline: str | None = None
    """The list row's title; it may be cut and then ends with … or ...."""
    datePublished: str | None = None
    """The list row's date, ISO 8601, mostly a day."""
    listed: bool = False
    """Whether a section's list has this page as a row; a hot list or a sitemap does not count."""
    is_fragment: bool = False
    """Whether this may be a part of a page, handed in by itself: it may lack the headline, or be a site's front page
    that is one text."""
    site_name: str | None = None
    """The portal's name, if the home page's title told it."""
    reference: datetime | None = None
    """The fetch's time, aware: a date after it is not the page's."""
    zone: tzinfo = CHINA
    """The time zone of times that state none."""
    year_is_inferred: bool = False
    """Whether the row shows no year: its date's year is that of its address, or what the list's order suggests."""
    day_first: bool | None = None
    """Whether the day comes first in the portal's dates with the year last; None if that is not known."""
    zone_is_known: bool = False
    """Whether `zone` is known to be the portal's: then times that its pages state in UTC are told by its clock."""
