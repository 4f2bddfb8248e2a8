"""The body's images: absolute addresses, without icons, spacers and counters, each with its caption."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from lxml import html

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.lines.attachments import is_file_link
from portalcrawl.items import Image
from portalcrawl.page.document import Document
from portalcrawl.page.page import Page
from portalcrawl.text.urls.canonical import is_same_site

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
# Any other attribute counts if its value is a picture's address, and only where `src` is missing or a placeholder.
_PICTURE_ADDRESS = re.compile(r"\S+\.(?:jpe?g|png|gif|webp|avif|bmp)(?:[?!@#]\S*)?", re.IGNORECASE)
# Several sizes of one picture: `a.jpg 480w, b.jpg 1600w` (https://html.spec.whatwg.org/multipage/images.html#srcset-attribute).
_SETS = ("srcset", "data-srcset", "data-lazy-srcset", "data-src-set", "lazy-srcset")
_SET_ENTRY = re.compile(r"([^\s,]\S*[^\s,])(?:\s+([0-9.]{1,9})[wx])?\s*(?:,|$)")
_LONGEST_SET = 5_000
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
    """The absolute address of an image, from `src` or where lazy loading keeps it; None for data and placeholders.

    Of several sizes it is the largest.
    """
    names = image.keys()
    for name in _LAZY:
        value = (image.get(name) or "").strip() if name in names else ""
        if value and not value.startswith("data:") and (url := document.absolute(value)):
            return url
    source = (image.get("src") or "").strip()
    url = document.absolute(source) if source and not source.startswith("data:") else None
    if url is not None and not _names_no_picture(url):
        return url
    for value in _read_hidden(image):
        if found := document.absolute(value):
            return found
    return url


def _read_hidden(image: html.HtmlElement) -> Iterator[str]:
    """The addresses of an image whose `src` has none: in other attributes, its sets, those of the picture around it."""
    for name, value in image.items():
        if name not in ("src", "alt", "title", *_SETS) and _PICTURE_ADDRESS.fullmatch(value.strip()[:_LONGEST_SET]):
            yield value.strip()
    # libxml2 knows no `<source>` and lets it hold what follows it.
    around = takewhile(lambda element: element.tag == "source", image.iterancestors())
    for element in (image, *around):
        for name in _SETS:
            if entries := _SET_ENTRY.findall((element.get(name) or "")[:_LONGEST_SET]):
                yield max(entries, key=_size_of)[0]
    # What is shown in the picture's place where no script runs.
    beside = image.getnext()
    if beside is not None and beside.tag == "noscript":
        yield from (src for shown in beside.iter("img") if (src := (shown.get("src") or "").strip())[:5] != "data:")


def _size_of(entry: tuple[str, str]) -> float:
    return float(entry[1]) if entry[1].replace(".", "", 1).isdigit() else 0.0


@lru_cache(maxsize=1_000)
def _names_no_picture(url: str) -> bool:
    return _NO_PICTURE.search(url.rpartition("//")[2].partition("/")[2][-_NAME_END:]) is not None


def is_picture(image: html.HtmlElement, url: str) -> bool:
    """Whether an image shows something: not an icon, a spacer or a pixel, by its size and the name of its file."""
    for name in ("width", "height"):
        value = (image.get(name) or "").strip().removesuffix("px")
        if value.isdigit() and int(value) < _SMALLEST:
            return False
    return not _names_no_picture(url)


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


def are_teasers(page: Page, body: Body) -> bool:
    """Whether the body has images, and each of them leads to another page of the site: a list's row looks so."""
    images = [image for index in body.kept for image in page.layout.lines[index].images]
    return bool(images) and all(_leads_on(page, image) for image in images)


def _leads_on(page: Page, image: html.HtmlElement) -> bool:
    href = next((link.get("href") for link in image.iterancestors("a")), None)
    url = page.document.absolute(href) if href and not href.startswith("#") and not is_file_link(href, "") else None
    return url is not None and is_same_site(url, page.url) and url.partition("#")[0] != page.url
