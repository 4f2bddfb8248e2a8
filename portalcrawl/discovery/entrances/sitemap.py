"""Sitemaps: addresses that a portal itself announces (https://www.sitemaps.org/protocol.html)."""

import re
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from portalcrawl.discovery.entrances.safe_xml import inflate, local_name, parse_xml
from portalcrawl.page.cpu_budget import budget
from portalcrawl.text.charsets.decoding import decode
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.urls.canonical import MAX_URL_LENGTH

_ROBOTS_LINE = re.compile(r"^[ \t\ufeff]*sitemap[ \t]*:[ \t]*(\S{1,2000})", re.IGNORECASE | re.MULTILINE)


class SitemapUrl(NamedTuple):
    """One address of a sitemap."""

    loc: str
    lastmod: str | None = None
    """ISO 8601 with the precision given."""


_END = re.compile(rb"</(?:\w{1,20}:)?(?:urlset|sitemapindex)\s*>")
_LONGEST_DATE = 40
"""Characters of a date that are read."""
_CLOSED_ENTRY = re.compile(rb"</(?:\w{1,20}:)?(?:loc|lastmod|url|sitemap)\s*>")


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap file lists: pages, or further sitemaps."""

    urls: tuple[SitemapUrl, ...] = ()
    sitemaps: tuple[str, ...] = ()


@budget()
def parse_sitemap(body: bytes) -> Sitemap:
    """The addresses of a sitemap or a sitemap index: XML, gzipped XML, or text with one address a line.

    Never raises: of a damaged file it gives what can be read, of anything else nothing. Addresses that are not
    absolute http(s) URLs are left out, each address comes once.
    """
    plain = _cut_to_whole_entries(inflate(body))
    if not _is_xml(plain):
        return Sitemap(urls=_parse_text(plain))
    root = parse_xml(plain)
    if root is None:
        return Sitemap()
    urls: dict[str, SitemapUrl] = {}
    sitemaps: dict[str, None] = {}
    for element in root.iter():
        kind = local_name(element)
        if kind == "url" and (found := _read_entry(element)):
            urls.setdefault(found.loc, found)
        elif kind == "sitemap" and (found := _read_entry(element)):
            sitemaps[found.loc] = None
    return Sitemap(tuple(urls.values()), tuple(sitemaps))


def _is_xml(plain: bytes) -> bool:
    return b"<" in plain


def _cut_to_whole_entries(plain: bytes) -> bytes:
    """The file up to its last closed entry if its end is missing: half an address is another address."""
    if not _is_xml(plain) or _END.search(plain):
        return plain
    end = max((match.end() for match in _CLOSED_ENTRY.finditer(plain)), default=len(plain))
    return plain[:end]


def _read_entry(element: etree._Element) -> SitemapUrl | None:
    loc = lastmod = None
    for child in element:
        name = local_name(child)
        if name == "loc" and loc is None:
            loc = (child.text or "").strip()
        elif name == "lastmod" and child.text:
            found = parse_date(child.text.strip()[:_LONGEST_DATE])
            lastmod = found.iso if found else None
    return SitemapUrl(loc, lastmod) if loc and _is_address(loc) else None


def _parse_text(body: bytes) -> tuple[SitemapUrl, ...]:
    lines = (line.strip() for line in decode(body).text.splitlines())
    return tuple({line: SitemapUrl(line) for line in lines if _is_address(line)}.values())


def _is_address(text: str) -> bool:
    is_http = text.lower().startswith(("http://", "https://"))
    return is_http and len(text) <= MAX_URL_LENGTH and not any(c.isspace() for c in text)


def find_sitemaps_in_robots(text: str) -> list[str]:
    """The addresses after `Sitemap:` in a robots.txt, each once, in its order."""
    return list(dict.fromkeys(url for url in _ROBOTS_LINE.findall(text) if _is_address(url)))
