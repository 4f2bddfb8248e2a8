"""Links and pages that were left alone, and what they are compared with before some of them are tried."""

from collections.abc import Iterable

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import NOT_FOLLOWED, ListedRow, State
from portalcrawl.text.urls.identity import digest_address

UNLISTED = "a link that no list, menu or sitemap shows"
"""Why a URL that some page links is not fetched. It is fetched once a list, menu or sitemap shows it."""


class UnlistedTable:
    """The rows of the `urls` table that no list, menu or sitemap shows, and those that were turned away."""

    def __init__(self, db: Database, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._memory = memory

    def list_unlisted(self, *, is_new: bool) -> list[tuple[str, str]]:
        """Address and text of each link that nothing but some page shows; `is_new`: only those of this generation."""
        query = "SELECT url, row FROM urls WHERE reason = ? AND state = 'excluded' AND generation >= ? ORDER BY id"
        found = self._db.execute(query, (UNLISTED, self._memory.generation if is_new else 0)).fetchall()
        rows = [ListedRow.load(row, url) for url, row in found]
        return [(row.url, row.headline or "") for row in rows if row is not None]

    def try_unlisted(self, urls: Iterable[str]) -> None:
        """Put such links on the frontier, as candidates."""
        for url in urls:
            query = "UPDATE urls SET state = 'pending', reason = NULL WHERE key = ? RETURNING id"
            [(number,)] = self._db.execute(query, (digest_address(url),)).fetchall()
            self._memory.take_back(number)
            self._memory.changes += 1

    def list_read(self) -> tuple[list[str], list[str]]:
        """The addresses of all articles that are archived, and of all list pages that showed rows."""
        articles = self._db.execute("SELECT url FROM urls WHERE segment IS NOT NULL").fetchall()
        lists = self._db.execute("SELECT url FROM urls WHERE role = 1 AND state = 'done' AND shown > 0").fetchall()
        return [url for (url,) in articles], [url for (url,) in lists]

    def list_rejected(self, reason: str, state: State = State.NOT_ARTICLE) -> list[str]:
        """The addresses of pages that were rejected as articles for a reason, or got another fate for it."""
        query = "SELECT url FROM urls WHERE state = ? AND reason = ? ORDER BY id"
        return [url for (url,) in self._db.execute(query, (str(state), reason)).fetchall()]

    def list_rejected_of_maps(self, reason: str) -> list[str]:
        """The addresses of pages that were rejected as articles for a reason, and that a sitemap or a feed names."""
        query = (
            "SELECT url FROM urls WHERE state = 'not_article' AND reason = ? AND json_extract(row, '$[0]') IN "
            "(SELECT url FROM urls WHERE role IN (3, 4)) ORDER BY id"
        )
        return [url for (url,) in self._db.execute(query, (reason,)).fetchall()]

    def count_lost_lists(self) -> tuple[int, int]:
        """How many list pages of this generation are gone or failed, and on how many the pager was not followed."""
        query = (
            "SELECT coalesce(sum(state IN ('gone', 'failed')), 0), coalesce(sum(state = 'done' AND reason LIKE ?), 0) "
            "FROM urls WHERE role = 1 AND generation = ?"
        )
        [(lost, unfollowed)] = self._db.execute(query, (f"{NOT_FOLLOWED}%", self._memory.generation)).fetchall()
        return lost, unfollowed
