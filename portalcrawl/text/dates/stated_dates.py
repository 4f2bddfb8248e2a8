"""Dates that an element states in its attributes, for programs: ISO 8601, or the seconds or milliseconds of Unix."""

import re
from collections.abc import Mapping
from datetime import datetime, tzinfo

from portalcrawl.text.dates.parsing import CHINA, DateMatch, is_date_only, parse_date, parse_timestamp

_NAMED = ("datetime", "content")
# data-time, data-timestamp, data-publish-date, data-ts, data-livestamp.
_DATA = re.compile(
    r"data-(?:[a-z]{1,20}[-_]?){0,3}(?:time|date|timestamp|livestamp|published|ts)(?:[-_](?:utc|at|ms))?"
)
_LONGEST = 100
_ZONE = re.compile(r":[0-9]{2}(?:\.[0-9]+)?\s?(?:Z|[+-][0-9]{2}:?[0-9]{2})$|^[0-9]{10,13}$")


def find_stated(attributes: Mapping[str, str]) -> str | None:
    """The value that tells a date, of an element that shows one: its `datetime` or `content`, a `data-` attribute
    named after a time, or a `title` that is a date and nothing else; None if there is none.

    >>> find_stated({"class": "time", "data-timestamp": "1514165377"})
    '1514165377'
    """
    for name in _NAMED:
        if value := attributes.get(name):
            return value
    for name, value in attributes.items():
        if name.startswith("data-") and any(c.isdigit() for c in value[:_LONGEST]) and _DATA.fullmatch(name):
            return value
    title = attributes.get("title") or ""
    return title if title and is_date_only(title) else None


def parse_stated(value: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The date of such a value; None if it tells none, or one out of range."""
    value = value[:_LONGEST]
    return parse_timestamp(value, reference=reference, zone=zone) or parse_date(value, reference=reference, zone=zone)


def has_zone(value: str | None) -> bool:
    """Whether such a value names a moment, whatever the zone of the page.

    >>> has_zone("2017-12-25T09:29:00+08:00"), has_zone("1514165377"), has_zone("2017-12-25T09:29"), has_zone(None)
    (True, True, False, False)
    """
    return value is not None and _ZONE.search(value.strip()[:_LONGEST]) is not None
