"""The database behind a ledger: opening it, and what makes two addresses one page."""

import sqlite3
from hashlib import blake2b
from pathlib import Path

from portalcrawl.archive.ledger.schema import SCHEMA_VERSION, TABLES
from portalcrawl.exceptions import ArchiveError
from portalcrawl.text.urls import canonicalize_url


def identity_of(url: str) -> bytes:
    """The key of a page: its canonical URL without scheme and `www.`, which old portals mix freely."""
    _, _, rest = canonicalize_url(url).partition("://")
    return blake2b(rest.removeprefix("www.").encode("utf-8", "surrogatepass"), digest_size=16).digest()


def open_database(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """A connection to a ledger. Raises ArchiveError where the file is none, or is of another version."""
    try:
        if read_only:
            # Without a writer's log beside it the file is all there is; `immutable` then leaves no files behind.
            is_quiet = not path.with_name(path.name + "-wal").exists()
            connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' * is_quiet}", uri=True)
        else:
            connection = sqlite3.connect(path, isolation_level=None)
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("PRAGMA synchronous=FULL")
            connection.execute("PRAGMA cache_size=-16000")
            connection.executescript(TABLES)
        found = connection.execute("SELECT value FROM meta WHERE key = 'schema'").fetchone()
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path}: not a readable ledger ({error}); restore it from a backup") from error
    if found is None and not read_only:
        connection.execute("INSERT INTO meta VALUES ('schema', ?)", (SCHEMA_VERSION,))
    elif found is None or found[0] != SCHEMA_VERSION:
        version = found[0] if found else "none"
        raise ArchiveError(f"{path}: ledger of version {version}, this program reads {SCHEMA_VERSION}; update it")
    return connection
