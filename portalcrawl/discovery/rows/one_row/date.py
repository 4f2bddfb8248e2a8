"""A row's date: in a text of its own, beside other words, over several elements, or with the year in its address."""

import re
from datetime import date, datetime, tzinfo

from lxml import html

from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder
from portalcrawl.discovery.rows.one_row.pieces import Piece
from portalcrawl.lexicon import article_words
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import RELATIVE_HINT, has_full_date
from portalcrawl.text.dates.month_names import read_month
from portalcrawl.text.dates.parsing import DateMatch, find_dates, is_date_only, parse_date
from portalcrawl.text.dates.relative_dates import is_told_in_weeks
from portalcrawl.text.dates.short_years import find_short_year, parse_named_month, parse_short_year, parse_year_first
from portalcrawl.text.dates.shown_dates import parse_shown_date
from portalcrawl.text.dates.split_dates import match_part
from portalcrawl.text.dates.stated_dates import find_stated, parse_stated

# What most rows show; months and days have two digits here.
_PLAIN_DATE = re.compile(r"[\[(（]?(20\d\d)[-/](\d\d)[-/](\d\d)[\])）]?", re.ASCII)
# How schema.org and microformats mark the day of a change. Microformats ask for one of each entry, so systems give one
# element both marks, or the day of publication this one alone.
_CHANGED = frozenset(("dateModified", "updated"))
_PUBLISHED = frozenset(("datePublished", "published"))
_LONGEST_DATE = 60
"""Characters of a text that is a date with weekday, time and zone, and nothing else."""
_LONGEST_RELATIVE = 24
"""Characters of a date that is told from now: `发布于 3 小时前`."""
_LONGEST_META = 60
"""Characters of a meta line: date, source, author and counter."""
_LONGEST_REST = 18
"""Of what a meta line has beside its date, in bytes, whatever marks stand in it; more is a sentence if it has any."""
_PROSE_MARK = re.compile(r"[，。；！？]|[a-z], ")
_LONGEST_PART = 16
"""Characters of a text that is a year, a month or a day."""


def find_row_date(
    roots: list[html.HtmlElement],
    pieces: list[Piece],
    headline: str | None,
    *,
    reference: datetime | None,
    zone: tzinfo,
    order: RowsOrder = NO_ORDER,
) -> str | None:
    """The date that a row made of the elements `roots` shows, ISO 8601; None if it shows no date with a year.

    `order` is that of day and month in the list's dates.
    """
    found = _time_element(roots, reference, zone)
    if found is None:
        return _find_date(roots, pieces, headline, reference, zone, order)
    settled = order.settle(found, reference, zone)
    return settled.iso if settled else None


def find_date_beside(
    roots: list[html.HtmlElement],
    titles: list[str],
    *,
    reference: datetime | None,
    zone: tzinfo,
    order: RowsOrder = NO_ORDER,
) -> str | None:
    """The date of a row whose texts have none.

    It stands behind its label in one of the links' `titles`, alone in the `dt` before the row's `dd`, or alone in the
    heading right above the row or the list that holds it.
    """
    texts: list[tuple[str, bool]] = [(title, False) for title in titles]
    before = roots[0].getprevious() if roots and roots[0].tag == "dd" else None
    if before is not None and before.tag == "dt":
        texts.append((text_of(before), True))
    for step in (roots[0], roots[0].getparent()) if roots else ():
        above = step.getprevious() if step is not None else None
        if above is not None and above.tag in HEADINGS:
            texts.append((text_of(above)[: _LONGEST_DATE + 1], True))
    for text, is_alone in texts:
        for one in find_dates(text, reference=reference, zone=zone) if has_full_date(text) else ():
            found = order.settle(one, reference, zone)
            is_labelled = article_words.ROW_DATE_LABEL.search(text[: one.start]) is not None
            if found and (is_labelled or (is_alone and is_date_only(text, reference=reference, zone=zone))):
                return found.iso
    return None


def _time_element(roots: list[html.HtmlElement], reference: datetime | None, zone: tzinfo) -> DateMatch | None:
    """The date of the row's first `<time>`; that of a change only if the row has no other."""
    changed: DateMatch | None = None
    for root in roots:
        for element in root.iter("time"):
            text, stated = text_of(element), (find_stated(element.attrib) or "").strip()
            if len(text) < _LONGEST_DATE and len(stated) < _LONGEST_DATE:
                found = parse_shown_date(text, stated, reference=reference, zone=zone)
                if found is not None and not _is_of_change(element):
                    return found
                changed = changed or found
    return changed


def _is_of_change(element: html.HtmlElement) -> bool:
    names = {*(element.get("itemprop") or "").split(), *(element.get("class") or "").split()}
    return not _CHANGED.isdisjoint(names) and _PUBLISHED.isdisjoint(names)


def _find_stated_beside(
    roots: list[html.HtmlElement], shown: str, reference: datetime | None, zone: tzinfo
) -> DateMatch | None:
    """The date in an attribute of the element that shows a text such as 3小时前."""
    for root in roots:
        for element in root.iter():
            if isinstance(element.tag, str) and text_of(element) == shown and (stated := find_stated(element.attrib)):
                return parse_stated(stated, reference=reference, zone=zone)
    return None


def _find_date(
    roots: list[html.HtmlElement],
    pieces: list[Piece],
    headline: str | None,
    reference: datetime | None,
    zone: tzinfo,
    order: RowsOrder,
) -> str | None:
    """The row's date: in a text of its own, at the edge of another, or over several elements."""
    titled: str | None = None
    for i, piece in enumerate(pieces):
        text = piece.text
        if not piece.in_title and (alone := _read_alone(text, reference, zone, order)):
            return alone
        if has_full_date(text):
            label = pieces[i - 1].text if i else ""
            for one in find_dates(text, reference=reference, zone=zone):
                found = order.settle(one, reference, zone)
                if found is None:
                    break
                if piece.in_title and _is_title(text, headline):
                    rest = text[: found.start].strip(" [(（【"), text[found.end :].strip(" ])）】")
                    if titled is None and ("" in rest):
                        titled = found.iso
                elif _is_own_date(text, found, label):
                    return found.iso
                break
        elif len(text) <= _LONGEST_RELATIVE and text != headline and RELATIVE_HINT.search(text):
            stated = _find_stated_beside(roots, text, reference, zone)
            relative = stated or parse_date(text, reference=reference, zone=zone)
            if relative is not None and not is_told_in_weeks(relative):
                return relative.iso
    return _join_parts(pieces, headline) or titled


def _is_title(text: str, headline: str | None) -> bool:
    """Whether a text is the row's headline, with a bullet before it perhaps."""
    return headline is not None and text.endswith(headline) and not any(map(str.isalnum, text[: -len(headline)]))


def _read_alone(text: str, reference: datetime | None, zone: tzinfo, order: RowsOrder) -> str | None:
    """A date that is a text of its own, in a form that the full parser does not know, or that spares it."""
    if plain := _read_plain(text, reference) or _read_named(text, reference, zone):
        return plain
    if order.counts_republic and (short := _read_republic(text, reference, zone)):
        return short
    found = parse_year_first(text, reference=reference, zone=zone) if order.years_first else None
    return found.iso if found else None


def _read_plain(text: str, reference: datetime | None) -> str | None:
    """A date of the usual form that is a text of its own and lies before `reference`; it spares the full parser."""
    if reference is None or (match := _PLAIN_DATE.fullmatch(text)) is None:
        return None
    iso = f"{match[1]}-{match[2]}-{match[3]}"
    try:
        return iso if date.fromisoformat(iso) < reference.date() else None
    except ValueError:
        return None


def _read_named(text: str, reference: datetime | None, zone: tzinfo) -> str | None:
    """A date that is a text of its own, with the month's name and a year of two digits: 10 Mar 20:"""
    found = parse_named_month(text, reference=reference, zone=zone) if len(text) <= _LONGEST_RELATIVE else None
    return found.iso if found else None


def _read_republic(text: str, reference: datetime | None, zone: tzinfo) -> str | None:
    """A date that is a text of its own, with the Republic's year: 115-03-20."""
    found = find_short_year("", text) if len(text) <= _LONGEST_DATE else None
    match = parse_short_year(text, found, reference=reference, zone=zone) if found and found.is_of_republic else None
    # An excerpt may begin with the day of what it tells.
    return match.iso if match and _is_own_date(text, match, "") else None


def _is_own_date(text: str, found: DateMatch, label: str) -> bool:
    """Whether a date in a text is the row's: labelled, bracketed, or among words that are not a sentence."""
    before, after = text[: found.start], text[found.end :]
    if article_words.ROW_DATE_LABEL.search(before) or (not before and article_words.ROW_DATE_LABEL.search(label)):
        return True
    if before.strip() in ("[", "(", "（", "【") and after.strip()[:1] in ("]", ")", "）", "】"):
        return True
    if not before.strip() and after.strip()[:1] in ("-", "–", "—", "|", "/", "·", "•"):
        return True
    rest = before + after
    return len(text) <= _LONGEST_META and (title_length(rest) <= _LONGEST_REST or not _PROSE_MARK.search(rest))


def read_parts(pieces: list[Piece], headline: str | None) -> list[re.Match[str] | None]:
    """What each short text but the headline gives of a date (`match_part`)."""
    short = [
        p.text
        for p in pieces
        if len(p.text) <= _LONGEST_PART and p.text != headline and any(c.isalnum() for c in p.text)
    ]
    return [match_part(text) for text in short]


def _join_parts(pieces: list[Piece], headline: str | None) -> str | None:
    """A date whose parts stand in neighbouring texts."""
    parts = read_parts(pieces, headline)
    for i in range(len(parts)):
        year = month = day = None
        for match in parts[i:]:
            if match is None:
                break
            g = match.groupdict()
            y = g["ym_y"] or g["y"] or g["en_y"]
            m = g["ym_m"] or g["md_m"] or g["m"]
            if g["en_m"]:
                m = str(read_month(g["en_m"]))
            d = g["md_d"] or g["d"]
            if (y and year) or (m and month) or (d and day):
                break
            year, month, day = year or y, month or m, day or d
            if year and month and day:
                return to_iso(year, month, day)
    return None


def to_iso(year: str, month: str, day: str) -> str | None:
    """A day as ISO 8601; None if the calendar lacks it."""
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
