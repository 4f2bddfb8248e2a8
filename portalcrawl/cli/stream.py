"""Pages as JSON lines: the extraction as a service of a long-lived process."""

import base64
import binascii
from collections.abc import Iterable
from typing import Any, BinaryIO

import orjson

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.settings import DOWNLOAD_MAXSIZE
from portalcrawl.text.urls.parts import split_url


def answer_lines(lines: Iterable[bytes], output: BinaryIO) -> None:
    """Answer each line at once with one line; what cannot be read is answered with an `error`. Raises OSError."""
    for line in lines:
        output.write(orjson.dumps(answer_line(line)) + b"\n")
        output.flush()


def answer_line(line: bytes) -> dict[str, Any]:
    """The fields of the page in a line `{"html_b64": …, "url": …}`; those that were not found are None.

    A page that is no article has `rejection`, a line that cannot be read has `error` and nothing else. Never raises.
    """
    try:
        data, url = _read_line(line)
    except _BadLineError as error:
        return {"error": str(error)}
    # A part of a page may lack the headline, which a record cannot.
    extraction = extract_article(Document.from_bytes(url, data), Hints(listed=True, is_fragment=True))
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
    """What is wrong with a line, in words."""


def _read_line(line: bytes) -> tuple[bytes, str]:
    """A page's bytes and its address, which may be empty. Raises _BadLineError."""
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
