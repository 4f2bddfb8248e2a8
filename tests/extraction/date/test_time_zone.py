"""The time zone of a shown time, from what the metadata state."""

from datetime import UTC

import pytest

from portalcrawl.extraction.date.time_zone import find_zone_of
from portalcrawl.extraction.hints import Hints

SHOWN = "2018-01-22T00:13+08:00"


@pytest.mark.parametrize(
    ("shown", "stated", "found"),
    [
        (SHOWN, [], SHOWN),
        (SHOWN, ["2018-01-22"], SHOWN),
        ("2018-01-22", ["2018-01-22T02:13+00:00"], "2018-01-22"),
        # The same time of day, whatever its seconds.
        (SHOWN, ["2018-01-22T00:13:30-03:00"], "2018-01-22T00:13-03:00"),
        ("2018-01-22T00:13:05+08:00", ["2018-01-22T00:13:30-03:00"], "2018-01-22T00:13:05-03:00"),
        # The same moment by a clock from 12 hours behind UTC to 14 before it, by half hours.
        (SHOWN, ["2018-01-22T02:13+00:00"], "2018-01-22T00:13-02:00"),
        (SHOWN, ["2018-01-21T18:43+00:00"], "2018-01-22T00:13+05:30"),
        (SHOWN, ["2018-01-22T12:13+00:00"], "2018-01-22T00:13-12:00"),
        (SHOWN, ["2018-01-22T12:43+00:00"], SHOWN),
        (SHOWN, ["2018-01-21T10:13+00:00"], "2018-01-22T00:13+14:00"),
        (SHOWN, ["2018-01-21T09:43+00:00"], SHOWN),
        (SHOWN, ["2018-01-22T02:20+00:00"], SHOWN),
        # The page names another time zone than the portal's.
        ("2018-01-22T00:13-05:00", ["2018-01-22T02:13+00:00"], "2018-01-22T00:13-05:00"),
    ],
)
def test_find_zone_of(shown: str, stated: list[str], found: str) -> None:
    assert find_zone_of(shown, stated, Hints()) == found


def test_a_known_zone_of_the_portal_is_not_doubted() -> None:
    hints = Hints(zone=UTC, zone_is_known=True)
    assert find_zone_of("2018-01-22T00:13+00:00", ["2018-01-22T02:13+00:00"], hints) == "2018-01-22T00:13+00:00"
