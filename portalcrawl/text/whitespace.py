"""White space and invisible characters: folded or dropped, except those that change what is seen."""

import re

# Letters whose shape depends on a joiner behind them: Arabic to Syriac and its supplements, the scripts of India to
# those of South East Asia, Mongolian, Brahmic scripts beyond the basic plane.
_JOINING = (
    "\u0620-\u08ff\u0900-\u0dff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1820-\u18aa\ua840-\uabff\U00011000-\U00011aff"
)
# Pictographs, their skin tones and U+FE0F: with U+200D between them they are one.
_PICTOGRAPH = "\u2190-\u2bff\ufe0f\U0001f000-\U0001faff"
# A joiner counts between two of these, as in identifiers (Unicode Annex 31); elsewhere nobody sees it.
_IDLE_JOINER = f"[\u200c\u200d](?!(?<=[{_JOINING}].)[{_JOINING}])(?!(?<=[{_PICTOGRAPH}]\u200d)[{_PICTOGRAPH}])"
# A region's flag: a black flag, the region's letters as tags, the tag that ends them (Unicode Technical Standard 51).
_REGION_FLAG = "\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f"
# Zero-width characters, joiners, the BOM, soft hyphens, bidi and language marks: editors leave them, nobody sees them.
# U+FFFC stands for an object that was not copied with the text. Variation selectors stay: they choose between forms of
# a hanzi or emoji. C0 and C1 controls but tab, LF, VT, FF, CR (white space) and NEL; lone surrogates cannot be written
# as UTF-8; noncharacters are in no text.
_MARKS = (
    "[\u00ad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\U000e0000-\U000e007f"
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# Most texts have none of them, which this tells ten times sooner.
_ANY_MARK = re.compile(f"[\u200c\u200d]|{_MARKS}")
_INVISIBLE = re.compile(f"({_REGION_FLAG})|(?:{_MARKS}|{_IDLE_JOINER})+")
# Quotation marks and dashes of cp1252 that were passed on byte by byte. HTML reads &#147; so (its table of numeric
# character references); text that has the control itself comes from the same programs. NEL stays white space.
_C1 = re.compile("[\x80-\x84\x86-\x9f]")
_CP1252 = {n: bytes((n,)).decode("cp1252", "ignore") for n in range(0x80, 0xA0) if n != 0x85}

# Few texts have anything invisible, and what they have is not printable, except for these two.
_GRAPHEME_JOINER, _OBJECT = "\u034f", "\ufffc"


def strip_invisible(text: str) -> str:
    """The text without zero-width, bidi and control characters and without lone surrogates.

    C1 controls are the punctuation that cp1252 has in their place. Joiners stay inside emoji and inside words of
    scripts that need them.

    >>> strip_invisible("园\\u200b区\\x00"), strip_invisible("\\x93园区\\x94")
    ('园区', '“园区”')
    """
    if (text.isascii() and text.isprintable()) or not _ANY_MARK.search(text):
        return text
    return _INVISIBLE.sub(r"\1", text.translate(_CP1252) if _C1.search(text) else text)


# C0 but tab and LF, C1, separators of lines, marks that turn the direction of writing.
_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def show_controls(text: str) -> str:
    """The text with what a terminal would obey written out.

    >>> show_controls("\x1b[2J新闻")
    '\\\\x1b[2J新闻'
    """
    if text.isprintable():
        return text
    return _COMMANDS.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def tidy(text: str) -> str:
    """One line without invisible characters. The separators of C0, U+001C to U+001F, count as white space.

    >>> tidy("  园\\u200b区\\n要闻\\ufffc")
    '园区 要闻'
    """
    folded = " ".join(text.split())
    is_clean = folded.isprintable() and _OBJECT not in folded and _GRAPHEME_JOINER not in folded
    return folded if is_clean else fold(strip_invisible(folded))


def fold(text: str) -> str:
    """One line: each run of white space (U+3000 and U+00A0 too) is one space, none at the ends.

    >>> fold("  园区\\u3000 要闻\\n")
    '园区 要闻'
    """
    return " ".join(text.split())
