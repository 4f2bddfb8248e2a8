"""What an address's form says: the pattern that articles of one template share, and files that are not pages."""

import re
from functools import lru_cache
from urllib.parse import unquote

from portalcrawl.text.urls.parts import split_url

_DIGITS = re.compile(r"[0-9]+")
_ESCAPES = re.compile(r"%[0-9A-Fa-f]{2}")
_WORDS = re.compile(r"[^\W\d_]+")
# A letter or two before a number: c123456, t20231102_123456, a17.
_NUMBERED = re.compile(r"[A-Za-z]{0,3}[0-9]+(?:[_-][0-9]+)*")
# Letters and digits mixed as no word or numbering mixes them: 5f3a9c21, abc123def, 1fQ8zK.
_TOKEN = re.compile(r"(?=[^0-9]*[0-9])(?=[^A-Za-z]*[A-Za-z])[0-9A-Za-z]{6,}")
_HEX = re.compile(r"[0-9a-f]{16,}|[0-9A-F]{16,}|[0-9A-Fa-f]{8}-(?:[0-9A-Fa-f]{4}-){3}[0-9A-Fa-f]{12}")
_WORD_THEN_NUMBER = re.compile(r"[A-Za-z]+[0-9]+")
_LONGEST_WORD = 20
# .html, .php, but not the rest of a title: release-1.5.0-announcement.
_ENDING = re.compile(r"\.[A-Za-z][A-Za-z0-9]{1,5}$")
# A value that names a view (a=show, do=list): part of the template, unlike a title or a key.
_VIEW = re.compile(r"[A-Za-z_]{1,15}")


@lru_cache(maxsize=10_000)
def url_shape(url: str) -> str:
    """The URL's pattern: articles of one template share one shape, lists of the same portal have others.

    The idea: what a publishing system generates for each article becomes a mark, what a person named stays. Digit runs
    become `0` (2017-12-25 is `0-0-0`, t20231102_123456 `t0_0`), hashes and mixed ids `#`, and the last path segment,
    when it is a title (percent-encoded, three words or more, one very long word) `*`. Folder names stay: sections of a
    portal have shapes of their own unless their folders are numbers. Of the query, names and the words that choose a
    view stay (`a=show`), numbers become `0`, other values `*`. A list whose address is a title in three words cannot
    be told from an article by its address alone. "" for what is not http(s).

    >>> url_shape("http://example.com/news/2017-12-25/281.html")
    'example.com/news/0-0-0/0.html'
    >>> url_shape("http://example.com/2017/12/some-title-of-a-story/")
    'example.com/0/0/*/'
    >>> url_shape("http://example.com/plus/view.php?aid=17")
    'example.com/plus/view.php?aid=0'
    >>> url_shape("http://example.com/c100/202311/5f3a9c21d.shtml")
    'example.com/c0/0/#.shtml'
    """
    parts = split_url(url)
    if parts is None:
        return ""
    host = parts.netloc.rpartition("@")[2].lower()
    shape = host + (_shape_path(parts.path) or "/")
    if not parts.query:
        return shape
    pieces = [_shape_parameter(piece) for piece in parts.query.split("&") if piece]
    if all("=" in piece for piece in pieces):
        pieces.sort()
    return f"{shape}?{'&'.join(pieces)}"


def _shape_path(path: str) -> str:
    segments = path.split("/")
    last = len(segments) - 1
    while last > 0 and not segments[last]:
        last -= 1
    shaped = [_shape_segment(s) for s in segments[:last]]
    ending = _ENDING.search(segments[last])
    stem = segments[last][: ending.start()] if ending else segments[last]
    return "/".join([*shaped, f"{_shape_title(stem)}{ending[0] if ending else ''}", *segments[last + 1 :]])


def _shape_segment(segment: str) -> str:
    if not segment or segment.isalpha():
        return segment
    if _HEX.fullmatch(segment) and not segment.isdigit():
        return "#"
    if _TOKEN.fullmatch(segment) and not (_NUMBERED.fullmatch(segment) or _WORD_THEN_NUMBER.fullmatch(segment)):
        return "#"
    # Escapes are letters of a name, their digits no numbers.
    return segment if _ESCAPES.search(segment) else _DIGITS.sub("0", segment)


def _shape_title(stem: str) -> str:
    shaped = _shape_segment(stem)
    if shaped == "#" or not stem:
        return shaped
    if not stem.isascii() or _ESCAPES.search(stem):
        return "*"
    words = _WORDS.findall(stem)
    if len(words) >= 3 or any(len(word) > _LONGEST_WORD for word in words):
        return "*"
    return shaped


def _shape_parameter(piece: str) -> str:
    name, equals, value = piece.partition("=")
    if not equals:
        return _shape_route(name)
    value = unquote(value)
    if "/" in value:
        return f"{name}={_shape_route(value)}"
    if value.isdigit():
        return f"{name}=0"
    return f"{name}={value}" if not value or _VIEW.fullmatch(value) else f"{name}=*"


def _shape_route(route: str) -> str:
    """The shape of a path that stands in a query: `?/news/3.html`, `?s=/article/3`."""
    return "/".join(_DIGITS.sub("0", s) if s.isascii() and "%" not in s else "*" for s in route.split("/"))


# Documents and archives that an article may offer; named in its record, never crawled as pages. The office formats of
# China (wps, et, dps, ofd, ceb, caj) are among them.
_ATTACHMENTS = (
    "pdf|docx?|docm|dotx?|xlsx?|xlsm|xlsb|xltx?|pptx?|pps|ppsx|wps|wpt|et|ett|dps|dpt|ofd|ceb|cebx|caj|kdh|nh|"
    "rtf|csv|txt|odt|ods|odp|epub|mobi|azw3|chm|vsdx?|dwg|dxf|zip|zipx|rar|7z|gz|tgz|tar|bz2|tbz2?|xz|lzh|cab"
)
_OTHER_FILES = (
    "jpe?g|jpe|jfif|png|gif|bmp|webp|svgz?|ico|cur|tiff?|avif|heic|psd|eps|css|less|scss|js|mjs|map|json|woff2?|ttf|eot|"
    "otf|swf|ts|vob|exe|msi|apk|ipa|dmg|pkg|iso|img|bin|deb|rpm|jar|war|torrent"
)
_VIDEOS = "mp4|m4v|mpe?g|avi|mov|wmv|asf|flv|f4v|rm|rmvb|mkv|webm|3gp|ogv|m3u8|mpd"
_AUDIOS = "mp[23]|m4a|aac|flac|amr|mid|ra|ram|wav|og[ag]|wma|m3u"
_FILE = re.compile(rf"\.(?:{_ATTACHMENTS}|{_OTHER_FILES}|{_VIDEOS}|{_AUDIOS})(?:;[^/]{{0,200}})?$", re.IGNORECASE)
_ATTACHMENT = re.compile(rf"\.(?:{_ATTACHMENTS})(?:;[^/]{{0,200}})?$", re.IGNORECASE)
_VIDEO = re.compile(rf"\.(?:{_VIDEOS})(?:;[^/]{{0,200}})?$", re.IGNORECASE)
_AUDIO = re.compile(rf"\.(?:{_AUDIOS})(?:;[^/]{{0,200}})?$", re.IGNORECASE)


def is_file(url: str) -> bool:
    """Whether an address, or a link as the page spells it, names a file that is not a page: an image, a style sheet, a
    document, an archive.

    >>> is_file("http://example.com/a.jpg"), is_file("../up/a.jpg?v=2"), is_file("/a.html?f=b.jpg")
    (True, True, False)
    """
    return _names(_FILE, url)


def is_attachment(url: str) -> bool:
    """Whether an address, or a link as the page spells it, names a document or an archive that an article may offer.

    >>> is_attachment("http://example.com/a.odt"), is_attachment("../up/a.pdf?v=2"), is_attachment("/a.html?f=b.pdf")
    (True, True, False)
    """
    return _names(_ATTACHMENT, url)


def is_video(url: str) -> bool:
    """The same of moving pictures.

    >>> is_video("../up/a.mp4?v=2"), is_video("/player.html?file=a.mp4")
    (True, False)
    """
    return _names(_VIDEO, url)


def is_audio(url: str) -> bool:
    """The same of sound."""
    return _names(_AUDIO, url)


def _names(kind: re.Pattern[str], url: str) -> bool:
    parts = split_url(url)
    if parts is not None:
        return kind.search(parts.path) is not None
    return ":" not in url and kind.search(url.partition("#")[0].partition("?")[0].strip()) is not None
