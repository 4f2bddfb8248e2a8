"""Days as HTTP writes them."""

from datetime import UTC, date, datetime, time
from email.utils import format_datetime


def http_date(day: date) -> str:
    """Noon of that day in China, for Last-Modified.

    >>> http_date(date(2017, 12, 25))
    'Mon, 25 Dec 2017 04:00:00 GMT'
    """
    return format_datetime(datetime.combine(day, time(4), UTC), usegmt=True)
