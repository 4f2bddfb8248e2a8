"""Who wrote the text: labelled names, marked elements, metadata, by-lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import html

from portalcrawl.extraction import phrases, roles
from portalcrawl.extraction.layout import Layout
from portalcrawl.extraction.metadata import Metadata
from portalcrawl.extraction.persons import is_outlet, may_be_person
from portalcrawl.extraction.zones import FIELD_BREAK, Field, Zone, marks_in, pieces_of, read_fields
from portalcrawl.text.dates import find_dates
from portalcrawl.text.whitespace import fold

_HANZI = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = "[]【】()（）<>《》「」\"'“” "
# Labels of whoever put a text online, who may have written it.
_POSTER = re.compile(r"[发發]\s*[布佈表]|Posted", re.IGNORECASE)
_NAME_BREAK = re.compile(r"[、,，/;；&＆]|\s+(?:and|和|与)\s+|(?<=[\u3400-\u9fff)）])\s+(?=[\u3400-\u9fff])")
_BY = re.compile(r"^(?:By|Von|Par|Por|作者|[记記]者|文|文字|撰文)\s*[:：/]?\s+(?=\S)|^By:\s*", re.IGNORECASE)
_BY_WORD = re.compile(r"^(?:by|von|par|por|作者|[记記]者|author|written|posted)?\W*$", re.IGNORECASE)
_BY_LINE = re.compile(
    r"^By\s+((?:[A-Z][\w.'’-]*|de|van|von|and|,|&)(?:[\s,]+(?:[A-Z][\w.'’-]*|de|van|von|and|&)){0,8})", re.UNICODE
)
# A by-line in the text itself: a line that is 记者 张三 or （记者 张三 通讯员 李四） and nothing else.
_OWN_LINE = re.compile(
    r"^[(（]?(?:本[报報网網]|新[华華]社|\S{2,12}日[报報]\S{0,6})?(?:(?:[记記]者|作者|撰文)\s*[:：/|丨]?|(?:文|执笔|執筆)\s*[:：/|丨])\s*([\u3400-\u9fff·\s、&]{2,24})[)）]?$"
)
# The same as a field of a meta line: 2008-03-09 | 记者 张三、李四 |.
_OWN_FIELD = re.compile(
    r"(?:本[报報网網])?(?:[记記]者|作者|通[讯訊][员員]|撰文)\s+((?:[\u3400-\u9fff·\s、]|\([^\W\d_]{1,8}\)){2,40})"
)
# The same at the end of the last paragraph, in brackets.
_LAST_WORDS = re.compile(r"[(（][^()（）。]{0,14}?[记記]\s?者\s*[:：]?\s*([\u3400-\u9fff·\s、]{2,24})[)）]\W{0,3}$")
_NOT_NAME = re.compile(
    r"https?:|www\.|\.com|@|\d|[■◆●►。！？]|作者|文章|[评評][论論]|更多|[专專][栏欄]|[阅閱][读讀]|[关關]注|[点點][击擊]|[来來]源|[时時][间間]|日期",
    re.IGNORECASE,
)
_LONGEST_META = 200
_SHORTEST_NAME = 2
_MOST_HANZI = 14
_MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors' names and how they were found; `outlet` is a paper's or an account's that is marked as author."""

    names: tuple[str, ...] = ()
    evidence: str = ""
    outlet: str | None = None


def find_authors(layout: Layout, zone: Zone, fields: list[Field], metadata: Metadata) -> Authors:
    """The authors of an article; `fields` are the labelled values around it."""
    if names := read_labelled_names(fields):
        return Authors(names, "meta-line")
    for index in zone.head:
        if index > zone.anchor and (names := clean_names(_from_fields(pieces_of(layout.lines[index])))):
            return Authors(names, "meta-line")
    if metadata.linked.authors and (names := clean_names(metadata.linked.authors)):
        return Authors(names, "json-ld")
    outlet = None
    for lines in (zone.head, zone.tail):
        for mark, text in marks_in(layout, roles.AUTHOR, lines):
            if list(read_fields(text, 0)):
                continue
            marked = clean_names(names_of(mark.element))
            if names := tuple(name for name in marked if not is_outlet(name)):
                return Authors(names, "class")
            if marked and lines is zone.head:
                outlet = outlet or marked[0]
    names, evidence = _find_by_line(layout, zone)
    return Authors(names, evidence, outlet)


def read_labelled_names(fields: Iterable[Field]) -> tuple[str, ...]:
    """The names behind an author's label; behind one of whoever put the text online, where no other label has any."""
    posters: tuple[str, ...] = ()
    for found in fields:
        if found.kind == "author" and (names := names_behind(found.label, found.pieces)):
            if not _POSTER.match(found.label):
                return names
            posters = posters or names
    return posters


def names_behind(label: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """The names behind an author's label; an account or a paper that posted a text has not written it."""
    names = clean_names(pieces)
    if not _POSTER.match(label):
        return names
    return tuple(name for name in names if not is_outlet(name))


def _find_by_line(layout: Layout, zone: Zone) -> tuple[tuple[str, ...], str]:
    """The names of a by-line: a line of its own beside the text, or the text's first or last words."""
    for index in zone.head:
        match = phrases.PAPER_BY_LINE.match(layout.lines[index].text) if index > zone.anchor else None
        if match and all(map(may_be_person, names := clean_names((match[1],)))) and names:
            return names, "by-line"
    for index in (*zone.head, *zone.tail):
        if (match := _BY_LINE.match(layout.lines[index].text)) and (names := clean_names((match[1],))):
            return names, "by-line"
    for index in zone.ends:
        text = layout.lines[index].text
        match = _OWN_LINE.match(text) or (_LAST_WORDS.search(text) if index in zone.ends[-2:] else None)
        if match and (names := clean_names((match[1],))):
            return names, "body"
    return (), ""


def _from_fields(text: str) -> tuple[str, ...]:
    """The names that a meta line's field states without a colon; a line of one field is no meta line."""
    pieces = text.split(FIELD_BREAK)
    if len(pieces) < 2 or len(text) > _LONGEST_META:
        return ()
    return tuple(match[1] for piece in pieces if (match := _OWN_FIELD.fullmatch(piece.strip())))


def is_own_field(text: str) -> bool:
    """Whether a text is an author's label and names without a colon: 记者 张三."""
    return bool(_OWN_FIELD.fullmatch(text))


def names_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The names in an element that is marked as the author's: its links', else its first text that is no label."""
    links = [fold(link.text_content()) for link in element.iter("a")]
    texts = links or [fold(text) for text in element.itertext()]
    names = [_BY.sub("", text) for text in texts if text and not _BY_WORD.match(text)]
    return tuple(names if links else names[:1])


def clean_names(pieces: Sequence[str]) -> tuple[str, ...]:
    """The persons that these texts name, each once; what cannot be a name is left out."""
    names: list[str] = []
    for value in pieces:
        dated = next(find_dates(value), None)
        piece = value[: dated.start] if dated else value
        for part in _NAME_BREAK.split(piece):
            name = _BY.sub("", _unwrap(part.strip(" :：,，;；-|")))
            if sum(map(str.isalpha, name)) < _SHORTEST_NAME or phrases.UNKNOWN.match(name) or _NOT_NAME.search(name):
                continue
            if len(_HANZI.findall(name)) <= _MOST_HANZI and len(name) <= _MOST_LETTERS:
                names.append(name)
    return tuple(dict.fromkeys(names))


def _unwrap(text: str) -> str:
    """The text without brackets around all of it."""
    return text.strip(_BRACKETS) if text and text[0] in _BRACKETS else text
