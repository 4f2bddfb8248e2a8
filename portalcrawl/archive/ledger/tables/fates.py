"""The fate of each URL that was handed out."""

import time
from collections.abc import Iterable

from msgspec.structs import astuple

from portalcrawl.archive.ledger.database import Database
from portalcrawl.archive.ledger.memory import RunMemory
from portalcrawl.archive.ledger.model import COPY_OF, NO_ROWS, NOT_FOLLOWED, Lease, Look, Role, State, Twin, Validators
from portalcrawl.archive.ledger.tables.doubts import DoubtTable
from portalcrawl.archive.recheck import DAY, published_at
from portalcrawl.archive.segments import Place
from portalcrawl.text.urls.identity import digest_address

MAX_FAILURES_NAMED = 50
MOST_TWINS, CROWD = 40, 1_000
"""Articles of one text that are asked for at most, and of how many of them the headlines are compared."""


class Fates:
    """The final states of the `urls` table with what each of them knows, and the older `versions` of articles."""

    def __init__(self, db: Database, memory: RunMemory, doubts: DoubtTable) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._memory = memory
        self._doubts = doubts

    def note_validators(self, url: str, validators: Validators | None) -> None:
        """Keep the validators of a leased URL's answer until its fate is set, so that both are committed together."""
        self._memory.validators[url] = validators

    def forget_validators(self, number: int) -> None:
        """Let the next request for a URL ask for the page, whether it has changed or not."""
        self._db.execute("UPDATE urls SET etag = NULL, modified = NULL WHERE id = ?", (number,))

    def set_state(self, url: str, state: State, reason: str | None = None, published: str | None = None) -> None:
        """Give a leased URL its fate, which is sure. An archived article keeps its record, and its look stays due."""
        lease = self._settle(url, state)
        self._set(lease, state, reason, published)
        if state is State.DONE:
            self._set_validators(lease, self._memory.validators.pop(url, None))
        self._doubts.clear(lease.id)

    def set_doubtful(self, url: str, state: State, reason: str | None, *, is_urgent: bool) -> None:
        """Give a leased URL a fate that a passing trouble may have caused: it is asked for again.

        `is_urgent`: a list shows it, and the next run asks.
        """
        lease = self._settle(url, state)
        self._set(lease, state, reason, None)
        if state is State.NOT_ARTICLE and not isinstance(lease, Look):
            self._set_validators(lease, self._memory.validators.pop(url, None))
        self._doubts.note(lease.id, int(time.time()), is_urgent=is_urgent)

    def _set(self, lease: Lease, state: State, reason: str | None, published: str | None) -> None:
        url = lease.url
        if state is State.FAILED and len(self._memory.failures) < MAX_FAILURES_NAMED:
            self._memory.failures.append((url, reason or ""))
        self._db.execute(
            "UPDATE urls SET state = ?, reason = ?, published = coalesce(?, published), generation = ?, "
            "due = max(due, ?) WHERE id = ?",
            (str(state), reason, published, self._memory.generation, self._memory.started + 1, lease.id),
        )

    def set_read(self, url: str, shown: int, blocked: str | None = None, *, is_doubtful: bool = False) -> None:
        """Give a leased list page its fate: read, with so many rows; `blocked` is what leads on without an address.

        `is_doubtful` if another time it may show some.
        """
        number = self._memory.leased[url].id
        if is_doubtful:
            self.set_doubtful(url, State.DONE, NO_ROWS, is_urgent=True)
        else:
            self.set_state(url, State.DONE, f"{NOT_FOLLOWED}{blocked}" if blocked else None if shown else NO_ROWS)
        self._db.execute("UPDATE urls SET shown = ? WHERE id = ?", (shown, number))

    def set_reason(self, url: str, reason: str) -> None:
        """Say more exactly why a URL has the fate that it has."""
        self._db.execute("UPDATE urls SET reason = ? WHERE key = ?", (reason, digest_address(url)))

    def set_same(self, url: str) -> None:
        """Give a leased URL its fate: the server says that the list, sitemap or feed is the same as before.

        Of a page in doubt it says that there is still no article.
        """
        lease = self._memory.leased[url]
        self._memory.validators[url] = lease.validators
        if lease.doubted is not None:
            self.set_doubtful(url, *lease.doubted, is_urgent=lease.role is not Role.CANDIDATE)
        else:
            self.set_state(url, State.DONE, "HTTP 304")

    def set_archived(self, url: str, place: Place, digest: bytes, published: str | None, headline: str | None) -> None:
        """Note where a leased URL's article stands; the record that it replaces becomes an older version."""
        lease = self._settle(url, State.ARCHIVED)
        held, now = lease.held if isinstance(lease, Look) else None, int(time.time())
        if held is not None:
            self._db.execute(
                "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)",
                (lease.id, held.version, *astuple(held.place)),
            )
        self._db.execute(
            "UPDATE urls SET published = ?, headline = ?, digest = ?, segment = ?, start = ?, length = ?, crc = ?, "
            "version = ? "
            "WHERE id = ?",
            (
                published, headline, digest, *astuple(place), held.version + 1 if held else 1, lease.id,
            ),
        )  # fmt: skip
        self._doubts.clear(lease.id)
        changed = now if held else published_at(published, now)
        self._plan_look(lease, State.ARCHIVED, None, changed, self._memory.validators.pop(url, None))

    def set_reread(self, url: str, place: Place, digest: bytes, published: str | None, headline: str | None) -> None:
        """Note the new version of a leased URL's article, which was made of the page of the version before it.

        The portal has changed nothing: state, looks and validators are as they were.
        """
        lease = self._memory.leased.pop(url)
        assert isinstance(lease, Look)
        self._memory.changes += 1
        held = lease.held
        self._db.execute(
            "INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)", (lease.id, held.version, *astuple(held.place))
        )
        self._db.execute(
            "UPDATE urls SET published = ?, headline = ?, digest = ?, segment = ?, start = ?, length = ?, crc = ?, "
            "version = ? WHERE id = ?",
            (published, headline, digest, *astuple(place), held.version + 1, lease.id),
        )

    def set_unchanged(self, url: str, reason: str, *, is_soon: bool = False) -> None:
        """Note that a leased URL's article is as the archive holds it; `is_soon`: the next look is a day later."""
        lease = self._settle(url, State.UNCHANGED)
        assert isinstance(lease, Look)
        self._doubts.clear(lease.id)
        validators = self._memory.validators.pop(url, None) or lease.validators
        self._plan_look(lease, State.UNCHANGED, reason, lease.held.changed, validators)
        if is_soon:
            soon = int(time.time()) + DAY
            self._db.execute("UPDATE urls SET due = min(due, ?) WHERE id = ?", (soon, lease.id))

    def set_odd(self, url: str, reason: str, *, is_missing: bool) -> None:
        """Note that a leased URL's article was not found as it was; the next look is a day later.

        `is_missing`: the portal says that it has no such article.
        """
        lease = self._settle(url, State.UNCHANGED)
        assert isinstance(lease, Look)
        now = int(time.time())
        self._db.execute(
            "UPDATE urls SET state = 'unchanged', reason = ?, generation = ?, checked = ?, missed = ?, due = ? "
            "WHERE id = ?",
            (
                reason, self._memory.generation, now, (lease.held.missed or now) if is_missing else lease.held.missed,
                max(now + DAY, self._memory.started + 1) if self._memory.plan.longest is not None else None, lease.id,
            ),
        )  # fmt: skip

    def set_gone(self, url: str, reason: str) -> None:
        """Note that an archived article was withdrawn; its record stays."""
        self._db.execute(
            "UPDATE urls SET state = 'gone', reason = ?, due = NULL, missed = 0 WHERE key = ?",
            (reason, digest_address(url)),
        )
        self._memory.changes += 1

    def _settle(self, url: str, state: State) -> Lease:
        lease = self._memory.leased.pop(url)
        self._memory.count_fate(lease.id, lease.role, state)
        self._memory.changes += 1
        return lease

    def _plan_look(
        self, lease: Lease, state: State, reason: str | None, changed: int, validators: Validators | None
    ) -> None:
        now = int(time.time())
        due = self._memory.plan.next_look(now, changed, lease.id)
        self._db.execute(
            "UPDATE urls SET state = ?, reason = ?, generation = ?, checked = ?, changed = ?, due = ?, missed = NULL "
            "WHERE id = ?",
            # The clock may have been set back: what this run has looked at is not due again in it.
            (
                str(state), reason, self._memory.generation, now, changed,
                due and max(due, self._memory.started + 1), lease.id,
            ),
        )  # fmt: skip
        self._set_validators(lease, validators)

    def _set_validators(self, lease: Lease, new: Validators | None) -> None:
        if new != lease.validators:
            values = (new.etag, new.modified) if new else (None, None)
            self._db.execute("UPDATE urls SET etag = ?, modified = ? WHERE id = ?", (*values, lease.id))

    def fail_again(self, urls: Iterable[str], reason: str) -> None:
        """Let URLs fail that were taken for other addresses of a page, because there is no such page."""
        rows = [(reason, digest_address(url)) for url in urls]
        self._db.execute_many("UPDATE urls SET state = 'failed', reason = ? WHERE key = ?", rows)

    def ask_anew(self, urls: Iterable[str]) -> None:
        """Put URLs on the frontier again that were taken for other addresses of a page."""
        for url in urls:
            number = self._db.execute("SELECT id FROM urls WHERE key = ?", (digest_address(url),)).fetchone()
            self._doubts.clear(number[0])
            self._db.execute("UPDATE urls SET state = 'pending', reason = NULL WHERE id = ?", number)

    def reason_of(self, url: str) -> str:
        """The reason of a URL's fate, "" if it has none or was never met."""
        found = self._db.execute("SELECT reason FROM urls WHERE key = ?", (digest_address(url),)).fetchone()
        return (found and found[0]) or ""

    def find_copy(self, url: str) -> str | None:
        """An address that lists show and under which an exact copy of an archived article stands."""
        query = (
            "SELECT url FROM urls WHERE state = 'duplicate' AND reason = ? "
            "AND EXISTS (SELECT 1 FROM listings l WHERE l.url = urls.id) ORDER BY id DESC LIMIT 1"
        )
        found = self._db.execute(query, (COPY_OF + url,)).fetchone()
        return None if found is None else str(found[0])

    def list_twins(self, digest: bytes, headline: str | None = None) -> list[Twin]:
        """The archived articles whose text has this digest; withdrawn ones are left out.

        Of a text that very many share the first ones, and those of this headline among the last.
        """
        columns = "id, url, headline, segment, start, length, crc"
        kept = "FROM urls WHERE digest = ? AND segment IS NOT NULL AND state <> 'gone'"
        query = f"SELECT {columns} {kept} ORDER BY id LIMIT {MOST_TWINS}"
        rows = list(self._db.execute(query, (digest,)))
        if len(rows) == MOST_TWINS and headline is not None:
            query = (
                f"SELECT {columns} FROM (SELECT {columns} {kept} ORDER BY id DESC LIMIT {CROWD}) "  # noqa: S608 - constants
                f"WHERE headline = ? ORDER BY id LIMIT {MOST_TWINS}"
            )
            rows = list(dict.fromkeys([*self._db.execute(query, (digest, headline)), *rows]))
        return [Twin(number, url, headline, Place(*place)) for number, url, headline, *place in rows]
