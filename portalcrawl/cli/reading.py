"""One page that a person names, read without its portal: its record, or why there is none."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from portalcrawl.exceptions import ExitCode
from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Capture
from portalcrawl.page.document import Document
from portalcrawl.page.metadata import read_metadata
from portalcrawl.pipelines.normalize import NormalizePipeline, digest_article
from portalcrawl.record import build_record


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of one page: its record, or a reason in words and the exit code that goes with it."""

    record: dict[str, Any] | None = None
    reason: str = ""
    code: ExitCode = ExitCode.COMPLETE


def read_page(document: Document, fetched: Capture | None = None) -> Reading:
    """The record of a page that is believed to be an article.

    `fetched` is how it was fetched. A page from a file has none: its `capture` keeps the digest and the evidence only,
    and nothing in it is told from today, for nobody knows when it was saved.
    """
    hints = Hints(listed=True, reference=datetime.now(UTC) if fetched else None)
    extraction = extract_article(document, hints)
    if extraction.article is None:
        return Reading(reason=f"no article: {extraction.rejection}", code=ExitCode.ERROR)
    article = extraction.article
    article.capture = fetched
    article = NormalizePipeline().process_item(article)
    record = build_record(article)
    record.setdefault("capture", {"digest": digest_article(article), "evidence": article.evidence})
    return Reading(record)


def with_own_address(document: Document) -> Document:
    """The page under the address that it calls its own, for a page of which nobody says where it is from."""
    metadata = read_metadata(document)
    own = metadata.canonical or document.absolute(metadata.values.get("og:url") or "")
    return replace(document, url=own) if own else document
