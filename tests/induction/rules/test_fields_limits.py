"""How many nodes propose paths for a field, how many of a path are tried, and what a day without its time weighs."""

from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html

from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.rules.fields import _learn, _weigh_date


def samples(*bodies: str) -> list[Any]:
    trees = [html.document_fromstring(f"<html><body>{body}</body></html>") for body in bodies]
    return [SimpleNamespace(page=SimpleNamespace(document=SimpleNamespace(tree=tree), hints=Hints())) for tree in trees]


def read(sample: Any) -> list[html.HtmlElement]:
    return list(sample.page.document.tree.body)


@pytest.mark.parametrize(("place", "is_found"), [(3, True), (4, False)])
def test_four_nodes_of_a_page_are_candidates(place: int, is_found: bool) -> None:
    words = ("a", "b", "c", "d", "e")
    pages = samples(*["".join(f'<p id="{word}">{word}</p>' for word in words)] * 3)
    rule = _learn(pages, lambda _: words[place], read, lambda _, node: node.get("id") == words[place])
    assert (rule is not None) is is_found


@pytest.mark.parametrize(("place", "is_found"), [(11, True), (12, False)])
def test_twelve_nodes_of_a_path_are_tried(place: int, is_found: bool) -> None:
    """Nodes that say no such value are passed over."""
    pages = samples(*["".join(f'<p class="c">{n}</p>' for n in range(20))] * 3)
    rule = _learn(
        pages,
        lambda _: "x",
        lambda page: [read(page)[place]],
        lambda _, node: True if node.text == str(place) else None,
    )
    assert (rule is not None) is is_found


@pytest.mark.parametrize(("with_time", "count", "chosen"), [(5, 6, "time"), (6, 10, "day")])
def test_a_day_alone_is_worth_three_quarters_of_a_day_with_its_time(with_time: int, count: int, chosen: str) -> None:
    day, time = '<i class="day">2017-12-25</i>', '<i class="time">2017-12-25 09:29</i>'
    pages = samples(*[day + time * (n < with_time) for n in range(count)])
    rule = _learn(pages, lambda _: "2017-12-25", read, lambda *_: True, weigh=_weigh_date)
    assert rule is not None
    assert rule.xpath == f'//i[@class="{chosen}"]'
