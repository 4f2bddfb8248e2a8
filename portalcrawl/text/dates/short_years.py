"""Dates with years of two or three digits: of this century, or of the Republic of China."""

import re
from collections.abc import Iterable
from datetime import datetime, tzinfo

from msgspec import Struct

from portalcrawl.text.dates.parsing import CHINA, DateMatch, parse_date

_LABEL = (
    r"(?:(?:时间|時間|日期|[发發][布佈表]日?|[张張][贴貼]日|(?:公告|上版|刊登|更新)日)\s*[:：]\s*"
    r"|(?:작성|등록|게시|입력)\s?일시?\s?[:：]?\s?|(?:날짜|일시)\s?[:：]?\s?)"
)
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
# 23.09.22, am 26/10/13, 03:48 pm: at the end of a short line, where the language puts the day first.
_DAY_FIRST = re.compile(
    r"(?:\D{0,40}\s)?(?P<d>3[01]|[12]\d|0?[1-9])(?P<sep>[./-])(?P<m>1[0-2]|0?[1-9])(?P=sep)(?P<y>[09]\d|[1-3]\d)(?P<rest>"
    r"\.?(?:\s?[,|–-]?\s(?:um\s|à\s|at\s)?(?:[01]?\d|2[0-3])[:.h][0-5]\d(?:\s?(?:Uhr|h|[ap]m))?)?)\s?"
)
# 10 Mar 20:, 5-févr.-19, (3 May '24): as the whole text; the month's name says which of the numbers is the day.
_NAMED = re.compile(
    r"[\[(]?(?P<d>3[01]|[12]\d|0?[1-9])\.?[\s/-](?P<mon>[^\W\d_]{3,10})\.?,?[\s/-]['’]?(?P<y>[0-3]\d|9\d)[\])]?\s?[:,|–-]?"
)
# 18-03-08, [18.03.08], 18-03-08 10:15: as the whole text, where the language puts the year first.
_YEAR_FIRST = re.compile(
    r"[\[(（【]?(?P<y>[0-3]\d)(?P<sep>[-./])(?P<m>1[0-2]|0[1-9])(?P=sep)(?P<d>3[01]|[12]\d|0[1-9])"
    r"(?P<clock>\s(?:[01]\d|2[0-3]):[0-5]\d)?[\])）】]?"
)
_LEAST_DATES = 3
_OTHER_NUMBER = re.compile("電話|傳真|手機|[字編]號")
_THIS_CENTURY = 2000
_REPUBLIC = 1911


class ShortYear(Struct, frozen=True):
    """Where a date with a short year begins, in label and text together, and the year from which it counts."""

    start: int
    epoch: int

    @property
    def is_of_republic(self) -> bool:
        """Whether it counts the years of the Republic."""
        return self.epoch == _REPUBLIC


def find_short_year(label: str, text: str) -> ShortYear | None:
    """The first such date of a label and the text behind it.

    A year of this century counts behind a label for dates only; one of the Republic also if the date is the whole
    text, or is written with 年.

    >>> find_short_year("", "发布时间：18-03-08"), find_short_year("", "115年3月20日").epoch
    (ShortYear(start=5, epoch=2000), 1911)
    """
    whole = f"{label}{text}"
    if match := _SHORT_YEAR.search(whole):
        return ShortYear(match.start(1), _THIS_CENTURY)
    found = list(filter(None, (_MINGUO.search(whole), _MINGUO_WORDS.search(whole))))
    if found:
        return ShortYear(min(match.start(1) for match in found), _REPUBLIC)
    if not _OTHER_NUMBER.search(label) and (match := _MINGUO_ALONE.fullmatch(text)):
        return ShortYear(len(label) + match.start(1), _REPUBLIC)
    return None


def parse_day_first(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The date of a short text that ends with a date whose year has two digits, in a language that puts the day first.

    >>> [found and found.iso for found in map(parse_day_first, ("23.09.22", "5.6.98", "by roe 26/10/13, 03:48 pm"))]
    ['2022-09-23', '1998-06-05', '2013-10-26T15:48+08:00']
    """
    match = _DAY_FIRST.fullmatch(text)
    if match is None:
        return None
    year = int(match["y"]) + (_THIS_CENTURY - 100 if match["y"].startswith("9") else _THIS_CENTURY)
    full = parse_date(f"{match['d']}.{match['m']}.{year}{match['rest']}", reference=reference, zone=zone)
    start = match.start("d")
    return full and DateMatch(full.iso, text[start:].strip(), start, len(text))


def parse_year_first(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The date of a text that is nothing but a date of numbers with two digits, the year first.

    >>> [found and found.iso for found in map(parse_year_first, ("18-03-08", "[18.03.08 10:15]", "3-8"))]
    ['2018-03-08', '2018-03-08T10:15+08:00', None]
    """
    match = _YEAR_FIRST.fullmatch(text)
    if match is None:
        return None
    whole = f"{_THIS_CENTURY + int(match['y'])}-{match['m']}-{match['d']}{match['clock'] or ''}"
    full = parse_date(whole, reference=reference, zone=zone)
    return full and DateMatch(full.iso, text.strip("[]()（）【】"), 0, len(text))


def has_years_first(texts: Iterable[str], reference: datetime | None = None) -> bool:
    """Whether the dates of two digits among a list's texts begin with the year.

    All of them must be possible and past when read like this. A list's years change less often than its days, so the
    numbers in front must not be more different than those behind.

    >>> has_years_first(["18-03-08", "18-03-02", "17-12-25"]), has_years_first(["12-05-17", "11-05-17", "09-05-17"])
    (True, False)
    """
    found = [match for text in texts if (match := _YEAR_FIRST.fullmatch(text))]
    today = f"{reference:%y%m%d}" if reference else "~"
    if len(found) < _LEAST_DATES or any(f"{match['y']}{match['m']}{match['d']}" > today for match in found):
        return False
    years, days = ({match[name] for match in found} for name in ("y", "d"))
    return len(years) <= len(days)


def parse_named_month(text: str, *, reference: datetime | None = None, zone: tzinfo = CHINA) -> DateMatch | None:
    """The date of a text that is nothing but a day, a month's name and a year of two digits, in this order.

    >>> [found and found.iso for found in map(parse_named_month, ("10 Mar 20:", "5-févr.-19", "10 men 20"))]
    ['2020-03-10', '2019-02-05', None]
    """
    match = _NAMED.fullmatch(text)
    if match is None:
        return None
    year = int(match["y"]) + (_THIS_CENTURY - 100 if match["y"].startswith("9") else _THIS_CENTURY)
    full = parse_date(f"{match['d']} {match['mon']} {year}", reference=reference, zone=zone)
    return full and DateMatch(full.iso, text.strip("[]() :,|–-"), 0, len(text))


def parse_short_year(
    text: str, found: ShortYear, *, reference: datetime | None = None, zone: tzinfo = CHINA
) -> DateMatch | None:
    """The date at the place that `find_short_year` named, with its year in full; None if it is not a date.

    >>> parse_short_year("115-03-20", ShortYear(0, 1911)).iso
    '2026-03-20'
    """
    written = text[found.start :]
    year = re.match(r"\d+", written)
    if year is None:
        return None
    whole = f"{found.epoch + int(year[0])}{written[year.end() :]}"
    full = parse_date(whole, reference=reference, zone=zone)
    # If the date is refused, what is found is another one, farther behind.
    if full is None or full.start:
        return None
    end = found.start + full.end - (4 - year.end())
    return DateMatch(full.iso, f"{year[0]}{full.raw[4:]}", found.start, end)
