"""How many layouts are learned, and when a layout or a portal counts as dated; samples say which have a date."""

from types import SimpleNamespace
from typing import Any

import pytest
from portals import HOME

from portalcrawl.induction import learn
from portalcrawl.induction.samples import Samples
from portalcrawl.profiles.model import BodyRule, Rule, Template


def samples(dated: int, count: int) -> list[Any]:
    """Samples of which the first have a date."""
    documents = [SimpleNamespace(url=f"{HOME}a/{n}.html", tree=object()) for n in range(count)]
    return [
        SimpleNamespace(day="2024-05-06" if n < dated else None, page=SimpleNamespace(document=document))
        for n, document in enumerate(documents)
    ]


@pytest.fixture
def three_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three pages of those that are left are always of one layout."""
    monkeypatch.setattr(learn, "_learn_layout", lambda left: (BodyRule("//article"), left[:3], {}))
    monkeypatch.setattr(learn, "learn_pager", lambda *_: None)


@pytest.mark.usefixtures("three_alike")
def test_five_layouts_are_learned_at_most() -> None:
    found = learn.learn_templates(samples(30, 30))
    assert [template.name for template, _ in found] == [f"article-{n}" for n in range(1, 6)]
    assert [template.pages for template, _ in learn.learn_templates(samples(8, 8))] == [3, 3]


@pytest.mark.parametrize(("dated", "is_kept"), [(3, True), (2, False)])
def test_a_layout_of_which_one_page_in_five_is_dated_is_none_of_a_dated_portals(dated: int, is_kept: bool) -> None:
    article = (Template("article-1"), samples(10, 10))
    other = (Template("article-2"), samples(dated, 10))
    kept = [template.name for template, _ in learn._drop_undated([article, other])]
    assert kept == (["article-1", "article-2"] if is_kept else ["article-1"])


@pytest.mark.parametrize(("dated", "count", "is_dated"), [(38, 40, True), (37, 40, False), (5, 5, True), (4, 4, False)])
def test_a_portal_is_dated_if_nineteen_articles_of_twenty_are(dated: int, count: int, is_dated: bool) -> None:
    found = learn.learn_addresses(Samples(HOME), [(Template(), samples(dated, count))], [])
    assert found.dated is is_dated


@pytest.mark.parametrize(("having", "body"), [(9, "//body-of-all"), (8, "//body-of-some")])
def test_a_headlines_place_on_nine_pages_of_ten_is_that_of_one_layout(
    monkeypatch: pytest.MonkeyPatch, having: int, body: str
) -> None:
    """If more of them have nothing there, those that have something are a layout of their own."""
    pages: list[Any] = samples(10, 10)
    found = {id(one.page.document.tree) for one in pages[:having]}

    def learned(some: list[Any]) -> tuple[BodyRule, list[Any]]:
        return BodyRule("//body-of-all" if len(some) == len(pages) else "//body-of-some"), list(some)

    monkeypatch.setattr(learn, "learn_body", learned)
    monkeypatch.setattr(learn, "learn_fields", lambda _: {"headline": Rule("//h1")})
    monkeypatch.setattr(learn, "select", lambda _, tree: [tree] if id(tree) in found else [])
    layout = learn._learn_layout(pages)
    assert layout is not None
    assert layout[0].xpath == body
