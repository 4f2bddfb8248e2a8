"""Years of a list's rows, from page to page."""

from datetime import UTC, datetime

from runs import HOME, MakeRun

from portalcrawl.archive.ledger import ListedRow, Section
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.row_years import RowYears

NEWS = HOME + "news/"
NIGHT = datetime(2025, 12, 31, 17, tzinfo=UTC)  # New Year in China


def make_rows(*days: str) -> list[Row]:
    return [Row(f"{NEWS}{day}.html", headline=f"园区{day}要闻", month_day=day) for day in days]


def read(run: Run, page: str, *days: str, is_first: bool) -> list[str | None]:
    """What is inferred of a list page, whose rows go into the ledger then."""
    section = run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    assert isinstance(section, Section)
    rows = RowYears(run).infer(make_rows(*days), section.id, NIGHT, is_first=is_first)
    for row in rows:
        listed = ListedRow(row.url, page, 1, row.headline, row.datePublished, year_is_inferred=row.year_is_inferred)
        run.ledger.add_listed(listed, section.id, section.id)
    return [row.datePublished for row in rows]


def test_each_page_goes_on_where_the_one_before_it_ends(make_run: MakeRun) -> None:
    run = make_run()
    first = read(run, NEWS, "01-01", "12-30", "12-11", is_first=True)
    assert first == ["2026-01-01", "2025-12-30", "2025-12-11"]
    assert read(run, NEWS + "2.html", "12-02", "11-20", is_first=False) == ["2025-12-02", "2025-11-20"]


def test_a_page_of_which_nobody_knows_what_stands_above_it(make_run: MakeRun) -> None:
    assert read(make_run(), NEWS + "2.html", "12-02", "11-20", "11-18", is_first=False) == [None, None, None]
