"""Articles that a suspended rule has read in this run are read again, from their raw pages where these are stored."""

from collections.abc import Mapping
from typing import Any

from portalcrawl.archive.ledger import Look
from portalcrawl.items import Article, Capture, CapturePlace
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.record import build_record
from portalcrawl.reports.suspensions import Suspension
from portalcrawl.spiders.recheck.versions import Versions, content_of
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import ArticleReader
from portalcrawl.spiders.walk.articles.stored_pages import StoredPages
from portalcrawl.spiders.walk.unlisted.address_groups import AddressGroups

MOST_AT_ONCE = 2_000
"""Pages that are read again while one answer is read; the others wait for the next one."""
REREAD = "reread"
"""The event in the run's counts: articles with a new version because a rule was suspended."""


class Rereads:
    """Makes new versions of articles whose text was left out."""

    def __init__(
        self, run: Run, groups: AddressGroups, pages: StoredPages, reader: ArticleReader, versions: Versions
    ) -> None:
        """Stored pages are read by today's profile, and filed as the reader files articles."""
        self._run = run
        self._groups = groups
        self._pages = pages
        self._reader = reader
        self._versions = versions

    def take(self) -> list[Article]:
        """The articles that are another text without the suspended rule, leased, each the next version of its record.

        Copies and rejected pages have no record: they are fetched again. The same goes for what was left alone because
        such pages had been rejected. What cannot be read again is counted.
        """
        waiting = self._run.watched.waiting
        found = []
        for _ in range(min(len(waiting), MOST_AT_ONCE)):
            suspension, url = waiting.popleft()
            look = self._run.ledger.find_archived(url)
            if look is not None:
                if (article := self._reread(look, suspension)) is not None:
                    found.append(article)
            elif url in self._run.ledger.leased:
                waiting.append((suspension, url))  # it is on its way through the pipelines
            elif self._run.ledger.fetch_again(url):
                suspension.read_again += 1
                for other in self._groups.forget(url):
                    self._run.ledger.fetch_again(other)
        return found

    def _reread(self, look: Look, suspension: Suspension) -> Article | None:
        record = self._run.archive.read_record(look.held.place)
        article = self._pages.read(look, record)
        if article is None:
            suspension.left += 1
            return None
        self._reader.file(article, look)
        article.url = look.url
        article.capture = self._capture(record)
        if content_of(build_record(NormalizePipeline().process_item(article))) == content_of(record):
            return None
        self._versions.number(article, look.held)
        self._run.ledger.lease_look(look)
        self._run.looks.events[REREAD] += 1
        suspension.read_again += 1
        return article

    def _capture(self, record: Mapping[str, Any]) -> Capture:
        """That of the record, which tells when the page was fetched; this run reads it."""
        known, profile = record["capture"], self._run.keeper.profile
        return Capture(
            runId=self._run.archive.run_name,
            fetchedAt=known["fetchedAt"],
            status=known["status"],
            profileVersion=profile.revision if profile else None,
            warc=CapturePlace(**known["warc"]),
        )
