"""Pairs of characters that a cloning tool tore: 研究內容 as 研究?jī)?nèi)容, and back.

The tool searches the bytes of GBK text for its characters without regard to where characters begin. If the second
byte of one character and the first of the next are one of its characters, it writes the reading between them: the bytes
behind are then read one off, in wrong pairs, until an ASCII byte sets them right again, and the byte before the bracket
is lost with it (`?`). The reading tells which byte it was: one of the characters that begin with the byte before has
it.

What cannot be undone: an ASCII sign at the end of such a stretch is lost with the byte before it (當地5家 as
當(dāng)?家). The question mark then stays, behind the character if the page tells which one it was.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct, field

from portalcrawl.text.charsets.plausibility import score_reading
from portalcrawl.text.restoration.annotations import READING
from portalcrawl.text.restoration.gbk_bytes import (
    decode_pair,
    encode_char,
    encode_hanzi,
    list_by_first_byte,
    list_by_second_byte,
    list_characters,
)
from portalcrawl.text.restoration.hanzi import load_traditional_forms
from portalcrawl.text.restoration.readings import has_reading

# Decoders write U+FFFD instead of the question mark, and leave the bracket, which was not a second byte, standing.
_TORN = rf"(?P<torn>[?\ufffd]\(?(?P<reading>{READING})\))"
_READ = rf"(?P<read>\((?P<of>{READING})\))"
# ！ and ？ (A3 A1, A3 BF), made half-width by their bytes, tear pairs as well: there the byte before is lost for good.
_SIGN = r"(?P<sign>[?\ufffd](?P<mark>[!?]))"
_TOKEN = re.compile(f"{_TORN}|{_READ}|{_SIGN}")
_MAY_BE_TORN = re.compile(rf"[?\ufffd](?:\(?{READING}\)|[!?])")
LOST = "\ufffe"
"""Stands in mended text for what is lost: no text has it, and no rule for punctuation takes it for a question mark."""

_UNREAD = "\ufffd"
_SECOND_BYTE = {"!": 0xA1, "?": 0xBF}
_SIGN_BYTE = 0xA3
_PUNCTUATION_BYTE = 0xA1
_RUN = 24
"""Bytes behind a lost one on which candidates for it are compared."""
_BETTER = 0.15
"""By how much they must look more like prose one byte on: a sign tore the pair then. People write `?!` too.

Of 5,300 such signs in our own texts three pass, and twenty with half as many bytes.
"""

Guess = Callable[[str, str, tuple[str, ...]], str | None]
"""(what stands before, behind, characters that it may be) -> the character that is lost, or None."""


class Char(Struct, frozen=True):
    """A character of the mended text and the place in the torn one where its bytes begin."""

    text: str
    origin: int


def may_be_torn(text: str) -> bool:
    """Whether a line has the marks of a torn pair."""
    return _MAY_BE_TORN.search(text) is not None


def mend_line(text: str, guess: Guess) -> list[Char] | None:
    """The characters of a line without what tore it; None if nothing in it can be mended.

    `guess` names a character of which only one byte is known, if it can; else `LOST` stands for it.
    """
    mender = _Mender(text)
    return mender.finish(guess) if mender.read() else None


class _Lost(Struct):
    """A character of which one byte is lost; `candidates` have the other one."""

    candidates: tuple[str, ...]
    origin: int
    rest: str = ""
    """What stands for a sign that was swallowed with it."""


class _Bytes(Struct):
    """A stretch that is decoded at one go, with the place of each byte in the torn text."""

    data: bytearray = field(default_factory=bytearray)
    origins: list[int] = field(default_factory=list)

    def append(self, data: bytes, origin: int) -> None:
        self.data += data
        self.origins += [origin] * len(data)


class _Mender:
    def __init__(self, text: str) -> None:
        self.text = text
        self.stretch = _Bytes()
        self.parts: list[_Bytes | _Lost | Char] = [self.stretch]
        self.mended = 0

    def read(self) -> bool:
        end = 0
        for match in _TOKEN.finditer(self.text):
            if match.start() < end:
                continue
            self._append(end, match.start())
            end = match.start()
            if match["torn"]:
                taken = self._put_in(match["reading"], match.start(), match.end())
            elif match["read"]:
                taken = self._is_read(match["of"])
            else:
                taken = self._realign(match["mark"], match.start(), match.end())
            if taken:
                end = match.end()
        self._append(end, len(self.text))
        return self.mended > 0

    def _append(self, start: int, end: int) -> None:
        for origin in range(start, end):
            data = encode_char(self.text[origin])
            if data is not None:
                self.stretch.append(data, origin)
                continue
            # No character of GBK: it stood in the page as an entity, and bytes do not shift across it.
            self.stretch = _Bytes()
            self.parts += [Char(self.text[origin], origin), self.stretch]

    def _put_in(self, reading: str, start: int, end: int) -> bool:
        """Puts the lost byte of a torn pair in."""
        if not self.stretch.data:
            return False
        found = list_characters(self.stretch.data[-1], reading)
        if not found:
            return False
        behind = self._bytes_from(end)
        best = found[0] if len(found) == 1 else max(found, key=lambda char: _rate(encode_hanzi(char)[1:] + behind))
        self.stretch.append(encode_hanzi(best)[1:], start)
        self.mended += 1
        return True

    def _is_read(self, reading: str) -> bool:
        """Whether the two bytes before are a character with that reading, by which the tool found it."""
        data = bytes(self.stretch.data[-2:])
        char = decode_pair(data)
        return char is not None and char in load_traditional_forms() and has_reading(char, reading)

    def _realign(self, mark: str, start: int, end: int) -> bool:
        """Takes a sign for one that tore a pair, if what follows makes more sense one byte on."""
        behind = self._bytes_from(end)
        second = bytes((_SECOND_BYTE[mark],))
        if len(behind) < 4 or _rate(second + behind) <= _rate(behind) + _BETTER:
            return False
        self.stretch = _Bytes()
        self.parts += [_Lost(list_by_second_byte(_SIGN_BYTE), start), self.stretch]
        self.stretch.append(second, start + 1)
        self.mended += 1
        return True

    def _bytes_from(self, start: int) -> bytes:
        data = bytearray()
        for char in self.text[start : start + _RUN]:
            more = encode_char(char)
            if more is None or char in "?(":
                break
            data += more
        return bytes(data)

    def finish(self, guess: Guess) -> list[Char]:
        """All parts decoded; lost characters guessed from their neighbours."""
        found: list[Char | _Lost] = []
        last = max((i for i, part in enumerate(self.parts) if isinstance(part, _Bytes) and part.data), default=0)
        for index, part in enumerate(self.parts):
            if isinstance(part, _Bytes):
                found += _decode(part, ends_line=index == last)
            elif not (found and isinstance(found[-1], _Lost) and part == Char(_UNREAD, part.origin)):
                found.append(part)  # a byte that could not be read is the one that is lost
        done: list[Char] = []
        for index, one in enumerate(found):
            if isinstance(one, Char):
                done.append(one)
                continue
            before = "".join(char.text for char in done[-2:])
            behind = "" if one.rest else "".join(c.text for c in found[index + 1 : index + 2] if isinstance(c, Char))
            char = one.candidates[0] if len(one.candidates) == 1 else guess(before, behind, one.candidates)
            done.append(Char(char + one.rest if char else LOST, one.origin))
        return done


def _rate(data: bytes) -> float:
    """How much bytes look like prose from their first one on."""
    return score_reading(bytes(data[:_RUN]).decode("gb18030", "replace").rstrip("\ufffd"))


def _decode(stretch: _Bytes, *, ends_line: bool) -> Iterator[Char | _Lost]:
    data, place = stretch.data, 0
    while place < len(data):
        origin = stretch.origins[place]
        if data[place] < 0x80:
            yield Char(chr(data[place]), origin)
            place += 1
            continue
        if (pair := decode_pair(bytes(data[place : place + 2]))) is not None:
            yield Char(pair, origin)
            place += 2
            continue
        if data[place] == 0x80:
            yield Char("€", origin)
        else:
            # The question mark stands for the second byte and an ASCII sign behind it; at the end for the second byte
            # alone, and at the end of a line a full stop is what begins with the first byte of punctuation.
            is_last = place + 2 >= len(data)
            if is_last and ends_line and data[place] == _PUNCTUATION_BYTE:
                yield _Lost(("。",), origin)
            else:
                yield _Lost(list_by_first_byte(data[place]), origin, "" if is_last else LOST)
            place += data[place + 1 : place + 2] == b"?"
        place += 1
