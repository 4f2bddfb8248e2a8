"""Which of two was published first: only what the dates surely tell."""

import pytest

from portalcrawl.duplicates.publication import is_before


@pytest.mark.parametrize(
    ("one", "other", "is_so"),
    [
        ("2017-12-24", "2017-12-25", True),
        ("2017-12-25", "2017-12-25", False),
        ("2017-12-24T23:59", "2017-12-25", True),
        ("2017-12-25T00:01", "2017-12-25", False),  # the other may be of any hour
        ("2017-12-25T09:29", "2017-12-25T09:30", True),
        ("2017-12-25T09:29+08:00", "2017-12-25T02:00Z", True),
        ("2017-12-25T02:00Z", "2017-12-25T09:29+08:00", False),
        (None, "2017-12-25", False),
        ("2017-12-25", None, False),
    ],
)
def test_dates(one: str | None, other: str | None, is_so: bool) -> None:
    assert is_before(one, other) is is_so
    assert not (is_so and is_before(other, one))
