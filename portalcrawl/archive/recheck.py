"""When an archived article is looked at again: young ones often, old ones rarely.

What has stood for long is likely to stand as long again, so the next look comes after a share of the time for which the
article has been as it is: since its publication, or since it was last seen to have changed. One that is corrected every
day is looked at every few hours, one of ten years ago as rarely as the plan allows. (For pages that change at random,
Cho and Garcia-Molina, "Effective page refresh policies for Web crawlers", 2003, estimate a rate from the same facts.)
"""

from datetime import UTC, datetime

from msgspec import Struct

DAY = 86_400
SHARE = 4
"""The next look comes after one part in so many of the time for which the article has been as it is."""
LONGEST = 30 * DAY
SHORTEST = DAY // 4
"""Seconds between two looks at one article."""
UNDATED = 30 * DAY
"""For how long an article without a date is taken to have been as it is."""
ENOUGH_DAYS = 2
"""On so many days on which the portal is well a fate in doubt is to be seen before it is final."""
APART = 12 * 3600
"""Seconds between two of them, and between two looks that both count: a portal that is down over midnight is down
once."""
_SPREAD = 1 << 16
_GOLDEN = 40_503
"""Spreads consecutive numbers evenly over `_SPREAD` (Fibonacci hashing)."""


class RecheckPlan(Struct, frozen=True):
    """The looks that a run plans."""

    longest: int | None = LONGEST
    """Seconds after which every article has been looked at again; None plans no looks at all.

    Less than SHORTEST means this run alone: it looks at all that is older than that, and plans further looks as usual.
    """

    @property
    def is_for_once(self) -> bool:
        """Whether it is of one run alone."""
        return self.longest is not None and self.longest < SHORTEST

    def next_look(self, now: int, changed: int, number: int) -> int | None:
        """The Unix time of the next look at an article that has been as it is since `changed`; None for never.

        `number` spreads the looks at articles that were all taken on one day: up to half the wait is cut off by it.
        """
        if self.longest is None:
            return None
        longest = LONGEST if self.is_for_once else self.longest
        wait = min(max((now - changed) // SHARE, SHORTEST), longest)
        return now + max(1, wait - wait * (number * _GOLDEN % _SPREAD) // (2 * _SPREAD))


def wait_in_doubt(tries: int, *, is_urgent: bool) -> int:
    """Seconds until a URL that is not held yet is asked for again, after so many answers in a row without a page.

    One, two, four, eight days and so on. What is urgent, because a list shows it, is also asked for by the next run.

    >>> [wait_in_doubt(tries, is_urgent=True) // DAY for tries in (1, 2, 3, 4, 5, 99)]
    [0, 1, 2, 4, 8, 30]
    >>> [wait_in_doubt(tries, is_urgent=False) // DAY for tries in (1, 2, 3)]
    [1, 2, 4]
    """
    doublings = tries - 1 - is_urgent
    return 0 if doublings < 0 else min(DAY << min(doublings, 10), LONGEST)


def is_another_day(day: int | None, now: int) -> bool:
    """Whether a Unix time is on another day than an earlier one, and well behind it."""
    return day is None or (now // DAY != day // DAY and now - day >= APART)


def published_at(published: str | None, now: int) -> int:
    """The Unix time of an ISO 8601 date, never after `now`; a day counts from its beginning in UTC."""
    if published is None:
        return now - UNDATED
    moment = datetime.fromisoformat(published)
    return min(now, int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()))
