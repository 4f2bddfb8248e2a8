"""What a ledger says of the archive's other files, for a verification to compare with."""

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from msgspec import Struct

from portalcrawl.archive.ledger.model import COPY_OF, State
from portalcrawl.archive.ledger.questions.reading import ReadLedger
from portalcrawl.archive.ledger.tables.payloads import Payload
from portalcrawl.archive.ledger.tables.removals import Removal, read_removals
from portalcrawl.archive.ledger.tables.runs import describe_runs
from portalcrawl.archive.segments import Place
from portalcrawl.exceptions import ArchiveError

_KEPT = """
SELECT url, version, digest, segment, start, length, crc FROM urls WHERE segment IS NOT NULL
UNION ALL
SELECT u.url, v.version, NULL, v.segment, v.start, v.length, v.crc FROM versions v JOIN urls u ON u.id = v.url
ORDER BY 4, 5
"""
_TYPES = {"INTEGER": "'integer', 'null'", "TEXT": "'text', 'null'", "BLOB": "'blob', 'null'"}
"""What a column of each type holds."""


class Kept(Struct, frozen=True):
    """A record that the ledger knows."""

    url: str
    version: int
    digest: bytes | None
    """Of the newest version: what copies share."""
    place: Place


class Audit(ReadLedger):
    """What a ledger says of records, copies, removals and runs."""

    def find_damage(self) -> list[str]:
        """What SQLite's own check finds, in its words."""
        return [text for (text,) in self.ask("PRAGMA integrity_check(20)") if text != "ok"]

    def check_types(self) -> None:
        """Raises ArchiveError if a value is of another type than its column, which SQLite allows and we never write."""
        tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        for (table,) in list(self.ask(tables)):
            columns = self.ask("SELECT name, type FROM pragma_table_info(?)", (table,))
            typed = [(_quote(name), _TYPES[kind]) for name, kind in columns if kind in _TYPES]
            faults = " OR ".join(f"typeof({name}) NOT IN ({kinds})" for name, kinds in typed)
            query = f"SELECT 1 FROM {_quote(table)} WHERE {faults} LIMIT 1"  # noqa: S608 - quoted
            if faults and next(self.ask(query), None):
                raise ArchiveError(f"{self._path}: its table {table} has values of other types than its columns")

    def get(self, key: str, default: Any = None) -> Any:
        """A stored fact."""
        return next((value for (value,) in self.ask("SELECT value FROM meta WHERE key = ?", (key,))), default)

    def iter_kept(self) -> Iterator[Kept]:
        """Every record, by segment and offset."""
        for url, version, digest, *place in self.ask(_KEPT):
            yield Kept(url, version, digest, Place(*place))

    def iter_payloads(self) -> Iterator[Payload]:
        """Every payload, by file and offset."""
        query = "SELECT digest, url, fetched, file, start, length FROM payloads ORDER BY file, start"
        for row in self.ask(query):
            yield Payload(*row)

    def iter_removals(self) -> Iterator[tuple[Removal, bool]]:
        """Every place at which something was removed, and whether the files say so already."""
        with self.telling_damage():
            yield from read_removals(self._db)

    def read_copies(self) -> dict[str, str]:
        """By the address of each exact copy that of its original."""
        query = "SELECT url, substr(reason, ?) FROM urls WHERE state = ? AND reason LIKE ? ORDER BY id"
        return dict(self.ask(query, (len(COPY_OF) + 1, str(State.DUPLICATE), f"{COPY_OF}%")))

    def read_near_lines(self) -> dict[str, tuple[str, float]]:
        """By the address of each article whose original a line names: the original's address, and the similarity."""
        query = (
            "SELECT u.url, o.url, m.similarity FROM marks m JOIN urls u ON u.id = m.url JOIN urls o ON o.id = m.told "
            "WHERE m.by_line ORDER BY m.url"
        )
        return {url: (original, similarity) for url, original, similarity in self.ask(query)}

    def read_state(self, url: str) -> tuple[str, bool] | None:
        """The state of an address in the ledger's spelling, and whether it has a record; None for an unknown one."""
        query = "SELECT state, segment IS NOT NULL FROM urls WHERE url = ?"
        return next(((state, bool(is_kept)) for state, is_kept in self.ask(query, (url,))), None)

    def read_runs(self) -> list[dict[str, Any]]:
        """All runs, as the manifest has them."""
        return describe_runs(list(self.ask(
            "SELECT id, name, started, ended, reason, arguments, counts FROM runs ORDER BY id")))  # fmt: skip

    def is_interrupted(self) -> bool:
        """Whether the last run did not come to an orderly end."""
        last = list(self.ask("SELECT ended FROM runs ORDER BY id DESC LIMIT 1"))
        with suppress(IndexError):
            return last[0][0] is None
        return False


def _quote(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
