"""URLs: one spelling for each address, as it is compared and as it is requested."""

import re
from collections.abc import Collection
from functools import lru_cache
from ipaddress import IPv6Address
from urllib.parse import quote, quote_from_bytes, unquote

from portalcrawl.text.urls.actions import is_action, trap_reason
from portalcrawl.text.urls.index_pages import drop_index_name
from portalcrawl.text.urls.parts import MAX_URL_LENGTH, host_of, origin_of, split_url
from portalcrawl.text.urls.shapes import is_attachment, is_file, url_shape
from portalcrawl.text.urls.sites import hostname_of, is_same_site

__all__ = [
    "MAX_URL_LENGTH",
    "canonicalize_url",
    "host_of",
    "hostname_of",
    "is_action",
    "is_address",
    "is_attachment",
    "is_canonical_in",
    "is_file",
    "is_same_site",
    "origin_of",
    "portal_folder",
    "request_url",
    "trap_reason",
    "url_shape",
]

# Parameters that follow a visitor and never choose a page.
_TRACKING = re.compile(
    r"utm_\w+|spm|isappinstalled|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|"
    r"mc_[ce]id|mkt_tok|_hs\w+|__hs\w+|hsctatracking|ref_src|ref_url|tdsourcetag|bd_vid|nsukey|pass_ticket|"
    r"hm(?:sr|pl|cu|kw|ci)|"
    r"share_?(?:from|source|medium|token|tag|plat|platform|session_id|to|uid|times|app_id|red_id)|"
    r"phpsessid|jsessionid|aspsessionid\w*|cfid|cftoken|zenid|oscsid|sessid|xtcsid|zencsid",
    re.IGNORECASE,
)
# These names are addresses elsewhere (from of a section): only the values tell. What a value of `sid` or `t` means, the
# portal's pages tell (`urls.sessions`).
_TRACKING_PAIRS = re.compile(
    r"from=(?:singlemessage|timeline|groupmessage)"
    # What scripts add so that no cache answers: Math.random() and the time in milliseconds.
    r"|(?:r|rnd|ran|rand|random|t|_t|_|v|time|timestamp)=0\.[0-9]{6,}|_t?=1[0-9]{12}",
    re.IGNORECASE,
)
# A servlet's session behind a segment; ASP.NET's as a segment of its own, /(S(…))/ (also A for the user, F for a form).
_PATH_SESSION = re.compile(
    r";(?:jsessionid|phpsessid|sid)=[^/?#;]*|(?<=/)(?:\((?:[AFSX]\([0-9a-z_-]{10,200}\)){1,4}\)/)", re.IGNORECASE
)

# The common case: nothing to decode, to encode or to resolve.
_PLAIN = re.compile(
    r"(https?)://([a-z0-9]+(?:[.-][a-z0-9]+)*)((?:/[A-Za-z0-9_~-][A-Za-z0-9_.~-]*)*/?)"
    r"(?:\?([A-Za-z0-9_.~=&/-]*))?"
)
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?)*")
_LONGEST_HOST = 253
_PORT = re.compile(r"(.*?):([0-9]{0,5})", re.DOTALL)
_DEFAULT_PORTS = {"http": 80, "https": 443}
# A percent sign with its escape, or alone.
_PERCENT = re.compile(r"%([0-9A-Fa-f]{2})?")
# What stands unescaped in a path or a query (RFC 3986, section 3.3), and the escapes that are there already.
_SAFE = "/:@!$&'()*+,;=-._~%"
_SAFE_IN_QUERY = _SAFE + "?"

# Escapes of what needs none (RFC 3986, section 2.3), in either case.
_UNRESERVED = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~"
_UNIFIED = {f"{ord(char):02x}": char for char in _UNRESERVED} | {f"{ord(char):02X}": char for char in _UNRESERVED}


@lru_cache(maxsize=20_000)
def canonicalize_url(url: str) -> str:
    """One spelling of an absolute http(s) URL, for comparison only: a page is requested as its links spell it.

    Lower-cases scheme and host (IDN as punycode), drops credentials, the fragment, the default port, tracking and
    session parameters and the index file name, resolves dots and doubled slashes in the path, unifies percent-encoding
    (RFC 3986, section 6.2.2; escapes in other charsets than UTF-8 stay) and sorts parameters by name. The query string
    is kept: `view.php?aid=1` is an address, and a query of bare words keeps its order. Canonicalizing twice changes
    nothing more. Raises ValueError for what is not an absolute http(s) URL.

    >>> canonicalize_url("HTTP://Example.com:80/a/../b/index.html?utm_source=x&b=2&a=1#top")
    'http://example.com/b/?a=1&b=2'
    """
    match = _PLAIN.fullmatch(url)
    if match and len(match[2]) <= _LONGEST_HOST:
        scheme, host, path, query = match.groups()
        path = path or "/"
    else:
        parts = split_url(url)
        if parts is None:
            raise ValueError(f"not an http(s) URL: {url[:200]}")
        scheme = parts.scheme
        host = _canonical_host(parts.netloc, scheme)
        path = _resolve_dots(_PATH_SESSION.sub("", _unify_escapes(parts.path, _SAFE)) or "/")
        query = _unify_escapes(parts.query, _SAFE_IN_QUERY)
    path = drop_index_name(path)
    if query:
        query = _canonical_query(query)
    return f"{scheme}://{host}{path}?{query}" if query else f"{scheme}://{host}{path}"


def is_address(url: str) -> bool:
    """Whether a text is an absolute http(s) URL that can be asked for.

    >>> is_address("http://e.cn/a"), is_address("http://e.cn:1:80/"), is_address("/a")
    (True, False, False)
    """
    try:
        canonicalize_url(url)
    except ValueError:
        return False
    return True


def is_canonical_in(url: str, known: Collection[str]) -> bool:
    """Whether an address is one of `known`, which are canonical; what is not an absolute http(s) URL is in no such set.

    >>> [is_canonical_in(url, {"http://e.cn/a/"}) for url in ("http://e.cn/a/index.html", "http://e.cn/b/", "mailto:a")]
    [True, False, False]
    """
    try:
        return bool(known) and canonicalize_url(url) in known
    except ValueError:
        return False


def _canonical_host(netloc: str, scheme: str) -> str:
    host = netloc.rpartition("@")[2]
    port = ""
    if match := _PORT.fullmatch(host):
        host, port = match[1], match[2]
    host = _canonical_ipv6(host) if host.startswith("[") else _ascii_host(host)
    if not port or int(port) == _DEFAULT_PORTS[scheme]:
        return host
    if int(port) > 65535:
        raise ValueError(f"no such port: {netloc[:200]}")
    return f"{host}:{int(port)}"


def _canonical_ipv6(host: str) -> str:
    if not host.endswith("]") or "%" in host:
        # What follows a percent sign is a network interface of one machine.
        raise ValueError(f"not a host: {host[:200]}")
    return f"[{IPv6Address(host[1:-1]).compressed}]"


def _ascii_host(host: str) -> str:
    name = unquote(host) if "%" in host else host
    if not name.isascii():
        # UnicodeError, for labels that no registry has, is a ValueError.
        name = name.encode("idna").decode("ascii")
    name = name.lower().removesuffix(".")
    if len(name) > _LONGEST_HOST or not _HOST.fullmatch(name):
        raise ValueError(f"not a host: {host[:200]}")
    return name


def _unify_escapes(text: str, safe: str) -> str:
    if not text.isascii() or any(c in text for c in ' "<>[\\]^`{|}') or not text.isprintable():
        text = quote(text, safe=safe, errors="replace")
    return _PERCENT.sub(_unify_escape, text) if "%" in text else text


def _unify_escape(match: re.Match[str]) -> str:
    code = match[1]
    return _UNIFIED.get(code) or f"%{code.upper()}" if code else "%25"


def _resolve_dots(path: str) -> str:
    if "/." not in path and "//" not in path:
        return path
    out: list[str] = []
    segments = path.split("/")[1:]
    for segment in segments:
        if segment == "..":
            del out[-1:]
        elif segment not in (".", ""):
            out.append(segment)
    if segments[-1] in (".", "..", "") and out:
        out.append("")
    return "/" + "/".join(out)


def _canonical_query(query: str) -> str:
    kept = [piece for piece in query.split("&") if piece and not _is_tracking(piece)]
    # A query of bare words is an address in itself (`tags.php?/name/2/`): its order means something.
    if len(kept) > 1 and all("=" in piece for piece in kept):
        kept.sort(key=_parameter_name)
    return "&".join(kept)


def _parameter_name(piece: str) -> str:
    return piece.partition("=")[0]


def _is_tracking(piece: str) -> bool:
    return bool(_TRACKING.fullmatch(_parameter_name(piece)) or _TRACKING_PAIRS.fullmatch(piece))


_USERINFO = re.compile(r"\A(https?://)[^/?#]*@", re.IGNORECASE)


def request_url(url: str, encoding: str = "utf-8") -> str:
    """The URL in ASCII as a browser would send it: the path in UTF-8, the query in the page's charset.

    >>> request_url("http://example.com/园区?k=园区", "gb18030")
    'http://example.com/%E5%9B%AD%E5%8C%BA?k=%D4%B0%C7%F8'
    """
    if "@" in url:
        # Nobody's password is stored or logged.
        url = _USERINFO.sub(r"\1", url)
    if url.isascii() and " " not in url and url.isprintable():
        return url
    if encoding.startswith("utf-16"):
        # https://url.spec.whatwg.org/#query-state: no server reads it.
        encoding = "utf-8"
    address, mark, query = url.partition("?")
    parts = split_url(address)
    if parts is None:
        return url
    try:
        host = parts.netloc.encode("idna").decode("ascii") if not parts.netloc.isascii() else parts.netloc
        raw_query = query.encode(encoding)
    except (UnicodeError, LookupError):
        host, raw_query = quote(parts.netloc, safe=":@[]", errors="replace"), query.encode("utf-8", "replace")
    path = quote(parts.path, safe=_SAFE + "[]|", errors="replace")
    return f"{parts.scheme}://{host}{path}{mark}{quote_from_bytes(raw_query, safe=_SAFE_IN_QUERY + '[]|')}"


def portal_folder(url: str) -> str:
    """The archive folder's name for a portal: its host, `:` as `_`.

    >>> portal_folder("http://127.0.0.1:8000/")
    '127.0.0.1_8000'
    """
    return quote(host_of(url).replace(":", "_").strip("[]").replace("]", ""), safe="._-")
