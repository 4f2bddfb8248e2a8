"""What trials on fresh pages say of a rule, in a word."""

import pytest

from portalcrawl.induction.verdict import FieldFit, Trial, Verdict
from portalcrawl.profiles.model import Rule

FITS, DRIFTS, BROKEN, UNTESTED = Verdict.FITS, Verdict.DRIFTS, Verdict.BROKEN, Verdict.UNTESTED


@pytest.mark.parametrize(
    ("right", "wrong", "expected", "verdict"),
    [
        (8, 2, 1.0, FITS),
        (7, 3, 1.0, DRIFTS),
        (1, 9, 1.0, DRIFTS),
        (0, 10, 1.0, BROKEN),
        # Two pages tell nothing, whatever they say.
        (2, 0, 1.0, UNTESTED),
        (0, 2, 1.0, UNTESTED),
        (3, 0, 1.0, FITS),
        # A rule that was right on half of the pages need not be right on more.
        (4, 6, 0.5, FITS),
        (3, 7, 0.5, DRIFTS),
    ],
)
def test_a_verdict(right: int, wrong: int, expected: float, verdict: Verdict) -> None:
    trials = tuple(Trial("http://portal.example/", n < right, "x", "y") for n in range(right + wrong))
    fit = FieldFit("article-1", "headline", Rule("//h1"), trials, expected=expected)
    assert fit.agreed == right
    assert fit.verdict is verdict


def test_a_rule_is_expected_to_be_right_on_all_pages() -> None:
    trials = tuple(Trial("http://portal.example/", n < 7, "x", "y") for n in range(10))
    assert FieldFit("article-1", "headline", Rule("//h1"), trials).verdict is DRIFTS
    assert FieldFit("article-1", "headline", Rule("//h1"), trials[:7]).verdict is FITS
