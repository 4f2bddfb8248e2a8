"""Which of a page's lists the page exists for, and whether it is a page of prose instead."""

import re

from lxml import etree, html

from portalcrawl.discovery.pagination import Pages
from portalcrawl.discovery.row_blocks import Block
from portalcrawl.discovery.side_marks import CONTENT, HEADED_ASIDE
from portalcrawl.discovery.text_weight import weigh_text
from portalcrawl.document import Document
from portalcrawl.text.urls import url_shape

_LONG_TEXTS = etree.XPath(
    ".//text()[string-length() > 25]"
    "[not(parent::script or parent::style or parent::a or parent::noscript or parent::textarea)]",
    smart_strings=False,
)
_SENTENCE = re.compile(r"[，。；！？,.;!?]")

_LEAST_WEIGHT = 4.5
_LONG_TEXT = 60
_JOIN_WEIGHT = 6.0
_MANY_LISTS = 3
_LEAST_PROSE = 250.0


def is_list(block: Block) -> bool:
    """Whether the block's texts are titles rather than names: a menu's entries are short and bare."""
    if block.weight >= _LEAST_WEIGHT:
        return True
    return block.side == CONTENT and (block.dated >= 0.5 or len(block.units[0].text) > _LONG_TEXT)


def select_main(document: Document, blocks: list[Block], pages: Pages) -> list[Block]:
    """The blocks that the page exists for; none on a page of prose."""
    lists = [block for block in blocks if is_list(block)]
    if not lists or is_prose(document, lists):
        return []
    if pages.elements:
        lists = _in_scope(lists, pages.elements) or lists
    best = max(lists, key=lambda b: b.score)
    if best.side < 0.5 and not pages.elements and best.dated < 0.5:
        return []
    return [block for block in lists if block is best or _joins(block, best, lists)]


def _joins(block: Block, best: Block, lists: list[Block]) -> bool:
    """Whether a second list belongs to what the page exists for: the blocks of a channel page, or of the home page."""
    if block.signature == best.signature:
        return block.side >= best.side
    if block.side < CONTENT or best.side < CONTENT or block.weight < _JOIN_WEIGHT:
        return False
    if (block.dated >= 0.5) == (best.dated >= 0.5):
        return True
    # Beside dated lists, undated ones count on pages of many lists only.
    many = sum(1 for b in lists if b.side == CONTENT) >= _MANY_LISTS
    return many and bool(_shapes(block) & _shapes(best))


def _shapes(block: Block) -> set[str]:
    return {url_shape(unit.links[0].url) for unit in block.units}


def _in_scope(lists: list[Block], pager: tuple[html.HtmlElement, ...]) -> list[Block]:
    """The lists nearest to the pager: those in the smallest part of the page that holds a list and the pager."""
    above = [(block, {block.holders[0], *block.holders[0].iterancestors()}) for block in lists]
    scope = pager[0].getparent()
    while scope is not None and scope.tag != "html":
        found = [block for block, ancestors in above if scope in ancestors]
        if any(block.side >= HEADED_ASIDE for block in found):
            return found
        scope = scope.getparent()
    return []


def is_prose(document: Document, lists: list[Block]) -> bool:
    """Whether the page's running text outweighs its lists; excerpts of rows are no running text."""
    total = _weigh_prose(document.body)
    if total < _LEAST_PROSE:
        return False
    in_rows = sum(
        _weigh_prose(element)
        for block in lists
        for unit in block.units
        if len(unit.text) > _LONG_TEXT
        for element in unit.elements
    )
    titles = sum(unit.weight for block in lists if block.side == CONTENT for unit in block.units)
    return total - in_rows > max(_LEAST_PROSE, titles + in_rows * 0.7)


def _weigh_prose(element: html.HtmlElement) -> float:
    found = _LONG_TEXTS(element)
    texts = [str(text) for text in found] if isinstance(found, list) else []
    return sum(weigh_text(text.strip()) for text in texts if _SENTENCE.search(text))
