"""Reads pages that come as JSON lines, so that one long-lived process serves another program."""

import base64
import binascii
from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, budget
from portalcrawl.settings import DOWNLOAD_MAXSIZE
from portalcrawl.text.urls.parts import split_url


def answer_lines(lines: Iterable[bytes], output: BinaryIO) -> None:
    """Answer each line at once with one line, or with an `error` if it cannot be read. Raises OSError."""
    for line in lines:
        output.write(orjson.dumps(answer_line(line)) + b"\n")
        output.flush()


def answer_line(line: bytes) -> dict[str, Any]:
    """The fields of the page in a line `{"html_b64": …, "url": …}`; a field that was not found is null in the answer.

    If the page is not an article, the answer has a `rejection`. If the line cannot be read, it has only an `error`.
    Never raises.
    """
    try:
        data, url = _read_line(line)
    except _BadLineError as error:
        return {"error": str(error)}
    # A part of a page may lack the headline, which a record cannot.
    try:
        with budget():
            extraction = extract_article(Document.from_bytes(url, data), Hints(listed=True, is_fragment=True))
    except PageBudgetError as error:
        return {"error": str(error)}
    article = extraction.article
    if article is None:
        return dict.fromkeys(("title", "date", "source", "author", "body")) | {"rejection": extraction.rejection}
    return {
        "title": article.headline,
        "date": article.datePublished,
        "source": article.contentSource,
        "author": ", ".join(author.name for author in article.authors) or None,
        "body": article.articleBody,
    }


class _BadLineError(ValueError):
    """A line that cannot be read; the message says why."""


def _read_line(line: bytes) -> tuple[bytes, str]:
    """The page's bytes, and its address or "". Raises _BadLineError."""
    try:
        asked = orjson.loads(line)
    except orjson.JSONDecodeError as error:
        raise _BadLineError(f"not a JSON line: {error}") from None
    if not isinstance(asked, dict):
        raise _BadLineError('not an object: write {"html_b64": …, "url": …}')
    text, url = asked.get("html_b64"), asked.get("url")
    if not isinstance(text, str):
        raise _BadLineError('"html_b64" is missing or no text')
    if url is not None and not isinstance(url, str):
        raise _BadLineError('"url" is neither a text nor null')
    try:
        data = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _BadLineError(f'"html_b64" is not base64: {error}') from None
    if len(data) > DOWNLOAD_MAXSIZE:
        raise _BadLineError(f"larger than {DOWNLOAD_MAXSIZE} bytes")
    return data, url if url and split_url(url) else ""
