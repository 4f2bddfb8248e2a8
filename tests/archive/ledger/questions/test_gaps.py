"""The gaps of a list walk, in words."""

import pytest

from portalcrawl.archive.ledger import ListWalk, State, Stop
from portalcrawl.archive.ledger.questions.gaps import MOST_NAMED, find_short_pages, name_gaps
from portalcrawl.archive.ledger.questions.list_pages import PageRead

NEWS = "http://example.com/news/"


def pages(*shown: int | None) -> list[PageRead]:
    return [
        PageRead(
            NEWS if n == 1 else f"{NEWS}list_{n}.html",
            State.FAILED if rows is None else State.DONE,
            "HTTP 500" if rows is None else None,
            rows,
        )
        for n, rows in enumerate(shown, 1)
    ]


@pytest.mark.parametrize(
    ("shown", "short"),
    [
        ((20, 20, 20, 20, 7), []),
        ((20, 20, 18, 20, 7), [3]),
        ((20, 0, 20, 20, 7), [2]),
        ((8, 20, 20, 20, 20), []),  # pages numbered from the oldest on
        ((20, 7, 20, 20, 20), []),  # the same, behind a first page whose address has no number
        ((*[20] * 9, 19, *[20] * 4, 3), [10]),
        ((20, 12, 20), []),  # too few to tell
        ((17, 23, 20, 9, 31, 12), []),  # grouped by day: no length is usual
        ((20, 20, 7, 7, 20, 20, 20, 20, 20), []),  # beside each other: neither is shorter than its neighbours
    ],
)
def test_pages_that_are_shorter_than_their_neighbours(shown: tuple[int, ...], short: list[int]) -> None:
    found = [(page.url, usual) for page, usual in find_short_pages(pages(*shown)[::-1], NEWS)]
    assert found == [(f"{NEWS}list_{n}.html", 20) for n in short]


def test_the_last_page_of_a_series_may_be_short_whatever_is_ordered_behind_it() -> None:
    home = [PageRead(url, State.DONE, None, 20) for url in ("http://e.com/", "http://e.com/p.html")]
    series = [PageRead(f"http://e.com/p%3Fn={n}.html", State.DONE, None, 20 if n < 4 else 4) for n in range(1, 5)]
    assert list(find_short_pages([*home, *series], "")) == []
    inner = [PageRead(page.url, page.state, None, 4 if "=2." in page.url else page.shown) for page in series]
    assert [page.url for page, _ in find_short_pages([*home, *inner], "")] == ["http://e.com/p%3Fn=2.html"]


def test_many_failed_pages_are_counted() -> None:
    walk = ListWalk(1, "news", 1, 20, 20, 20, 20, None, None, None, Stop.FAILED)
    gaps = name_gaps(walk, pages(20, *[None] * (MOST_NAMED + 3)), NEWS)
    assert len(gaps) == MOST_NAMED + 1
    assert gaps[0] == f"{NEWS}list_2.html failed (HTTP 500)"
    assert gaps[-1] == "and so for 3 further pages"
