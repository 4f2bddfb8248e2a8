"""Which numbers are found in a module, and that a changed one is seen by all who have a copy of it."""

from pathlib import Path

import pytest
from named_numbers import Number, find_numbers, move

FILE = Path("portalcrawl/page/example.py")
SOURCE = '''"""A module."""
_NEAR = 60
_MAJOR: float = 0.4
_SHORTEST = (24, 12)
_SCORES = {"h1": 3.0, "h2": 1.6}
_WEIGHTS = _Weights(label=3.5, names=("甲", "乙"))
STRONG, WEAK = 2, 1
_PATTERN = re.compile("x", 5)
_NAMES = ("title", "alt")

class Zone:
    reach: int = 7
    first: int = -1

def weigh(size, most=_NEAR):
    return 0.5 * size - 2
'''


def find(source: str, *, unnamed: bool = False) -> dict[str, Number]:
    return {number.name: number for number in find_numbers(FILE, source, unnamed=unnamed)}


def test_named_numbers_are_found() -> None:
    assert {name: number.value for name, number in find(SOURCE).items()} == {
        "_NEAR": 60,
        "_MAJOR": 0.4,
        "_SHORTEST[0]": 24,
        "_SHORTEST[1]": 12,
        "_SCORES['h1']": 3.0,
        "_SCORES['h2']": 1.6,
        "_WEIGHTS.label": 3.5,
        "Zone.reach": 7,
    }
    assert set(find(SOURCE, unnamed=True)) - set(find(SOURCE)) == {"weigh: 0.5"}


@pytest.mark.parametrize(
    ("name", "value", "line"),
    [
        ("_NEAR", 36, "_NEAR = 36"),
        ("_SHORTEST[1]", 7, "_SHORTEST = (24, 7)"),
        ("_WEIGHTS.label", 2.1, '_WEIGHTS = _Weights(label=2.1, names=("甲", "乙"))'),
    ],
)
def test_one_number_is_written_and_nothing_else(name: str, value: float, line: str) -> None:
    number = find(SOURCE)[name]
    changed = number.write(SOURCE, value).splitlines()
    assert changed[number.line - 1] == line
    assert [old for old, new in zip(SOURCE.splitlines(), changed, strict=True) if old != new] == [
        SOURCE.splitlines()[number.line - 1]
    ]


@pytest.mark.parametrize(
    ("value", "less", "more"), [(60, 36, 90), (3, 1, 5), (2, 1, 3), (1, 0, 2), (0.4, 0.24, 0.6), (15.0, 9.0, 22.5)]
)
def test_a_number_is_moved_both_ways(value: float, less: float, more: float) -> None:
    assert (move(value, 0.6), move(value, 1.5)) == (less, more)
    assert Number(FILE, "_X", value, 1, 0, 1).moved() == [less, more]


def test_nothing_is_moved_to_itself() -> None:
    assert Number(FILE, "_X", 0.0, 1, 0, 1).moved() == []
