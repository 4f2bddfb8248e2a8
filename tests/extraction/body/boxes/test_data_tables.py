"""Which tables are values in rows and columns."""

import pytest

from portalcrawl.extraction.body.boxes.data_tables import find_data_tables
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def is_of_data(rows: str) -> bool:
    document = Document.from_text("http://portal.example/1.html", f"<body><p>x</p><table>{rows}</table></body>")
    return bool(find_data_tables(page_of(document).layout))


def row(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


NAMES = row("张三", "90.5") + row("李四", "88.0")


def paragraph(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def test_values_in_rows_and_columns() -> None:
    assert is_of_data(NAMES)
    assert not is_of_data(row("张三") + row("李四"))  # one column
    assert not is_of_data(row("<a href=/1>A first title</a>", "") + row("<a href=/2>A second title</a>", "9"))


@pytest.mark.parametrize(("size", "is_values"), [(119, True), (120, False)])
def test_a_cell_of_paragraphs_is_a_part_of_the_page(size: int, is_values: bool) -> None:
    assert is_of_data(NAMES + row("王五", paragraph(size) * 3)) is is_values


@pytest.mark.parametrize(("paragraphs", "is_values"), [(2, True), (3, False)])
def test_a_cell_may_have_two_paragraphs(paragraphs: int, is_values: bool) -> None:
    assert is_of_data(NAMES + row("王五", paragraph(120) * paragraphs)) is is_values


@pytest.mark.parametrize(("labels", "is_values"), [(1, True), (2, False)])
def test_two_labels_make_it_the_meta_line(labels: int, is_values: bool) -> None:
    facts = ["来源：江城日报", "作者：张三"][:labels]
    assert is_of_data(NAMES + row(*facts, "3")) is is_values


@pytest.mark.parametrize(("rows", "is_values"), [(10, False), (11, True)])
def test_labels_are_looked_for_in_twelve_rows(rows: int, is_values: bool) -> None:
    """A long table with such words in its last rows is a list of values all the same."""
    facts = row("来源：江城日报", "3") + row("作者：张三", "3")
    assert is_of_data(row("张三", "90.5") * rows + facts) is is_values


@pytest.mark.parametrize(("size", "is_values"), [(60, False), (61, True)])
def test_a_longer_cell_is_no_label_s(size: int, is_values: bool) -> None:
    fact = "来源："
    cells = [fact + "a" * (size - len(fact.encode()))] * 2
    assert is_of_data(NAMES + row(*cells)) is is_values


@pytest.mark.parametrize(("days", "is_values"), [(28, False), (27, True)])
def test_the_days_of_a_month_are_a_calendar(days: int, is_values: bool) -> None:
    cells = [str(day) for day in range(1, days + 1)]
    weeks = [cells[i : i + 7] for i in range(0, days, 7)]
    assert is_of_data("".join(row(*week) for week in weeks)) is is_values
    assert is_of_data("".join(row(*week) for week in [["30", "31"], *weeks])) is is_values


@pytest.mark.parametrize(
    ("cells", "is_values"),
    [
        (["Date: 2 May 2026", "Filed under: <a href=/news/>News</a>", "Comments: 3"], False),
        (["Дата: 13 апреля 2010", "Рубрика: <a href=/n/>Порт</a>"], False),
        # The facts of an event link nothing; what has no day is no meta line; several rows are values.
        (["Date: 2 May 2026", "Place: town hall"], True),
        (["Goals: 2", "Filed under: <a href=/news/>News</a>"], True),
        (["Date: 2 May 2026</td><td><a href=/1>A</a></tr><tr><td>1", "2"], True),
    ],
)
def test_a_labelled_day_beside_a_link_makes_one_row_the_meta_line(cells: list[str], is_values: bool) -> None:
    assert is_of_data(row(*cells)) is is_values
