"""Where the body is: the block whose lines hold most prose and least furniture (maximum subsequence, Pasternack and
Roth, WWW 2009, over blocks instead of tokens)."""

from dataclasses import dataclass
from typing import NamedTuple

from portalcrawl.extraction.body.attachments import is_file_line
from portalcrawl.extraction.body.data_tables import find_data_tables
from portalcrawl.extraction.body.signup_boxes import find_signup_boxes
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of

# Shares of the page's prose. A class word cannot make furniture of what holds the headline and the first share, of what
# holds the second without the headline, of comments that hold the third. A footer without the headline remains one.
_MAJOR = 0.4
_MAJOR_ALONE = 0.5
_MAJOR_COMMENT = 0.9
# UTF-8 bytes of prose without notices that no foot of a page has: with nearly all of the page's it is the text, which
# some designs put into the foot of a box.
_FOOT_TEXT = 400
_MAJOR_FOOT = 0.95
# UTF-8 bytes of prose (50 hanzi): on a page without more the headline alone decides.
_LITTLE = 150
# Lines below the headline that may be the body though they are not sentences: lists, tables, captions, images.
_NEAR = 60
# What an inner block may lose of what speaks for the outer one on a page of short lines: a chess round's results.
_MOST_LOST = 0.2
# Lines from a sentence to the table that belongs to it.
_BEHIND_SENTENCE = 3
# What an outer block must add to be preferred to an inner one (five hanzi).
_SLACK = 15.0
# UTF-8 bytes of a line that may be a notice of the site or a meta line; longer ones are paragraphs that name one.
_LONGEST_LEGAL = 450


class _Weights(NamedTuple):
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
    """Of a cell of a table of data near the headline: never less than nothing, because the table is one thing."""
    far: float = -6.0
    """The same far from the headline: labels of other boxes; never more than `most_far` in all."""
    far_byte: float = 0.2
    most_far: float = 18.0
    above: float = 0.5
    """The part that a line above the headline keeps of what speaks for it."""


_WEIGHTS = _Weights()


@dataclass(frozen=True, slots=True)
class Container:
    """The body's block and how much prose (UTF-8 bytes outside links, of lines with punctuation) it has."""

    block: int
    first: int
    last: int
    prose: int


def settle_furniture(layout: Layout, headline: Headline) -> list[bool]:
    """For each line whether it is furniture: class words are believed unless they hold the page's text."""
    lines, blocks = layout.lines, layout.blocks
    total, told = [0], [0]
    for line in lines:
        prose = prose_of(line)
        total.append(total[-1] + prose)
        told.append(told[-1] + (prose if prose and not article_words.is_legal(line.text) else 0))
    flags = [False] * len(blocks)
    signups = find_signup_boxes(layout, headline.first)
    for index, block in enumerate(blocks):
        if index in signups or (block.parent >= 0 and flags[block.parent]):
            flags[index] = True
        elif own := block.own_role & class_names.FURNITURE:
            share = (total[block.last] - total[block.first]) / (total[-1] or 1)
            has_headline = block.first <= headline.first < block.last
            is_text = (
                own & class_names.FOOTER
                and block.tag != "footer"
                and told[block.last] - told[block.first] >= _FOOT_TEXT
            )
            flags[index] = not (
                (has_headline and total[-1] < _LITTLE)
                or (is_text and share >= _MAJOR_FOOT)
                or _is_overruled(own, share, has_headline, headline)
            )
    return [flags[line.block] for line in lines]


def _is_overruled(own: int, share: float, has_headline: bool, headline: Headline) -> bool:
    if has_headline:
        return share >= _MAJOR
    if own & class_names.FOOTER:
        return False
    if own & class_names.COMMENT:
        return share >= _MAJOR_COMMENT
    return share >= (_MAJOR if headline.first < 0 else _MAJOR_ALONE)


def find_container(layout: Layout, furniture: list[bool], headline: Headline) -> Container:
    """The block with the greatest sum of its lines' weights; of near equals the innermost."""
    weights = [0.0]
    prose = [0]
    things = [0]
    gains = [0.0]
    is_poor = sum(prose_of(line) for line, out in zip(layout.lines, furniture, strict=True) if not out) < _LITTLE
    cells = {i: number for number, table in enumerate(find_data_tables(layout)) for i in range(table.first, table.last)}
    near = _find_near(layout, furniture, headline, cells)
    for index, line in enumerate(layout.lines):
        if index in cells and line.text and not furniture[index] and (line.is_linked or not line.stops):
            weight = _WEIGHTS.cell_byte * (line.size - line.link_size) if near[index] else 0.0
        else:
            weight = _weigh(line, furniture[index], is_near=near[index])
        if is_poor and weight > 0 and _is_meta(line):
            weight = 0.0
        things.append(things[-1] + (weight == _WEIGHTS.thing))
        if weight > 0 and index < headline.first:
            weight *= _WEIGHTS.above
        weights.append(weights[-1] + weight)
        gains.append(gains[-1] + max(weight, 0.0))
        prose.append(prose[-1] + (0 if furniture[index] else prose_of(line)))
    sums = [weights[block.last] - weights[block.first] for block in layout.blocks]
    # A body never ends above its headline.
    below_headline = [i for i, block in enumerate(layout.blocks) if block.last > headline.first]
    best = max(below_headline, key=sums.__getitem__)
    outer = layout.blocks[best]
    for index in range(best + 1, len(sums)):
        block = layout.blocks[index]
        if block.first >= outer.last:
            break
        # If images, files or short lines are all that there is, none of the first and not most of the others are given
        # up for a tighter block.
        gain, lost = gains[outer.last] - gains[outer.first], gains[block.first] - gains[outer.first]
        lost += gains[outer.last] - gains[block.last]
        is_less = is_poor and (
            things[block.last] - things[block.first] < things[outer.last] - things[outer.first]
            or lost > max(_SLACK, _MOST_LOST * gain)
        )
        if not is_less and sums[index] >= max(sums[best] - _SLACK, _SLACK):
            best = index
    block = layout.blocks[best]
    return Container(best, block.first, block.last, prose[block.last] - prose[block.first])


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
            if near[-1] or (table < 0 and prose_of(line) >= _SLACK and not furniture[index]):
                sentence = index
        table_before = table
    return near


def _weigh(line: Line, is_furniture: bool, *, is_near: bool) -> float:
    free = line.size - line.link_size
    if (
        is_furniture
        or (line.size < _LONGEST_LEGAL and article_words.is_legal(line.text))
        or article_words.NEIGHBOUR_LINE.match(line.text)
    ):
        return _WEIGHTS.furniture + _WEIGHTS.furniture_byte * line.size
    if is_near and line.links and is_file_line(line):
        return _WEIGHTS.thing
    if line.is_linked:
        return _WEIGHTS.linked + _WEIGHTS.linked_byte * line.link_size
    if line.link_size > free:
        return _WEIGHTS.mixed_byte * free - _WEIGHTS.mixed_byte * line.link_size
    if line.stops:
        return float(free)
    if line.images and not line.text:
        return _WEIGHTS.thing if is_near else 0.0
    if is_near:
        return _WEIGHTS.short_byte * free + _WEIGHTS.short
    return min(_WEIGHTS.far_byte * free, _WEIGHTS.most_far) + _WEIGHTS.far


def _is_meta(line: Line) -> bool:
    """Whether a line is labels or a ruler: on a page of images or files the longest line, but not its body."""
    return bool(
        line.size < _LONGEST_LEGAL
        and (
            article_words.RULER_LINE.match(line.text)
            or (article_words.may_be_labelled(line.text) and article_words.META_LABEL.search(line.text))
        )
    )
