"""White space and invisible characters: folded, never meant."""

import re

# Zero-width characters, joiners, the BOM, soft hyphens, bidi and language marks: editors leave them, nobody sees them.
# C0 and C1 controls but tab, LF, VT, FF, CR (white space) and NEL; lone surrogates cannot be written as UTF-8;
# noncharacters are in no text.
_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def strip_invisible(text: str) -> str:
    """The text without zero-width, bidi and control characters and without lone surrogates.

    >>> strip_invisible("园\\u200b区\\x00")
    '园区'
    """
    if text.isascii() and text.isprintable():
        return text
    return _INVISIBLE.sub("", text)


def fold(text: str) -> str:
    """One line: each run of white space (U+3000 and U+00A0 too) is one space, none at the ends.

    >>> fold("  园区\\u3000 要闻\\n")
    '园区 要闻'
    """
    return " ".join(text.split())
