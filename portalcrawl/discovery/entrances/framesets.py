"""Pages that are nothing but a frame around another page of the site: `<frameset cols="0,*">`."""

import re

from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import is_file, is_same_site

# Of the `cols` or `rows`: what takes no room, and what leaves none to the others.
_NOTHING = re.compile(r"[01](?:px)?|0%")
_WHOLE = "100%"


def find_framed(document: Document) -> str | None:
    """The page that a frameset shows in its only visible frame, absolute; None for any other page.

    Of several visible frames nobody knows which is the page: a banner, a menu.
    """
    sets = list(document.tree.iter("frameset"))
    if len(sets) != 1:
        return None
    frames = [frame for frame in sets[0] if frame.tag == "frame"]
    sizes = [size.strip() for size in (sets[0].get("cols") or sets[0].get("rows") or "").split(",")]
    if len(sizes) == len(frames):
        pairs = zip(frames, sizes, strict=True)
        is_whole = _WHOLE in sizes
        frames = [one for one, size in pairs if (size == _WHOLE if is_whole else not _NOTHING.fullmatch(size))]
    if len(frames) != 1 or (url := document.absolute(frames[0].get("src") or "")) is None:
        return None
    is_page = is_same_site(url, document.url) and not is_file(url) and url != document.url
    return url if is_page else None
