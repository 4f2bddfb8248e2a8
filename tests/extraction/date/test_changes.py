"""Of two days that a page's elements name, one of making and one of change, the first counts, also against the row."""

import pytest
from dated_pages import read

MADE, CHANGED = "2016-03-07", "2017-11-20"


def show(made: str, changed: str) -> str:
    return f'<span class="{made}">{MADE}</span> <span class="{changed}">{CHANGED}</span>'


@pytest.mark.parametrize(
    ("made", "changed", "day"),
    [
        ("post-create-date", "post-update-date", MADE),
        ("date published", "date lastModified", MADE),
        # One of them says nothing, or both say the same: the row decides.
        ("date", "date updated", CHANGED),
        ("date published updated", "date updated", CHANGED),
        ("date published", "date", CHANGED),
        ("date updated", "date published", CHANGED),
    ],
)
def test_a_row_with_the_day_of_change_is_no_witness(made: str, changed: str, day: str) -> None:
    url = "http://e.com/2016/03/07/harbour.html"
    assert (read(show(made, changed), url=url, row=CHANGED)[0] or "")[:10] == day


@pytest.mark.parametrize(("beside", "is_around"), [(" " * 3 + "x" * 9, True), ("x" * 11, False)])
def test_an_element_close_around_the_day_may_name_it(beside: str, is_around: bool) -> None:
    lines = (
        f'<p class="created"><span class="date">{MADE}</span></p>'
        f'<p class="updated"><span class="date">{CHANGED}</span>{beside}{"y" * 10}</p>'
    )
    found, _ = read(lines, row=CHANGED, url="http://e.com/2016/03/07/harbour.html")
    assert (found or "")[:10] == (MADE if is_around else CHANGED)


@pytest.mark.parametrize(("boxes", "is_around"), [(1, True), (2, False)])
def test_an_element_far_around_the_day_does_not_name_it(boxes: int, is_around: bool) -> None:
    changed = f"{'<b>' * boxes}<span class=date>{CHANGED}</span>{'</b>' * boxes}"
    lines = f"<p class=created><span class=date>{MADE}</span></p><p class=updated>{changed}</p>"
    found, _ = read(lines, row=CHANGED, url="http://e.com/2016/03/07/harbour.html")
    assert (found or "")[:10] == (MADE if is_around else CHANGED)
