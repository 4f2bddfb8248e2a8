"""What tells an edited copy from a sibling by the same template: where the differences fall.

Portals publish by templates: weekly reports, notices of bids, weather, appointments. Such siblings share nine tenths of
their words and are different stories, while a copy that an editor went over shares less.

- **Other passages.** What only one text has is an addition or an omission. Where both have something and not the same,
  they tell different things there. A little of it is editing; much of it is two texts with a common frame.
- **Values.** Editors leave numbers and dates alone: a number of a copy is changed at most as often as any other word of
  it. In a sibling most numbers are different, and hardly a word beside them. So each number at a place that both have
  is weighed: how likely would it be as it is in a copy edited at the rate of the words around it, how likely in a
  sibling? If the headlines are the same except for a number, they say it themselves.
- **Names.** Words that stand in for others, several in a row, are names where there are many. A headline that both
  have says that they were edited; where the headlines differ too, they are those of a template. Numbers that are the
  same in both say that it is not a sibling.
"""

from collections.abc import Set
from math import log

from msgspec import Struct

from portalcrawl.duplicates.alignment import Alignment, Stretch, align_tokens
from portalcrawl.duplicates.shingles import HANZI_DIGITS, cut_tokens, fold_text

MOST_OTHER = 0.15
"""Of the shorter text's tokens, at whose places the other text says something else."""
_LEAST_RATE = 0.005
"""At which words of a copy are changed, at least: nothing is copied without a slip."""
_SIBLING_CHANGES = 0.6
"""How many of a template's numbers are different in a sibling; some belong to the template."""
_SOME_NUMBERS, _FEW_SHARED = 4, 0.25
"""Where either text has so many different numbers and they share less than this part of them, they are siblings."""
_DOUBT = 5.0
"""How much evidence of siblings it takes if the headlines are the same; half of it if they are different."""
_MOST_VALUES = 60
"""Numbers that are weighed: more say nothing more."""
_LOPSIDED = 4
"""A stretch that is so many times as long in the one text as in the other is something left out, not replaced."""
_SLIP = 2
"""Characters that are changed by one slip."""
_NAMES = 3
_NAMES_SHARE = 0.02
"""From so many names, and such a share of all tokens, two texts with different headlines are siblings."""
_VOUCHED = 3.0
"""How much evidence of a copy the numbers give where names count no more: siblings do not share their numbers."""
_LEAST_HEADLINE = 8
"""Folded characters of a headline that says something."""
_HEADLINE_PART = 0.5
"""How much of the longer headline the shorter one has, at least, where it stands in it."""
_HEADLINE_SHARED = 0.7
"""How many of its tokens two headlines share that an editor changed."""
_SLOT = 24
"""Tokens that a template leaves room for, at most."""


class Headlines(Struct, frozen=True):
    """How two headlines compare."""

    are_equal: bool
    """The same, and not empty."""
    agree: bool
    """The same, one in the other, or the one edited; or one is missing."""
    values_differ: bool
    """The same except for numbers."""
    names_differ: bool
    """The same except for a name."""


def compare_headlines(one: str, other: str) -> Headlines:
    """Compare two headlines whose width is folded."""
    shorter, longer = sorted((fold_text(one), fold_text(other)), key=len)
    is_part = shorter in longer and len(shorter) >= max(_LEAST_HEADLINE, _HEADLINE_PART * len(longer))
    are_equal = bool(shorter) and shorter == longer
    if is_part or not shorter or are_equal:  # none says nothing against
        return Headlines(are_equal, agree=True, values_differ=False, names_differ=False)
    tokens = cut_tokens(one), cut_tokens(other)
    alignment = align_tokens(*tokens)
    least = max(1, min(map(len, tokens)))
    values_differ = any(_pair_values(stretch) for stretch in alignment.stretches)
    is_alike = len(alignment.shared) >= _HEADLINE_SHARED * least and len(shorter) >= _LEAST_HEADLINE
    names_differ = any(_is_replaced(one) and len(one.old) + len(one.new) > _SLIP for one in alignment.stretches)
    return Headlines(
        are_equal=False,
        agree=is_alike and not values_differ and not names_differ,
        values_differ=is_alike and values_differ,
        names_differ=is_alike and names_differ,
    )


def has_other_numbers(one: Set[str], other: Set[str]) -> bool:
    """Whether two texts share so few of their numbers that comparing their places is not needed."""
    least = min(len(one), len(other))
    return least >= _SOME_NUMBERS and len(one & other) < _FEW_SHARED * least


def find_difference(alignment: Alignment, headlines: Headlines, *, may_be_moved: bool = False) -> str | None:
    """What makes two texts with a common frame different stories; None where nothing does.

    `may_be_moved`: they have nearly all their words in common, so other words at a place stand elsewhere too.
    """
    common = len(alignment.shared)
    other = sum(min(len(stretch.old), len(stretch.new)) for stretch in alignment.stretches)
    if other > MOST_OTHER * (common + other) and not may_be_moved:
        return "passages"
    inner = [stretch for stretch in alignment.stretches if not stretch.is_edge or _is_replaced(stretch)]
    changes = [pair for stretch in inner for pair in _pair_values(stretch)]
    kept = [token for token in alignment.shared if (len(token) > 1 or token.isdigit()) and is_value(token)]
    names = [stretch for stretch in inner if _is_name(stretch)]
    words = sum(1 for stretch in inner if not _is_name(stretch) and not _pair_values(stretch))
    rate = max(_LEAST_RATE, words / max(1, common + words))
    evidence = _weigh_values(changes[:_MOST_VALUES], kept[:_MOST_VALUES], rate)
    if headlines.values_differ or evidence > (_DOUBT if headlines.agree else _DOUBT / 2):
        return "values"
    in_names = sum(min(len(stretch.old), len(stretch.new)) for stretch in names)
    least = 1 if headlines.names_differ else _NAMES
    are_many = len(names) >= least and in_names >= _NAMES_SHARE * common * least / _NAMES
    return "names" if are_many and not headlines.agree and evidence > -_VOUCHED else None


def is_value(token: str) -> bool:
    """Whether a token is a number, in digits or in hanzi."""
    return token[0].isdigit() or (token[0] in HANZI_DIGITS and len(token) > 1)


def _is_replaced(stretch: Stretch) -> bool:
    """Whether something short stands in for something short; a lead or a tail at an edge does not."""
    return bool(stretch.old) and bool(stretch.new) and max(len(stretch.old), len(stretch.new)) <= _SLOT


def _pair_values(stretch: Stretch) -> list[tuple[str, str]]:
    """The numbers that stand in for one another; passages left out and signs put into a number do not count."""
    shorter, longer = sorted((len(stretch.old), len(stretch.new)))
    if longer > _LOPSIDED * shorter:
        return []
    values = [[token for token in part if is_value(token)] for part in (stretch.old, stretch.new)]
    are_pure = [len(part) == len(found) for part, found in zip((stretch.old, stretch.new), values, strict=True)]
    if are_pure[0] != are_pure[1]:
        old, new = _trim("".join(stretch.old), "".join(stretch.new))
        if not all(values) or max(len(old), len(new)) <= _SLIP:
            return []  # a number for words, or a number that a slip has torn
        return [("".join(values[0]), "".join(values[1]))]
    return [(one, other) for one, other in zip(*values, strict=False) if one != other]


def _trim(old: str, new: str) -> tuple[str, str]:
    """Two strings without what both begin and end with."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    old, new = old[start:], new[start:]
    end = 0
    while end < min(len(old), len(new)) and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[: len(old) - end], new[: len(new) - end]


def _is_name(stretch: Stretch) -> bool:
    """Whether several words stand in for others; numbers are weighed by themselves."""
    parts = [[token for token in part if not is_value(token)] for part in (stretch.old, stretch.new)]
    return min(map(len, parts)) >= 1 and max(map(len, parts)) >= 2


def _weigh_values(changes: list[tuple[str, str]], kept: list[str], rate: float) -> float:
    """The logarithm of how much likelier the numbers are in a sibling than in a copy edited at this rate."""
    evidence = 0.0
    for old, new in changes:
        changed = max(map(len, _trim(old, new)))
        evidence += log(_SIBLING_CHANGES) - log(_expect(len(old), rate, changed))
    for token in kept:
        evidence += log(1 - _SIBLING_CHANGES) - log(1 - _expect(len(token), rate))
    return evidence


def _expect(length: int, rate: float, changed: int = 1) -> float:
    """How likely a number of so many digits is another in a copy; each further digit that differs is less likely."""
    return min(0.9, (1 - (1 - rate) ** length) * min(1.0, 4 * rate) ** (changed - 1))
