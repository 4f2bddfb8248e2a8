"""What a date is when it was found, and the rules that make numbers one: the calendar, the range, the precision."""

from datetime import datetime, timedelta, timezone, tzinfo

from msgspec import Struct

from portalcrawl.text.dates.clock import Clock

CHINA = timezone(timedelta(hours=8))
EARLIEST_YEAR = 1990  # before the web; a date before it is a date in a text, not of a page
# Clocks differ and so do time zones; a later date is an event's.
_FUTURE = timedelta(hours=36)


class DateMatch(Struct, frozen=True):
    """A date found in a text: `iso` with the precision shown, `raw` as written, its place [start, end)."""

    iso: str
    raw: str
    start: int
    end: int

    @property
    def day(self) -> str:
        """The day: YYYY-MM-DD."""
        return self.iso[:10]

    @property
    def has_time(self) -> bool:
        """Whether the text gave a time of day."""
        return len(self.iso) > 10


def compose(
    year: int, month: int, day: int, clock: Clock | None, *, zone: tzinfo, reference: datetime | None
) -> str | None:
    """ISO 8601 with the precision given, or None if the calendar has no such day or it is out of range."""
    try:
        value = datetime(year, month, day, tzinfo=zone)
    except ValueError:
        return None
    if not is_in_range(value, reference):
        return None
    if clock is None:
        return value.date().isoformat()
    value = value.replace(hour=clock.hour, minute=clock.minute, second=clock.second or 0, tzinfo=clock.zone or zone)
    return value.isoformat(timespec="minutes" if clock.second is None else "seconds")


def is_in_range(value: datetime, reference: datetime | None) -> bool:
    """Whether an aware time may be that of a page which was fetched at `reference`; without one, of any page."""
    return value.year >= EARLIEST_YEAR and (reference is None or value <= reference + _FUTURE)
