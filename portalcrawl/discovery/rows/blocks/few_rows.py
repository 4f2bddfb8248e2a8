"""Pages of one row or two: nothing repeats there that tells how far a row's element reaches."""

from collections.abc import Collection

from lxml import html

from portalcrawl.page.links.link_tree import Node, Outline
from portalcrawl.page.texts import text_up_to

FEW = 2
"""Up to so many rows, their elements may be columns of the page, with much else in them."""
LONGEST_LONE_ROW = 300
"""Characters beside the links that the element of one of few rows may show, or an element behind it."""
_MOST_LINKS = 12
"""Links, tags among them, that it may hold."""


def narrow(node: Node, outline: Outline, pager: set[html.HtmlElement], columns: Collection[html.HtmlElement]) -> Node:
    """The row's own element on a page of few rows: not the column that holds the row and much else.

    `columns` hold what ends a list, so they are not rows.
    """
    row = node
    while len(row.children) == 1:
        row = row.children[0]
    limit = LONGEST_LONE_ROW + sum(len(link.text) for link in outline.links_of(row))
    while row is not node and row.parent is not None:
        wider = row.parent.element
        links = list(wider.iter("a"))
        if wider in columns:
            break
        if len(links) > _MOST_LINKS or any(a in pager for a in links) or text_up_to(wider, limit) is None:
            break
        row = row.parent
    return row
