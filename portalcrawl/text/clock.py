"""Times of day beside a date: 08:30, 下午3时05分, T08:30:00.123+08:00, at 3:05 PM EST."""

import re
from dataclasses import dataclass
from datetime import UTC, timedelta, timezone, tzinfo

# From the date's end to the time's end. Each part of the gap is bounded and begins with what the one before cannot
# hold, so that blanks are never divided among them in many ways.
_TIME = re.compile(
    r"\s{0,40}(?P<t>T)?(?:[,，|@·/–-]\s{0,9})?"
    r"(?:[(（]?(?:(?:星期|周|礼拜|禮拜)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6})[)）]?\s{0,9})?(?:at\s)?"
    r"(?P<noon>上午|下午|凌晨|清晨|早上|早晨|中午|晚上|晚间|傍晚|夜间|[AP]M\s?)?\s?"
    r"(?P<h>[01]?[0-9]|2[0-4])(?:"
    r"[:：](?P<mi>[0-5]?[0-9])(?:[:：](?P<s>[0-5]?[0-9])(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"|\s?[时時点點]\s?(?:(?P<mi2>[0-5]?[0-9])\s?分?(?:\s?(?P<s2>[0-5]?[0-9])\s?秒)?(?![0-9])|(?P<half>半))?"
    r"|(?=\s?[ap]\.?m\b)"
    r")"
    r"(?P<ampm>\s?[ap]\.?m\b\.?)?"
    r"(?P<zone>\s?(?:Z\b|(?:UTC|GMT)(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?|[+-][0-9]{2}:?[0-9]{2}|\+[0-9]{2}"
    r"|\(?(?:E[SD]T|P[SD]T|M[SD]T|CDT|BST|CES?T|JST|KST|HKT)\b\)?)(?![0-9:]))?",
    re.IGNORECASE,
)
_HANZI = re.compile(r"\s?[\u4e00-\u9fff]")
# RFC 2822, section 4.3, and its neighbours; not CST, which is China's as well as Chicago's.
_ZONES = {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7} | {
    "BST": 1, "CET": 1, "CEST": 2, "HKT": 8, "JST": 9, "KST": 9, "Z": 0, "UTC": 0, "GMT": 0
}  # fmt: skip
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?")


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of day; `second` is None where the text gives none, `zone` None where it names none."""

    hour: int
    minute: int
    second: int | None
    zone: tzinfo | None
    end: int
    """Where in the text the time ends."""


def read_clock(text: str, start: int) -> Clock | None:
    """The time of day that follows a date, from `start` on, or None.

    24:00 counts as 00:00 of the day shown: systems that write it never mean the next one.
    """
    match = _TIME.match(text, start) if start < len(text) else None
    if match is None:
        return None
    minutes = match["mi"] or match["mi2"]
    # 3:0 before a word is a result of a game; 9:5 at the end is what careless templates print.
    if match["mi"] and len(match["mi"]) == 1 and match["s"] is None and _HANZI.match(text, match.end()):
        return None
    seconds = match["s"] or match["s2"]
    hour = _to_24_hours(int(match["h"]), (match["noon"] or match["ampm"] or "").strip().lower().replace(".", ""))
    zone_text = match["zone"] or ""
    zone = parse_zone(zone_text.strip(" ()"))
    end = match.end()
    if zone_text.startswith("-") and ":" in zone_text and not (seconds or match["t"]):
        # 09:00-11:00 is a span of hours.
        zone, end = None, match.start("zone")
    minute = 30 if match["half"] else int(minutes or 0)
    return Clock(hour, minute, int(seconds) if seconds else None, zone, end)


def _to_24_hours(hour: int, mark: str) -> int:
    if mark in ("下午", "晚上", "晚间", "傍晚", "夜间", "pm"):
        return hour + 12 if hour < 12 else hour % 24
    if mark == "中午" and hour < 3:
        return hour + 12
    if mark in ("am", "凌晨", "上午") and hour == 12:
        return 0
    return hour % 24


def parse_zone(text: str) -> tzinfo | None:
    """The time zone that a name or an offset stands for: Z, GMT+8, +0800, -05:00, EST; None for others."""
    name = text.upper()
    if name in _ZONES:
        return timezone(timedelta(hours=_ZONES[name])) if _ZONES[name] else UTC
    match = _OFFSET.search(name)
    if match is None:
        return None
    offset = timedelta(hours=int(match[2]), minutes=int(match[3] or 0))
    if offset > timedelta(hours=14) or (match[3] and int(match[3]) > 59):
        return None
    return timezone(-offset if match[1] == "-" else offset)
