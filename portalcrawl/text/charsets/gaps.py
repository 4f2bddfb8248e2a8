"""Bytes that pages do hold and browsers do read, but that Python's codecs refuse or give a private-use character."""

import codecs
import re
from functools import cache

# GB 18030 gave these two-byte characters private-use code points until Unicode had them. What they are: GB 18030-2022
# and index-gb18030 of https://encoding.spec.whatwg.org, which also reads A3 A0 as a space, as pages mean it. The six
# hanzi beyond the basic plane are GB 18030-2005's.
_SINCE_ENCODED = dict(
    [
        (0xE5E5, 0x3000),
        (0xE7C7, 0x1E3F),
        *zip(range(0xE78D, 0xE797), (0xFE10, 0xFE12, 0xFE11, *range(0xFE13, 0xFE1A)), strict=True),
        *zip((0xE81E, 0xE826, 0xE82B, 0xE82C, 0xE832, 0xE843, 0xE854, 0xE864), range(0x9FB4, 0x9FBC), strict=True),
        (0xE816, 0x20087),
        (0xE817, 0x20089),
        (0xE818, 0x200CC),
        (0xE831, 0x215D7),
        (0xE83B, 0x2298F),
        (0xE855, 0x241FE),
    ]
)
# Characters that users of cp950 added themselves, as Windows reads them: for each range of lead bytes the private-use
# code point of its first character. Big5-UAO's characters stand there too; which font was meant, the bytes do not say.
_BIG5_PRIVATE = ((0xFA, 0xFE, 0xE000), (0x8E, 0xA0, 0xE311), (0x81, 0x8D, 0xEEB8), (0xC6, 0xC8, 0xF6B1))
_EUROS = re.compile(b"\x80+")
# A template's © in cp1252: no character of GBK's has these two bytes, and none that was cut begins with the first.
_COPYRIGHT = re.compile(b"\xa9(?= |19[0-9]{2}|20[0-9]{2})")
_EURO_IN_BIG5 = b"\xa3\xe1"


def read_strictly(body: bytes, codec: str) -> str | None:
    """The text, if the codec, or a browser in its place, reads every byte; else None."""
    try:
        return body.decode(codec)
    except UnicodeDecodeError:
        return _read_with_gaps(body, codec)
    except UnicodeError:
        return None


def read_leniently(body: bytes, codec: str) -> str:
    """The text, with U+FFFD for what the codec and browsers cannot read."""
    return body.decode(codec, _register()[1] if codec in _FILLERS else "replace")


def restore_private_use(text: str) -> str:
    """A text that was read as gb18030, with characters for the code points that stood in for them.

    >>> restore_private_use("园区\\ue5e5要闻")
    '园区\\u3000要闻'
    """
    return text.translate(_SINCE_ENCODED)


def _read_with_gaps(body: bytes, codec: str) -> str | None:
    if codec not in _FILLERS:
        return None
    try:
        return body.decode(codec, _register()[0])
    except UnicodeError:
        return None


@cache
def _register() -> tuple[str, str]:
    """The names of the error handlers: one that gives up if no gap is known, one that goes on."""
    strict, lenient = "portalcrawl.gaps", "portalcrawl.gaps-or-replacement"
    codecs.register_error(strict, _fill_or_raise)
    codecs.register_error(lenient, _fill_or_replace)
    return strict, lenient


def _fill_or_raise(fault: UnicodeError) -> tuple[str, int]:
    if isinstance(fault, UnicodeDecodeError) and (filled := _FILLERS[fault.encoding](fault.object, fault.start)):
        return filled
    raise fault


def _fill_or_replace(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return _FILLERS[fault.encoding](fault.object, fault.start) or ("\ufffd", fault.end)


def _fill_gb18030(body: bytes, at: int) -> tuple[str, int] | None:
    # cp936 has the euro as a single byte. Hostile bytes have millions of them; all at once they cost nothing.
    if found := _EUROS.match(body, at):
        return "€" * len(found[0]), found.end()
    return ("©", at + 1) if _COPYRIGHT.match(body, at) else None


def _fill_big5(body: bytes, at: int) -> tuple[str, int] | None:
    pair = body[at : at + 2]
    if pair == _EURO_IN_BIG5:
        return "€", at + 2
    if len(pair) < 2 or not (0x40 <= pair[1] <= 0x7E or 0xA1 <= pair[1] <= 0xFE):
        return None
    place = pair[1] - (0x40 if pair[1] < 0x7F else 0x62)
    for first, last, base in _BIG5_PRIVATE:
        if first <= pair[0] <= last:
            # The range at C6 begins in the middle of its row, at A1.
            return chr(base + (pair[0] - first) * 157 + place - (63 if first == 0xC6 else 0)), at + 2
    return None


def _fill_euc_jp(body: bytes, at: int) -> tuple[str, int] | None:
    """NEC's and IBM's characters (①, ㈱, 髙): cp932 has them at the same row and cell."""
    if len(pair := body[at : at + 2]) < 2 or min(pair) < 0xA1 or max(pair) > 0xFE:
        return None
    row, cell = pair[0] - 0xA1, pair[1] - 0xA1
    lead = row // 2 + (0x81 if row < 62 else 0xC1)
    trail = cell + 0x9F if row % 2 else cell + (0x40 if cell < 63 else 0x41)
    try:
        return bytes((lead, trail)).decode("cp932"), at + 2
    except UnicodeDecodeError:
        return None


_FILLERS = {"gb18030": _fill_gb18030, "big5hkscs": _fill_big5, "euc_jp": _fill_euc_jp}
