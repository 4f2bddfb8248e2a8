"""The ledger's tables, and how a ledger of an older version becomes one of this."""

SCHEMA_VERSION = 4

DOUBTS = """
-- URLs whose fate a passing trouble may have caused; each is asked for again when it is due (urls.due).
-- tries: how often it has answered so, one after the other. days: on how many days on which the portal was well.
-- day: Unix time of the last of these.
CREATE TABLE IF NOT EXISTS doubts (
    url INTEGER PRIMARY KEY,
    tries INTEGER NOT NULL,
    days INTEGER NOT NULL,
    day INTEGER
);
"""

TABLES = f"""
CREATE TABLE IF NOT EXISTS meta (
    key TEXT PRIMARY KEY,
    value
) WITHOUT ROWID;

-- key: 16 bytes of BLAKE2b over the canonical URL without scheme and www., the identity of a page.
-- url: the address as the portal spells it, which is what is requested and recorded.
-- row: what the list said of it, JSON.
-- generation: the pass over the whole portal, of one run or of several, in which the URL was last read.
-- digest, segment, start, length, crc, version: of an article's newest record; they stay when its state changes.
-- shown: how many rows a list page showed when it was last read.
-- etag, modified: the validators of the answer that led to the present state.
-- checked, changed, due: Unix times; when an article was last looked at, when it was published or last seen to have
--     changed, when it is to be looked at again. A URL in doubt has a due time too.
-- missed: Unix time of the first of the looks in a row that did not find an archived article; 0 once it is withdrawn.
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
    length INTEGER,
    crc INTEGER,
    version INTEGER,
    shown INTEGER,
    etag TEXT,
    modified TEXT,
    checked INTEGER,
    changed INTEGER,
    due INTEGER,
    missed INTEGER
);

-- position: its place in the menu. stated_rows, stated_pages: what the pager says of the list's size.
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

-- What is known of each section's list since it was last read; section 0 is the front page's own list.
-- gap: by how many the pager's total exceeded the rows that were known then.
-- tail, tail_first: address of the last list page and its first row.
-- whole: Unix time at which all its pages had been read. to_read: the generation in which all are to be read.
CREATE TABLE IF NOT EXISTS readings (
    section INTEGER PRIMARY KEY,
    gap INTEGER,
    tail TEXT,
    tail_first TEXT,
    whole INTEGER,
    to_read INTEGER
);

-- The rows that the first page of a list of several pages showed last: JSON, addresses, pinned ones aside.
CREATE TABLE IF NOT EXISTS heads (
    section INTEGER PRIMARY KEY,
    rows TEXT NOT NULL
);

-- Sections whose page says that it lists nothing. day: Unix time of the first day on which it did and the portal was
-- well; NULL as long as there was none.
CREATE TABLE IF NOT EXISTS zeros (
    section INTEGER PRIMARY KEY,
    day INTEGER
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

-- What each run's generation had read of each section's list when the run ended: list pages, rows on them, distinct
-- addresses among these (seen), distinct addresses that its lists have shown so far (known), rows on its first page,
-- what the pager says, by how many its total exceeds what is accounted for.
-- stop: why it went no further. gaps: in words, JSON. section 0 is the front page's own list.
CREATE TABLE IF NOT EXISTS walks (
    run INTEGER NOT NULL,
    section INTEGER NOT NULL,
    generation INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    rows INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    known INTEGER NOT NULL,
    first_rows INTEGER,
    stated_rows INTEGER,
    stated_pages INTEGER,
    missing INTEGER,
    stop TEXT NOT NULL,
    gaps TEXT NOT NULL,
    PRIMARY KEY (run, section)
) WITHOUT ROWID;

-- The records of an article that a newer version has replaced; the newest stands in urls.
CREATE TABLE IF NOT EXISTS versions (
    url INTEGER NOT NULL,
    version INTEGER NOT NULL,
    segment INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    crc INTEGER,
    PRIMARY KEY (url, version)
) WITHOUT ROWID;

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

-- Archived articles that tell the story of another one, which was published before them: the earliest that is known.
-- similarity: of the two, NULL where it is to be measured yet.
-- told: the original that was named last, by the record or by a line; NULL where none was. by_line: whether by a line.
CREATE TABLE IF NOT EXISTS marks (
    url INTEGER PRIMARY KEY,
    original INTEGER NOT NULL,
    similarity REAL,
    told INTEGER,
    by_line INTEGER NOT NULL
);

-- What `portalcrawl remove` has taken out: places of tombstones. See tables/removals.py for the columns.
-- is_done: 0 as long as the file may still hold what stood there.
CREATE TABLE IF NOT EXISTS removals (
    kind INTEGER NOT NULL,
    file INTEGER NOT NULL,
    start INTEGER NOT NULL,
    length INTEGER NOT NULL,
    url TEXT NOT NULL,
    version INTEGER,
    at TEXT NOT NULL,
    run TEXT NOT NULL,
    reason TEXT NOT NULL,
    fingerprint BLOB,
    is_done INTEGER NOT NULL,
    PRIMARY KEY (kind, file, start)
) WITHOUT ROWID;

-- Articles and copies that were met before the portal moved to another host. at: their address there, NULL as long as
-- it is not known; key: as in urls, of that address, if it has no row of its own.
CREATE TABLE IF NOT EXISTS moves (
    url INTEGER PRIMARY KEY,
    key BLOB UNIQUE,
    at TEXT
);
{DOUBTS}"""

UNSETTLED = "state IN ('leased', 'failed', 'outside_window')"
"""What the start of a run looks at. A query that is to use the index of these must name the condition word for word."""

# Behind the tables: on columns that an older ledger gets first.
INDEXES = f"""
CREATE INDEX IF NOT EXISTS frontier ON urls (role, id) WHERE state = 'pending';
CREATE INDEX IF NOT EXISTS digests ON urls (digest) WHERE digest IS NOT NULL;
CREATE INDEX IF NOT EXISTS unsettled ON urls (state) WHERE {UNSETTLED};
CREATE INDEX IF NOT EXISTS copies ON urls (reason) WHERE state = 'duplicate';
CREATE INDEX IF NOT EXISTS rechecks ON urls (due) WHERE due IS NOT NULL;
CREATE INDEX IF NOT EXISTS payload_urls ON payloads (url);
CREATE INDEX IF NOT EXISTS section_walks ON walks (section, run);
CREATE INDEX IF NOT EXISTS mark_originals ON marks (original);
CREATE INDEX IF NOT EXISTS removed_texts ON removals (fingerprint) WHERE fingerprint IS NOT NULL;
CREATE INDEX IF NOT EXISTS lists ON urls (section, generation) WHERE role = 1;
"""

_ARTICLE_COLUMNS = ("crc", "version", "shown", "checked", "changed", "due", "missed")

MIGRATIONS: dict[int, tuple[str, ...]] = {
    1: (
        *(f"ALTER TABLE urls ADD COLUMN {name} INTEGER" for name in _ARTICLE_COLUMNS),
        "ALTER TABLE urls ADD COLUMN etag TEXT",
        "ALTER TABLE urls ADD COLUMN modified TEXT",
        "UPDATE urls SET version = 1, checked = CAST(strftime('%s', 'now') AS INTEGER), "
        "changed = CAST(strftime('%s', coalesce(published, 'now')) AS INTEGER) WHERE segment IS NOT NULL",
    ),
    2: (),
    # What was settled for good by one answer is asked for once more: all but other addresses of archived pages, and
    # what no list shows.
    3: (
        DOUBTS,
        "INSERT INTO doubts SELECT id, 1, 0, NULL FROM urls WHERE segment IS NULL AND role IN (1, 2) AND ("
        "state = 'gone' OR state = 'not_article' OR state = 'excluded' AND reason LIKE 'redirects offsite%' "
        "OR state = 'done' AND reason = 'no rows' OR state = 'duplicate' AND reason LIKE 'redirects to %' "
        "AND substr(reason, 14) NOT IN (SELECT url FROM urls WHERE segment IS NOT NULL))",
        "UPDATE urls SET due = 0 WHERE id IN (SELECT url FROM doubts)",
    ),
}
"""By version, the statements that make the next one of it; new tables need none."""
