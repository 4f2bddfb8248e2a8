"""Columns of names beside the titles of a table are no rows of the list."""

from portalcrawl.discovery.rows.listing import find_rows
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
