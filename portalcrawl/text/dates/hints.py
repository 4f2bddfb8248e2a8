"""Cheap signs that a text may hold a date, looked for before the parser is asked."""

import re

from portalcrawl.text.dates.month_names import STEMS, names_other_month
from portalcrawl.text.dates.other_calendars import HINT, find_in_other_calendars, to_ascii_digits
from portalcrawl.text.dates.patterns import YEAR_HINT

# A date worth the full parser: a year beside a month, or a day counted from today.
_DATE_HINT = re.compile(
    r"(19|20)\d\d\s*[-/.年년‑–－]\s*\d|[12一二][〇零○ＯO0一二三四五六七八九]{3}年|民[國国]|(?:令和|平成)[0-9元]|"
    r"\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(19|20)\d\d|"
    rf"({STEMS})[a-z]{{0,12}}\.?\s+\d{{1,2}}(st|nd|rd|th)?,?\s+(19|20)\d\d|"
    rf"\d{{1,2}}(st|nd|rd|th)?[\s-]+({STEMS})[a-z]{{0,12}}\.?,?[\s-]+(19|20)\d\d",
    re.IGNORECASE,
)
RELATIVE_HINT = re.compile(
    r"[昨今前][天日]|[昨今][早晨晚夜]|上[周星]|[\d半一二三四五六七八九十两兩]\s*"
    r"(?:秒钟?|秒鐘?|分钟?|分鐘?|[个個]?半?小[时時]|天|周|[个個]?星期|[个個]?月)[之以]?前|刚刚|剛剛"
    r"|\b(?:ago|yesterday|today|just now)\b",
    re.IGNORECASE,
)
"""A day or an hour counted from now."""
MAY_HOLD_DATE = re.compile(r"\d[-/.年년]|年|\d{4}|[前天晚早周刚剛]|星期|ago|day|now", re.IGNORECASE)
"""Any date at all, with or without its year."""
MONTH_DAY_HINT = re.compile(rf"\d[-/.月]\s?\d|\b(?:{STEMS})", re.IGNORECASE)
"""Month and day, with a year or without."""
NUMERIC_DATE = re.compile(r"(?:19|20)\d\d\s*[-/.年]\s*\d")
"""A year and the beginning of a month."""
_LONGEST_RELATIVE = 400


def has_date_hint(text: str) -> bool:
    """Whether a text may hold a date with its year, or one relative to today.

    >>> [has_date_hint(text) for text in ("2026年3月20日", "3小时前", "第2026期")]
    [True, True, False]
    """
    if has_full_date(text):
        return True
    if YEAR_HINT.search(text):
        return False
    return len(text) < _LONGEST_RELATIVE and RELATIVE_HINT.search(text) is not None


def has_full_date(text: str) -> bool:
    """Whether a text may hold a date with its year."""
    text = to_ascii_digits(text)
    if HINT.search(text) and next(find_in_other_calendars(text), None):
        return True
    return YEAR_HINT.search(text) is not None and (_DATE_HINT.search(text) is not None or names_other_month(text))
