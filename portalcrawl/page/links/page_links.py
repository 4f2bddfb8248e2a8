"""Every link of a page, read once: what menus, lists and pagers are made of."""

from collections.abc import Iterator
from typing import NamedTuple

from lxml import html

from portalcrawl.page.document import Document, resolve
from portalcrawl.page.links.scripted_links import find_scripted_links
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.texts import whole_text_of
from portalcrawl.text.urls.canonical import is_action, request_url
from portalcrawl.text.urls.parts import host_of
from portalcrawl.text.urls.sessions import drop_parameters
from portalcrawl.text.urls.sites import site_of_host
from portalcrawl.text.whitespace import tidy

NEIGHBOURS = frozenset(("prev", "previous", "next"))
"""Relations of links to the pages before and behind."""


class Link(NamedTuple):
    """One `<a>` or `<area>` with an http(s) address, or an element that a script makes such a link."""

    url: str
    """Absolute, without fragment, as a browser asks for what the page spells: this is what is requested."""
    text: str
    """Folded; an image's `alt` is not part of it."""
    title: str | None
    """The `title` attribute, folded."""
    rel: str
    """Lower-cased, `` if there is none."""
    element: html.HtmlElement
    same_site: bool
    """Whether it leads to the page's own host, `www.` aside."""


class PageLinks(NamedTuple):
    """What a page links, and how."""

    links: tuple[Link, ...]
    scripted: tuple[html.HtmlElement, ...]
    """`<a>` elements without an address of their own that a script opens."""
    holders: frozenset[html.HtmlElement]
    """All elements above the links. They are held because lxml makes a new object of an element that nobody holds."""


@once_per_page
def read_links(document: Document) -> PageLinks:
    """All links of a page, and the elements that a script makes one."""
    base = document.base_url
    scheme, _, rest = base.partition("://")
    origin = f"{scheme}://{rest.split('/', 1)[0]}"
    is_rooted = scheme in ("http", "https") and len(origin) > len(scheme) + 3
    own = site_of_host(host_of(document.url))
    own_origins = (origin + "/",) if is_rooted and site_of_host(host_of(base)) == own else ()
    links = []
    scripted = []
    for element in document.tree.iter("a", "area"):
        href = element.get("href")
        if not href:
            if element.get("onclick"):
                scripted.append(element)
            continue
        # Most links are whole or rooted, and plain: no need of the full resolution (RFC 3986, section 5.2).
        url: str | None
        if "#" in href or "./" in href or not href.isprintable():
            url = resolve(base, href)
        elif own_origins and href.startswith(own_origins):
            url = href.rstrip(" ")
        elif is_rooted and href[0] == "/" and href[1:2] != "/":
            url = origin + href.rstrip(" ")
        else:
            url = resolve(base, href)
        if url is None:
            if "(" in href or element.get("onclick"):
                scripted.append(element)
            continue
        if not url.isascii() or " " in url:
            url = request_url(url, document.encoding)
        if document.session_names:
            url = drop_parameters(url, document.session_names)
        title = element.get("title")
        is_own = (own_origins and url.startswith(own_origins)) or site_of_host(host_of(url)) == own
        rel = element.get("rel")
        links.append(
            Link(
                url,
                whole_text_of(element),
                (tidy(title) or None) if title else None,
                rel.lower() if rel else "",
                element,
                is_own,
            )
        )
    opened = list(_read_scripted(document, own))
    if opened:
        order = {element: place for place, element in enumerate(document.tree.iter())}
        links = sorted([*links, *opened], key=lambda link: order[link.element])
        resolved = {link.element for link in opened}
        scripted = [element for element in scripted if element not in resolved]
    return PageLinks(tuple(links), tuple(scripted), _holders_of(links))


def _read_scripted(document: Document, own: str) -> Iterator[Link]:
    """Links to pages of the site `own` that a script opens: those to others are mostly share buttons."""
    for element, address in find_scripted_links(document):
        url = document.absolute(address)
        if url and site_of_host(host_of(url)) == own and not is_action(url):
            title = element.get("title")
            yield Link(url, whole_text_of(element), (tidy(title) or None) if title else None, "", element, True)


def read_addresses(document: Document) -> list[str]:
    """The absolute addresses that a page links on its own site, as it spells them, sessions and all."""
    own = site_of_host(host_of(document.url))
    found = (resolve(document.base_url, element.get("href") or "") for element in document.tree.iter("a", "area"))
    return [url for url in found if url is not None and site_of_host(host_of(url)) == own]


def _holders_of(links: list[Link]) -> frozenset[html.HtmlElement]:
    holders: set[html.HtmlElement] = set()
    for link in links:
        holder = link.element.getparent()
        while holder is not None and holder not in holders:
            holders.add(holder)
            holder = holder.getparent()
    return frozenset(holders)
