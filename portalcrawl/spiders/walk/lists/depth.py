"""How far a list is read: to its end the first time, later only as far as something new can be.

Once a run was whole, a list may end at rows that are all known, because new rows usually stand at the top. Some do not:
they are filed under an earlier date, in the middle of the list. Three things show that:

- the pager's total exceeds the rows that are known by more than it did before;
- the first row of the list's last page has moved by another number of places than new rows were found (where a pager
  states no total, the last page is read as well);
- time: each list is read to its end as often as the oldest articles are looked at again.
"""

import time
from collections import Counter
from collections.abc import Iterable

from msgspec import Struct

from portalcrawl.archive.ledger import FRONT, Lease, Reading, Seen
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.former_pages import FormerPages
from portalcrawl.spiders.walk.lists.list_yields import ListYields
from portalcrawl.spiders.walk.lists.slipped_rows import SlippedRows
from portalcrawl.text.urls.canonical import canonicalize_url

_BELIED = "belied_lists"


class ReadListPage(Struct, frozen=True):
    """A list page as it was read."""

    lease: Lease
    section: int
    """FRONT for a page of no section."""
    is_first: bool
    """Whether it is its section's first page."""
    rows: tuple[Row, ...]
    met: tuple[Seen, ...]
    """How each row was met."""
    pages: Pages


class ListDepth:
    """Decides for one run which further pages of a list are read."""

    def __init__(self, run: Run) -> None:
        """What the run reads to its end is noted in its ledger."""
        self._ledger = run.ledger
        self._window = run.arguments.window
        self._plan = run.arguments.plan
        self._stops_at_known = run.stops_at_known
        self._readings: dict[int, Reading] = {}
        """As they were before this run."""
        self.yields = ListYields(run.ledger.own_rows.count_archived)
        """What the articles bring that the lists show."""
        self._belied = {int(one) for one in str(run.ledger.get_meta(_BELIED, "")).split()}
        """Sections of whose lists it was said that they are the same, and they were not."""
        self._same: set[int] = set()
        self._met_elsewhere: set[int] = set()
        self._former = FormerPages()
        self._slipped = SlippedRows(run.ledger)
        self._new: Counter[int] = Counter()
        """By section, rows that its list has not shown before."""

    def may_be_same(self, lease: Lease) -> bool:
        """Whether the server may answer for a list page that it is the same.

        Not where the list is read to its end, and not where that was said of a list which had new articles: some
        servers say so of whatever they are asked.
        """
        section = lease.section or FRONT
        if section in self._belied:
            return False
        is_whole = self._is_whole(section) or self._is_time(self._reading(section), section)
        return self._stops_at_known and not is_whole

    def begin(self, section: int) -> None:
        """Note that a list's first page is read; where it is time for that, the list is read to its end."""
        reading = self._reading(section)
        if self._stops_at_known and self._is_time(reading, section):
            self._read_whole(section)

    def pages_to_follow(self, page: ReadListPage) -> Iterable[str]:
        """Addresses of further pages to read."""
        self._former.note_read(page.section, page.pages, is_first=page.is_first)
        if not page.rows or all(seen is Seen.REPEATED for seen in page.met):
            return ()  # an empty page, or a pager that goes in circles
        if self.yields.is_spent(page.section, page.pages):
            return ()
        self._new[page.section] += sum(seen in (Seen.NEW, Seen.LISTED) for seen in page.met)
        self._note_slips(page)
        is_last = page.pages.next is None and page.pages.current in (None, page.pages.last)
        if is_last and not page.is_first and page.section != FRONT:
            self._note_tail(page)
        if self._is_past_window(page.rows):
            return ()
        following = (page.pages.next,) if page.pages.next else ()
        if not self._stops_at_known:
            return following if self._window.since is not None else page.pages.pages
        if self._is_whole(page.section):
            return page.pages.pages
        if Seen.NEW in page.met:
            return following if self._fits(page) else self._read_whole(page.section, *page.pages.pages)
        # A view of another list (the most read, the oldest first) leads to that list's pages, which that list reads.
        own = tuple(url for url in following if self._ledger.own_rows.find_owner(url) in (None, page.section))
        return own if Seen.LISTED in page.met else self._look_deeper(page, own)

    def note_dead(self, lease: Lease) -> None:
        """A list page is not there any more: if it was the last one, the list has changed, and is read to its end."""
        section = lease.section or FRONT
        self._former.note_dead(section, lease.url)
        tail = self._reading(section).tail
        if tail is not None and canonicalize_url(tail) == canonicalize_url(lease.url) and not self._is_whole(section):
            self._read_whole(section)

    def pages_after_same(self, lease: Lease, section: int) -> Iterable[str]:
        """Addresses of further pages to read behind a page that is the same as before."""
        self._same.add(section)
        tail = self._reading(section).tail
        if tail is None or self._is_whole(section) or canonicalize_url(tail) == canonicalize_url(lease.url):
            return ()
        return self._former.recall((tail,))

    def _look_deeper(self, page: ReadListPage, following: tuple[str, ...]) -> Iterable[str]:
        """The pages to read behind a page that shows nothing new, where new rows may stand on them."""
        reading, total = self._reading(page.section), page.pages.total_rows
        if total is not None and reading.gap is not None:
            if total - self._ledger.readings.count_known(page.section) > reading.gap:
                return self._read_whole(page.section, *page.pages.pages)
            return ()
        if reading.tail is None:
            # The list had one page when it was last read to its end.
            return following if page.is_first else ()
        if canonicalize_url(page.lease.url) != canonicalize_url(reading.tail):
            return self._former.recall((reading.tail,))
        return following if self._fits(page) else self._read_whole(page.section, *page.pages.pages)

    def _fits(self, page: ReadListPage) -> bool:
        """Whether all that has moved a list's last page was found: its former first row has moved by as many places as
        new rows stand before it. Of other pages nothing is said."""
        reading = self._reading(page.section)
        if page.is_first or reading.tail is None or canonicalize_url(page.lease.url) != canonicalize_url(reading.tail):
            return True
        moved = next((n for n, row in enumerate(page.rows) if row.url == reading.tail_first), None)
        if moved is None:
            return False
        behind = sum(seen in (Seen.NEW, Seen.LISTED) for seen in page.met[moved:])
        return moved == self._new[page.section] - behind - self._slipped.count_lost(page.section)

    def _note_slips(self, page: ReadListPage) -> None:
        total = page.pages.total_rows
        if not page.is_first:
            self._slipped.note_further(page.section, total)
        elif page.pages.next is not None:
            self._slipped.note_first(page.section, page.rows, page.met, total)

    def _note_tail(self, page: ReadListPage) -> None:
        first = next((row.url for row, seen in zip(page.rows, page.met, strict=True)
                      if not row.pinned and seen is not Seen.REPEATED), None)  # fmt: skip
        self._reading(page.section)  # as it was before
        self._ledger.readings.set_tail(page.section, page.lease.url, first)

    def _read_whole(self, section: int, *pages: str) -> tuple[str, ...]:
        self._ledger.readings.plan_whole(section, self._ledger.generation)
        self._readings[section] = self._ledger.readings.get(section)
        self._former.recall(self._ledger.add_pages_of(None if section == FRONT else section))
        return pages

    def settle(self) -> None:
        """Take former pages of lists out of the walk: a list that is shorter now lacks nothing. Note which lists cannot
        be the same, whatever their server says.
        """
        self._ledger.leave_pages(self._former.list_left())
        self._slipped.settle()
        if belied := (self._met_elsewhere & self._same) - self._belied:
            self._ledger.set_meta(_BELIED, " ".join(map(str, sorted(self._belied | belied))))

    def note_elsewhere(self, section: int) -> None:
        """Note a new article that is filed under a section and was met elsewhere, before its list showed it."""
        self._met_elsewhere.add(section)

    def _is_whole(self, section: int) -> bool:
        return self._reading(section).to_read == self._ledger.generation

    def _is_time(self, reading: Reading, section: int) -> bool:
        if self._window.since is not None:
            return False
        if reading.whole is None:
            return True
        if self._plan.longest is None:
            return False
        now = int(time.time())
        due = self._plan.next_look(reading.whole, 0, section)
        return due is not None and due <= now

    def _reading(self, section: int) -> Reading:
        if section not in self._readings:
            self._readings[section] = self._ledger.readings.get(section)
        return self._readings[section]

    def _is_past_window(self, rows: tuple[Row, ...]) -> bool:
        """Whether all rows that show a date are older than the window; pinned rows and inferred years do not count."""
        sure = [row for row in rows if not row.pinned and not row.year_is_inferred]
        days = [row.datePublished for row in sure if row.datePublished]
        return bool(days) and all(self._window.is_before(day) for day in days)


def settle_lists(run: Run) -> None:
    """Note what a walk that came to its end without failures makes sure of.

    One that left old rows out of its window makes sure of nothing: a total that fits what it knows would hide them.
    """
    if run.arguments.window.since is None:
        run.ledger.readings.settle(run.ledger.generation, int(time.time()), is_whole=not run.stops_at_known)
