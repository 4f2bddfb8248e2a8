"""A text as what two editions of it share: layout, width, case and signs do not count."""

import pytest

from portalcrawl.duplicates.shingles import (
    LONGEST,
    cut_numbers,
    cut_shingles,
    cut_tokens,
    fold_sentences,
    fold_text,
    fold_width,
    is_unseparated,
    pack_runs,
)


@pytest.mark.parametrize(
    "edition",
    ["总投资３．５亿元，ＡＩ产业园。", "总投资3.5亿元 AI产业园", "总投资 3.5 亿元；\n\nai 产业园"],
)
def test_editions_fold_to_one_text(edition: str) -> None:
    assert fold_text(fold_width(edition)) == "总投资35亿元ai产业园"


def test_only_the_beginning_of_a_long_text_counts() -> None:
    assert fold_width("字" * LONGEST + "尾") == "字" * LONGEST


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("园区召开会议", True),
        ("パークが開いた", True),
        ("공원이열렸다", True),
        ("theparkopened", False),
        ("паркоткрыт", False),
        ("gdp增长", False),  # as many letters as hanzi, nearly
        ("gdp增长百分之五", True),
    ],
)
def test_writing_without_spaces(text: str, is_so: bool) -> None:
    assert is_unseparated(text) is is_so


def test_shingles_of_what_is_too_short() -> None:
    assert cut_shingles("园区", "园区") == set()
    assert cut_shingles("", "") == set()
    assert cut_shingles("the park", "thepark") == set()


@pytest.mark.parametrize("length", [3, 4, 5, 6, 7, 8, 50])
def test_every_run_of_three_characters_is_a_shingle_once(length: int) -> None:
    text = "".join(chr(0x4E00 + n * n % 1000) for n in range(length))
    runs = [number.to_bytes(8, "little")[:6].decode("utf-16-le") for number in pack_runs(text)]
    assert sorted(runs) == sorted(text[i : i + 3] for i in range(length - 2))


def test_characters_beyond_the_basic_plane_make_shingles_too() -> None:
    assert len(cut_shingles("𠀀𠀁𠀂𠀃", "𠀀𠀁𠀂𠀃")) == 6, "each counts as two"
    assert len(cut_shingles("\ud800字字字", "\ud800字字字")) == 2


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("会议指出。全区克服影响！\n增长百分之五；好", ["会议指出", "全区克服影响", "", "增长百分之五", "好"]),
        ("It opened. Well, 3.5 km", ["Itopened", "Well35km"]),
        ("a_b__c", ["abc"]),
        ("", [""]),
        ("。_。", ["", "", ""]),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert fold_sentences(text) == sentences
    assert "".join(fold_sentences(text)) == fold_text(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("2017年12月", ["2017", "年", "12", "月"]),
        ("1,280.5亿", ["1,280.5", "亿"]),
        ("9:30开会", ["9:30", "开", "会"]),
        ("二十届三中全会", ["二十", "届", "三", "中", "全", "会"]),  # a number only before what is counted by it
        ("the park's 5 km", ["the", "park", "s", "5", "km"]),
    ],
)
def test_tokens(text: str, tokens: list[str]) -> None:
    assert cut_tokens(text) == tokens


def test_numbers_count_once() -> None:
    assert cut_numbers("47个项目，投资128亿元，47个开工") == {"47", "128"}
