"""Every link of a page, read once: what menus, lists and pagers are made of."""

from typing import NamedTuple

from lxml import etree, html

from portalcrawl.page.document import Document, resolve
from portalcrawl.page.memo import once_per_page
from portalcrawl.text.urls.parts import host_of
from portalcrawl.text.urls.sites import site_of_host
from portalcrawl.text.whitespace import fold, strip_invisible

_STRING = etree.XPath("string()", smart_strings=False)
# Text of these is no text of the page.
_SILENT = ("script", "style", "noscript", "template")


class Link(NamedTuple):
    """One `<a>` or `<area>` with an http(s) address."""

    url: str
    """Absolute, as the page spells it, without fragment: this is what is requested."""
    text: str
    """Folded; an image's `alt` is not part of it."""
    title: str | None
    """The `title` attribute, folded."""
    rel: str
    """Lower-cased, `` where there is none."""
    element: html.HtmlElement
    same_site: bool
    """Whether it leads to the page's own host, `www.` aside."""


class PageLinks(NamedTuple):
    """What a page links, and how."""

    links: tuple[Link, ...]
    scripted: tuple[html.HtmlElement, ...]
    """`<a>` elements without an address of their own that a script opens."""
    holders: frozenset[html.HtmlElement]
    """All elements above the links: held, for lxml makes an element anew each time that nobody holds it."""


def find_links(document: Document) -> list[Link]:
    """Every http(s) link of the page in document order, to the same site or not; links within the page are left out."""
    return list(read_links(document).links)


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
        title = element.get("title")
        is_own = (own_origins and url.startswith(own_origins)) or site_of_host(_host_of(url)) == own
        rel = element.get("rel")
        links.append(
            Link(
                url,
                _label_of(element),
                (tidy(title) or None) if title else None,
                rel.lower() if rel else "",
                element,
                is_own,
            )
        )
    return PageLinks(tuple(links), tuple(scripted), _holders_of(links))


def _holders_of(links: list[Link]) -> frozenset[html.HtmlElement]:
    holders: set[html.HtmlElement] = set()
    for link in links:
        holder = link.element.getparent()
        while holder is not None and holder not in holders:
            holders.add(holder)
            holder = holder.getparent()
    return frozenset(holders)


def _host_of(url: str) -> str:
    return url.split("/", 3)[2].rpartition("@")[2].lower()


def _label_of(element: html.HtmlElement) -> str:
    """The text of a link; in C, for pages have hundreds of links and next to none holds a script."""
    if len(element) == 0:
        return tidy(element.text) if element.text else ""
    return tidy(str(_STRING(element)))


def tidy(text: str) -> str:
    """One line without invisible characters."""
    folded = " ".join(text.split())
    # Whatever is invisible or a control is not printable; few texts have any.
    return folded if folded.isprintable() else fold(strip_invisible(folded))


def text_of(element: html.HtmlElement) -> str:
    """The text that an element shows, on one line."""
    if len(element) == 0:
        return tidy(element.text) if element.text else ""
    return tidy(_shown_text(element))


def text_up_to(element: html.HtmlElement, limit: int) -> str | None:
    """The text of an element, or None where it is longer than `limit`; a long element is not read through."""
    if len(element) == 0:
        text = text_of(element)
        return text if len(text) <= limit else None
    pieces = [element.text or ""]
    size = len(pieces[0])
    for inner in element.iterdescendants():
        if inner.tag not in _SILENT and inner.text:
            pieces.append(inner.text)
        if inner.tail:
            pieces.append(inner.tail)
        size += 1 + len(pieces[-1].strip())
        if size > limit * 3:
            return None
    text = tidy("".join(pieces))
    return text if len(text) <= limit else None


def _shown_text(element: html.HtmlElement) -> str:
    # In C, but for the few elements that hold a script.
    if next(element.iterdescendants(*_SILENT), None) is None:
        return str(_STRING(element))
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag not in _SILENT and inner.text:
            pieces.append(inner.text)
        if inner.tail:
            pieces.append(inner.tail)
    return "".join(pieces)


def has_image(element: html.HtmlElement) -> bool:
    """Whether an image stands in an element."""
    return len(element) > 0 and next(element.iterdescendants("img"), None) is not None


def select(path: etree.XPath, element: html.HtmlElement) -> list[html.HtmlElement]:
    """The elements that a compiled XPath finds from an element."""
    found = path(element)
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []
