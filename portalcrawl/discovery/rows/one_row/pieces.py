"""The texts that a row is made of, in reading order."""

from typing import NamedTuple

from lxml import html

from portalcrawl.page.links.page_links import Link
from portalcrawl.page.tags import EMBEDDED, SILENT
from portalcrawl.text.whitespace import tidy

# A choice of pages or sections beside a row does not belong to its text.
_UNREAD = SILENT | EMBEDDED | {"select"}


class Piece(NamedTuple):
    """A run of text of a row; `in_title` says whether it stands in the row's own link."""

    text: str
    in_title: bool


def read_pieces(root: html.HtmlElement, links: list[Link], *, with_tail: bool) -> list[Piece]:
    """The texts of a row's element in reading order; `with_tail` adds the text right behind the element."""
    own = {link.element for link in links}
    pieces: list[Piece] = []
    _collect(root, root in own, own, pieces, 0)
    if with_tail and root.tail and (text := tidy(root.tail)):
        pieces.append(Piece(text, False))
    return pieces


_DEEPEST = 40
"""Levels below a row's element: deeper ones are damaged markup, and recursion has its limit."""


def _collect(
    element: html.HtmlElement, titled: bool, own: set[html.HtmlElement], pieces: list[Piece], depth: int
) -> None:
    if element.tag in _UNREAD or depth > _DEEPEST:
        return
    if (raw := element.text) and (text := tidy(raw)):
        pieces.append(Piece(text, titled))
    if not len(element):
        return
    for child in element:
        _collect(child, titled or child in own, own, pieces, depth + 1)
        if (raw := child.tail) and (text := tidy(raw)):
            pieces.append(Piece(text, titled))
