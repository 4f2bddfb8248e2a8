"""Two versions of a text side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.text.word_diff import compare_paragraphs, compare_words

TEXTS = st.text(alphabet="甲乙丙 ab.\n", max_size=60)


def show(old: str, new: str) -> list[str]:
    marks = {" ": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    return ["".join(marks[p.sign].format(p.text) for p in line) for line in compare_paragraphs(old, new)]


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("一样。", "一样。", ["一样。"]),
        ("项目总投资3亿元。", "项目总投资12亿元。", ["项目总投资[-3-]{+12+}亿元。"]),
        ("The cat sat.", "The dog sat.", ["The [-cat-]{+dog+} sat."]),
        ("头一段。\n\n末一段。", "头一段。\n\n新来的。\n\n末一段。", ["头一段。", "{+新来的。+}", "末一段。"]),
        ("头一段。\n\n末一段。", "末一段。", ["[-头一段。-]", "末一段。"]),
        ("今天下雨了。", "市政府发布公告", ["[-今天下雨了。-]", "{+市政府发布公告+}"]),
        ("", "有了。", ["{+有了。+}"]),
        ("", "", []),
    ],
)
def test_what_differs(old: str, new: str, wanted: list[str]) -> None:
    assert show(old, new) == wanted


@given(TEXTS, TEXTS)
def test_the_pieces_make_both_versions(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.sign != "+") == old
    assert "".join(piece.text for piece in pieces if piece.sign != "-") == new


def test_a_huge_paragraph_is_compared_whole() -> None:
    old, new = "甲" * 6_000, "甲" * 6_000 + "乙"
    assert [piece.sign for piece in compare_words(old, new)] == ["-", "+"]


@pytest.mark.parametrize(("same", "lines"), [(3, 1), (2, 2)])
def test_paragraphs_that_share_three_tenths_are_two_versions_of_one(same: int, lines: int) -> None:
    assert len(show("甲" * same + "乙" * (10 - same), "甲" * same + "丙" * (10 - same))) == lines


@pytest.mark.parametrize(("size", "pieces"), [(5_000, 3), (5_001, 2)])
def test_paragraphs_of_more_than_five_thousand_words_are_compared_as_wholes(size: int, pieces: int) -> None:
    text = "".join(map(chr, range(0x4E00, 0x4E00 + size - 1)))
    assert len(compare_words(text + "\u9fa0", text + "\u9fa1")) == pieces
