"""The section that an article's own category link names."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.extraction.section.category import find_category
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>" + "渡口停航的告示贴在售票窗口的玻璃上，字是毛笔写的，墨还没有干透，老船工读了两遍。" * 4 + "</p>"
SIDE = (
    '<div class="side"><h3>分类</h3><ul><li class="category-item"><a href="/categories/a/">手艺</a></li>'
    '<li class="category-item"><a href="/categories/b/">读书</a></li></ul></div>'
)

METAS = {
    "a list named after categories": (
        '<span class="post-category"><ul><li class="category-item"><a href="/c/x/">河流</a></li></ul></span>',
        ["河流"],
    ),
    "an address of categories": ('<span><time>2026-05-02</time> <a href="/categories/x/">河流</a></span>', ["河流"]),
    "a parameter": ('<p class="info">2026-05-02 in <a href="/?cat=4">Schools</a></p>', ["Schools"]),
    "a relation": ('<p>2026-05-02 <a rel="category tag" href="/x">河流</a></p>', ["河流"]),
    "a label": ('<p>2026-05-02 分类于 <a href="/x/">河流</a></p>', ["河流"]),
    "a label as a heading": (
        '<div class="references"><h3>Section: </h3><ul class="links"><li><a href="/x/">Rivers</a></li></ul></div>',
        ["Rivers"],
    ),
    "a label of tags as a heading": ('<div><h3>Tags: </h3><ul><li><a href="/x/">Rivers</a></li></ul></div>', []),
    "a heading without a colon": ('<div><h3>Section</h3><ul><li><a href="/x/">Rivers</a></li></ul></div>', []),
    "more than links below a label": (
        '<div><h3>Section: </h3><p><a href="/x/">Rivers</a></p><p>and lakes</p></div>',
        [],
    ),
    "one below the other": (
        '<div class="article-category"><a href="/categories/n/">新闻</a><a href="/categories/n/x/">河流</a></div>',
        ["新闻", "河流"],
    ),
    "two beside each other": (
        '<div class="article-category"><a href="/categories/n/">新闻</a><a href="/categories/x/">河流</a></div>',
        ["新闻"],
    ),
    "a tag below the word": ('<p>2026-05-02 <a href="/category/tags/x.html">河流</a></p>', []),
    "none": ("<p>2026-05-02</p>", []),
}


@pytest.mark.parametrize("name", METAS)
@pytest.mark.parametrize("place", ["above", "below"])
def test_category(name: str, place: str) -> None:
    meta, expected = METAS[name]
    above, below = (meta, "") if place == "above" else ("", meta)
    page = (
        f'<html><body>{SIDE if expected else ""}<main><article class="post category-news">'
        f"<h1>渡口停航前的最后一个春天</h1>{above}"
        f"{TEXT}{TEXT}<footer>{below}</footer></article></main></body></html>"
    )
    found = extract_article(Document.from_text("http://blog.example/p/1.html", page), Hints(listed=True))
    assert [crumb.name for crumb in found.breadcrumbs] == expected


WIDGETS = {
    "counts": '<li><a href="/blog/category/a/">Around town</a> (26)</li>'
    '<li><a href="/blog/category/b/">Tools</a> (34)</li>',
    "many": "".join(f'<li><a href="/categories/{n}/">手艺之{n}</a></li>' for n in range(6)),
}


@pytest.mark.parametrize("name", WIDGETS)
def test_lists_of_all_categories_name_no_section(name: str) -> None:
    side = f"<div><ul>{WIDGETS[name]}</ul></div>"
    page = f"<html><body><main><h1>渡口停航前的最后一个春天</h1>{TEXT}</main>{side}</body></html>"
    found = extract_article(Document.from_text("http://blog.example/p/1.html", page), Hints(listed=True))
    assert found.breadcrumbs == ()


TRAILS = {
    "slashes": (
        '<a href="/">首页</a> / <a href="/yw/">校园新闻</a> / <a href="/yw/">东山要闻</a>',
        ["校园新闻", "东山要闻"],
    ),
    "arrows": ('<a href="/">Home</a> &gt;&gt; <a href="/news/">News</a> &gt;&gt; 正文', ["News"]),
    "the site's name": (
        '<a href="/index.php">临渡社区</a> › <a href="/p/">门户</a>› <a href="/q/">资讯</a> › 查看内容',
        ["门户", "资讯"],
    ),
    "a meta line beside it": (
        '<div id="breadcrumb"><div><a href="/">主页</a> <a href="/">文章</a> <a href="/c/">校园</a></div>'
        "<div>发布于：2026-10-26 更新于：2026-10-27</div></div>",
        ["校园"],
    ),
    "a menu with bars": ('<a href="/">首页</a> | <a href="/yw/">校园新闻</a> | <a href="/tz/">公告</a>', []),
    "a menu with spaces": ('<a href="/">首页</a> <a href="/yw/">校园新闻</a> <a href="/tz/">公告</a>', []),
    "a label and hyphens": ('您的位置：<a href="/">首页</a> - 新闻中心 - 园区动态', ["新闻中心", "园区动态"]),
}


@pytest.mark.parametrize("name", TRAILS)
def test_a_path_that_begins_at_home(name: str) -> None:
    trail, expected = TRAILS[name]
    page = f"<html><body><div>{trail}</div><h1>渡口停航前的最后一个春天</h1><p>2026-05-02</p>{TEXT}</body></html>"
    found = extract_article(Document.from_text("http://blog.example/p/1.html", page), Hints(listed=True))
    assert [crumb.name for crumb in found.breadcrumbs] == expected


def test_indexes_are_no_steps_of_a_path() -> None:
    page = (
        '<html><body><div class="breadcrumb"><a href="/">主页</a> &gt; <a href="/">文章</a> &gt; '
        f'<a href="/categories/">分类</a> &gt; <a href="/categories/x/">河流</a></div>'
        f"<h1>渡口停航前的最后一个春天</h1>{TEXT}</body></html>"
    )
    found = extract_article(Document.from_text("http://blog.example/p/1.html", page), Hints(listed=True))
    assert [crumb.name for crumb in found.breadcrumbs] == ["河流"]


def find(meta: str) -> list[str]:
    page = f"<html><body><h1>渡口停航前的最后一个春天</h1><div>{meta}</div>{TEXT}</body></html>"
    layout = page_of(Document.from_text("http://blog.example/p/1.html", page))
    return [crumb.name for crumb in find_category(layout, "渡口停航前的最后一个春天")]


def test_of_two_side_by_side_the_one_in_whose_folder_the_article_lies() -> None:
    box = "<div class=category><a href=/{}/index.html>新闻</a> <a href=/{}/index.html>河流</a></div>"
    assert find(box.format("n", "p")) == ["河流"]
    assert find(box.format("n", "x")) == ["新闻"]
    # All pages lie in the folder of the site.
    assert find("<div class=category><a href=/n/>新闻</a> <a href=/x.html>河流</a></div>") == ["新闻"]


@pytest.mark.parametrize(("inner", "found"), [("<i>{}</i>", ["河流"]), ("<b><i>{}</i></b>", [])])
def test_a_class_names_the_link_or_what_is_around_it_within_three_steps(inner: str, found: list[str]) -> None:
    link = "<a href=/x/>河流</a>"
    assert find(f"<span class=category>{inner.format(link)}</span>") == found


@pytest.mark.parametrize(("before", "found"), [(99, ["河流"]), (100, [])])
def test_a_label_is_near_its_link(before: int, found: list[str]) -> None:
    assert find(f"{'a' * (before - 4)} 分类：<a href=/x/>河流</a>") == found


@pytest.mark.parametrize(("size", "is_name"), [(60, True), (61, False)])
def test_a_long_text_is_no_category_s_name(size: int, is_name: bool) -> None:
    assert bool(find(f"分类：<a href=/x/>{'a' * size}</a>")) is is_name


def test_a_category_of_another_site_is_none() -> None:
    cited = '<p>2026-05-02 <a href="{}/board/view.php?category=13707">渡口论坛</a></p>'
    assert find(cited.format("http://forum.example")) == []
    assert find(cited.format("http://blog.example")) == ["渡口论坛"]


def test_the_link_beside_an_empty_title_is_no_other_articles() -> None:
    title = "<span class='title' content='x'></span>"
    assert find(f'<p>{title}by <a href="/user/2">Jane</a></p><p>2026-05-02 分类于 <a href="/x/">河流</a></p>') == [
        "河流"
    ]


@pytest.mark.parametrize(("boxes", "is_own"), [(3, False), (4, True)])
def test_the_category_on_another_article_s_card(boxes: int, is_own: bool) -> None:
    category = f"{'<div>' * boxes}<p>分类：<a href=/x/>河流</a></p>{'</div>' * boxes}"
    assert bool(find(f"<div><h3><a href=/p/2.html>老船工</a></h3>{category}</div>")) is is_own


@pytest.mark.parametrize(("boxes", "is_named"), [(2, True), (3, False)])
def test_a_label_as_a_heading_is_near_its_links(boxes: int, is_named: bool) -> None:
    assert bool(find(f"<h3>Section: </h3>{'<div>' * boxes}<p><a href=/x/>河流</a></p>{'</div>' * boxes}")) is is_named


@pytest.mark.parametrize(("count", "names"), [(3, ["类0", "类1", "类2"]), (4, [])])
def test_many_side_by_side_are_a_list_of_all(count: int, names: list[str]) -> None:
    links = "".join(f"<a href=/c{'/x' * n}/>类{n}</a> " for n in range(count))
    assert find(f"<div class=category>{links}</div>") == names
