"""What calls a run of links something else than a menu."""

import pytest
from lxml import html

from portalcrawl.discovery.menu.link_runs import holds_text, is_foot, is_no_menu
from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import build_outline
from portalcrawl.page.page import page_of

ENTRIES = '<a href="/a/">新闻中心</a> <a href="/b/">政务公开</a> <a href="/c/">招商引资</a>'


def find_run(body: str) -> html.HtmlElement:
    (found,) = html.document_fromstring(f"<html><body>{body}</body></html>").xpath("//*[@id='run']")
    return found


RUNS = {
    f'<div id="run">{ENTRIES}</div>': False,
    f'<div id="run" class="tags">{ENTRIES}</div>': True,
    f'<div class="breadcrumb"><p id="run">{ENTRIES}</p></div>': True,
    f'<div id="run" class="nav links">{ENTRIES}</div>': False,
    f'<div id="run">您的位置：{ENTRIES}</div>': True,
    f'<h4>友情链接</h4><div id="run">{ENTRIES}</div>': True,
    f'<h4>栏目导航</h4><div id="run">{ENTRIES}</div>': False,
    f'<div id="run"><h4>热门标签</h4>{ENTRIES}</div>': True,
    f"<script>var tags = 1</script><div id='run'>{ENTRIES}</div>": False,
    # The words stand at the lead's beginning: a sentence may have them anywhere.
    f'<p>欢迎来到本园区的门户网站，这里为您汇集了各类友情链接</p><div id="run">{ENTRIES}</div>': False,
    f'<p>欢迎来到本园区的门户网站友情链接</p><div id="run">{ENTRIES}</div>': True,
}


@pytest.mark.parametrize(("body", "expected"), RUNS.items())
def test_names_and_words_of_other_runs(body: str, expected: bool) -> None:
    assert is_no_menu(find_run(body)) is expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<footer><div><p id="run">x</p></div></footer>', True),
        ('<div class="footer"><p id="run">x</p></div>', True),
        ('<div id="bottomNav"><p id="run">x</p></div>', True),
        ('<div class="football"><p id="run">x</p></div>', False),
    ],
)
def test_a_foot_is_called_so(body: str, expected: bool) -> None:
    assert is_foot(find_run(body)) is expected


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        ("园" * 50, False),  # 12 characters of links and 3 spaces: up to 79 are a menu's
        ("园" * 63, False),
        ("园" * 66, True),
        ("2019-03-01 " + "园" * 5, False),  # with a date up to 34
        ("2019-03-01 " + "园" * 12, True),
    ],
)
def test_a_menu_says_little_beside_its_links(beside: str, expected: bool) -> None:
    page = f'<html><body><div id="run">{ENTRIES} {beside}</div></body></html>'
    document = Document.from_text("http://e.cn/", page)
    outline = build_outline(document.body, page_of(document).links)
    (node,) = [node for node in outline.nodes if node.element.get("id") == "run"]
    assert holds_text(node, outline.links_of(node)) is expected
