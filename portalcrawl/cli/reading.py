"""Reads one page without its portal: gives its record, or the reason why there is no record."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from portalcrawl.exceptions import ExitCode
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Capture
from portalcrawl.page.cpu_budget import PageBudgetError
from portalcrawl.page.document import Document
from portalcrawl.page.metadata import read_metadata
from portalcrawl.pipelines.normalize import NormalizePipeline, digest_article
from portalcrawl.record import build_record


@dataclass(frozen=True, slots=True)
class Reading:
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
