"""Pages that are nothing but a frame around another page of the site: `<frameset cols="0,*">`, a lone `<iframe>`."""

import re

from lxml import etree, html

from portalcrawl.page.document import Document
from portalcrawl.page.texts import select
from portalcrawl.text.urls.canonical import is_file, is_same_site

# Of the `cols` or `rows`: what takes no room, and what leaves none to the others.
_NOTHING = re.compile(r"[01](?:px)?|0%")
_WHOLE = "100%"
# What a page shows beside its frames, and what a frame shows those who see no frames.
_SHOWN = etree.XPath(
    "//body//text()[normalize-space() and not(ancestor::script or ancestor::style or ancestor::noscript)]/.. "
    "| //body//a | //body//img | //body//form | //body//video | //body//object"
)


def find_framed(document: Document) -> str | None:
    """The page that a page shows in its only visible frame, absolute; None for any other page.

    Of several visible frames nobody knows which is the page: a banner, a menu. What stands beside an `iframe` is a page
    of its own.
    """
    sets = list(document.tree.iter("frameset"))
    if len(sets) != 1:
        inner = list(document.tree.iter("iframe"))
        is_all = len(inner) == 1 and not sets and not select(_SHOWN, document.tree)
        return _target_of(inner[0], document) if is_all else None
    frames = [frame for frame in sets[0] if frame.tag == "frame"]
    sizes = [size.strip() for size in (sets[0].get("cols") or sets[0].get("rows") or "").split(",")]
    if len(sizes) == len(frames):
        pairs = zip(frames, sizes, strict=True)
        is_whole = _WHOLE in sizes
        frames = [one for one, size in pairs if (size == _WHOLE if is_whole else not _NOTHING.fullmatch(size))]
    return _target_of(frames[0], document) if len(frames) == 1 else None


def _target_of(frame: html.HtmlElement, document: Document) -> str | None:
    """The address of the frame's page, if it can be one of this portal's."""
    if (url := document.absolute(frame.get("src") or "")) is None:
        return None
    is_page = is_same_site(url, document.url) and not is_file(url) and url != document.url
    return url if is_page else None
