"""Where a page names its feeds: in its head, or by a link that says so."""

import re

from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.canonical import is_same_site
from portalcrawl.text.urls.parts import split_url

# `text/xml` is what servers and old templates call a feed; not a page's other forms (`…+oembed`, `text/html`).
_FEED_TYPES = re.compile(r"(?:application|text)/(?:(?:x[.-])?(?:rss|atom|rdf)(?:\+xml)?|xml|feed\+json)")
# The names that feeds have: /feed/, /rss.xml, /news/atom.php, /index.rdf.
_FEED_NAME = re.compile(
    r"/(?:rss|feed|atom)s?[0-9]?(?:\.(?:xml|php|aspx?|jsp|do))?/?$|\.(?:rss|rdf|atom)$", re.IGNORECASE
)
_XML_NAME = re.compile(r"\.xml$", re.IGNORECASE)
_SAYS_FEED = re.compile(r"\b(?:rss|atom|xml|feed)\b", re.IGNORECASE | re.ASCII)
_MOST_LINKED = 3
"""A page that links a feed for each of its lists has the lists as well."""


@budgeted
def find_feeds(document: Document) -> list[str]:
    """The feeds that the page's head announces (`rel="alternate"`), or those that it links if it announces none."""
    found = []
    for element in document.tree.iter("link"):
        rel = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").partition(";")[0].lower().strip()
        is_feed = "feed" in rel or ("alternate" in rel and _FEED_TYPES.fullmatch(kind))
        if is_feed and (url := document.absolute(element.get("href") or "")):
            found.append(url)
    return list(dict.fromkeys(found)) or _find_linked(document)


def _find_linked(document: Document) -> list[str]:
    found: dict[str, None] = {}
    for link in page_of(document).links:
        parts = split_url(link.url)
        if parts is None or not is_same_site(link.url, document.url):
            continue
        says = " ".join([link.text, link.title or "", *(image.get("alt") or "" for image in link.element.iter("img"))])
        if _FEED_NAME.search(parts.path) or (_XML_NAME.search(parts.path) and _SAYS_FEED.search(says)):
            found[link.url] = None
    return list(found)[:_MOST_LINKED]
