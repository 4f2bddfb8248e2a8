"""What makes two texts with a common frame different stories, and what an editor may change."""

import pytest

from portalcrawl.duplicates.alignment import align_tokens
from portalcrawl.duplicates.shingles import cut_tokens
from portalcrawl.duplicates.siblings import compare_headlines, find_difference, has_other_numbers, is_value

SAME = compare_headlines("清河园区召开重点项目推进会", "清河园区召开重点项目推进会")


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("清河园区召开重点项目推进会", "清河园区召开重点项目推进会", "agree"),
        ("清河园区召开重点项目推进会", "图文:清河园区召开重点项目推进会", "agree"),
        ("清河园区召开重点项目推进会", "", "agree"),  # none says nothing against
        ("第23周空气质量周报", "第24周空气质量周报", "values"),
        ("清河园区2016年工作总结", "清河园区2017年工作总结", "values"),
        ("关于王建国同志任职的公示", "关于李卫东同志任职的公示", "names"),
        ("清河园区召开重点项目推进会", "市图书馆新馆本周对外开放", "other"),
    ],
)
def test_headlines(one: str, other: str, verdict: str) -> None:
    for pair in ((one, other), (other, one)):
        found = compare_headlines(*pair)
        flags = {"agree": found.agree, "values": found.values_differ, "names": found.names_differ}
        assert [name for name, is_so in flags.items() if is_so] == ([] if verdict == "other" else [verdict])


TEXT = (
    "昨日上午，清河园区召开重点项目推进会，听取各责任单位汇报。截至6月底已开工47个项目，完成投资128亿元，占年度计划的56.3%，"
    "新签约项目19个，到位资金73亿元。各部门要主动上门服务，逐个梳理堵点难点，明确责任人和完成时限。"
)


def difference(new: str, *headlines: str) -> str | None:
    heads = compare_headlines(*headlines) if headlines else SAME
    return find_difference(align_tokens(cut_tokens(TEXT), cut_tokens(new)), heads)


def test_an_editor_may_change_words_and_a_number() -> None:
    edited = TEXT.replace("昨日上午", "6月30日").replace("主动上门", "靠前做好").replace("128", "138")
    assert difference(edited) is None


def test_a_report_of_another_month_has_other_numbers() -> None:
    sibling = TEXT
    for old, new in (("6月", "7月"), ("47", "52"), ("128", "141"), ("56.3", "61.9"), ("19个", "23个"), ("73", "80")):
        sibling = sibling.replace(old, new)
    assert difference(sibling) == "values"


def test_other_passages() -> None:
    head, _, _ = TEXT.partition("。")
    assert (
        difference(f"{head}。市图书馆新馆本周开放，读者可以凭身份证免费借阅，馆内设有少儿阅览区自习室和报告厅。")
        == "passages"
    )
    assert difference(head) is None, "what is left out is no other passage"


@pytest.mark.parametrize(
    ("one", "is_other"),
    [({"1", "2", "3", "4"}, False), ({"1", "6", "7", "8"}, False), ({"6", "7", "8", "9"}, True), ({"6"}, False)],
)
def test_numbers_that_need_no_second_look(one: set[str], is_other: bool) -> None:
    assert has_other_numbers(one, {"1", "2", "3", "4", "5"}) is is_other


@pytest.mark.parametrize(
    ("token", "is_so"), [("128", True), ("5.2", True), ("二十", True), ("二", False), ("园", False)]
)
def test_values(token: str, is_so: bool) -> None:
    assert is_value(token) is is_so
