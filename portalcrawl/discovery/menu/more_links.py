"""Sections that a page names by a block's heading or its `更多>>` link."""

from lxml import html

from portalcrawl.discovery.menu.entries import is_name, is_section_address, is_service_name, name_of
from portalcrawl.discovery.menu.tree import MenuEntry
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.one_row.title import is_more_image
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.urls.index_pages import is_home_address

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "dt", "th", "caption", "strong", "b"})
_BLOCK_REACH = 4
"""Elements above a `更多` link in which its block's heading may stand."""
_LONGEST_BLOCK_NAME = 30
"""Of a heading that names a section, in bytes: no menu tells here that it is one."""


def find_more_links(document: Document) -> list[MenuEntry]:
    """The targets of `更多` links that lead to a list, named by their block's heading."""
    found = []
    pager = set(find_pages(document).elements)
    for link in page_of(document).links:
        label = "more" if is_more_image(link) else link.text or (link.title or "")
        if not link.same_site or not label:
            continue
        if link.element in pager or not list_words.MORE_OF_SECTION.fullmatch(label):
            continue
        if not _may_be_list(link.url) or is_home_address(link.url):
            continue
        if name := _block_name(document, link.element, link.url):
            found.append(MenuEntry(name, link.url, ()))
    return found


def _may_be_list(url: str) -> bool:
    """Whether the address may be a section's: the names of most articles' files have digits, a section's rarely has."""
    if not is_section_address(url):
        return False
    path, _, query = url.partition("?")
    last = path.rstrip("/").rpartition("/")[2]
    return bool(query) or not any(c.isdigit() for c in last) or "list" in last.lower() or path.endswith("/")


def _block_name(document: Document, more: html.HtmlElement, url: str) -> str | None:
    """The heading of the link's block: another link to the same address, a heading, or the text before it."""
    holder = more.getparent()
    for _ in range(_BLOCK_REACH):
        if holder is None or holder.tag in ("body", "html"):
            return None
        for element in holder.iter():
            if element is more or not isinstance(element.tag, str):
                continue
            if element.tag == "a":
                if document.absolute(element.get("href") or "") == url and (name := _clean(name_of(element))):
                    return name
            elif element.tag in _HEADINGS and more not in element.iter("a") and (name := _clean(text_of(element))):
                return name
        lead = text_of(holder)
        if name := _clean(lead.removesuffix(text_of(more)).strip()):
            return name
        holder = holder.getparent()
    return None


def _clean(text: str) -> str | None:
    text = text.strip(" |·:：>»-")
    if is_name(text) and title_length(text) <= _LONGEST_BLOCK_NAME and not is_service_name(text):
        return None if list_words.MORE.fullmatch(text) or list_words.SIDE_HEADING.search(text) else text
    return None
