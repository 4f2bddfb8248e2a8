"""How much one page may hold: more is not read, because its tree alone would take the machine's memory."""

import re

MOST_TAGS = 80_000
"""Elements, nearly: each costs about 1 KB while a page is read."""
MOST_LINKS = 10_000
MOST_ATTRIBUTES = 300_000
# From how many bytes on a page can hold that many links at all.
_BYTES_OF_LINKS = MOST_LINKS * len(b"<a>")
_LINK = re.compile(rb"<a[\s/>]", re.IGNORECASE)


def find_excess(markup: bytes) -> str | None:
    """Of what a page holds too much, in words; None for nearly every page. `markup` is UTF-8.

    >>> find_excess(b"<a>" * 10_001)
    'more than 10000 links'
    """
    size = len(markup)
    if size <= _BYTES_OF_LINKS:
        return None
    # Each of those begins so, and hardly a page has more of them than links are allowed.
    if (tags := markup.count(b"<")) > MOST_LINKS:
        if tags - markup.count(b"</") > MOST_TAGS:
            return f"more than {MOST_TAGS} elements"
        if markup.count(b"<a") + markup.count(b"<A") > MOST_LINKS and len(_LINK.findall(markup)) > MOST_LINKS:
            return f"more than {MOST_LINKS} links"
    if size > MOST_ATTRIBUTES and markup.count(b"=") > MOST_ATTRIBUTES:
        return f"more than {MOST_ATTRIBUTES} attributes"
    return None
