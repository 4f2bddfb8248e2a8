"""Rows that a script shows, whose links stand hidden beside each other."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

MENU = "<ul><li><a href=/xw/>要闻</a></li><li><a href=/szdw/>师资</a></li></ul>"


def find(count: int, total: str, link: str = "<a id=u_{n} href=/info/{n}.htm></a>") -> list[str]:
    links = "".join(link.format(n=n) for n in range(count))
    script = "<script>show(['张', '李'])</script>"
    page = f"{MENU}<div id=show></div><p>{total}</p><div style='display:none'>{links}</div>{script}"
    rows = find_rows(Document.from_text("http://e.cn/szdw/", f"<html><body>{page}</body></html>")).rows
    return [row.url.removeprefix("http://e.cn") for row in rows]


@pytest.mark.parametrize(
    ("count", "total", "is_found"),
    [
        (2, "共2条 1/1页", True),
        (11, "共11条 1/1页", True),
        (20, "共21条 1/2页", True),
        # One link, another number than is stated, no number, more links than all rows.
        (1, "共1条 1/1页", False),
        (10, "共11条 1/1页", False),
        (11, "", False),
        (22, "共21条 1/2页", False),
    ],
)
def test_as_many_links_without_a_text_as_rows_are_stated(count: int, total: str, is_found: bool) -> None:
    assert find(count, total) == ([f"/info/{n}.htm" for n in range(count)] if is_found else [])


@pytest.mark.parametrize(
    "link",
    ["<a href=/info/{n}.htm><img src=/{n}.jpg></a>", "<a href=/info/{n}.jpg></a>", "<a href=//f.cn/{n}.htm></a>"],
)
def test_pictures_files_and_other_sites_are_none(link: str) -> None:
    assert find(11, "共12条 1/1页", link) == []
