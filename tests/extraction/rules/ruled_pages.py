"""A page on which heuristics and rules find different values, and what is read of it."""

from datetime import UTC, datetime

from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Origin, Portal, Profile, Rule, Template

URL = "http://portal.example/news/2.html"
NOW = datetime(2024, 6, 1, 4, tzinfo=UTC)
ONE = "今天上午，园区召开全体会议，部署下一步的各项重点工作。"
TWO = "会议强调，要抓好落实，确保成效，让企业和群众都满意。"
PAGE = (
    '<div id="path">当前位置：<a href="/">首页</a> &gt; <a href="/xw/">新闻</a> &gt; <a href="/xw/yq/">园区</a></div>'
    '<h1 class="t">园区召开全体工作会议</h1>'
    '<div class="info">2024-05-06 08:00 来源：江城日报 作者：张三</div>'
    f'<div class="con"><p>{ONE}</p><p>{TWO}</p></div>'
    # What only a rule would take: nothing here looks like the field it holds.
    '<div class="sidebar"><b class="h">另一个写在别处的标题</b><i class="d">2024-05-01</i><i class="s">望山区</i>'
    '<i class="a">欧阳明月</i><u class="c"><a href="/zt/">专题</a> / <a href="/zt/x/">专栏</a></u>'
    '<div class="elsewhere"><p>别处的一段话，讲的是与会议无关的事情，说完也就说完了。</p></div></div>'
)
DECLARED, LEARNED = Origin.DECLARED, Origin.LEARNED


def profile(body: BodyRule | None = None, *, dated: bool = False, **rules: Rule) -> Profile:
    template = Template("news", body=body, **rules)
    return Profile(Portal("http://portal.example/"), articles=ArticleAddresses(dated=dated), templates=(template,))


def extract(rule: Profile | None, body: str = PAGE, **hints: object) -> Extraction:
    values = {"listed": True, "reference": NOW} | hints
    text = f"<html><head><title>园区召开全体工作会议</title></head><body>{body}</body></html>"
    return extract_article(Document.from_text(URL, text), Hints(**values), rule)  # type: ignore[arg-type]


def read(rule: Profile | None, body: str = PAGE, **hints: object) -> Article:
    article = extract(rule, body, **hints).article
    assert article is not None
    return article


def show(article: Article, field: str) -> object:
    value = getattr(article, field)
    if field == "authors":
        return [author.name for author in value]
    if field == "breadcrumbs":
        return [crumb.name for crumb in value]
    return value.split("\n\n") if field == "articleBody" else value


# Field, rule, what the rule's node says, what the heuristics find.
FIELDS = {
    "headline": ('//b[@class="h"]', "另一个写在别处的标题", "园区召开全体工作会议"),
    "datePublished": ('//i[@class="d"]', "2024-05-01", "2024-05-06T08:00+08:00"),
    "contentSource": ('//i[@class="s"]', "望山区", "江城日报"),
    "authors": ('//i[@class="a"]', ["欧阳明月"], ["张三"]),
    "breadcrumbs": ('//u[@class="c"]', ["专题", "专栏"], ["新闻", "园区"]),
    "articleBody": (
        '//div[@class="elsewhere"]', ["别处的一段话，讲的是与会议无关的事情，说完也就说完了。"], [ONE, TWO]
    ),
}  # fmt: skip
