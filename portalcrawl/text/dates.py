"""Dates as portals write them: Chinese, ISO, numeric, English; each with the precision that the page shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo

CHINA = timezone(timedelta(hours=8))
EARLIEST_YEAR = 1990  # before the web; a date before it is a date in a text, not of a page


@dataclass(frozen=True, slots=True)
class DateMatch:
    """A date found in a text: `iso` with the precision shown, `raw` as written, its place [start, end)."""

    iso: str
    raw: str
    start: int
    end: int

    @property
    def day(self) -> str:
        """The day: YYYY-MM-DD."""
        return self.iso[:10]

    @property
    def has_time(self) -> bool:
        """Whether the text gave a time of day."""
        return len(self.iso) > 10


_HANZI_DIGITS = {c: str(i % 10) for i, c in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "Ｏ": "0",
}
_MONTHS = {
    m: i % 12 + 1
    for i, m in enumerate(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"])
} | {"sept": 9}
_MONTH = r"(?P<mon>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"

# A time of day after a date: 08:30, 8:30:05, 下午3:05, 3时05分, T08:30:00Z, 08:30:00.123+08:00, 3:05 PM.
_TIME = (
    r"(?:(?P<tsep>\s*[T,，]?\s*(?:星期[一二三四五六日天]|周[一二三四五六日])?\s*|\s+at\s+)(?P<noon>上午|下午|凌晨|早上|中午|晚上|傍晚|AM|PM)?\s*"
    r"(?P<h>[01]?\d|2[0-4])(?::|：|时|點|点)(?P<mi>[0-5]?\d)?(?:分|(?::|：)(?P<s>[0-5]?\d)(?:\.\d+)?)?(?:(?P<s2>[0-5]?\d)秒)?"
    r"(?P<ampm>\s*[ap]\.?m\b\.?)?(?P<zone>\s*(?:Z|UTC|GMT|[+-]\d\d:?\d\d)(?!\d))?)?"
)
_YEAR = r"(?<!\d)(?P<y>(?:19|20)\d\d)"
_NUMERIC = re.compile(
    _YEAR
    + r"\s*(?P<sep>[-/.年‑–])\s*(?P<m>1[0-2]|0?[1-9])\s*(?:(?P=sep)|月|[-/.])\s*(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)\s*[日号]?"
    + _TIME,
    re.IGNORECASE,
)
_HANZI = re.compile(
    r"(?P<y>[一二][〇零○Ｏ一二三四五六七八九]{3})年(?P<m>十[一二]?|[一二三四五六七八九])月(?P<d>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
)
_MINGUO = re.compile(
    r"民[國国]\s*(?P<y>\d{2,3})\s*年\s*(?P<m>1[0-2]|0?[1-9])\s*月\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*[日號号]?" + _TIME,
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z0-9])(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
    + _MONTH
    + r"\s+(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?,?\s+(?P<y>(?:19|20)\d\d)(?!\d)"
    + _TIME,
    re.IGNORECASE,
)
_ENGLISH_DAY_FIRST = re.compile(
    r"(?<![A-Za-z0-9])(?P<d>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?[\s-]+(?:of\s+)?"
    + _MONTH
    + r",?[\s-]+(?P<y>(?:19|20)\d\d)(?!\d)"
    + _TIME,
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[/.-])(?P<b>[0-3]?\d)(?P=sep)(?P<y>(?:19|20)\d\d)(?!\d)" + _TIME,
    re.IGNORECASE,
)
# Without a year: only where the whole text is the date, as in a list row.
_MONTH_DAY = re.compile(
    r"[\[(（【]?\s*(?P<m>1[0-2]|0?[1-9])\s*(?:[-/.]|月)\s*(?P<d>3[01]|[12]\d|0?[1-9])\s*[日号]?"
    + _TIME
    + r"\s*[\])）】]?",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"(?<!\d)(?P<n>\d{1,3}|[一二两三四五六七八九十半]|an?|one)\s*(?P<unit>分钟|分鐘|个?小时|個?小時|天|周|个?月|minutes?|hours?|days?|weeks?)\s*(?:之?[前]|以前|ago)",
    re.IGNORECASE,
)
_RELATIVE_DAY = re.compile(r"(?P<word>今天|今日|昨天|昨日|前天|today|yesterday)" + _TIME, re.IGNORECASE)
_UNITS = {
    "分": timedelta(minutes=1),
    "小": timedelta(hours=1),
    "天": timedelta(days=1),
    "周": timedelta(weeks=1),
    "月": timedelta(days=30),
    "m": timedelta(minutes=1),
    "h": timedelta(hours=1),
    "d": timedelta(days=1),
    "w": timedelta(weeks=1),
}


def find_dates(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> Iterator[DateMatch]:
    """Every full date in a text, in the order of its place.

    `reference` (aware; the fetch's time) is what 昨天 and `3 hours ago` count from and what "future" is measured by:
    a date more than a day and a half after it is no date of a page. `zone` is the portal's, for times without one.
    Dates that no calendar has (02-30) are skipped.
    """
    matches = []
    for pattern in (_NUMERIC, _HANZI, _MINGUO, _ENGLISH, _ENGLISH_DAY_FIRST, _DAY_FIRST):
        matches += [(m, pattern) for m in pattern.finditer(text)]
    matches.sort(key=lambda item: (item[0].start(), -item[0].end()))
    end = -1
    for match, pattern in matches:
        if match.start() < end:
            continue
        if iso := _read(match, pattern, zone, reference):
            end = match.end()
            yield DateMatch(iso, match[0].strip(), match.start(), match.end())


def parse_date(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The first date of a short text, which may also be relative (昨天 08:30, 3小时前) or lack its year (12-25).

    Relative dates and dates without a year need `reference`; the year is then the latest that is not in the future.
    """
    for found in find_dates(text, reference=reference, zone=zone):
        return found
    if reference is None:
        return None
    return _parse_relative(text, reference, zone) or _parse_without_year(text, reference, zone)


def is_date_only(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> bool:
    """Whether a text is a date and nothing else but brackets and labels such as 日期：."""
    found = parse_date(text, reference=reference, zone=zone)
    if found is None:
        return False
    rest = text[: found.start] + text[found.end :]
    return (
        len(
            re.sub(
                r"[\s\[\]()（）【】:：|/·-]|日期|时间|發布|发布|更新|posted|on|date",
                "",
                rest,
                flags=re.IGNORECASE,
            )
        )
        == 0
    )


def _read(match: re.Match[str], pattern: re.Pattern[str], zone: tzinfo, reference: datetime | None) -> str | None:
    groups = match.groupdict()
    if pattern is _HANZI:
        year = int("".join(_HANZI_DIGITS[c] for c in groups["y"]))
        month, day = _hanzi_number(groups["m"]), _hanzi_number(groups["d"])
    elif pattern is _DAY_FIRST:
        first, second = int(groups["a"]), int(groups["b"])
        if first > 12:
            day, month = first, second
        elif second > 12 or groups["sep"] == "/":
            month, day = first, second
        else:
            day, month = first, second
        year = int(groups["y"])
    else:
        year = int(groups["y"]) + (1911 if pattern is _MINGUO else 0)
        month = int(groups["m"]) if groups.get("m") else _MONTHS[groups["mon"][:3].lower()]
        day = int(groups["d"])
    return _compose(year, month, day, groups, zone, reference)


def _compose(
    year: int, month: int, day: int, groups: dict[str, str | None], zone: tzinfo, reference: datetime | None
) -> str | None:
    """ISO 8601 with the precision given, or None where the calendar has no such day or it is out of range."""
    try:
        value = datetime(year, month, day, tzinfo=zone)
    except ValueError:
        return None
    if year < EARLIEST_YEAR or (reference is not None and value > reference + timedelta(hours=36)):
        return None
    hour, minute = groups.get("h"), groups.get("mi")
    if hour is None or (minute is None and groups.get("s") is None and groups.get("tsep") is None):
        return value.date().isoformat()
    h, mark = (
        int(hour) % 24,
        (groups.get("noon") or groups.get("ampm") or "").strip().lower().replace(".", ""),
    )
    if (mark in ("下午", "晚上", "傍晚", "pm") and h < 12) or (mark == "中午" and h < 3):
        h += 12
    elif mark in ("am", "凌晨", "上午") and h == 12:
        h = 0
    second = groups.get("s") or groups.get("s2")
    value = value.replace(hour=h, minute=int(minute or 0), second=int(second or 0))
    if stated := (groups.get("zone") or "").strip():
        value = value.replace(tzinfo=_parse_zone(stated))
    return value.isoformat(timespec="seconds" if second else "minutes")


def _parse_zone(text: str) -> tzinfo:
    if text.upper() in ("Z", "UTC", "GMT"):
        return UTC
    sign = -1 if text[0] == "-" else 1
    digits = text[1:].replace(":", "")
    return timezone(sign * timedelta(hours=min(int(digits[:2]), 14), minutes=int(digits[2:])))


def _hanzi_number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    if not ten:
        return int(_HANZI_DIGITS[text])
    return int(_HANZI_DIGITS.get(tens, "1")) * 10 + int(_HANZI_DIGITS.get(ones, "0"))


def _parse_relative(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    now = reference.astimezone(zone)
    if match := _AGO.search(text):
        amount = match["n"]
        number = (
            int(amount)
            if amount.isdigit()
            else {"半": 0.5, "两": 2, "十": 10}.get(amount) or float(_HANZI_DIGITS.get(amount, "1"))
        )
        unit = match["unit"].lower().removeprefix("个").removeprefix("個")
        step = _UNITS[unit[0]]
        when = now - number * step
        iso = when.isoformat(timespec="minutes") if step < timedelta(days=1) else when.date().isoformat()
        return DateMatch(iso, match[0], match.start(), match.end())
    if match := _RELATIVE_DAY.search(text):
        back = {"今": 0, "t": 0, "昨": 1, "y": 1, "前": 2}[match["word"][0].lower()]
        then = now - timedelta(days=back)
        composed = _compose(then.year, then.month, then.day, match.groupdict(), zone, None)
        return DateMatch(composed, match[0].strip(), match.start(), match.end()) if composed else None
    return None


def _parse_without_year(text: str, reference: datetime, zone: tzinfo) -> DateMatch | None:
    match = _MONTH_DAY.fullmatch(text.strip())
    if match is None:
        return None
    now = reference.astimezone(zone)
    for year in (now.year, now.year - 1):
        if iso := _compose(year, int(match["m"]), int(match["d"]), match.groupdict(), zone, reference):
            return DateMatch(iso, match[0].strip(), 0, len(text))
    return None
