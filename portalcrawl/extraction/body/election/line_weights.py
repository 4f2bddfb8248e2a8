"""What each line of a page counts in the election of the body's block."""

from typing import NamedTuple

from portalcrawl.extraction.body.boxes.data_tables import find_data_tables
from portalcrawl.extraction.body.boxes.visitors_part import find_visitors_part
from portalcrawl.extraction.body.lines.announced_links import find_announced
from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.text.dates.hints import has_full_date

# UTF-8 bytes of prose (50 hanzi): on a page without more the headline alone decides.
LITTLE = 150
# Lines below the headline that may be the body though they are not sentences: lists, tables, captions, images.
_NEAR = 60
# Lines from a sentence to the table that belongs to it.
_BEHIND_SENTENCE = 3
# UTF-8 bytes of a line that may be a notice of the site or a meta line; longer ones are paragraphs that name one.
_LONGEST_LEGAL = 450
# UTF-8 bytes of the words beside the links in a line of a page's foot: a name, an address.
_LONGEST_IMPRINT = 120
# Lines of a list that ends what is near the headline, UTF-8 bytes of a sentence (13 hanzi) that stands above it, and
# lines of a block of the site's notices.
_LIST = 3
_SAYS = 40
_LARGEST_NOTICE = 6
# What an outer block must add to be preferred to an inner one (five hanzi).
SLACK = 15.0


class Weights(NamedTuple):
    """What lines count for the block that holds them: prose counts its UTF-8 bytes outside links.

    `test_what_is_beside_the_text` has the page on which each decides.
    """

    furniture: float = -6.0
    """A line of furniture, a notice of the site, the article before or behind."""
    furniture_byte: float = -0.2
    thing: float = 9.0
    """An image or a file near the headline: three hanzi, so that a page of images has a body."""
    linked: float = -9.0
    """A line that is a link: a menu's, a list's."""
    linked_byte: float = -0.3
    mixed_byte: float = 0.3
    """Of a line whose links are longer than its text: what the text's bytes count for it, and the links' against it."""
    short: float = -3.0
    """A line without punctuation near the headline: worth nothing with six bytes; items and cells have more."""
    short_byte: float = 0.5
    cell_byte: float = 0.5
    """Of a cell of a table of data near the headline, and of a link that a sentence announces: never less than nothing,
    because the table, or the list, is one thing."""
    far: float = -6.0
    """The same far from the headline: labels of other boxes; never more than `most_far` in all."""
    far_byte: float = 0.2
    most_far: float = 18.0
    above: float = 0.5
    """The part that a line above the headline keeps of what speaks for it."""


WEIGHTS = Weights()


def is_poor_page(layout: Layout, furniture: list[bool]) -> bool:
    """Whether the page has hardly a sentence: then the headline alone decides."""
    return sum(prose_of(line) for line, out in zip(layout.lines, furniture, strict=True) if not out) < LITTLE


def weigh_lines(layout: Layout, furniture: list[bool], headline: Headline) -> list[tuple[str, float]]:
    """For each line its kind and its weight, whether it stands above the headline or below."""
    is_poor = is_poor_page(layout, furniture)
    cells = {i: number for number, table in enumerate(find_data_tables(layout)) for i in range(table.first, table.last)}
    announced = find_announced(layout)
    near = _find_near(layout, furniture, headline, cells)
    behind = _find_behind_lists(layout, furniture, headline)
    # In the block that holds the text, too: it speaks neither for the block nor against it.
    visitors = find_visitors_part(layout, headline)
    found = []
    for index, line in enumerate(layout.lines):
        if index in announced and not furniture[index]:
            kind, weight = "announced links", WEIGHTS.cell_byte * line.size
        elif index in cells and line.text and not furniture[index] and (line.is_linked or not line.stops):
            kind, weight = "cells", WEIGHTS.cell_byte * (line.size - line.link_size) if near[index] else 0.0
        else:
            kind, weight = _weigh(line, furniture[index], is_near=near[index])
        if kind == "sentences" and index < headline.first and _is_excerpt(layout, index):
            kind, weight = "excerpts", 0.0
        if kind == "sentences" and index >= behind and _stands_beside_notice(layout, index):
            kind, weight = "beside notices", 0.0
        if kind == "sentences" and headline.first <= index < headline.last:
            # A headline that is a sentence speaks for its own element no more than any other headline.
            kind, weight = "headline", _weigh_far(line.size - line.link_size)
        if is_poor and weight > 0 and (_is_meta(line) or _is_posting(layout, index)):
            kind, weight = "meta lines", 0.0
        if index in visitors:
            kind, weight = "visitors' part", 0.0
        found.append((kind, weight))
    return found


def _find_behind_lists(layout: Layout, furniture: list[bool], headline: Headline) -> int:
    """The first line behind the lists that follow the first sentences below the headline; the page's last where there
    are none."""
    run, says = 0, False
    for index in range(max(headline.last, 0), len(layout.lines)):
        line = layout.lines[index]
        if furniture[index] or line.is_linked:
            run += 1
            if says and run == _LIST:
                return index
        else:
            run = 0
            says |= prose_of(line) >= _SAYS
    return len(layout.lines)


def _stands_beside_notice(layout: Layout, index: int) -> bool:
    """Whether a line stands in a small block with a notice of the site: there a site tells what it is."""
    block = layout.blocks[layout.blocks[layout.lines[index].block].parent]
    if block.parent < 0 or block.last - block.first > _LARGEST_NOTICE:
        return False
    return any(article_words.is_legal(line.text) for line in layout.lines[block.first : block.last])


def _is_excerpt(layout: Layout, index: int) -> bool:
    """Whether a line stands below the linked title of another page, as in a list of titles and excerpts."""
    if not index or not _is_title(layout, index, index - 1):
        return False
    pairs = [(index - 2, index - 3), (index + 2, index + 1)]
    return any(title >= 0 and text < len(layout.lines) and _is_title(layout, text, title) for text, title in pairs)


def _is_title(layout: Layout, text: int, title: int) -> bool:
    """Whether the second of two lines is a link in a block of its own, and the first is plain text."""
    below, above = layout.lines[text], layout.lines[title]
    return above.is_linked and not below.is_linked and above.block != below.block


def _find_near(layout: Layout, furniture: list[bool], headline: Headline, cells: dict[int, int]) -> list[bool]:
    """For each line whether it is shortly below the headline, where a table of data counts as one line.

    Without a headline, such a table is near if it follows a sentence; nothing else is.
    """
    near = []
    distance, table_before, sentence = -1, -1, -_BEHIND_SENTENCE
    for index, line in enumerate(layout.lines):
        table = cells.get(index, -1)
        if headline.first >= 0:
            distance += index >= headline.last and (table < 0 or table != table_before)
            near.append(0 <= distance < _NEAR)
        else:
            near.append(table >= 0 and index - sentence <= _BEHIND_SENTENCE)
            if near[-1] or (table < 0 and prose_of(line) >= SLACK and not furniture[index]):
                sentence = index
        table_before = table
    return near


def _weigh(line: Line, is_furniture: bool, *, is_near: bool) -> tuple[str, float]:
    free = line.size - line.link_size
    if (
        is_furniture
        or (line.size < _LONGEST_LEGAL and article_words.is_legal(line.text))
        or article_words.NEIGHBOUR_LINE.match(line.text)
        or article_words.PROGRAM_MESSAGE.match(line.text)
        or _leads_to_notices(line)
    ):
        return "furniture", WEIGHTS.furniture + WEIGHTS.furniture_byte * line.size
    if is_near and line.links and is_file_line(line):
        return "files", WEIGHTS.thing
    if line.is_linked:
        return "links", WEIGHTS.linked + WEIGHTS.linked_byte * line.link_size
    if line.link_size > free:
        return "lines with links", WEIGHTS.mixed_byte * free - WEIGHTS.mixed_byte * line.link_size
    if line.stops:
        return "sentences", float(free)
    if line.images and not line.text:
        return "pictures", WEIGHTS.thing if is_near else 0.0
    if is_near:
        return "short lines", _weigh_short(free) + (WEIGHTS.thing if line.images else 0.0)
    return "far short lines", _weigh_far(free)


def _leads_to_notices(line: Line) -> bool:
    """Whether a line has a link to the site's imprint or to what it says of privacy, and few other words."""
    if not line.links or line.size - line.link_size > _LONGEST_IMPRINT:
        return False
    return any(article_words.NOTICE.fullmatch(link.text) for link in line.links)


def _weigh_short(free: int) -> float:
    return WEIGHTS.short_byte * free + WEIGHTS.short


def _weigh_far(free: int) -> float:
    return min(WEIGHTS.far_byte * free, WEIGHTS.most_far) + WEIGHTS.far


def _is_meta(line: Line) -> bool:
    """Whether a line is labels or a ruler: on a page of images or files the longest line, but not its body."""
    return bool(
        line.size < _LONGEST_LEGAL
        and (
            article_words.RULER_LINE.match(line.text)
            or (article_words.may_be_labelled(line.text) and article_words.META_LABEL.search(line.text))
        )
    )


def _is_posting(layout: Layout, index: int) -> bool:
    """Whether a line alone in its block says when and by whom the text was posted: it may be longer than the text."""
    line = layout.lines[index]
    block = layout.blocks[line.block]
    is_alone = block.last - block.first == 1
    return is_alone and article_words.POSTING.match(line.text) is not None and has_full_date(line.text)
