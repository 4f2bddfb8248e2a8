"""A ledger that a test fills as a run does."""

import hashlib
from pathlib import Path

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import FRONT, Lease, Ledger, ListedRow, Role
from portalcrawl.archive.segments import Place

HOME = "http://example.com/"
ARTICLE = (Role.ARTICLE,)


def open_ledger(folder: Path) -> Ledger:
    return Ledger(folder / "ledger.db", Disk(folder))


def begin(folder: Path) -> Ledger:
    """A new ledger, its first run begun."""
    ledger = open_ledger(folder)
    ledger.begin_run("r1", "2026-01-01", {})
    return ledger


def list_article(ledger: Ledger, name: str, via: int = FRONT) -> str:
    """Note that a list shows an article; its address."""
    ledger.add_listed(ListedRow(HOME + name, HOME, 1, name), via or None, via)
    return HOME + name


def lease_article(ledger: Ledger, name: str) -> Lease:
    url = list_article(ledger, name)
    ledger.lease(ARTICLE, 100)
    return ledger.leased[url]


def archive(ledger: Ledger, name: str, segment: int = 1, published: str | None = None) -> Lease:
    """Archive a new article; what is archived stands at the offset 10 times the number of its address."""
    lease = lease_article(ledger, name)
    place = Place(segment, 10 * lease.id, 9, 7)
    ledger.set_archived(lease.url, place, digest(name), published, name)
    return lease


def digest(name: str) -> bytes:
    return hashlib.sha256(name.encode()).digest()


def state_of(ledger: Ledger, url: str) -> tuple[str, str]:
    """State and reason of an address."""
    found = ledger.find(url)
    assert found is not None
    return str(found[2]), ledger.reason_of(url)
