"""The list pages of one section as a generation left them: which were read, and why no further ones were."""

from collections.abc import Set

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.model import NO_MAP, REDIRECTS_TO, Role, State
from portalcrawl.archive.ledger.tables.walks import Stop
from portalcrawl.text.urls.identity import digest_address

SAME = "HTTP 304"
"""Why a list page is done whose rows nobody has read in this generation."""
_UNREADABLE = (State.FAILED, State.EXCLUDED)
_OPEN = (State.PENDING, State.LEASED)


class PageRead(Struct, frozen=True):
    """A list page as this generation left it."""

    url: str
    state: State
    reason: str | None
    shown: int | None
    """Rows on it; None if it was not read."""

    @property
    def is_unread(self) -> bool:
        """Whether it could not be read, for good or this time; one that leads to another site is not the portal's, and
        many systems make a site map only if somebody asks them to."""
        reason = self.reason or ""
        if self.state is State.EXCLUDED:
            return "offsite" not in reason
        if self.state is State.GONE and reason.endswith(NO_MAP):
            return False
        return self.state in (State.FAILED, State.GONE, State.NOT_ARTICLE)


class Reach(Struct, frozen=True):
    """How far a generation reads lists, and what it has come to."""

    is_windowed: bool
    is_incremental: bool
    listed: dict[int, tuple[int, int]]
    """By section, distinct rows that its lists have shown in all generations and in this one."""


class ListPages:
    """One section's list pages in one generation."""

    def __init__(self, db: Queries, section: int, url: str, generation: int, reach: Reach) -> None:
        """`url` is the address of the section's first page; section 0 has none."""
        self._reach = reach
        self.known, self.seen = reach.listed.get(section, (0, 0))
        # The roles are written out so that the index of list pages serves.
        query = "SELECT url, state, reason, shown, generation = ? FROM urls WHERE role = 1 AND section IS ?"
        rows = db.execute(query, (generation, section or None)).fetchall()
        known = {row[0] for row in rows}
        first = _find_page(db, url, Role.LIST, generation) if section else None
        self.first_rows = first.shown if first is not None else None
        pages = [PageRead(*row[:4]) for row in rows if row[4] or row[1] in _OPEN]
        # A home page that is a list is one of no section; a section's first page may count as a page of another one.
        entrances = [first] if section else [_find_page(db, home, Role.HOME, generation) for home in _read_homes(db)]
        pages += [page for page in entrances if page is not None and page.url not in known]
        pages += _find_lost_end(db, first, {page.url for page in pages})
        self.pages = [_as_read(page) for page in pages]
        self.done = [page for page in self.pages if page.state is State.DONE]
        found = db.execute("SELECT to_read FROM readings WHERE section = ?", (section,)).fetchone()
        is_read_whole = found is not None and found[0] == generation
        # A run that may end lists at known rows has read this one whole if it planned to, if there is nothing but
        # this page, or if it has seen again all that was ever shown.
        urls = known.union(page.url for page in self.pages)
        is_all = len(urls) <= 1 or self.seen >= self.known
        may_stop = reach.is_incremental and not is_read_whole
        self._is_partial = any(page.reason == SAME for page in self.done) or (may_stop and not is_all)
        left = [state for _, state, _, _, is_met in rows if not is_met]
        is_left = may_stop and all(state == State.DONE for state in left)
        self.read_before = len(urls) if is_left and left else 0
        """How many pages the list has, if some were left because all rows before them were known, and earlier
        generations have read these; else 0."""

    @property
    def is_met(self) -> bool:
        """Whether the generation came to this section."""
        return bool(self.pages)

    @property
    def stop(self) -> Stop:
        """Why the list was read no further."""
        if any(page.is_unread and page.state in _UNREADABLE for page in self.pages):
            return Stop.FAILED
        if any(page.state in _OPEN for page in self.pages):
            return Stop.INTERRUPTED
        if not self.done:
            return Stop.ABSENT
        if self._reach.is_windowed:
            return Stop.WINDOW
        return Stop.KNOWN if self._is_partial else Stop.END

    def count_missing(self, stated: int | None) -> int | None:
        """By how many the stated rows exceed those seen: by this generation, or by all if it left rows to others."""
        if stated is None or not self.done or self._reach.is_windowed or self.stop is Stop.INTERRUPTED:
            return None
        return stated - (self.known if self._is_partial else self.seen)


def _find_page(db: Queries, url: str, role: Role, generation: int) -> PageRead | None:
    query = "SELECT url, state, reason, shown FROM urls WHERE key = ? AND role = ? AND generation = ?"
    found = db.execute(query, (digest_address(url), int(role), generation)).fetchone()
    page = None if found is None else _as_read(PageRead(*found))
    return None if page is None or (role is Role.HOME and page.shown is None) else page


def _find_lost_end(db: Queries, first: PageRead | None, met: Set[str]) -> list[PageRead]:
    """The page to which a section's address leads if it is gone or could not be read. Each run asks for the address,
    but seldom for a page that was gone."""
    if first is None or first.state is not State.DUPLICATE or not (first.reason or "").startswith(REDIRECTS_TO):
        return []
    end = digest_address((first.reason or "").removeprefix(REDIRECTS_TO))
    query = "SELECT url, state, reason, shown FROM urls WHERE key = ? AND role = ?"
    pages = [_as_read(PageRead(*row)) for row in db.execute(query, (end, int(Role.LIST)))]
    return [page for page in pages if page.url not in met and page.state in (State.GONE, State.FAILED)]


def _read_homes(db: Queries) -> list[str]:
    query = "SELECT DISTINCT value FROM meta WHERE key IN ('start_url', 'address', 'home_url') ORDER BY key"
    homes: dict[bytes, str] = {digest_address(url): url for (url,) in db.execute(query)}
    return list(homes.values())


def _as_read(page: PageRead) -> PageRead:
    """A page of which only what was read in this generation counts; a site map that once showed rows is missed."""
    state = State(page.state)
    reason = page.reason.removesuffix(NO_MAP) if page.reason and page.shown else page.reason
    return replace(page, state=state, reason=reason, shown=page.shown if state is State.DONE else None)
