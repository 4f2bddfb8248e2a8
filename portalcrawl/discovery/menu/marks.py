"""What tells a menu from other runs of links: the names and words around it, and how much it says beside its links."""

from lxml import html

from portalcrawl.lexicon import class_names, list_words
from portalcrawl.page.link_tree import Node, Outline
from portalcrawl.page.links import Link
from portalcrawl.page.texts import has_image, text_of
from portalcrawl.text.dates.hints import has_date_hint


def is_countable(link: Link) -> bool:
    """Whether the link shows anything."""
    element = link.element
    return bool(link.text) or link.title is not None or bool(element.get("alt")) or has_image(element)


def entries_of(node: Node, outline: Outline, weights: list[float | None]) -> list[Link]:
    """The links of a node that may be entries; `weights` has the names' lengths, None for what is no entry."""
    own = weights[node.first : node.first + node.links]
    return [link for link, weight in zip(outline.links_of(node), own, strict=True) if weight is not None]


def is_no_menu(element: html.HtmlElement) -> bool:
    """Whether names or the words before it call the element something else: tags, friend links, a pager."""
    names = f"{element.get('class') or ''} {element.get('id') or ''}"
    parent = element.getparent()
    if parent is not None:
        names += f" {parent.get('class') or ''} {parent.get('id') or ''}"
    if class_names.NO_MENU_STEM.search(names) and not class_names.NAV_STEM.search(names):
        return True
    lead = (element.text or "").strip()[:20]
    previous = element.getprevious()
    if previous is not None and isinstance(previous.tag, str) and previous.tag not in ("script", "style", "a"):
        lead += " " + text_of(previous)[:20]
    first = element[0] if len(element) else None
    if first is not None and isinstance(first.tag, str) and first.find(".//a") is None and first.tag != "a":
        lead += " " + text_of(first)[:20]
    return bool(list_words.NO_MENU_HEADING.search(lead))


def is_foot(element: html.HtmlElement) -> bool:
    """Whether the element belongs to the foot of the page."""
    return any(
        e.tag == "footer" or class_names.FOOT_STEM.search(f"{e.get('class') or ''} {e.get('id') or ''}")
        for e in [element, *element.iterancestors()]
    )


def holds_text(node: Node, links: list[Link]) -> bool:
    """Whether the element says much besides its links: a menu does not."""
    shown = sum(len(link.text) for link in links)
    text = text_of(node.element)
    return len(text) > shown * 1.6 + 60 or (has_date_hint(text) and len(text) > shown * 1.2 + 20)
