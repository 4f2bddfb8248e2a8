"""A profile's rules on single pages: obeyed where they fit, answered for where they do not."""

import pytest
from ruled_pages import DECLARED, FIELDS, LEARNED, ONE, PAGE, TWO, extract, profile, read, show

from portalcrawl.extraction.article import UNDATED
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Origin, Portal, Profile, Rule, Template
from portalcrawl.profiles.support import Support


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


def test_a_frame_below_lines_that_a_rule_leaves_out_is_the_article() -> None:
    """All that stands below the headline is furniture by the rule: what is shown among it is what the row promised."""
    rule = Profile(
        Portal("http://portal.example/"),
        templates=(Template("one", body=BodyRule("//div[@id='area']/div", omit=("//p",))),),
    )
    frame = "<iframe src='/viewer?url=/up/plan.pdf' width=600 height=400></iframe>"
    body = (
        "<div id=head><div><h1>The harbour's plan for the year</h1></div></div><div id=main>"
        "<div class=breadcrumb><a href='/'>Home</a> » <a href='/plans/'>Plans</a></div>"
        f"<div id=area><div><p>Posted</p>{frame}</div></div></div><div id=footer><p>© 2024 Harbour office</p></div>"
    )
    article = extract(rule, body, headline="The harbour's plan for the year", datePublished="2024-03-02").article
    assert article is not None
    assert [one.url for one in article.attachments] == ["http://portal.example/up/plan.pdf"]


@pytest.mark.parametrize(
    ("head", "foot", "authors"),
    [
        ("<p>2024-05-06 <a href=/u/1>Jana Roe</a></p>", "", ["Jana Roe"]),
        # The first link is the text's or a visitor's here; a signature is the author's.
        ("<p>2024-05-06</p>", "<p>He took <a href=/m>the River Map</a> with him, and lost it on the way home.</p>", []),
        ("<p>2024-05-06</p>", "<div class=comments><p>Ping: <a href=/v>Cheap Tours</a></p></div>", []),
        ("<p>2024-05-06</p>", "<p><a href=/u/1>Jana Roe</a></p>", ["Jana Roe"]),
    ],
)
def test_a_rule_that_selects_much_of_a_page_names_authors_where_they_stand(
    head: str, foot: str, authors: list[str]
) -> None:
    text = "".join(f"<p>The boat passed bridge number {n}, and nobody saw it there in the fog.</p>" for n in range(6))
    links = "".join(f"<li><a href=/b/{n}>Bridge {n}</a></li>" for n in range(20))
    body = f"<main><h1>The boat</h1>{head}<div class=con>{text}{foot}</div></main>"
    rule = profile(BodyRule('//div[@class="con"]'), headline=Rule("//h1"), authors=Rule("//main//a"))
    page = body.replace("</main>", f"<ul class=side>{links}</ul></main>")
    assert show(read(rule, page), "authors") == authors
