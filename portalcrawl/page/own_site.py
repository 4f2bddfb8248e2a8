"""Which links lead to the article's own site: its teasers and menus do, its references do not."""

from portalcrawl.page.layout import Line
from portalcrawl.text.urls.parts import host_of

# Second-level labels that stand for a kind of owner: news.example.com.cn is of example.com.cn.
_KINDS = frozenset(("com", "net", "org", "gov", "edu", "co", "ac", "gob", "or", "ne", "go"))


def leads_to_site(href: str, host: str) -> bool:
    """Whether a link leads to another page of the site of `host`; if that is not known, any page may be one."""
    if href.startswith("#"):
        return False
    target = host_of(href)
    return not host or not target or _domain_of(target) == _domain_of(host)


def is_reference(line: Line, host: str) -> bool:
    """Whether all links of a line lead to other sites, those to a place on the page aside."""
    links = [link.element.get("href") or "#" for link in line.links if link.text]
    away = [href for href in links if not href.startswith("#")]
    return bool(host and away) and not any(leads_to_site(href, host) for href in away)


def _domain_of(host: str) -> str:
    """The name that an owner has registered, near enough: the last two labels, or three below such as com.cn.

    >>> _domain_of("news.example.com.cn:8000"), _domain_of("www.example.com")
    ('example.com.cn', 'example.com')
    """
    labels = host.partition(":")[0].split(".")
    if labels[-1].isdigit():
        return host
    count = 3 if len(labels) > 2 and labels[-2] in _KINDS else 2
    return ".".join(labels[-count:])
