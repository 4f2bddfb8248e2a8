"""Reads one page without its portal: gives its record, or the reason why there is no record."""

import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO

from msgspec import Struct

from portalcrawl.exceptions import ExitCode
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import PageBudgetError, budget
from portalcrawl.page.metadata import read_metadata
from portalcrawl.pipelines.normalize import NormalizePipeline, digest_article
from portalcrawl.record import build_record
from portalcrawl.settings import DOWNLOAD_MAXSIZE

STDIN = "-"
"""The name of the page on stdin."""


class Reading(Struct, frozen=True):
    """The result of one page: its record, or a reason in words and an exit code."""

    record: dict[str, Any] | None = None
    reason: str = ""
    code: ExitCode = ExitCode.COMPLETE


def read_page(document: Document, fetched: Capture | None = None) -> Reading:
    """The record of a page, which the user says is an article.

    `fetched` says when and how the page was fetched. For a page from a file it is None: `capture` then has only digest
    and evidence, and words such as 昨天 give no date, because nobody knows when the page was saved.
    """
    if document.excess:
        return Reading(reason=document.excess, code=ExitCode.ERROR)
    hints = Hints(listed=True, reference=datetime.now(UTC) if fetched else None)
    try:
        extraction = extract_article(document, hints)
    except PageBudgetError as error:
        return Reading(reason=str(error), code=ExitCode.ERROR)
    if extraction.article is None:
        return Reading(reason=f"no article: {extraction.rejection}", code=ExitCode.ERROR)
    article = extraction.article
    article.capture = fetched
    article = NormalizePipeline().process_item(article)
    record = build_record(article)
    record.setdefault("capture", {"digest": digest_article(article), "evidence": article.evidence})
    return Reading(record)


def with_own_address(document: Document) -> Document:
    """The page with the address that its own metadata states; unchanged if it states none."""
    metadata = read_metadata(document)
    own = metadata.canonical or document.absolute(metadata.values.get("og:url") or "")
    return replace(document, url=own) if own else document


def is_address(name: str) -> bool:
    """Whether a target is an address, not a file."""
    return "://" in name


def read_saved(name: str, url: str | None) -> Document | Reading:
    """The page in a file or on stdin, with the address `url` or its own; or why it cannot be read."""
    try:
        if name == STDIN:
            data = _read_limited(sys.stdin.buffer)
        else:
            with Path(name).open("rb") as file:
                data = _read_limited(file)
    except FileNotFoundError:
        return Reading(reason="no such file; an address begins with http:// or https://", code=ExitCode.USAGE)
    except OSError as error:
        return Reading(reason=error.strerror or str(error), code=ExitCode.USAGE)
    if len(data) > DOWNLOAD_MAXSIZE:
        return Reading(reason=f"larger than {DOWNLOAD_MAXSIZE} bytes", code=ExitCode.ERROR)
    if not data.strip():
        return Reading(reason="no page: it is empty", code=ExitCode.ERROR)
    try:
        with budget():
            document = Document.from_bytes(url or "", data)
    except PageBudgetError as error:
        return Reading(reason=str(error), code=ExitCode.ERROR)
    return document if url else with_own_address(document)


def _read_limited(file: BinaryIO) -> bytes:
    return file.read(DOWNLOAD_MAXSIZE + 1)
