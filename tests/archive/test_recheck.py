"""When an article is looked at again."""

import pytest

from portalcrawl.archive.recheck import DAY, LONGEST, SHORTEST, UNDATED, RecheckPlan, published_at

NOW = 1_700_000_000


@pytest.mark.parametrize(
    ("age", "wait"),
    [
        (0, SHORTEST),
        (DAY // 2, SHORTEST),
        (4 * DAY, DAY),
        (40 * DAY, 10 * DAY),
        (4 * LONGEST, LONGEST),
        (3650 * DAY, LONGEST),
    ],
)
def test_what_has_stood_long_is_looked_at_rarely(age: int, wait: int) -> None:
    assert RecheckPlan().next_look(NOW, NOW - age, 0) == NOW + wait


def test_looks_at_articles_of_one_day_are_spread() -> None:
    waits = [(RecheckPlan().next_look(NOW, NOW - 400 * DAY, number) or 0) - NOW for number in range(1, 200)]
    assert all(LONGEST / 2 <= wait <= LONGEST for wait in waits)
    assert len(set(waits)) == len(waits)
    assert sum(wait > 3 * LONGEST / 4 for wait in waits) in range(90, 110), "as many in either half"


@pytest.mark.parametrize(
    ("longest", "is_for_once", "wait"),
    [
        (None, False, None),  # no looks at all
        (10 * DAY, False, 10 * DAY),
        (SHORTEST, False, SHORTEST),
        (0, True, LONGEST),  # this run looks at all; further looks as usual
    ],
)
def test_plans(longest: int | None, is_for_once: bool, wait: int | None) -> None:
    plan = RecheckPlan(longest)
    assert plan.is_for_once is is_for_once
    assert plan.next_look(NOW, NOW - 3650 * DAY, 0) == (None if wait is None else NOW + wait)


@pytest.mark.parametrize(
    ("published", "moment"),
    [
        (None, NOW - UNDATED),
        ("2017-12-25", 1_514_160_000),  # its beginning in UTC
        ("2017-12-25T09:29+08:00", 1_514_165_340),
        ("2999-01-01", NOW),  # never after now
    ],
)
def test_the_moment_of_a_date(published: str | None, moment: int) -> None:
    assert published_at(published, NOW) == moment
