"""The one door: which stories that were met before does this one tell again?"""

from collections.abc import Callable

from msgspec import Struct

from portalcrawl.duplicates.index import SignatureIndex
from portalcrawl.duplicates.signatures import sign_folded
from portalcrawl.duplicates.similarity import Edition, Story, compare_editions

MOST_PROVEN = 6
"""Candidates that are compared word by word: those whose signatures are most alike."""
MOST_MISSES = 3
"""Candidates that tell something else, after which the rest, which are less alike, are not compared."""

ReadStory = Callable[[int], Story | None]
"""A story by its number; None where it counts no longer."""


class Match(Struct, frozen=True):
    """A story that tells the same."""

    number: int
    similarity: float


class NearDuplicates:
    """Stories that were met, by their numbers; only their signatures are kept here."""

    def __init__(self, index: SignatureIndex, read: ReadStory) -> None:
        """`read` brings a candidate's text: signatures only guess."""
        self._index = index
        self._read = read

    def meet(self, number: int, mark: int, story: Story) -> list[Match]:
        """The other stories that tell the same, the most alike first; the next call compares with this one too.

        A story that was met before under this number is forgotten. `mark` is what `SignatureIndex.put` keeps.
        """
        edition = Edition(story)
        signature = sign_folded(edition.text, edition.sentences)
        matches: list[Match] = []
        misses = 0
        for candidate in self._index.find(signature, number)[:MOST_PROVEN]:
            other = self._read(candidate)
            if other is None:
                continue
            verdict = compare_editions(Edition(other), edition)
            if verdict.is_same:
                matches.append(Match(candidate, round(verdict.similarity, 3)))
            misses += not verdict.is_same
            if misses == MOST_MISSES:
                break
        self._index.put(number, mark, signature)
        return sorted(matches, key=lambda match: (-match.similarity, match.number))
