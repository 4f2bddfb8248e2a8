"""Authors whom nothing names as such: a person's name alone beside the date, or set apart at the text's end."""

import re
from collections.abc import Sequence

from lxml import html

from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.person_links import is_of_picture
from portalcrawl.extraction.meta_fields import FIELD_BREAK, pieces_of
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import credit_words
from portalcrawl.lexicon.persons import is_full_name, is_japanese_person, is_known_person, is_place, may_be_person
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.hanzi import HANZI

# UTF-8 bytes of a line that is a name or names, and of one with the date beside them.
_LONGEST_NAMES = 90
_LONGEST_META = 160
# Characters of a field beside a name: a place, a column.
_LONGEST_FIELD = 30
# Commas of a line of names, and full stops behind initials.
_MOST_COMMAS = 3
# Lines between a name and the date.
_NEAR = 2
# The text's last lines, and the elements from a line's block on among which its setting is looked for.
_LAST_LINES = 3
_STEPS = 2
_BAR = re.compile(r"[|｜•·»/／–—,，]|\s-\s")
_BAR_OR_SPACE = re.compile(r"[、，,；;\s]+")
_SHORTEST_SOLE = 2
_KANA = re.compile("[\u3040-\u30ff]")
_RIGHT = re.compile(r"text-align\s*:\s*(?:right|end)", re.IGNORECASE)
_CELLS = ("td", "th")
_PARTS = (*_CELLS, "li", "dt", "dd")
_EMPHASIS = frozenset(("b", "strong", "i", "em"))
# 田中花子, and the paper's name behind it: [田中花子，港町通信].
_BRACKETED = re.compile(r"[\[［【(（]([^\[\]［］【】()（）]{2,40})[\]］】)）]")


def find_beside_date(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The persons whose names stand alone in the date's line, or in a line next to it, around the headline."""
    is_japanese = _is_japanese(layout, meta_zone)
    dated = [index for index in meta_zone.head if next(find_dates(layout.lines[index].text), None)]
    found: list[str] = []
    last = -1
    for index in meta_zone.head:
        line = layout.lines[index]
        is_near = any(abs(index - other) <= _NEAR for other in dated)
        longest = _LONGEST_META if index in dated else _LONGEST_NAMES
        if line.stops > _MOST_COMMAS or line.size > longest or index == meta_zone.anchor:
            continue
        element = layout.blocks[line.block].element
        if "©" in line.text or _is_one_of_many(element, _CELLS) or is_of_picture(element, line.text):
            continue
        # Each of several may have a line.
        if (not found or index == last + 1) and (
            names := (_read_names(line, is_japanese) if is_near else ()) or _read_bracketed(line, is_japanese)
        ):
            found += names
            last = index
    return tuple(dict.fromkeys(found))


def find_signature(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names that are a last line of the text and are set to the right or emphasized, as a signature is."""
    is_japanese = _is_japanese(layout, meta_zone)
    for index in reversed(meta_zone.ends[-_LAST_LINES:]):
        line = layout.lines[index]
        if not line.text or line.size > _LONGEST_NAMES or line.stops > _MOST_COMMAS:
            continue
        element = layout.blocks[line.block].element
        if _is_one_of_many(element, _CELLS):
            continue
        names = [name for name in clean_names((line.text,)) if name]
        is_right = _is_right(element)
        if names and is_right and all(_may_sign(name, is_japanese) for name in names):
            return tuple(names)
        if names and _is_emphasized(element, line) and all(map(is_known_person, names)):
            return tuple(names)
    return ()


def find_above_text(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The persons whose names in hanzi are a line of their own between headline and text, or the text's first line.

    Two characters may be any word: they count beside another name only.
    """
    first = next(iter(meta_zone.ends), meta_zone.anchor)
    for index in dict.fromkeys((*meta_zone.head, first)):
        if not meta_zone.anchor < index <= first:
            continue
        line = layout.lines[index]
        if line.size > _LONGEST_NAMES or line.stops > _MOST_COMMAS or line.is_linked:
            continue
        if _is_one_of_many(layout.blocks[line.block].element, _PARTS):
            continue
        names = [name for name in _BAR_OR_SPACE.split(line.text) if name]
        are_sure = len(names) > 1 or any(len(name) > _SHORTEST_SOLE for name in names)
        if are_sure and all(HANZI.search(name) and may_be_person(name) and not is_place(name) for name in names):
            return clean_names((line.text,))
    return ()


def _read_names(line: Line, is_japanese: bool) -> tuple[str, ...]:
    """The names in the line's fields beside its dates, if one of them is names and nothing else."""
    text = pieces_of(line)
    for date in reversed(list(find_dates(text))):
        text = f"{text[: date.start]}{FIELD_BREAK}{text[date.end :]}"
    for field in text.split(FIELD_BREAK):
        pieces = [piece.strip(" :.") for part in _BAR.split(field) for piece in credit_words.JOINING.split(part)]
        names = [piece for piece in pieces if piece]
        found = [name for name in names if is_known_person(name) or (is_japanese and is_japanese_person(name))]
        if found and len(found) == len(names):
            return clean_names(found)
    fields = [field for part in text.split(FIELD_BREAK) if (field := part.strip())]
    pieces = [piece.strip() for field in fields for piece in _BAR.split(field)]
    alone = [piece for piece in pieces if is_known_person(piece)]
    # A caption may end with a name and a date, too.
    are_short = all(len(piece) <= _LONGEST_FIELD for piece in pieces)
    return clean_names(alone) if len(alone) == 1 and are_short else ()


def _read_bracketed(line: Line, is_japanese: bool) -> tuple[str, ...]:
    match = _BRACKETED.fullmatch(line.text) if is_japanese else None
    first = _BAR.split(match[1])[0].strip() if match else ""
    return (first,) if is_japanese_person(first) else ()


def _may_sign(name: str, is_japanese: bool) -> bool:
    if HANZI.search(name):
        return is_japanese_person(name) if is_japanese else may_be_person(name)
    return is_full_name(name)


def _is_japanese(layout: Layout, meta_zone: MetaZone) -> bool:
    return any(_KANA.search(layout.lines[index].text) for index in meta_zone.ends)


def _is_one_of_many(element: html.HtmlElement, parts: Sequence[str]) -> bool:
    """Whether a line is a cell beside others, or an item among others: a list of persons is not one of authors."""
    holder = next((step for step in (element, *element.iterancestors()) if step.tag in parts), None)
    row = holder.getparent() if holder is not None else None
    return row is not None and any(one is not holder and text_of(one) for one in row.iterchildren(*parts))


def _is_right(element: html.HtmlElement) -> bool:
    for _ in range(_STEPS):
        is_set = (element.get("align") or "").lower() == "right" or _RIGHT.search(element.get("style") or "")
        if is_set or "right" in re.split(r"[\s_-]", (element.get("class") or "").lower()):
            return True
        children = list(element)
        if len(children) != 1:
            return False
        element = children[0]
    return False


def _is_emphasized(element: html.HtmlElement, line: Line) -> bool:
    """Whether all of a line is in one element of emphasis."""
    inner = next((child for child in element.iter(*_EMPHASIS)), None)
    return inner is not None and text_of(inner) == line.text
