"""Other languages' trees of a portal: what its own pages link as /en/ or under a language's name."""

import re

from lxml import html

from portalcrawl.discovery.menu.entries import name_of
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.page.texts import has_image
from portalcrawl.text.urls.canonical import is_action, is_file
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.parts import split_url

# A tree's folder, by its language or by a country where that is spoken; a parameter may be a switch of the menu's words
# alone, and another script is the same text.
_TREE = re.compile(
    r"/(?:en|eng|english|zh(?:[-_](?:cn|tw|hk|hans|hant))?|cn|tw|hk|jp|ja|kr|ko|vn|vi|th|id|ms|hi|bn|mn|kk|ru|uk|ua|be|bg|"
    r"sr|hr|sl|sk|cs|cz|pl|hu|ro|el|tr|ka|he|ar|fa|fr|de|es|it|pt|br|ca|eu|gl|nl|sv|da|fi|no|nb|et|lv|lt)"
    r"(?:[-_][a-z]{2})?/?(?:index\.\w{2,5})?",
    re.IGNORECASE,
)


def find_language_trees(document: Document) -> list[str]:
    """The addresses of other languages' trees that a home page links, each once, as the page spells them."""
    found: dict[str, str] = {}
    for link in page_of(document).links:
        if not link.same_site or is_home_address(link.url) or is_action(link.url) or is_file(link.url):
            continue
        parts = split_url(link.url)
        is_tree = parts is not None and not parts.query and _TREE.fullmatch(parts.path) is not None
        is_own = address_key(document.url).startswith(address_key(link.url))
        if is_tree and not is_own and _is_switch(link.element):
            found.setdefault(address_key(link.url), link.url)
    return list(found.values())


def _is_switch(element: html.HtmlElement) -> bool:
    """Whether a link says that it leads to a language: by its name, by an attribute, or by a flag and no word."""
    name = name_of(element)
    if element.get("hreflang") or list_words.LANGUAGE.fullmatch(name):
        return True
    return not any(map(str.isalnum, name)) and (bool(name) or has_image(element))
