"""The title in a link one of whose elements is marked as the title's: the element's text, unless it is a badge."""

from lxml import html

from portalcrawl.lexicon.headline_marks import is_mark
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.whitespace import fold


def text_of_marked(link: Link, marked: html.HtmlElement) -> str:
    """The text of the element in a link that is marked as the title's.

    Where more stands beside it in the same run of text, it is a part of the title, or its badge, and the link says the
    title: `<a>A new bridge<i class="title-new">New!!</i></a>`.
    """
    text, around = text_of(marked), marked.getparent()
    pieces = [around.text, *(child.tail for child in around)] if around is not None else []
    if title_length(fold("".join(piece or "" for piece in pieces))) <= title_length(text):
        return text
    return fold(link.text.removesuffix(text)) if is_mark(text) and link.text.endswith(text) else link.text
