"""Rows that a page keeps as data for its scripts: `__NEXT_DATA__`, JSON in a script, `var list = [{…}]`.

Read only where the page shows no list of its own. An entry is an object with a title and an address of this site.
"""

import re
from collections.abc import Iterator
from datetime import datetime, tzinfo
from html import unescape
from typing import Any

import orjson

from portalcrawl.discovery.rows.links.candidates import is_page_address
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.text.dates.parsing import parse_date
from portalcrawl.text.urls.canonical import is_same_site
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.whitespace import tidy

_TITLES = ("title", "headline", "name", "subject", "biaoti")
_ADDRESSES = ("url", "link", "href", "permalink", "path", "linkurl", "detailurl", "docpuburl")
_DATES = (
    "date",
    "publishedat",
    "published",
    "publishdate",
    "pubdate",
    "datepublished",
    "createtime",
    "pubtime",
)
# `var list = [{`, `window.items = {`: an assignment of an array or an object.
_ASSIGNED = re.compile(r"=\s*(?=\[\s*\{|\{\s*\")")
_LEAST_ROWS = 3
"""Entries of a list; one or two objects with a title and an address may be anything."""
_LONGEST_SCRIPT = 2_000_000
"""Characters of a script that is read as data."""
_MOST_ASSIGNED = 20
"""Assignments of one script that are tried."""
_DEEPEST = 12
"""Levels of data."""


def find_data_rows(document: Document, *, reference: datetime | None, zone: tzinfo) -> list[Row]:
    """The longest list of such entries, in its order; empty where there is none."""
    best: list[Row] = []
    for data in _read_scripts(document):
        for entries in _find_lists(data, 0):
            rows = _read_entries(document, entries, reference, zone)
            best = rows if len(rows) > max(len(best), _LEAST_ROWS - 1) else best
    return best


def read_entries(document: Document, data: Any, zone: tzinfo) -> list[Row]:
    """The entries of the longest list of such objects in an answer that is nothing but data, however few they are."""
    found = [_read_entries(document, entries, None, zone) for entries in _find_lists(data, 0, 1)]
    return max(found, key=len, default=[])


def _read_scripts(document: Document) -> Iterator[Any]:
    for script in document.tree.iter("script"):
        text = (script.text or "").strip()
        if not text or len(text) > _LONGEST_SCRIPT or "ld+json" in (script.get("type") or ""):
            continue
        if text[0] in "[{" and (data := _load(text)) is not None:
            yield data
            continue
        for match in list(_ASSIGNED.finditer(text))[:_MOST_ASSIGNED]:
            if (data := _load(_cut(text, match.end()))) is not None:
                yield data


def _load(text: str) -> Any:
    try:
        return orjson.loads(text)
    except orjson.JSONDecodeError:
        return None


def _cut(text: str, start: int) -> str:
    """The array or object that begins at a place, to its own end."""
    depth, is_quoted, is_escaped = 0, False, False
    for place in range(start, len(text)):
        char = text[place]
        if is_escaped:
            is_escaped = False
        elif is_quoted:
            is_escaped, is_quoted = char == "\\", char != '"'
        elif char == '"':
            is_quoted = True
        elif char in "[{":
            depth += 1
        elif char in "]}":
            depth -= 1
            if depth == 0:
                return text[start : place + 1]
    return ""


def _find_lists(data: Any, depth: int, least: int = _LEAST_ROWS) -> Iterator[list[dict[str, Any]]]:
    if depth > _DEEPEST:
        return
    if isinstance(data, list):
        entries = [one for one in data if isinstance(one, dict)]
        if len(entries) >= least:
            yield entries
    children = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for child in children:
        if isinstance(child, dict | list):
            yield from _find_lists(child, depth + 1, least)


def _read_entries(
    document: Document, entries: list[dict[str, Any]], reference: datetime | None, zone: tzinfo
) -> list[Row]:
    rows: dict[str, Row] = {}
    for entry in entries:
        facts = {name.lower().replace("_", ""): text for name, value in entry.items() if (text := _text_of(value))}
        title = next((tidy(facts[name]) for name in _TITLES if facts.get(name)), "")
        address = next((facts[name] for name in _ADDRESSES if facts.get(name)), "")
        url = document.absolute(address) if address else None
        if not title or url is None or not is_same_site(url, document.url) or not is_page_address(url):
            continue
        stated = next((facts[name] for name in _DATES if facts.get(name)), "")
        found = parse_date(stated, reference=reference, zone=zone) if stated else None
        row = Row(url, title, found.iso if found else None, position=len(rows) + 1)
        rows.setdefault(address_key(url), row)
    return list(rows.values())


def _text_of(value: Any) -> str:
    """A text, or the one that WordPress keeps in an object: `{"rendered": "…"}`."""
    if isinstance(value, dict):
        value = unescape(value["rendered"]) if isinstance(value.get("rendered"), str) else None
    return value if isinstance(value, str) else ""
