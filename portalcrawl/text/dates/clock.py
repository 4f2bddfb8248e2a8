"""Times of day beside a date: 08:30, 下午3时05分, 下午三时, T08:30:00.123+08:00, at 3:05 PM EST."""

import re
from datetime import UTC, timedelta, timezone, tzinfo

from msgspec import Struct

from portalcrawl.text.dates.hanzi_numbers import read_hanzi_number

# From the date's end to the time's end. Each part of the gap is bounded and begins with what the one before cannot
# hold, so that blanks are never divided among them in many ways.
_GAP = (
    # In Korea a full stop stands behind the day, too: 2019.07.10. 오후 1:18.
    r"(?:\.(?=\s?(?:오[전후]|[0-9]{1,2}:[0-9]{2})))?\s{0,40}(?P<t>T)?(?:[,，|@·/–-]\s{0,9})?"
    r"(?:[(（]?(?:(?:星期|周|礼拜|禮拜)[一二三四五六日天]|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}"
    r"|(?<=[(（])[月火水木金土日월화수목금토일](?=[)）]))[)）]?[,，]?\s{0,9})?"
    r"(?:(?:at|à|um|às|a\sl[ae]s|a\sla|ás|alle|ore|ora|om|в|о|o|godz\.?|ve?|u|saat|kl\.?|klo|lúc|jam|pukul|στις|ساعت|الساعة|เวลา)\s)?"
)
_NOON = (
    r"(?P<noon>[上下]午|凌晨|清晨|早[上晨]?|中午|午[间間后後前]|晚[上间間]?|傍晚|夜[间間里裡]?|오[전후]|[AP]M\s?)?\s?"
)
_ZONE_NAME = (
    r"(?:UTC|GMT|E[SD]T|P[SD]T|M[SD]T|CDT|BST|CES?T|JST|KST|HKT|(?-i:IST|WIB|WITA|WIT|SGT|MSK|МСК|EES?T|SAST|AE[SD]T))"
)
_TIME = re.compile(
    _GAP + _NOON + r"(?P<h>[01]?[0-9]|2[0-4])(?:"
    r"[:：](?P<mi>[0-5]?[0-9])(?:[:：](?P<s>[0-5]?[0-9])(?:[.,][0-9]{1,9})?)?(?![0-9])"
    r"|\s?[时時点點시]\s?(?:(?P<mi2>[0-5]?[0-9])\s?[分분]?(?:\s?(?P<s2>[0-5]?[0-9])\s?[秒초])?(?![0-9])|(?P<part>半|[一三]刻))?"
    # 3.05pm, 15.05 Uhr, 15.05 BST, 15h05: a dot or a letter alone is too little.
    rf"|\.(?P<mi3>[0-5][0-9])(?=\s?(?:[ap]\.?m\b|Uhr\b|{_ZONE_NAME}\b))|h(?P<mi4>[0-5][0-9])(?![0-9])"
    r"|(?=\s?[ap]\.?m\b)"
    # ISO 8601's basic format: behind T only, else it is a number.
    r"|(?(t)(?P<mi5>[0-5][0-9])(?P<s5>[0-5][0-9])?(?:[.,][0-9]{1,9})?(?![0-9:])|(?!))"
    r")"
    r"(?P<ampm>\s?[ap]\.?m\b\.?|\s?(?:مساءً?|صباح[اًا]{1,2}|[بق]\.ظ))?(?:\sUhr\b)?"
    r"(?P<zone>\s?(?:Z\b|\(?(?:UTC|GMT)(?:\s?[+-][0-9]{1,2}(?::?[0-9]{2})?)?\)?|[+-][0-9]{2}:?[0-9]{2}|\+[0-9]{2}"
    rf"|\(?(?:{_ZONE_NAME})\b\)?)(?![0-9:]))?",
    re.IGNORECASE,
)
# 10:31 August 20, 2019 · 01:15 BST, on Monday, 12 July 2021: the minutes have two digits, and blanks alone or a comma
# part the time from its date.
_TIME_BEFORE = re.compile(
    r"(?:\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?(?<![0-9:.,/-])(?P<h>[01]?[0-9]|2[0-3]):(?P<mi>[0-5][0-9])(?::(?P<s>[0-5][0-9]))?(?P<ampm>\s?[ap]\.?m\b\.?)?"
    rf"(?:\sUhr\b)?(?P<zone>\s?\(?{_ZONE_NAME}\b\)?)?[,，]?\s{{1,3}}(?:(?:on|le|el|em|il|den)\s)?"
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s)?$",
    re.IGNORECASE,
)
_LONGEST_BEFORE = 48
# 下午三时五分, behind a date in hanzi.
_NUMBER = "[一二三四五六七八九十廿两兩〇零]"
_TIME_IN_HANZI = re.compile(
    rf"\s{{0,3}}{_NOON}(?P<h>{_NUMBER}{{1,3}})[时時点點](?:(?P<part>半|[一三]刻)|(?P<mi>{_NUMBER}{{1,3}})分)?"
)
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}
_HANZI = re.compile(r"\s?[\u4e00-\u9fff]")
# RFC 2822, section 4.3, and its neighbours; not CST, which is China's as well as Chicago's.
_ZONES = {"EST": -5, "EDT": -4, "CDT": -5, "MST": -7, "MDT": -6, "PST": -8, "PDT": -7} | {
    "BST": 1, "CET": 1, "CEST": 2, "HKT": 8, "JST": 9, "KST": 9, "Z": 0, "UTC": 0, "GMT": 0,
    "WIB": 7, "WITA": 8, "WIT": 9, "SGT": 8, "MSK": 3, "МСК": 3, "EET": 2, "EEST": 3, "SAST": 2, "AEST": 10, "AEDT": 11,
}  # fmt: skip
_OFFSET = re.compile(r"([+-])([0-9]{1,2}):?([0-9]{2})?")


class Clock(Struct, frozen=True):
    """A time of day; `second` is None if the text gives none, `zone` None if it names none."""

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
        return _read_clock_in_hanzi(text, start) if text[start - 1 : start] in _DAY_SIGNS else None
    minutes = match["mi"] or match["mi2"] or match["mi3"] or match["mi4"] or match["mi5"]
    # 3:0 before a word is a result of a game; 9:5 at the end is what careless templates print.
    if match["mi"] and len(match["mi"]) == 1 and match["s"] is None and _HANZI.match(text, match.end()):
        return None
    seconds = match["s"] or match["s2"] or match["s5"]
    hour = _to_24_hours(int(match["h"]), (match["noon"] or match["ampm"] or "").strip().lower().replace(".", ""))
    zone_text = match["zone"] or ""
    zone = parse_zone(zone_text.strip(" ()"))
    end = match.end()
    if zone_text.startswith("-") and ":" in zone_text and not (seconds or match["t"]):
        # 09:00-11:00 is a span of hours.
        zone, end = None, match.start("zone")
    minute = _PARTS[match["part"]] if match["part"] else int(minutes or 0)
    return Clock(hour, minute, int(seconds) if seconds else None, zone, end)


def read_clock_before(text: str, start: int, first: int) -> tuple[Clock, int] | None:
    """The time of day that stands before a date, from `first` on up to `start`, and where it begins.

    >>> read_clock_before("10:31 August 20, 2019", 6, 0)
    (Clock(hour=10, minute=31, second=None, zone=None, end=6), 0)
    """
    begin = max(first, start - _LONGEST_BEFORE, 0)
    match = _TIME_BEFORE.search(text[begin:start]) if ":" in text[begin:start] else None
    if match is None:
        return None
    hour = _to_24_hours(int(match["h"]), (match["ampm"] or "").strip().lower().replace(".", ""))
    second = int(match["s"]) if match["s"] else None
    zone = parse_zone((match["zone"] or "").strip(" ()"))
    return Clock(hour, int(match["mi"]), second, zone, start), begin + match.start()


def _read_clock_in_hanzi(text: str, start: int) -> Clock | None:
    match = _TIME_IN_HANZI.match(text, start)
    if match is None:
        return None
    hour = read_hanzi_number(match["h"])
    minute = _PARTS[match["part"]] if match["part"] else read_hanzi_number(match["mi"] or "〇")
    if hour > _HOURS or minute >= _MINUTES:
        return None
    return Clock(_to_24_hours(hour, match["noon"] or ""), minute, None, None, match.end())


_DAY_SIGNS = ("日", "号", "號")
_HOURS = 24
_MINUTES = 60


def _to_24_hours(hour: int, mark: str) -> int:
    if mark[:1] == "夜" and hour < _FIRST_OF_NIGHT:
        return hour
    if mark[:1] in ("晚", "夜") or mark in _AFTERNOON:
        # 晚12点 is the midnight that ends the day; the day shown is kept, as with 24:00.
        return hour + 12 if hour < 12 else (0 if hour == 12 and mark[:1] in ("晚", "夜") else hour % 24)
    if mark in ("中午", "午间", "午間") and hour < 3:
        return hour + 12
    if mark in _MORNING and hour == 12:
        return 0
    return hour % 24


_MORNING = ("am", "凌晨", "上午", "午前", "오전", "صباحا", "صباحًا", "صباحاً", "قظ")
_AFTERNOON = ("下午", "午后", "午後", "傍晚", "오후", "pm", "مساء", "مساءً", "بظ")
# 夜里1点 is past midnight.
_FIRST_OF_NIGHT = 6


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
