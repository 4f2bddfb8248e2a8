"""Where two texts differ: the stretches between what stands in both, in linear time.

Runs of tokens that occur once in either text are what the two are laid beside each other by (as in patience diff); the
stretches between them are compared token by token where they are short.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_RUN = 3
"""Tokens of a run."""
_SHORT = 60
"""Tokens of a stretch that is compared token by token; the time grows with the square."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A place at which two texts differ."""

    old: Sequence[str]
    """The tokens that stand there in the one and in the other; one of them may be empty."""
    new: Sequence[str]
    is_edge: bool = False
    """Whether it stands before or behind everything that both have."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """Two texts beside each other."""

    shared: list[str]
    """The tokens that stand in both, in order."""
    stretches: list[Stretch]


def align_tokens(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Lay two texts beside each other."""
    shared: list[str] = []
    stretches: list[Stretch] = []
    first = last = 0
    places = _find_single_runs(new)
    pairs = [(place, places[run]) for run, place in _find_single_runs(old).items() if run in places]
    for anchor in [(0, 0), *_keep_rising(pairs), (len(old), len(new))]:
        start, end = anchor
        if start < first or end < last:
            continue  # within what the anchor before has grown to
        while start > first and end > last and old[start - 1] == new[end - 1]:
            start, end = start - 1, end - 1
        if start > first or end > last:
            is_edge = not shared or anchor == (start, end) == (len(old), len(new))
            for piece in _compare(old[first:start], new[last:end], is_edge=is_edge):
                if isinstance(piece, Stretch):
                    stretches.append(piece)
                else:
                    shared += piece
        first, last = start, end
        while first < len(old) and last < len(new) and old[first] == new[last]:
            shared.append(old[first])
            first += 1
            last += 1
    return Alignment(shared, stretches)


def _find_single_runs(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run begins that occurs once, in order."""
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(zip(*(tokens[i:] for i in range(_RUN)), strict=False)):
        places[run] = -1 if run in places else place
    return {run: place for run, place in places.items() if place >= 0}


def _keep_rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs whose second numbers rise as the first ones do (patience sorting)."""
    tops: list[int] = []
    heads: list[int] = []
    before: list[int] = []
    for index, (_, value) in enumerate(pairs):
        pile = bisect_left(tops, value)
        before.append(heads[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(value)
            heads.append(index)
        else:
            tops[pile], heads[pile] = value, index
    rising = []
    index = heads[-1] if heads else -1
    while index >= 0:
        rising.append(pairs[index])
        index = before[index]
    return rising[::-1]


def _compare(old: Sequence[str], new: Sequence[str], *, is_edge: bool) -> Iterator[Stretch | list[str]]:
    """A stretch as the tokens that both have and the places at which they differ, in order."""
    if min(len(old), len(new)) == 0 or len(old) == len(new) == 1 or max(len(old), len(new)) > _SHORT:
        yield Stretch(old, new, is_edge)
        return
    for tag, first, last, start, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            yield list(old[first:last])
        else:
            yield Stretch(old[first:last], new[start:end], is_edge)
