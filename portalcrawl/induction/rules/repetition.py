"""Boilerplate is what repeats on article after article: lines, and rows of links."""

from collections import Counter
from collections.abc import Iterable, Sequence

from portalcrawl.induction.labelled_sample import LabelledSample

_LEAST = 3
_SHARE = 0.3
_ADDED_SHARE = 0.7
_SHORTEST = 2


def find_repeated_lines(labelled: Sequence[LabelledSample]) -> frozenset[str]:
    """Lines that at least three of the pages, and three in ten, have."""
    counts: Counter[str] = Counter()
    for sample in labelled:
        counts.update({line.text for line in sample.analysis.layout.lines if len(line.text) >= _SHORTEST})
    return frozenset(_frequent(counts, len(labelled)))


def _frequent(counts: Counter[str], pages: int) -> Iterable[str]:
    least = max(_LEAST, _SHARE * pages)
    return (text for text, count in counts.items() if count >= least)


def find_ending_lines(kept: Sequence[Sequence[str]], repeated: frozenset[str]) -> tuple[str, ...]:
    """Lines with which nearly all bodies begin or end, most frequent first: they are the template's, not the author's.

    `kept` has the lines of each page's body.
    """
    counts: Counter[str] = Counter()
    for lines in kept:
        edges = {*_run(lines, repeated), *_run(list(reversed(lines)), repeated)}
        if len(edges) < len(set(lines)):
            counts.update(edges)
    least = max(_LEAST, _ADDED_SHARE * len(kept))
    # Of equals the order is the texts' own: that of a set is another one in each process.
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(text for text, count in ranked if count >= least)


def _run(lines: Sequence[str], repeated: frozenset[str]) -> list[str]:
    found = []
    for text in lines:
        if text not in repeated:
            break
        found.append(text)
    return found
