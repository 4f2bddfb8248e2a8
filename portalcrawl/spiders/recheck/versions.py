"""Versions of an article: a look writes a new one where the content has changed, not the page around it."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Held, Look
from portalcrawl.items import Article
from portalcrawl.lexicon.article_words import COUNTER
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.record import build_record

Content = tuple[object, ...]

Reread = Callable[[Look, Mapping[str, Any]], Article | None]
"""Reads the stored page of a record as pages are read today; None where it is not stored."""


def content_of(record: Mapping[str, Any]) -> Content:
    """What makes an article's content: its words, who wrote and who published it, its images and files.

    Its date does not count, because some portals show the day of the visit; clicks, keywords and section do not either.
    Images and files count without their queries, which may hold a signature for each visitor, and without their hosts:
    a portal that goes over to https, to a host for files or to another name has changed no article.
    """
    return (
        _squeeze(record.get("headline", "")),
        _squeeze(COUNTER.sub("", record.get("articleBody", ""))),
        record.get("contentSource", ""),
        tuple(author["name"] for author in record.get("authors", ())),
        tuple(_path_of(image["url"]) for image in record.get("images", ())),
        tuple((_path_of(file["url"]), file.get("name", "")) for file in record.get("attachments", ())),
        tuple(_path_of(one["url"]) for one in (*record.get("videos", ()), *record.get("audios", ()))),
    )


def _path_of(url: str) -> str:
    return url.partition("?")[0].partition("://")[2].partition("/")[2]


def _squeeze(text: str) -> str:
    return "".join(text.split())


class Versions:
    """Compares articles with the archive's newest record of them."""

    def __init__(self, archive: Archive, reread: Reread) -> None:
        """`reread` reads the stored page again: where it has today's content, the reader has changed, not the page."""
        self._archive = archive
        self._reread = reread

    def differs(self, article: Article, look: Look) -> bool:
        """Whether the article has changed since its newest record."""
        record = self._archive.read_record(look.held.place)
        content = content_of(build_record(NormalizePipeline().process_item(article)))
        if content == content_of(record):
            return False
        before = self._reread(look, record)
        return before is None or content != content_of(build_record(NormalizePipeline().process_item(before)))

    def has_lost_text(self, article: Article, look: Look) -> bool:
        """Whether the article has no word any more where its newest record has a text."""
        return not article.articleBody and bool(self._archive.read_record(look.held.place).get("articleBody"))

    def name(self, look: Look) -> str | None:
        """The headline of the newest record."""
        headline: str | None = self._archive.read_record(look.held.place).get("headline")
        return headline

    def number(self, article: Article, held: Held) -> None:
        """Make an article the next version of what is held."""
        assert article.capture is not None
        article.capture.version = held.version + 1
        digest = hashlib.sha256(self._archive.read_line(held.place)).hexdigest()
        article.capture.previousVersion = f"sha256:{digest}"
