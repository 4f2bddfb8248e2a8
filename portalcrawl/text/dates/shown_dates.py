"""The date of an element that says it twice: to readers, and to programs in an attribute."""

from datetime import UTC, datetime, tzinfo

from msgspec.structs import replace

from portalcrawl.text.dates.day_order import read_open
from portalcrawl.text.dates.parsing import CHINA, DateMatch, parse_date
from portalcrawl.text.dates.patterns import YEAR_HINT
from portalcrawl.text.dates.stated_dates import parse_stated

_UTC = ("+00:00", "Z")
# Up to the minutes of an ISO 8601 time.
_MINUTES = len("2017-12-25T09:29")


def parse_shown_date(
    text: str,
    stated: str | None,
    *,
    reference: datetime | None = None,
    zone: tzinfo = CHINA,
    zone_is_known: bool = False,
    day_first: bool | None = None,
) -> DateMatch | None:
    """The date that `text` shows, with the time of day that the attribute `stated` adds; None if neither has one.

    If both ways of reading 03/04/2017 are open, `stated` decides, then `day_first` as in `find_dates`.
    Static site generators state UTC and show the local day: if the two name different days, the day shown counts,
    and a UTC stamp is read in the portal's zone. `zone_is_known` says that `zone` is the portal's and not a guess.

    >>> parse_shown_date("2026-04-22", "2026-04-21T23:30:49.000Z").iso
    '2026-04-22T07:30:49+08:00'
    >>> parse_shown_date("3 days ago", "2017-12-25").iso
    '2017-12-25'
    """
    told = parse_stated(stated, reference=reference, zone=zone) if stated else None
    if told is not None and zone_is_known:
        told = to_zone(told, zone)
    # A text without a year counts from today or from the reader's knowledge: the attribute is surer.
    is_asked = told is None or YEAR_HINT.search(text) is not None
    shown = parse_date(text, reference=reference, zone=zone, day_first=day_first) if is_asked else None
    if shown is None or told is None:
        return shown or told
    if told.day != shown.day:
        readings = read_open(shown, reference=reference, zone=zone) or ()
        shown = next((reading for reading in readings if reading.day == told.day), shown)
    for candidate in (told, to_zone(told, zone)):
        if candidate.day == shown.day:
            if candidate.iso[:_MINUTES] == shown.iso[:_MINUTES]:
                return _join(shown, candidate)
            return shown if len(shown.iso) >= len(candidate.iso) else candidate
    return shown


def _join(shown: DateMatch, told: DateMatch) -> DateMatch:
    """Two that say the same time of day: the attribute knows its zone, either may have its seconds."""
    if not told.has_time:
        return shown
    one, other = datetime.fromisoformat(shown.iso), datetime.fromisoformat(told.iso)
    has_seconds = max(shown.iso.count(":"), told.iso.count(":")) > _COLONS_OF_MINUTES
    joined = one.replace(second=max(one.second, other.second), tzinfo=other.tzinfo)
    return replace(shown, iso=joined.isoformat(timespec="seconds" if has_seconds else "minutes"))


def to_zone(match: DateMatch, zone: tzinfo) -> DateMatch:
    """The same moment by the clock of `zone`, if it is stated in UTC, which is nobody's clock."""
    if len(match.iso) <= len("2017-12-25") or not match.iso.endswith(_UTC):
        return match
    local = datetime.fromisoformat(match.iso).astimezone(UTC).astimezone(zone)
    precision = "seconds" if match.iso.count(":") > _COLONS_OF_MINUTES else "minutes"
    return DateMatch(local.isoformat(timespec=precision), match.raw, match.start, match.end)


_COLONS_OF_MINUTES = 2
