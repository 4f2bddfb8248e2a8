"""Putting into a new ledger what an archive's other files still tell."""

from datetime import datetime
from typing import Any

import orjson
from msgspec.structs import astuple

from portalcrawl.archive.ledger.ledger import Ledger
from portalcrawl.archive.ledger.model import COPY_OF, ListedRow, Role
from portalcrawl.archive.ledger.tables.removals import Kind, Removal
from portalcrawl.archive.recheck import RecheckPlan, published_at
from portalcrawl.archive.segments import Place
from portalcrawl.items import YEAR_INFERRED
from portalcrawl.text.urls.identity import digest_address


class Restoration:
    """Fills a ledger by hand; nothing is leased from it."""

    def __init__(self, ledger: Ledger) -> None:
        """Writes in the ledger's transaction."""
        self._ledger = ledger
        self._db = ledger.database
        self.moved: dict[str, str] = {}
        """By address, where articles are said to have moved to; for `MoveTable.restore`."""

    def restore_article(self, record: dict[str, Any], place: Place) -> None:
        """Note a record; records come in the order in which they were written, so the last one is the newest."""
        url, capture = record["url"], record["capture"]
        key = digest_address(url)
        old = self._db.execute(
            "SELECT id, version, segment, start, length, crc FROM urls WHERE key = ?", (key,)
        ).fetchone()
        if old is not None and old[1] is not None:
            self._db.execute("INSERT OR REPLACE INTO versions VALUES (?, ?, ?, ?, ?, ?)", old)
        listing = record.get("listing")
        row = None
        if listing is not None:
            row = ListedRow(
                url, listing["url"], listing["position"], listing.get("headline"), listing.get("datePublished"),
                year_is_inferred=capture.get("evidence", {}).get("datePublished") == YEAR_INFERRED,
            )  # fmt: skip
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
        """The section that a record's path names, if it has an address."""
        crumbs = record.get("breadcrumbs", [])
        found = None
        for depth, crumb in enumerate(crumbs, 1):
            if not crumb.get("url"):
                continue
            path = tuple(one["name"] for one in crumbs[:depth])
            urls = tuple(one.get("url", "") for one in crumbs[:depth])
            query = "SELECT id FROM sections WHERE url = ?"
            known = self._db.execute(query, (crumb["url"],)).fetchone()
            found = known[0] if known else self._ledger.sections.add(crumb["url"], path, urls, 1_000, "breadcrumb").id
        return found

    def restore_mark(self, url: str, original: str, similarity: float, *, by_line: bool) -> None:
        """Note that an article's record, or a line, names its original; marks come behind all records."""
        if (number := self._find_kept(url)) is None:
            return
        key = digest_address(original)
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
        found = self._db.execute(query, (digest_address(url),)).fetchone()
        return None if found is None else int(found[0])

    def restore_removal(self, removal: Removal) -> None:
        """Note a tombstone, and that its address is not to be fetched."""
        self._ledger.removals.add([removal], is_done=True)
        if removal.kind is Kind.RECORD:
            self.restore_removed(removal.url, removal.reason)

    def restore_removed(self, url: str, reason: str) -> None:
        """Note that an address was removed; a record of it that is there all the same stays."""
        self._db.execute(
            "INSERT INTO urls (key, url, role, state, reason, generation) VALUES (?, ?, ?, 'removed', ?4, 1) "
            "ON CONFLICT (key) DO UPDATE SET state = 'removed', reason = ?4 WHERE segment IS NULL",
            (digest_address(url), url, int(Role.ARTICLE), reason),
        )

    def restore_copy(self, url: str, original: str) -> None:
        """Note an exact copy."""
        self._db.execute(
            "INSERT OR IGNORE INTO urls (key, url, role, state, reason, generation) "
            "VALUES (?, ?, ?, 'duplicate', ?, 1)",
            (digest_address(url), url, int(Role.ARTICLE), f"{COPY_OF}{original}"),
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
