"""Putting into a new ledger what an archive's other files still tell, and forgetting what they have lost."""

from collections.abc import Callable, Sequence
from dataclasses import astuple
from datetime import datetime
from typing import Any

import orjson

from portalcrawl.archive.ledger.database import identity_of
from portalcrawl.archive.ledger.fates import Ledger
from portalcrawl.archive.ledger.model import ListedRow, Role, State
from portalcrawl.archive.ledger.questions.audit import COPY_OF
from portalcrawl.archive.recheck import RecheckPlan, published_at
from portalcrawl.archive.segments import Place

Read = Callable[[Place], dict[str, Any]]
"""Reads a record by its place."""


class Restoration(Ledger):
    """A ledger that is filled by hand; nothing is leased from it."""

    def commit(self) -> None:
        """Commit, and count how often the ledger was mended: what follows from its articles may lag behind then."""
        self.set_meta("mended", int(self.get_meta("mended", 0)) + 1)
        super().commit()

    def restore_article(self, record: dict[str, Any], place: Place) -> None:
        """Note a record; records come in the order in which they were written, so the last one is the newest."""
        url, capture = record["url"], record["capture"]
        key = identity_of(url)
        old = self._db.execute(
            "SELECT id, version, segment, start, length, crc FROM urls WHERE key = ?", (key,)
        ).fetchone()
        if old is not None and old[1] is not None:
            self._db.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)", old)
        listing = record.get("listing")
        row = None
        if listing is not None:
            row = ListedRow(
                url, listing["url"], listing["position"], listing.get("headline"), listing.get("datePublished")
            )
        checked = int(datetime.fromisoformat(capture["fetchedAt"]).timestamp())
        published = record.get("datePublished")
        changed = checked if capture["version"] > 1 else published_at(published, checked)
        digest = bytes.fromhex(capture["digest"].removeprefix("sha256:"))
        self._db.execute(
            "INSERT INTO urls (key, url, role, state, section, row, generation, published, headline, digest, segment, "
            "start, length, crc, version, checked, changed) VALUES (?1, ?2, ?3, 'archived', ?4, ?5, 1, ?6, ?7, ?8, ?9, "
            "?10, ?11, ?12, ?13, ?14, ?15) ON CONFLICT (key) DO UPDATE SET state = 'archived', reason = NULL, "
            "published = ?6, headline = ?7, digest = ?8, segment = ?9, start = ?10, length = ?11, crc = ?12, "
            "version = ?13, checked = ?14, changed = ?15",
            (
                key, url, int(Role.ARTICLE if row else Role.CANDIDATE), self._restore_section(record),
                row.dump() if row else None, published, record.get("headline"), digest, *astuple(place),
                capture["version"], checked, changed,
            ),
        )  # fmt: skip
        self._db.execute(
            "UPDATE urls SET due = ? WHERE key = ?", (RecheckPlan().next_look(checked, changed, place.offset), key)
        )

    def _restore_section(self, record: dict[str, Any]) -> int | None:
        """The section that a record's path names, where it has an address."""
        crumbs = record.get("breadcrumbs", [])
        found = None
        for depth, crumb in enumerate(crumbs, 1):
            if not crumb.get("url"):
                continue
            path = tuple(one["name"] for one in crumbs[:depth])
            urls = tuple(one.get("url", "") for one in crumbs[:depth])
            query = "SELECT id FROM sections WHERE url = ?"
            known = self._db.execute(query, (crumb["url"],)).fetchone()
            found = known[0] if known else self.sections.add(crumb["url"], path, urls, 1_000, "breadcrumb").id
        return found

    def restore_mark(self, url: str, original: str, similarity: float, *, by_line: bool) -> None:
        """Note that an article's record, or a line, names its original; marks come behind all records."""
        if (number := self._find_kept(url)) is None:
            return
        key = identity_of(original)
        # Its record may be lost: then the next crawl fetches it again.
        self._db.execute(
            "INSERT OR IGNORE INTO urls (key, url, role, state, generation) VALUES (?, ?, ?, 'pending', 1)",
            (key, original, int(Role.ARTICLE)),
        )
        self._db.execute(
            "INSERT OR REPLACE INTO marks SELECT ?, id, ?, id, ? FROM urls WHERE key = ?",
            (number, similarity, by_line, key),
        )

    def _find_kept(self, url: str) -> int | None:
        query = "SELECT id FROM urls WHERE key = ? AND segment IS NOT NULL"
        found = self._db.execute(query, (identity_of(url),)).fetchone()
        return None if found is None else int(found[0])

    def restore_copy(self, url: str, original: str) -> None:
        """Note an exact copy."""
        self._db.execute(
            "INSERT OR IGNORE INTO urls (key, url, role, state, reason, generation) "
            "VALUES (?, ?, ?, 'duplicate', ?, 1)",
            (identity_of(url), url, int(Role.ARTICLE), f"{COPY_OF}{original}"),
        )

    def restore_run(self, run: dict[str, Any]) -> None:
        """Note a run as the manifest has it."""
        self._db.execute(
            "INSERT INTO runs (name, started, ended, reason, arguments, counts) VALUES (?, ?, ?, ?, ?, ?)",
            (
                run["name"], run["started"], run.get("ended", run["started"]), run["reason"],
                orjson.dumps(run["arguments"], option=orjson.OPT_SORT_KEYS).decode(),
                orjson.dumps(run["counts"], option=orjson.OPT_SORT_KEYS).decode(),
            ),
        )  # fmt: skip

    def forget_records(self, places: Sequence[tuple[int, int]], read: Read) -> list[str]:
        """Forget records by segment and offset, whose bytes are damaged; addresses that are to be fetched again."""
        self._db.execute_many("DELETE FROM versions WHERE segment = ? AND start = ?", places)
        query = "SELECT id, url FROM urls WHERE segment = ? AND start = ?"
        found = [row for place in places for row in self._db.execute(query, place).fetchall()]
        for number, _ in found:
            self._forget(number, read)
        return [url for _, url in found]

    def forget_segment(self, segment: int, read: Read) -> list[str]:
        """Forget all records of a segment that is gone; addresses that are to be fetched again."""
        self._db.execute("DELETE FROM versions WHERE segment = ?", (segment,))
        rows = self._db.execute("SELECT id, url FROM urls WHERE segment = ?", (segment,)).fetchall()
        for number, _ in rows:
            self._forget(number, read)
        return [url for _, url in rows]

    def _forget(self, number: int, read: Read) -> None:
        """Forget the newest record of a URL: the version before it is the newest then, and due to be looked at.

        With the record goes what it says of its original; the next run compares what there is then.
        """
        self._db.execute("DELETE FROM marks WHERE url = ? AND NOT by_line", (number,))
        query = "SELECT segment, start, length, crc, version FROM versions WHERE url = ? ORDER BY version DESC LIMIT 1"
        before = self._db.execute(query, (number,)).fetchone()
        if before is not None:
            *place, version = before
            digest = bytes.fromhex(read(Place(*place))["capture"]["digest"].removeprefix("sha256:"))
            self._db.execute(
                "UPDATE urls SET state = 'archived', reason = NULL, digest = ?, segment = ?, start = ?, length = ?, "
                "crc = ?, version = ?, etag = NULL, modified = NULL, due = checked WHERE id = ?",
                (digest, *place, version, number),
            )
            self._db.execute("DELETE FROM versions WHERE url = ? AND version = ?", (number, version))
            return
        self._db.execute(
            "UPDATE urls SET state = ?, reason = NULL, digest = NULL, segment = NULL, start = NULL, length = NULL, "
            "crc = NULL, version = NULL, etag = NULL, modified = NULL, checked = NULL, due = NULL, missed = NULL "
            "WHERE id = ?",
            (str(State.PENDING), number),
        )

    def forget_payloads(self, file: int, offset: int) -> None:
        """Forget the payloads of a WARC file from an offset on: they are stored again when they are met."""
        self._db.execute("DELETE FROM payloads WHERE file = ? AND start >= ?", (file, offset))
