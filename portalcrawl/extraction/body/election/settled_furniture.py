"""Which lines of a page are furniture: menus, boxes beside the text, comments, cards.

Class words are believed unless they hold the page's text.
"""

from collections.abc import Sequence
from itertools import accumulate

from portalcrawl.extraction.body.boxes.cards import find_cards
from portalcrawl.extraction.body.boxes.consent_boxes import find_consent_boxes
from portalcrawl.extraction.body.boxes.inner_entries import find_inner_entries
from portalcrawl.extraction.body.boxes.next_articles import find_next_articles
from portalcrawl.extraction.body.boxes.picture_ends import find_end_of_pictures
from portalcrawl.extraction.body.boxes.signup_boxes import find_signup_boxes
from portalcrawl.extraction.body.boxes.twins import find_twin
from portalcrawl.extraction.body.boxes.visitors_part import find_visitors_part
from portalcrawl.extraction.body.election.line_weights import LITTLE
from portalcrawl.extraction.body.lines.captions import is_picture_line
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Block, Layout, Line, prose_of

# Shares of the page's prose. A class word cannot make furniture of what holds the headline and the first share, of what
# holds the second without the headline, of comments that hold the third. A footer without the headline remains one.
_MAJOR = 0.4
_MAJOR_ALONE = 0.5
_MAJOR_COMMENT = 0.9
# UTF-8 bytes of prose without notices that no foot of a page has: with nearly all of the page's it is the text, which
# some designs put into the foot of a box.
_FOOT_TEXT = 400
_MAJOR_FOOT = 0.95
# Lines below the headline.
_NEAR = 4
# Lines without links of a box that is called a foot and is none.
_FEWEST_TOLD = 2


def settle_furniture(layout: Layout, headline: Headline) -> list[bool]:
    """For each line whether it is furniture: class words are believed unless they hold the page's text."""
    lines, blocks = layout.lines, layout.blocks
    total = [0, *accumulate(map(prose_of, lines))]
    told: list[int] = []
    flags = [False] * len(blocks)
    apart = (
        find_signup_boxes(layout, headline.first)
        | find_consent_boxes(layout, headline)
        | find_next_articles(layout, headline)
        | find_inner_entries(layout, headline)
    )
    pictures_end = find_end_of_pictures(layout, headline)
    article = _find_only_article(layout, total)
    for index, block in enumerate(blocks):
        is_behind = pictures_end is not None and block.first >= pictures_end
        if index in apart or (block.parent >= 0 and flags[block.parent]):
            flags[index] = True
        elif is_behind and block.own_role & (class_names.AUTHOR | class_names.FURNITURE):
            # A report in pictures has no text in a box behind it.
            flags[index] = True
        elif own := block.own_role & class_names.FURNITURE:
            share = (total[block.last] - total[block.first]) / (total[-1] or 1)
            if share >= _MAJOR:
                # A notice of the site is nobody's text, however much of a short page it is.
                told = told or _sum_told(lines)
                share = (told[block.last] - told[block.first]) / (told[-1] or 1)
            has_headline = block.first <= headline.first < block.last
            is_foot = own & class_names.FOOTER and block.tag != "footer"
            # What begins right below the headline is no foot, though its name has the word: content-footer.
            is_near = 0 <= headline.last <= block.first <= headline.last + _NEAR
            is_foot = is_foot and share >= (_MAJOR_ALONE if is_near else _MAJOR_FOOT)
            is_text = bool(is_foot and told[block.last] - told[block.first] >= _FOOT_TEXT)
            if own & class_names.FOOTER and is_near and total[-1] < LITTLE:
                is_text = is_text or _is_first_of_feet(layout, block)
            flags[index] = not (
                _is_picture_in_text(layout, index)
                or (has_headline and total[-1] < LITTLE)
                or is_text
                or (_is_overruled(own, share, has_headline, headline) and not _is_beside(block, article))
            )
    furniture = [flags[line.block] for line in lines]
    for index in find_visitors_part(layout, headline):
        furniture[index] = True
    if headline.first not in (twin := find_twin(layout)):
        for index in twin:
            furniture[index] = True
    cards = find_cards(layout)
    if sum(prose_of(line) for i, line in enumerate(lines) if not furniture[i] and i not in cards) >= LITTLE:
        for index in cards:
            # What stands above the headline is not the article's anyway, or holds the headline.
            furniture[index] = furniture[index] or index >= headline.last
    return furniture


def _is_first_of_feet(layout: Layout, block: Block) -> bool:
    """Whether a block below the headline is called a foot, and the page's own foot is behind it: on a page without
    prose its short lines are the text. What a system writes below a text has links: its section, tags, comments."""
    lines = [line for line in layout.lines[block.first : block.last] if line.text]
    told = [line for line in lines if not line.links and not article_words.is_legal(line.text)]
    is_told = block.tag != "footer" and len(told) >= _FEWEST_TOLD and len(told) * 2 > len(lines)
    return is_told and any(other.own_role & class_names.FOOTER and other.first >= block.last for other in layout.blocks)


def _find_only_article(layout: Layout, total: Sequence[int]) -> Block | None:
    """The page's one `<article>`, if it says something: then what stands beside it is not the text in its place."""
    articles = [block for block in layout.blocks if block.tag == "article"]
    if len(articles) != 1 or total[articles[0].last] - total[articles[0].first] < LITTLE:
        return None
    return articles[0]


def _is_beside(block: Block, article: Block | None) -> bool:
    """Whether a block has nothing of the article's."""
    return article is not None and (block.last <= article.first or block.first >= article.last)


def _is_picture_in_text(layout: Layout, number: int) -> bool:
    """Whether a block is a picture that leads nowhere, between two sentences of the block around it."""
    block = layout.blocks[number]
    first, last = block.first - 1, block.last
    if last - block.first != 1 or not 0 <= first < last < len(layout.lines):
        return False
    line, beside = layout.lines[block.first], (layout.lines[first], layout.lines[last])
    if line.text or line.links or not is_picture_line(line):
        return False
    return all(prose_of(one) and layout.blocks[one.block].parent == block.parent for one in beside)


def _sum_told(lines: Sequence[Line]) -> list[int]:
    """The bytes of prose without notices before each line, and of all."""
    return [0, *accumulate(0 if article_words.is_legal(line.text) else prose_of(line) for line in lines)]


def _is_overruled(own: int, share: float, has_headline: bool, headline: Headline) -> bool:
    if has_headline:
        return share >= _MAJOR
    if own & class_names.FOOTER:
        return False
    if own & class_names.COMMENT:
        return share >= _MAJOR_COMMENT
    return share >= (_MAJOR if headline.first < 0 else _MAJOR_ALONE)
