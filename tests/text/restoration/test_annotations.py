"""What looks like a tool's annotation, and when a page is taken for a tool's work."""

import pytest

from portalcrawl.text.restoration.annotations import (
    Dialect,
    find_annotations,
    find_dialects,
    list_additions,
    may_be_annotated,
)

NONE, TONED, TONELESS = Dialect.NONE, Dialect.TONED, Dialect.TONELESS

LOOKS = [
    ("經(jīng)濟", "經", TONED, False),
    ("重(zhòng)庆", "重", TONED, False),
    ("光(guang)电", "光", TONELESS, False),
    ("绿(lv)色", "绿", TONELESS, False),
    ("特(te)(te)點", "特", TONELESS, True),
    ("發(發)展", "發", TONELESS, True),
]


@pytest.mark.parametrize(("text", "char", "dialect", "is_doubled"), LOOKS)
def test_a_reading_behind_its_character_is_found(text: str, char: str, dialect: Dialect, is_doubled: bool) -> None:
    [one] = find_annotations(text)
    assert (one.char, one.dialect, one.is_doubled) == (char, dialect, is_doubled)
    assert text[one.start - 1] == char
    assert text[: one.start] + text[one.end :] == text.split("(", 1)[0] + text.rsplit(")", 1)[1]
    assert may_be_annotated(text)


@pytest.mark.parametrize(
    "text",
    [
        # Another character's reading, full-width brackets, no hanzi before it, a simplified character twice.
        "經(shù)濟",
        "經（jīng）濟",
        "A(jīng)",
        "中(中)国",
        "經(jīng濟",
        "園區(一期)",
        "經 (jīng)濟",
    ],
)
def test_other_brackets_are_not(text: str) -> None:
    assert list(find_annotations(text)) == []


def test_a_source_with_references_may_be_annotated() -> None:
    assert may_be_annotated("&#32147;(j&#299;ng)")
    assert not may_be_annotated("f(x) = a(b)")


def test_what_is_no_reading_of_the_character_before_it_does_not_make_a_source_annotated() -> None:
    assert not may_be_annotated("附件(一)、长度(m)、会议(kai)，图(二)")
    assert may_be_annotated("附件(一)、会议(yi)")
    assert may_be_annotated("会<b>议</b>(kai)"), "what stands before the bracket is markup"


PAGES = [
    # Three changed characters with their reading; two are too few.
    ("經(jīng)濟開發(fā)區(qū)", TONED),
    ("經(jīng)濟開發(fā)区", NONE),
    # People annotate what is hard to read, changed or not.
    ("重(zhòng)庆，参(cān)差，长(cháng)短，行(háng)业", NONE),
    ("經(jīng)濟開發(fā)區(qū)，重(zhòng)點", NONE),
    # A tool annotates a character wherever it is: half of the occurrences is too little.
    ("經(jīng)濟開發(fā)區(qū)，經濟開發區", NONE),
    ("經(jīng)濟開發(fā)區(qū)" * 3 + "經濟開發區", TONED),
    # From six changed characters on it does not matter.
    ("經(jīng)濟開發(fā)區(qū)産業(yè)環(huán)境數(shù)據，經開發區業環數，經開發區業環數", TONED),
    # Without tones: two that are doubled, and three in all.
    ("特(te)(te)點，發(發)展，光(guang)電", TONELESS),
    ("特(te)(te)點，發(發)展", NONE),
    ("特(te)(te)點，光(guang)電，電(dian)子", NONE),
    ("經(jīng)濟開發(fā)區(qū)，特(te)(te)點，會(會)展，光(guang)電", TONED | TONELESS),
    ("經濟開發區", NONE),
]


@pytest.mark.parametrize(("text", "dialects"), PAGES)
def test_a_page_is_judged_as_a_whole(text: str, dialects: Dialect) -> None:
    assert find_dialects(text, list(find_annotations(text))) == dialects


def test_other_marks_of_a_tool_need_fewer_annotations() -> None:
    two, one = "經(jīng)濟開發(fā)", "經(jīng)濟開發"
    assert find_dialects(two, list(find_annotations(two)), is_machine_made=True) == TONED
    assert find_dialects(one, list(find_annotations(one)), is_machine_made=True) == NONE
    assert find_dialects(one, list(find_annotations(one)), is_expected=True) == TONED


def test_only_the_tools_annotations_are_its_additions() -> None:
    text = "經(jīng)濟，重(zhòng)點，光(guang)電"
    found = list(find_annotations(text))

    def strip(dialects: Dialect) -> str:
        parts = [text[start:end] for start, end in list_additions(found, dialects)]
        return " ".join(parts)

    # 重 is the same in both scripts: a tool that changes characters has not annotated it.
    assert strip(TONED) == "(jīng)"
    assert strip(TONELESS) == "(guang)"
    assert strip(TONED | TONELESS) == "(jīng) (guang)"
    assert strip(NONE) == ""
