"""How the numbers that a pager shows belong to the numbers in its addresses."""

from collections.abc import Collection
from itertools import pairwise
from math import gcd
from typing import NamedTuple


class Fit(NamedTuple):
    """address number = origin + (shown number - 1) * step."""

    step: int = 1
    """More than 1 if addresses count rows; -1 if files are numbered from the oldest page on, so that each keeps its
    rows."""
    origin: int = 1
    """The number of page 1."""


def fit_numbers(numbers: Collection[tuple[int, int]]) -> Fit:
    """The fit that most of the pairs (number shown, number in the address) agree with. By default both are equal."""
    fits = [Fit(), Fit(1, 0)]
    for (a, x), (b, y) in pairwise(sorted(numbers)):
        if b > a and y > x and (y - x) % (b - a) == 0:
            step = (y - x) // (b - a)
            origin = x - (a - 1) * step
            if step > 1 and 0 <= origin <= step:
                fits.append(Fit(step, origin))
        elif b > a and b + y == a + x:
            fits.append(Fit(-1, a + x - 1))
    return max(fits, key=lambda fit: len(find_agreeing(numbers, fit)))


def fit_next(following: int, own: int | None, *, is_row: bool) -> Fit:
    """The fit that a link to the next page proves alone, where no number is shown.

    `following` is the number in its address, `own` that in the page's own (None for a first page, whose address has
    none); `is_row`: addresses count rows.
    """
    if is_row and (step := following - (own or 0)) > 1:
        return Fit(step, (own or 0) % step)
    # Counted from 0, the second page is page 1.
    return Fit(1, 0) if own is None and following == 1 else Fit()


def find_row_step(numbers: Collection[tuple[int, int]]) -> int | None:
    """How many rows a page has where a pager shows the numbers of its pages' first rows: 0, 10, 20."""
    if not numbers or any(shown != n for shown, n in numbers):
        return None
    step = gcd(*(n for _, n in numbers))
    return step if step > 1 else None


def find_agreeing(numbers: Collection[tuple[int, int]], fit: Fit) -> set[int]:
    """The shown numbers whose addresses a fit gives."""
    # Files that count from 0 have a bare first page.
    return {shown for shown, n in numbers if n == fit.origin + (shown - 1) * fit.step and (n or fit.step > 1)}
