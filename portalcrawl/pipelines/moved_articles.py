"""Articles of a portal that has moved to another host: known again by their text, under whatever address they stand."""

from datetime import UTC, datetime

from portalcrawl.archive.archive import Archive
from portalcrawl.duplicates.twins import are_variants
from portalcrawl.items import Article

_DAY = len("2017-12-25")


class MovedArticles:
    """Lets archived articles go on under their new addresses."""

    def __init__(self, archive: Archive) -> None:
        """Does nothing for a portal that has never moved. Calls raise ArchiveError and NoSpaceError."""
        self._archive = archive
        self._moves = archive.ledger.moves

    def take_same(self, article: Article, original: str | None) -> bool:
        """Whether a new article is one that is archived, `original`, and stands here now."""
        if original is None or not self._is_waiting(article, original):
            return False
        self._take(article, original, is_look_due=False)
        return True

    def take_edited(self, article: Article) -> bool:
        """Whether a new article is the one whose story it tells, and stands here now: same headline, same day.

        What differs becomes a version: this run looks at it.
        """
        original = article.nearDuplicateOf
        if original is None or not self._is_waiting(article, original):
            return False
        known = self._archive.ledger.find_archived(original)
        if known is None:
            return False
        record = self._archive.read_record(known.held.place)
        days = {day[:_DAY] for day in (article.datePublished, record.get("datePublished")) if day}
        if len(days) > 1 or not are_variants(article.headline or "", record.get("headline", "")):
            return False
        self._archive.ledger.marks.note_record(self._archive.ledger.leased[article.url].id, None)
        self._take(article, original, is_look_due=True)
        return True

    def _is_waiting(self, article: Article, original: str) -> bool:
        is_new = article.capture is not None and article.capture.version == 1
        return self._moves.has_moved and is_new and self._moves.is_adrift(original)

    def _take(self, article: Article, original: str, *, is_look_due: bool) -> None:
        version = self._moves.take_over(original, article.url, is_look_due=is_look_due)
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        self._archive.append_change(
            {
                "url": original, "kind": "moved", "movedTo": article.url, "version": version, "at": at,
                "runId": self._archive.run_name,
            }
        )  # fmt: skip
