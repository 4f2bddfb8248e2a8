"""Markdown with YAML front matter: a file for each article in a folder, or all articles in one file."""

import hashlib
import re
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from portalcrawl.exports.selection import Change, Selected

_FRONT = ("url", "datePublished", "contentSource", "inLanguage", "keywords", "nearDuplicateOf")
# Signs that CommonMark would take for its own, wherever they stand.
_SIGNS = re.compile(r"[\\`*_<>\[\]|~]")
# And those that count at the beginning of a line: headings, lists, rules, quotations.
_LINE_BEGIN = re.compile(r"^([^\S\n]*+)([#+=-]|\d+(?=[.)]))", re.MULTILINE)
_NOT_NAME = re.compile(r"[^\w-]+")
_NAME_LENGTH = 40


class MarkdownFileWriter:
    """Writes all articles into one file."""

    def __init__(self, stream: BinaryIO) -> None:
        """To a stream that the caller closes."""
        self._stream = stream

    def write(self, one: Selected) -> None:
        """Write an article, without front matter, which a file can have once."""
        self._stream.write((write_article(one) + "\n").encode("utf-8", "replace"))

    def write_change(self, change: Change) -> None:
        """Records only."""

    def close(self) -> None:
        """Flush; the stream stays open."""
        self._stream.flush()


class MarkdownFolderWriter:
    """Writes each article into a file of its own, in a folder for each archive and year."""

    def __init__(self, folder: Path) -> None:
        """Into an empty folder."""
        self._folder = folder

    def write(self, one: Selected) -> None:
        """Write an article's file."""
        published = one.record.get("datePublished", "undated")
        folder = self._folder / one.archive / published[:4].replace("unda", "undated")
        folder.mkdir(parents=True, exist_ok=True)
        text = _write_front(one) + write_article(one)
        (folder / f"{name_article(one)}.md").write_bytes(text.encode("utf-8", "replace"))

    def write_change(self, change: Change) -> None:
        """Records only."""

    def close(self) -> None:
        """All is written."""


def name_article(one: Selected) -> str:
    """The name of an article's file: day, headline, and eight digits that tell address and version apart."""
    record = one.record
    version = record["capture"]["version"]
    digits = hashlib.sha256(f"{record['url']}#{version}".encode()).hexdigest()[:8]
    title = _NOT_NAME.sub("-", record["headline"]).strip("-")[:_NAME_LENGTH].encode()[:150].decode("utf-8", "ignore")
    return "-".join(part for part in (record.get("datePublished", "")[:10], title, digits) if part)


def _write_front(one: Selected) -> str:
    record, capture = one.record, one.record["capture"]
    facts: dict[str, Any] = {"title": record["headline"]}
    facts |= {name: record[name] for name in _FRONT if name in record}
    facts |= {"authors": [author["name"] for author in record.get("authors", ())]}
    facts |= {"section": [crumb["name"] for crumb in record.get("breadcrumbs", ())]}
    facts |= {"version": capture["version"], "fetchedAt": capture["fetchedAt"], "withdrawnAt": one.withdrawn}
    # A JSON value is a YAML value.
    lines = [f"{name}: {orjson.dumps(value).decode()}" for name, value in facts.items() if value not in (None, [])]
    return "\n".join(["---", *lines, "---", "", ""])


def write_article(one: Selected) -> str:
    """Headline, a line of what is known, text, images and files."""
    record = one.record
    about = [record.get("datePublished", "")[:10], record.get("contentSource", "")]
    about += [author["name"] for author in record.get("authors", ())]
    parts = [f"# {escape_markdown(record['headline'])}"]
    parts += [f"*{escape_markdown(' · '.join(filter(None, about)))}* <{record['url']}>".replace("** ", "")]
    parts += [escape_markdown(paragraph) for paragraph in record.get("articleBody", "").split("\n\n") if paragraph]
    parts += [f"![{escape_markdown(image.get('caption', ''))}](<{image['url']}>)" for image in record.get("images", ())]
    for file in record.get("attachments", ()):
        parts.append(f"[{escape_markdown(file.get('name', file['url']))}](<{file['url']}>)")
    return "\n\n".join(parts) + "\n"


def escape_markdown(text: str) -> str:
    r"""A text that CommonMark shows as it is.

    >>> escape_markdown("1. *new*")
    '1\\. \\*new\\*'
    """
    escaped = _SIGNS.sub(r"\\\g<0>", text)
    return _LINE_BEGIN.sub(_escape_begin, escaped)


def _escape_begin(found: re.Match[str]) -> str:
    space, sign = found.groups()
    return f"{space}{sign}\\" if sign.isdigit() else f"{space}\\{sign}"
