"""Questions to a ledger for a removal: which article an address is of, its records, its other addresses."""

from collections import defaultdict
from datetime import date

from msgspec import Struct

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.model import COPY_OF, REDIRECTS_TO, Role, State
from portalcrawl.archive.segments import Place
from portalcrawl.text.urls.identity import digest_address

_COLUMNS = "id, url, role, state, reason, headline, published, version, segment, start, length, crc"
_MAX_STEPS = 20
"""From a copy or another address to its article."""


class Met(Struct, frozen=True):
    """An address that the ledger knows."""

    number: int
    url: str
    role: Role
    state: State
    reason: str | None
    headline: str | None
    published: str | None
    version: int | None
    """Of its newest record; None if it has no record."""
    place: Place | None


def find_met(db: Queries, url: str) -> Met | None:
    """What is known of an address, however it is spelled; None for one that was never met."""
    return _find(db, "key = ?", digest_address(url))


def find_article(db: Queries, url: str) -> Met | None:
    """The article that an address is of: itself, or what it is a copy or another address of; None if never met."""
    met = find_met(db, url)
    for _ in range(_MAX_STEPS):
        if met is None or (target := _read_target(met.state, met.reason)) is None:
            break
        met = find_met(db, target) or met
    return met


def _find(db: Queries, which: str, value: object) -> Met | None:
    found = db.execute(f"SELECT {_COLUMNS} FROM urls WHERE {which}", (value,)).fetchone()  # noqa: S608 - constants
    if found is None:
        return None
    number, url, role, state, reason, headline, published, version, *place = found
    has_record = place[0] is not None
    return Met(
        number, url, Role(role), State(state), reason, headline, published,
        version if has_record else None, Place(*place) if has_record else None,
    )  # fmt: skip


def list_before(db: Queries, day: date) -> tuple[list[str], int]:
    """The addresses of archived articles that were published before a day, and how many have no date."""
    query = "SELECT url FROM urls WHERE segment IS NOT NULL AND substr(published, 1, 10) < ? ORDER BY id"
    found = [url for (url,) in db.execute(query, (day.isoformat(),))]
    query = "SELECT count(*) FROM urls WHERE segment IS NOT NULL AND published IS NULL"
    return found, int(db.execute(query).fetchone()[0])


def list_versions(db: Queries, number: int) -> list[tuple[int, Place]]:
    """The older records of an article."""
    query = "SELECT version, segment, start, length, crc FROM versions WHERE url = ? ORDER BY version"
    return [(version, Place(*place)) for version, *place in db.execute(query, (number,))]


def list_near(db: Queries, number: int) -> list[str]:
    """The archived articles that tell an article's story, or that it tells."""
    query = (
        "SELECT url FROM urls WHERE segment IS NOT NULL AND id <> ?1 AND id IN "
        "(SELECT url FROM marks WHERE original = ?1 UNION SELECT original FROM marks WHERE url = ?1) ORDER BY id"
    )
    return [url for (url,) in db.execute(query, (number,))]


class OtherAddresses:
    """The addresses that are copies, or other addresses, of a page."""

    def __init__(self, db: Queries) -> None:
        """Reads all of them."""
        self._of: dict[bytes, list[str]] = defaultdict(list)
        for url, reason in db.execute("SELECT url, reason FROM urls WHERE state = 'duplicate' ORDER BY id"):
            if (target := _read_target(State.DUPLICATE, reason)) is not None:
                self._of[digest_address(target)].append(url)

    def find(self, url: str) -> list[str]:
        """Those of one page, over any number of steps."""
        found: dict[str, None] = {}
        waiting = [url]
        while waiting:
            for other in self._of.get(digest_address(waiting.pop()), ()):
                if other not in found and other != url:
                    found[other] = None
                    waiting.append(other)
        return list(found)


def _read_target(state: State, reason: str | None) -> str | None:
    if state is not State.DUPLICATE or reason is None:
        return None
    for words in (COPY_OF, REDIRECTS_TO):
        if reason.startswith(words):
            return reason.removeprefix(words)
    return None
