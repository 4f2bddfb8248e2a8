"""The value that a rule's node gives."""

from datetime import UTC

import pytest
from lxml import html

from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rules.values import (
    find_label,
    read_authors,
    read_breadcrumbs,
    read_date,
    read_headline,
    read_source,
    text_of,
)
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Rule
from portalcrawl.profiles.support import Support


def rule(label: str | None = None, origin: Origin = Origin.LEARNED) -> Rule:
    return Rule("//p", label=label, origin=origin, support=Support(9, 9))


def node(markup: str) -> html.HtmlElement:
    return html.fromstring(f"<p>{markup}</p>")


def test_text_of() -> None:
    assert text_of(node("码头 <b>启用</b><script>x</script>\n 今日")) == "码头 启用 今日"
    assert text_of(" 码头\u200b启用 ") == "码头启用"


@pytest.mark.parametrize(
    ("markup", "label", "headline"),
    [
        ("码头启用", None, "码头启用"),
        ("标题：码头启用", None, "码头启用"),
        ("题名：码头启用", "题名：", "码头启用"),
        ("码头启用", "题名：", None),
        ("[置顶]码头启用", None, "码头启用"),
        ("", None, None),
        ("长" * 600, None, "长" * 600),
        ("长" * 601, None, None),
    ],
)
def test_read_headline(markup: str, label: str | None, headline: str | None) -> None:
    assert read_headline(node(markup), rule(label)) == headline


def test_a_declared_headline_keeps_its_marks() -> None:
    assert read_headline(node("[置顶]码头启用"), rule(origin=Origin.DECLARED)) == "[置顶]码头启用"


@pytest.mark.parametrize(
    ("markup", "label", "day"),
    [
        ("2017-12-25", None, "2017-12-25"),
        ("时间：2017-12-25 点击：3", "时间：", "2017-12-25"),
        ("更新时间：2017-12-26 发布时间：2017-12-25", None, "2017-12-25"),
        ("更新时间：2017-12-26", None, "2017-12-26"),
        ("会议昨日召开。2017-12-25", None, None),
        ("三天前", "时间：", None),
        ("码头启用" * 20, None, None),
        (" " * 3 + "江" * 290 + "2017-12-25", None, "2017-12-25"),
        ("江" * 291 + "2017-12-25", None, None),
    ],
)
def test_read_date(markup: str, label: str | None, day: str | None) -> None:
    found = read_date(node(markup), rule(label), Hints())
    assert (found and found.day) == day


@pytest.mark.parametrize(
    ("shown", "stated", "iso"),
    [
        ("11/29/2026 - 18:20", "2026-11-29T18:20:00-05:00", "2026-11-29T18:20:00-05:00"),
        # It tells the order of day and month, too.
        ("11/02/2026 - 18:20", "2026-11-02T18:20:00-05:00", "2026-11-02T18:20:00-05:00"),
        ("02/11/2026 - 18:20", "2026-11-02T18:20:00-05:00", "2026-11-02T18:20:00-05:00"),
        # Of another day, without a zone, or of a text that shows no time.
        ("11/29/2026 - 18:20", "2026-11-30T09:00:00-05:00", "2026-11-29T18:20+00:00"),
        ("11/29/2026 - 18:20", "2026-11-29T18:20", "2026-11-29T18:20+00:00"),
        ("11/29/2026", "2026-11-29T18:20:00-05:00", "2026-11-29"),
    ],
)
def test_a_moment_that_an_element_inside_the_node_states(shown: str, stated: str, iso: str) -> None:
    element = html.fromstring(f"<div><span property=created content={stated}>Submitted by Jane on {shown}</span></div>")
    found = read_date(element, rule(), Hints(zone=UTC))
    assert found is not None
    assert found.iso == iso


def test_a_date_in_the_attributes() -> None:
    element = html.fromstring("<time datetime=2017-12-25T09:29:00+08:00>前天</time>")
    found = read_date(element, rule(), Hints())
    assert found is not None
    assert found.day == "2017-12-25"


@pytest.mark.parametrize(
    ("markup", "label", "source"),
    [
        ("来源：江城日报 作者：张三", None, "江城日报"),
        ("来源：江城日报 作者：张三", "来源：", "江城日报"),
        ("江城日报", None, "江城日报"),
        ("2017-12-25 江城日报", None, "江城日报"),
        ("<i>江城日报</i><i>张三</i>", None, None),
        ("作者：张三", None, None),
        ("江城日报", "来源：", None),
    ],
)
def test_read_source(markup: str, label: str | None, source: str | None) -> None:
    assert read_source(node(markup), rule(label)) == source


@pytest.mark.parametrize(
    ("markup", "label", "names"),
    [
        ("作者：张三 编辑：李四", None, ("张三",)),
        ("记者：张三 通讯员：李四", "记者：", ("张三", "李四")),
        ("<i>作者：</i><i>张三</i><i>江城日报社</i>", "作者：", ("张三",)),
        ("<a>Jane Doe</a> <a>John Roe</a>", None, ("Jane Doe", "John Roe")),
        ("2017-12-25 张三", None, ("张三",)),
        ("江城日报", None, ()),
        ("张三", "作者：", ()),
    ],
)
def test_read_authors(markup: str, label: str | None, names: tuple[str, ...]) -> None:
    assert read_authors(node(markup), rule(label)) == names


def test_a_declared_label_ends_where_the_next_one_begins() -> None:
    declared = rule("记者：", Origin.DECLARED)
    assert read_authors(node("记者：张三 通讯员：李四"), declared) == ("张三",)


def test_find_label() -> None:
    line = node("来源：江城日报 作者：张三")
    assert find_label(line, "source", "江城日报") == "来源："
    assert find_label(line, "author", "江城日报") is None
    assert find_label(node("江城日报"), "source", "江城日报") is None


def test_read_breadcrumbs() -> None:
    document = Document.from_text("http://portal.example/a/1.html", "<p></p>")
    path = node("当前位置：<a href=/>首页</a> > <a href=/n/>新闻</a> > 港口")
    found = read_breadcrumbs(path, rule(), document, "码头启用")
    assert [(crumb.name, crumb.url) for crumb in found] == [("新闻", "http://portal.example/n/"), ("港口", None)]
    # Categories side by side are no path.
    beside = node("<a href=/n/>新闻</a>，<a href=/g/>港口</a>、<a href=/c/>城市</a>")
    assert [crumb.name for crumb in read_breadcrumbs(beside, rule(), document, "码头启用")] == ["新闻"]


@pytest.mark.parametrize(
    "markup",
    [
        "标题：新港 #12 码头的 VR/AR 团队 2026-03-02",
        "标题：<a href=/a/1.html>新港 #12 码头的 VR/AR 团队</a> 2026-03-02",
    ],
)
def test_a_headline_with_a_slash_is_not_a_path(markup: str) -> None:
    document = Document.from_text("http://portal.example/a/1.html", "<p></p>")
    headline = "新港 #12 码头的 VR/AR 团队"
    assert read_breadcrumbs(node(markup), rule(), document, headline) == []
    path = node("<a href=/n/>新闻</a> > 新港 #12 码头的 VR/AR 团队")
    assert [crumb.name for crumb in read_breadcrumbs(path, rule(), document, headline)] == ["新闻"]
