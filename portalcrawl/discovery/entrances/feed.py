"""Feeds: the latest articles as RSS 2.0, RSS 1.0 (RDF) or Atom announce them."""

import re
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime

from lxml import etree, html

from portalcrawl.discovery.entrances.safe_xml import inflate, local_name, parse_xml
from portalcrawl.discovery.rows.row import Row
from portalcrawl.items import Breadcrumb
from portalcrawl.page.cpu_budget import budget, budgeted
from portalcrawl.page.document import Document, resolve
from portalcrawl.page.text_nodes import restore_tree
from portalcrawl.text.dates.match import is_in_range
from portalcrawl.text.dates.parsing import CHINA, parse_date
from portalcrawl.text.whitespace import fold, tidy

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json")
_DATES = ("pubdate", "published", "date", "issued", "created", "updated", "modified")
_LONGEST_EXCERPT = 500
"""Characters that are kept of an entry's description, which may be the whole article."""
_LONGEST_DATE = 80
"""Characters of a text that may be a date."""
# Not +0000, which is a zone.
_NO_YEAR = re.compile(r"(?<![0-9+:.-])0[0-9]{3}(?![0-9:])")


@budget()
def parse_feed(
    body: bytes, url: str, *, zone: tzinfo = CHINA, reference: datetime | None = None, script: str | None = None
) -> list[Row]:
    """The entries of a feed, in its order; empty for anything else. Never raises. `url` resolves relative links.

    Feeds tell the time in UTC, the portal's pages in `zone`; the rows tell it as the pages do. A date is left out if it
    is out of range, as an unset one is (Mon, 01 Jan 0001), or after `reference`, the time of the fetch. `script` is as
    in `Document.from_bytes`.
    """
    root = parse_xml(inflate(body))
    if root is None:
        return []
    restore_tree(root, script)
    rows: dict[str, Row] = {}
    for element in root.iter():
        if local_name(element) in ("item", "entry") and (
            row := _read_entry(element, url, len(rows) + 1, zone, reference)
        ):
            rows.setdefault(row.url, row)
    return list(rows.values())


def _read_entry(
    entry: etree._Element, base: str, position: int, zone: tzinfo, reference: datetime | None
) -> Row | None:
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
        datePublished=next((d for n in _DATES if (d := _read_date(values.get(n, ""), zone, reference))), None),
        position=position,
        section=Breadcrumb(category) if category else None,
        excerpt=summary[:_LONGEST_EXCERPT] or None,
    )


def _plain(text: str) -> str:
    """The text alone: feeds escape HTML and send it as a text."""
    if "<" in text or "&" in text:
        try:
            text = html.fragment_fromstring(text, create_parent="div").text_content()
        except (etree.ParserError, etree.XMLSyntaxError, ValueError):
            return tidy(text)
    return tidy(text)


def _read_date(text: str, zone: tzinfo, reference: datetime | None) -> str | None:
    """The date in RFC 822's form, which RSS asks for, in ISO 8601's, which Atom asks for, or in any other."""
    # The library reads the year 0001 as 2001.
    if not text or len(text) > _LONGEST_DATE or _NO_YEAR.search(text):
        return None
    try:
        stated = parsedate_to_datetime(text)
        local = (stated if stated.tzinfo else stated.replace(tzinfo=UTC)).astimezone(zone)
    except (ValueError, TypeError, IndexError, OverflowError):
        found = parse_date(text, reference=reference, zone=zone)
        if found is None or not found.has_time:
            return found.iso if found else None
        local = datetime.fromisoformat(found.iso).astimezone(zone)
    return local.isoformat(timespec="seconds") if is_in_range(local, reference) else None


@budgeted
def find_feeds(document: Document) -> list[str]:
    """The feeds that the page's head announces (`rel="alternate"`), each once."""
    found = []
    for element in document.tree.iter("link"):
        rel = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").lower().strip()
        if "alternate" in rel and kind in _FEED_TYPES and (url := document.absolute(element.get("href") or "")):
            found.append(url)
    return list(dict.fromkeys(found))
