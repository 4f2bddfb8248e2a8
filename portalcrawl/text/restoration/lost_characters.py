"""Characters that stay in a text as they are and that a reader should know of."""

import re

UNREADABLE_BYTES = "unreadable-bytes"
"""Note: U+FFFD stands where the page has bytes that no charset reads, or where it was lost before."""
PRIVATE_USE = "private-use"
"""Note: the text has characters that only a certain font knows; the page does not say what they are."""

_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010ffff]")


def find_oddities(text: str) -> list[str]:
    """The notes that a text calls for.

    >>> find_oddities("园\ufffd"), find_oddities("园区")
    (['unreadable-bytes'], [])
    """
    return [
        *([UNREADABLE_BYTES] if "\ufffd" in text else []),
        *([PRIVATE_USE] if _may_be_private(text) and _PRIVATE.search(text) else []),
    ]


def _may_be_private(text: str) -> bool:
    """Whether some character has no printable form: to look for private ones in all of a text takes longer."""
    return not text.replace("\n", "").isprintable()
