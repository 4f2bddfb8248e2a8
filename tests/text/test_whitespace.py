"""Folding and stripping: what goes, what stays, and twice is once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.whitespace import fold, strip_invisible

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("\ud800\udfff\x00\u200b\ufeff\u3000\xa0\x85\u2028 \n"))


@pytest.mark.parametrize(
    ("text", "stripped"),
    [
        ("", ""),
        ("plain text", "plain text"),
        ("two\nlines\tand a tab\r\n", "two\nlines\tand a tab\r\n"),
        ("园\u200b区\u200d要\ufeff闻", "园区要闻"),
        ("soft\u00adhyphen", "softhyphen"),
        ("\u202eright to left\u202c", "right to left"),
        ("\u2066isolated\u2069", "isolated"),
        ("nul\x00bell\x07escape\x1bdelete\x7f", "nulbellescapedelete"),
        ("c1\x80\x9f", "c1"),
        ("next\x85line", "next\x85line"),
        ("half\ud83d of a pair\udc00", "half of a pair"),
        ("noncharacter\ufffe\uffff\ufdd0", "noncharacter"),
        ("tag\U000e0061s", "tags"),
        ("emoji 😀 stays", "emoji 😀 stays"),
        ("全角\u3000空格 and\xa0nbsp", "全角\u3000空格 and\xa0nbsp"),
        ("é e\u0301 ñ", "é e\u0301 ñ"),
        ("replacement \ufffd stays", "replacement \ufffd stays"),
    ],
)
def test_strip_invisible(text: str, stripped: str) -> None:
    assert strip_invisible(text) == stripped


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", ""),
        (" \n\t\u3000\xa0 ", ""),
        ("  园区\u3000 要闻\n", "园区 要闻"),
        ("a\u2028b\u2003c\x0cd\x85e", "a b c d e"),
        ("a\u200b b", "a\u200b b"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_twice_is_once(text: str) -> None:
    stripped = strip_invisible(text)
    assert strip_invisible(stripped) == stripped
    assert stripped.encode("utf-8").decode() == stripped
    assert [c for c in text if c in stripped] == list(stripped)
    folded = fold(text)
    assert fold(folded) == folded
    assert "".join(folded.split()) == "".join(text.split())


@pytest.mark.parametrize("unit", [" ", "\u200b", "\x00", "园 ", "\ud800", "a\u3000\u200b"])
def test_time_is_linear(unit: str) -> None:
    text = unit * (2_000_000 // len(unit))
    begun = time.process_time()
    fold(strip_invisible(text))
    assert time.process_time() - begun < 1.5
