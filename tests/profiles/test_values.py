"""What single values of a profile must be."""

from datetime import datetime

import pytest

from portalcrawl.profiles.values import parse_zone


@pytest.mark.parametrize(
    ("text", "hours"),
    [("+08:00", 8), ("-03:30", -3.5), ("+8:00", 8), ("+14:00", 14), ("Asia/Shanghai", 8), ("+00:00", 0), ("UTC", 0)],
)
def test_zones(text: str, hours: float) -> None:
    offset = parse_zone(text).utcoffset(datetime(2024, 1, 1))
    assert offset is not None
    assert offset.total_seconds() == hours * 3600


@pytest.mark.parametrize(
    "text",
    [
        "",
        "+8",
        "+0800",
        "+08:00x",
        "+08",
        "08:00",
        "+14:30",
        "+15:00",
        "+08:60",
        "../../etc/passwd",
        "/etc/passwd",
        "a\x00b",
    ],
)
def test_what_is_no_zone(text: str) -> None:
    with pytest.raises(ValueError, match="is no time zone"):
        parse_zone(text)
