"""How many layouts of lists get a rule, when a path holds a list's rows, and when a list stands on every page."""

from types import SimpleNamespace
from typing import Any

import pytest
from lxml import html
from portals import HOME

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.induction.election.voting import Choice
from portalcrawl.induction.rules import rows
from portalcrawl.induction.samples import ListPage
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import RowsRule
from portalcrawl.profiles.support import Support


def test_four_layouts_of_lists_get_a_rule_at_most(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two pages of those that are left are always of one layout."""
    chosen: list[Any] = []

    def elect(left: list[Any], *_: object, **__: object) -> Choice:
        chosen[:] = left[:2]
        return Choice("//li", Support(2, len(left)))

    monkeypatch.setattr(rows, "read_list_pages", lambda pages, _: list(pages))
    monkeypatch.setattr(rows, "elect", elect)
    monkeypatch.setattr(rows, "_judge", lambda page, _: 1.0 if page in chosen else 0.0)
    monkeypatch.setattr(rows, "_complete", lambda choice, pages: RowsRule(choice.xpath))
    assert len(rows.learn_rows(range(12), ())) == 4  # type: ignore[arg-type]
    assert len(rows.learn_rows(range(5), ())) == 2  # type: ignore[arg-type]


@pytest.mark.parametrize(("held", "judged"), [(9, 1.0), (8, 0.0), (0, None)])
def test_a_path_holds_the_rows_if_it_agrees_by_nine_tenths(held: int, judged: float | None) -> None:
    """Of ten rows: nine of them are 0.95 of the whole, eight 0.89."""
    page: Any = SimpleNamespace(keys=frozenset(range(10)), keys_in=lambda _: frozenset(range(held)))
    assert rows._judge(page, "//li") == judged


def write_list(name: str) -> str:
    items = "".join(
        f'<li><a href="/{name}/{n}.html">园区召开第{n}次安全生产工作会议</a><i>2018-01-1{n}</i></li>' for n in range(5)
    )
    return f"<div><ul class=list>{items}</ul></div>"


@pytest.mark.parametrize(
    ("having", "pages", "is_everywhere"), [(6, 10, True), (5, 10, False), (3, 3, True), (2, 2, False)]
)
def test_a_list_on_three_pages_of_five_is_a_side_list(having: int, pages: int, is_everywhere: bool) -> None:
    bodies = [write_list(f"own{n}") + (write_list("hot") if n < having else "") for n in range(pages)]
    lists = [ListPage(Document.from_text(f"{HOME}{n}/", f"<body>{body}</body>")) for n, body in enumerate(bodies)]
    found = rows.read_list_pages(lists, ())
    assert len(found) == pages
    assert [len(page.keys) for page in found[:having]] == [5 if is_everywhere else 10] * having


def test_the_first_three_rows_propose_paths() -> None:
    tree = html.document_fromstring("".join(f'<p id="row-{word}">x</p>' for word in ("a", "b", "c", "d", "e")))
    page: Any = SimpleNamespace(units=[SimpleNamespace(elements=[row]) for row in tree.iter("p")])
    proposed = {path for path in rows._propose(page) if "@id" in path}
    assert proposed == {f'//p[@id="row-{word}"]' for word in ("a", "b", "c")}


@pytest.mark.parametrize(("having", "path"), [(8, ".//b"), (7, None)])
def test_four_rows_of_five_say_where_the_title_stands(having: int, path: str | None) -> None:
    titles = [f"第{n}号公告" for n in range(10)]
    marked = [f'<li><b class="t">{title}</b>' if n < having else f"<li>{title}" for n, title in enumerate(titles)]
    elements = html.fragment_fromstring(f"<ul>{''.join(marked)}</ul>").findall("li")
    read = [(element, Row("", title)) for element, title in zip(elements, titles, strict=True)]
    assert rows._elect_inside(read, lambda row: row.headline, rows._says_title) == path


@pytest.mark.parametrize(("count", "asked"), [(190, 190), (210, 200)])
def test_two_hundred_rows_say_where_title_and_date_stand(
    monkeypatch: pytest.MonkeyPatch, count: int, asked: int
) -> None:
    items = "".join(f'<li><a href="/news/{n}.html">园区召开第{n}次安全生产工作会议</a></li>' for n in range(count))
    page = ListPage(Document.from_text(HOME + "news/", f"<body><ul class=list>{items}</ul></body>"))
    seen: list[int] = []
    monkeypatch.setattr(rows, "_elect_inside", lambda read, *_: seen.append(len(read)))
    rows._complete(Choice("//ul/li", Support(1, 1)), rows.read_list_pages([page], ()))
    assert seen == [asked, asked]
