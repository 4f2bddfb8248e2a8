"""Where the body is: the block whose lines hold most prose and least furniture (maximum subsequence, Pasternack and
Roth, WWW 2009, over blocks instead of tokens)."""

from dataclasses import dataclass

from portalcrawl.extraction.body.attachments import is_file_line
from portalcrawl.extraction.body.signup_boxes import find_signup_boxes
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of

# A class word cannot make furniture of what holds the headline and this share of the page's prose, nor of what holds
# still more without it; comments need nearly all. A footer without the headline stays one.
_MAJOR = 0.4
_MAJOR_ALONE = 0.5
_MAJOR_COMMENT = 0.9
# UTF-8 bytes: on a page without more prose the headline alone decides.
_LITTLE = 150
# Lines below the headline that may be the body though they are no sentences: lists, tables, captions, images.
_NEAR = 60
# What an outer block must add to be preferred to an inner one (five hanzi).
_SLACK = 15.0
# The weight of an image or a file.
_THING = 9.0


@dataclass(frozen=True, slots=True)
class Container:
    """The body's block and how much prose (UTF-8 bytes outside links, of lines with punctuation) it has."""

    block: int
    first: int
    last: int
    prose: int


def settle_furniture(layout: Layout, headline: Headline) -> list[bool]:
    """For each line whether it is furniture: class words are believed unless the page's text stands under them."""
    lines, blocks = layout.lines, layout.blocks
    total = [0]
    for line in lines:
        total.append(total[-1] + prose_of(line))
    flags = [False] * len(blocks)
    signups = find_signup_boxes(layout, headline.first)
    for index, block in enumerate(blocks):
        if index in signups or (block.parent >= 0 and flags[block.parent]):
            flags[index] = True
        elif own := block.own_role & class_names.FURNITURE:
            share = (total[block.last] - total[block.first]) / (total[-1] or 1)
            has_headline = block.first <= headline.first < block.last
            flags[index] = not (
                (has_headline and total[-1] < _LITTLE) or _is_overruled(own, share, has_headline, headline)
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
    is_poor = sum(prose_of(line) for line, out in zip(layout.lines, furniture, strict=True) if not out) < _LITTLE
    below = headline.last if headline.first >= 0 else len(layout.lines)
    for index, line in enumerate(layout.lines):
        weight = _weigh(line, furniture[index], is_near=0 <= index - below < _NEAR)
        if is_poor and weight > 0 and _is_meta(line):
            weight = 0.0
        things.append(things[-1] + (weight == _THING))
        if weight > 0 and index < headline.first:
            weight *= 0.5
        weights.append(weights[-1] + weight)
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
        # Where images or files are all that there is, none of them is given up for a tighter block.
        is_less = is_poor and things[block.last] - things[block.first] < things[outer.last] - things[outer.first]
        if not is_less and sums[index] >= max(sums[best] - _SLACK, _SLACK):
            best = index
    block = layout.blocks[best]
    return Container(best, block.first, block.last, prose[block.last] - prose[block.first])


def _weigh(line: Line, is_furniture: bool, *, is_near: bool) -> float:
    free = line.size - line.link_size
    if (
        is_furniture
        or (line.size < _LONGEST_LEGAL and article_words.is_legal(line.text))
        or article_words.NEIGHBOUR_LINE.match(line.text)
    ):
        return -6.0 - 0.2 * line.size
    if is_near and line.links and is_file_line(line):
        return _THING
    if line.is_linked:
        return -9.0 - 0.3 * line.link_size
    if line.link_size > free:
        return 0.3 * free - 0.3 * line.link_size
    if line.stops:
        return float(free)
    if line.images and not line.text:
        return _THING if is_near else 0.0
    return 0.5 * free - 3.0 if is_near else min(0.2 * free, 18.0) - 6.0


def _is_meta(line: Line) -> bool:
    """Whether a line is labels or a rule: on a page of images or files the longest line, but not its body."""
    return bool(
        line.size < _LONGEST_LEGAL
        and (
            article_words.RULER_LINE.match(line.text)
            or (article_words.may_be_labelled(line.text) and _LABEL.search(line.text))
        )
    )


_LONGEST_LEGAL = 450
_LABEL = article_words.META_LABEL
