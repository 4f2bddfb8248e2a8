"""What is a name, and what is left of one."""

import pytest

from portalcrawl.extraction.credits.names import (
    clean_name,
    drop_offices,
    may_be_name,
    names_nobody,
    strip_brackets,
    strip_note,
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("张三", "张三"),
        ("（张三）", "张三"),
        ("张三等", "张三"),
        ("By Jane Doe", "Jane Doe"),
        ("Jane Doe Updated May 6", "Jane Doe"),
        ("Jane Doe.", "Jane Doe"),
        ("Jane Doe ·", "Jane Doe"),
        ("John Doe Jr.", "John Doe Jr."),
        ("Monday", None),
        ("星期一", None),
        ("Email The Author", None),
        ("View all posts by Jane Doe", "Jane Doe"),
        ("Alle Beiträge von Jane Doe", "Jane Doe"),
        ("Eingestellt von Jane Doe", "Jane Doe"),
        ("Veröffentlicht am", None),
        ("Uncategorized", None),
        ("Staff Writer", None),
        ("View author archive", None),
        ("Get author RSS feed", None),
        ("in", None),
        ("here", None),
        ("Jana Roe (jr)", "Jana Roe"),
        ("Jana Roe (HBR)", "Jana Roe"),
        ("river (jr)", "river (jr)"),
        ("email protected", None),
        ("photos by Jane Doe", None),
        ("张", None),
        ("7张", None),
        ("管理员", None),
        ("未知", None),
        # Names of fourteen hanzi are transcribed, of forty letters are of many parts; more is a sentence.
        ("尼古拉·亚历山德罗维奇·别尔佳夫", "尼古拉·亚历山德罗维奇·别尔佳夫"),
        ("园区今日召开全体会议部署重点项", None),
        ("a" * 40, "a" * 40),
        ("a" * 41, None),
    ],
)
def test_clean_name(text: str, name: str | None) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [("张三", True), ("茉莉", True), ("尼古拉·别尔佳夫", True), ("手记", False), ("佟丽娅娅娅", False)],
)
def test_may_be_name(text: str, expected: bool) -> None:
    assert may_be_name(text) is expected


def test_names_nobody() -> None:
    assert [text for text in ("管理员", "本站原创", "小编", "张三", "江城日报") if names_nobody(text)] == [
        "管理员",
        "本站原创",
        "小编",
    ]


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("张三（实习生）", "张三"),
        ("李四(江城日报)", "李四"),
        ("Tzu-Li (Gordon)", "Tzu-Li (Gordon)"),
        ("张三", "张三"),
    ],
)
def test_strip_note(text: str, rest: str) -> None:
    assert strip_note(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [("[张三]", "张三"), ("张三）", "张三"), ("张三（甲）", "张三（甲）"), ("【张三", "张三"), ("", "")],
)
def test_strip_brackets(text: str, rest: str) -> None:
    assert strip_brackets(text) == rest


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Levi Parson For Daily Quay", "Levi Parson"),
        ("Levi Parson for Quay Online", "Levi Parson"),
        ("Jane Doe for Quayside", "Jane Doe"),
        # An office for something is called so.
        ("Harbour Institute for Peace", "Harbour Institute for Peace"),
        ("Thomas P.", "Thomas P."),
        ("Thomas Poe.", "Thomas Poe"),
    ],
)
def test_what_stands_behind_a_name_is_left_out(text: str, name: str) -> None:
    assert clean_name(text) == name


@pytest.mark.parametrize(("persons", "offices"), [(8, 0), (9, 1)])
def test_so_many_offices_are_left_out(persons: int, offices: int) -> None:
    text = " and ".join(["Jane Doe, Engineer"] * persons)
    assert drop_offices(text).count("Engineer") == offices
