"""Indexes of a portal: the archives, the page of categories and the site map that its menus link. They lead to what no
menu shows.
"""

from portalcrawl.discovery.menu.entries import name_of
from portalcrawl.lexicon.index_names import is_index_name, is_site_map, is_tag_index
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.canonical import is_action, is_file, trap_reason
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.urls.index_pages import is_home_address


@budgeted
def find_indexes(document: Document) -> list[str]:
    """The addresses of the indexes that a page links, each once, as the page spells them."""
    found: dict[str, str] = {}
    for link in page_of(document).links:
        if not link.same_site or is_home_address(link.url):
            continue
        name = name_of(link.element)
        if not (is_index_name(name) or is_site_map(name, link.url)) or is_tag_index(name, link.url):
            continue
        if not (is_action(link.url) or is_file(link.url) or trap_reason(link.url)):
            found.setdefault(address_key(link.url), link.url)
    return list(found.values())


def is_map_page(document: Document) -> bool:
    """Whether a page is a site map by its address or by a part of its title."""
    return any(is_site_map(part, document.url) for part in ("", *page_of(document).title_parts))
