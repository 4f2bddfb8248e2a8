"""The nesting of a menu's entries, and what is read of it."""

import pytest
from lxml import html

from portalcrawl.discovery.menu.tree import read_menu
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def read(menu: str, beside: str = "") -> list[str]:
    document = Document.from_text(f"{SITE}/", f"<html><body><div id='m'>{menu}</div>{beside}</body></html>")
    element = document.tree.get_element_by_id("m")
    assert isinstance(element, html.HtmlElement)
    return [" > ".join((*entry.path, entry.name)) for entry in read_menu(document, element)]


SUB = '<li><a href="/n/1/">要闻</a></li><li><a href="/n/2/">动态</a></li>'
TREES = {
    "a list in a list": (
        f'<ul><li><a href="/n/">新闻</a><ul>{SUB}</ul></li></ul>',
        ["新闻", "新闻 > 要闻", "新闻 > 动态"],
    ),
    "a parent that is a text": (f"<ul><li>新闻<ul>{SUB}</ul></li></ul>", ["新闻 > 要闻", "新闻 > 动态"]),
    "a parent that is an element": (f"<ul><li><b>新闻</b><ul>{SUB}</ul></li></ul>", ["新闻 > 要闻", "新闻 > 动态"]),
    "home has no sub-menu": (f'<ul><li><a href="/">首页</a><ul>{SUB}</ul></li></ul>', ["要闻", "动态"]),
    "home in a dt": ('<dl><dt><a href="/">首页</a></dt><dd><a href="/n/1/">要闻</a></dd></dl>', ["要闻"]),
    "dt and dd": (
        '<dl><dt><a href="/n/">新闻</a></dt><dd><a href="/n/1/">要闻</a></dd><dd><a href="/n/2/">动态</a></dd></dl>',
        ["新闻", "新闻 > 要闻", "新闻 > 动态"],
    ),
    "a logo before the menu is not its parent": (
        f'<div class="logo"><a href="/about/">园区概况</a></div><ul>{SUB}</ul>',
        ["园区概况", "要闻", "动态"],
    ),
    "what repeats is a pair": (
        "".join(
            f'<p><a href="/{n}/">栏目{n}</a></p><ul><li><a href="/{n}/1/">要闻{n}</a></li>'
            f'<li><a href="/{n}/2/">动态{n}</a></li></ul>'
            for n in "甲乙"
        ),
        ["栏目甲", "栏目甲 > 要闻甲", "栏目甲 > 动态甲", "栏目乙", "栏目乙 > 要闻乙", "栏目乙 > 动态乙"],
    ),
    "scripts and choices are left out": (
        '<a href="/n/">新闻</a><select><option value="/x/">机构</option></select><script>1</script>',
        ["新闻"],
    ),
    "services, files and other sites are left out": (
        '<a href="/n/">新闻</a><a href="/login/">登录</a><a href="/a.pdf">手册</a><a href="http://o.example/">省政府</a>',
        ["新闻"],
    ),
}


@pytest.mark.parametrize(("menu", "entries"), TREES.values(), ids=TREES.keys())
def test_nesting(menu: str, entries: list[str]) -> None:
    assert read(menu) == entries


@pytest.mark.parametrize(("columns", "entries"), [(3, ["栏目0", "栏目0 > 要闻0"]), (2, ["栏目0", "要闻0"])])
def test_three_elements_alike_are_a_run_of_pairs(columns: int, entries: list[str]) -> None:
    column = (
        '<div class="col"><a href="/{0}/">栏目{0}</a><ul><li><a href="/{0}/1/">要闻{0}</a></li>'
        '<li><a href="/{0}/2/">动态{0}</a></li></ul></div>'
    )
    assert read("".join(column.format(n) for n in range(columns)))[:2] == entries


@pytest.mark.parametrize("attribute", ['rel="drop1"', 'data-target="#drop1"', 'aria-controls="drop1"'])
def test_an_entry_names_its_drop_down(attribute: str) -> None:
    menu = f'<ul><li><a href="/n/" {attribute}>新闻</a></li><li><a href="/g/">公开</a></li></ul>'
    assert read(menu, f'<ul id="drop1">{SUB}</ul>') == ["新闻", "新闻 > 要闻", "新闻 > 动态", "公开"]


def test_drop_downs_that_name_each_other_end() -> None:
    one = '<ul id="one"><li><a href="/n/1/" rel="two">要闻</a></li></ul>'
    two = '<ul id="two"><li><a href="/n/2/" rel="one">动态</a></li></ul>'
    assert len(read('<a href="/n/" rel="one">新闻</a>', one + two)) <= 10


def test_levels_are_limited() -> None:
    def nest(depth: int) -> str:
        inner = nest(depth - 1) if depth else ""
        return f'<ul><li><a href="/{depth}a/">甲{depth}</a>{inner}</li><li><a href="/{depth}b/">乙{depth}</a></li></ul>'

    found = read(nest(9))
    assert found[0] == "甲9"
    assert {entry.count(">") for entry in found} == {0, 1, 2}
