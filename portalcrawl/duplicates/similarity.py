"""Whether two texts tell the same story: the proof behind a signature's guess.

How much two texts share does not tell it alone (`siblings.py` says why, and what does). It is measured by the shorter
text, for a copy may have been cut, or have got a lead, a tail, a paragraph. But a text that has as much again besides
is not the same: a roundup of the week holds each story of it.
"""

from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from portalcrawl.duplicates.alignment import align_tokens, drop_repeats
from portalcrawl.duplicates.shingles import (
    Shingle,
    cut_numbers,
    cut_shingles,
    cut_tokens,
    fold_sentences,
    fold_text,
    fold_width,
)
from portalcrawl.duplicates.siblings import compare_headlines, find_difference, has_other_numbers
from portalcrawl.duplicates.signatures import LEAST_TEXT

LEAST_SHARED = 0.6
"""Of the shorter text's shingles, that both have."""
LEAST_PART = 0.45
"""Of the longer text's length, that the shorter one has."""
LEAST_EDITED = 0.6
"""Of all shingles that either has, that both have, where neither is a part of the other: with less, a quarter of each
is its own, and one is a new text after the other, as a release is after its preview."""
LEAST_TELLING = 300
"""UTF-8 bytes (100 hanzi) of letters and digits from which a text is long enough to be one of a kind."""
_WHOLE = 0.9
"""Of the shorter text's shingles, from which on it is a part of the longer one: a line that credits it, a word put in
where a paragraph was left out, is all that it has of its own."""


class Story(Struct, frozen=True):
    """What is compared of an article."""

    headline: str
    body: str

    @property
    def text(self) -> str:
        """What is signed: the body; where that alone is too short to tell, the headline before it."""
        if len(self.body) < 4 * LEAST_TEXT and len(fold_text(self.body)) < LEAST_TEXT:
            return f"{self.headline}\n{self.body}"
        return self.body


class Edition:
    """A story with what is compared of it; each part is made once, when it is first asked for."""

    def __init__(self, story: Story) -> None:
        """Fold the headline and the text."""
        self.headline = fold_width(story.headline)
        self.text = fold_width(story.text)
        self.is_short = story.text is not story.body

    @cached_property
    def sentences(self) -> list[str]:
        """The letters and digits of each sentence."""
        return fold_sentences(self.text)

    @cached_property
    def folded(self) -> str:
        """The text's letters and digits."""
        return "".join(self.sentences)

    @cached_property
    def shingles(self) -> frozenset[Shingle]:
        """The text's shingles."""
        return cut_shingles(self.text, self.folded)

    @cached_property
    def numbers(self) -> set[str]:
        """The text's different numbers."""
        return cut_numbers(self.text)

    @cached_property
    def tokens(self) -> Sequence[str]:
        """The text's words, hanzi and numbers, without passages that it says again."""
        return drop_repeats(cut_tokens(self.text))


class Verdict(Struct, frozen=True):
    """Whether two stories are the same, how alike they are, and why."""

    similarity: float
    """The share of shingles that both texts have (Jaccard), 0 to 1; 1 if they are the same except for signs; 0
    also if it was not measured because something else tells them apart."""
    is_same: bool
    """Whether they tell the same story."""
    reason: str
    """In a word: equal, edited, part; else apart, short, passages, values, names."""


def least_resemblance(length: int, other_length: int) -> float:
    """The share of shingles (Jaccard) that two texts of so many characters have in common, at least, where one is a
    copy: less than of two edited ones where one may be a part of the other, more than 1 where one is far too long.

    >>> [round(least_resemblance(400, other), 2) for other in (400, 240, 100)]
    [0.6, 0.51, 2.0]
    """
    shorter, longer = (length, other_length) if length < other_length else (other_length, length)
    if shorter < LEAST_PART * longer:
        return 2.0
    return min(LEAST_EDITED, _resemble(shorter / max(1, longer)))


def _resemble(part: float) -> float:
    """The share of shingles that a text has in common with a part of it, at least, by that part of its length."""
    return _WHOLE * part / (1 + part - _WHOLE * part)


LEAST_RESEMBLANCE = _resemble(LEAST_PART)
"""Of two texts of which one is a copy, whatever their lengths."""


def compare_editions(one: Edition, other: Edition) -> Verdict:
    """Compare two stories; their order does not matter."""
    if (one.is_short or other.is_short) and fold_text(one.headline) != fold_text(other.headline):
        return Verdict(0.0, is_same=False, reason="short")
    is_telling = min(len(one.folded.encode()), len(other.folded.encode())) >= LEAST_TELLING
    if not is_telling and not compare_headlines(one.headline, other.headline).agree:
        # Under headlines that say something else a short text is a template, which others fill in or repeat.
        return Verdict(0.0, is_same=False, reason="short")
    if one.folded == other.folded:
        is_series = compare_headlines(one.headline, other.headline).values_differ
        return Verdict(1.0, is_same=not is_series, reason="values" if is_series else "equal")
    # First what costs a tenth of comparing shingles: most candidates that are none are siblings.
    if has_other_numbers(one.numbers, other.numbers):
        return Verdict(0.0, is_same=False, reason="values")
    shared = len(one.shingles & other.shingles)
    shorter, longer = sorted((len(one.shingles), len(other.shingles)))
    similarity = shared / max(1, shorter + longer - shared)
    if shared < LEAST_SHARED * shorter or shorter < LEAST_PART * longer or not shared:
        return Verdict(similarity, is_same=False, reason="apart")
    is_part = shared > _WHOLE * shorter
    if not is_part and similarity < LEAST_EDITED:
        return Verdict(similarity, is_same=False, reason="apart")
    headlines = compare_headlines(one.headline, other.headline)
    alignment = align_tokens(one.tokens, other.tokens)
    # The same headline over the same words: their order, and what is said twice, make no other story.
    is_same_text = similarity >= _WHOLE and headlines.are_equal
    reason = find_difference(alignment, headlines, may_be_moved=is_same_text)
    if reason is not None:
        return Verdict(similarity, is_same=False, reason=reason)
    return Verdict(similarity, is_same=True, reason="part" if is_part else "edited")


def compare_stories(one: Story, other: Story) -> Verdict:
    """Compare two stories whose editions are not needed again."""
    return compare_editions(Edition(one), Edition(other))
