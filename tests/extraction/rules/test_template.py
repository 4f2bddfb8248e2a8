"""A profile's rules on single pages: obeyed where they fit, answered for where they do not."""

from datetime import UTC, datetime, timedelta, timezone

import pytest

from portalcrawl.extraction.article import UNDATED, Extraction, Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Origin, Portal, Profile, Rule, Template
from portalcrawl.profiles.support import Support

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


def with_rule(field: str, xpath: str, origin: Origin = DECLARED) -> Profile:
    """A profile with a rule for one field, and one that finds the headline, so that the page is of its template."""
    if field == "articleBody":
        return profile(BodyRule(xpath, origin=origin), headline=Rule("//h1"))
    if field == "headline":
        return profile(BodyRule('//div[@class="con"]'), headline=Rule(xpath, origin=origin))
    return profile(**{"headline": Rule("//h1"), field: Rule(xpath, origin=origin)})


@pytest.mark.parametrize("field", FIELDS)
def test_a_declared_rule_decides_against_all_appearances(field: str) -> None:
    xpath, ruled, guessed = FIELDS[field]
    assert show(read(None), field) == guessed, "the page must tempt the heuristics"
    article = read(with_rule(field, xpath))
    assert show(article, field) == ruled
    assert article.evidence[field] == "rule:news"
    for other, (_, _, found) in FIELDS.items():
        # Date, source and authors are looked for around the headline.
        if other != field and (field != "headline" or other in ("breadcrumbs", "articleBody")):
            assert show(article, other) == found, "each field is decided by itself"


@pytest.mark.parametrize("field", [name for name in FIELDS if name not in ("articleBody", "contentSource")])
def test_a_learned_rule_is_obeyed_where_nothing_contradicts(field: str) -> None:
    xpath, ruled, _ = FIELDS[field]
    article = read(with_rule(field, xpath, LEARNED))
    assert show(article, field) == ruled
    assert extract(with_rule(field, xpath, LEARNED)).misfits == ()


def test_a_learned_source_without_a_label_is_believed_above_the_text_only() -> None:
    """Below it a name is any name: a related article's, a tool's."""
    extraction = extract(with_rule("contentSource", FIELDS["contentSource"][0], LEARNED))
    assert extraction.article is not None
    assert show(extraction.article, "contentSource") == FIELDS["contentSource"][2]
    assert extraction.misfits == ("contentSource",)


@pytest.mark.parametrize("field", [name for name in FIELDS if name != "articleBody"])
def test_a_rule_that_finds_nothing_is_named_and_the_heuristics_answer(field: str) -> None:
    _, _, guessed = FIELDS[field]
    rule = with_rule(field, '//div[@class="renamed"]', LEARNED)
    extraction = extract(rule)
    assert extraction.article is not None
    assert show(extraction.article, field) == guessed
    assert extraction.misfits == (field,)
    assert extraction.article.evidence[field].endswith(" (no rule fits)")
    others = {name: how for name, how in extraction.article.evidence.items() if name != field}
    assert not any("no rule fits" in how for how in others.values())


def test_a_page_without_the_templates_body_is_of_no_template() -> None:
    extraction = extract(with_rule("articleBody", '//div[@class="renamed"]', LEARNED))
    assert extraction.article is not None
    assert show(extraction.article, "articleBody") == FIELDS["articleBody"][2]
    assert extraction.template is None
    assert extraction.sure_fields is None
    assert extraction.misfits == ()


@pytest.mark.parametrize("field", ["datePublished", "contentSource", "authors", "breadcrumbs"])
def test_a_rule_that_finds_nothing_fits_a_page_that_does_not_say_it(field: str) -> None:
    """Many articles have no author: their rule has not drifted."""
    bare = f'<h1>园区召开全体工作会议</h1><div class="con"><p>{ONE}</p><p>{TWO}</p></div>'
    extraction = extract(with_rule(field, '//div[@class="renamed"]', LEARNED), bare)
    assert extraction.article is not None
    assert not show(extraction.article, field)
    assert extraction.misfits == ()
    assert field not in extraction.article.evidence


# --- rows as witnesses --------------------------------------------------------------------------


def test_what_row_and_page_say_outweighs_a_learned_headline() -> None:
    rule = with_rule("headline", '//b[@class="h"]', LEARNED)
    extraction = extract(rule, headline="园区召开全体工作会议")
    assert extraction.article is not None
    assert extraction.article.headline == "园区召开全体工作会议"
    assert extraction.misfits == ("headline",)


def test_a_row_that_nothing_on_the_page_confirms_does_not() -> None:
    """Lists shorten and reword."""
    rule = with_rule("headline", '//b[@class="h"]', LEARNED)
    extraction = extract(rule, headline="速览：本周要事")
    assert extraction.article is not None
    assert extraction.article.headline == "另一个写在别处的标题"
    assert extraction.misfits == ()


def test_what_row_and_page_say_outweighs_a_learned_date() -> None:
    rule = with_rule("datePublished", '//i[@class="d"]', LEARNED)
    extraction = extract(rule, datePublished="2024-05-06")
    assert extraction.article is not None
    assert extraction.article.datePublished == "2024-05-06T08:00+08:00"
    assert extraction.misfits == ("datePublished",)


@pytest.mark.parametrize("field", ["headline", "datePublished"])
def test_nothing_outweighs_a_declared_rule(field: str) -> None:
    xpath, ruled, _ = FIELDS[field]
    article = read(with_rule(field, xpath), headline="园区召开全体工作会议", datePublished="2024-05-06")
    assert show(article, field) == ruled


def test_a_title_that_the_page_cuts_is_completed_by_the_row() -> None:
    body = PAGE.replace(">园区召开全体工作会议</h1>", ">园区召开全体工…</h1>")
    assert (
        read(profile(headline=Rule("//h1")), body, headline="园区召开全体工作会议").headline == "园区召开全体工作会议"
    )


# --- values behind labels, in attributes, of a zone ----------------------------------------------


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


# --- the body -----------------------------------------------------------------------------------


NOTE = "以上内容由园区管委会办公室整理，转载时请注明出处并保持完整。"
BOX = '<div class="ask"><p>您对本次会议的成果满意吗？请在下面的选项里投出您宝贵的一票。</p></div>'
FULL_BODY = f'<h1>园区召开全体工作会议</h1><div class="con"><p>{ONE}</p>{BOX}<p>{TWO}</p><p>{NOTE}</p></div>'


def test_elements_and_lines_that_are_left_out() -> None:
    plain = read(profile(BodyRule('//div[@class="con"]')), FULL_BODY)
    assert len((plain.articleBody or "").split("\n\n")) == 4, "nothing but the rule leaves them out"
    ruled = BodyRule('//div[@class="con"]', omit=('//div[@class="ask"]',), omit_lines=(NOTE,))
    article = read(profile(ruled), FULL_BODY)
    assert show(article, "articleBody") == [ONE, TWO]
    assert "投出您宝贵的一票" not in (article.articleBodyHtml or "")
    assert article.evidence["articleBody"] == "rule:news"


@pytest.mark.parametrize("xpath", ['//div[@class="con"]', "//body", '//div[@class="side"]'])
def test_nothing_but_what_stands_inside_the_body_is_left_out(xpath: str) -> None:
    """A pasted box of the body's own class, what holds the body, and what stands beside it."""
    pasted = (
        FULL_BODY.replace(BOX, f'<div class="con"><p>{ONE[::-1]}</p></div>') + f'<div class="side"><p>{TWO}</p></div>'
    )
    article = read(profile(BodyRule('//div[@class="con"]', omit=(xpath,))), pasted)
    assert show(article, "articleBody") == [ONE, ONE[::-1], TWO, NOTE]


def test_a_line_is_left_out_as_a_whole_only() -> None:
    article = read(profile(BodyRule('//div[@class="con"]', omit_lines=(NOTE[:10], ONE[:12]))), FULL_BODY)
    assert len((article.articleBody or "").split("\n\n")) == 4


def test_a_learned_body_that_misses_the_prose_does_not_fit() -> None:
    """An element of that class stands elsewhere on this page, with little in it."""
    rule = profile(BodyRule('//div[@class="elsewhere"]'), breadcrumbs=Rule("//div[@id='path']"))
    extraction = extract(rule, PAGE.replace("，讲的是与会议无关的事情，说完也就说完了。", "。"))
    assert extraction.article is not None
    assert show(extraction.article, "articleBody") == [ONE, TWO]
    assert "articleBody" in extraction.misfits


def test_an_empty_body_gives_way_to_the_next_of_its_path() -> None:
    body = PAGE.replace('<div class="con">', '<div class="con"></div><div class="con">')
    rule = profile(BodyRule('//div[@class="con"]', origin=DECLARED))
    assert show(read(rule, body), "articleBody") == [ONE, TWO]


def test_a_body_of_pictures_alone() -> None:
    body = '<h1>园区召开全体工作会议</h1><div class="con"><img src="/a.jpg"><img src="/b.jpg"></div>' + BOX
    article = read(profile(BodyRule('//div[@class="con"]', origin=DECLARED)), body)
    assert [image.url for image in article.images] == ["http://portal.example/a.jpg", "http://portal.example/b.jpg"]
    assert article.articleBody is None


# --- templates ----------------------------------------------------------------------------------


FIRST = Template("first", headline=Rule("//h1"), datePublished=Rule("//b"), body=BodyRule("//div[@id='x']"))
SECOND = Template("second", headline=Rule("//h2"), body=BodyRule("//div[@class='con']"))
TWO_LAYOUTS = Profile(Portal("http://portal.example/"), templates=(FIRST, SECOND))
OLD_PAGE = f'<h2>园区召开全体工作会议</h2><div class="con"><p>{ONE}</p><p>{TWO}</p></div>'


@pytest.mark.parametrize(
    ("body", "name"),
    [
        (OLD_PAGE, "second"),
        (OLD_PAGE.replace("h2>", "h1>").replace('class="con"', 'id="x"'), "first"),
        (OLD_PAGE.replace("h2>", "h1>"), "second"),
        (OLD_PAGE + "<h1>站名</h1>", "second"),
        (OLD_PAGE + "<b>2024-05-06</b>", "second"),
        (OLD_PAGE.replace("h2>", "h3>").replace('class="con"', ""), None),
        (OLD_PAGE.replace("h2>", "h3>").replace('class="con"', "") + "<b>2024-05-06</b>", None),
    ],
)
def test_the_template_that_finds_most_is_the_pages(body: str, name: str | None) -> None:
    """Its body makes a page one of a layout; a headline or a date alone does not."""
    template = extract(TWO_LAYOUTS, body).template
    assert (template and template.name) == name


def test_a_page_of_no_template_is_read_by_heuristics_and_says_so() -> None:
    body = OLD_PAGE.replace("h2>", "h3>").replace('class="con"', 'class="new"')
    extraction = extract(TWO_LAYOUTS, body)
    assert extraction.sure_fields is None
    assert extraction.misfits == ()
    assert extraction.article == read(None, body)


def test_sure_rules_that_a_page_was_read_by() -> None:
    sure, unsure = Support(9, 10), Support(5, 5)
    template = Template(
        "old", headline=Rule("//h2", support=sure), body=BodyRule('//div[@class="con"]', support=unsure)
    )
    assert extract(Profile(TWO_LAYOUTS.portal, templates=(template,)), OLD_PAGE).sure_fields == {"headline": 0.9}


def test_an_undated_page_of_no_template_is_no_article_of_a_dated_portal() -> None:
    body = OLD_PAGE.replace("h2>", "h3>").replace('class="con"', 'class="new"')
    rule = Profile(TWO_LAYOUTS.portal, articles=ArticleAddresses(dated=True), templates=TWO_LAYOUTS.templates)
    assert extract(rule, body).rejection == UNDATED
    assert extract(TWO_LAYOUTS, body).rejection is None
    assert extract(rule, body + '<div class="info">发布时间：2024-05-06</div>').rejection is None
    assert extract(rule, OLD_PAGE).rejection is None


def test_a_profile_without_templates_changes_nothing() -> None:
    assert read(Profile(Portal("http://portal.example/"))) == read(None)


HOSTILE = ["//*", "/", ".", "//text()", "//@*", "//comment()", "//script", "..", "//html", "//p/..", "(//p)[9]"]


@pytest.mark.parametrize("xpath", HOSTILE)
@pytest.mark.parametrize("body", ["", PAGE, "<table>" * 60 + "<p>深", "\x00", "<svg><h1></svg>", "<h1><h1><h1>"])
def test_no_rule_makes_a_page_fail(xpath: str, body: str) -> None:
    fields = ("headline", "datePublished", "contentSource", "authors", "breadcrumbs")
    for origin in Origin:
        rules = {field: Rule(xpath, label="：" if origin is LEARNED else None, origin=origin) for field in fields}
        extract(profile(BodyRule(xpath, omit=(xpath,), origin=origin), **rules), body)


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


def test_nothing_is_taken_from_a_templates_furniture() -> None:
    page = PAGE.replace('<div class="info">2024-05-06 08:00 ', '<div class="now">2024-05-31</div><div class="info">')
    assert read(profile(headline=Rule("//h1")), page).datePublished == "2024-05-31"
    template = Template("news", headline=Rule("//h1"), furniture=('//div[@class="now"]',))
    rule = Profile(Portal("http://portal.example/"), templates=(template,))
    assert read(rule, page).datePublished is None


def test_where_rules_give_source_and_authors_the_heuristics_are_asked_for_the_clicks_alone() -> None:
    body = PAGE.replace("作者：张三", "作者：张三 点击：356次")
    rules = {"contentSource": Rule('//i[@class="s"]'), "authors": Rule('//div[@class="info"]', label="作者：")}
    one = read(profile(**rules), body)
    assert (one.contentSource, [author.name for author in one.authors], one.clicks) == ("江城日报", ["张三"], 356)
    named = {"contentSource": Rule('//div[@class="info"]', label="来源：")}
    both = read(profile(**named, authors=rules["authors"]), body)
    assert (both.contentSource, [author.name for author in both.authors], both.clicks) == ("江城日报", ["张三"], 356)
    assert {both.evidence[name] for name in ("contentSource", "authors")} == {"rule:news"}
