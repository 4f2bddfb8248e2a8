"""What tells a menu from other runs of links: the names and words around it, and how much it says beside its links."""

from collections.abc import Sequence

from lxml import html

from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.links.link_tree import Node, Outline
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.texts import has_image, text_of
from portalcrawl.text.dates.hints import has_date_hint

BACK, ON = "«‹←<", "»›→>"
"""Arrows at the outer end of a link's text that leads to the page before or behind."""
_MOST_STEPS = 3
"""Links that lead from page to page: the page before, the one above, the page behind."""
_LONGEST_LEAD = 20
"""Characters at the beginning of the text before a run of links that may call it something: 您的位置, 友情链接."""
_TEXT_SHARE = 1.6
_TEXT_REST = 60
"""A menu shows at most `_TEXT_SHARE` times the characters of its links' texts, and `_TEXT_REST` more."""
_DATED_SHARE = 1.2
_DATED_REST = 20
"""The same of what shows a date: rows of a list have one behind each title."""


def is_countable(link: Link) -> bool:
    """Whether the link shows anything."""
    element = link.element
    return bool(link.text) or link.title is not None or bool(element.get("alt")) or has_image(element)


def entries_of(node: Node, outline: Outline, lengths: list[int | None]) -> list[Link]:
    """The links of a node that may be entries; `lengths` has the lengths of the names, and None for other links."""
    own = lengths[node.first : node.first + node.links]
    return [link for link, length in zip(outline.links_of(node), own, strict=True) if length is not None]


def is_no_menu(element: html.HtmlElement) -> bool:
    """Whether its class or the words before it call the element something else: tags, friend links, a pager."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parent = element.getparent()
    if parent is not None:
        names += f" {parent.get('class') or ''} {parent.get('id') or ''}"
    if class_names.NO_MENU_STEM.search(names) and not class_names.NAV_STEM.search(names):
        return True
    lead = (element.text or "").strip()[:_LONGEST_LEAD]
    previous = element.getprevious()
    if previous is not None and isinstance(previous.tag, str) and previous.tag not in ("script", "style", "a"):
        lead += " " + text_of(previous)[:_LONGEST_LEAD]
    first = element[0] if len(element) else None
    if first is not None and isinstance(first.tag, str) and first.find(".//a") is None and first.tag != "a":
        lead += " " + text_of(first)[:_LONGEST_LEAD]
    return bool(list_words.NO_MENU_HEADING.search(lead))


def holds_steps(links: Sequence[Link]) -> bool:
    """Whether some of these links lead from page to page of a book: `‹ Chapter 1`, `up`, `Chapter 3 ›`."""
    runs: dict[html.HtmlElement, list[str]] = {}
    for link in links:
        if link.text:
            runs.setdefault(link.element.getparent(), []).append(link.text)
    return any(_are_steps(texts) for texts in runs.values())


def _are_steps(texts: list[str]) -> bool:
    """The first has an arrow back, or the last alone has one on; the entries of a menu all have the same, or none."""
    if not 2 <= len(texts) <= _MOST_STEPS:
        return False
    back, on = [text[0] in BACK for text in texts], [text[-1] in ON for text in texts]
    return (back[0] and not all(back)) or (on[-1] and sum(on) == 1)


def is_foot(element: html.HtmlElement) -> bool:
    """Whether the element belongs to the foot of the page."""
    return any(
        e.tag == "footer" or class_names.FOOT_STEM.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in [element, *element.iterancestors()]
    )


def holds_text(node: Node, links: list[Link]) -> bool:
    """Whether the element says much beside its links; a menu does not."""
    shown = sum(len(link.text) for link in links)
    text = text_of(node.element)
    if len(text) > shown * _TEXT_SHARE + _TEXT_REST:
        return True
    return has_date_hint(text) and len(text) > shown * _DATED_SHARE + _DATED_REST
