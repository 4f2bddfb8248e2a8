"""Whom a credit names as its writers."""

import pytest

from portalcrawl.extraction.credits.credit_parser import clean_names, read_credit


@pytest.mark.parametrize(
    ("text", "writers", "names"),
    [
        ("张三", ["张三"], ["张三"]),
        ("张三、李四，王五", ["张三", "李四", "王五"], ["张三", "李四", "王五"]),
        ("记者 张三 通讯员 李四", ["张三", "李四"], ["张三", "李四"]),
        ("文/李四 图/王五", ["李四"], ["李四", "王五"]),
        ("李四/文 王五/图", ["李四"], ["李四", "王五"]),
        ("文/图 李四", ["李四"], ["李四"]),
        ("图/李四", [], ["李四"]),
        ("李四 摄影 王五", ["李四"], ["李四", "王五"]),
        ("编辑 张三 审核 李四", [], ["张三", "李四"]),
        ("江城日报记者 张三", ["张三"], ["张三"]),
        ("王 强 李 明", ["王强", "李明"], ["王强", "李明"]),
        ("欧阳 修", ["欧阳修"], ["欧阳修"]),
        ("张三 2024-05-06 李四", ["张三"], ["张三"]),
        ("本报评论员", ["本报评论员"], ["本报评论员"]),
        ("记者手记", [], []),
        ("", [], []),
    ],
)
def test_read_credit(text: str, writers: list[str], names: list[str]) -> None:
    credit = read_credit(text)
    assert (list(credit.writers), list(credit.names)) == (writers, names)


def test_what_a_credit_says_of_its_names() -> None:
    named = read_credit("江城日报 记者 张三")
    assert (named.says_role, named.says_title, named.unclaimed) == (True, True, ("江城日报",))
    behind = read_credit("李四/文")
    assert (behind.says_role, behind.says_title, behind.unclaimed) == (True, False, ())
    assert not read_credit("张三").says_role


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["张三", "李四", "张三"], ["张三", "李四"]),
        (["王", "强"], ["王强"]),
        (["王", "强", "张三"], ["王强", "张三"]),
        (["Jane Doe, Associated Press"], ["Jane Doe"]),
        (["Daily News"], ["Daily News"]),
        (["Jane Doe, Daily News"], ["Jane Doe"]),
        (["admin", "管理员"], ["admin"]),
    ],
)
def test_clean_names(pieces: list[str], names: list[str]) -> None:
    assert list(clean_names(pieces)) == names


def test_texts_without_end_are_cut() -> None:
    many = [f"Jane {'abcdefghij'[n // 10]}{'abcdefghij'[n % 10]}" for n in range(50)]
    assert list(clean_names(many)) == many[:40]
    # Four hundred characters are read.
    before = ", ".join(["a" * 35] * 10)
    assert clean_names([f"{before}, {'b' * 20}, Jane Doe"])[-1] == "Jane Doe"
    assert clean_names([f"{before}, {'b' * 21}, Jane Doe"])[-1] == "Jane Do"


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        # A word for "and" joins full names; of one name it is a part.
        (["Jana Roe und Ivo Kranz"], ("Jana Roe", "Ivo Kranz")),
        (["Ana Roe y Juan Doe"], ("Ana Roe", "Juan Doe")),
        (["José Ortega y Gasset"], ("José Ortega y Gasset",)),
        # Agencies, houses, offices.
        (["Jana Roe, dpa"], ("Jana Roe",)),
        (["dpa"], ()),
        (["Jana Roe", "HBR HAFEN"], ("Jana Roe",)),
        (["JANA ROE", "IVO KRANZ"], ("JANA ROE", "IVO KRANZ")),
        (["Jane Doe, Vice President, Harbour Cloud"], ("Jane Doe",)),
        (["Jane Doe, PhD, University of Quay, Quay"], ("Jane Doe",)),
        (["Jane Doe, Director, and John Roe"], ("Jane Doe", "John Roe")),
        # A Japanese name is one, though a space parts it.
        (["田中 花子"], ("田中 花子",)),
        (["张三 李四"], ("张三", "李四")),
    ],
)
def test_names_and_nothing_else(pieces: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(pieces) == names


@pytest.mark.parametrize(
    ("pieces", "names"),
    [
        (["Jane Doe", "Gardener & Astrologer"], ("Jane Doe",)),
        (["Jane Doe", "Associate Editor, Harbourworld"], ("Jane Doe",)),
        (["Jane Doe", "John Roe"], ("Jane Doe", "John Roe")),
        (["Jane Doe", "Executive Digital Editor and Master Gardener"], ("Jane Doe",)),
        (["This post was written by Jane Doe"], ("Jane Doe",)),
        (["Jane Doe", "张三"], ("Jane Doe", "张三")),
        # An account may be the first of several.
        (["river", "quay"], ("river", "quay")),
        (["Jane Doe and John Roe, Extension horticulture educators"], ("Jane Doe", "John Roe")),
        (["undefined"], ()),
        (["by"], ()),
    ],
)
def test_what_a_person_is_stands_behind_the_name(pieces: list[str], names: tuple[str, ...]) -> None:
    assert clean_names(pieces) == names
