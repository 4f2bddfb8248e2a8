"""Where two texts differ: the stretches between what stands in both, in linear time.

Runs of tokens that occur once in either text tie the two together (the idea of patience diff); the
stretches between them are compared token by token where they are short.
"""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from msgspec import Struct

_RUN = 3
"""Tokens of a run."""
_WIDEST = 50
"""Chains before a chain that are tried as the one before it; a text shuffled more finely counts as another."""
_SHORT = 60
"""Tokens of a stretch that is compared token by token; the time grows with the square."""
_REPEATED = 24
"""Tokens in a row that, said again in the same text, are a passage that is repeated; names of offices are shorter."""


class Stretch(Struct, frozen=True):
    """A place at which two texts differ."""

    old: Sequence[str]
    """The tokens that stand there in the one and in the other; one of them may be empty."""
    new: Sequence[str]
    is_edge: bool = False
    """Whether it stands before or behind everything that both have."""


class Alignment(Struct, frozen=True):
    """Two texts beside each other."""

    shared: list[str]
    """The tokens that stand in both, in order."""
    stretches: list[Stretch]


def align_tokens(old: Sequence[str], new: Sequence[str]) -> Alignment:
    """Lay two texts beside each other."""
    shared: list[str] = []
    stretches: list[Stretch] = []
    first = last = 0
    for chain in [(0, 0, 0), *_keep_rising(_find_chains(old, new)), (len(old), len(new), 0)]:
        # Its beginning may be within what the chain before it has grown to.
        over = max(0, first - chain[0], last - chain[1])
        if over > chain[2]:
            continue
        start, end, length = chain[0] + over, chain[1] + over, chain[2] - over
        while start > first and end > last and old[start - 1] == new[end - 1]:
            start, end, length = start - 1, end - 1, length + 1
        if start > first or end > last:
            is_edge = not shared or (start == len(old) and end == len(new))
            for piece in _compare(old[first:start], new[last:end], is_edge=is_edge):
                if isinstance(piece, Stretch):
                    stretches.append(piece)
                else:
                    shared += piece
        first, last = start + length, end + length
        while first < len(old) and last < len(new) and old[first] == new[last]:
            first, last, length = first + 1, last + 1, length + 1
        shared += old[start : start + length]
    return Alignment(shared, stretches)


def drop_repeats(tokens: Sequence[str]) -> Sequence[str]:
    """The tokens of a text without passages that it has said before, as a box above a text repeats its beginning.

    Only runs that stand once in a text tie it to another, so a passage that is there twice would count as different.
    """
    runs = list(zip(*(tokens[i:] for i in range(_REPEATED)), strict=False))
    if len(set(runs)) == len(runs):
        return tokens
    met: set[tuple[str, ...]] = set()
    is_repeat = bytearray(len(tokens))
    for place, run in enumerate(runs):
        if run in met:
            is_repeat[place : place + _REPEATED] = b"\1" * _REPEATED
        met.add(run)
    return [token for token, drop in zip(tokens, is_repeat, strict=True) if not drop]


def _find_chains(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int, int]]:
    """Stretches that both texts have: where each begins in the one and in the other, and its tokens.

    Only runs that stand once in either text are tied together.
    """
    runs, others = _find_single_runs(old), _find_single_runs(new)
    chains: list[tuple[int, int, int]] = []
    start = end = length = 0
    for run, place in runs.items():
        other = others.get(run, -1)
        if place < 0 or other < 0:
            continue
        if place == start + length and other == end + length and length:
            length += 1
            continue
        if length:
            chains.append((start, end, length + _RUN - 1))
        start, end, length = place, other, 1
    if length:
        chains.append((start, end, length + _RUN - 1))
    return chains


def _find_single_runs(tokens: Sequence[str]) -> dict[tuple[str, ...], int]:
    """Where each run begins, in order of their first places; -1 for one that occurs more than once."""
    places: dict[tuple[str, ...], int] = {}
    for place, run in enumerate(zip(*(tokens[i:] for i in range(_RUN)), strict=False)):
        places[run] = -1 if run in places else place
    return places


def _keep_rising(chains: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
    """Those of the chains that stand in one order in both texts, as many tokens of them as can be."""
    best: list[int] = []
    before: list[int] = []
    for index, (_, value, length) in enumerate(chains):
        back, most = -1, 0
        for other in range(max(0, index - _WIDEST), index):
            if best[other] > most and chains[other][1] < value:
                back, most = other, best[other]
        before.append(back)
        best.append(most + length)
    rising = []
    index = best.index(max(best)) if best else -1
    while index >= 0:
        rising.append(chains[index])
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
