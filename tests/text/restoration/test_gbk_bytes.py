"""GBK byte by byte: pairs, characters, and characters by one of their bytes."""

import pytest

from portalcrawl.text.restoration.gbk_bytes import (
    decode_pair,
    encode_char,
    encode_hanzi,
    list_by_first_byte,
    list_by_second_byte,
    list_characters,
)


@pytest.mark.parametrize(
    ("data", "char"),
    [
        (b"\xd4\xb0", "园"),
        (b"\x81\x40", "丂"),
        (b"\xa1\xa3", "。"),
        (b"\xd4", None),
        (b"ab", None),
        (b"\x80\x40", None),
        (b"\xd4\x20", None),
        (b"\xff\xff", None),
        (b"\xd4\xb0\xc7", None),
    ],
)
def test_two_bytes_are_a_character(data: bytes, char: str | None) -> None:
    assert decode_pair(data) == char


@pytest.mark.parametrize(
    ("char", "data"),
    [("园", b"\xd4\xb0"), ("A", b"A"), ("€", b"\x80"), ("😀", None), ("ｍ", b"\xa3\xed"), ("\ud800", None)],
)
def test_a_character_has_one_byte_or_two(char: str, data: bytes | None) -> None:
    assert encode_char(char) == data


def test_changed_characters_are_found_by_their_first_byte_and_reading() -> None:
    first = encode_hanzi("經")[0]
    found = list_characters(first, "jīng")
    assert "經" in found
    assert all(encode_hanzi(char)[0] == first for char in found)
    # 京 has the reading too, but is the same in both scripts.
    assert "京" not in list_characters(encode_hanzi("京")[0], "jīng")
    assert list_characters(first, "no") == ()


@pytest.mark.parametrize("byte", [0x81, 0xA3, 0xD4, 0xFE])
def test_hanzi_are_listed_by_a_byte(byte: int) -> None:
    firsts, seconds = list_by_first_byte(byte), list_by_second_byte(byte)
    assert all(char.encode("gbk")[0] == byte for char in firsts)
    assert all(char.encode("gbk")[1] == byte for char in seconds)
    hanzi = [chr(code) for code in range(0x4E00, 0x9FA6)]
    pairs = [(char, char.encode("gbk")) for char in hanzi]
    assert set(firsts) == {char for char, data in pairs if data[0] == byte}
    assert set(seconds) >= {char for char, data in pairs if data[1] == byte}
