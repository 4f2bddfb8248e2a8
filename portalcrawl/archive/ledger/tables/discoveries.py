"""What a run meets: pages of lists, rows of lists, links from elsewhere. Each URL stands in the ledger once."""

from collections.abc import Iterable

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import ListedRow, Role, Seen, State
from portalcrawl.archive.ledger.tables.doubts import DoubtTable
from portalcrawl.archive.ledger.tables.known_urls import KnownUrls
from portalcrawl.archive.ledger.tables.sections import LIES_BELOW
from portalcrawl.archive.ledger.tables.unlisted import UNLISTED
from portalcrawl.text.urls.identity import digest_address

_MAY_COME_BACK = (State.GONE, State.NOT_ARTICLE, State.EXCLUDED)
"""Fates of rows that are asked for again if a list shows them after these were final."""

_BY_ADDRESS = ("offsite",)
"""Reasons for which a row's address alone was refused; another night the portal may live elsewhere."""

FRONT = 0
"""Stands for the home page's own list, which belongs to no section."""


class Discoveries:
    """New rows of the `urls` table, and the `listings` that say which list shows which URL."""

    def __init__(self, db: Database, memory: RunMemory, doubts: DoubtTable, known: KnownUrls) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._known = known
        self._memory = memory
        self._doubts = doubts

    def add_page(
        self, url: str, role: Role, section: int | None = None, *, is_again: bool = False, is_in_menu: bool = False
    ) -> bool:
        """Put a home, list, sitemap or feed page on the frontier, once in each generation; whether it was put there.

        `is_again`: also if an interrupted run of this generation has read it. `is_in_menu`: the menu shows it, so it is
        asked for even if it was dead a moment ago.
        """
        key = digest_address(url)
        query = "SELECT id, role, state, generation, due FROM urls WHERE key = ?"
        found = self._db.execute(query, (key,)).fetchone()
        if found is None:
            self._db.execute(
                "INSERT INTO urls (key, url, role, state, section, generation) VALUES (?, ?, ?, 'pending', ?, ?)",
                (key, url, int(role), section, self._memory.generation),
            )
            self._memory.changes += 1
            return True
        number, old_role, state, generation, due = found
        if old_role in (Role.ARTICLE, Role.CANDIDATE):
            is_due = state in ("pending", "not_article", "excluded")
        else:
            is_met = generation == self._memory.generation and not (is_again and state == "done")
            is_due = state not in ("pending", "leased") and not is_met
            # A dead page that is still linked is asked for when its time has come.
            is_due = is_due and (state == "done" or is_in_menu or due is None or due <= self._memory.started)
        if not is_due:
            return False
        self._db.execute(
            "UPDATE urls SET role = ?, state = 'pending', reason = NULL, section = ?, generation = ? WHERE id = ?",
            (int(role), section, self._memory.generation, number),
        )
        self._memory.take_back(number)
        self._memory.changes += 1
        return True

    def add_sitemaps(self) -> None:
        """Put all known sitemaps on the frontier that this generation has not read.

        One that answers that it is unchanged (304) cannot name the sitemaps below it again.
        """
        cursor = self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL, generation = ?1 WHERE role = ?2 AND state = 'done' "
            "AND generation <> ?1",
            (self._memory.generation, int(Role.SITEMAP)),
        )
        self._memory.changes += cursor.rowcount

    def add_listed(self, row: ListedRow, section: int | None, via: int, fate: tuple[State, str] | None = None) -> Seen:
        """Note that a section's list shows a URL.

        `section` is where the article is filed, `via` the section whose list was read, or FRONT; `fate` is given if
        the row alone decides (outside the window, offsite). A URL that was a mere candidate goes back to the frontier
        with the row's hints.
        """
        state, reason = fate or (State.PENDING, None)
        found = self._db.execute(
            "SELECT id, role, state, section, reason FROM urls WHERE key = ?", (digest_address(row.url),)
        ).fetchone()
        self._memory.changes += 1
        if found is None:
            number = self._insert(row, Role.ARTICLE, state, reason, section)
            is_new = True
        else:
            number, role, old_state, filed, old_reason = found
            if role not in (Role.ARTICLE, Role.CANDIDATE):
                return Seen.REPEATED
            if old_reason in _BY_ADDRESS and state is State.PENDING:
                role = Role.CANDIDATE  # nothing was ever asked of it
            is_new = self._meet_again(number, role, State(old_state), filed, row, section, state, reason)
        listed = self._list(via, number)
        return Seen.NEW if is_new else listed

    def _list(self, via: int, number: int) -> Seen:
        """Note that a list shows a known URL; how it was met there."""
        values = (via, number, self._memory.generation)
        if self._db.execute("INSERT OR IGNORE INTO listings VALUES (?, ?, ?)", values).rowcount > 0:
            return Seen.LISTED
        query = "UPDATE listings SET generation = ?3 WHERE section = ?1 AND url = ?2 AND generation <> ?3"
        return Seen.KNOWN if self._db.execute(query, values).rowcount > 0 else Seen.REPEATED

    def has_archived(self) -> bool:
        """Whether the archive holds any article, whichever run has brought it."""
        return self._db.execute("SELECT 1 FROM urls WHERE segment IS NOT NULL LIMIT 1").fetchone() is not None

    def has_listed(self, via: int) -> bool:
        """Whether a section's lists, or FRONT's, have ever shown a row."""
        return self._db.execute("SELECT 1 FROM listings WHERE section = ? LIMIT 1", (via,)).fetchone() is not None

    def add_pages_of(self, section: int | None) -> list[str]:
        """Put those known list pages of a section on the frontier that this generation has not read; their addresses.

        None stands for the front list.
        """
        cursor = self._db.execute(
            "UPDATE urls SET state = 'pending', reason = NULL, generation = ?1 WHERE role = 1 AND section IS ?2 "
            "AND generation <> ?1 AND state NOT IN ('pending', 'leased') "
            "AND (state = 'done' OR coalesce(due, 0) <= ?3) RETURNING url",
            (self._memory.generation, section, self._memory.started),
        )
        urls = [str(url) for (url,) in cursor.fetchall()]
        self._memory.changes += len(urls)
        return urls

    def leave_pages(self, urls: Iterable[str]) -> None:
        """Take list pages out of this generation's walk that belong to no list any more; they are not in doubt."""
        for url in urls:
            query = "UPDATE urls SET generation = generation - 1 WHERE key = ? RETURNING id"
            for (number,) in self._db.execute(query, (digest_address(url),)).fetchall():
                self._doubts.clear(number)

    def _insert(self, row: ListedRow, role: Role, state: State, reason: str | None, section: int | None) -> int:
        cursor = self._db.execute(
            "INSERT INTO urls (key, url, role, state, reason, section, row, generation, published) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                digest_address(row.url), row.url, int(role), str(state), reason, section, row.dump(),
                self._memory.generation, row.date if state is State.OUTSIDE_WINDOW else None,
            ),
        )  # fmt: skip
        assert cursor.lastrowid is not None
        if state is not State.PENDING:
            self._memory.count_fate(cursor.lastrowid, role, state)
        return cursor.lastrowid

    def _meet_again(
        self,
        number: int,
        role: int,
        old: State,
        filed: int | None,
        row: ListedRow,
        section: int | None,
        state: State,
        reason: str | None,
    ) -> bool:
        """A list shows a URL that is known; whether it goes back to the frontier."""
        if role == Role.CANDIDATE and old in (State.PENDING, State.NOT_ARTICLE, State.EXCLUDED):
            self._db.execute(
                "UPDATE urls SET role = ?, state = ?, reason = ?, section = ?, row = ? WHERE id = ?",
                (int(Role.ARTICLE), str(state), reason, section, row.dump(), number),
            )
            self._memory.take_back(number)
            if state is not State.PENDING:
                self._memory.count_fate(number, Role.ARTICLE, state)
            return True
        if old is State.PENDING and filed != section and section is not None:
            query = f"UPDATE urls SET section = ?1 WHERE id = ?2 AND NOT {LIES_BELOW}"  # noqa: S608 - a constant
            self._db.execute(query, (section, number, filed))
            if filed is None and row.date:
                # A front page shows titles; what it leaves to the section's list is the hint by which a page is read.
                query = "UPDATE urls SET row = ?1 WHERE id = ?2 AND json_extract(row, '$[3]') IS NULL"
                self._db.execute(query, (row.dump(), number))
        if old in _MAY_COME_BACK:
            self._look_again(number)
        return False

    def look_at(self, number: int, row: ListedRow) -> None:
        """Let this run look at an archived article, of which a list says something else than before."""
        values = (row.dump(), self._memory.started, number)
        self._db.execute("UPDATE urls SET row = ?, due = ? WHERE id = ?", values)
        self._memory.may_be_due = True

    def ask_again(self, url: str) -> None:
        """Ask for a URL again in this run, to which something leads, if an earlier one found no article there."""
        found = self._known.find(url)
        if found is not None and found[2] in _MAY_COME_BACK:
            self._look_again(found[0])

    def _look_again(self, number: int) -> None:
        """Let this run ask for a URL of which a list says that it is there, unless it has, or its time is to come."""
        query = (
            "SELECT 1 FROM urls WHERE id = ? AND generation <> ? AND coalesce(reason, '') NOT LIKE 'copy of %' "
            "AND (state <> 'excluded' OR reason LIKE 'redirects offsite%') "
            "AND NOT EXISTS (SELECT 1 FROM doubts WHERE doubts.url = urls.id)"
        )
        if self._db.execute(query, (number, self._memory.generation)).fetchone() is not None:
            self._doubts.reopen(number)
            self._db.execute("UPDATE urls SET due = ? WHERE id = ?", (self._memory.started, number))
            self._memory.may_be_due = True

    def add_candidate(self, row: ListedRow, fate: tuple[State, str] | None = None) -> bool:
        """Note a URL met outside the section lists; whether it is new. `fate` is given if its address decides."""
        found = self._db.execute("SELECT id, reason FROM urls WHERE key = ?", (digest_address(row.url),)).fetchone()
        if found is not None:
            if found[1] != UNLISTED or fate is not None:
                return False
            self._db.execute(
                "UPDATE urls SET state = 'pending', reason = NULL, row = ? WHERE id = ?", (row.dump(), found[0])
            )
            self._memory.take_back(found[0])
            return True
        state, reason = fate or (State.PENDING, None)
        self._insert(row, Role.CANDIDATE, state, reason, None)
        self._memory.changes += 1
        return True
