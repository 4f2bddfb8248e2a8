"""By-lines without a label's colon, above the text, below it, and in its first and last words: （记者王五）."""

import re
from collections.abc import Iterator
from functools import lru_cache

from portalcrawl.extraction.credits.credit_parser import clean_names, read_credit
from portalcrawl.extraction.credits.latin_by_line import read_latin_by_line
from portalcrawl.extraction.credits.names import may_be_name
from portalcrawl.extraction.meta_fields import FIELD_BREAK, pieces_of, read_fields
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.lexicon.persons import is_full_name, is_outlet, may_be_person
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.side_labels import label_beside
from portalcrawl.text.dates.parsing import find_dates

IN_TEXT = "body"
"""The evidence of authors whom the text's own words name."""

# Behind a date: Posted on March 3, 2026 by Jane Roe in Schools.
_BY_BEHIND_DATE = re.compile(
    r"^[\s,|·•–—-]{0,5}(?i:by)\s+(?=[A-Z])([^|·•]{2,120}?)(?:\s+(?:in|under|on|at|to|with)\s.*)?$"
)
# A name and the job: Jane Doe, Staff Writer.
_NAME_AND_JOB = re.compile(
    r"^([A-Z][\w.'’-]+(?:\s[A-Z][\w.'’-]+){1,3}),\s(?:[A-Z]\w+\s){0,2}(?:Writer|Reporter|Correspondent|Columnist|Contributor)$"
)
# Behind a date and a dash names alone: May 6, 2024 - Jane Doe (@jane), John Roe.
_DASH = re.compile(r"\s?[-–—]\s?")
_HANDLE = re.compile(r"\s{0,9}\(@\w{1,30}\)")
_NAMES_BREAK = re.compile(r",?\sand\s|[,&]")
# Names behind a date and a dash; more are a list.
_MOST_NAMES = 12
# Characters of a by-line, and lines below the headline in which one may stand between lead and text.
_LONGEST = 160
_FIRST_LINES = 12
# Full stops and commas of a line of the text that is labels and values alone.
_MOST_STOPS = 2
# Of the body's last lines, those whose last words may be a by-line.
_SIGNED_LINES = 2
# Brackets at the end of a paragraph, of which the last ones may name the editor; and its words behind the last stop.
_BRACKETED = re.compile(r"\s?[\[【(（]([^()（）\[\]【】。]{2,60})[\])）】]\W{0,3}$")
_MOST_BRACKETS = 3
_BEHIND_STOP = re.compile(r"[。！？”」]\s?([^。！？]{4,60})$")


@lru_cache(maxsize=2_000)
def read_by_line(text: str, *, needs_title: bool = False) -> tuple[str, ...]:
    """The authors that a text names if it is a by-line and nothing else.

    A by-line says what the people whom it names did, and all its names may be persons. With `needs_title` it must call
    one of them reporter, correspondent or author.

    >>> read_by_line("本报记者 张三 通讯员 王 强"), read_by_line("记者手记")
    (('张三', '王强'), ())
    """
    if not 2 < len(text) <= _LONGEST:
        return ()
    if match := credit_words.POST.match(text.strip("（(【[ ")):
        return (match["name"],) if may_be_person(match["name"]) else ()
    if text.count("。") or next(find_dates(text), None):
        return ()
    text = credit_words.PROVIDED.sub("", text)
    credit = read_credit(text.strip("[]【】()（） "))
    if not credit.says_role or (needs_title and not credit.says_title):
        return ()
    # 江城日报 记者 张三
    if not all(map(is_outlet, credit.unclaimed)):
        return ()
    names = [name for name in credit.names if name not in credit.unclaimed]
    if any(_is_label(name, text) for name in names):
        return ()
    writers = tuple(name for name in credit.writers if name in names)
    # 文字 and 报道 are words of menus too.
    is_name = may_be_name if credit.says_title else may_be_person
    # 文/张三 图/江城晚报: pictures may be an outlet's.
    are_names = all(is_name(name) or (writers and name not in writers and is_outlet(name)) for name in names)
    return writers if are_names and all(map(is_name, writers)) else ()


def _is_label(word: str, text: str) -> bool:
    """Whether a word of a text is the next field's label: 作者：浏览次数：."""
    return f"{word}：" in text or f"{word}:" in text


def find_by_line(layout: Layout, meta_zone: MetaZone) -> tuple[tuple[str, ...], str]:
    """The names of a by-line and how it was found: a line of its own beside the text, or the text's own words."""
    for index in (*meta_zone.head, *meta_zone.tail):
        if names := _read_beside(layout.lines[index], is_below=index > meta_zone.anchor):
            return names, "by-line"
    for index in range(meta_zone.anchor + 1, min(meta_zone.anchor + _FIRST_LINES, len(layout.lines))):
        line = layout.lines[index]
        # Below a lead, which ends the meta zone.
        if layout.blocks[line.block].role & class_names.FURNITURE:
            continue
        if credit_words.BY_LINE.match(line.text) and (names := read_latin_by_line(pieces_of(line))):
            return names, "by-line"
        is_text = index in meta_zone.ends
        if not is_text and (names := _read_labelled(line, index) or _read_beside_label(layout, index)):
            return names, "by-line"
    names = _find_in_text(layout, meta_zone)
    return names, IN_TEXT if names else ""


def _find_in_text(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names in the text's own lines: a line that is a by-line, or first or last words."""
    for index in meta_zone.ends:
        line = layout.lines[index]
        if names := (_read_labelled(line, index) or read_by_line(line.text) or read_latin_by_line(pieces_of(line))):
            return names
        if match := credit_words.JOB_BEHIND_NAME.fullmatch(line.text):
            return (match[1],)
    first = next((text for index in meta_zone.ends if (text := layout.lines[index].text)), "")
    if names := read_first_words(first):
        return names
    for index in meta_zone.ends[-_SIGNED_LINES:]:
        if names := read_last_words(layout.lines[index].text):
            return names
    return ()


def _read_beside(line: Line, *, is_below: bool) -> tuple[str, ...]:
    """The names of a line beside the text; `is_below`: it is below the headline."""
    text = line.text
    if not text or article_words.NEIGHBOUR_LINE.match(text):
        return ()
    if (is_below or credit_words.BY_LINE.match(text)) and (names := read_latin_by_line(pieces_of(line))):
        return names
    if 2 * line.link_size > line.size or not is_below or len(text) > _LONGEST:
        return ()
    if (match := article_words.PAPER_BY_LINE.match(text)) and all(
        map(may_be_person, names := clean_names((match[1],)))
    ):
        return names
    if match := _NAME_AND_JOB.match(text) or credit_words.JOB_BEHIND_NAME.fullmatch(text):
        return (match[1],)
    dated = next(find_dates(text), None)
    if dated is None:
        # 来源：江城日报（记者 张三）
        return read_by_line(text) or (read_last_words(text) if text[-1] in ")）" else ())
    if dated.start == 0 and (names := _read_behind_date(line)):
        return names
    if names := read_by_behind_date(text):
        return names
    before, after = text[: dated.start].strip(), text[dated.end :].strip()
    for pattern, rest in ((credit_words.POSTED_AT, ""), (credit_words.POSTED_BY, after)):
        if not rest and (match := pattern.fullmatch(before)) and not is_outlet(match["name"]):
            return clean_names((match["name"],))
    return read_by_line(before or after) if not (before and after) else ()


def _read_behind_date(line: Line) -> tuple[str, ...]:
    """The names in letters that follow a date and a dash, if nothing else does."""
    text = pieces_of(line)
    dated = next(find_dates(text), None)
    if dated is None or not (match := _DASH.match(text.replace(FIELD_BREAK, " "), dated.end)):
        return ()
    pieces = _HANDLE.sub("", text[match.end() :].replace(f"{FIELD_BREAK}(", " (")).split(FIELD_BREAK)
    names = [name.strip() for piece in pieces for name in _NAMES_BREAK.split(piece) if name.strip()]
    return tuple(dict.fromkeys(names)) if all(map(is_full_name, names)) and len(names) <= _MOST_NAMES else ()


def read_by_behind_date(text: str) -> tuple[str, ...]:
    """The names in letters that stand with their by-word behind the last date of a text.

    >>> read_by_behind_date("Posted on March 3, 2026 by Jane Roe and John Poe in Schools")
    ('Jane Roe', 'John Poe')
    """
    dates = list(find_dates(text)) if len(text) <= _LONGEST else []
    match = _BY_BEHIND_DATE.match(text[dates[-1].end :]) if dates else None
    return clean_names((match[1],)) if match else ()


def _read_labelled(line: Line, index: int) -> tuple[str, ...]:
    """The names of a line of the text that is labels and values alone: 来源：江城日报 作者：张三."""
    text = line.text
    if len(text) > _LONGEST or line.stops > _MOST_STOPS or not article_words.may_be_labelled(text):
        return ()
    fields = list(read_fields(pieces_of(line), index))
    if not fields or not text.lstrip("（([【 ").startswith(fields[0].label[:1]):
        return ()
    names = tuple(name for field in fields if field.kind == "author" for name in clean_names(field.pieces))
    return names if all(map(may_be_name, names)) else ()


def _read_beside_label(layout: Layout, index: int) -> tuple[str, ...]:
    """The names of a line whose label stands in an element of its own above it: Autor: | Jana Roe."""
    line = layout.lines[index]
    label = label_beside(layout, index) if 0 < len(line.text) <= _LONGEST and not line.stops else ""
    fields = list(read_fields(label + pieces_of(line), index)) if label else []
    if len(fields) != 1 or fields[0].kind != "author" or fields[0].label != label:
        return ()
    names = clean_names(fields[0].pieces)
    return names if all(map(may_be_name, names)) else ()


def read_first_words(text: str) -> tuple[str, ...]:
    """The reporters with whom a text begins, where no bracket holds them.

    >>> read_first_words("江城网 记者 张三 停产的纺织厂又开了门。"), read_first_words("记者 现场 看到水已退去。")
    (('张三',), ())
    """
    if match := credit_words.KOREAN_DISPATCH.match(text):
        return (match[1] or match[2],)
    match = credit_words.DISPATCH.match(text)
    names = clean_names(re.split(r"[、\s]\s?", match["names"])) if match else ()
    return names if all(map(may_be_person, names)) else ()


def read_last_words(text: str) -> tuple[str, ...]:
    """The names in a paragraph's last words, in brackets or behind its last stop.

    Reporters only: 文/图 with names may say whose the pictures beside it are.
    """
    for words in _split_last_words(text):
        if (match := credit_words.REPORTED.fullmatch(words)) and may_be_person(match["name"]):
            return (match["name"],)
        if not credit_words.EDITOR.match(words) and (names := read_by_line(words, needs_title=True)):
            return names
    return ()


def _split_last_words(text: str) -> Iterator[str]:
    for _ in range(_MOST_BRACKETS):
        match = _BRACKETED.search(text, max(0, len(text) - _LONGEST))
        if match is None:
            break
        yield match[1]
        text = text[: match.start()]
    if match := _BEHIND_STOP.search(text, max(0, len(text) - _LONGEST)):
        yield match[1]
