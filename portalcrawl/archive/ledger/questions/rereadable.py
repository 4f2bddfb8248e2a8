"""Questions to a ledger for a re-extraction: which articles and refused pages can be read again from raw pages."""

from collections.abc import Iterator, Sequence

import orjson
from msgspec import Struct

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.model import COPY_OF, ListedRow, Role, State
from portalcrawl.archive.ledger.tables.runs import WALKS
from portalcrawl.archive.segments import Place
from portalcrawl.text.urls.identity import digest_address

_ROLES = f"({int(Role.ARTICLE)}, {int(Role.CANDIDATE)})"
# A page that waits although its raw page is there: a repair has forgotten its damaged record.
_WAITING = f"state IN ('{State.NOT_ARTICLE}', '{State.PENDING}')"
_COPY = f"state = '{State.DUPLICATE}' AND reason LIKE '{COPY_OF}%'"
_STORED = "EXISTS (SELECT 1 FROM payloads p WHERE p.url = urls.url)"
_REFUSED = f"segment IS NULL AND role IN {_ROLES} AND ({_WAITING} OR ({_COPY})) AND {_STORED}"
_NUMBERS = f"SELECT id FROM urls WHERE segment IS NOT NULL OR ({_REFUSED}) ORDER BY segment IS NULL, id"  # noqa: S608 - constants
_COLUMNS = "id, url, role, section, row, state, reason, version, segment, start, length, crc"
_BATCH = 500


class Rereadable(Struct, frozen=True):
    """A URL whose raw page can be read again."""

    id: int
    url: str
    role: Role
    section: int | None
    row: ListedRow | None
    state: State
    reason: str | None
    version: int | None
    """Of its newest record; None if it has no record."""
    place: Place | None
    """Of its newest record."""

    @property
    def is_listed(self) -> bool:
        """Whether a section's list shows it."""
        return self.role is Role.ARTICLE


def list_rereadable(db: Queries) -> list[int]:
    """The numbers of archived articles, then those of refused pages and copies, each in the order they were met."""
    return [number for (number,) in db.execute(_NUMBERS)]


def read_rereadable(db: Queries, numbers: Sequence[int]) -> Iterator[Rereadable]:
    """The URLs of these numbers, in this order, as they are when their turn comes."""
    for begin in range(0, len(numbers), _BATCH):
        some = numbers[begin : begin + _BATCH]
        marks = ", ".join("?" * len(some))
        query = f"SELECT {_COLUMNS} FROM urls WHERE id IN ({marks})"  # noqa: S608 - constants and marks
        rows = {row[0]: row for row in db.execute(query, tuple(some)).fetchall()}
        for number in some:
            _, url, role, section, row, state, reason, version, *place = rows[number]
            yield Rereadable(
                number, url, Role(role), section, ListedRow.load(row, url), State(state), reason,
                version if place[0] is not None else None, Place(*place) if place[0] is not None else None,
            )  # fmt: skip


def read_digest(db: Queries, url: str) -> str | None:
    """What the newest record of an address shares with copies, as records have it; None if it has no record."""
    found = db.execute("SELECT digest FROM urls WHERE key = ?", (digest_address(url),)).fetchone()
    return f"sha256:{found[0].hex()}" if found and found[0] is not None else None


def read_last_wishes(db: Queries) -> tuple[str | None, str | None]:
    """The first and the last day that the last walk kept, ISO 8601; None where it was not limited."""
    query = f"SELECT arguments FROM runs WHERE {WALKS} ORDER BY id DESC LIMIT 1"  # noqa: S608 - a constant
    found = db.execute(query).fetchone()
    wishes = orjson.loads(found[0]) if found else {}
    return wishes.get("since"), wishes.get("until")
