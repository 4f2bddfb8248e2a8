"""The rule that most pages agree on: candidates from every page, each tried on all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from msgspec import Struct

from portalcrawl.induction.election.node_paths import cost_of
from portalcrawl.profiles.support import Support

P = TypeVar("P")

LEAST_PAGES = 3
"""Pages on which a rule must be right to be one."""
# Of the pages on which a rule finds something, and of all that have such a value.
_LEAST_PRECISION = 0.85
_LEAST_COVERAGE = 0.5
# Only so many candidates are tried on all pages.
_MOST_TRIED = 300
# What a unit of cost weighs against a page that agrees.
_COST = 0.04


def grade(is_right: bool, tightness: float) -> float:
    """How right a path is on a page: 0 if it is wrong; else 0.8 to 1, more if its node holds little else.

    `tightness` is the share, from 0 to 1, that the value has of the node.
    """
    return 0.8 + 0.2 * min(tightness, 1.0) if is_right else 0.0


class Choice(Struct, frozen=True):
    """The path that won, and how often it was right."""

    xpath: str
    support: Support


def elect(
    pages: Sequence[P],
    propose: Callable[[P], Iterable[str]],
    judge: Callable[[P, str], float | None],
    *,
    least: int = LEAST_PAGES,
) -> Choice | None:
    """The best of all proposed paths, or None if none has support.

    `judge` says how right a path is on a page, from 0 to 1 (`grade`), or None if it finds nothing there. A path that
    is wrong somewhere is worse than one that finds nothing: there the heuristics take over.
    """
    proposals: Counter[str] = Counter()
    for page in pages:
        proposals.update(set(propose(page)))
    ranked = sorted(proposals.items(), key=lambda item: (-item[1], cost_of(item[0]), item[0]))
    tried = [xpath for xpath, count in ranked[:_MOST_TRIED] if count >= min(least, len(pages))]
    # Page by page, not path by path: what is known of a page is remembered while it is looked at.
    scores: dict[str, list[float]] = {xpath: [] for xpath in tried}
    for page in pages:
        for xpath in tried:
            if (score := judge(page, xpath)) is not None:
                scores[xpath].append(score)
    best, best_rating = None, 0.0
    for xpath, told in scores.items():
        right = [score for score in told if score >= 0.5]
        hits = len(right)
        if hits < least or hits < _LEAST_PRECISION * len(told) or hits < _LEAST_COVERAGE * len(pages):
            continue
        rating = sum(right) - (len(told) - hits) - _COST * cost_of(xpath)
        if rating > best_rating:
            best, best_rating = Choice(xpath, Support(hits, len(pages))), rating
    return best
