"""Lines that systems put between the paragraphs: links to other articles, links inside the page for its tools, labels
for screen readers."""

import re

from lxml import html

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.own_site import leads_to_site

_WORD = re.compile(r"[A-Za-z]{2,}")
# Words in capital letters that are a headline; fewer are a name: UNESCO, NASA JPL.
_FEWEST_WORDS = 4
# What editors set before a link to another article, and UTF-8 bytes of such a line that are not the link.
_ARROWS = re.compile(r"(?:>>+|»+|→|►|▶|➡|>\s?>)\s?(?=\w)")
_LONGEST_ARROWS = 8
# UTF-8 bytes of a label for screen readers; what is longer may be text.
_LONGEST_LABEL = 300


def is_insertion(layout: Layout, line: Line, container: int) -> bool:
    """Whether a line only leads to another article or is a tool of the page.

    A line that is nothing but a link may be a reference of the article, unless a label or capital letters say no. Links
    to places inside the article's block `container` are its own: a table of contents, the heading of a fold.
    """
    # Half of the line is links.
    if not line.links or line.link_size * 2 < line.size:
        return False
    if _ARROWS.match(line.text) and line.size - line.link_size <= _LONGEST_ARROWS:
        return all(leads_to_site(link.element.get("href") or "", layout.host) for link in line.links)
    if line.is_linked:
        hrefs = [(link.element.get("href") or "").strip().lower() for link in line.links if link.text]
        if hrefs and all(href.startswith("#") and len(href) > 1 for href in hrefs):
            inside = all(_leads_into(layout, href.removeprefix("#"), container) for href in hrefs)
            return not inside or bool(article_words.SKIP_LINE.match(line.text))
        if _is_shouted(line.text):
            return True
    return bool(article_words.INSERTION.match(line.text))


def is_unseen(layout: Layout, line: Line) -> bool:
    """Whether a line without a sentence is for screen readers alone, by the class of its block or the one around it."""
    block = layout.blocks[line.block]
    around = layout.blocks[block.parent] if block.parent >= 0 else block
    is_marked = (block.own_role | around.own_role) & class_names.UNSEEN
    return bool(is_marked and line.text and not line.stops and line.size < _LONGEST_LABEL)


def _leads_into(layout: Layout, place: str, container: int) -> bool:
    target = _find_places(layout).get(place)
    return target is not None and layout.blocks[container].element in target.iterancestors()


@once_per_page
def _find_places(layout: Layout) -> dict[str, html.HtmlElement]:
    """The elements to which links inside the page lead, by their names in lower case."""
    found: dict[str, html.HtmlElement] = {}
    for element in layout.blocks[0].element.iter():
        for name in ("id", "name"):
            if isinstance(element, html.HtmlElement) and (place := element.get(name)):
                found.setdefault(place.lower(), element)
    return found


def _is_shouted(text: str) -> bool:
    """Whether a text is several words in capital letters only."""
    return text.isascii() and text.upper() == text and len(_WORD.findall(text)) >= _FEWEST_WORDS
