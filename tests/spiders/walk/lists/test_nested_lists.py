"""One list under several paths."""

import pytest

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document
from portalcrawl.spiders.walk.lists.nested_lists import NestedLists

ROWS = tuple(
    Row(f"http://example.com/{n}.html", f"A story of number {n}", datePublished=f"2026-01-0{n}") for n in (1, 2, 3)
)


def read(url: str, words: str = "News of the town") -> Document:
    return Document.from_text(url, f"<html><body><p>{words}</p></body></html>")


@pytest.mark.parametrize(
    ("first", "other"),
    [
        ("http://example.com/news/", "http://example.com/town/news/"),
        ("http://example.com/news/", "http://example.com/news/news/"),
        ("http://example.com/news/page-2.html", "http://example.com/a/b/news/page-2.html"),
        ("http://example.com/list.php?id=3", "http://example.com/fr/list.php?id=3"),
    ],
)
def test_the_same_list_under_a_longer_path(first: str, other: str) -> None:
    nested = NestedLists()
    assert nested.find_first(read(first), ROWS) is None
    assert nested.find_first(read(other), ROWS) == first
    assert nested.find_first(read(first), ROWS) is None


@pytest.mark.parametrize(
    "other",
    ["http://example.com/town/old/", "http://example.com/news/town/", "http://example.com/town/news/?page=2"],
)
def test_another_path_is_another_list(other: str) -> None:
    nested = NestedLists()
    nested.find_first(read("http://example.com/news/"), ROWS)
    assert nested.find_first(read(other), ROWS) is None


def test_what_says_or_shows_something_else_is_another_list() -> None:
    nested = NestedLists()
    nested.find_first(read("http://example.com/news/"), ROWS)
    longer = "http://example.com/town/news/"
    assert nested.find_first(read(longer, "News of the other town"), ROWS) is None
    assert (
        nested.find_first(read("http://example.com/fr/news/"), (*ROWS[:2], Row("http://example.com/4.html", "A")))
        is None
    )


def test_few_rows_prove_nothing() -> None:
    nested = NestedLists()
    assert nested.find_first(read("http://example.com/news/"), ROWS[:2]) is None
    assert nested.find_first(read("http://example.com/town/news/"), ROWS[:2]) is None
