"""What a generation has read of each section's list, derived from the ledger at the end of a run.

Nothing is counted while a run is on: each list page carries the generation in which it was read and the rows that it
showed, each listing the generation that saw it last. So the figures are right too if a killed run was continued.
"""

import time
from collections.abc import Iterable
from functools import partial

import orjson
from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.archive.ledger.model import COPY_OF, NO_ROWS, REDIRECTS_TO, Role, State
from portalcrawl.archive.ledger.questions.gaps import name_gaps, natural_key, states_rows
from portalcrawl.archive.ledger.questions.list_pages import SAME, ListPages, Reach
from portalcrawl.archive.ledger.questions.standing import read_standing
from portalcrawl.archive.ledger.tables.menu import MenuFact
from portalcrawl.archive.ledger.tables.walks import ListWalk, Stop, WalkTable, name_path
from portalcrawl.archive.ledger.tables.zeros import is_empty
from portalcrawl.text.urls.identity import digest_address

FRONT_PAGES = "front_pages"
"""The key of the number of pages that the home page's own list states."""
_SILENT = "its page has never shown a row"
_FULL = 0.5
"""Of the most rows of a page, so large a share stands on half of a list's pages at least, or it just varies."""
_PARTIAL = (Stop.KNOWN, Stop.WINDOW, Stop.INTERRUPTED)


class Comparison(Struct, frozen=True):
    """What a generation read of a section's list beside earlier ones; None if there was none of the kind."""

    now: ListWalk
    before: ListWalk | None
    """Of the last one that saw the section's first page, or that it was not there."""
    whole: ListWalk | None
    """Of the last one that read the list to its end."""
    stated: ListWalk | None
    """Of the last one that could compare with the pager's total."""
    lost: int
    """Rows that `whole` saw, that no list shows any more, and that are not known to be gone; 0 if this generation
    saw as many as that one."""
    strays: int = 0
    """Rows that earlier ones saw and that proved to be lists of sections, or no articles; 0 where this one saw rows."""
    has_moved: bool = False
    """Whether its first page leads to another list, which this generation has read."""


class Walks:
    """Derives list walks, keeps them in their table, and compares them."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db
        self._table = table = WalkTable(db)
        self._menu = menu = MenuFact(db)
        self.read = table.read
        self.read_standing = partial(read_standing, db)
        self.note_menu, self.find_menu = menu.note, menu.find

    def record(self, run: int, generation: int, *, is_incremental: bool) -> list[ListWalk]:
        """Note what the generation of `run` has read so far; nothing of sections that it has not come to.

        `is_incremental`: the run may end lists at known rows.
        """
        arguments = orjson.loads(self._db.execute("SELECT arguments FROM runs WHERE id = ?", (run,)).fetchone()[0])
        listed = {
            section: (known, seen)
            for section, known, seen in self._db.execute(
                "SELECT section, count(*), sum(generation = ?) FROM listings GROUP BY section", (generation,)
            )
        }
        reach = Reach(arguments.get("since") is not None, is_incremental, listed)
        walks = []
        sections = self._db.execute("SELECT id, url, path, origin, stated_rows, stated_pages FROM sections").fetchall()
        # A run of some sections reads the home page, but not its list.
        front = () if arguments.get("sections") else ((0, "", None, "", None, self._find_front_pages()),)
        for number, url, path, origin, rows, pages in (*front, *sections):
            read = ListPages(self._db, number, url, generation, reach)
            if not read.is_met:
                continue
            walk = ListWalk(
                number, name_path(path), len(read.done), sum(page.shown or 0 for page in read.done), read.seen,
                read.known, read.first_rows, rows, None if pages and pages <= read.read_before else pages,
                read.count_missing(rows), read.stop,
            )  # fmt: skip
            gaps = [*name_gaps(walk, read.pages, url), *self._name_silence(walk, read, url, origin, generation)]
            if self._is_replaced(walk, read, url):
                walks.append(walk)
                continue
            walk = replace(walk, gaps=tuple(dict.fromkeys([*gaps, *self._carry(walk, read, generation)])))
            # What belongs to no section may be indexes alone, such as a site map: no list of the front page's.
            if number or walk.known or walk.gaps:
                walks.append(walk)
        self._table.put(run, generation, walks)
        return walks

    def _find_front_pages(self) -> int | None:
        """How many pages the home page's own list states that it has."""
        found = self._db.execute("SELECT value FROM meta WHERE key = ?", (FRONT_PAGES,)).fetchone()
        return int(found[0]) if found and found[0] else None

    def _is_replaced(self, walk: ListWalk, read: ListPages, url: str) -> bool:
        """Whether a section is gone and nothing with it: the menu names it no more, and lists that were read after it
        show all its rows. This is the case if a section has another address now."""
        if walk.stop is not Stop.ABSENT or not all(page.state is State.GONE for page in read.pages):
            return False
        query = "SELECT count(*), max(generation) FROM listings WHERE section = ?"
        rows, last = self._db.execute(query, (walk.section,)).fetchone()
        return bool(rows) and self._count_left(walk.section, 0, last) == 0 and self._menu.has_left(url)

    def _name_silence(self, walk: ListWalk, read: ListPages, url: str, origin: str, generation: int) -> list[str]:
        """That a section of the menu has never shown a row, nor a text, and that no section hangs below it.

        Not if it says that it has none, on different days.
        """
        reasons = {page.reason for page in read.done}
        if origin != "menu" or walk.known or reasons.isdisjoint({NO_ROWS, SAME}):
            return []
        if is_empty(self._db, walk.section, int(time.time())):
            return []
        before = self._table.find_begun(walk.section, generation) if SAME in reasons else None
        if before is not None and not any(gap.startswith(_SILENT) for gap in before.gaps):
            return []
        names = self._db.execute("SELECT urls FROM sections WHERE id = ?", (walk.section,)).fetchone()[0]
        above = orjson.loads(names)
        others = self._db.execute("SELECT urls FROM sections WHERE id <> ?", (walk.section,)).fetchall()
        has_child = any(orjson.loads(other)[: len(above)] == above for (other,) in others)
        return [] if has_child else [f"{_SILENT}: {url}"]

    def _carry(self, walk: ListWalk, read: ListPages, generation: int) -> list[str]:
        """The gaps of the last walk that read the list to its end, where this one did not: they still stand."""
        whole = self._table.find_whole(walk.section, generation) if walk.stop in _PARTIAL else None
        if whole is None:
            return []
        # What is said of a page that this one has read is said again, where it is still true.
        said = (_SILENT, *(page.url for page in read.done if page.reason != SAME))
        gaps = [gap for gap in whole[1].gaps if not gap.startswith(said)]
        return [gap for gap in gaps if walk.missing is None or not states_rows(gap)]

    def find_hollow(self, generation: int) -> list[str]:
        """List pages that this generation found empty for the first time, though pages behind them show rows.

        Which page stands behind which one is seen by the numbers in their addresses.
        """
        query = (
            "SELECT url, section FROM urls WHERE role = 1 AND state = 'done' AND reason = ? AND generation = ? "
            "AND id IN (SELECT url FROM doubts WHERE tries = 1) ORDER BY id"
        )
        empty = self._db.execute(query, (NO_ROWS, generation)).fetchall()
        return [url for url, section in empty if self._has_rows_behind(url, section)]

    def _has_rows_behind(self, url: str, section: int | None) -> bool:
        """Whether pages behind one show rows, in a list whose pages are full: others may show none for good."""
        query = "SELECT url, shown FROM urls WHERE role = 1 AND section IS ? AND state = 'done' AND shown > 0"
        found = self._db.execute(query, (section,)).fetchall()
        counts = sorted(shown for _, shown in found)
        if not counts or counts[len(counts) // 2] < _FULL * counts[-1]:
            return False
        key = natural_key(url)
        return any(natural_key(other) > key for other, _ in found)

    def compare(self, walks: Iterable[ListWalk], generation: int) -> list[Comparison]:
        """Each section's list as this generation read it beside what earlier ones read of it."""
        return [self._compare(now, generation) for now in walks]

    def _compare(self, now: ListWalk, generation: int) -> Comparison:
        whole = self._table.find_whole(now.section, generation)
        lost = 0
        if whole is not None and now.seen < whole[1].seen and now.stop in (Stop.END, Stop.ABSENT):
            lost = self._count_lost(now.section, whole[0], generation)
        before = self._table.find_begun(now.section, generation)
        stated = self._table.find_counted(now.section, generation)
        strays = self._count_strays(now.section, generation) if not now.first_rows else 0
        has_moved = now.stop is Stop.ABSENT and self._has_moved(now.section)
        return Comparison(now, before, whole and whole[1], stated, lost, strays, has_moved)

    def _has_moved(self, section: int) -> bool:
        """Whether the section's first page leads to a page with rows."""
        first = self._db.execute("SELECT url FROM sections WHERE id = ?", (section,)).fetchone()
        query = "SELECT state, reason, shown FROM urls WHERE key = ? AND role = 1"
        found = first and self._db.execute(query, (digest_address(first[0]),)).fetchone()
        if not found or found[0] != "duplicate" or not str(found[1]).startswith(REDIRECTS_TO):
            return False
        there = self._db.execute(query, (digest_address(found[1].removeprefix(REDIRECTS_TO)),)).fetchone()
        return there is not None and there[0] == "done" and (there[2] or 0) > 0

    def _count_strays(self, section: int, generation: int) -> int:
        query = (
            "SELECT count(DISTINCT l.url) FROM listings l JOIN urls u ON u.id = l.url "
            "WHERE l.section = ? AND l.generation < ? AND (u.role = ? OR u.state = 'not_article')"
        )
        return int(self._db.execute(query, (section, generation, Role.LIST)).fetchone()[0])

    def _count_lost(self, section: int, since: int, generation: int) -> int:
        """How many rows that a section's lists have shown since some generation no list of this one shows."""
        return self._count_left(section, since, generation - 1)

    def _count_left(self, section: int, since: int, last: int) -> int:
        """How many rows that a section's lists have shown from generation `since` to `last` no later list has shown.

        What is known to be gone does not count, and a row that stands in a list under another address is there.
        """
        query = (
            "SELECT u.url FROM listings l JOIN urls u ON u.id = l.url WHERE l.section = ?1 AND l.generation >= ?2 "
            "AND l.generation <= ?3 AND u.state NOT IN ('gone', 'removed') "
            "AND l.url NOT IN (SELECT url FROM listings WHERE generation > ?3)"
        )
        left = {digest_address(url) for (url,) in self._db.execute(query, (section, since, last))}
        if not left:
            return 0
        query = (
            "SELECT DISTINCT u.reason FROM listings l JOIN urls u ON u.id = l.url WHERE l.generation > ? "
            "AND u.state = 'duplicate'"
        )
        for (reason,) in self._db.execute(query, (last,)):
            for words in (COPY_OF, REDIRECTS_TO):
                if (reason or "").startswith(words):
                    left.discard(digest_address(reason.removeprefix(words)))
        return len(left)
