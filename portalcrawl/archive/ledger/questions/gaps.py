"""The gaps of a list walk, in words: pages that were not read, pages that are too short, rows that are stated and were
not seen."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from portalcrawl.archive.ledger.model import NOT_FOLLOWED, State
from portalcrawl.archive.ledger.questions.list_pages import PageRead
from portalcrawl.archive.ledger.tables.walks import ListWalk, Stop

MOST_NAMED = 5
"""Pages of one kind that are named; of the others there is only the number."""
_NOT_ASKED = "was not asked for"
_WITHHELD = f"{_NOT_ASKED} (robots.txt)"
_NOT_READ = {
    State.FAILED: "failed",
    State.GONE: "is gone",
    State.EXCLUDED: _NOT_ASKED,
    State.NOT_ARTICLE: "is no list",
}
_OPEN = (State.PENDING, State.LEASED)
_ROWS_STATED = " rows are stated"
_REGULAR = 0.7
"""On so large a share of the pages but the last one stand equally many rows, or the list just varies."""
_LEAST_PAGES = 4


def name_gaps(walk: ListWalk, pages: Sequence[PageRead], first: str) -> tuple[str, ...]:
    """What a generation lacks of a section's list. `first` is the address of the list's first page.

    Only of a list that was read to its end is it said that pages are too few or too short.
    """
    gaps = list(_shorten([f"{p.url} {_NOT_READ[p.state]} ({p.reason})" for p in pages if p.is_unread]))
    gaps += _shorten([f"{p.url}: {p.reason}" for p in pages if p.reason and p.reason.startswith(NOT_FOLLOWED)])
    if count := sum(page.state in _OPEN for page in pages):
        gaps.append(f"{count} list pages are still to be read")
    if walk.missing_pages:
        gaps.append(f"{walk.stated_pages} pages are stated, {walk.pages} were read")
    if walk.stop is Stop.END:
        gaps += _shorten([f"{page.url} shows {page.shown} rows, its neighbours {usual}"
                          for page, usual in find_short_pages(pages, first)])  # fmt: skip
    if walk.missing is not None and walk.missing > 0:
        assert walk.stated_rows is not None
        accounted = walk.stated_rows - walk.missing
        verb = "were seen" if accounted == walk.seen and walk.stop in (Stop.END, Stop.FAILED) else "are known"
        again = f"; {walk.repeated} more rows are repetitions or lead to lists" if walk.repeated else ""
        gaps.append(f"{walk.stated_rows}{_ROWS_STATED}, {accounted} {verb}{again}")
    return tuple(gaps)


def states_rows(gap: str) -> bool:
    """Whether a gap is one between a stated total of rows and those that are known."""
    return _ROWS_STATED in gap


def is_withheld(gap: str) -> bool:
    """Whether a gap is a page that the portal's robots.txt forbids to ask for."""
    return gap.endswith(_WITHHELD)


def find_short_pages(pages: Sequence[PageRead], first: str) -> Iterator[tuple[PageRead, int]]:
    """Pages that show fewer rows than those before and behind them, with the number that is usual.

    Pages are ordered by the numbers in their addresses, `first` before all. The last one may be short, and if pages
    are numbered from the oldest on, the first. Lists whose pages are not of one length have no short ones.
    """
    read = [page for page in pages if page.state is State.DONE and page.shown is not None]
    if len(read) < _LEAST_PAGES:
        return
    read.sort(key=lambda page: (page.url != first, natural_key(page.url)))
    usual, count = Counter(page.shown or 0 for page in read).most_common(1)[0]
    if count < _REGULAR * (len(read) - 1):
        return
    # Behind the first page, whose address has no number, the oldest stands if numbers rise with time.
    oldest = read[1] if (read[-1].shown or 0) >= usual else None
    for (before, page), (_, behind) in pairwise(pairwise(read)):
        # What stands behind the last page of one series is another series, or the first page by another address.
        is_last = _DIGITS.sub("", behind.url) != _DIGITS.sub("", page.url)
        if (
            (page.shown or 0) < usual <= min(before.shown or 0, behind.shown or 0)
            and page is not oldest
            and not is_last
        ):
            yield page, usual


def _shorten(words: list[str]) -> Iterator[str]:
    yield from words[:MOST_NAMED]
    if len(words) > MOST_NAMED:
        yield f"and so for {len(words) - MOST_NAMED} further pages"


# Parts of an address between which numbers stand.
_DIGITS = re.compile(r"(\d+)")


def natural_key(url: str) -> tuple[Any, ...]:
    """Addresses in the order of their numbers: `list_9` before `list_10`."""
    parts = _DIGITS.split(url)
    return tuple((0, int(part), "") if part.isdigit() else (1, 0, part) for part in parts)
