"""Folding and stripping: what goes, what stays, and twice is once."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.whitespace import fold, strip_invisible, tidy

ANY_TEXT = st.text(st.characters(codec=None) | st.sampled_from("\ud800\udfff\x00\u200b\ufeff\u3000\xa0\x85\u2028 \n"))

# What C1 controls become.
CP1252 = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")


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
        ("c1\x80\x9f", "c1€Ÿ"),
        ("next\x85line", "next\x85line"),
        ("half\ud83d of a pair\udc00", "half of a pair"),
        ("noncharacter\ufffe\uffff\ufdd0", "noncharacter"),
        ("tag\U000e0061s", "tags"),
        ("emoji 😀 stays", "emoji 😀 stays"),
        ("全角\u3000空格 and\xa0nbsp", "全角\u3000空格 and\xa0nbsp"),
        ("é e\u0301 ñ", "é e\u0301 ñ"),
        ("replacement \ufffd stays", "replacement \ufffd stays"),
        ("\x93他说\x94 it\x92s \x96 ok\x97 \x8050", "“他说” it’s – ok— €50"),
        ("no meaning\x81\x8d\x8f\x90\x9d", "no meaning"),
        ("👩\u200d👩\u200d👧 👁\ufe0f\u200d🗨 👩🏽\u200d⚕\ufe0f", "👩\u200d👩\u200d👧 👁\ufe0f\u200d🗨 👩🏽\u200d⚕\ufe0f"),
        ("👩\u200d and \u200d👩", "👩 and 👩"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("می\u200c", "می"),
        ("a\u200cb 园\u200c区", "ab 园区"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",) * 2,
        ("\U0001f3f4\U000e0067", "\U0001f3f4"),
        ("葛\U000e0100 ☎\ufe0f", "葛\U000e0100 ☎\ufe0f"),
        ("compatibility 﨑 豈", "compatibility 﨑 豈"),
        ("object\ufffc here", "object here"),
        ("private \ue5e5\uf8ff stays", "private \ue5e5\uf8ff stays"),
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


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("  园区\u3000 要闻\n", "园区 要闻"),
        ("园\u200b区\x00", "园区"),
        ("a\xa0b", "a b"),
        ("\ufeff", ""),
        ("", ""),
        # These two are printable, though nobody sees them.
        ("园\ufffc区", "园区"),
        ("园\u034f区", "园区"),
        ("a\x1cb", "a b"),
    ],
)
def test_a_text_is_tidied(text: str, line: str) -> None:
    assert tidy(text) == line


@pytest.mark.parametrize("code", range(0, 0x110000, 0x10000))
def test_to_tidy_is_to_strip_and_to_fold(code: int) -> None:
    separators = "\x1c\x1d\x1e\x1f"
    for char in set(map(chr, range(code, code + 0x10000))).difference(separators):
        text = f"a{char}b"
        assert tidy(text) == fold(strip_invisible(text))


@given(ANY_TEXT)
def test_twice_is_once(text: str) -> None:
    stripped = strip_invisible(text)
    assert strip_invisible(stripped) == stripped
    assert stripped.encode("utf-8").decode() == stripped
    kept = iter(text)
    assert all(c in kept for c in stripped if c not in CP1252)
    folded = fold(text)
    assert fold(folded) == folded
    assert "".join(folded.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "unit", [" ", "\u200b", "\x00", "园 ", "\ud800", "a\u3000\u200b", "\x93", "\u200d", "👩\u200d", "\U0001f3f4"]
)
def test_time_is_linear(unit: str) -> None:
    text = unit * (2_000_000 // len(unit))
    begun = time.process_time()
    fold(strip_invisible(text))
    assert time.process_time() - begun < 1.5
