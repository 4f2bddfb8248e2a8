"""Where two texts differ, told by the stretches between what both have."""

import pytest

from portalcrawl.duplicates.alignment import Alignment, align_tokens, drop_repeats


def align(old: str, new: str) -> Alignment:
    return align_tokens(old.split(), new.split())


def differences(alignment: Alignment) -> list[tuple[str, str, bool]]:
    return [(" ".join(one.old), " ".join(one.new), one.is_edge) for one in alignment.stretches]


@pytest.mark.parametrize(
    ("old", "new", "stretches"),
    [
        ("a b c d e", "a b c d e", []),
        ("a b c d e f g", "a b c X e f g", [("d", "X", False)]),
        ("a b c d e f", "a b c d e f X Y", [("", "X Y", True)]),
        ("X a b c d", "Y Z a b c d", [("X", "Y Z", True)]),
        ("a b c X d e f", "a b c d e f", [("X", "", False)]),
        ("a b c 1 d e f 2 g h i", "a b c 3 d e f 4 g h i", [("1", "3", False), ("2", "4", False)]),
        ("a b c", "x y z", [("a b c", "x y z", True)]),
        ("", "a", [("", "a", True)]),
        ("", "", []),
    ],
)
def test_stretches(old: str, new: str, stretches: list[tuple[str, str, bool]]) -> None:
    assert differences(align(old, new)) == stretches


def test_what_both_have_stands_in_order() -> None:
    assert align("a b c 1 d e f", "a b c 2 d e f").shared == list("abcdef")


def test_passages_that_changed_places_are_tied_once() -> None:
    one, two = "a b c d e f g h", "p q r s"
    alignment = align(f"{one} {two}", f"{two} {one}")
    assert alignment.shared == one.split(), "the longer one"
    assert differences(alignment) == [("", two, True), (two, "", True)]


@pytest.mark.parametrize(
    ("old", "new"), [("a b a b a b c", "a b a b c"), ("x x x x", "x x x x x x"), ("a b c d a", "b c d")]
)
def test_nothing_is_lost_where_tokens_repeat(old: str, new: str) -> None:
    alignment = align(old, new)
    for text, side in ((old, "old"), (new, "new")):
        parts = [token for one in alignment.stretches for token in getattr(one, side)]
        assert sorted(alignment.shared + parts) == sorted(text.split())


def test_a_passage_that_a_text_says_again_counts_once() -> None:
    text = list("昨日上午清河园区召开重点项目推进会听取各责任单位汇报研究解决项目建设中遇到的困难")
    assert drop_repeats(text) is text
    assert drop_repeats(text[:30] + text) == text
    assert drop_repeats(text + list("会议强调") + text) == text + list("会议强调")
    name = list("清河县人力资源和社会保障局")
    assert drop_repeats(name + text + name) == name + text + name, "a name may stand in a text more than once"
