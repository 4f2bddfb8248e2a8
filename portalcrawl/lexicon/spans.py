"""Spans of time: from one day or hour to another. They say when something takes place, never when it was published."""

import re
from itertools import pairwise

from portalcrawl.lexicon.words import Pattern
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates

# From one hour to another: 17:15 – 18:00, 9:00至11:30.
_HOURS = Pattern(
    r"(?<![\d:：])\d{1,2}[:：h]\d\d(?:\s?(?:Uhr|hrs?|h|[ap]\.?m\.?))?\s?(?:[-–—~～]|(?&date_labels.until))\s?\d{1,2}[:：h]\d\d(?![:：\d])"
)
# Behind the first day, before the last: the rest of it without its year (27日), or a whole date. A dash before hours is
# no span of days: 2017-12-25 - 09:29.
_TO_DAY = Pattern(
    r"(?:\s?[(（]\w{1,3}[)）])?\s?(?:[~～]|(?&date_labels.until))\s?"
    r"\d{1,2}(?:[日号號.]|[月월]\s?\d{1,2}[日号號일]|(?![\d:：年月월.]|\s?\w))|[~～]\s?\d{1,2}(?![\d:：年月])"
)
_TO_DATE = Pattern(r"\s?(?:г\.?|р\.?)?\s?(?:[~～]|(?&date_labels.until))\s?")
_DASH = re.compile(r"\s?[-–—]\s?")
# Without a label a second date behind a dash may be that of a change.
_LABEL = re.compile(r"[^:：]{2,60}[:：][^:：\d]{0,6}")
_DAY = len("2017-12-25")


def is_span(text: str) -> bool:
    """Whether a text has a date, and says from when to when something lasts.

    >>> is_span("2017年12月25日至27日"), is_span("Friday, 3 May 2019, 17:15 – 18:00")
    (True, True)
    >>> is_span("发布时间：2017-12-25 至今"), is_span("2017-12-25 - 2017-12-26"), is_span("2017-12-25 – 09:29")
    (False, False, False)
    """
    dates = list(find_dates(text)) if has_full_date(text) else []
    if not dates:
        return False
    if _HOURS.search(text) or any(_TO_DAY.match(text, date.end) for date in dates if not date.has_time):
        return True
    for one, other in pairwise(dates):
        between = text[one.end : other.start]
        if one.iso[:_DAY] < other.iso[:_DAY] and (
            _TO_DATE.fullmatch(between) or (_DASH.fullmatch(between) and _LABEL.fullmatch(text[: one.start]))
        ):
            return True
    return False
