"""Who published and who wrote the text, and how often it was read: the labelled values of the meta line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import html

from portalcrawl.extraction import phrases, roles
from portalcrawl.extraction.layout import Layout
from portalcrawl.extraction.metadata import SOURCE_NAMES, Metadata
from portalcrawl.extraction.zones import FIELD_BREAK, Field, Zone, marks_in, pieces_of, read_fields
from portalcrawl.text.dates import find_dates
from portalcrawl.text.whitespace import fold

_HANZI = re.compile(r"[\u3400-\u9fff]")
_BRACKETS = "[]【】()（）<>《》「」\"'“” "
_DIGITS = re.compile(r"\d[\d,]{0,11}")
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
# Names that publishers end with; an unlabelled text beside the date is a source only if it has one.
_PUBLISHER = re.compile(
    r"(?:网|網|報|报|社|台|臺|新闻|新聞|在线|在線|杂志|雜誌|[周週]刊|客户端|客戶端|政府|委[员員][会會]|管委[会會]|办公室|辦公室|局|厅|廳|中心|[频頻]道|网站|網站|[财財][经經]|通[讯訊]|之[声聲]|[观觀]察|News|Times|Daily|Post|Agency|Press)$"
)
_LONGEST_SOURCE = 60
_LONGEST_META = 200
_MOST_HANZI = 14
_MOST_LETTERS = 40


@dataclass(frozen=True, slots=True)
class Credits:
    """The meta line's values and how each was found; absent ones are None or empty."""

    source: str | None = None
    source_evidence: str = ""
    authors: tuple[str, ...] = ()
    author_evidence: str = ""
    clicks: int | None = None


def find_credits(layout: Layout, zone: Zone, metadata: Metadata) -> Credits:
    """Source, authors and clicks of an article."""
    fields = [field for index in (*zone.head, *zone.tail) for field in _fields_of(layout, index)]
    source, source_how = _find_source(layout, zone, fields, metadata)
    authors, author_how = _find_authors(layout, zone, fields, metadata)
    authors = tuple(name for name in authors if name != source)
    return Credits(source, source_how, authors, author_how if authors else "", _find_clicks(fields))


def _fields_of(layout: Layout, index: int) -> Iterator[Field]:
    line = layout.lines[index]
    if line.size < 600 and phrases.may_be_labelled(line.text):
        yield from read_fields(pieces_of(line), index)


def _find_source(layout: Layout, zone: Zone, fields: list[Field], metadata: Metadata) -> tuple[str | None, str]:
    labelled = [f for f in fields if f.kind == "source"]
    for found in labelled:
        if source := _clean_source(found.pieces):
            return source, "meta-line"
    for _, text in marks_in(layout, roles.SOURCE, zone.head):
        labels = list(read_fields(text, 0))
        if not labels and (source := _clean_source((text,))) and not next(find_dates(text), None):
            return source, "class"
    if source := _from_ends(layout, zone):
        return source, "body"
    if not labelled and (source := _beside_date(layout, zone)):
        return source, "beside-date"
    if not labelled and (named := metadata.first(SOURCE_NAMES)) and (source := _clean_source((named[1],))):
        return source, f"meta:{named[0]}"
    return None, ""


def _clean_source(pieces: tuple[str, ...]) -> str | None:
    for piece in pieces:
        text = piece
        if found := next(find_dates(text), None):
            text = text[: found.start]
        if _HANZI.search(text):
            text = _strip_brackets(text, "").split(" ")[0]
        text = _strip_brackets(text, ":：,，;；-|")
        if not text or phrases.UNKNOWN.match(text):
            return None
        if len(text) <= _LONGEST_SOURCE and not text.isdigit() and not text.startswith("http"):
            return text
    return None


def _strip_brackets(text: str, more: str) -> str:
    """The text without brackets and such marks at its ends; a closing bracket that was opened inside stays."""
    text = text.strip(_BRACKETS + more)
    for opening, closing in ("()", "（）"):
        if opening in text and text.count(opening) > text.count(closing):
            text += closing
    return text


def _from_ends(layout: Layout, zone: Zone) -> str | None:
    """A line of the body's first or last that is a source's label and value and no more; a digest has several: none."""
    found: set[str] = set()
    for index in zone.ends:
        line = layout.lines[index]
        if line.size <= 150 and line.stops <= 1 and phrases.may_be_labelled(line.text):
            fields = list(read_fields(pieces_of(line), index))
            if fields and fields[0].kind == "source" and line.text.lstrip("（([【 ").startswith(fields[0].label[:1]):
                found.add(_clean_source(fields[0].pieces) or "")
    return found.pop() or None if len(found) == 1 else None


def _beside_date(layout: Layout, zone: Zone) -> str | None:
    """An unlabelled publisher's name on the date's line, or on one of its own next to it."""
    for index in zone.head:
        line = layout.lines[index]
        if index <= zone.anchor or line.size > 150 or line.stops:
            continue
        dates = list(find_dates(line.text))
        around = [index] if dates else []
        if dates and dates[0].end - dates[0].start >= len(line.text) - 4:
            around = [i for i in (index - 1, index + 1) if i in zone.head and i > zone.anchor]
        for near in around:
            text = pieces_of(layout.lines[near])
            for match in reversed(list(find_dates(text))):
                text = text[: match.start] + FIELD_BREAK + text[match.end :]
            pieces = [p for piece in text.split(FIELD_BREAK) if (p := piece.strip(_BRACKETS + ":：-·|"))]
            for piece in pieces:
                if 2 < len(piece) <= 20 and _PUBLISHER.search(piece) and not phrases.META_LABEL.search(piece):
                    return piece
    return None


def _find_authors(layout: Layout, zone: Zone, fields: list[Field], metadata: Metadata) -> tuple[tuple[str, ...], str]:
    labelled = [f for f in fields if f.kind == "author"]
    for found in labelled:
        if names := _clean_names(found.pieces):
            return names, "meta-line"
    for index in zone.head:
        if index > zone.anchor and (names := _clean_names(_from_fields(pieces_of(layout.lines[index])))):
            return names, "meta-line"
    if metadata.linked.authors and (names := _clean_names(metadata.linked.authors)):
        return names, "json-ld"
    for lines in (zone.head, zone.tail):
        for mark, text in marks_in(layout, roles.AUTHOR, lines):
            if not list(read_fields(text, 0)) and (names := _clean_names(_names_of(mark.element))):
                return names, "class"
    return _find_by_line(layout, zone)


def _find_by_line(layout: Layout, zone: Zone) -> tuple[tuple[str, ...], str]:
    """The names of a by-line: a line of its own beside the text, or the text's first or last words."""
    for index in (*zone.head, *zone.tail):
        if (match := _BY_LINE.match(layout.lines[index].text)) and (names := _clean_names((match[1],))):
            return names, "by-line"
    for index in zone.ends:
        text = layout.lines[index].text
        match = _OWN_LINE.match(text) or (_LAST_WORDS.search(text) if index in zone.ends[-2:] else None)
        if match and (names := _clean_names((match[1],))):
            return names, "body"
    return (), ""


def _from_fields(text: str) -> tuple[str, ...]:
    """The names that a meta line's field states without a colon; a line of one field is no meta line."""
    pieces = text.split(FIELD_BREAK)
    if len(pieces) < 2 or len(text) > _LONGEST_META:
        return ()
    return tuple(match[1] for piece in pieces if (match := _OWN_FIELD.fullmatch(piece.strip())))


def _names_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The names in an element that is marked as the author's: its links', else its first text that is no label."""
    links = [fold(link.text_content()) for link in element.iter("a")]
    texts = links or [fold(text) for text in element.itertext()]
    names = [_BY.sub("", text) for text in texts if text and not _BY_WORD.match(text)]
    return tuple(names if links else names[:1])


def _clean_names(pieces: tuple[str, ...]) -> tuple[str, ...]:
    names: list[str] = []
    for value in pieces:
        dated = next(find_dates(value), None)
        piece = value[: dated.start] if dated else value
        for part in _NAME_BREAK.split(piece):
            name = _BY.sub("", _unwrap(part.strip(" :：,，;；-|")))
            if len(name) < 2 or phrases.UNKNOWN.match(name) or _NOT_NAME.search(name):
                continue
            if len(_HANZI.findall(name)) <= _MOST_HANZI and len(name) <= _MOST_LETTERS:
                names.append(name)
    return tuple(dict.fromkeys(names))


def _unwrap(text: str) -> str:
    """The text without brackets around all of it."""
    return text.strip(_BRACKETS) if text and text[0] in _BRACKETS else text


def _find_clicks(fields: list[Field]) -> int | None:
    for found in fields:
        if found.kind == "count" and found.pieces and (match := _DIGITS.match(found.pieces[0].lstrip("(（"))):
            return int(match[0].replace(",", ""))
    return None
