"""Other languages' trees of a portal: what its own pages link as /en/ or under a language's name."""

import re

from portalcrawl.discovery.menu.entries import name_of
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.canonical import is_action, is_file
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.parts import split_url

# A tree's folder; a parameter may be a switch of the menu's words alone, and another script is the same text.
_TREE = re.compile(
    r"/(?:en|eng|english|zh(?:[-_](?:cn|tw|hk|hans|hant))?|cn|jp|ja|kr|ko|ru|fr|de|es|ar|it|pt|vi|th)(?:[-_][a-z]{2})?"
    r"/?(?:index\.\w{2,5})?",
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
        is_named = is_tree and list_words.LANGUAGE.fullmatch(name_of(link.element)) is not None
        if is_named and not address_key(document.url).startswith(address_key(link.url)):
            found.setdefault(address_key(link.url), link.url)
    return list(found.values())
