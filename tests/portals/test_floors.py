"""Each style of the demo portal, crawled cold, is read at least as well as its floors say."""

from collections.abc import Callable

import pytest
from floors import FLOORS
from scoring import FIGURES, Score

from portalcrawl.demo import STYLES

SHOWN = 5
"""Faults that a failure names."""


def test_every_style_has_its_floors() -> None:
    assert set(FLOORS) == set(STYLES)
    assert all(set(floors) == set(FIGURES) for floors in FLOORS.values())


@pytest.mark.parametrize("figure", FIGURES)
@pytest.mark.parametrize("style", STYLES)
def test_is_read_as_well_as_before(score_of: Callable[[str], Score], style: str, figure: str) -> None:
    score = score_of(style)
    faults = [fault for fault in score.faults if fault[0] == figure]
    told = "\n".join(f"{where}\n  read:  {read}\n  right: {right}" for _, where, read, right in faults[:SHOWN])
    assert score.figures[figure] >= FLOORS[style][figure], f"{len(faults)} faults\n{told}"
