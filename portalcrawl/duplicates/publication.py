"""Which of two articles was published first, as far as their dates tell."""

from datetime import UTC, datetime

_DAY = len("2017-12-25")


def is_before(one: str | None, other: str | None) -> bool:
    """Whether an ISO 8601 date is surely before another: by the clock where both tell a time, else by the day.

    >>> is_before("2017-12-25T09:29+08:00", "2017-12-25T02:00:00Z")
    True
    >>> is_before("2017-12-25", "2017-12-25T09:29+08:00"), is_before(None, "2017-12-25")
    (False, False)
    """
    if one is None or other is None:
        return False
    if min(len(one), len(other)) > _DAY:
        return _read(one) < _read(other)
    return one[:_DAY] < other[:_DAY]


def _read(moment: str) -> datetime:
    parsed = datetime.fromisoformat(moment)
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
