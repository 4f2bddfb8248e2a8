"""Dates that are told from today (昨天 08:30, 3小时前, 上周五, 2 days ago) or lack their year (12-25, Dec 25)."""

import re
from datetime import datetime, timedelta, tzinfo

from portalcrawl.text.dates import patterns as patterns
from portalcrawl.text.dates.clock import read_clock
from portalcrawl.text.dates.hanzi_numbers import read_hanzi_number
from portalcrawl.text.dates.match import EARLIEST_YEAR, DateMatch, compose
from portalcrawl.text.dates.month_names import read_month

# Without one of these nothing is told from today.
_HINT = re.compile("[前今昨刚剛上本这這]|ago|day|now", re.IGNORECASE)
# Characters of a line with a time and little else.
_LONGEST_LINE = 120
_NUMBER = r"[0-9]{1,3}|[一二两兩三四五六七八九十]{1,3}|半"
_UNITS = (
    r"秒[钟鐘]?|分[钟鐘]|[个個]?小[时時]|[个個]?钟头|天|日|[个個]?星期|周|[个個]?月"
    r"|sec(?:ond)?s?|min(?:ute)?s?|h(?:ou)?rs?|days?|weeks?|months?|[smhdw](?=\sago)"
)
# 3小时前, 一个半小时前, 1小时30分钟前, 2 days ago, 5m ago. Neither 第3天前 nor 数十分钟前 nor 上半年前, and of
# `3 years 24 weeks ago` not the weeks.
_AGO = re.compile(
    rf"(?<![0-9.第数几上下百千十年])(?<!years\s)(?<!year\s)(?<!years,\s)(?:(?P<n0>{_NUMBER}|an?|one)\s?(?P<u0>天|[个個]?小[时時]|days?|h(?:ou)?rs?),?\s?(?:零|and\s)?)?"
    rf"(?P<n>{_NUMBER}|\b(?:an?|one))\s?(?P<half>[个個]?半)?\s?(?P<unit>{_UNITS})"
    r"\s?(?:[之以]?前|ago\b)(?![\u4e00-\u9fff])",
    re.IGNORECASE,
)
_WEEKS = re.compile(r"(?:周|星期|月|w|weeks?|months?)\s?(?:[之以]?前|ago)$", re.IGNORECASE)
# 刚刚 within a sentence dates nothing.
_NOW = re.compile(r"(?:^|(?<=[\s:：于於\[(（【|]))(?:刚刚|剛剛|just now)(?=\s|$|[,，\])）】|])", re.IGNORECASE)
# 今天 stands alone or before a time; within a sentence it dates nothing.
_RELATIVE_DAY = re.compile(
    r"(?:^|(?<=[\s:：于於\[(（【|]))(?:(?P<word>今天|今日|昨天|昨日|大前天|前天|today|yesterday)"
    r"(?=\s{0,3}(?:$|[,，\])）】|]|at\s|[0-9]|上午|下午|凌晨|[早晚][上间間]?\s?[0-9]|中午|傍晚)|\s)"
    r"|(?P<part>今|昨)(?=[早晨晚夜][上间間]?\s{0,3}[0-9]{1,2}[:：时時点點]))",
    re.IGNORECASE,
)
_DAYS_BACK = {"今": 0, "t": 0, "昨": 1, "y": 1, "前": 2, "大": 3}
# 上周五, 本周一; 上周 alone is not a day.
_WEEKDAY = re.compile(
    r"(?:^|(?<=[\s:：于於\[(（【|]))(?P<week>上上|上|[本这這])[个個]?(?:周|星期|[礼禮]拜)(?P<day>[一二三四五六日天])"
    r"(?=\s{0,3}(?:$|[,，\])）】|]|[0-9]|[上下]午|凌晨|[早晚]|中午|傍晚)|\s)"
)
_WEEKS_BACK = {"上上": 2, "上": 1}
_STEPS = {
    "秒": timedelta(seconds=1),
    "分": timedelta(minutes=1),
    "小": timedelta(hours=1),
    "钟": timedelta(hours=1),
    "天": timedelta(days=1),
    "日": timedelta(days=1),
    "周": timedelta(weeks=1),
    "星": timedelta(weeks=1),
    "月": timedelta(days=30),
    "s": timedelta(seconds=1),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
    "mo": timedelta(days=30),
}


def parse_relative(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    """The date of a text that tells it from `reference`, counted by the clock of `zone`: to the minute for minutes and
    hours, else to the day."""
    if not _HINT.search(text):
        return None
    now = reference.astimezone(zone)
    if match := _NOW.search(text):
        return DateMatch(now.isoformat(timespec="minutes"), match[0], match.start(), match.end())
    is_ago = "前" in text or "ago" in text.lower()
    if is_ago and (match := _AGO.search(text)):
        when, is_exact = _count_back(match, now)
        if when.year < EARLIEST_YEAR:
            return None
        iso = when.isoformat(timespec="minutes") if is_exact else when.date().isoformat()
        return DateMatch(iso, match[0], match.start(), match.end())
    if match := _RELATIVE_DAY.search(text):
        word = match["word"] or match["part"]
        return _on_day(text, match, now - timedelta(days=_DAYS_BACK[word[0].lower()]), zone)
    if match := _WEEKDAY.search(text):
        weekday = "一二三四五六日".index(match["day"].replace("天", "日"))
        days = 7 * _WEEKS_BACK.get(match["week"], 0) + now.weekday() - weekday
        return _on_day(text, match, now - timedelta(days=days), zone) if days >= 0 else None
    return None


def is_told_in_weeks(found: DateMatch) -> bool:
    """Whether a date is told in weeks or months back from now, so that its day is not known."""
    return _WEEKS.search(found.raw) is not None


def find_told_from_now(text: str) -> tuple[int, int] | None:
    """Where a short text tells a time from now, start and end; a day needs its hour, or to be the text's end.

    >>> find_told_from_now("3小时前 江城网"), find_told_from_now("昨天 08:30"), find_told_from_now("昨天 大桥通车")
    ((0, 4), (0, 8), None)
    """
    if len(text) > _LONGEST_LINE or not _HINT.search(text):
        return None
    match = _NOW.search(text) or _AGO.search(text)
    if match is None and (match := _RELATIVE_DAY.search(text)):
        clock = read_clock(text, match.end())
        end = clock.end if clock else match.end()
        return (match.start(), end) if clock or end == len(text.rstrip()) else None
    return match.span() if match else None


def _count_back(match: re.Match[str], now: datetime) -> tuple[datetime, bool]:
    """The moment that an amount of time ago was, and whether it is known to the minute."""
    step = _step_of(match["unit"])
    amount = _read_amount(match["n"]) + (0.5 if match["half"] else 0.0)
    span = amount * step
    if match["n0"]:
        span += _read_amount(match["n0"]) * _step_of(match["u0"])
    return now - span, step < timedelta(days=1)


def _step_of(unit: str) -> timedelta:
    name = unit.lower().lstrip("个個")
    return _STEPS["mo" if name.startswith("mo") else name[0]]


def _read_amount(text: str) -> float:
    if text == "半":
        return 0.5
    return 1.0 if text[0].isascii() and text[0].isalpha() else float(read_hanzi_number(text))


def _on_day(text: str, match: re.Match[str], then: datetime, zone: tzinfo) -> DateMatch | None:
    """The day of `then`, with the time of day that stands behind the match."""
    clock = read_clock(text, match.end())
    end = clock.end if clock else match.end()
    iso = compose(then.year, then.month, then.day, clock, zone=zone, reference=None)
    return DateMatch(iso, text[match.start() : end], match.start(), end) if iso else None


def parse_without_year(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    """The date of a text that is a month and a day, a time perhaps, and nothing else; 去年 may stand before it."""
    stripped = text.strip()
    told = _YEAR_WORD.match(stripped)
    month_day = _match_month_day(stripped[told.end() :] if told else stripped)
    if month_day is None:
        return None
    month, day, end = month_day
    end += told.end() if told else 0
    clock = read_clock(stripped, end)
    rest = stripped[clock.end if clock else end :]
    if rest.strip(" \t\n])）】"):
        return None
    now = reference.astimezone(zone)
    # The last 29th of February may be eight years ago.
    years = [now.year - back for back in range(9 if (month, day) == _LEAP_DAY else 2)]
    for year in [now.year - _YEARS_BACK[told[1]]] if told else years:
        if iso := compose(year, month, day, clock, zone=zone, reference=reference):
            return DateMatch(iso, stripped, 0, len(text))
    return None


_LEAP_DAY = (2, 29)
_YEAR_WORD = re.compile(r"(今年|去年|前年)\s?")
_YEARS_BACK = {"今年": 0, "去年": 1, "前年": 2}


def _match_month_day(text: str) -> tuple[int, int, int] | None:
    """(month, day, where they end) at the beginning of a text."""
    if match := patterns.MONTH_DAY.match(text):
        month, day = (int(next(filter(None, match.group(*names)))) for names in _MONTH_DAY_GROUPS)
        return month, day, match.end()
    if match := patterns.NAMED_MONTH_DAY.match(text):
        return read_month(match["mon"] or match["mon2"]), int(match["d"] or match["d2"]), match.end()
    return None


_MONTH_DAY_GROUPS = (("m", "m1", "m2", "m3", "m4"), ("d", "d1", "d2", "d3", "d4"))
