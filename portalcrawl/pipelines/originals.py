"""Near-duplicates of an archive: which article of a group of stories that tell the same was published first.

Lists are read newest first, so the later copy is often written before the original comes. A record that is being
written names its original itself. One that stands in a segment cannot change, so a line names its original at the end
of the run, when no earlier one can come.
"""

import logging
from collections.abc import Mapping
from typing import Any

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Archived
from portalcrawl.archive.ledger.tables.marks import mark_text
from portalcrawl.duplicates.index import SignatureIndex
from portalcrawl.duplicates.near import Match, NearDuplicates
from portalcrawl.duplicates.publication import is_before
from portalcrawl.duplicates.similarity import Story, compare_stories
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article
from portalcrawl.pipelines.copies import NO_TWINS, Twins

COMMIT_EVERY = 200
"""Articles that are caught up between two commits."""

logger = logging.getLogger(__name__)


class Originals:
    """Finds the original of each article that is written, and keeps who points at whom in the ledger."""

    def __init__(self, archive: Archive) -> None:
        """Of an archive whose run has begun. This call and all others raise ArchiveError and NoSpaceError."""
        self._archive = archive
        self._marks = archive.ledger.marks
        self._index = SignatureIndex(archive.ledger.database)
        self._near = NearDuplicates(self._index, self._read_story)
        self.count = 0
        """Articles that this run has found to be near-duplicates."""

    def check(self, article: Article, twins: Twins = NO_TWINS) -> None:
        """Let an article that is about to be written name its original, if it is a near-duplicate.

        `twins` are the archived articles of the very same text.
        """
        assert article.capture is not None
        number = self._archive.ledger.leased[article.url].id
        digest = bytes.fromhex(article.capture.digest.removeprefix("sha256:"))
        story = Story(article.headline or "", article.articleBody or "")
        matches = self._near.meet(number, mark_text(digest), story)
        if twins.is_recurring:
            matches = []  # a text that is not the article's own tells no story
        known = {match.number for match in matches}
        matches = [*(Match(twin, 1.0) for twin in twins.doubtful if twin not in known), *matches]
        original = self._join(number, article.datePublished, matches)
        if original is None:
            article.nearDuplicateOf = article.similarity = None
            self._marks.note_record(number, None)
            return
        article.nearDuplicateOf = original.url
        article.similarity = self._measure(story, original, matches)
        self._marks.note_record(number, original.number, article.similarity)
        self.count += 1

    def forget(self, number: int) -> None:
        """Keep nothing of an article that was checked and is not written after all."""
        self._index.forget(number)
        self.count -= 1

    def _join(self, number: int, published: str | None, matches: list[Match]) -> Archived | None:
        """The original of an article by those that tell the same; None where it is the original itself.

        In that case the others point at it from now on. Of two whose dates do not tell, the first met is the original.
        """
        heads: dict[int, Archived] = {}
        for match in matches:
            head = self._find_head(match.number)
            if head is not None and head.number != number:
                heads[head.number] = head
        earlier = [head for head in heads.values() if not is_before(published, head.published)]
        if earlier:
            first = earlier[0]
            for head in earlier[1:]:
                first = head if is_before(head.published, first.published) else first
            return first
        similarities = {match.number: match.similarity for match in matches}
        for head in heads.values():
            self._point(head.number, number, similarities.get(head.number))
        return None

    def _point(self, number: int, original: int, similarity: float | None) -> None:
        if self._marks.find_original(number) != original:
            self._marks.point(number, original, similarity)
            self.count += 1

    def _find_head(self, number: int) -> Archived | None:
        """The original of an article's group, or it itself where that is archived no longer."""
        original = self._marks.find_original(number)
        head = self._marks.read_article(original) if original is not None else None
        return head or self._marks.read_article(number)

    def _measure(self, story: Story, original: Archived, matches: list[Match]) -> float:
        """How alike an article is to its original, which may have been found by another copy of it."""
        for match in matches:
            if match.number == original.number:
                return match.similarity
        other = self._read_story(original.number)
        return round(compare_stories(other, story).similarity, 3) if other is not None else 0.0

    def _read_story(self, number: int) -> Story | None:
        article = self._marks.read_article(number)
        if article is None:
            return None
        try:
            return _tell(self._archive.read_record(article.place))
        except ArchiveError as error:
            logger.warning("%s", error)  # nothing is compared with a damaged record
            return None

    # --- the archive as a whole -----------------------------------------------------------------

    def catch_up(self) -> None:
        """Take in what is archived and not in the index: written by an older version, or mended since."""
        state = int(self._archive.ledger.get_meta("mended", 0))
        if self._index.is_complete(state):
            return
        done = 0
        for batch in self._marks.iter_articles():
            known = self._index.read_marks(batch[0].number, batch[-1].number)
            for article in batch:
                if known.get(article.number) == article.text_mark:
                    continue
                if not done:
                    logger.info("%s: takes in what is not indexed for near-duplicates", self._archive.layout.root)
                self._take_in(article)
                done += 1
                if done % COMMIT_EVERY == 0:
                    self._archive.commit()
        if done:
            logger.info("%s: %d articles were indexed for near-duplicates", self._archive.layout.root, done)
        self._index.set_complete(state)
        self._archive.commit()

    def _take_in(self, article: Archived) -> None:
        try:
            story = _tell(self._archive.read_record(article.place))
        except ArchiveError as error:
            logger.warning("%s", error)  # `verify` names it; the next run asks again
            return
        matches = self._near.meet(article.number, article.text_mark, story)
        original = self._join(article.number, article.published, matches)
        if original is not None:
            self._point(article.number, original.number, self._measure(story, original, matches))

    def list_lines(self) -> list[dict[str, Any]]:
        """The lines that are to be written for articles whose records do not name their originals; noted as written."""
        lines = []
        for mark in self._marks.list_untold():
            article, original = self._marks.read_article(mark.number), self._marks.read_article(mark.original)
            if article is None or original is None:
                continue
            similarity = mark.similarity
            if similarity is None:
                story = self._read_story(mark.number)
                similarity = 0.0 if story is None else self._measure(story, original, [])
            self._marks.note_line(mark.number, similarity)
            line = {"url": article.url, "duplicateOf": original.url, "kind": "near", "similarity": similarity}
            lines.append(line)
        return lines


def _tell(record: Mapping[str, Any]) -> Story:
    return Story(record.get("headline", ""), record.get("articleBody", ""))
