"""JSON Feed (https://www.jsonfeed.org/version/1.1/): the same facts as RSS and Atom tell, in their words."""

from collections.abc import Iterator
from typing import Any

import orjson

from portalcrawl.text.charsets.decoding import decode

_VERSION = "jsonfeed.org"


def iter_json_entries(body: bytes, content_type: str | None = None) -> Iterator[tuple[str, dict[str, str]]]:
    """The link of each entry, as the feed spells it, and its facts by their names in Atom; none for anything else."""
    try:
        feed: Any = orjson.loads(decode(body, content_type).text)
    except orjson.JSONDecodeError:
        return
    if not isinstance(feed, dict) or _VERSION not in str(feed.get("version")):
        return
    items = feed.get("items")
    for item in items if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        facts = {name: value for name, value in item.items() if isinstance(value, str)}
        # An identifier is often the address, and always where there is no other.
        if link := facts.get("url") or facts.get("id"):
            yield (
                link,
                {
                    "title": facts.get("title", ""),
                    "published": facts.get("date_published") or facts.get("date_modified") or "",
                    "summary": facts.get("summary") or facts.get("content_text") or facts.get("content_html") or "",
                },
            )
