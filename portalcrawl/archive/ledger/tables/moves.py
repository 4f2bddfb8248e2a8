"""Articles whose portal has moved to another host: where each of them is asked for now, if that is known.

An article keeps the address under which it was archived. One whose new address is not known is adrift: nobody asks for
it, so nobody takes it for withdrawn.
"""

import time
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit, urlunsplit

import orjson

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import COPY_OF, Listed, ListedRow, Role, State
from portalcrawl.archive.ledger.tables.meta import MetaTable
from portalcrawl.archive.recheck import DAY
from portalcrawl.text.urls.canonical import host_of
from portalcrawl.text.urls.identity import digest_address
from portalcrawl.text.urls.sites import drop_www

ADDRESS = "address"
"""The key of the start address of a portal that has moved to another host."""
_FORMER = "former_hosts"
_PAGES = (int(Role.ARTICLE), int(Role.CANDIDATE))


class MoveTable:
    """The `moves` table, and what a move changes in others."""

    def __init__(self, db: Database, meta: MetaTable, memory: RunMemory) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._meta = meta
        self._memory = memory
        self._former: tuple[str, ...] = tuple(orjson.loads(meta.get(_FORMER, "[]")))

    @property
    def has_moved(self) -> bool:
        """Whether the portal has ever moved to another host."""
        return bool(self._former)

    def move_portal(self, start: str) -> None:
        """Note that the portal lives at another host from now on.

        Articles and copies are adrift. What has no record, sections and lists too, is expected at the same path.
        """
        old, new = str(self._meta.get("host")), host_of(start)
        self._former = tuple(dict.fromkeys((*self._former, old)))
        self._meta.set(_FORMER, orjson.dumps([one for one in self._former if one != new]).decode())
        self._former = tuple(orjson.loads(self._meta.get(_FORMER)))
        for key, value in (("host", new), (ADDRESS, start), ("home_url", start), ("home_led", "")):
            self._meta.set(key, value)

        def is_old(url: str) -> bool:
            return drop_www(host_of(url)) == drop_www(old)

        self._move_pages(lambda url: _swap(url, start) if is_old(url) else url)
        for number, url, urls in self._db.execute("SELECT id, url, urls FROM sections").fetchall():
            path = [_swap(one, start) if one and is_old(one) else one for one in orjson.loads(urls)]
            moved = _swap(url, start) if is_old(url) else url
            self._db.execute(
                "UPDATE sections SET url = ?, urls = ? WHERE id = ?", (moved, orjson.dumps(path).decode(), number)
            )
        self._db.execute("DELETE FROM readings")

    def restore(self, start: str, known: Mapping[str, str]) -> None:
        """Note in a ledger that was built again where the portal lives, and where its articles are known to stand."""
        self.move_portal(start)
        for url, at in known.items():
            if drop_www(host_of(at)) == drop_www(host_of(start)) and self.is_adrift(url):
                self.note(url, at, is_own=True, is_look_due=False)

    def _move_pages(self, move: Callable[[str], str]) -> None:
        query = "SELECT id, url, state FROM urls WHERE segment IS NULL AND state NOT IN ('duplicate', 'removed')"
        for number, url, _ in self._db.execute(query).fetchall():
            if (moved := move(url)) != url:
                self._db.execute(
                    "UPDATE OR IGNORE urls SET key = ?, url = ?, etag = NULL, modified = NULL WHERE id = ?",
                    (digest_address(moved), moved, number),
                )
        kept = "SELECT id, url FROM urls WHERE segment IS NOT NULL OR state = 'duplicate'"
        adrift = [(number,) for number, url in self._db.execute(kept).fetchall() if move(url) != url]
        self._db.execute("UPDATE moves SET key = NULL, at = NULL")
        self._db.execute_many("INSERT OR IGNORE INTO moves VALUES (?, NULL, NULL)", adrift)
        self._db.execute("UPDATE urls SET due = NULL, etag = NULL, modified = NULL WHERE id IN (SELECT url FROM moves)")
        self._db.execute("DELETE FROM doubts WHERE url IN (SELECT url FROM moves)")

    def find_known(self, url: str) -> str | None:
        """The address under which the article is archived that is known to stand at this one now."""
        query = "SELECT u.url FROM moves m JOIN urls u ON u.id = m.url WHERE m.key = ?"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return None if found is None else str(found[0])

    def find_same_path(self, url: str) -> tuple[str, Listed] | None:
        """An article or a copy that is adrift, of the same path on a former host; None if the address has its own."""
        if self._is_own(url):
            return None
        for host in self._former:
            query = (
                "SELECT u.id, u.url, u.headline, u.published, u.row FROM urls u JOIN moves m ON m.url = u.id "
                "WHERE u.key = ? AND m.at IS NULL"
            )
            there = digest_address(urlunsplit(urlsplit(url)._replace(scheme="http", netloc=host)))
            if (found := self._db.execute(query, (there,)).fetchone()) is not None:
                number, old, headline, published, row = found
                return old, Listed(number, headline, published, ListedRow.load(row, old))
        return None

    def _is_own(self, url: str) -> bool:
        """Whether an address leads to something that was met there, and not only to what was never asked for."""
        query = "SELECT role, state FROM urls WHERE key = ?"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return found is not None and (found[0] not in _PAGES or found[1] not in ("pending", "excluded"))

    def is_adrift(self, url: str) -> bool:
        """Whether an archived article's new address is not known."""
        query = "SELECT 1 FROM moves m JOIN urls u ON u.id = m.url WHERE u.key = ? AND m.at IS NULL"
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return found is not None

    def note(self, url: str, at: str, *, is_own: bool, is_look_due: bool) -> int | None:
        """Note where an article stands now; the version of its newest record, None for a copy, which has none.

        `is_own`: the ledger has nothing else under the new address. `is_look_due`: this run looks at it.
        """
        query = "SELECT id, state, reason, version, checked, changed FROM urls WHERE key = ?"
        number, state, reason, version, checked, changed = self._db.execute(query, (digest_address(url),)).fetchone()
        key = digest_address(at) if is_own and self.find_known(at) is None else None
        self._db.execute("UPDATE moves SET key = ?, at = ? WHERE url = ?", (key, at, number))
        if is_own:
            self._forget_unasked(at)
        self._memory.changes += 1
        if version is None:
            original = str(reason or "").removeprefix(COPY_OF)
            if state == State.DUPLICATE and original != reason and self.is_adrift(original):
                self.note(original, at, is_own=False, is_look_due=False)
            return None
        now = int(time.time())
        due = self._memory.plan.next_look(checked or now, changed or now, number)
        if is_look_due:
            due, self._memory.may_be_due = self._memory.started, True
        elif due is not None:
            due = max(due, now + DAY)
        self._db.execute("UPDATE urls SET due = ? WHERE id = ?", (due, number))
        return int(version)

    def take_over(self, url: str, at: str, *, is_look_due: bool) -> int:
        """Note that a leased address is where an archived article stands now; the version of its newest record.

        What is known of the leased address is known of the article from now on.
        """
        lease = self._memory.leased.pop(at)
        self._memory.validators.pop(at, None)
        query = "SELECT id FROM urls WHERE key = ?"
        [number] = self._db.execute(query, (digest_address(url),)).fetchone()
        self._db.execute(
            "INSERT INTO listings SELECT section, ?, generation FROM listings WHERE url = ? "
            "ON CONFLICT (section, url) DO UPDATE SET generation = excluded.generation",
            (number, lease.id),
        )
        for table, column in (("listings", "url"), ("doubts", "url"), ("urls", "id")):
            self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (lease.id,))  # noqa: S608 - constants
        version = self.note(url, at, is_own=True, is_look_due=is_look_due)
        assert version is not None
        return version

    def _forget_unasked(self, url: str) -> None:
        """Forget an address of which nothing was ever asked, because it is an archived article's."""
        query = "DELETE FROM urls WHERE key = ? AND state IN ('pending', 'excluded') RETURNING id"
        for (number,) in self._db.execute(query, (digest_address(url),)).fetchall():
            self._memory.take_back(number)
            self._db.execute("DELETE FROM listings WHERE url = ?", (number,))


def _swap(url: str, start: str) -> str:
    """The address of the same path on another host."""
    there = urlsplit(start)
    return urlunsplit(urlsplit(url)._replace(scheme=there.scheme, netloc=there.netloc))
