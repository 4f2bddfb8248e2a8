"""What marks a part of the page as standing beside the content: its element, its class names, the heading above it."""

from collections.abc import Iterable
from itertools import islice, takewhile

from lxml import html

from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.page_title import bare
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of, text_up_to

# What a list's score is multiplied by, for what its part of the page is called: a side list is elected only if it is as
# many times longer than all other lists.
CONTENT = 1.0
NAMED_ASIDE = 0.3
"""Class or id names such as sidebar, hot, related: designs also use them for the page's own column."""
HEADED_ASIDE = 0.2
"""A heading such as 热点内容, 推荐, Related, which readers see."""
ASIDE = 0.15
"""Semantic elements: aside, nav, footer and their ARIA roles."""
NEIGHBOUR = 0.1
"""上一篇 and 下一篇."""

_SIDE_TAGS = frozenset({"aside", "footer", "nav"})
_SIDE_ROLES = frozenset({"navigation", "complementary", "contentinfo"})
_HEADING_REACH = 5
"""Elements, from a list up, before which its heading may stand."""
_HEADING_STEPS = 2
"""Elements right before one that may be its heading; the nearest with a text is."""
_HEADING_LINKS = 2
"""Links in a heading: its own and `更多`. What has more is a bar, which names other pages."""
_LONGEST_HEADING = 42
"""In bytes; what is longer is a sentence or a list."""
_LONGEST_HEADING_TEXT = _LONGEST_HEADING + 1
"""Characters: a heading of `_LONGEST_HEADING` in Latin letters, and one more."""


def list_own_names(document: Document) -> list[str]:
    """What a page calls itself: the parts of its title, and its main heading if it has one and no more, alone and with
    the few words that stand beside it."""
    headings = [heading for heading in document.tree.iter("h1") if text_of(heading)]
    around = takewhile(lambda e: e.tag != "body", headings[0].iterancestors()) if len(headings) == 1 else ()
    holders = [*headings, *islice(around, _HEADING_REACH)] if len(headings) == 1 else []
    texts = [text_up_to(holder, _LONGEST_HEADING_TEXT) for holder in holders]
    return [*page_of(document).title_parts, *dict.fromkeys(filter(None, texts))]


def list_title_holders(document: Document) -> list[html.HtmlElement]:
    """The elements around the page's only main heading, if the page's title has it too: they hold its content.

    A grid's column is called `position-0`, a design `with-sidebar`.
    """
    headings = [heading for heading in document.tree.iter("h1") if text_of(heading)]
    if len(headings) != 1 or bare(text_of(headings[0])) not in map(bare, page_of(document).title_parts):
        return []
    return list(headings[0].iterancestors())


class SideMarks:
    """The marks of one page's elements, each read once."""

    def __init__(self, titles: Iterable[str] = (), holders: Iterable[html.HtmlElement] = ()) -> None:
        """`titles` are what the page calls itself; the names of `holders` say nothing."""
        self._known: dict[html.HtmlElement, float] = {}
        self._own = frozenset(map(bare, titles))
        self._holders = frozenset(holders)

    def is_side_heading(self, heading: str | None) -> bool:
        """Whether a list under this heading is not what the page exists for.

        The page's own name heads its own list: 最新消息 stands above the news of a page that is called so.
        """
        return is_side_heading(heading) and bare(heading or "") not in self._own

    def of_names(self, element: html.HtmlElement) -> float:
        """How much the element belongs to the content by the tags and names of it and all above it: 1 down to 0.15."""
        chain = []
        step: html.HtmlElement | None = element
        while step is not None and step not in self._known and step.tag not in ("body", "html"):
            chain.append(step)
            step = step.getparent()
        factor = self._known.get(step, CONTENT) if step is not None else CONTENT
        for one in reversed(chain):
            factor = min(factor, self._own_factor(one))
            self._known[one] = factor
        return factor

    def _own_factor(self, element: html.HtmlElement) -> float:
        if element.tag in _SIDE_TAGS or element.get("role") in _SIDE_ROLES:
            return ASIDE
        if element not in self._holders:
            for name in (element.get("class"), element.get("id")):
                if name and class_names.SIDE_STEM.search(name):
                    return NAMED_ASIDE
        return CONTENT


def heading_above(element: html.HtmlElement) -> str | None:
    """The heading of a list: the nearest short text before it or before what holds it."""
    step: html.HtmlElement | None = element
    for _ in range(_HEADING_REACH):
        if step is None or step.tag == "body":
            return None
        if heading := heading_before(step):
            return heading
        step = step.getparent()
    return None


def heading_before(element: html.HtmlElement) -> str | None:
    """The short text right before an element, if there is one."""
    previous = element.getprevious()
    for _ in range(_HEADING_STEPS):
        if previous is None:
            return None
        if isinstance(previous.tag, str) and previous.tag not in ("script", "style", "br", "hr", "img", "a"):
            text = text_up_to(previous, _LONGEST_HEADING_TEXT)
            if text != "":
                is_short = bool(text) and title_length(text or "") <= _LONGEST_HEADING
                return text if is_short and not _is_row_of_links(previous) else None
        previous = previous.getprevious()
    return None


def _is_row_of_links(element: html.HtmlElement) -> bool:
    """Whether the element has more links than a heading."""
    links = element.iter("a")
    return all(next(links, None) is not None for _ in range(_HEADING_LINKS + 1))


def is_side_heading(heading: str | None) -> bool:
    """Whether a list under this heading is not what the page exists for."""
    return heading is not None and list_words.SIDE_HEADING.search(heading) is not None


def is_imprint(text: str) -> bool:
    """Whether a text is the foot of a page."""
    return list_words.IMPRINT.search(text) is not None
