"""The date window of a run: `--since` and `--until` as people write them, both inclusive."""

import re
from calendar import monthrange
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct

from portalcrawl.text.dates.match import CHINA

_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_BACK = re.compile(r"(\d{1,5})\s*([dwmy])", re.IGNORECASE)
_DAYS_IN = {"d": 1, "w": 7, "m": 30, "y": 365}
_SPAN = re.compile(r"(\d{1,5})\s*([hdwmy])", re.IGNORECASE)
_HOUR = 3_600
_WORDS = {"today": 0, "yesterday": 1}


class Window(Struct, frozen=True):
    """The days, inclusive, that articles are kept of; None is open."""

    since: date | None = None
    until: date | None = None

    def __post_init__(self) -> None:
        """Raises ValueError if no day is left."""
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since {self.since} is after until {self.until}: no day is left")

    @property
    def is_open(self) -> bool:
        """Whether every day is kept."""
        return self.since is None and self.until is None

    def keeps(self, published: str) -> bool:
        """Whether an ISO 8601 date, by its day, is in the window."""
        return not (self.is_before(published) or self.is_after(published))

    def is_before(self, published: str) -> bool:
        """Whether an ISO 8601 date is older than the window."""
        return self.since is not None and published[:10] < self.since.isoformat()

    def is_after(self, published: str) -> bool:
        """Whether an ISO 8601 date is newer than the window."""
        return self.until is not None and published[:10] > self.until.isoformat()


def read_window(since: str | None, until: str | None) -> Window:
    """The window of two days as `parse_day` reads them; None is open. Raises ValueError.

    >>> read_window("2017-02", "2017-02").until
    datetime.date(2017, 2, 28)
    """
    now = find_today()
    return Window(
        parse_day(since, today=now) if since is not None else None,
        parse_day(until, today=now, is_end=True) if until is not None else None,
    )


def find_today() -> date:
    """The day from which `7d` counts back: today in China, where most portals are."""
    return datetime.now(UTC).astimezone(CHINA).date()


def parse_day(text: str, *, today: date, is_end: bool = False) -> date:
    """The day meant by `2017`, `2017-12`, `2017-12-25`, `7d`, `2w`, `today` or `yesterday`.

    A year or a month means its first day, or its last one if `is_end`. Raises ValueError for what is none of these.

    >>> parse_day("2017-02", today=date(2026, 1, 1), is_end=True)
    datetime.date(2017, 2, 28)
    >>> parse_day("7d", today=date(2026, 1, 8))
    datetime.date(2026, 1, 1)
    """
    cleaned = text.strip().lower()
    if cleaned in _WORDS:
        return today - timedelta(days=_WORDS[cleaned])
    try:
        if match := _BACK.fullmatch(cleaned):
            return today - timedelta(days=int(match[1]) * _DAYS_IN[match[2].lower()])
        if match := _DAY.fullmatch(cleaned):
            year = int(match[1])
            month = int(match[2] or (12 if is_end else 1))
            day = int(match[3] or (monthrange(year, month)[1] if is_end else 1))
            return date(year, month, day)
    except (ValueError, OverflowError, KeyError):
        pass
    raise ValueError(f"unreadable date {text!r}: write 2017, 2017-12, 2017-12-25, 7d, today or yesterday")


def parse_span(text: str) -> int:
    """The seconds of a span of time: `12h`, `30d`, `2w`, `6m`, `1y`. Raises ValueError for what is none of these.

    >>> parse_span("2w") // 86_400
    14
    """
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise ValueError(f"unreadable span of time {text!r}")
    unit = match[2].lower()
    return int(match[1]) * (_HOUR if unit == "h" else 24 * _HOUR * _DAYS_IN[unit])
