"""What the parts of a match of `date_patterns` stand for: year, month and day by their numbers, names and eras."""

import re
from datetime import datetime, tzinfo

from portalcrawl.text.dates import patterns as patterns
from portalcrawl.text.dates.clock import Clock, parse_zone
from portalcrawl.text.dates.hanzi_numbers import read_hanzi_number
from portalcrawl.text.dates.match import compose
from portalcrawl.text.dates.month_names import (
    OTHER_DAY_FIRST,
    OTHER_MONTH_FIRST,
    OTHER_YEAR_FIRST,
    read_month,
    read_other_month,
)

# The year before each era's first.
_ERAS = {"令和": 2018, "平成": 1988}
_REPUBLIC = 1911


def read_match(
    match: re.Match[str], clock: Clock | None, zone: tzinfo, reference: datetime | None, day_first: bool | None
) -> str | None:
    """The date of a match of any pattern but `COMPACT`, ISO 8601; the arguments are as in `find_dates`."""
    groups = match.groupdict()
    if match.re is patterns.YEAR_LAST:
        return _read_year_last(match, clock, zone, reference, day_first)
    if match.re in (patterns.HANZI, patterns.MINGUO_HANZI):
        month, day = read_hanzi_number(groups["m"]), read_hanzi_number(groups["d"])
    elif match.re in (OTHER_DAY_FIRST, OTHER_MONTH_FIRST, OTHER_YEAR_FIRST):
        name, day = groups["other"] or groups["other2"], int(groups["d"] or groups["d2"])
        month = read_other_month(name, has_dot=groups["dot"] is not None) or 0
    else:
        named = groups.get("mon")
        month = read_month(named) if named else int(groups["m"] or groups["m2"] or groups["m3"])
        day = int(groups["d"] or groups["d2"] or groups["d3"])
    return compose(_read_year(match), month, day, clock, zone=zone, reference=reference)


def _read_year(match: re.Match[str]) -> int:
    text = match["y"]
    if match.re is patterns.JAPANESE_ERA:
        return _ERAS[match["era"]] + (1 if text == "元" else int(text))
    if match.re is patterns.HANZI:
        return read_hanzi_number(text)
    if match.re in (patterns.MINGUO, patterns.MINGUO_HANZI):
        return _REPUBLIC + read_hanzi_number(text)
    return int(text)


def _read_year_last(
    match: re.Match[str], clock: Clock | None, zone: tzinfo, reference: datetime | None, day_first: bool | None
) -> str | None:
    """12/25 before a year is America's order, 25.12 and mostly 25-12 the rest of the world's; the other if there is
    no such day, or only in the future."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    if day_first is None or match["sep"][0] == ".":
        day_first = match["sep"].strip() != "/"
    orders = ((second, first), (first, second)) if day_first else ((first, second), (second, first))
    for month, day in orders:
        if iso := compose(year, month, day, clock, zone=zone, reference=reference):
            return iso
    return None


def read_asctime(match: re.Match[str]) -> Clock:
    """The time of day that `ASCTIME` has between the day and the year."""
    zone = parse_zone(match["zone"] or "")
    return Clock(int(match["h"]), int(match["mi"]), int(match["s"]), zone, match.end())


def read_compact(match: re.Match[str], zone: tzinfo, reference: datetime | None) -> str | None:
    """The date of a match of `COMPACT`, ISO 8601."""
    clock = None
    if match["h"]:
        seconds = int(match["s"]) if match["s"] else None
        clock = Clock(int(match["h"]), int(match["mi"]), seconds, parse_zone(match["zone"] or ""), match.end())
    return compose(int(match["y"]), int(match["m"]), int(match["d"]), clock, zone=zone, reference=reference)
