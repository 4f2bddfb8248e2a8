"""What an article shows by a frame, a player or a script: documents, videos, sound."""

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from lxml import html
from msgspec import Struct, field

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.items import Attachment, Audio, Video
from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Embedded, Layout
from portalcrawl.page.page import Page
from portalcrawl.page.tags import HIDDEN_STYLE
from portalcrawl.text.urls.shapes import is_attachment, is_audio, is_video

# Where lazy frames keep their address.
_SOURCES = ("src", "data-src", "data-lazy-src", "data")
_PARAMETERS = frozenset(("movie", "src", "url", "filename", "file", "flashvars"))
# A string of a script: showPdf("/up/a.pdf"), {file: 'a.mp4'}. And how much of a script is read.
_STRING = re.compile(r"""["']([^"'<>\\\r\n]{4,500})["']""")
_LONGEST_SCRIPT = 20_000
# Frames that are players, by their hosts and paths: player.example.com, example.com/embed/42. Maps are embedded, too.
_PLAYER = re.compile(r"(?:^|[/._-])(?:player|embed)(?:[/._-]|$)", re.IGNORECASE)
_NO_PLAYER = re.compile(r"map|calendar|form|comment|widget|chat|share|like", re.IGNORECASE)
_VIDEO_NAMES = ("og:video", "og:video:url", "og:video:secure_url")


class Shown(Struct):
    """What frames, players and scripts show; each address once, in the page's order."""

    files: list[Attachment] = field(default_factory=list)
    videos: list[Video] = field(default_factory=list)
    audios: list[Audio] = field(default_factory=list)
    has_frame: bool = False
    """Whether there is a frame with something else."""

    def __bool__(self) -> bool:
        """Whether something is shown whose kind is known."""
        return bool(self.files or self.videos or self.audios)


def find_shown(page: Page, body: Body, headline: Headline) -> Shown:
    """What is shown inside the body, and between the headline and the body."""
    shown = Shown()
    stated = {url for name in _VIDEO_NAMES if (url := page.document.absolute(page.metadata.values.get(name, "")))}
    for one in page.layout.embedded:
        if _is_inside(page.layout, one, body, headline) and shows_something(one.element):
            _read(page, one.element, stated, shown)
    return shown


def shows_something(element: html.HtmlElement) -> bool:
    """Whether an embedded element is seen; a script, whether it names a file."""
    if element.tag == "script":
        return any(is_attachment(one) or is_video(one) or is_audio(one) for one in _addresses_of(element))
    return not _is_hidden(element)


def _is_inside(layout: Layout, one: Embedded, body: Body, headline: Headline) -> bool:
    container = layout.blocks[body.container.block]
    if layout.blocks[one.block].role & class_names.FURNITURE & ~container.role:
        return False
    if body.first <= one.line <= body.last and body.container.block in layout.ancestors(one.block):
        return True
    return 0 <= headline.first < headline.last <= one.line <= body.first


def _is_hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None or HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return any((element.get(name) or "").removesuffix("px") in ("0", "1") for name in ("width", "height"))


def _read(page: Page, element: html.HtmlElement, stated: set[str], shown: Shown) -> None:
    is_player = element.tag in ("video", "audio")
    found = False
    for address in _addresses_of(element):
        url = page.document.absolute(address)
        if url is None:
            continue
        inner = [url, *(page.document.absolute(value) or "" for value in _list_values(address))]
        known = next((one for one in inner if one and _add_file(one, shown)), None)
        if known is None and element.tag == "video":
            _add_video(url, shown)
        elif known is None and element.tag == "audio":
            _add_audio(url, shown)
        elif known is None and element.tag == "iframe" and (url in stated or _is_player(url)):
            _add_video(url, shown)
        elif known is None:
            continue
        found = True
        if is_player:
            break  # the rest are other formats of the same
    if not found and is_player:
        for url in sorted(stated)[:1]:  # a script gives the player its address; the head says it too
            _add_video(url, shown)
    shown.has_frame = shown.has_frame or (not found and element.tag in ("iframe", "object", "embed"))


def _addresses_of(element: html.HtmlElement) -> Iterator[str]:
    if element.tag == "script":
        for match in _STRING.finditer((element.text or "")[:_LONGEST_SCRIPT].replace("\\/", "/")):
            if "." in match[1]:
                yield match[1]
        return
    for one in (element, *element.iter("source", "embed", "param")):
        if one.tag == "param":
            if (one.get("name") or "").lower() in _PARAMETERS and (value := one.get("value")):
                yield value if "flashvars" not in (one.get("name") or "").lower() else f"?{value}"
            continue
        yield from (value.strip() for name in _SOURCES if (value := one.get(name)) and not value.startswith("data:"))
        if value := one.get("flashvars"):
            yield f"?{value}"


def _list_values(address: str) -> list[str]:
    """What a viewer or a player is given as its file: viewer.html?file=/up/a.pdf, embed.aspx?src=https%3A%2F%2F…"""
    try:
        parts = urlsplit(address)
    except ValueError:
        return []
    return [value for part in (parts.query, parts.fragment) for _, value in parse_qsl(part) if "." in value]


def _add_file(url: str, shown: Shown) -> bool:
    if is_attachment(url):
        if url not in {one.url for one in shown.files}:
            shown.files.append(Attachment(url))
    elif is_video(url):
        _add_video(url, shown)
    elif is_audio(url):
        _add_audio(url, shown)
    else:
        return False
    return True


def _add_video(url: str, shown: Shown) -> None:
    if url not in {one.url for one in shown.videos}:
        shown.videos.append(Video(url))


def _add_audio(url: str, shown: Shown) -> None:
    if url not in {one.url for one in shown.audios}:
        shown.audios.append(Audio(url))


def _is_player(url: str) -> bool:
    parts = urlsplit(url)
    place = f"{parts.netloc}{parts.path}"
    return bool(_PLAYER.search(place)) and not _NO_PLAYER.search(place)
