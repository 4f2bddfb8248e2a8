"""Every link of a page, read once: what menus, lists and pagers are made of."""

from dataclasses import dataclass

from lxml import html

from portalcrawl.discovery.memo import once_per_page
from portalcrawl.document import Document, resolve
from portalcrawl.text.urls import host_of
from portalcrawl.text.whitespace import fold, strip_invisible

# Text of these is no text of the page.
_SILENT = frozenset({"script", "style", "noscript", "template"})


@dataclass(frozen=True, slots=True, eq=False)
class Link:
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


def find_links(document: Document) -> list[Link]:
    """Every http(s) link of the page in document order, to the same site or not; links within the page are left out."""
    return list(_read_links(document))


@once_per_page
def _read_links(document: Document) -> tuple[Link, ...]:
    base = document.base_url
    scheme, _, rest = base.partition("://")
    origin = f"{scheme}://{rest.split('/', 1)[0]}"
    is_rooted = scheme in ("http", "https") and len(origin) > len(scheme) + 3
    own = _bare(host_of(document.url))
    links = []
    for element in document.tree.iter("a", "area"):
        href = element.get("href")
        if not href:
            continue
        # Most links are rooted and plain: no need of the full resolution (RFC 3986, section 5.2).
        if is_rooted and href[0] == "/" and href[1:2] != "/" and "#" not in href and "./" not in href and href.isprintable():
            url: str | None = origin + href.rstrip(" ")
        else:
            url = resolve(base, href)
        if url is None:
            continue
        title = element.get("title")
        host = url.split("/", 3)[2].rpartition("@")[2].lower()
        links.append(
            Link(
                url=url,
                text=text_of(element),
                title=fold(strip_invisible(title)) or None if title else None,
                rel=(element.get("rel") or "").lower(),
                element=element,
                same_site=_bare(host) == own,
            )
        )
    return tuple(links)


def _bare(host: str) -> str:
    return host.removesuffix(":80").removesuffix(":443").removeprefix("www.")


def text_of(element: html.HtmlElement) -> str:
    """The text that an element shows, folded."""
    if len(element) == 0:
        return fold(strip_invisible(element.text)) if element.text else ""
    pieces = [element.text or ""]
    for inner in element.iterdescendants():
        if inner.tag not in _SILENT and inner.text:
            pieces.append(inner.text)
        if inner.tail:
            pieces.append(inner.tail)
    return fold(strip_invisible("".join(pieces)))
