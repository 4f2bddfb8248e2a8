"""Pairs that the tool tore, one line at a time; `test_restore.py` runs the tool itself over a thousand paragraphs."""

import pytest

from portalcrawl.text.restoration.torn_pairs import LOST, Char, may_be_torn, mend_line


def no_guess(before: str, behind: str, candidates: tuple[str, ...]) -> str | None:
    return None


def mend(text: str) -> str | None:
    chars = mend_line(text, no_guess)
    return chars if chars is None else "".join(char.text for char in chars)


@pytest.mark.parametrize(
    ("torn", "text"),
    [
        ("研究?jī)?nèi)容", "研究內容"),
        ("項目，研究?jī)?nèi)容。", "項目，研究內容。"),
        # Decoders that write U+FFFD leave the bracket.
        ("研究\ufffd(jī)\ufffd(nèi)容", "研究內容"),
    ],
)
def test_a_torn_pair_is_put_together(torn: str, text: str) -> None:
    assert may_be_torn(torn)
    assert mend(torn) == text


@pytest.mark.parametrize("text", ["研究內容", "什么?", "經(jīng)濟", "what? (yes)", ""])
def test_other_lines_are_left_alone(text: str) -> None:
    assert not may_be_torn(text)
    assert mend(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "什么??",
        "how?no)",
        # What people wrote: one byte on, the hanzi behind it happen to make some sense as well.
        "根據協議，聯創?!環保集團將出資22.3億元，部署機架5516個、服務器5萬臺。",
        "這是規則的??互認互通。",
    ],
)
def test_a_mark_alone_mends_nothing(text: str) -> None:
    assert may_be_torn(text)
    assert mend(text) is None


def test_each_character_knows_where_its_bytes_were() -> None:
    chars = mend_line("研究?jī)?nèi)容", no_guess)
    assert chars is not None
    assert chars[0] == Char("研", 0)
    assert chars[1].origin == 1
    assert [char.origin for char in chars] == sorted(char.origin for char in chars)


def test_what_no_byte_tells_is_guessed() -> None:
    """當地5家: the digit is lost with a byte of 地, and what is left of it begins 190 hanzi."""
    asked: list[tuple[str, str]] = []

    def guess(before: str, behind: str, candidates: tuple[str, ...]) -> str | None:
        asked.append((before, behind))
        return "地" if "地" in candidates else None

    chars = mend_line("當(dāng)?shù)?家", guess)
    assert chars is not None
    assert "".join(char.text for char in chars) == f"當地{LOST}家"
    assert asked == [("當", "")]


def test_what_nobody_can_guess_is_lost() -> None:
    assert mend("當(dāng)?shù)?家") == f"當{LOST}家"


@pytest.mark.parametrize(("torn", "text"), [("當(dāng)?shù)亍?", "當地。"), ("當(dāng)?shù)乩先恕?", "當地老人。")])
def test_a_full_stop_ends_a_line(torn: str, text: str) -> None:
    """The first byte of punctuation is all that is left of it."""
    assert mend(torn) == text


@pytest.mark.parametrize(
    ("text", "wide", "sign"),
    [
        ("环保。今天下午，当地居民走上街头。", "！", "!"),
        ("环保可以改善当地居民的生活，今天下午当地居民走上街头。", "？", "?"),
        # The first hanzi behind it tell little more than enough, and those far behind are read alike in both ways.
        ("他談環保“以前辦一張消防意見書要跑9個部門，現在2天就能寄到公司。”天澤電子辦事人員感慨道。", "！", "!"),
    ],
)
def test_a_sign_that_was_found_across_two_characters_is_taken_apart(text: str, wide: str, sign: str) -> None:
    """The last byte of 保 and the first of what follows it are ！ or ？, which the tool writes half-width."""
    pair = wide.encode("gbk")
    data = text.encode("gbk")
    assert "保".encode("gbk")[1:] == pair[:1]
    torn = data.replace(pair, sign.encode(), 1).decode("gb18030", "replace")
    assert may_be_torn(torn)
    chars = mend_line(torn, lambda before, behind, candidates: "保" if "保" in candidates else None)
    assert chars is not None
    assert "".join(char.text for char in chars) == text
