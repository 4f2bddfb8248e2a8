"""Cards: boxes side by side, in each of which picture, title and "more" lead to one other page.

What an article says of another page stands in its sentences. So boxes of one page each, behind the element that holds
the sentences of the text, are the work of a system: related or latest articles, whatever they are called.
"""

from collections import Counter
from collections.abc import Set

from portalcrawl.lexicon import class_names
from portalcrawl.lexicon.index_names import is_author_index, is_category_address
from portalcrawl.page.layout import Layout, Line, Link, prose_of
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.text.urls.shapes import is_file

# Boxes side by side that make a row of cards: where each has two links to its page, and where each has one.
_FEWEST = 2
_FEWEST_OF_ONE_LINK = 3
# Lines of a card, and the UTF-8 bytes of its sentences: longer ones are parts of a text.
_MOST_LINES = 10
_MOST_PROSE = 600
# The share of the text's sentences that one element holds, so that it is the text's and not one paragraph of it.
_OWN_ELEMENT = 0.5


@once_per_page
def find_cards(layout: Layout) -> frozenset[int]:
    """The lines of cards that lead to other pages of the page's site."""
    rows: dict[tuple[int, str], list[tuple[int, int]]] = {}
    for number, links in _find_boxes(layout):
        block = layout.blocks[number]
        rows.setdefault((block.parent, block.tag), []).append((number, links))
    found: set[int] = set()
    for row in rows.values():
        if len(row) >= _FEWEST_OF_ONE_LINK or sum(links > 1 for _, links in row) >= _FEWEST:
            found.update(i for number, _ in row for i in range(layout.blocks[number].first, layout.blocks[number].last))
    text = _find_text(layout, found) if found else -1
    return frozenset(i for i in found if text >= 0 and i >= layout.blocks[text].last)


def _find_boxes(layout: Layout) -> list[tuple[int, int]]:
    """The largest blocks that hold links to one page only and have its title, in the page's order, and their links."""
    lines_of: dict[str, list[int]] = {}
    for index, line in enumerate(layout.lines):
        if line.links and not _is_menu(layout, line):
            for link in line.links:
                if href := _page_of(link):
                    lines_of.setdefault(href, []).append(index)
    boxes = []
    for href, links in lines_of.items():
        if links[-1] - links[0] >= _MOST_LINES:
            continue
        number, box = layout.lines[links[0]].block, -1
        while number > 0 and _leads_only_to(layout, number, href):
            if layout.blocks[number].last > links[-1]:
                box = number
            number = layout.blocks[number].parent
        if (
            box > 0
            and _is_card(layout.lines[layout.blocks[box].first : layout.blocks[box].last])
            and leads_to_site(href, layout.host)
            and not is_file(href)
        ):
            boxes.append((box, len(links)))
    return sorted(boxes)


def _leads_only_to(layout: Layout, number: int, href: str) -> bool:
    """Whether a block of a card's size has links to this page, to its author, its category and in its menus, and no
    other."""
    block = layout.blocks[number]
    if block.last - block.first > _MOST_LINES:
        return False
    lines = (line for line in layout.lines[block.first : block.last] if not _is_menu(layout, line))
    pages = (_page_of(link) for line in lines for link in line.links)
    return all(page in (href, "") or is_author_index(page) or is_category_address(page) for page in pages)


def _page_of(link: Link) -> str:
    """A link's address without the place on the page; "" for a place on this page."""
    return (link.element.get("href") or "").partition("#")[0]


def _is_menu(layout: Layout, line: Line) -> bool:
    return bool(layout.blocks[line.block].role & class_names.FURNITURE)


def _is_card(lines: list[Line]) -> bool:
    """Whether the box has a linked title or picture above what it says, which is not much."""
    prose = sum(map(prose_of, lines))
    first = next((line for line in lines if line.links or prose_of(line)), None)
    return 0 < prose <= _MOST_PROSE and first is not None and (first.is_linked or not first.text)


def _find_text(layout: Layout, cards: Set[int]) -> int:
    """The block that holds most of the sentences beside the cards: their own, or the one around their blocks."""
    own: Counter[int] = Counter()
    around: Counter[int] = Counter()
    for index, line in enumerate(layout.lines):
        block = layout.blocks[line.block]
        if index not in cards and (prose := prose_of(line)) and not block.role & class_names.FURNITURE:
            own[line.block] += prose
            around[block.parent] += prose
    if not own:
        return -1
    [(number, prose)] = own.most_common(1)
    return number if prose >= _OWN_ELEMENT * own.total() else around.most_common(1)[0][0]
