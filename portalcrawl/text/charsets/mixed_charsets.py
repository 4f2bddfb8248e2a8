"""Pages of two charsets: a menu that is included in UTF-8 and a body in GBK, or the reverse.

One of the two is always UTF-8: two other charsets on one page cannot be told apart by rule. A page is cut at tags and
quotation marks; what is UTF-8 says so itself, the rest is read together.
"""

import re

from msgspec import Struct

from portalcrawl.text.charsets.gaps import read_leniently, read_strictly
from portalcrawl.text.charsets.plausibility import score_reading

# From a byte beyond ASCII to the next byte that is not part of a character in any charset but UTF-16 and ends a text.
_RUN = re.compile(rb"[\x80-\xff][^<>\"'\r\n]*")
# No page has more; what comes behind them is read by the majority, so that hostile bytes cost a bounded time.
_MAX_RUNS = 50_000
# A letter of three bytes: hanzi, kana, hangul and their punctuation. Letters of two bytes are GBK now and then.
_WIDE = re.compile(rb"[\xe2-\xef][\x80-\xbf]{2}")
_WIDE_RUN = re.compile(rb"((?:[\xe3-\xe9\xef][\x80-\xbf]{2}){3,})")
# Where UTF-8 fails: from a bad byte to the last one near it, with what may be half a character of another charset.
_FAULT = re.compile("[\udc80-\udcff](?:[\udc80-\udcff@-~\u0080-\u07ff]*[\udc80-\udcff])?")
# ©, », ’ or a no-break space of a template in cp1252. A character of UTF-8 that was cut leaves a byte from C2 on.
_LONE_SIGN = re.compile("(?<![^\x00-\x7f])[\udc85\udc91-\udc97\udc99\udca0-\udcbf](?![^\x00-\x7f])")
# Two characters: less is a byte that was lost.
_SHORTEST_FAULT = 4
_READABLE = 0.42
_HANZI = re.compile("[\u4e00-\u9fff]")
_SHARE_OF_GB2312 = 0.95
_CERTAIN = 0.75
_GAIN = 0.4
_FEWEST_WIDE = 4
# What 的，。中新首问网政通是 and others, which begin as much UTF-8 does, become when read as GBK: rare hanzi.
# A page with none of these has no UTF-8 of any length in it. Each is found, or not, in 0.3 µs a page, for its code's
# low byte is frequent neither in markup nor in hanzi; 公 and 国 would take 3 and 6 µs.
_SIGNS_OF_UTF8 = tuple("锛紝銆鐨涓鏂棣闂缃鏀閫鏄")


class Mixture(Struct, frozen=True):
    """The text of a page and whether its greater part is UTF-8."""

    text: str
    is_mostly_utf8: bool


def has_signs_of_utf8(text: str) -> bool:
    """Whether a text that was read as GBK may hold UTF-8; a glance, not a proof."""
    for sign in _SIGNS_OF_UTF8:  # noqa: SIM110 - a generator would double the cost
        if sign in text:
            return True
    return False


def pool_legacy(body: bytes) -> bytes | None:
    """All runs that are not UTF-8, for the choice of their charset; None if the page has no run of UTF-8."""
    wide, pool = 0, []
    for match in _iter_runs(body):
        if is_utf8(match[0]):
            wide += len(_WIDE.findall(match[0]))
        else:
            pool.append(match[0])
    return b"\n".join(pool) if wide >= _FEWEST_WIDE and pool else None


def is_utf8(run: bytes) -> bool:
    """Whether bytes are UTF-8 beyond doubt: valid, and with a character of three bytes."""
    return _WIDE.search(run) is not None and read_strictly(run, "utf-8") is not None


def read_mixture(body: bytes, legacy: str) -> Mixture | None:
    """The text of a page of UTF-8 and `legacy`, each run in its own; None if the legacy part makes no sense."""
    parts: list[str] = []
    foreign: list[str] = []
    wide = at = 0
    for match in _iter_runs(body):
        run = match[0]
        parts.append(body[at : match.start()].decode("ascii"))
        at = match.end()
        if _belongs_to_utf8(run, legacy):
            parts.append(run.decode())
            wide += len(_WIDE.findall(run))
        else:
            parts.append(_read_run(run, legacy))
            foreign.append(parts[-1])
    text = "".join(foreign)
    if not wide or not (score_reading(text) >= _READABLE or (legacy == "gb18030" and _is_gb2312(text))):
        return None
    is_mostly_utf8 = wide >= len(text) - len(text.encode("ascii", "ignore"))
    parts.append(read_leniently(body[at:], "utf-8" if is_mostly_utf8 else legacy))
    return Mixture("".join(parts), is_mostly_utf8)


def read_broken_utf8(body: bytes, legacies: tuple[str, ...]) -> tuple[str, bool]:
    """The text of a page of UTF-8 with bytes that are not UTF-8, and whether some of these could be read.

    A stretch of them that one of `legacies` reads as frequent characters is read so; the rest is U+FFFD.
    """
    text = body.decode("utf-8", "surrogateescape")
    stretches = [found.encode("utf-8", "surrogateescape") for found in _FAULT.findall(text)[:_MAX_RUNS]]
    stretches = [found for found in stretches if len(found) >= _SHORTEST_FAULT]
    readings = {codec: {s: t for s in stretches if (t := _read_prose(s, codec))} for codec in legacies}
    best = max(readings, key=lambda codec: len(readings[codec]))
    known = readings[best]
    text, count = _LONE_SIGN.subn(lambda sign: bytes((ord(sign[0]) - 0xDC00,)).decode("cp1252", "replace"), text)

    def read(fault: re.Match[str]) -> str:
        stretch = fault[0].encode("utf-8", "surrogateescape")
        return known.get(stretch) or stretch.decode("utf-8", "replace")

    return _FAULT.sub(read, text), bool(known or count)


def _iter_runs(body: bytes) -> list[re.Match[bytes]]:
    runs = []
    for match in _RUN.finditer(body):
        runs.append(match)
        if len(runs) == _MAX_RUNS:
            break
    return runs


def _is_gb2312(text: str) -> bool:
    """Whether nearly all hanzi are of the older set: names have few frequent ones, but wrong readings leave it."""
    hanzi = "".join(_HANZI.findall(text))
    return len(hanzi) >= _FEWEST_WIDE and len(hanzi.encode("gb2312", "ignore")) >= len(hanzi) * 2 * _SHARE_OF_GB2312


def _belongs_to_utf8(run: bytes, legacy: str) -> bool:
    """Whether a run is UTF-8 rather than the other charset, if it can be either."""
    text = read_strictly(run, "utf-8")
    other = read_strictly(run, legacy)
    if text is None or other is None:
        return text is not None
    score = score_reading(text)
    # Of letters of two bytes only © » é and the like are believed: 尾页 in GBK is βҳ in UTF-8.
    return score > score_reading(other) - _GAIN if _WIDE.search(run) else score >= _CERTAIN


def _read_run(run: bytes, legacy: str) -> str:
    text = read_strictly(run, legacy)
    if text is not None and not has_signs_of_utf8(text):
        return text
    # Both in one run, without a tag between them.
    pieces = _WIDE_RUN.split(run)
    if len(pieces) > 1 and (parts := [_read_piece(piece, legacy) for piece in pieces]):
        joined = "".join(parts)
        if score_reading(joined) > score_reading(text or read_leniently(run, legacy)) + 0.1:
            return joined
    if text is not None:
        return text
    broken = read_broken_utf8(run, (legacy,))[0]
    lenient = read_leniently(run, legacy)
    return broken if score_reading(broken) > score_reading(lenient) else lenient


def _read_piece(piece: bytes, legacy: str) -> str:
    return piece.decode() if _WIDE_RUN.fullmatch(piece) else read_leniently(piece, legacy)


def _read_prose(stretch: bytes, codec: str) -> str | None:
    text = read_strictly(stretch, codec)
    return text if text is not None and score_reading(text, stretch) >= _READABLE else None
