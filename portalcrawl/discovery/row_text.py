"""One row of a list: its title, date, mark and excerpt, out of the few elements that it is made of."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from lxml import html

from portalcrawl.discovery import vocabulary
from portalcrawl.discovery.links import Link, text_of, tidy
from portalcrawl.text.dates import DateMatch, find_dates, parse_date
from portalcrawl.text.whitespace import fold

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SILENT = frozenset({"script", "style", "noscript", "template", "svg", "select", "iframe"})
_HANZI = re.compile("[\u3400-\u9fff]")
# Class names of the element that holds a card's title.
_TITLE_STEM = re.compile(r"(^|[\s_-])(tit|title|headline|name|subject|bt|biaoti)", re.IGNORECASE)
_ELLIPSIS = re.compile(r"\s*(…+|\.{2,}|。{2,}|⋯+)\s*$")
_BULLETS = re.compile(r"^[\s·•●▪■◆◇□○※☆★►▶→•\-–|]+(?=\S)|[\s|]+$")

# A date worth the full parser: a year beside a month, or a day counted from today.
_DATE_HINT = re.compile(
    r"(19|20)\d\d\s*[-/.年‑–]\s*\d|[12][〇零○Ｏ一二三四五六七八九]{3}年|二[〇零○Ｏ]|民[國国]|\d\s*[-/.]\s*\d{1,2}\s*[-/.]\s*(19|20)\d\d|"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d{1,2}(st|nd|rd|th)?,?\s+(19|20)\d\d|"
    r"\d{1,2}(st|nd|rd|th)?[\s-]+(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?,?[\s-]+(19|20)\d\d",
    re.IGNORECASE,
)
# Cheap: no date with a year goes without one of these.
_YEAR_HINT = re.compile(r"(?:19|20)\d\d|[一二][〇零○Ｏ一二三四五六七八九]{3}年|民[國国]")
_RELATIVE_HINT = re.compile(r"[昨今前][天日]|[\d半]\s*(?:分钟|分鐘|个?小时|個?小時|天|周|个?月)之?前|\b(?:ago|yesterday|today)\b", re.IGNORECASE)
_DATE_LABEL = re.compile(r"(日期|时间|時間|发布|發布|发表|更新|published|posted|date)\s*(于|于|at|on)?\s*[:：]?\s*$", re.IGNORECASE)
_PROSE_MARK = re.compile(r"[，。；！？]|[a-z], ")
_LONGEST_META = 60

# Parts of a date that a design spreads over several elements: 25 | 2017-12, 12-25 | 2017, 25 | Dec | 2017.
_PARTS = re.compile(
    r"[\[(]?\s*(?:(?P<ym_y>(?:19|20)\d\d)\s*[-/.年]\s*(?P<ym_m>1[0-2]|0?[1-9])\s*月?|"
    r"(?P<md_m>1[0-2]|0?[1-9])\s*[-/.月]\s*(?P<md_d>3[01]|[12]\d|0?[1-9])\s*日?|"
    r"(?P<y>(?:19|20)\d\d)\s*年?|(?P<m>1[0-2]|0?[1-9])\s*月|"
    r"(?P<en_m>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s*(?P<en_y>(?:19|20)\d\d)?|"
    r"(?P<d>3[01]|[12]\d|0?[1-9])\s*日?)\s*[\])]?[-/.,]?",
    re.IGNORECASE,
)
_EN_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_URL_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/_]?(0[1-9]|1[0-2]|[1-9](?=[-/_]))(?:[-/_]?(0[1-9]|[12]\d|3[01]))?(?!\d{3})")


@dataclass(frozen=True, slots=True)
class RowText:
    """What a row says of its article."""

    headline: str | None
    datePublished: str | None
    pinned: bool
    headline_is_cut: bool
    excerpt: str | None
    year_is_inferred: bool


class Piece(NamedTuple):
    """A run of text of a row; `in_title` where it belongs to the row's own link."""

    text: str
    in_title: bool


def weigh_text(text: str) -> float:
    """Length in hanzi: a Latin letter counts 0.4, so that names and titles of both scripts compare."""
    if text.isascii():
        return 0.4 * len(text)
    # A hanzi takes three bytes of UTF-8.
    wide = (len(text.encode("utf-8", "replace")) - len(text)) / 2
    return wide + 0.4 * (len(text) - wide)


def has_date_hint(text: str) -> bool:
    """Whether a text may hold a date with its year, or one relative to today."""
    if _YEAR_HINT.search(text):
        return _DATE_HINT.search(text) is not None
    return len(text) < 400 and _RELATIVE_HINT.search(text) is not None


def has_full_date(text: str) -> bool:
    """Whether a text may hold a date with its year."""
    return _YEAR_HINT.search(text) is not None and _DATE_HINT.search(text) is not None


def read_row(
    roots: list[html.HtmlElement],
    links: list[Link],
    pieces: list[Piece],
    *,
    reference: datetime | None,
    zone: tzinfo,
) -> RowText:
    """The row made of the elements `roots`, whose texts are `pieces`; `links` lead to its article."""
    headline, is_cut = choose_headline(links, roots)
    found = _time_element(roots, reference, zone) or _find_date(pieces, headline, reference, zone)
    inferred = _infer_year(pieces, links[0].url) if found is None else None
    pinned = any(len(p.text) <= 16 and vocabulary.PINNED.fullmatch(p.text) for p in pieces) or any(
        vocabulary.PINNED_STEM.search(root.get("class") or "") for root in roots
    )
    if headline:
        shorter, is_marked = _strip_marks(headline, reference, zone)
        headline, pinned = shorter or headline, pinned or is_marked
    excerpt = max((p.text for p in pieces if not p.in_title or len(p.text) > 80), key=len, default="")
    if len(excerpt) < 20 or excerpt == headline:
        excerpt = ""
    return RowText(headline, found or inferred, pinned, is_cut, excerpt or None, inferred is not None)


def read_pieces(root: html.HtmlElement, links: list[Link], *, with_tail: bool) -> list[Piece]:
    """The texts of a row's element in reading order, with what stands right behind it where that belongs to the row."""
    own = {link.element for link in links}
    pieces: list[Piece] = []
    _collect(root, root in own, own, pieces)
    if with_tail and root.tail and (text := tidy(root.tail)):
        pieces.append(Piece(text, False))
    return pieces


_DEEPEST = 40


def _collect(
    element: html.HtmlElement, titled: bool, own: set[html.HtmlElement], pieces: list[Piece], depth: int = 0
) -> None:
    if element.tag in _SILENT or depth > _DEEPEST:
        return
    if element.text and (text := tidy(element.text)):
        pieces.append(Piece(text, titled))
    for child in element:
        _collect(child, titled or child in own, own, pieces, depth + 1)
        if child.tail and (text := tidy(child.tail)):
            pieces.append(Piece(text, titled))


# --- title --------------------------------------------------------------------------------------


def is_more(text: str) -> bool:
    """Whether a link's text only says `read on`."""
    return _is_more(text[:40])


@lru_cache(maxsize=4_096)
def _is_more(text: str) -> bool:
    return bool(vocabulary.MORE.fullmatch(text) or vocabulary.MORE_PREFIX.match(text))


def choose_headline(links: list[Link], roots: list[html.HtmlElement]) -> tuple[str | None, bool]:
    """(the title as far as the row gives it, whether it is cut)."""
    if len(links) == 1 and len(links[0].element) == 0 and links[0].text and not is_more(links[0].text):
        return _complete(links[0].text, [links[0].title] if links[0].title else [])
    best, best_rank = "", 0.0
    whole: list[str] = []
    for link in links:
        text = _title_text(link)
        if link.title:
            whole.append(link.title)
        if len(link.element):
            whole += [alt for image in link.element.iter("img") if (alt := fold(image.get("alt") or ""))]
        if not text or is_more(text) or not any(c.isalnum() for c in text):
            continue
        weight = weigh_text(text)
        rank = min(weight, 12.0) + (30 if _is_in_heading(link, roots) else 0) - (20 if weight > 60 else 0)
        if rank > best_rank:
            best, best_rank = text, rank
    if not best:
        best = _heading_text(roots) or max(whole, key=len, default="")
        return best or None, False
    return _complete(best, whole)


# Some systems put the title, the date and the author into the attribute.
_BEFORE_TITLE = re.compile(r"^(标题|題目|题目|title)\s*[:：]\s*", re.IGNORECASE)
_AFTER_TITLE = re.compile(r"\s*(?:发布时间|发布日期|更新时间|作者[:：])")


def _complete(text: str, whole: list[str]) -> tuple[str, bool]:
    """The title without ellipsis, from the attributes that hold it whole where the row cut it."""
    text = text if text[0].isalnum() else _BULLETS.sub("", text) or text
    stem = _ELLIPSIS.sub("", text) if text[-1] in "….。⋯" else text
    for candidate in whole:
        if candidate == text:
            continue
        named = _AFTER_TITLE.split(_BEFORE_TITLE.sub("", candidate))[0].strip()
        if len(named) > len(stem) and named.replace(" ", "").startswith(stem.replace(" ", "")) and len(stem) >= 2:
            return named, bool(_ELLIPSIS.search(named))
        if named == stem and stem != text:
            return named, False
    return (stem, True) if stem != text and stem else (text, False)


def _title_text(link: Link) -> str:
    """The link's text; where the link is a whole card, the text of its title alone."""
    element = link.element
    if len(element) == 0:
        return link.text
    marked = None
    for inner in element.iterdescendants():
        if inner.tag in _HEADINGS and (text := text_of(inner)):
            return text
        if marked is None and _TITLE_STEM.search(inner.get("class") or "") and text_of(inner):
            marked = inner
    if marked is not None:
        return text_of(marked)
    blocks = [b for b in element.iterdescendants("p", "div", "dt", "dd", "li") if weigh_text(text_of(b)) >= 3]
    if blocks and weigh_text(link.text) > 20:
        return text_of(blocks[0]) if not has_full_date(text_of(blocks[0])[:12]) or len(blocks) == 1 else text_of(blocks[1])
    return link.text


def _is_in_heading(link: Link, roots: list[html.HtmlElement]) -> bool:
    element = link.element
    for _ in range(4):
        if element.tag in _HEADINGS:
            return True
        if element in roots or element.getparent() is None:
            return False
        element = element.getparent()
    return False


def _heading_text(roots: list[html.HtmlElement]) -> str:
    """The row's own heading, where its only links say `read on`; the last one names, those above it decorate."""
    texts = [text for root in roots for h in root.iter(*_HEADINGS) if (text := text_of(h))]
    wide = [t for t in texts if _HANZI.search(t)]
    return (wide or texts or [""])[-1]


_PIN_MARK = re.compile(r"[\[【(（]\s*(置\s*[顶頂]|固\s*[顶頂]|[顶頂]|sticky|pinned)\s*[\]】)）]\s*", re.IGNORECASE)


def _strip_marks(headline: str, reference: datetime | None, zone: tzinfo) -> tuple[str, bool]:
    """The title without bullets, date and pin mark around it; whether there was a pin mark."""
    text = headline if headline[0].isalnum() and headline[-1] not in "| " else _BULLETS.sub("", headline).strip()
    pinned = False
    if text and text[0] in "[【(（" and (match := _PIN_MARK.match(text)):
        text, pinned = text[match.end() :], True
    if has_full_date(text):
        for found in find_dates(text, reference=reference, zone=zone):
            before, after = text[: found.start].strip(" [(（【"), text[found.end :].strip(" ])）】")
            if not before and weigh_text(after) >= 3:
                text = after
            elif not after and weigh_text(before) >= 3 and re.search(r"[\s\[(（【]$", text[: found.start]):
                text = before
            break
    return (_BULLETS.sub("", text).strip() if text is not headline else text), pinned


# --- date ---------------------------------------------------------------------------------------


def _time_element(roots: list[html.HtmlElement], reference: datetime | None, zone: tzinfo) -> str | None:
    for root in roots:
        for element in root.iter("time"):
            stated = element.get("datetime") or text_of(element)
            if stated and len(stated) < 60 and (found := parse_date(stated, reference=reference, zone=zone)):
                return found.iso
    return None


def _find_date(
    pieces: list[Piece], headline: str | None, reference: datetime | None, zone: tzinfo
) -> str | None:
    """The row's date: in a text of its own, at the edge of another, or over several elements."""
    titled: str | None = None
    for i, piece in enumerate(pieces):
        text = piece.text
        if has_full_date(text):
            label = pieces[i - 1].text if i else ""
            for found in find_dates(text, reference=reference, zone=zone):
                if piece.in_title and text == headline:
                    rest = text[: found.start].strip(" [(（【"), text[found.end :].strip(" ])）】")
                    if titled is None and ("" in rest):
                        titled = found.iso
                elif _is_own_date(text, found, label):
                    return found.iso
                break
        elif reference is not None and len(text) <= 24 and _RELATIVE_HINT.search(text) and text != headline:
            if relative := parse_date(text, reference=reference, zone=zone):
                return relative.iso
    return _join_parts(pieces, headline) or titled


def _is_own_date(text: str, found: DateMatch, label: str) -> bool:
    """Whether a date in a text is the row's: labelled, bracketed, or among words that make no sentence."""
    before, after = text[: found.start], text[found.end :]
    if _DATE_LABEL.search(before) or (not before and _DATE_LABEL.search(label)):
        return True
    if before.strip() in ("[", "(", "（", "【") and after.strip()[:1] in ("]", ")", "）", "】"):
        return True
    if not before.strip() and after.strip()[:1] in ("-", "–", "—", "|", "/", "·", "•"):
        return True
    rest = before + after
    return len(text) <= _LONGEST_META and (weigh_text(rest) <= 6 or not _PROSE_MARK.search(rest))


def _read_parts(pieces: list[Piece], headline: str | None) -> list[re.Match[str] | None]:
    short = [p.text for p in pieces if len(p.text) <= 16 and p.text != headline and any(c.isalnum() for c in p.text)]
    return [_PARTS.fullmatch(text) for text in short]


def _join_parts(pieces: list[Piece], headline: str | None) -> str | None:
    """A date whose parts stand in up to three neighbouring texts."""
    parts = _read_parts(pieces, headline)
    for i in range(len(parts)):
        year = month = day = None
        for match in parts[i : i + 3]:
            if match is None:
                break
            g = match.groupdict()
            y = g["ym_y"] or g["y"] or g["en_y"]
            m = g["ym_m"] or g["md_m"] or g["m"]
            if g["en_m"]:
                m = str(_EN_MONTHS.index(g["en_m"][:3].lower()) + 1)
            d = g["md_d"] or g["d"]
            if (y and year) or (m and month) or (d and day):
                break
            year, month, day = year or y, month or m, day or d
            if year and month and day:
                return _iso(year, month, day)
    return None


def _infer_year(pieces: list[Piece], url: str) -> str | None:
    """A row's `12-25` with the year in its address, where that has the same month; alone it is no date."""
    for match in _read_parts(pieces, None):
        if match is None or not match["md_m"]:
            continue
        month, day = int(match["md_m"]), int(match["md_d"])
        for found in _URL_DATE.finditer(url):
            if int(found[2]) == month and (found[3] is None or int(found[3]) == day):
                return _iso(found[1], match["md_m"], match["md_d"])
    return None


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
