"""Names of persons, of papers and accounts, and of desks."""

import pytest

from portalcrawl.lexicon.persons import is_compound_surname, is_outlet, may_be_person


@pytest.mark.parametrize(
    ("name", "is_person"),
    [
        ("王明", True),
        ("王小明", True),
        ("王 明", True),
        ("陳小明", True),
        ("欧阳修", True),
        ("歐陽小修", True),
        ("王小明（实习）", True),
        ("阿卜杜·拉赫曼", True),
        ("Jane Doe", True),
        ("admin", True),
        # Four hanzi, no surname, one hanzi.
        ("王小明明", False),
        ("江城晚报", False),
        ("茉莉花", False),
        ("王", False),
        # A surname begins other words too.
        ("简讯", False),
        ("黄山网", False),
        ("万州日报", False),
        ("IT之家", False),
        ("张三李四", False),
    ],
)
def test_a_persons_name_begins_with_a_surname(name: str, is_person: bool) -> None:
    assert may_be_person(name) is is_person


@pytest.mark.parametrize(
    ("name", "outlet"),
    [
        ("江城晚报", True),
        ("黄山发布厅", True),
        ("IT之家", True),
        ("36氪", True),
        # Too short, a person, a desk, no hanzi.
        ("茉莉花", False),
        ("欧阳修远", False),
        ("阿卜杜·拉赫曼", False),
        ("新闻编辑部", False),
        ("综合处", False),
        ("Reuters", False),
        ("", False),
    ],
)
def test_an_outlet_is_longer_than_a_name(name: str, outlet: bool) -> None:
    assert is_outlet(name) is outlet


@pytest.mark.parametrize(
    ("text", "is_one"), [("欧阳", True), ("歐陽", True), ("王", False), ("欧阳修", False), ("江城", False)]
)
def test_surnames_of_two_hanzi(text: str, is_one: bool) -> None:
    assert is_compound_surname(text) is is_one
