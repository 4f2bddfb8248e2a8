"""Dates that are told from today (昨天 08:30, 3小时前, 2 days ago) or lack their year (12-25, Dec 25)."""

import re
from datetime import datetime, timedelta, tzinfo

from portalcrawl.text import date_patterns as patterns
from portalcrawl.text.clock import read_clock
from portalcrawl.text.datematch import DateMatch, compose

MONTHS = {
    name: i + 1
    for i, name in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
}

_AGO = re.compile(
    r"(?<![0-9.第])(?P<n>[0-9]{1,3}|[一二两兩三四五六七八九十半]|an?|one)\s?"
    r"(?P<unit>秒钟?|秒鐘?|分钟|分鐘|个?小时|個?小時|天|日|周|星期|个?月|個?月|seconds?|min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?)"
    r"\s?(?:之?前|以前|ago)(?![\u4e00-\u9fff])",
    re.IGNORECASE,
)
_NOW = re.compile(r"刚刚|剛剛|just now", re.IGNORECASE)
# 今天 stands alone or before a time; within a sentence it dates nothing.
_RELATIVE_DAY = re.compile(
    r"(?:^|(?<=[\s:：于於\[(（【|]))(?P<word>今天|今日|昨天|昨日|前天|today|yesterday)"
    r"(?=\s{0,3}(?:$|[,，\])）】|]|at\s|[0-9]|上午|下午|凌晨|早上|中午|晚上|傍晚)|\s)",
    re.IGNORECASE,
)
_DAYS_BACK = {"今": 0, "t": 0, "昨": 1, "y": 1, "前": 2}
_NUMBERS = {c: float(i) for i, c in enumerate("一二三四五六七八九十", 1)} | {"两": 2.0, "兩": 2.0, "半": 0.5}
_UNITS = {
    "秒": timedelta(seconds=1),
    "分": timedelta(minutes=1),
    "小": timedelta(hours=1),
    "天": timedelta(days=1),
    "日": timedelta(days=1),
    "周": timedelta(weeks=1),
    "星": timedelta(weeks=1),
    "月": timedelta(days=30),
    "s": timedelta(seconds=1),
    "mi": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "mo": timedelta(days=30),
}


def parse_relative(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    """The date of a text that tells it from `reference`: to the minute for minutes and hours, else to the day."""
    now = reference.astimezone(zone)
    if match := _NOW.search(text):
        return DateMatch(now.isoformat(timespec="minutes"), match[0], match.start(), match.end())
    if match := _AGO.search(text):
        amount = match["n"].lower()
        number = float(amount) if amount.isdecimal() else _NUMBERS.get(amount, 1.0)
        unit = match["unit"].lower().lstrip("个個")
        step = _UNITS[unit[:2] if unit[0] == "m" else unit[0]]
        when = now - number * step
        iso = when.isoformat(timespec="minutes") if step < timedelta(days=1) else when.date().isoformat()
        return DateMatch(iso, match[0], match.start(), match.end())
    if match := _RELATIVE_DAY.search(text):
        then = now - timedelta(days=_DAYS_BACK[match["word"][0].lower()])
        clock = read_clock(text, match.end())
        end = clock.end if clock else match.end()
        iso_day = compose(then.year, then.month, then.day, clock, zone=zone, reference=None)
        return DateMatch(iso_day, text[match.start() : end], match.start(), end) if iso_day else None
    return None


def parse_without_year(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    """The date of a text that is a month and a day, a time perhaps, and nothing else."""
    stripped = text.strip()
    month_day = _match_month_day(stripped)
    if month_day is None:
        return None
    month, day, end = month_day
    clock = read_clock(stripped, end)
    rest = stripped[clock.end if clock else end :]
    if rest.strip(" \t\n])）】"):
        return None
    now = reference.astimezone(zone)
    for year in (now.year, now.year - 1):
        if iso := compose(year, month, day, clock, zone=zone, reference=reference):
            return DateMatch(iso, stripped, 0, len(text))
    return None


def _match_month_day(text: str) -> tuple[int, int, int] | None:
    """(month, day, where they end) at the beginning of a text."""
    if match := patterns.MONTH_DAY.match(text):
        month, day = (int(next(filter(None, match.group(*names)))) for names in _MONTH_DAY_GROUPS)
        return month, day, match.end()
    if match := patterns.NAMED_MONTH_DAY.match(text):
        return MONTHS[(match["mon"] or match["mon2"])[:3].lower()], int(match["d"] or match["d2"]), match.end()
    return None


_MONTH_DAY_GROUPS = (("m", "m1", "m2", "m3", "m4"), ("d", "d1", "d2", "d3", "d4"))
