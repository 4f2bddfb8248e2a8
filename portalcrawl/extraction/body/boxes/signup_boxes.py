"""Boxes that ask for an e-mail address: newsletters, gates, comment forms. Nothing in them is the article's."""

from itertools import islice

from lxml import html

from portalcrawl.page.layout import Layout, prose_of

# UTF-8 bytes: a box that asks for an address has a few lines of text, and nothing else of the page.
_LARGEST = 700
# Elements around the field, among which the largest box is looked for.
_HIGHEST = 8
# Share of the page's prose: a part that has more is a short article with a box in it.
_MOST_PROSE = 0.3
# Lines of a box and fields of a page that are looked at: a form of ten thousand fields takes no time.
_MOST_LINES = 40
_MOST_FIELDS = 20


def find_signup_boxes(layout: Layout, headline: int) -> set[int]:
    """The blocks that are such boxes, each the largest around its field; none holds the headline's line."""
    root = layout.blocks[0].element
    fields = [field for field in root.iter("input") if _asks_for_address(field)]
    if not fields:
        return set()
    most = _MOST_PROSE * sum(prose_of(line) for line in layout.lines)
    numbers = {id(block.element): number for number, block in enumerate(layout.blocks)}
    found = set()
    for field in fields[:_MOST_FIELDS]:
        box = None
        for element in islice(field.iterancestors(), _HIGHEST):
            number = numbers.get(id(element))
            if number is None:
                continue
            block = layout.blocks[number]
            if block.last - block.first > _MOST_LINES:
                break
            size = sum(line.size for line in layout.lines[block.first : block.last])
            prose = sum(prose_of(line) for line in layout.lines[block.first : block.last])
            if size > _LARGEST or prose > most or block.first <= headline < block.last or not number:
                break
            box = number
        if box is not None:
            found.add(box)
    return found


def _asks_for_address(field: html.HtmlElement) -> bool:
    return (field.get("type") or "").lower() == "email" or "email" in (field.get("name") or "").lower()
