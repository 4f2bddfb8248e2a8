"""Feeds: the latest articles as RSS 2.0, RSS 1.0 (RDF) or Atom announce them."""

from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

from lxml import etree, html

from portalcrawl.discovery.listing import Row
from portalcrawl.discovery.xml_safe import inflate, local_name, parse_xml
from portalcrawl.document import Document, resolve
from portalcrawl.items import Breadcrumb
from portalcrawl.text.dates import CHINA, parse_date
from portalcrawl.text.whitespace import fold, strip_invisible

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_DATES = ("pubdate", "published", "date", "issued", "created", "updated", "modified")
_LONGEST_EXCERPT = 500


def parse_feed(body: bytes, url: str, *, zone: tzinfo = CHINA) -> list[Row]:
    """The entries of a feed, in its order. Never raises; what is no feed has none. `url` resolves relative links.

    Feeds tell the time in UTC where the portal's pages tell it in `zone`; the rows tell it as the pages do.
    """
    root = parse_xml(inflate(body))
    if root is None:
        return []
    rows: dict[str, Row] = {}
    for element in root.iter():
        if local_name(element) in ("item", "entry") and (row := _read_entry(element, url, len(rows) + 1, zone)):
            rows.setdefault(row.url, row)
    return list(rows.values())


def _read_entry(entry: etree._Element, base: str, position: int, zone: tzinfo) -> Row | None:
    values: dict[str, str] = {}
    link: str | None = None
    for child in entry:
        name = local_name(child)
        text = (child.text or "").strip()
        if name == "link":
            rel = child.get("rel") or "alternate"
            target = child.get("href") or text
            if rel == "alternate" and target and link is None:
                link = target
        elif name in ("guid", "id") and text and child.get("isPermaLink", "true") != "false":
            values.setdefault("guid", text)
        elif text or len(child):
            values.setdefault(name, text or "".join(str(t) for t in child.itertext()))
    target = link or values.get("guid", "")
    url = resolve(base, target) if target else None
    if url is None:
        return None
    summary = _plain(values.get("description") or values.get("summary") or "")
    category = fold(values.get("category", ""))
    return Row(
        url=url,
        headline=_plain(values.get("title", "")) or None,
        datePublished=next((d for n in _DATES if (d := _read_date(values.get(n, ""), zone))), None),
        position=position,
        section=Breadcrumb(category) if category else None,
        excerpt=summary[:_LONGEST_EXCERPT] or None,
    )


def _plain(text: str) -> str:
    """A feed's text may be HTML in disguise."""
    if "<" in text or "&" in text:
        try:
            text = html.fragment_fromstring(text, create_parent="div").text_content()
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return fold(strip_invisible(text))
    return fold(strip_invisible(text))


def _read_date(text: str, zone: tzinfo) -> str | None:
    """RFC 822 as RSS asks for, or ISO 8601 as Atom does; feeds in the field mix them with anything else."""
    if not text or len(text) > 80:
        return None
    try:
        stated = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        found = parse_date(text, zone=zone)
        if found is None or not found.has_time:
            return found.iso if found else None
        stated = datetime.fromisoformat(found.iso)
    return (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).astimezone(zone).isoformat(timespec="seconds")


def find_feeds(document: Document) -> list[str]:
    """The feeds that the page's head announces (`rel="alternate"`), each once."""
    found = []
    for element in document.tree.iter("link"):
        rel = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower().strip()
        if "alternate" in rel and kind in _FEED_TYPES and (url := document.absolute(element.get("href") or "")):
            found.append(url)
    return list(dict.fromkeys(found))
