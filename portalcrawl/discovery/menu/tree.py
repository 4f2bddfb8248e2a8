"""A menu's nesting: which entries stand under which, from lists in lists, dl/dt/dd, rows of tables and drop-downs."""

import re
from collections.abc import Iterator

from lxml import html
from msgspec import Struct

from portalcrawl.discovery.menu.entries import (
    is_name,
    name_of,
    why_no_entry,
)
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.tags import CONTROLS, EMBEDDED, SILENT
from portalcrawl.page.texts import text_of
from portalcrawl.text.urls.index_pages import is_home_address

_UNREAD = SILENT | EMBEDDED | CONTROLS
# A child of these that follows a single entry is that entry's sub-menu.
_SUB_MENUS = frozenset({"ul", "ol", "dl", "dd", "div", "table", "nav", "section", "menu", "p", "span"})
_LISTS = frozenset({"dd", "ul", "ol"})
_DEEPEST = 6
"""Levels of lists in lists: three of sections, with the elements around them."""
_LEAST_REPEATS = 3
"""Elements of the same tag and class side by side: a run of entries."""
# Attributes by which an entry names the element that drops down from it.
_TARGETS = ("rel", "data-target", "aria-controls", "data-dropdown", "data-menu", "data-id")
_ID = re.compile(r"#?([A-Za-z][\w-]{2,60})")


class MenuEntry(Struct, frozen=True):
    """A link of a menu with the names above it."""

    name: str
    url: str
    path: tuple[str, ...]


def read_menu(document: Document, menu: html.HtmlElement) -> list[MenuEntry]:
    """The entries of a menu, in page order; parents without an address of their own give only their name."""
    return list(_read(document, menu, (), 0))


def _read(document: Document, holder: html.HtmlElement, path: tuple[str, ...], depth: int) -> Iterator[MenuEntry]:
    head: str | None = None
    """The name that a block of links behind it belongs to."""
    is_paired = _is_paired(holder)
    label = _own_text(holder) if is_paired else ""
    if label:
        head = label
    for child in holder:
        if not isinstance(child.tag, str) or child.tag in _UNREAD:
            continue
        if child.tag in ("a", "area"):
            name = name_of(child)
            yield from _entry(document, child, name, path, depth)
            head = name if is_paired and is_name(name) and not _leads_home(document, child) else None
            continue
        count = _count_links(child)
        if count == 0:
            text = text_of(child)
            if is_paired and child.tag != "br" and is_name(text):
                head = text
            continue
        if count == 1 and (link := next(child.iter("a"), None)) is not None:
            name = name_of(link)
            is_below = child.tag in _LISTS or (child.tag == "div" and holder.tag == "li")
            if head is not None and head != name and is_below and is_paired:
                yield from _entry(document, link, name, (*path, head), depth)
                continue
            yield from _entry(document, link, name, path, depth)
            is_head = (is_paired and child.tag not in _LISTS) or child.tag == "dt"
            head = name if is_head and is_name(name) and not _leads_home(document, link) else None
            continue
        if depth >= _DEEPEST:
            continue
        if head is not None and child.tag in _SUB_MENUS:
            yield from _read(document, child, (*path, head), depth + 1)
        else:
            yield from _read(document, child, path, depth + 1)


def _is_paired(holder: html.HtmlElement) -> bool:
    """Whether the element is an entry with its sub-menu, or a run of such pairs, rather than a run of entries."""
    singles = blocks = 0
    for child in holder:
        if not isinstance(child.tag, str) or child.tag in _UNREAD:
            continue
        links = _count_links(child)
        if (links > 1 and child.tag in _SUB_MENUS) or (
            links == 1 and (child.tag in _LISTS or (child.tag == "div" and holder.tag == "li" and singles))
        ):
            blocks += 1
        elif links == 1 or (links == 0 and is_name(text_of(child))):
            singles += 1
    if holder.tag in ("li", "dl", "dd", "td"):
        return blocks >= 1
    if blocks == 0 or singles == 0:
        return False
    # Elsewhere only what repeats is a pair: a logo before the menu is not the menu's parent.
    return (blocks >= 2 and singles >= blocks - 1) or _has_like_sibling(holder)


def _has_like_sibling(holder: html.HtmlElement) -> bool:
    parent = holder.getparent()
    if parent is None or holder.tag in ("body", "header", "nav"):
        return False
    return (
        sum(1 for other in parent if other.tag == holder.tag and other.get("class") == holder.get("class"))
        >= _LEAST_REPEATS
    )


def _own_text(holder: html.HtmlElement) -> str:
    text = " ".join((holder.text or "").split())
    return text if is_name(text) else ""


def _count_links(element: html.HtmlElement) -> int:
    return sum(1 for _ in element.iter("a"))


def _leads_home(document: Document, link: html.HtmlElement) -> bool:
    url = document.absolute(link.get("href") or "")
    return (url is not None and is_home_address(url)) or bool(list_words.HOME.fullmatch(name_of(link)))


def _entry(
    document: Document, link: html.HtmlElement, name: str, path: tuple[str, ...], depth: int
) -> Iterator[MenuEntry]:
    url = document.absolute(link.get("href") or "")
    if url is not None and why_no_entry(link, name, url, document.url) is None:
        yield MenuEntry(name, url, path)
    if is_name(name) and depth < _DEEPEST and (dropped := _drop_down(document, link)) is not None:
        yield from _read(document, dropped, (*path, name), depth + 1)


def _drop_down(document: Document, link: html.HtmlElement) -> html.HtmlElement | None:
    """The element elsewhere on the page that the entry names as its drop-down."""
    for attribute in _TARGETS:
        if (match := _ID.fullmatch(link.get(attribute) or "")) and match[1] not in ("nofollow", "noopener", "external"):
            found = document.tree.get_element_by_id(match[1], None)
            if found is not None and link not in found.iter("a") and _count_links(found) >= 1:
                return found
    return None
