"""Years with one or two articles each, in a list that is cut into them."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

FEW = {2024: 1, 2023: 2, 2022: 2}


def count_rows(years: dict[int, int], head: str = "<div class='year'><a href='/in/{0}'>{0}</a></div>") -> int:
    boxes = ""
    for year, count in years.items():
        rows = "".join(
            f"<article><time>{n}月 2</time> <h1><a href='/post/{year}-{n}/'>渡口第{n}条新船下水</a></h1></article>"
            for n in range(1, count + 1)
        )
        boxes += f"<section class='box'>{head.format(year)}<div class='rows'>{rows}</div></section>"
    side = "<aside><h3>分类</h3><ul><li><a href='/c/a/'>要闻</a></li><li><a href='/c/b/'>公告</a></li></ul></aside>"
    page = f"<html><body><div><section id='main'>{boxes}</section>{side}</div></body></html>"
    return len(find_rows(Document.from_text("http://e.com/c/b/", page)).rows)


@pytest.mark.parametrize(
    ("head", "are_rows"),
    [
        ("<div class='year'><a href='/in/{0}'>{0}</a></div>", True),
        ("<h2>{0}年</h2>", True),
        ("<h2>{0} <i>(2)</i></h2>", True),
        ("<h2>No. {0}</h2>", False),
        ("<h2>—— {0}年 —— (2) ——</h2>", True),
        ("<h2>———————— {0}年 ———— (2) ————————</h2>", False),
    ],
)
def test_years_of_one_list(head: str, are_rows: bool) -> None:
    assert count_rows(FEW, head) == (5 if are_rows else 0)


def test_one_year_alone() -> None:
    assert count_rows({2024: 2}) == 0
