"""Where a page without content of its own leads: a splash page to the home page, a frameset to its frames."""

import re

from lxml import html

from portalcrawl.discovery.entrances.jumps import iter_assigned
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.page import page_of
from portalcrawl.page.tags import HIDDEN_STYLE
from portalcrawl.page.texts import has_image
from portalcrawl.text.urls.canonical import is_file, is_same_site
from portalcrawl.text.urls.identity import address_key

_PIXELS = re.compile(r"[0-9]{1,6}")
_LEAST_SIZE = 100
"""Pixels: a smaller frame is a counter's."""


@budgeted
def find_doors(document: Document) -> list[str]:
    """The pages of this site that a page without menu and lists leads to, as the page spells them.

    They are its frames; if it has none, the address that its own script goes to; then the link that says `enter`; then
    its only link.
    """
    for found in (find_frames(document), _read_scripts(document), _read_links(document)):
        urls = {address_key(url): url for url in found if address_key(url) != address_key(document.url)}
        if urls:
            return list(urls.values())
    return []


# What another site shows, through a program of this one: /media/oembed?url=https%3A//video.example/3.
_SHOWN = re.compile(r"[?&][\w-]+=https?(?::|%3A)", re.IGNORECASE)


@budgeted
def find_frames(document: Document) -> list[str]:
    """The pages of this site that the page shows within it: no counters, hidden frames or other sites' players."""
    found = []
    for frame in document.tree.iter("frame", "iframe"):
        url = document.absolute(frame.get("src") or "")
        is_own = url is not None and is_same_site(url, document.url) and _SHOWN.search(url) is None
        if url and is_own and not is_file(url) and not _is_unseen(frame):
            found.append(url)
    return found


def _is_unseen(frame: html.HtmlElement) -> bool:
    sizes = [value for name in ("width", "height") if _PIXELS.fullmatch(value := frame.get(name) or "")]
    is_hidden = frame.get("hidden") is not None or HIDDEN_STYLE.search(frame.get("style") or "") is not None
    return is_hidden or any(int(size) < _LEAST_SIZE for size in sizes)


def _read_scripts(document: Document) -> list[str]:
    return [url for url in iter_assigned(document) if is_same_site(url, document.url)][:1]


def _read_links(document: Document) -> list[str]:
    links = [link for link in page_of(document).links if link.same_site and not is_file(link.url)]
    named = [
        link.url for link in links if list_words.ENTER.search(link.text or link.title or _image_text(link.element))
    ]
    if named:
        return named[:1]
    urls = {address_key(link.url): link.url for link in links}
    return list(urls.values()) if len(urls) == 1 else []


def _image_text(element: html.HtmlElement) -> str:
    return " ".join(image.get("alt") or "" for image in element.iter("img")) if has_image(element) else ""
