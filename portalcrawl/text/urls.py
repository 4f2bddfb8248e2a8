"""URLs: one spelling for each address, and what an address alone says of the page behind it."""

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, unquote, urlsplit, urlunsplit

from w3lib.url import safe_url_string

MAX_URL_LENGTH = 2000

# Parameters that follow a visitor and never choose a page.
_TRACKING = re.compile(
    r"^(utm_\w+|spm|from|isappinstalled|share_?\w*|fbclid|gclid|msclkid|yclid|mc_[ce]id|_hs\w+|igshid|ref_src|"
    r"scm|tdsourcetag|bd_vid|hmsr|hmpl|hmcu|hmkw|hmci)$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"^(phpsessid|jsessionid|aspsessionid\w*|sid|sessionid|session_id|cfid|cftoken|zenid)$", re.IGNORECASE
)
_PATH_SESSION = re.compile(r";(jsessionid|phpsessid|sid)=[^/?#;]*", re.IGNORECASE)
# File names that a server answers with when asked for the folder.
_INDEX = re.compile(r"/(index|default)\.(s?html?|php|aspx?|jsp|do)$", re.IGNORECASE)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNRESERVED = re.compile(r"%([0-9A-Fa-f]{2})")


@lru_cache(maxsize=20_000)
def canonicalize_url(url: str) -> str:
    """One spelling of an absolute http(s) URL, for comparison only: a page is requested as its links spell it.

    Lower-cases scheme and host, drops the fragment, default port, tracking and session parameters and the index
    file name, resolves dots in the path, unifies percent-encoding (RFC 3986, section 6.2.2) and sorts parameters.
    The query string itself is kept: `view.php?aid=1` is an address. Raises ValueError for what is not http(s).

    >>> canonicalize_url("HTTP://Example.com:80/a/../b/index.html?utm_source=x&b=2&a=1#top")
    'http://example.com/b/?a=1&b=2'
    """
    parts = urlsplit(safe_url_string(url.strip()))
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError(f"not an http(s) URL: {url[:200]}")
    host = parts.hostname
    if ":" in host:
        host = f"[{host}]"
    if parts.port and parts.port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{parts.port}"
    path = _resolve_dots(_unify_percent(_PATH_SESSION.sub("", parts.path)) or "/")
    query = _canonical_query(parts.query)
    path = _INDEX.sub("/", path)
    return urlunsplit((scheme, host, path, query, ""))


def _unify_percent(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        char = chr(int(match[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else match[0].upper()

    return _UNRESERVED.sub(one, text)


def _resolve_dots(path: str) -> str:
    if "/." not in path and "//" not in path:
        return path
    out: list[str] = []
    segments = path.split("/")[1:]
    for i, segment in enumerate(segments):
        if segment == "..":
            del out[-1:]
        elif segment not in (".", "") or (segment == "" and i == len(segments) - 1):
            out.append(segment)
    if segments and segments[-1] in (".", "..") and out and out[-1]:
        out.append("")
    return "/" + "/".join(out)


def _canonical_query(query: str) -> str:
    if not query:
        return ""
    pieces = [p for p in query.split("&") if p]
    kept = []
    for piece in pieces:
        name = unquote(piece.partition("=")[0])
        if not (_TRACKING.match(name) or _SESSION.match(name)):
            kept.append(_unify_percent(piece))
    # A query of bare words is an address in itself (`tags.php?/name/2/`): its order means something.
    if all("=" in piece for piece in kept):
        kept.sort()
    return "&".join(kept)


def origin_of(url: str) -> str:
    """Scheme and host (with port) of a URL: `http://example.com:8000`."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def host_of(url: str) -> str:
    """Host and port of a URL, lower-cased, without credentials."""
    return urlsplit(url).netloc.rpartition("@")[2].lower()


def hostname_of(url: str) -> str:
    """The host of a URL without port and a leading `www.`.

    >>> hostname_of("http://www.example.com:8000/a")
    'example.com'
    """
    return (urlsplit(url).hostname or "").removeprefix("www.")


def is_same_site(one: str, other: str) -> bool:
    """Whether two URLs are on one site: the same host and port, a leading `www.` aside; http and https agree.

    >>> is_same_site("http://www.example.com/a", "https://example.com/b")
    True
    """
    return _site_of(one) == _site_of(other)


@lru_cache(maxsize=2_000)
def _site_of_host(host: str) -> str:
    name = host.removesuffix(":80").removesuffix(":443")
    return name.removeprefix("www.")


def _site_of(url: str) -> str:
    return _site_of_host(host_of(url))


# --- what an address says -----------------------------------------------------------------------

_DIGITS = re.compile(r"\d+")


def url_shape(url: str) -> str:
    """The URL's pattern: digit runs become `0`, the last long word of the path `*`; articles of a portal share few.

    >>> url_shape("http://example.com/news/2017-12-25/281.html")
    'example.com/news/0-0-0/0.html'
    >>> url_shape("http://example.com/2017/12/some-title-of-a-story/")
    'example.com/0/0/*/'
    >>> url_shape("http://example.com/plus/view.php?aid=17")
    'example.com/plus/view.php?aid=0'
    """
    parts = urlsplit(url)
    segments = parts.path.split("/")
    shaped = [_DIGITS.sub("0", s) for s in segments]
    last = len(segments) - 1
    while last > 0 and not segments[last]:
        last -= 1
    stem, dot, ending = shaped[last].rpartition(".") if "." in shaped[last] else (shaped[last], "", "")
    if "%" in stem or stem.count("-") >= 2 or stem.count("_") >= 2 or len(stem) > 24:
        stem = "*" if not re.fullmatch(r"[0._-]+", stem) else stem
    shaped[last] = f"{stem}{dot}{ending}"
    path = "/".join(shaped)
    pairs = sorted(
        (k, _DIGITS.sub("0", v) if v.isdigit() else "*") for k, v in parse_qsl(parts.query, keep_blank_values=True)
    )
    query = "&".join(f"{k}={v}" for k, v in pairs)
    return f"{host_of(url)}{path}" + (f"?{query}" if query else "")


# Files that are no pages. Attachments are named in an article's record, never crawled as pages.
_FILE = re.compile(
    r"\.(jpe?g|png|gif|bmp|webp|svg|ico|tiff?|avif|css|js|mjs|map|json|woff2?|ttf|eot|otf|"
    r"mp[34]|m4[av]|avi|mov|wmv|flv|swf|rm|rmvb|mkv|webm|wav|ogg|wma|m3u8|ts|"
    r"pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|caj|rtf|csv|txt|odt|ods|odp|epub|"
    r"zip|rar|7z|gz|tgz|tar|bz2|xz|exe|msi|apk|dmg|iso|jar|torrent)$",
    re.IGNORECASE,
)
_ATTACHMENT = re.compile(
    r"\.(pdf|docx?|xlsx?|pptx?|wps|et|dps|ofd|ceb|caj|rtf|csv|txt|odt|ods|odp|epub|zip|rar|7z|gz|tgz|tar|bz2|xz)$",
    re.IGNORECASE,
)


def is_file(url: str) -> bool:
    """Whether the address names a file that is no page: an image, a style sheet, a document, an archive."""
    return bool(_FILE.search(urlsplit(url).path))


def is_attachment(url: str) -> bool:
    """Whether the address names a document or an archive that an article may offer for download."""
    return bool(_ATTACHMENT.search(urlsplit(url).path))


# Addresses that do something, or show one visitor's view: never requested (DESIGN, "A guest's manners"). Words stand
# as whole path segments, file stems or parameter names, so that /news/research/ and /cart-driving-school/ stay in.
_ACTION = re.compile(
    r"(^|[/_.?&=-])(login|logout|log-?in|log-?out|sign-?in|sign-?up|signin|signup|regist(er|ration)?|passw(or)?d|resetpassword|"
    r"member|members|user|ucenter|admin|wp-admin|wp-login|xmlrpc|cart|checkout|wishlist|"
    r"search|so|query|heightsearch|advsearch|feedback|guestbook|message_?board|comments?|reply|replytocom|"
    r"print|printpage|print_?view|sendmail|recommend|email|mailto|favou?rites?|bookmark|addfav|share|"
    r"count|counter|hits?|click|viewclick|addclick|digg|vote|ding|ajax|rss_?sub|vdimgck|captcha|checkcode|showkey|"
    r"download|down|erraddsave|stow|flink_?add|webscan)([/_.?&=]|$)",
    re.IGNORECASE,
)
_ACTION_PARAMS = re.compile(
    r"(^|&)(replytocom|share|print|action|do|dopost|s|q|keyword|keywords|wd|orderby|sort|order)=",
    re.IGNORECASE,
)


def is_action(url: str) -> bool:
    """Whether requesting the URL would do something or show no content of its own: counters, logins, searches, votes.

    >>> is_action("http://example.com/plus/count.php?aid=3"), is_action("http://example.com/research/3.html")
    (True, False)
    """
    parts = urlsplit(url)
    return bool(_ACTION.search(parts.path) or _ACTION_PARAMS.search(parts.query))


_REPEATS = 3


def trap_reason(url: str) -> str | None:
    """Why a URL looks like a crawler trap, or None: too long, too deep, or path segments that go in circles.

    >>> trap_reason("http://example.com/a/b/a/b/a/b/a/b/")
    'path loop'
    """
    if len(url) > MAX_URL_LENGTH:
        return "url too long"
    segments = [s for s in urlsplit(url).path.split("/") if s]
    if len(segments) > 16:
        return "path too deep"
    for size in (1, 2, 3):
        for start in range(len(segments) - size * _REPEATS):
            unit = segments[start : start + size]
            if all(segments[start + k * size : start + (k + 1) * size] == unit for k in range(1, _REPEATS + 1)):
                return "path loop"
    return None


def portal_folder(url: str) -> str:
    """The archive folder's name for a portal: its host, `:` as `_`.

    >>> portal_folder("http://127.0.0.1:8000/")
    '127.0.0.1_8000'
    """
    return quote(host_of(url).replace(":", "_"), safe="._-")
