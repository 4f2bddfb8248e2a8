"""Which charset a page is in, and its text: decided once, at the door.

Order of belief follows the HTML standard (BOM, HTTP header, meta), with one difference: a label that the bytes
contradict is overruled, because old portals mislabel pages and a wrong label must not ruin an archive. UTF-8 is tried
before any label: text in another charset is hardly ever valid UTF-8, and fails at its first hanzi, which costs nothing.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from portalcrawl.text.plausibility import is_plausible, score_reading

# What browsers read a label as (https://encoding.spec.whatwg.org/#names-and-labels), where Python's codec of that name
# is another one or does not know it. Pages labelled gb2312 do hold characters that only gb18030 has.
SUPERSETS = {
    "chinese": "gb18030",
    "cn-gb": "gb18030",
    "euc-cn": "gb18030",
    "gb_2312-80": "gb18030",
    "x-gbk": "gb18030",
    "big5-tw": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "cn-big5": "big5hkscs",
    "windows-31j": "cp932",
    "x-sjis": "cp932",
    "x-euc-jp": "euc_jp",
    "windows-949": "cp949",
    "unicode": "utf-8",
    "unicode-1-1-utf-8": "utf-8",
    "x-cp1250": "cp1250",
    "x-cp1251": "cp1251",
    "x-cp1252": "cp1252",
    "windows-874": "cp874",
    "x-mac-roman": "mac-roman",
}
# Python's codec -> the superset that reads all its pages.
_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "cp950": "big5hkscs",
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-16": "utf-16-le",
}
# The standard's encodings and no others: Python's codecs include rot13, zlib, punycode and utf-7, which a label must
# not be able to call.
_READABLE = frozenset(
    """
    utf-8 utf-16-le utf-16-be gb18030 hz big5hkscs cp932 euc_jp iso2022_jp cp949 cp866 cp874 koi8-r koi8-u mac-roman
    mac-cyrillic cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 iso8859-2 iso8859-3 iso8859-4 iso8859-5
    iso8859-6 iso8859-7 iso8859-8 iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16
    """.split()  # noqa: SIM905 - a list of 37 quoted names reads worse
)
_UTF16 = ("utf-16-le", "utf-16-be")
# Seven-bit charsets: ASCII bytes do not mean ASCII text.
_SEVEN_BIT = ("hz", "iso2022_jp")
# Where several readings are possible, the ones worth weighing, most likely first.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "cp932", "euc_jp", "cp949", "cp1252")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
# The standard looks at the first 1,024 bytes; old portals put long scripts before the meta element.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_META_WINDOW = 8192
# What takes three bytes or more in UTF-8.
_THREE_BYTES = re.compile("[\u0800-\U0010ffff]")

_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 100_000
# What a label is worth against readings that look slightly better.
_LABEL_BONUS = 0.12


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text; `encoding` is Python's codec name, `evidence` who decided: bom, header, meta, bytes or profile."""

    text: str
    encoding: str
    evidence: str


def normalize_label(label: str) -> str | None:
    """The Python codec that stands for a charset label, or None for a label that no web page may use.

    >>> normalize_label("GB2312"), normalize_label("rot13")
    ('gb18030', None)
    """
    name = label.strip().lower()
    try:
        codec = codecs.lookup(SUPERSETS.get(name, name)).name
    except (LookupError, ValueError):
        return None
    codec = _CODECS.get(codec, codec)
    return codec if codec in _READABLE else None


def declared_charsets(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """(codec, who says so) in the order of belief: BOM, HTTP header, meta or XML declaration."""
    return list(_iter_declared(body, content_type))


def _iter_declared(body: bytes, content_type: str | None) -> Iterator[tuple[str, str]]:
    for bom, codec in BOMS:
        if body.startswith(bom):
            yield codec, "bom"
    if content_type and (match := _HEADER.search(content_type)) and (named := normalize_label(match[1])):
        yield named, "header"
    for hit in (_XML.match(body), _META.search(body, 0, _META_WINDOW)):
        if hit and (named := normalize_label(hit[1].decode("ascii"))):
            # A label that can be read as ASCII is not in UTF-16; the standard says to read utf-8.
            yield ("utf-8" if named in _UTF16 else named), "meta"
            return


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The page's text. Never raises: undecodable bytes become U+FFFD where no charset reads them plausibly."""
    if body[:2] in (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff"):
        for bom, codec in BOMS:
            if body.startswith(bom):
                return _decode_after_bom(body, bom, codec, content_type)
    if b"\x00" in body[:512] and (utf16 := _detect_utf16(body)):
        evidence = next((who for named, who in _iter_declared(body, content_type) if named == utf16), "bytes")
        return Decoded(body.decode(utf16, "replace"), utf16, evidence)
    if (text := _decode_strictly(body, "utf-8")) is not None:
        return _accept_utf8(body, text, content_type)
    return _decode_legacy(body, content_type)


def decode_as(body: bytes, charset: str) -> Decoded | None:
    """The text in a charset that somebody knows better than the page; None where it cannot be read in that."""
    codec = normalize_label(charset)
    text = _decode_strictly(body, codec) if codec else None
    return None if text is None or codec is None else Decoded(text, codec, "profile")


def _decode_after_bom(body: bytes, bom: bytes, codec: str, content_type: str | None) -> Decoded:
    rest = body[len(bom) :].removeprefix(bom)
    text = _decode_strictly(rest, codec)
    if text is None and codec == "utf-8" and not _is_broken_utf8(rest):
        # A template saved with a BOM around content in the portal's old charset.
        return _decode_legacy(rest, content_type)
    return Decoded(text if text is not None else rest.decode(codec, "replace"), codec, "bom")


def _detect_utf16(body: bytes) -> str | None:
    """UTF-16 without a BOM: markup is ASCII, so every other byte of it is NUL."""
    head = body[:512]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) // 2 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _accept_utf8(body: bytes, text: str, content_type: str | None) -> Decoded:
    """The reading as UTF-8 where the bytes allow it: a label that says otherwise is overruled."""
    codec, evidence = next(_iter_declared(body, content_type), ("utf-8", "bytes"))
    if codec == "utf-8":
        return Decoded(text, codec, evidence)
    if len(text) == len(body):
        other = _decode_strictly(body, codec) if codec in _SEVEN_BIT else None
        # UTF-16 would have shown its NULs; ASCII reads alike in all others.
        return Decoded(text, "utf-8", "bytes") if codec in _UTF16 else Decoded(other or text, codec, evidence)
    # A word or two in GBK can be valid UTF-8 by chance (模 is ģ), but only as two-byte letters, never as hanzi.
    other = None if _THREE_BYTES.search(text) else _decode_strictly(body, codec)
    if other is not None and score_reading(other, body) > score_reading(text) + _LABEL_BONUS:
        return Decoded(other, codec, evidence)
    who = next((who for named, who in _iter_declared(body, content_type) if named == "utf-8"), "bytes")
    return Decoded(text, "utf-8", who)


def _decode_legacy(body: bytes, content_type: str | None) -> Decoded:
    """The text of a body that is not valid UTF-8 throughout."""
    declared = [found for found in _iter_declared(body, content_type) if found[0] not in _UTF16]
    for codec, evidence in declared:
        text = None if codec == "utf-8" else _decode_strictly(body, codec)
        if text is not None and is_plausible(text, body):
            return Decoded(text, codec, evidence)
    if _is_broken_utf8(body):
        return Decoded(body.decode("utf-8", "replace"), "utf-8", dict(declared).get("utf-8", "bytes"))
    return _choose_reading(body, declared)


def _is_broken_utf8(body: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: cut at the end, a stray byte, an insert in another charset."""
    sample = _take_sample(body)
    text = sample.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", "ignore")) - faults
    # Text in another charset is nearly all faults.
    return wide >= max(3 * faults, 2)


def _choose_reading(body: bytes, declared: list[tuple[str, str]]) -> Decoded:
    """The charset that reads the bytes with the fewest faults and the most frequent characters."""
    who = dict(reversed(declared))
    sample = _take_sample(body)

    def rate(codec: str) -> float:
        return score_reading(sample.decode(codec, "replace"), sample) + (_LABEL_BONUS if codec in who else 0)

    best = max(dict.fromkeys([*(codec for codec, _ in declared), *_CANDIDATES]), key=rate)
    return Decoded(body.decode(best, "replace"), best, who.get(best, "bytes"))


def _take_sample(body: bytes) -> bytes:
    """What charsets are compared on: it begins with a character's first byte, whatever the charset."""
    first = _HIGH_BYTE.search(body)
    return body[first.start() :][:_SAMPLE] if first else body[:_SAMPLE]


def _decode_strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except UnicodeError:
        return None
