"""GBK as Windows' code page 936 reads it, byte by byte, and which characters have a byte and a reading in common."""

from collections import defaultdict
from functools import cache

from portalcrawl.text.restoration.hanzi import load_traditional_forms
from portalcrawl.text.restoration.readings import list_readings


@cache
def decode_pair(data: bytes) -> str | None:
    """The character of two bytes, as Windows' code page 936 reads them; None if there is none."""
    if len(data) != 2 or data[0] <= 0x80:
        return None
    try:
        return data.decode("gb18030")
    except UnicodeDecodeError:
        return None


@cache
def encode_char(char: str) -> bytes | None:
    """The bytes of a character in code page 936; None for one that it does not have."""
    if char == "€":
        return b"\x80"
    try:
        data = char.encode("gb18030")
    except UnicodeEncodeError:
        return None
    return data if len(data) <= 2 else None


def encode_hanzi(char: str) -> bytes:
    """The two bytes of one of the characters that tools annotate."""
    return char.encode("gb18030")


def list_characters(first: int, reading: str) -> tuple[str, ...]:
    """The changed characters with that first byte and reading."""
    return _by_first_byte_and_reading().get((first, reading), ())


@cache
def _by_first_byte_and_reading() -> dict[tuple[int, str], tuple[str, ...]]:
    found: dict[tuple[int, str], list[str]] = defaultdict(list)
    for char in sorted(load_traditional_forms()):
        data = encode_char(char)
        if data is not None and len(data) == 2:
            for reading in list_readings(char):
                found[data[0], reading].append(char)
    return {key: tuple(chars) for key, chars in found.items()}


@cache
def list_by_first_byte(first: int) -> tuple[str, ...]:
    """The hanzi that begin with a byte."""
    pairs = (decode_pair(bytes((first, second))) for second in range(0x40, 0xFF))
    return tuple(char for char in pairs if char and "\u4e00" <= char <= "\u9fff")


@cache
def list_by_second_byte(second: int) -> tuple[str, ...]:
    """The hanzi that end with a byte."""
    pairs = (decode_pair(bytes((first, second))) for first in range(0x81, 0xFF))
    return tuple(char for char in pairs if char and "\u4e00" <= char <= "\u9fff")
