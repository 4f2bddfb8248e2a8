"""The lines of a page that may be its headline."""

import re
from collections import deque
from collections.abc import Callable, Iterator

from msgspec import Struct

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Block, Layout, Line
from portalcrawl.page.layout_reading.believed_roles import believe_furniture
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.dates.parsing import find_dates, is_date_only
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.whitespace import fold

# Characters: a line with more is a paragraph, whatever tag it has.
LONGEST = 200
_BYTES_PER_HANZI = 3
# Lines of one headline: its kind, its first and its second half. A heading around more of them is a banner.
_MOST_LINES = 3
# Blocks around a line, its own among them, in which its heading is looked for: `<h1><div><p>`.
_REACH = 3
# What parts the steps of a trail.
_STEP = re.compile(r"\s{0,9}[»›>＞→]++\s*+")
_COLON = re.compile(r":\s|：\s?")
# Pieces of a line that is a title and its fields.
_MOST_PARTS = 12


class Candidate(Struct, frozen=True):
    """Lines `[first, last)` of the page as a headline, and what their place says of them."""

    text: str
    first: int
    last: int
    level: str
    """The tag of the heading that it is or that is around it; "" if there is none."""
    is_furniture: bool
    """Whether it stands in a part of the page that holds no article."""
    own_role: int
    leads_home: bool
    is_linked: bool
    by_word: bool = False
    """Whether a class word alone says that it is furniture."""


def find_candidates(
    layout: Layout, may_agree: Callable[[str], bool], is_row: Callable[[str], bool] = lambda _: False
) -> Iterator[Candidate]:
    """Marked and headed blocks and lines, and all other lines that `may_agree` with what the page says elsewhere.

    Where a line names its column first (Markets: A hall is open), what stands behind the colon is one if it `is_row`,
    what the list says. Rows are read without a date at their ends: a day before the colon may be the author's.
    """
    lines, blocks, furniture = layout.lines, layout.blocks, believe_furniture(layout)
    for mark in layout.marks:
        block = blocks[mark.block]
        if block.element is not mark.element or (block.tag not in HEADINGS and not block.own_role & class_names.TITLE):
            continue
        if 1 < block.last - block.first <= _MOST_LINES:
            text = layout.text_of(block)
            is_aside = furniture[mark.block]
            yield Candidate(text, block.first, block.last, block.tag, is_aside, block.own_role, False, False)
    for index, line in enumerate(lines):
        if not 0 < line.size <= LONGEST * _BYTES_PER_HANZI:
            continue
        is_linked, block = line.is_linked, blocks[line.block]
        level, own = _find_level(layout, block)
        *before, behind = _COLON.split(line.text, maxsplit=1)
        is_dated = bool(before) and _ends_with_day(before[0]) and (not level or may_agree(line.text))
        if before and not is_linked and is_row(behind) and not is_dated:
            yield Candidate(behind, index, index + 1, level, furniture[line.block], own, False, False)
        # A plain link is another page's title, plain furniture nobody's.
        if not (level or own & class_names.TITLE) and (is_linked or furniture[line.block] or not may_agree(line.text)):
            continue
        title = _title_before_fields(line)
        if title and (level or own & class_names.TITLE or may_agree(title)):
            yield Candidate(title, index, index + 1, level, furniture[line.block], own, False, False)
        if own_name := _end_of_trail(line):
            # Home » Notes » A new bridge: the way to the page, and behind it the page's own name.
            yield Candidate(own_name, index, index + 1, level, furniture[line.block], own, False, False)
            continue
        home = is_linked and _leads_home(line)
        by_word = level == "h1" and furniture[line.block] and not _is_in_furniture_tag(layout, line.block)
        yield Candidate(line.text, index, index + 1, level, furniture[line.block], own, home, is_linked, by_word)


def _ends_with_day(text: str) -> bool:
    """Whether a day stands right before the colon; in a path, steps stand before the day."""
    last = deque(find_dates(text), maxlen=1)
    return bool(last) and not any(map(str.isalnum, text[last[0].end :]))


def _title_before_fields(line: Line) -> str:
    """What stands before a labelled field or a date in the same line, in an element of its own; "" if nothing does:
    `<div>Title<span>发布时间：…</span></div>`."""
    parts = [part.strip() for part in line.parts] if 1 < len(line.parts) <= _MOST_PARTS else []
    field = next((i for i, part in enumerate(parts) if article_words.META_LABEL.match(part)), 0)
    # A date stands before the fields, or alone.
    before = field or len(parts)
    while before > 1 and (not parts[before - 1] or is_date_only(parts[before - 1])):
        before -= 1
        field = before if parts[before] else field
    return fold(" ".join(line.parts[:field])).strip()


def _end_of_trail(line: Line) -> str:
    """The page's own name, without a link, at the end of a trail of links that begins with the front page's; "" if
    the line is another one."""
    if not line.links or line.is_linked or not is_home_address(line.links[0].element.get("href") or "-"):
        return ""
    steps = _STEP.split(line.text)
    return steps[-1] if sum(bool(link.text) for link in line.links) < len(steps) else ""


def _is_in_furniture_tag(layout: Layout, block: int) -> bool:
    tags = (layout.blocks[number].tag for number in layout.ancestors(block))
    return any(class_names.TAG_ROLES.get(tag, 0) & class_names.FURNITURE for tag in tags)


def _find_level(layout: Layout, block: Block) -> tuple[str, int]:
    """The heading that a line's block is, or that is around it, and the roles on the way there."""
    own = block.own_role
    for _ in range(_REACH):
        if block.last - block.first > _MOST_LINES:
            break
        own |= block.own_role
        if block.tag in HEADINGS:
            return block.tag, own
        if block.parent < 0:
            break
        block = layout.blocks[block.parent]
    return "", own


def _leads_home(line: Line) -> bool:
    """Whether a linked line leads to the site's root: then it is the site's name."""
    return any(is_home_address(link.element.get("href") or "") for link in line.links)
