"""The source in a label's value or in a note."""

import pytest

from portalcrawl.extraction.credits.stated_source import (
    clean_source,
    is_outlets,
    read_note,
    read_parted,
    split_notes,
    strip_pairs,
)
from portalcrawl.lexicon.credit_words import PUBLISHER


@pytest.mark.parametrize(
    ("pieces", "source"),
    [
        (["江城日报"], "江城日报"),
        (["《江城日报》"], "江城日报"),
        (["“江城发布”微信公众号"], "“江城发布”微信公众号"),
        (["江城日报 2024-05-06"], "江城日报"),
        (["江城日报 人民日报"], "江城日报"),
        (["IT 之家"], "IT 之家"),
        (["The Daily News"], "The Daily News"),
        (["《读者》2024年第5期"], "读者"),
        (["江城日报（记者 张三）"], "江城日报"),
        (["未知"], None),
        (["网络"], None),
        # Behind `消息来源：` was an address.
        (["。"], None),
        (['size="20"'], None),
        (["12", "江城日报"], "江城日报"),
        (["http://paper.example/", "江城日报"], "江城日报"),
        (["a" * 60], "a" * 60),
        (["a" * 61], None),
        ([], None),
    ],
)
def test_clean_source(pieces: list[str], source: str | None) -> None:
    assert clean_source(pieces) == source


@pytest.mark.parametrize(("gap", "source"), [(297, "abc"), (298, "ab")])
def test_a_value_is_read_up_to_three_hundred_characters(gap: int, source: str) -> None:
    assert clean_source([" " * gap + "abc"]) == source


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("：江城日报", "江城日报"),
        ("[江城日报]", "江城日报"),
        ("【江城日报", "江城日报"),
        ("江城日报】", "江城日报"),
        ("江城日报《科技》", "江城日报《科技》"),
        ("《江城日报》（海外版）", "《江城日报》（海外版）"),
        ("", ""),
    ],
)
def test_strip_pairs(text: str, rest: str) -> None:
    assert strip_pairs(text) == rest


@pytest.mark.parametrize(
    ("text", "source"),
    [("来源丨江城日报", "江城日报"), ("来源 江城日报", "江城日报"), ("来源 多样", None), ("江城日报", None)],
)
def test_read_parted(text: str, source: str | None) -> None:
    assert read_parted(text) == source


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("（转自《江城日报》）", "江城日报"),
        ("摘自《读者》", "读者"),
        ("据新华社电", "新华社"),
        ("据了解", None),
        ("江城日报", None),
    ],
)
def test_read_note(text: str, source: str | None) -> None:
    assert read_note(text, PUBLISHER) == source


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("码头启用。（转自江城日报）（责任编辑：张三）", ["责任编辑：张三", "转自江城日报"]),
        ("码头（二期）启用。", []),
        ("码头启用。（一甲乙）（二甲乙）（三甲乙）（四甲乙）", ["四甲乙", "三甲乙", "二甲乙"]),
        (f"码头启用。（{'江' * 60}）", ["江" * 60]),
        (f"码头启用。（{'江' * 61}）", []),
    ],
)
def test_split_notes(text: str, notes: list[str]) -> None:
    assert list(split_notes(text)) == notes


@pytest.mark.parametrize(("words", "expected"), [(6, True), (7, False)])
def test_a_row_of_words_is_no_outlet(words: int, expected: bool) -> None:
    assert is_outlets(" ".join(["Quay"] * words)) is expected
