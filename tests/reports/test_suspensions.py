"""The alarm of a suspended rule, in words."""

from portalcrawl.reports.suspensions import Difference, Suspension

LONG = "会议听取了各组的汇报，研究解决项目建设中遇到的困难和问题。"


def suspend(*pages: Difference, **counts: int) -> str:
    return Suspension("article-1", "articleBody", "//main", 9, pages, **counts).describe()


def page(number: int, rule: str = "短讯。") -> Difference:
    return Difference(f"http://e.com/{number}", rule, LONG)


def test_three_pages_are_named_with_both_readings() -> None:
    words = suspend(*map(page, range(5)), read_again=7)
    assert "on 5 of 9 pages" in words
    assert [number for number in range(5) if f"http://e.com/{number} " in words] == [0, 1, 2]
    assert f"(by the rule “短讯。”, left out “{LONG[:24]}…”)" in words
    assert words.endswith("; 7 articles were read again")


def test_what_could_not_be_read_again_is_said() -> None:
    assert suspend(page(1), read_again=1, left=2).endswith("; 1 articles were read again, 2 could not be")


def test_a_page_on_which_the_rule_found_nothing() -> None:
    assert "(by the rule no text, left out" in suspend(page(1, rule=""))
