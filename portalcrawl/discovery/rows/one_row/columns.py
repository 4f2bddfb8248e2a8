"""Columns of a table: beside the titles may stand who wrote, who replied last, or which board something is on."""

from collections.abc import Mapping, Sequence

from lxml import html

_LONGEST_MEAN = 30.0
"""Mean length of names, in bytes,"""
_NAME_SHARE = 0.4
"""and they are shorter than this share of the titles beside them."""


def column_of(element: html.HtmlElement) -> int | None:
    """The number of a table's cell in its row, None for another element."""
    if element.tag not in ("td", "th"):
        return None
    return sum(1 for _ in element.itersiblings("td", "th", preceding=True))


def find_names(lengths: Mapping[int | None, Sequence[int]]) -> set[int | None]:
    """The columns that hold names, by the lengths in bytes of their links' texts.

    >>> find_names({0: [40, 52], 2: [6, 9]}), find_names({0: [20, 22], 1: [18, 25]})
    ({2}, set())
    """
    means = {column: sum(found) / len(found) for column, found in lengths.items()}
    longest = max(means.values())
    return {
        column
        for column, mean in means.items()
        if column is not None and mean < _LONGEST_MEAN and mean < longest * _NAME_SHARE
    }
