"""Addresses as HTTrack writes them in its copies of sites: a page's query makes it a file of its own.

`/news.php?page=2` becomes `/news4658.html?page=2`: the first four hex digits of the query's MD5 stand before the
ending, and the query stays behind it, for people. So an address proves by itself that it was made so.
"""

import re
from hashlib import md5

_MARKED = re.compile(r"(.*[^/])([0-9a-f]{4})(\.[a-z]{2,5})\?(.+)", re.DOTALL)
_ENDING = re.compile(r"\.[a-z]{2,5}$")


def drop_query_mark(url: str) -> str:
    """An address of such a copy as if one file answered all queries; any other as it is.

    >>> drop_query_mark("http://example.com/news4658.html?page=2"), drop_query_mark("http://example.com/2017.html?page=2")
    ('http://example.com/news.html?page=2', 'http://example.com/2017.html?page=2')
    """
    found = _MARKED.fullmatch(url)
    if found is None or found[2] != _mark_of(found[4]):
        return url
    return f"{found[1]}{found[3]}?{found[4]}"


def put_query_mark(url: str) -> str:
    """The file in which such a copy keeps an address with a query; an address without one as it is.

    >>> put_query_mark("http://example.com/news.html?page=2"), put_query_mark("http://example.com/news.html")
    ('http://example.com/news4658.html?page=2', 'http://example.com/news.html')
    """
    head, _, query = url.partition("?")
    ending = _ENDING.search(head)
    if not query or ending is None:
        return url
    return f"{head[: ending.start()]}{_mark_of(query)}{ending[0]}?{query}"


def _mark_of(query: str) -> str:
    return md5(query.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:4]
