"""Which characters are hanzi, as a name, a title or a menu entry may be written in them."""

import re
from collections.abc import Iterator

HANZI = re.compile("[\u3400-\u9fff]")
"""One of the Unified Ideographs or of their Extension A. Names with a rarer one mostly have one of these too."""

_RUN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]+")
"""Characters that are written without spaces between words: hanzi, compatibility forms and all extensions, kana."""


def split_runs(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, and whether each is a run of characters that are written without spaces.

    >>> list(split_runs("2017年园区 A"))
    [('2017', False), ('年园区', True), (' A', False)]
    """
    end = 0
    for found in _RUN.finditer(text):
        if found.start() > end:
            yield text[end : found.start()], False
        yield found[0], True
        end = found.end()
    if end < len(text):
        yield text[end:], False
