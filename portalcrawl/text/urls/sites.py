"""Which site an address belongs to. `www.` before a host is taken off here and nowhere else.

The one other place is `archive/warc/surt.py`: its keys follow the rules of replay tools, which also drop `www2.`.
"""

from functools import lru_cache

from portalcrawl.text.urls.parts import host_of

_WWW = "www."
_DEFAULT_PORTS = (":80", ":443")


def drop_www(host: str) -> str:
    """A host, or an address that begins with one, without a leading `www.`; old portals link with it and without.

    >>> drop_www("www.example.com/news/"), drop_www("www2.example.com")
    ('example.com/news/', 'www2.example.com')
    """
    return host.removeprefix(_WWW)


@lru_cache(maxsize=2_000)
def site_of_host(host: str) -> str:
    """The site of a host in lower case: `www.` and the default ports of http and https make no other one.

    >>> site_of_host("www.example.com:443"), site_of_host("example.com:8000")
    ('example.com', 'example.com:8000')
    """
    for port in _DEFAULT_PORTS:
        host = host.removesuffix(port)
    return drop_www(host)


def hostname_of(url: str) -> str:
    """The host of a URL without port and a leading `www.`.

    >>> hostname_of("http://www.example.com:8000/a")
    'example.com'
    """
    host = host_of(url)
    return drop_www(host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0])


def is_same_site(one: str, other: str) -> bool:
    """Whether two URLs are on one site: the same host and port, a leading `www.` aside; http and https agree.

    >>> is_same_site("http://www.example.com/a", "https://example.com/b")
    True
    """
    return site_of_host(host_of(one)) == site_of_host(host_of(other))
