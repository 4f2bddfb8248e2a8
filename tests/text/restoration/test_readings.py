"""The table of readings against pypinyin's dictionary, which is the same data."""

import re
import unicodedata

import pytest

from portalcrawl.text.restoration.hanzi import load_traditional_forms
from portalcrawl.text.restoration.readings import (
    LETTERS,
    LONGEST_READING,
    has_reading,
    has_toneless_reading,
    list_readings,
)


def test_the_table_has_the_hanzi_of_gbk() -> None:
    from pypinyin.pinyin_dict import pinyin_dict  # 50 MB, which is not for each process that collects tests

    for code in range(0x4E00, 0x9FA6):
        try:
            chr(code).encode("gbk")
        except UnicodeEncodeError:
            continue
        assert set(list_readings(chr(code))) == set(filter(None, pinyin_dict.get(code, "").split(","))), chr(code)


def test_every_reading_can_be_recognized() -> None:
    pattern = re.compile(f"[{LETTERS}]{{1,{LONGEST_READING}}}")
    for char in load_traditional_forms():
        assert all(pattern.fullmatch(reading) for reading in list_readings(char)), char


@pytest.mark.parametrize(
    ("char", "reading", "is_read"),
    [("經", "jīng", True), ("重", "chóng", True), ("重", "zhòng", True), ("經", "zhòng", False), ("A", "a", False)],
)
def test_has_reading(char: str, reading: str, is_read: bool) -> None:
    assert has_reading(char, reading) is is_read


@pytest.mark.parametrize(("char", "reading"), [("女", "nv"), ("女", "nu"), ("女", "nü"), ("光", "guang"), ("的", "de")])
def test_has_toneless_reading(char: str, reading: str) -> None:
    assert has_toneless_reading(char, reading)


def test_the_longest_reading_has_seven_letters_and_marks() -> None:
    readings = {reading for code in range(0x4E00, 0x9FA6) for reading in list_readings(chr(code))}
    assert max(len(unicodedata.normalize("NFD", reading)) for reading in readings) == LONGEST_READING == 7
