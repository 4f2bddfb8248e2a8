"""Where a rule's value stands: behind labels, in attributes, in a zone; and never in what holds more."""

from datetime import timedelta, timezone

import pytest
from ruled_pages import DECLARED, FIELDS, ONE, PAGE, profile, read, show

from portalcrawl.profiles.model import Rule

LINE = '<div class="m"><s>投稿单位 望山区水务局</s> <s>撰文 欧阳明月</s> <s>上线 2024年5月3日</s></div>'


@pytest.mark.parametrize(
    ("field", "label", "value"),
    [
        ("contentSource", "投稿单位", "望山区水务局"),
        ("authors", "撰文", ["欧阳明月"]),
        ("datePublished", "上线", "2024-05-03"),
    ],
)
def test_a_value_stands_behind_its_label(field: str, label: str, value: object) -> None:
    """The label is the portal's own word, which no vocabulary has."""
    rule = profile(headline=Rule("//h1"), **{field: Rule('//div[@class="m"]', label=label, origin=DECLARED)})
    assert show(read(rule, PAGE + LINE), field) == value


def test_a_node_without_the_label_gives_nothing() -> None:
    rule = profile(headline=Rule("//h1"), datePublished=Rule("//p", label="上线", origin=DECLARED))
    article = read(rule, PAGE + "<p>更早 2024-01-01</p><p>上线 2024-05-03</p>")
    assert article.datePublished == "2024-05-03"


def test_a_breadcrumb_behind_its_label() -> None:
    body = PAGE.replace("</u>", "</u><u class=k>当前位置：<a href='/'>首页</a> » <a href='/k/'>科技</a> » 正文</u>")
    assert show(read(profile(headline=Rule("//h1"), breadcrumbs=Rule("//u[@class='k']")), body), "breadcrumbs") == [
        "科技"
    ]
    labelled = Rule("//u[@class='z']", label="栏目为", origin=DECLARED)
    body = PAGE + "<u class=z>本文的栏目为 <a href='/j/'>经济</a></u>"
    assert show(read(profile(headline=Rule("//h1"), breadcrumbs=labelled), body), "breadcrumbs") == ["经济"]


@pytest.mark.parametrize(
    ("xpath", "markup"),
    [
        ("//meta[@name='pub']/@content", '<meta name="pub" content="2024-05-03">'),
        ("//meta[@name='pub']", '<meta name="pub" content="2024-05-03">'),
        ("//time", '<time datetime="2024-05-03">上周五</time>'),
        ("//var/text()", "<var>刊发于 2024/05/03 第二版</var>"),
        ("string(//var)", "<var>2024年5月3日</var>"),
    ],
)
def test_where_a_date_may_stand(xpath: str, markup: str) -> None:
    rule = profile(headline=Rule("//h1"), datePublished=Rule(xpath, origin=DECLARED))
    assert read(rule, PAGE + markup).datePublished == "2024-05-03"


def test_a_date_of_updating_is_none_of_publication() -> None:
    rule = profile(headline=Rule("//h1"), datePublished=Rule("//var"))
    assert read(rule, PAGE + "<var>更新时间：2024-05-20 发布 2024-05-03</var>").datePublished == "2024-05-03"


def test_a_time_is_of_the_portals_zone() -> None:
    rule = profile(headline=Rule("//h1"), datePublished=Rule("//var"))
    zone = timezone(timedelta(hours=-5))
    assert read(rule, PAGE + "<var>2024-05-03 09:10</var>", zone=zone).datePublished == "2024-05-03T09:10-05:00"


def test_the_first_node_that_gives_a_value_counts() -> None:
    rule = profile(headline=Rule("//h1"), datePublished=Rule("//var"))
    body = PAGE + "<var></var><var>日期</var><var>2024-05-03</var><var>2024-05-04</var>"
    assert read(rule, body).datePublished == "2024-05-03"


LONG = "据了解，该项目自启动以来，得到了社会各界的广泛关注和大力支持，各项工作正在有序推进之中。" * 8


@pytest.mark.parametrize(("field", "xpath"), [("datePublished", "//article"), ("contentSource", "//article")])
def test_a_node_that_holds_the_whole_article_states_no_date_and_no_source(field: str, xpath: str) -> None:
    """Any sentence may name a day, a time or a source."""
    text = f"<article><p>2024年4月3日清晨5点半，记者出发。</p><p>来源：别处日报 供图</p><p>{LONG}</p></article>"
    page = PAGE.replace(f"<p>{ONE}</p>", f"<p>{ONE}</p>{text}")
    label = "来源：" if field == "contentSource" else None
    learned = profile(**{"headline": Rule("//h1"), field: Rule(xpath, label=label)})
    assert show(read(learned, page), field) == FIELDS[field][2]
    declared = profile(**{"headline": Rule("//h1"), field: Rule(xpath, label=label, origin=DECLARED)})
    assert show(read(declared, page), field) != FIELDS[field][2]
