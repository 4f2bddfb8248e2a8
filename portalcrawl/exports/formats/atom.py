"""An Atom feed (RFC 4287): an entry for each record, and one for each move, withdrawal and return."""

import re
import shutil
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO
from xml.sax.saxutils import escape, quoteattr

from portalcrawl.exports.selection import Change, Selected

# XML 1.0 has no other characters (section 2.2).
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_KINDS = {"withdrawn": "Withdrawn", "moved": "Moved", "restored": "Restored", "removed": "Removed"}
_SPOOLED = 8 * 1024 * 1024
_EARLIEST = "1970-01-01T00:00:00Z"


class AtomWriter:
    """Collects entries beside the file, because the head says when the newest of them was made."""

    def __init__(self, stream: BinaryIO, name: str, portals: Sequence[str]) -> None:
        """`name` is the feed's title; `portals` are the addresses of its portals."""
        self._stream = stream
        self._name = name
        self._portals = portals
        self._entries = tempfile.SpooledTemporaryFile(_SPOOLED)  # noqa: SIM115 - closed in `close`
        self._updated = _EARLIEST

    def write(self, one: Selected) -> None:
        """Write a record's entry."""
        record, capture = one.record, one.record["capture"]
        version = capture["version"]
        title = record["headline"] + (f" (version {version})" if version > 1 else "")
        self._write_entry(f"{record['url']}#{version}", title, capture["fetchedAt"], record["url"], _describe(record))

    def write_change(self, change: Change) -> None:
        """Write the entry of a move, a withdrawal or a return."""
        facts = change.facts
        kind = _KINDS.get(facts["kind"], facts["kind"])
        words = [facts.get("reason"), facts.get("movedTo") and f"now at {facts['movedTo']}"]
        told = ", ".join(word for word in words if word)
        parts = [_element("summary", told)] if told else []
        name = f"{facts['url']}#{facts['kind']}-{facts['at']}"
        self._write_entry(name, f"{kind}: {facts['url']}", facts["at"], facts["url"], parts)

    def _write_entry(self, name: str, title: str, updated: str, url: str, parts: Sequence[str] | Iterator[str]) -> None:
        self._updated = max(self._updated, updated)
        lines = [
            _element("id", uuid.uuid5(uuid.NAMESPACE_URL, name).urn), _element("title", title),
            _element("updated", updated), f'<link rel="alternate" href={_quote(url)}/>', *parts,
        ]  # fmt: skip
        self._entries.write(("<entry>\n" + "\n".join(lines) + "\n</entry>\n").encode("utf-8", "replace"))

    def close(self) -> None:
        """Write the head, then the entries."""
        name = uuid.uuid5(uuid.NAMESPACE_URL, " ".join(self._portals)).urn
        links = [f'<link rel="alternate" href={_quote(url)}/>' for url in self._portals[:1]]
        head = [
            '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom">',
            _element("id", name), _element("title", self._name), _element("updated", self._updated), *links,
            f"<author>{_element('name', self._name)}</author>", "<generator>portalcrawl</generator>",
        ]  # fmt: skip
        with self._entries:
            self._stream.write(("\n".join(head) + "\n").encode("utf-8", "replace"))
            self._entries.seek(0)
            shutil.copyfileobj(self._entries, self._stream)
            self._stream.write(b"</feed>\n")
            self._stream.flush()


def _describe(record: dict[str, Any]) -> Iterator[str]:
    if "datePublished" in record:
        yield _element("published", complete_moment(record["datePublished"]))
    for author in record.get("authors", ()):
        yield f"<author>{_element('name', author['name'])}</author>"
    if "contentSource" in record:
        yield f"<contributor>{_element('name', record['contentSource'])}</contributor>"
    for crumb in record.get("breadcrumbs", ()):
        yield f"<category term={_quote(crumb['name'])}/>"
    for file in record.get("attachments", ()):
        yield f'<link rel="enclosure" href={_quote(file["url"])}/>'
    if "description" in record:
        yield _element("summary", record["description"])
    if (html := record.get("articleBodyHtml")) is not None:
        yield f'<content type="html">{_escape(html)}</content>'
    else:
        yield _element("content", record.get("articleBody", record["headline"]))


def complete_moment(text: str) -> str:
    """A date of a record as RFC 3339 wants it. A day becomes its noon, which is on that day in every zone but two.

    >>> complete_moment("2017-12-25"), complete_moment("2017-12-25T09:29+08:00")
    ('2017-12-25T12:00:00Z', '2017-12-25T09:29:00+08:00')
    """
    if "T" not in text:
        return f"{text}T12:00:00Z"
    clock, zone = text[:16], text[16:]
    if not zone.startswith(":"):
        return f"{clock}:00{zone or 'Z'}"
    return text if zone[3:] else f"{text}Z"


def _element(name: str, text: str) -> str:
    return f"<{name}>{_escape(text)}</{name}>"


def _escape(text: str) -> str:
    return escape(_NOT_XML.sub("\ufffd", text))


def _quote(text: str) -> str:
    return quoteattr(_NOT_XML.sub("\ufffd", text))
