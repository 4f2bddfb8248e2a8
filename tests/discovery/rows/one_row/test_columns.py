"""Columns of names beside the titles of a table are no rows of the list."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.columns import find_names
from portalcrawl.page.document import Document

SITE = "http://forum.example.org"
TITLES = (
    "How to build the new bridge over the river",
    "Where does the water of the town come from",
    "Which roads close",
)
NAMES = ("milada", "petr", "xbubox")


def read(*lines: str) -> list[str]:
    body = "".join(f"<tr>{line}</tr>" for line in lines)
    document = Document.from_text(f"{SITE}/board/", f"<html><body><table>{body}</table></body></html>")
    return [row.headline or "" for row in find_rows(document).rows]


def test_who_wrote_and_who_replied_is_no_row() -> None:
    lines = [
        f'<td>{n}</td><td><a href="/t/{n}.html">{title}</a></td><td>by <a href="/p/{name}">{name}</a></td>'
        f'<td>last: <a href="/p/{name}2">{name}2</a> 2020-05-0{n}</td>'
        for n, (title, name) in enumerate(zip(TITLES, NAMES, strict=True), 1)
    ]
    assert read(*lines) == list(TITLES)


def test_columns_of_titles_are_all_rows() -> None:
    cells = "".join(f'<td><a href="/t/{n}.html">{title}</a></td>' for n, title in enumerate(TITLES))
    assert read(cells, cells.replace("/t/", "/u/")) == [*TITLES, *TITLES]


@pytest.mark.parametrize(
    ("titles", "beside", "are_names"),
    [
        # Names are short,
        (80, 29, True),
        (80, 30, False),
        # and much shorter than the titles are.
        (50, 19, True),
        (50, 20, False),
    ],
)
def test_how_long_names_are(titles: int, beside: int, are_names: bool) -> None:
    assert find_names({0: [titles], 1: [beside]}) == ({1} if are_names else set())
