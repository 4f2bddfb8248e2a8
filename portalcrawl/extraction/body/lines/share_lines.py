"""Lines of links that hand the page on to other sites: Send to: Twitter, Facebook, Balatarin."""

import re
from urllib.parse import unquote_plus

from portalcrawl.page.layout import Line
from portalcrawl.text.urls.parts import host_of, split_url

_LEAST_SITES = 2
"""Sites to which the same is handed: one may be asked about anything."""
_LEAST_HANDED = 8
"""Characters of a page's address or title; shorter words of two addresses agree by chance."""
_LONGEST_LABEL = 60
"""UTF-8 bytes beside the links: `Send this to:`, and the commas between them."""
_BETWEEN = re.compile(r"[\s&=?#]+")


def is_share_line(line: Line) -> bool:
    """Whether all links of a line give several other sites one and the same thing: the page's address, or its title.

    Which sites these are is not looked at: they come and go.
    """
    if len(line.links) < _LEAST_SITES or line.size - line.link_size > _LONGEST_LABEL:
        return False
    addresses = [link.element.get("href") or "" for link in line.links]
    if len({host_of(one) for one in addresses if "://" in one}) < _LEAST_SITES:
        return False
    handed = [_read_handed(one) for one in addresses]
    return bool(frozenset.intersection(*handed))


def _read_handed(address: str) -> frozenset[str]:
    """The long words of an address's query, decoded."""
    parts = split_url(address)
    words = _BETWEEN.split(unquote_plus(parts.query)) if parts is not None and parts.netloc else []
    return frozenset(word for word in words if len(word) >= _LEAST_HANDED)
