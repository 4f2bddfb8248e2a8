"""Charsets of one byte for other alphabets than the Latin one, told by the letters that are frequent in them.

Where nothing names the charset, any of them reads any bytes. The right one turns most of them into the frequent small
letters of its alphabet; in a wrong one these are a quarter, and texts of two bytes a character give even fewer.
"""

import re

_CYRILLIC = "оеаинтсрвлкмдпуяі"
_GREEK = "αοιετσνηυρπκμλςωάέήίόύ"
_HEBREW = "יוהלאתרבמשנםדק"
_ARABIC = "اليمنوترةعدبسفه"
_THAI = "านรอกเงวมยลสทตดี่้ิัะหปบคไ"
_FREQUENT = {
    "cp1251": _CYRILLIC,
    "koi8_u": _CYRILLIC,
    "cp866": _CYRILLIC,
    "iso8859_5": _CYRILLIC,
    "mac_cyrillic": _CYRILLIC,
    "cp1253": _GREEK,
    "iso8859_7": _GREEK,
    "cp1255": _HEBREW,
    "cp1256": _ARABIC,
    "iso8859_6": _ARABIC,
    "cp874": _THAI,
}
"""By codec, the letters that make three quarters of a prose text and more. Of equals the first one is right: those
behind it are older, or have signs where Ukrainian letters are."""

_RUN = re.compile(rb"[\x80-\xff]{1,200}")
_RUNS = 400
"""Words that are looked at; they take half a millisecond for all charsets."""
_LONG = 2.5
"""Bytes of a word that are not ASCII, on average: in Latin alphabets these stand one at a time."""
_LEAST_BYTES = 60
"""Of such words; a few Chinese ones may be anything."""
_LEAST_SHARE = 0.65
_CAPITAL = 0.9
"""What a capital counts: KOI8 has the small letters where Windows has the capitals."""


def rate_alphabets(body: bytes) -> dict[str, float]:
    """The share of frequent letters by codec, where the text may be in that codec's alphabet. Empty if the text is in
    Latin letters or in no alphabet at all."""
    runs = [match[0] for match, _ in zip(_RUN.finditer(body), range(_RUNS), strict=False)]
    size = sum(map(len, runs))
    if size < max(_LONG * len(runs), _LEAST_BYTES):
        return {}
    text = b" ".join(runs)
    rates = {codec: _count(text, codec, letters) / size for codec, letters in _FREQUENT.items()}
    return {codec: rate for codec, rate in rates.items() if rate >= _LEAST_SHARE}


def _count(text: bytes, codec: str, letters: str) -> float:
    read = text.decode(codec, "replace")
    capitals = set(letters.upper()) - set(letters)
    return sum(map(read.count, letters)) + _CAPITAL * sum(map(read.count, capitals))
