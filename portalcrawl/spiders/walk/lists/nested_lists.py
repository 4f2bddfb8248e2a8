"""A list under a longer path than its own: a server that reads only the end of a path has each page at any depth.

Where a link lacks its first slash, or a language's prefix is put before whatever path is there, each page leads one
folder deeper, to pages that are known. Their rows lead to copies, and their links deeper still.
"""

from collections.abc import Sequence
from hashlib import blake2b
from urllib.parse import urlsplit

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.spiders.recheck.sameness import fingerprint_page

_LEAST_ROWS = 3
"""Rows by which two lists are known to be one."""


class NestedLists:
    """The list pages that one run has read, by what they say and show."""

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._read: dict[bytes, list[str]] = {}

    def find_first(self, document: Document, rows: Sequence[Row]) -> str | None:
        """The address of the list page that was read under the end of this one's path, and says the same word for word,
        rows with titles and days included; None if there was none, and then this one is remembered."""
        if len(rows) < _LEAST_ROWS:
            return None
        said = (fingerprint_page(document), [(row.headline, row.datePublished) for row in rows])
        key = blake2b(repr(said).encode("utf-8", "surrogatepass"), digest_size=16).digest()
        known = self._read.setdefault(key, [])
        first = next((url for url in known if _is_end(url, document.url)), None)
        if first is None and document.url not in known:
            known.append(document.url)
        return first


def _is_end(url: str, longer: str) -> bool:
    """Whether one address is the other with folders left out at its front."""
    one, other = urlsplit(url), urlsplit(longer)
    own, path = (parts.path.split("/")[1:] for parts in (one, other))
    return one.query == other.query and len(own) < len(path) and path[-len(own) :] == own
