"""Feeds: the latest articles as RSS 2.0, RSS 1.0 (RDF), Atom or JSON Feed announce them."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, tzinfo
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from lxml import etree, html

from portalcrawl.discovery.entrances.json_feed import iter_json_entries
from portalcrawl.discovery.entrances.safe_xml import inflate, local_name, namespace_of, parse_xml
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import resolve
from portalcrawl.page.limits.cpu_budget import budget
from portalcrawl.page.text_nodes import restore_tree
from portalcrawl.text.dates.match import is_in_range
from portalcrawl.text.dates.parsing import CHINA, parse_date
from portalcrawl.text.whitespace import fold, tidy

_DATES = ("pubdate", "published", "date", "issued", "created", "updated", "modified")
_LONGEST_EXCERPT = 500
"""Characters that are kept of an entry's description, which may be the whole article."""
_LONGEST_DATE = 80
"""Characters of a text that may be a date."""
# Not +0000, which is a zone.
_NO_YEAR = re.compile(r"(?<![0-9+:.-])0[0-9]{3}(?![0-9:])")


# Pictures and films of an entry have titles and dates of their own (https://www.rssboard.org/media-rss).
_MEDIA = "http://search.yahoo.com/mrss/"
# A text in which tags come in pairs, or one that HTML has no pair for, is HTML whatever the feed calls it.
_MARKUP = re.compile(r"<(\w{1,20})\b[^<>]{0,500}>[^<]{0,2000}</\1\s*>|<(?:br|img|hr)\b[^<>]{0,500}>", re.IGNORECASE)


@budget()
def parse_feed(
    body: bytes,
    url: str,
    *,
    content_type: str | None = None,
    zone: tzinfo = CHINA,
    reference: datetime | None = None,
    script: str | None = None,
) -> list[Row]:
    """The entries of a feed, in its order; empty for anything else. Never raises.

    `url` resolves relative links where the feed names no base of its own.

    Feeds tell the time in UTC, the portal's pages in `zone`; the rows tell it as the pages do. A date is left out if it
    is out of range, as an unset one is (Mon, 01 Jan 0001), or after `reference`, the time of the fetch. `script` is as
    in `Document.from_bytes`.
    """
    plain = inflate(body)
    entries = _iter_json(plain, url, content_type) if plain.lstrip().startswith(b"{") else None
    if entries is None:
        root = parse_xml(plain, url, content_type)
        if root is None:
            return []
        restore_tree(root, script)
        entries = (entry for element in iter_entries(root) if (entry := _read_entry(element, url)))
    rows: dict[str, Row] = {}
    for entry in entries:
        rows.setdefault(entry.url, _make_row(entry, len(rows) + 1, zone, reference))
    return list(rows.values())


class _Entry(NamedTuple):
    url: str
    values: Mapping[str, str]
    """What the feed says of it, by the names of RSS and Atom, the first of each."""
    is_text: bool = False
    """Whether the title is said to be a text, without HTML."""


def _iter_json(body: bytes, url: str, content_type: str | None) -> Iterator[_Entry]:
    for link, values in iter_json_entries(body, content_type):
        if address := resolve(url, link):
            yield _Entry(address, values)


def iter_entries(root: etree._Element) -> Iterator[etree._Element]:
    """The entries of a feed's tree: `item` in RSS, `entry` in Atom."""
    return (element for element in root.iter() if local_name(element) in ("item", "entry"))


def find_link(entry: etree._Element, url: str) -> str | None:
    """The address of the page that an entry is of, absolute; None if it names none.

    A service that counts a feed's readers puts its own address into `link` and the page's into `origLink`.
    """
    found: dict[str, tuple[etree._Element, str]] = {}
    for child in entry:
        name, text = local_name(child), (child.text or "").strip()
        if name == "origlink" and text:
            found.setdefault("original", (child, text))
        elif name == "link" and (child.get("rel") or "alternate") == "alternate":
            if target := (child.get("href") or text).strip():
                found.setdefault("own" if _is_own(child, entry) else "other", (child, target))
        elif name in ("guid", "id") and text and child.get("isPermaLink", "true") != "false":
            found.setdefault("guid", (child, text))
    for kind in ("original", "own", "other", "guid"):
        if kind in found and (address := resolve(found[kind][0].base or url, found[kind][1])):
            return address
    return None


def _is_own(child: etree._Element, entry: etree._Element) -> bool:
    return namespace_of(child) == namespace_of(entry)


def _read_entry(entry: etree._Element, base: str) -> _Entry | None:
    url = find_link(entry, base)
    if url is None:
        return None
    values: dict[str, str] = {}
    is_text = False
    # What the feed's own words say comes before what other vocabularies say.
    for child in sorted(entry, key=lambda child: not _is_own(child, entry)):
        name, text = local_name(child), (child.text or "").strip()
        if namespace_of(child) == _MEDIA or not (text or len(child)) or name in values:
            continue
        values[name] = text or "".join(str(t) for t in child.itertext())
        is_text = is_text or (name == "title" and child.get("type") == "text")
    return _Entry(url, values, is_text)


def _make_row(entry: _Entry, position: int, zone: tzinfo, reference: datetime | None) -> Row:
    values, title = entry.values, entry.values.get("title", "")
    summary = _plain(values.get("description") or values.get("summary") or "")
    category = fold(values.get("category", ""))
    return Row(
        url=entry.url,
        headline=(tidy(title) if entry.is_text and not _MARKUP.search(title) else _plain(title)) or None,
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
