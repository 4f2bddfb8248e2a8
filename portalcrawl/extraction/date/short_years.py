"""Dates behind a label with years of two or three digits: of this century, or of the Republic on pages of Taiwan."""

import re
from collections.abc import Callable

from portalcrawl.extraction.hints import Hints
from portalcrawl.text.dates.parsing import DateMatch, parse_date

_LABEL = r"(?:时间|時間|日期|[发發][布佈表])\s*[:：]\s*"
_MONTH_DAY = r"([-/.])(?:1[0-2]|0?[1-9])\2(?:3[01]|[12]\d|0?[1-9])"
# 发布时间：18-03-08, also with the time joined to it.
_SHORT_YEAR = re.compile(rf"{_LABEL}([0-3]\d([-/.])(?:1[0-2]|0[1-9])\2(?:3[01]|[12]\d|0[1-9]))(?!\d(?!\d[:：])|[-/.])")
# 發布日期：102-08-05. The years of the Republic from 1991 on, when there are pages.
_MINGUO = re.compile(rf"{_LABEL}((?:[89]\d|1[0-3]\d){_MONTH_DAY})(?!\d|[-/.])")
# 106.12.25 alone, and 106年12月25日. With 民國 before it, it is a full date.
_MINGUO_ALONE = re.compile(
    rf"[\s\[(（【]{{0,4}}((?:[89]\d|1[0-3]\d){_MONTH_DAY})(?:\s[\s\d:：上下午]{{4,12}})?[\s\])）】]{{0,4}}"
)
_MINGUO_WORDS = re.compile(
    r"(?<![\d國国.-])(?<![國国] )((?:[89]\d|1[0-3]\d)\s?年\s?(?:1[0-2]|0?[1-9])\s?月\s?(?:3[01]|[12]\d|0?[1-9])\s?日)"
)
_OTHER_NUMBER = re.compile("電話|傳真|手機|[字編]號")
_YEAR_ZERO = 1911
_TAIWAN = "zh-TW"


def read_short_year(label: str, text: str, hints: Hints, language: Callable[[], str | None]) -> DateMatch | None:
    """The first such date of a label and the text behind it, its place in both together, and what is written there.

    A year of this century counts behind a label for dates only; one of the Republic also where the date is the whole
    text, or is written with 年. `language` is asked only where the date may be one of the Republic, and must be
    Taiwan's.
    """
    whole = f"{label}{text}"
    if short := _SHORT_YEAR.search(whole):
        return _read(whole, short.start(1), 2000, hints)
    start = -1
    if short := _MINGUO.search(whole) or _MINGUO_WORDS.search(whole):
        start = short.start(1)
    elif not _OTHER_NUMBER.search(label) and (short := _MINGUO_ALONE.fullmatch(text)):
        start = len(label) + short.start(1)
    return _read(whole, start, _YEAR_ZERO, hints) if start >= 0 and language() == _TAIWAN else None


def _read(text: str, start: int, epoch: int, hints: Hints) -> DateMatch | None:
    """The date at a place whose year is counted from `epoch`."""
    written = text[start : start + 20]
    year = re.match(r"\d+", written)
    if year is None:
        return None
    whole = f"{epoch + int(year[0])}{written[year.end() :]}"
    full = parse_date(whole, reference=hints.reference, zone=hints.zone)
    shorter = 4 - year.end()
    return full and DateMatch(full.iso, f"{year[0]}{full.raw[4:]}", start, start + full.end - shorter)
