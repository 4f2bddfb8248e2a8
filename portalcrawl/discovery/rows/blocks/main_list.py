"""Which of a page's lists the page exists for, and whether it is a page of prose instead."""

from collections.abc import Collection
from itertools import takewhile

from lxml import html

from portalcrawl.discovery.pager.lone_page import find_lone_page
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.blocks.blocks import Block
from portalcrawl.discovery.rows.blocks.few_rows import FEW
from portalcrawl.discovery.rows.blocks.side_lists import CONTENT, HEADED_ASIDE, NAMED_ASIDE
from portalcrawl.discovery.rows.blocks.units import Unit
from portalcrawl.page.document import Document
from portalcrawl.page.page_kind import find_dialogs, may_be_prose, outweighs_lists, prose_length
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.urls.canonical import url_shape

_LEAST_WEIGHT = 13.5
"""Mean length of a list's titles, in bytes; a menu's names are shorter."""
_LONG_TEXT = 60
"""Characters of a row with an excerpt: names that have one are titles."""
_DATED = 0.5
"""From this share on of its rows that show a date, a list is dated."""
_ROOT_SLASHES = 3
"""Slashes of a site's own address, `http://host/`: on a site's first page all links lie below the folder."""
_JOIN_WEIGHT = 18.0
"""Mean length of the titles of a further list that is the page's, in bytes."""
_MANY_LISTS = 3
"""Lists of a front page: undated ones beside dated ones are its own as well."""
_LEAST_STATED = 3
"""Rows that a page states: as many links may stand somewhere by chance if they are fewer."""
_BEHIND = 0.5
"""Of a row's text, what at least stands behind the link that is its title."""
_NEAR = 4
"""Elements between a pager and what holds a list that is its own, whatever the list's marks say."""


def is_list(block: Block) -> bool:
    """Whether the block's texts are titles and not names: a menu's entries are short, without dates and excerpts."""
    if block.weight >= _LEAST_WEIGHT:
        return True
    return block.side == CONTENT and (block.dated >= _DATED or len(block.units[0].text) > _LONG_TEXT)


def select_main(
    document: Document, blocks: list[Block], pages: Pages, cards: Collection[html.HtmlElement] = ()
) -> list[Block]:
    """The blocks that the page exists for; empty on a page of prose. The texts of `cards` are other pages' prose."""
    if stated := _as_many_as_stated(document, blocks, pages):
        return stated
    ended = [] if pages.elements else _ended_by_lone_page(document, blocks, pages)
    lists = [block for block in blocks if is_list(block) or block in ended]
    below = [block for block in lists if _is_dated_below(document, block)]
    if not lists or is_prose(document, lists, cards):
        return below
    scoped = _in_scope(lists, pages.elements) if pages.elements else ended
    lists = scoped or lists
    best = max(lists, key=lambda b: b.score)
    if best.side < CONTENT and best.dated < _DATED and not scoped and not _holds_the_text(document, best):
        # A side list is the page's only if it is dated, has the pager or the page's text, and hides no list that is.
        own = [block for block in lists if block.side == CONTENT and block.dated >= _DATED]
        if not own:
            return []
        best = max(own, key=lambda b: b.score)
    if len(best.units) <= FEW and not best.dated and not scoped and not _lies_below(document, best):
        return []
    below = [] if _lies_below(document, best) else below
    return [block for block in lists if block is best or block in below or _joins(block, best, lists)]


def _as_many_as_stated(document: Document, blocks: list[Block], pages: Pages) -> list[Block]:
    """The only block with as many rows as the page states that its list has, however short their titles are; of
    several the one that leads below the page's folder."""
    if pages.next is not None or pages.total_rows is None or pages.total_rows < _LEAST_STATED:
        return []
    found = [block for block in blocks if block.side == CONTENT and len(block.units) == pages.total_rows]
    found = found if len(found) == 1 else [block for block in found if _lies_below(document, block)]
    return found if len(found) == 1 else []


def _ended_by_lone_page(document: Document, blocks: list[Block], pages: Pages) -> list[Block]:
    """The lists right before what says that the page's list has no other page, however few and short their rows are."""
    step = find_lone_page(document)
    for _ in range(_NEAR):
        if step is None or (scope := step.getparent()) is None or scope.tag in ("body", "html"):
            break
        for before in step.itersiblings(preceding=True):
            if found := [block for block in blocks if block.side > HEADED_ASIDE and _is_within(block, before)]:
                rows = sum(len(block.units) for block in found)
                return found if pages.total_rows in (None, rows) else []
        step = scope
    return []


def _is_within(block: Block, element: html.HtmlElement) -> bool:
    last = block.units[-1].elements[0]
    return last is element or element in last.iterancestors()


def _lies_below(document: Document, block: Block) -> bool:
    """Whether the block's links lead below the page's own folder: there one link without a date may be a list."""
    path = document.url.partition("?")[0]
    folder = path[: path.rfind("/") + 1]
    is_folder = path == folder or path[len(folder) :].lower().startswith(("index.", "default.", "list"))
    return (
        is_folder and folder.count("/") > _ROOT_SLASHES and all(u.links[0].url.startswith(folder) for u in block.units)
    )


def _is_dated_below(document: Document, block: Block) -> bool:
    """Whether each row of a list in the content shows a date and leads below the page's own folder: it is the page's,
    however much is said above it, and whatever longer list beside it leads elsewhere."""
    return block.side == CONTENT and block.dated == 1 and len(block.units) > FEW and _lies_below(document, block)


def _holder_of_posts(block: Block) -> html.HtmlElement | None:
    """What holds a list of dated headings, each with a whole text below it: all texts there are theirs."""
    heads = [unit.elements[0] for unit in block.units]
    is_flat = len(block.holders) == 1 and all(head.tag in HEADINGS for head in heads)
    return block.holders[0] if is_flat and len(heads) > FEW and block.dated == 1 else None


def _holds_the_text(document: Document, block: Block) -> bool:
    """Whether the rows of a list that only names put aside are most of the page's running text: whole posts, one below
    the other, in a box that its system calls a widget as well."""
    prose = prose_length(document.body)
    if block.side != NAMED_ASIDE or not may_be_prose(prose):
        return False
    return 2 * sum(prose_length(element) for unit in block.units for element in unit.elements) > prose


def _joins(block: Block, best: Block, lists: list[Block]) -> bool:
    """Whether a second list belongs to what the page exists for: the blocks of a channel page, or of the home page."""
    if block.signature == best.signature:
        return block.side >= best.side
    if block.side < CONTENT or best.side < CONTENT or block.weight < _JOIN_WEIGHT:
        return False
    if (block.dated >= _DATED) == (best.dated >= _DATED):
        return True
    many = sum(1 for b in lists if b.side == CONTENT) >= _MANY_LISTS
    return many and bool(_shapes(block) & _shapes(best))


def _shapes(block: Block) -> set[str]:
    return {url_shape(unit.links[0].url) for unit in block.units}


def _in_scope(lists: list[Block], pager: tuple[html.HtmlElement, ...]) -> list[Block]:
    """The lists nearest to the pager: those in the smallest part of the page that holds a list and the pager."""
    above = [(block, {block.holders[0], *block.holders[0].iterancestors()}) for block in lists]
    scope = pager[0].getparent()
    distance = 0
    while scope is not None and scope.tag != "html":
        found = [block for block, ancestors in above if scope in ancestors]
        # A pager close by redeems a list whose names are a side list's; one far away is an article's own.
        least = HEADED_ASIDE if distance < _NEAR else CONTENT
        if any(block.side >= least for block in found):
            return found
        scope = scope.getparent()
        distance += 1
    return []


def is_prose(document: Document, lists: list[Block], cards: Collection[html.HtmlElement] = ()) -> bool:
    """Whether the page's running text outweighs its lists; excerpts of rows and texts of `cards` do not count.

    Nor do those of rows that stand beside the content: a box of related articles has excerpts on lists, too. The text
    before a single link is the article's: the link leads to the next one. Dialogs say the same above any page.
    """
    prose = prose_length(document.body)
    if not may_be_prose(prose):
        return False
    read, beside = 0, sum(map(prose_length, _find_dialogs_beside(document, lists)))
    for block in lists:
        is_read = block.side > HEADED_ASIDE
        if len(block.units) == 1 and _ends_text(block.units[0]):
            continue
        if is_read and (holder := _holder_of_posts(block)) is not None:
            read += prose_length(holder)
            continue
        for unit in block.units:
            if len(unit.text) <= _LONG_TEXT and is_read:
                continue
            texts = sum(
                prose_length(element)
                for element in unit.elements
                if element not in cards and not any(step in cards for step in element.iterancestors())
            )
            read, beside = (read + texts, beside) if is_read else (read, beside + texts)
    read += sum(prose_length(card) for card in cards)
    titles = sum(unit.length for block in lists if block.side == CONTENT for unit in block.units)
    return outweighs_lists(prose - beside, read, titles)


def _find_dialogs_beside(document: Document, lists: list[Block]) -> list[html.HtmlElement]:
    """The page's dialogs, without those that hold one of its lists: there the page itself may be one."""
    dialogs = find_dialogs(document.body)
    holders = {step for block in lists for step in block.holders[0].iterancestors()} if dialogs else set()
    return [one for one in dialogs if one not in holders]


def _ends_text(unit: Unit) -> bool:
    """Whether a row's link stands at the end of the row's text."""
    row = unit.elements[0]
    steps = takewhile(lambda step: step is not row, (unit.links[0].element, *unit.links[0].element.iterancestors()))
    behind = sum(prose_length(other) for step in steps for other in step.itersiblings())
    return behind < prose_length(row) * _BEHIND
