"""What belongs to a link that has no row's element around it."""

import pytest

from portalcrawl.discovery.rows.blocks.flat_rows import read_runs
from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import build_outline
from portalcrawl.page.page import page_of
from portalcrawl.page.texts import text_of


def read(body: str) -> list[str]:
    """The text of each row's run."""
    document = Document.from_text("http://e.cn/", f"<html><body><div id='h'>{body}</div></body></html>")
    links = [link for link in page_of(document).links if link.url.endswith(".html")]
    outline = build_outline(document.body, page_of(document).links)
    holder = document.tree.get_element_by_id("h")
    own = {link.element for link in links}
    nodes = [n for n in outline.nodes if n.element.getparent() is holder and own & {n.element, *n.element.iter("a")}]
    return [" ".join([run.lead, *map(text_of, run.elements)]).strip() for run in read_runs(nodes)]


RUNS = {
    "a date behind each link": (
        "<a href=1.html>甲</a> (2018-01-02)<br><a href=2.html>乙</a> (2018-01-01)<br>",
        ["(2018-01-02)", "(2018-01-01)"],
    ),
    "a date before each link": (
        "<b>2018-01-02</b> <a href=1.html>甲</a><br><b>2018-01-01</b> <a href=2.html>乙</a><br>",
        ["2018-01-02", "2018-01-01"],
    ),
    "heading and excerpt": (
        "<h3><a href=1.html>甲</a></h3><p>摘要一</p><h3><a href=2.html>乙</a></h3><p>摘要二</p>",
        ["摘要一", "摘要二"],
    ),
    "four elements and no more": (
        "<h3><a href=1.html>甲</a></h3><p>一</p><p>二</p><p>三</p><p>四</p><p>五</p><h3><a href=2.html>乙</a></h3>",
        ["一 二 三 四", ""],
    ),
    "nothing behind another link": (
        "<a href=1.html>甲</a><i>一</i><a href=/other/>其他</a><i>二</i><a href=2.html>乙</a><i>三</i>",
        ["一", "三"],
    ),
    "two elements before the first row": (
        "<p>页首</p><p>2018</p><b>2018-01-02</b> <a href=1.html>甲</a><b>2018-01-01</b> <a href=2.html>乙</a>",
        ["2018 2018-01-02", "2018-01-01"],
    ),
}


@pytest.mark.parametrize(("body", "runs"), RUNS.values(), ids=RUNS.keys())
def test_runs(body: str, runs: list[str]) -> None:
    assert read(body) == runs


@pytest.mark.parametrize(
    ("rows", "length", "is_own"), [(2, 290, True), (2, 320, False), (3, 320, True), (3, 1_490, True), (3, 1_600, False)]
)
def test_a_long_text_behind_few_links_is_the_page_s(rows: int, length: int, is_own: bool) -> None:
    body = "".join(f"<h3><a href={n}.html>题</a></h3><p>{'文' * length}</p>" for n in range(rows))
    assert read(body)[0] == ("文" * length if is_own else "")
