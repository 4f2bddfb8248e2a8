"""Dates in attributes: which attribute tells one, and what it tells."""

from datetime import UTC, datetime

import pytest

from portalcrawl.text.dates.parsing import CHINA
from portalcrawl.text.dates.shown_dates import parse_shown_date
from portalcrawl.text.dates.stated_dates import find_stated, parse_stated

NOW = datetime(2018, 3, 10, 12, 0, tzinfo=CHINA)
SECOND = "2017-12-25T09:29:37+08:00"


@pytest.mark.parametrize(
    ("attributes", "value"),
    [
        ({"datetime": "1514165377"}, "1514165377"),
        ({"content": "2017-12-25", "data-time": "1"}, "2017-12-25"),
        ({"data-time": "1514165377"}, "1514165377"),
        ({"data-timestamp": "1514165377000"}, "1514165377000"),
        ({"data-publish-time": "2017-12-25 09:29"}, "2017-12-25 09:29"),
        ({"data-pubdate": "2017-12-25"}, "2017-12-25"),
        ({"data-created-at": "x", "data-ts": "1514165377"}, "1514165377"),
        ({"title": "2017-12-25 09:29"}, "2017-12-25 09:29"),
        ({"class": "time", "title": "园区召开会议"}, None),
        ({"data-time": "soon"}, None),
        ({"data-runtime-id": "1514165377"}, None),
        ({"data-id": "1514165377"}, None),
        ({}, None),
    ],
)
def test_attribute(attributes: dict[str, str], value: str | None) -> None:
    assert find_stated(attributes) == value


@pytest.mark.parametrize(
    ("value", "iso"),
    [
        ("1514165377", SECOND),
        ("1514165377000", SECOND),
        ("1514165377.25", SECOND),
        ("/Date(1514165377000)/", SECOND),
        ("20171225T092937+0800", SECOND),
        ("2017-12-25 09:29", "2017-12-25T09:29+08:00"),
        # Out of range: 1970, and 2030.
        ("0", None),
        ("0000000001", None),
        ("1893456000", None),
        ("1514165377" * 1000, None),
    ],
)
def test_value(value: str, iso: str | None) -> None:
    found = parse_stated(value, reference=NOW)
    assert (found and found.iso) == iso


@pytest.mark.parametrize(
    ("text", "stated", "iso"),
    [
        ("3天前", "1514165377", SECOND),
        ("2017-12-25", "1514165377", SECOND),
        # The attribute tells which number is the day.
        ("03/04/2017", "2017-04-03T09:29:37+08:00", "2017-04-03T09:29:37+08:00"),
        ("03/04/2017", "2017-03-04T09:29:37+08:00", "2017-03-04T09:29:37+08:00"),
        # The day shown counts where they differ.
        ("2017-12-24", "1514165377", "2017-12-24"),
        ("2017-12-25", "soon", "2017-12-25"),
        ("soon", "soon", None),
    ],
)
def test_text_and_attribute(text: str, stated: str, iso: str | None) -> None:
    found = parse_shown_date(text, stated, reference=NOW)
    assert (found and found.iso) == iso


def test_unix_time_is_told_by_the_portals_clock() -> None:
    found = parse_stated("1514165377", zone=UTC)
    assert found is not None
    assert found.iso == "2017-12-25T01:29:37+00:00"


@pytest.mark.parametrize(("before", "is_date"), [(90, True), (95, False)])
def test_the_first_hundred_characters_of_a_value_are_read(before: int, is_date: bool) -> None:
    assert (parse_stated("2017-12-25".rjust(before + 10, ".")) is not None) is is_date
