"""Sitemaps: addresses that a portal itself announces (https://www.sitemaps.org/protocol.html)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree
from msgspec import Struct

from portalcrawl.discovery.entrances.feed import find_link, iter_entries
from portalcrawl.discovery.entrances.safe_xml import inflate, local_name, parse_xml
from portalcrawl.page.document import resolve
from portalcrawl.page.limits.cpu_budget import PageBudgetError, budget
from portalcrawl.text.charsets.decoding import decode
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.urls.canonical import MAX_URL_LENGTH, is_address, origin_of

_ROBOTS_LINE = re.compile(r"^[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)


MOST_URLS = 50_000
"""Of one file, by the protocol."""
MOST_TAGS = 20 * MOST_URLS
"""An address, its date, its weight, some images and their captions each."""


class SitemapUrl(NamedTuple):
    """One address of a sitemap."""

    loc: str
    lastmod: str | None = None
    """ISO 8601 with the precision given."""


_END = re.compile(rb"</(?:\w{1,20}:)?(?:urlset|sitemapindex|rss|feed|rdf)\s*>", re.IGNORECASE)
# An index that is written as a sitemap: no page is called so.
_SITEMAP_FILE = re.compile(r"\.xml(?:\.gz)?(?:\?[^/]*)?$", re.IGNORECASE)
_LONGEST_DATE = 40
"""Characters of a date that are read."""
_CLOSED_ENTRY = re.compile(rb"</(?:\w{1,20}:)?(?:loc|lastmod|url|sitemap|item|entry)\s*>", re.IGNORECASE)


class Sitemap(Struct, frozen=True):
    """What a sitemap file lists: pages, or further sitemaps."""

    urls: tuple[SitemapUrl, ...] = ()
    sitemaps: tuple[str, ...] = ()
    left: int = 0
    """Addresses over MOST_URLS, which are not given."""


@budget()
def parse_sitemap(body: bytes, url: str = "", content_type: str | None = None) -> Sitemap:
    """The addresses of a sitemap or a sitemap index: XML, gzipped XML, a feed, or text with one address a line.

    Of a damaged file it gives what can be read, of anything else nothing. An address may be relative to `url`, the
    file's own, though the protocol asks for a whole one. Each address comes once. Raises PageBudgetError for a file
    that is larger than any sitemap.
    """
    plain = _cut_to_whole_entries(inflate(body))
    if plain.count(b"<") - plain.count(b"</") > MOST_TAGS:
        raise PageBudgetError(f"more than {MOST_TAGS} elements")
    if not _is_xml(plain):
        return _limit(_parse_text(plain, content_type))
    root = parse_xml(plain, url, content_type)
    if root is None:
        return Sitemap()
    urls: dict[str, SitemapUrl] = {}
    sitemaps: dict[str, None] = {}
    for element in root.iter():
        kind = local_name(element)
        if kind == "url":
            lastmod = _read_lastmod(element)
            for loc in _read_locations(element, url):
                if _SITEMAP_FILE.search(loc):
                    sitemaps[loc] = None
                else:
                    urls.setdefault(loc, SitemapUrl(loc, lastmod))
        elif kind == "sitemap":
            sitemaps |= dict.fromkeys(_read_locations(element, url))
    if not (urls or sitemaps):
        # The protocol takes feeds as sitemaps; their dates are of publication, and no lastmod.
        found = (find_link(entry, url) for entry in iter_entries(root))
        urls = {loc: SitemapUrl(loc) for loc in found if loc and _is_address(loc)}
    return _limit(tuple(urls.values()), tuple(sitemaps))


def _limit(urls: tuple[SitemapUrl, ...], sitemaps: tuple[str, ...] = ()) -> Sitemap:
    left = max(0, len(urls) - MOST_URLS) + max(0, len(sitemaps) - MOST_URLS)
    return Sitemap(urls[:MOST_URLS], sitemaps[:MOST_URLS], left)


def _is_xml(plain: bytes) -> bool:
    return b"<" in plain


def _cut_to_whole_entries(plain: bytes) -> bytes:
    """The file up to its last closed entry if its end is missing: half an address is another address."""
    if not _is_xml(plain) or _END.search(plain):
        return plain
    end = max((match.end() for match in _CLOSED_ENTRY.finditer(plain)), default=len(plain))
    return plain[:end]


def _read_locations(entry: etree._Element, url: str) -> Iterator[str]:
    """The addresses in an entry: in its `loc` elements, or, where it has none, its bare text."""
    texts = [child.text or "" for child in entry if local_name(child) == "loc"] or [entry.text or ""]
    for text in texts:
        if loc := _read_location(text, url):
            yield loc


def _read_location(text: str, url: str) -> str | None:
    text = text.strip()
    if not text or any(c.isspace() for c in text):
        return None
    loc = text if _is_address(text) else resolve(url, _add_scheme(text, url)) if url else None
    return loc if loc and _is_address(loc) else None


def _add_scheme(text: str, url: str) -> str:
    """An address that begins with a host's name as a whole one: `www.example.com/a.html` beside `example.com`."""
    host, slash, _ = text.partition("/")
    base = origin_of(url)
    is_host = bool(slash) and host.lower().removeprefix("www.") == base.partition("://")[2].removeprefix("www.")
    return f"{base.partition('://')[0]}://{text}" if is_host else text


def _read_lastmod(entry: etree._Element) -> str | None:
    for child in entry:
        if local_name(child) == "lastmod" and child.text:
            found = parse_date(child.text.strip()[:_LONGEST_DATE])
            return found.iso if found else None
    return None


def _parse_text(body: bytes, content_type: str | None) -> tuple[SitemapUrl, ...]:
    lines = (line.strip() for line in decode(body, content_type).text.splitlines())
    return tuple({line: SitemapUrl(line) for line in lines if _is_address(line)}.values())


def _is_address(text: str) -> bool:
    return len(text) <= MAX_URL_LENGTH and not any(c.isspace() for c in text) and is_address(text)


def find_sitemaps_in_robots(text: str, url: str = "") -> list[str]:
    """The addresses after `Sitemap:` in a robots.txt, each once, in its order; relative ones are seen from `url`."""
    return [loc for loc in dict.fromkeys(_read_location(text, url) for text in _ROBOTS_LINE.findall(text)) if loc]
