"""The body's images: absolute addresses, without icons, spacers and counters, each with its caption."""

import re

from lxml import html

from portalcrawl.extraction.body.attachments import is_file_link
from portalcrawl.extraction.body.trimming import Body
from portalcrawl.items import Image
from portalcrawl.page.document import Document
from portalcrawl.page.page import Page

# Where scripts keep the address until the image scrolls into view; `src` is a placeholder then.
_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-actualsrc",
    "data-original-src",
    "data-real-src",
    "data-url",
    "data-echo",
    "original",
    "file",
    "zoomfile",
    "real_src",
    "lazy-src",
)
_NO_PICTURE = re.compile(
    r"(?:^|[/_.-])(?:spacer|blank|pixel|loading|placeholder|transparent|grey|icons?|ico|emoji|smil(?:ey|ies)|qrcode|erweima|"
    r"logo|avatar|filetype|filetypeimages|arrow|dot|line|btn|button|counter|1x1|addon|count|stat|beacon|gravatar)(?:[/_.\d-]|$)",
    re.IGNORECASE,
)
# Pixels: a smaller image is an icon.
_SMALLEST = 40
# Characters at the end of an address in which the words of `_NO_PICTURE` are looked for: folder and file.
_NAME_END = 80


def source_of(document: Document, image: html.HtmlElement) -> str | None:
    """The absolute address of an image, from `src` or where lazy loading keeps it; None for data and placeholders."""
    names = image.keys()
    for name in _LAZY:
        value = (image.get(name) or "").strip() if name in names else ""
        if value and not value.startswith("data:") and (url := document.absolute(value)):
            return url
    source = (image.get("src") or "").strip()
    return document.absolute(source) if source and not source.startswith("data:") else None


def is_picture(image: html.HtmlElement, url: str) -> bool:
    """Whether an image shows something: not an icon, a spacer or a pixel, by its size and the name of its file."""
    for name in ("width", "height"):
        value = (image.get(name) or "").strip().removesuffix("px")
        if value.isdigit() and int(value) < _SMALLEST:
            return False
    return not _NO_PICTURE.search(url.rpartition("//")[2].partition("/")[2][-_NAME_END:])


def find_images(page: Page, body: Body) -> list[Image]:
    """The images of the body's lines in their order, each address once."""
    layout = page.layout
    captions: dict[int, str] = {}
    for caption_line, owner in body.captions.items():
        captions.setdefault(owner, layout.lines[caption_line].text)
    found: dict[str, Image] = {}
    for index in sorted({*body.kept, *body.captions}):
        line = layout.lines[index]
        if any(is_file_link(link.element.get("href") or "", link.text) for link in line.links):
            continue
        pictures = [url for i in line.images if (url := source_of(page.document, i)) and is_picture(i, url)]
        for url in pictures:
            caption = captions.get(index) if url == pictures[-1] else None
            known = found.setdefault(url, Image(url, caption))
            known.caption = known.caption or caption
    return list(found.values())
