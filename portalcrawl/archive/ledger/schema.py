"""The ledger's tables."""

SCHEMA_VERSION = 1

TABLES = """
CREATE TABLE IF NOT EXISTS meta (
    key TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

-- key: 16 bytes of BLAKE2b over the canonical URL without scheme and www., the identity of a page.
-- url: the address as the portal spells it, which is what is requested and recorded.
-- shape: the URL's pattern, by which unlisted pages are judged in groups.
-- generation: the complete walk over the portal in which the URL was last read.
CREATE TABLE IF NOT EXISTS urls (
    id INTEGER PRIMARY KEY,
    key BLOB NOT NULL UNIQUE,
    url TEXT NOT NULL,
    role INTEGER NOT NULL,
    state TEXT NOT NULL,
    reason TEXT,
    section INTEGER,
    row TEXT,
    generation INTEGER NOT NULL,
    published TEXT,
    headline TEXT,
    digest BLOB,
    segment INTEGER,
    start INTEGER,
    length INTEGER
);
CREATE INDEX IF NOT EXISTS frontier ON urls (role, id) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS digests ON urls (digest) WHERE digest IS NOT NULL;

CREATE TABLE IF NOT EXISTS sections (
    id INTEGER PRIMARY KEY,
    url TEXT NOT NULL,
    path TEXT NOT NULL,
    urls TEXT NOT NULL,
    position INTEGER NOT NULL,
    origin TEXT NOT NULL,
    stated_rows INTEGER,
    stated_pages INTEGER
);

-- Which section's lists show which URL.
CREATE TABLE IF NOT EXISTS listings (
    section INTEGER NOT NULL,
    url INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    PRIMARY KEY (section, url)
) WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS runs (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    reason TEXT,
    arguments TEXT NOT NULL,
    counts TEXT
);

-- What the WARC files hold: which `response` record has which payload.
-- digest: SHA-1, 20 bytes, of the payload as the server sent it.
-- fetched: as in WARC-Date. file: the number of the WARC file.
CREATE TABLE IF NOT EXISTS payloads (
    digest BLOB PRIMARY KEY,
    url TEXT NOT NULL,
    fetched TEXT NOT NULL,
    file INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS payload_urls ON payloads (url);
"""
