"""Which charset a page is in, and its text: decided once, at the door.

Order of belief follows the HTML standard (BOM, HTTP header, meta), with one difference: a label that the bytes
contradict is overruled, because old portals mislabel pages and a wrong label must not ruin an archive.
"""

import codecs
import re
from dataclasses import dataclass

# Browsers read these labels as their supersets (https://encoding.spec.whatwg.org/#names-and-labels); pages
# labelled gb2312 do hold characters that only gb18030 has.
SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "x-gbk": "gb18030",
    "chinese": "gb18030",
    "big5": "big5hkscs",
    "big5-tw": "big5hkscs",
    "x-x-big5": "big5hkscs",
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "shift_jis": "cp932",
    "x-sjis": "cp932",
    "ks_c_5601-1987": "cp949",
    "euc-kr": "cp949",
    "utf8": "utf-8",
    "unicode": "utf-8",
}
BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))

_HEADER = re.compile(r"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
# The standard looks at the first 1,024 bytes; old portals put long scripts before the meta element.
_META = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE)
_META_WINDOW = 8192

# The most frequent characters of Chinese prose, simplified and traditional: a wrong decoding hardly ever
# produces them, the right one produces them all the time.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"
    "十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形"
    "相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展"
    "五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战"
    "先回则任取据处理網新聞會國來時們個這為學對說發經過長開關應問題實現電體進產業務區動機員場點當報議頁"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A page's text; `encoding` is Python's codec name, `evidence` says who decided: bom, header, meta, bytes."""

    text: str
    encoding: str
    evidence: str


def normalize_label(label: str) -> str | None:
    """The Python codec that stands for a charset label, or None for a label nobody knows."""
    name = label.strip().lower()
    name = SUPERSETS.get(name, name)
    try:
        return codecs.lookup(name).name
    except (LookupError, ValueError):
        return None


def declared_charsets(body: bytes, content_type: str | None) -> list[tuple[str, str]]:
    """(codec, who says so) in the order of belief: BOM, HTTP header, meta or XML declaration."""
    found = [(codec, "bom") for bom, codec in BOMS if body.startswith(bom)]
    if content_type and (match := _HEADER.search(content_type)) and (codec := normalize_label(match[1])):
        found.append((codec, "header"))
    for pattern in (_XML, _META):
        if (hit := pattern.search(body, 0, _META_WINDOW)) and (codec := normalize_label(hit[1].decode("ascii"))):
            found.append((codec, "meta"))
            break
    return found


def decode(body: bytes, content_type: str | None = None) -> Decoded:
    """The page's text. Never raises: undecodable bytes become U+FFFD where no charset reads them cleanly."""
    declared = declared_charsets(body, content_type)
    if declared and declared[0][1] == "bom":
        codec = declared[0][0]
        return Decoded(body.decode(codec, "replace").lstrip("\ufeff"), codec, "bom")
    for codec, evidence in declared:
        text = _decode_strictly(body, codec)
        if text is not None and not _is_contradicted(body, codec, text):
            return Decoded(text, codec, evidence)
    return _decode_by_bytes(body, declared)


def _decode_strictly(body: bytes, codec: str) -> str | None:
    try:
        return body.decode(codec)
    except (UnicodeDecodeError, ValueError):
        return None


def _is_contradicted(body: bytes, codec: str, text: str) -> bool:
    """Whether the bytes say otherwise: text that is valid UTF-8 with non-ASCII characters is UTF-8."""
    if codec == "utf-8" or len(text) == len(body):
        return codec != "utf-8" and not body.isascii() and _decode_strictly(body, "utf-8") is not None
    return _decode_strictly(body, "utf-8") is not None


def _decode_by_bytes(body: bytes, declared: list[tuple[str, str]]) -> Decoded:
    """The charset that reads the bytes with the fewest faults and the most frequent characters."""
    if (text := _decode_strictly(body, "utf-8")) is not None:
        return Decoded(text, "utf-8", "bytes")
    best: tuple[float, Decoded] | None = None
    for codec in dict.fromkeys([c for c, _ in declared] + ["utf-8", "gb18030", "big5hkscs", "cp1252"]):
        text = body.decode(codec, "replace")
        score = _score_reading(text)
        if best is None or score > best[0]:
            evidence = next((who for c, who in declared if c == codec), "bytes")
            best = (score, Decoded(text, codec, evidence))
    assert best is not None
    return best[1]


def _score_reading(text: str) -> float:
    """How much a decoding looks like text: +1 per frequent hanzi, a little for other letters, -3 per fault."""
    sample = [c for c in text[:200_000] if c > "\x7f"][:20_000]
    if not sample:
        return 0.0
    good = sum(
        1.0 if c in _FREQUENT else 0.2 if "\u4e00" <= c <= "\u9fff" or c in "，。、：；！？（）《》“”" else 0
        for c in sample
    )
    faults = sum(1 for c in sample if c == "\ufffd" or "\ue000" <= c <= "\uf8ff" or "\x80" <= c <= "\x9f")
    return (good - 3 * faults) / len(sample)
