"""Which charset a page is in, and its text: decided once, at the door.

Order of belief follows the HTML standard (BOM, HTTP header, meta), with one difference: a label that the bytes
contradict is overruled, because old portals mislabel pages and a wrong label must not ruin an archive. UTF-8 is tried
before any label: text in another charset is hardly ever valid UTF-8, and fails at its first hanzi, which costs nothing.
"""

import codecs
import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.text.charsets.alphabets import rate_alphabets
from portalcrawl.text.charsets.double_encoding import may_be_latin, undo_gbk, undo_latin
from portalcrawl.text.charsets.gaps import read_leniently, read_strictly
from portalcrawl.text.charsets.labels import normalize_label
from portalcrawl.text.charsets.mixed_charsets import has_signs_of_utf8, pool_legacy, read_broken_utf8, read_mixture
from portalcrawl.text.charsets.plausibility import is_plausible, score_reading

__all__ = [
    "BOMS",
    "DOUBLE_ENCODED",
    "MIXED_CHARSETS",
    "Decoded",
    "decode",
    "decode_as",
    "normalize_label",
]

DOUBLE_ENCODED = "double-encoded"
"""Note: text was UTF-8 encoded twice, or read as GBK and encoded again; it was taken back."""
MIXED_CHARSETS = "mixed-charsets"
"""Note: the page has parts in another charset than its greater part, and each was read in its own."""

_UTF16 = ("utf-16-le", "utf-16-be")
# Seven-bit charsets: ASCII bytes do not mean ASCII text.
_SEVEN_BIT = ("hz", "iso2022_jp")
# If several readings are possible, the ones worth weighing, most likely first.
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "cp950", "cp932", "euc_jp", "cp949", "cp1252")
_MULTI_BYTE = ("gb18030", "big5hkscs", "cp932", "euc_jp", "cp949")
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_HEADER = re.compile(r"charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
# The standard looks at the first 1,024 bytes; old portals put long scripts before the meta element.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\s{0,99}<\?xml[^>]{0,100}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_META_WINDOW = 8192
# What takes three bytes or more in UTF-8. Said by what it is not, it compiles in a twentieth of the time: `re` walks
# through each range, character by character.
_THREE_BYTES = re.compile("[^\x00-\u07ff]")

_HIGH_BYTE = re.compile(rb"[\x80-\xff]")
_SAMPLE = 100_000
# What a label is worth against readings that look slightly better.
_LABEL_BONUS = 0.12


class Decoded(Struct, frozen=True):
    """A page's text; `encoding` is its greater part's codec, as Python calls it, `evidence` who decided: bom, header,
    meta, bytes or profile; `notes` what had to be done beside: MIXED_CHARSETS, DOUBLE_ENCODED."""

    text: str
    encoding: str
    evidence: str
    notes: tuple[str, ...] = ()


def _iter_declared(body: bytes, content_type: str | None) -> Iterator[tuple[str, str]]:
    """(codec, who says so) in the order of belief: BOM, HTTP header, meta or XML declaration."""
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
    """The page's text. Never raises: undecodable bytes become U+FFFD if no charset reads them plausibly."""
    if body[:2] in (b"\xef\xbb", b"\xff\xfe", b"\xfe\xff"):
        for bom, codec in BOMS:
            if body.startswith(bom):
                return _decode_after_bom(body, bom, codec, content_type)
    if b"\x00" in body[:512] and (utf16 := _detect_utf16(body)):
        evidence = next((who for named, who in _iter_declared(body, content_type) if named == utf16), "bytes")
        return Decoded(body.decode(utf16, "replace"), utf16, evidence)
    if (text := read_strictly(body, "utf-8")) is not None:
        return _accept_utf8(body, text, content_type)
    return _decode_legacy(body, content_type)


def decode_as(body: bytes, charset: str) -> Decoded | None:
    """The text in a charset that somebody knows better than the page; None if it cannot be read in that."""
    codec = normalize_label(charset)
    text = read_strictly(body, codec) if codec else None
    return None if text is None or codec is None else _part_utf8(body, Decoded(text, codec, "profile"))


def _decode_after_bom(body: bytes, bom: bytes, codec: str, content_type: str | None) -> Decoded:
    rest = body[len(bom) :].removeprefix(bom)
    text = read_strictly(rest, codec)
    if text is None and codec == "utf-8" and not _is_broken_utf8(rest):
        # A template saved with a BOM around content in the portal's old charset.
        return _decode_legacy(rest, content_type)
    if codec != "utf-8":
        return Decoded(rest.decode(codec, "replace") if text is None else text, codec, "bom")
    return (
        _read_broken_utf8(rest, "bom", ()) if text is None else _undo_double_encoding(rest, Decoded(text, codec, "bom"))
    )


def _detect_utf16(body: bytes) -> str | None:
    """UTF-16 without a BOM: markup is ASCII, so every other byte of it is NUL."""
    head = body[:512]
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if max(even, odd) * 5 < len(head) // 2 or min(even, odd) * 8 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _accept_utf8(body: bytes, text: str, content_type: str | None) -> Decoded:
    """The reading as UTF-8 if the bytes allow it: a label that says otherwise is overruled."""
    codec, evidence = next(_iter_declared(body, content_type), ("utf-8", "bytes"))
    if codec == "utf-8":
        return _undo_double_encoding(body, Decoded(text, codec, evidence))
    if len(text) == len(body):
        other = read_strictly(body, codec) if codec in _SEVEN_BIT else None
        # UTF-16 would have shown its NULs; ASCII reads alike in all others.
        return Decoded(text, "utf-8", "bytes") if codec in _UTF16 else Decoded(other or text, codec, evidence)
    who = next((who for named, who in _iter_declared(body, content_type) if named == "utf-8"), "bytes")
    decoded = _undo_double_encoding(body, Decoded(text, "utf-8", who))
    # A word or two in GBK can be valid UTF-8 by chance (模 is ģ), but only as two-byte letters, never as hanzi.
    other = None if decoded.notes or _THREE_BYTES.search(text) else read_strictly(body, codec)
    if other is not None and score_reading(other, body) > score_reading(text) + _LABEL_BONUS:
        return Decoded(other, codec, evidence)
    return decoded


def _undo_double_encoding(body: bytes, decoded: Decoded) -> Decoded:
    text = (undo_latin(decoded.text) if may_be_latin(body) else None) or undo_gbk(decoded.text)
    return replace(decoded, text=text, notes=(DOUBLE_ENCODED,)) if text else decoded


def _decode_legacy(body: bytes, content_type: str | None) -> Decoded:
    """The text of a body that is not valid UTF-8 throughout."""
    declared = [found for found in _iter_declared(body, content_type) if found[0] not in _UTF16]
    for codec, evidence in declared:
        text = None if codec == "utf-8" else read_strictly(body, codec)
        if text is not None and is_plausible(text, body):
            return _part_utf8(body, Decoded(text, codec, evidence))
    if _is_broken_utf8(body):
        return _read_broken_utf8(body, dict(declared).get("utf-8", "bytes"), tuple(declared))
    codec, evidence = _choose_charset(body, declared)
    text = read_strictly(body, codec)
    if text is not None:
        return _part_utf8(body, Decoded(text, codec, evidence))
    return _read_mixture(body, declared) or Decoded(read_leniently(body, codec), codec, evidence)


def _part_utf8(body: bytes, decoded: Decoded) -> Decoded:
    """The page with its parts in UTF-8 read as such: nearly any UTF-8 can be read as GBK, and becomes rare hanzi."""
    if decoded.encoding != "gb18030" or not has_signs_of_utf8(decoded.text):
        return decoded
    return _read_mixture(body, [(decoded.encoding, decoded.evidence)]) or decoded


def _read_mixture(body: bytes, declared: Sequence[tuple[str, str]]) -> Decoded | None:
    pool = pool_legacy(body)
    if pool is None:
        return None
    legacy, evidence = _choose_charset(pool, declared)
    mixture = read_mixture(body, legacy) if legacy != "utf-8" else None
    if mixture is None:
        return None
    if mixture.is_mostly_utf8:
        legacy, evidence = "utf-8", dict(declared).get("utf-8", "bytes")
    return Decoded(mixture.text, legacy, evidence, (MIXED_CHARSETS,))


def _read_broken_utf8(body: bytes, evidence: str, declared: Sequence[tuple[str, str]]) -> Decoded:
    mixture = _read_mixture(body, declared)
    if mixture is not None and mixture.encoding == "utf-8":
        return replace(mixture, evidence=evidence)
    text, is_mixed = read_broken_utf8(body, _MULTI_BYTE)
    return Decoded(text, "utf-8", evidence, (MIXED_CHARSETS,) if is_mixed else ())


def _is_broken_utf8(body: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8: cut at the end, a stray byte, an insert in another charset."""
    sample = _take_sample(body)
    text = sample.decode("utf-8", "replace")
    faults = text.count("\ufffd")
    wide = len(text) - len(text.encode("ascii", "ignore")) - faults
    # Text in another charset is nearly all faults.
    return wide >= max(3 * faults, 2)


def _choose_charset(body: bytes, declared: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The charset that reads the bytes with the fewest faults and the most frequent characters, and who named it."""
    who = dict(reversed(declared))
    sample = _take_sample(body)
    alphabets = rate_alphabets(sample)

    def rate(codec: str) -> float:
        # Faults that a browser would not see are few; filling them takes a call for each fault of each wrong charset.
        score = alphabets.get(codec) or score_reading(sample.decode(codec, "replace"), sample)
        return score + (_LABEL_BONUS if codec in who else 0)

    best = max(dict.fromkeys([*(codec for codec, _ in declared), *_CANDIDATES, *alphabets]), key=rate)
    return best, who.get(best, "bytes")


def _take_sample(body: bytes) -> bytes:
    """What charsets are compared on: it begins with a character's first byte, whatever the charset."""
    first = _HIGH_BYTE.search(body)
    return body[first.start() :][:_SAMPLE] if first else body[:_SAMPLE]
