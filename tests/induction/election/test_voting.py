"""The election of a rule: each page says how right a path is there, 1 to 0, or nothing at all."""

from collections.abc import Iterable

import pytest

from portalcrawl.induction.election.voting import LEAST_PAGES, Choice, elect, grade
from portalcrawl.profiles.support import Support

Page = dict[str, float | None]
"""By path what a page says of it; a path that is missing finds nothing."""


def choose(pages: list[Page], *, least: int = LEAST_PAGES) -> Choice | None:
    def propose(page: Page) -> Iterable[str]:
        return [path for path, score in page.items() if score]

    return elect(pages, propose, lambda page, path: page.get(path), least=least)


def test_the_path_that_most_pages_agree_on() -> None:
    pages: list[Page] = [{"//a": 1.0, "//b": 1.0}] * 3 + [{"//b": 1.0}] * 3
    assert choose(pages) == Choice("//b", Support(6, 6))


def test_support_counts_all_pages_that_have_such_a_value() -> None:
    """Also those on which the path finds nothing."""
    pages: list[Page] = [{"//a": 1.0}] * 4 + [{}] * 2
    assert choose(pages) == Choice("//a", Support(4, 6))


def test_wrong_somewhere_is_worse_than_nothing_there() -> None:
    pages: list[Page] = [{"//wrong": 1.0, "//modest": 1.0}] * 9 + [{"//wrong": 0.0}]
    assert choose(pages) == Choice("//modest", Support(9, 10))


def test_one_page_more_does_not_pay_for_two_wrong_ones() -> None:
    both: Page = {"//wide": 1.0, "//narrow": 1.0}
    pages: list[Page] = [*[both] * 13, {"//wide": 1.0}, *[{"//wide": 0.0}] * 2]
    assert choose(pages) == Choice("//narrow", Support(13, 16))


def test_two_pages_are_too_few() -> None:
    assert choose([{"//a": 1.0}] * 2) is None
    assert choose([{"//a": 1.0}] * 2, least=2) == Choice("//a", Support(2, 2))
    assert choose([{"//a": 1.0}] * 2 + [{}]) is None


@pytest.mark.parametrize(("right", "wrong", "is_chosen"), [(17, 3, True), (16, 4, False), (3, 1, False), (6, 1, True)])
def test_a_rule_that_is_often_wrong_is_none(right: int, wrong: int, is_chosen: bool) -> None:
    """From 85 in a hundred pages on which it says something at all."""
    pages: list[Page] = [{"//a": 1.0}] * right + [{"//a": 0.0}] * wrong
    assert (choose(pages) is not None) == is_chosen


@pytest.mark.parametrize(("found", "silent", "is_chosen"), [(5, 5, True), (5, 6, False)])
def test_a_rule_for_less_than_half_of_the_pages_is_none(found: int, silent: int, is_chosen: bool) -> None:
    pages: list[Page] = [{"//a": 1.0}] * found + [{}] * silent
    assert (choose(pages) is not None) == is_chosen


def test_of_equals_the_simpler() -> None:
    pages: list[Page] = [{'//div[@class="x"]//h1': 1.0, "//h1": 1.0, "//h1[@class='t']": 1.0}] * 5
    choice = choose(pages)
    assert choice is not None
    assert choice.xpath == "//h1"


def test_simplicity_never_outweighs_a_page() -> None:
    hard = '//div[@class="main"]/table/tr/td[@bgcolor="#ffffff" and @height="24"]'
    pages: list[Page] = [{"//h1": 1.0, hard: 1.0}] * 5 + [{hard: 1.0}]
    choice = choose(pages)
    assert choice is not None
    assert choice.xpath == hard


def test_the_tighter_node_wins_where_both_are_right() -> None:
    loose, tight = grade(True, 0.2), grade(True, 1.0)
    assert 0.5 <= loose < tight == 1.0
    pages: list[Page] = [{"//loose": loose, "//tight": tight}] * 6
    choice = choose(pages)
    assert choice is not None
    assert choice.xpath == "//tight"


def test_wrong_is_wrong_however_tight() -> None:
    assert grade(False, 1.0) == 0.0


def test_nothing_to_choose_from() -> None:
    assert choose([]) is None
    assert choose([{}] * 5) is None


@pytest.mark.parametrize(("steps", "is_cheap"), [(11, False), (17, True)])
def test_a_path_that_is_easier_to_read_is_worth_a_tenth_on_three_pages(steps: int, is_cheap: bool) -> None:
    """Six units of cost weigh less than the three tenths that it is righter, nine weigh more."""
    cheap, costly = "//a", "//a" + "/b" * steps
    found = choose([{cheap: 0.9, costly: 1.0}] * 3)
    assert found is not None
    assert (found.xpath == cheap) is is_cheap


@pytest.mark.parametrize(("others", "is_tried"), [(299, True), (300, False)])
def test_three_hundred_paths_are_tried(others: int, is_tried: bool) -> None:
    """Those that most pages propose."""

    def propose(page: int) -> Iterable[str]:
        return [*(f"//wrong{n}" for n in range(others)), *(["//right"] if page else [])]

    found = elect(range(4), propose, lambda page, path: 1.0 if path == "//right" else 0.0)
    assert (found is not None) is is_tried
