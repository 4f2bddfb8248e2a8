"""Cells that number the lines of a program beside them."""

import pytest

from portalcrawl.extraction.body.boxes.data_tables import find_data_tables, find_line_numbers
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def read(row: str) -> tuple[list[str], int]:
    """The texts of the line numbers in a row of a table, and how many tables of data there are."""
    document = Document.from_text("http://e.example/1.html", f"<body><p>x</p><table><tr>{row}</tr></table></body>")
    layout = page_of(document).layout
    return [layout.lines[index].text for index in sorted(find_line_numbers(layout))], len(find_data_tables(layout))


@pytest.mark.parametrize(
    ("row", "numbers"),
    [
        ("<td><pre>1\n2</pre><td><pre>a = 1\nb = 2</pre>", ["1\n2"]),
        ("<td><div>9</div><div>10</div><td><div>a</div><div>b</div>", ["9", "10"]),
        ("<td>1<td><pre>a = 1</pre>", ["1"]),
        # No numbers of the lines beside them: values, a rank, another count of lines.
        ("<td><div>9</div><div>11</div><td><div>a</div><div>b</div>", []),
        ("<td>1<td>a", []),
        ("<td><pre>1\n2\n3</pre><td><pre>a = 1\nb = 2</pre>", []),
    ],
)
def test_a_cell_that_counts_the_lines_beside_it(row: str, numbers: list[str]) -> None:
    assert read(row)[0] == numbers


@pytest.mark.parametrize(
    ("body", "numbers"),
    [
        ("<pre>a = 1\nb = 2<ul><li>1<li>2</ul></pre><p>x</p>", ["1", "2"]),
        ("<ol><li>1<li>2</ol><pre>a = 1\nb = 2</pre>", ["1", "2"]),
        ("<pre>a = 1\nb = 2</pre><ul><li>1<li>3</ul>", []),
        ("<pre>a = 1\nb = 2\nc = 3</pre><ul><li>1<li>2</ul>", []),
        ("<p>a = 1<br>b = 2</p><ul><li>1<li>2</ul>", []),
        ("<pre>a = 1</pre><p>1</p>", []),
    ],
)
def test_a_list_that_counts_the_lines_of_a_program(body: str, numbers: list[str]) -> None:
    layout = page_of(Document.from_text("http://e.example/1.html", f"<body>{body}</body>")).layout
    assert [layout.lines[index].text for index in sorted(find_line_numbers(layout))] == numbers


@pytest.mark.parametrize(
    ("row", "tables"), [("<td>1<td>a<td>b", 1), ("<td>1<td><pre>a\nb</pre>", 0), ("<td>1<br>2<td>a<br>b", 0)]
)
def test_a_program_is_no_table_of_data(row: str, tables: int) -> None:
    assert read(row)[1] == tables
