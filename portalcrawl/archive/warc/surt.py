"""The key by which a WARC index sorts and finds an address: Sort-friendly URI Reordering Transform.

Indexes are looked up by the key that the reader makes of an address, so the rules are those that pywb and other wayback
machines keep: scheme, credentials, `www.`, default ports and the slash at the end are dropped, case is not told apart,
parameters are sorted, well-known session ids are left out, and the host stands backwards.
"""

import re
from urllib.parse import quote_from_bytes, unquote_to_bytes

_URL = re.compile(r"(https?)://([^/?]*)([^?]*)(?:\?(.*))?", re.IGNORECASE | re.DOTALL)
_DEFAULT_PORTS = {"http": "80", "https": "443"}
_PORT = re.compile(r":(\d*)\Z")
_WWW = re.compile(r"www\d*\.")
# Everything printable but what would be misread: the percent sign, the fragment's mark.
_SAFE = "".join(map(chr, range(0x21, 0x7F))).replace("%", "").replace("#", "")

# ASP.NET's session in the path: `/(S(24 characters))/page.aspx`.
_PATH_SESSION = re.compile(r"/\((?:[a-z]\([0-9a-z]{24}\))+\)(?=/[^?]+\.aspx)|/\([0-9a-z]{24}\)(?=/[^?]+\.aspx)")
_QUERY_SESSION = re.compile(
    r"(?:(?:jsessionid|phpsessid|sid)=[0-9a-z]{32}|aspsessionid[a-z]{8}=[a-z]{24}|cfid=[^&]{1,300}&cftoken=[^&]{1,300})(?:&|\Z)"
)


def make_surt(url: str) -> str:
    """The key of an http(s) address; of anything else, the address as it is.

    >>> make_surt("http://www.Example.com:8080/News/?b=2&a=1#top")
    'com,example:8080)/news?a=1&b=2'
    """
    match = _URL.fullmatch(url.partition("#")[0].strip())
    if match is None:
        return url
    scheme, netloc, path, query = match.groups(default="")
    key = f"{_reverse_host(netloc, scheme.lower())}){_clean_path(path)}"
    query = _QUERY_SESSION.sub("", _unify(query).lower())
    return f"{key}?{'&'.join(sorted(query.split('&'), key=_split_pair))}" if query else key


def _split_pair(pair: str) -> tuple[str, str, str]:
    return pair.partition("=")


def _reverse_host(netloc: str, scheme: str) -> str:
    host, port = netloc.rpartition("@")[2], ""
    if match := _PORT.search(host):
        host, port = host[: match.start()], match[1]
    host = _ascii_host(host)
    if not host.startswith("["):
        host = ",".join(reversed([label for label in _WWW.sub("", host, count=1).split(".") if label]))
    return f"{host.strip('[]')}:{port}" if port not in ("", _DEFAULT_PORTS[scheme]) else host.strip("[]")


def _ascii_host(host: str) -> str:
    name = unquote_to_bytes(host).decode("utf-8", "replace").lower().strip(".")
    if name.isascii():
        return name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _clean_path(path: str) -> str:
    segments: list[str] = []
    for segment in _unify(path).lower().removeprefix("/").split("/"):
        # `..` takes back what stands before it, also the nothing between two slashes.
        if segment == ".." and segments:
            segments.pop()
        elif segment != ".":
            segments.append(segment)
    return _PATH_SESSION.sub("", "/" + "/".join(filter(None, segments)))


def _unify(text: str) -> str:
    """Unescape until nothing changes, then escape what must be."""
    if text.isascii() and text.isprintable() and "%" not in text and " " not in text:
        return text
    data = text.encode("utf-8", "surrogatepass")
    while (plain := unquote_to_bytes(data)) != data:
        data = plain
    return quote_from_bytes(data, safe=_SAFE)
