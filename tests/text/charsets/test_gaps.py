"""Bytes that browsers read and Python's codecs do not."""

import time

import pytest

from portalcrawl.text.charsets.gaps import read_leniently, read_strictly, restore_private_use

GAPS = [
    # cp936 has the euro as one byte.
    ("gb18030", "售价".encode("gbk") + b"\x80100", "售价€100"),
    # A template's © in cp1252 before a space or a year.
    ("gb18030", b"\xa9 2017", "© 2017"),
    ("gb18030", b"\xa92017 " + "园区".encode("gbk"), "©2017 园区"),
    ("gb18030", b"\xa91998", "©1998"),
    ("big5hkscs", b"\xa3\xe1" + "新聞".encode("big5"), "€新聞"),
    # The first and the last second byte of a row: 157 characters.
    ("big5hkscs", b"\x81\x40\x81\xfe", "\ueeb8\uef54"),
    ("big5hkscs", b"\x81\x7e\x81\xa1\x82\x40", "\ueef6\ueef7\uef55"),
    # Near the ends of Microsoft's ranges for users' characters: FA40-FEFE is E000-E310, 8E40-A0FE E311-EEB7,
    # 8140-8DFE EEB8-F6B0, C6A1-C8FE F6B1-F848.
    ("big5hkscs", b"\xfa\x5f\xfe\xdd", "\ue01f\ue2ef"),
    ("big5hkscs", b"\x8e\x69\xa0\xe4", "\ue33a\uee9d"),
    ("big5hkscs", b"\x8d\x41", "\uf615"),
    ("big5hkscs", b"\xc6\xcf\xc8\xf4", "\uf6df\uf83e"),
    # NEC's and IBM's characters, by their row and cell: 13-1, 13-74, 92-92.
    ("euc_jp", b"\xad\xa1\xad\xea\xfc\xe2", "①㈱髙"),
    # The two cells between which Shift_JIS leaves out 7F, and the first row of the second half.
    ("euc_jp", b"\xad\xdf\xad\xe0\xf9\xa1", "㍻〝纊"),
    ("utf-8", "园区".encode(), "园区"),
]


@pytest.mark.parametrize(("codec", "body", "text"), GAPS)
def test_a_known_gap_is_filled(codec: str, body: bytes, text: str) -> None:
    assert read_strictly(body, codec) == text
    assert read_leniently(body, codec) == text


FAULTS = [
    ("gb18030", b"a\xffb", "a\ufffdb"),
    # Not before a year: half a character.
    ("gb18030", b"\xa917 ", "\ufffd17 "),
    ("big5hkscs", b"\x81\x30", "\ufffd0"),
    ("euc_jp", b"\xad\x41", "\ufffdA"),
    ("euc_jp", b"\xfd\xa1", "\ufffd\ufffd"),
    ("utf-8", b"\x80", "\ufffd"),
    ("utf-16-le", b"a\x00b", "a\ufffd"),
]


@pytest.mark.parametrize(("codec", "body", "text"), FAULTS)
def test_what_nobody_reads_is_a_fault(codec: str, body: bytes, text: str) -> None:
    assert read_strictly(body, codec) is None
    assert read_leniently(body, codec) == text


@pytest.mark.parametrize(
    ("stood_in", "char"),
    [
        # An ideographic space, m with an acute, the first and last form of vertical writing.
        ("\ue5e5", "\u3000"),
        ("\ue7c7", "\u1e3f"),
        ("\ue78d", "\ufe10"),
        ("\ue78e", "\ufe12"),
        ("\ue796", "\ufe19"),
        # Radicals and hanzi that Unicode has since version 4.1, and those beyond the basic plane.
        ("\ue81e", "\u9fb4"),
        ("\ue864", "\u9fbb"),
        ("\ue816", "\U00020087"),
        ("\ue855", "\U000241fe"),
    ],
)
def test_a_character_replaces_the_code_point_that_stood_in_for_it(stood_in: str, char: str) -> None:
    assert restore_private_use(f"园{stood_in}区") == f"园{char}区"


def test_other_private_characters_stay() -> None:
    assert restore_private_use("\ue000\ue5e6\uf8ff") == "\ue000\ue5e6\uf8ff"


def test_hostile_bytes_cost_little() -> None:
    start = time.process_time()
    assert read_strictly(b"\x80" * 3_000_000, "gb18030") == "€" * 3_000_000
    assert time.process_time() - start < 1
