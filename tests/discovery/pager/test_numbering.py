"""How shown numbers belong to those in addresses."""

import pytest

from portalcrawl.discovery.pager.numbering import Fit, find_agreeing, fit_numbers

RUNS = {
    "the same": ([(2, 2), (3, 3), (9, 9)], Fit(1, 1)),
    "files that count from 0": ([(2, 1), (3, 2), (9, 8)], Fit(1, 0)),
    "rows": ([(2, 15), (3, 30), (9, 120)], Fit(15, 0)),
    "rows from 1": ([(2, 16), (3, 31)], Fit(15, 1)),
    "from the oldest page on": ([(2, 4), (3, 3), (5, 1)], Fit(-1, 5)),
    "one number": ([(2, 2)], Fit(1, 1)),
    "nothing": ([], Fit(1, 1)),
    "numbers of articles": ([(1, 881), (2, 884), (3, 887)], Fit(1, 1)),
}


@pytest.mark.parametrize(("numbers", "fit"), RUNS.values(), ids=RUNS.keys())
def test_fit(numbers: list[tuple[int, int]], fit: Fit) -> None:
    assert fit_numbers(numbers) == fit


def test_agreeing_numbers() -> None:
    assert find_agreeing([(2, 2), (3, 3), (5, 77)], Fit()) == {2, 3}
    assert find_agreeing([(1, 0), (2, 1)], Fit(1, 0)) == {2}, "a first page with the number 0 would be the bare one"
    assert find_agreeing([(1, 0), (2, 15)], Fit(15, 0)) == {1, 2}
