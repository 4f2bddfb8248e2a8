"""How a style's truth and a record are spelled before they are compared."""

from collections.abc import Callable
from dataclasses import dataclass

from opencc import OpenCC

from portalcrawl.demo.mainland.annotate import remove_annotations

_TO_SIMPLIFIED = OpenCC("t2s")
# A mangled page does not tell which marks were full-width, nor 著 from 着.
_FOLDED = str.maketrans("，：；（）？！著", ",:;()?!着")


def as_written(shown: str) -> str:
    """What the author wrote, of a text as a mangled page shows it: no readings, simplified; folded as below."""
    return _TO_SIMPLIFIED.convert(remove_annotations(shown)).translate(_FOLDED)


def fold_width(text: str | None) -> str | None:
    """A record's text with half-width punctuation, to be compared with that."""
    return text and text.translate(_FOLDED)


@dataclass(frozen=True)
class Spelling:
    """What is done to the truth's texts and to the record's."""

    of_truth: Callable[[str], str]
    of_record: Callable[[str], str]


MANGLED = Spelling(as_written, lambda text: text.translate(_FOLDED))
"""Pages of the mainland style are restored."""
UNCHANGED = Spelling(str, str)
"""All others are to stay as they are."""
