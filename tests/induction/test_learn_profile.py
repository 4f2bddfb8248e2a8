"""Learning small portals: what comes out must read pages that were no samples, and say where it is sure."""

import re
from dataclasses import replace

import pytest
from portals import HOME, MODERN, NAME, SECTIONS, SKINS, Site, Skin, Story, tell

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.extraction.article import UNDATED, Extraction, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import ArticlePage, ListPage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile, Rule
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.support import Support
from portalcrawl.profiles.writing import format_profile
from portalcrawl.text.urls.patterns import has_pattern

LATER = tell(6, 501)
"""Articles that are in no sample."""


def read(site: Site, profile: Profile, story: Story) -> Extraction:
    return extract_article(site.document(story), site.hints(story), profile)


def all_rules(profile: Profile) -> list[Rule]:
    found = [profile.menu, profile.pager, *profile.rows]
    for template in profile.templates:
        found += [*template.rules.values(), template.body]
    return [rule for rule in found if rule is not None]


def check_reading(site: Site, profile: Profile, story: Story) -> None:
    article = read(site, profile, story).article
    assert article is not None
    assert article.headline == story.headline
    assert (article.datePublished or "")[:10] == story.day
    assert article.contentSource == story.source
    assert [author.name for author in article.authors] == [story.author]
    assert [crumb.name for crumb in article.breadcrumbs] == [story.section_name]
    assert (article.articleBody or "").split("\n\n") == story.paragraphs


# --- whole portals ------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=SKINS)
def learned(request: pytest.FixtureRequest) -> tuple[Site, Profile]:
    site = Site(SKINS[request.param])
    return site, learn_profile(site.samples())


def test_one_layout_with_a_rule_for_every_field(learned: tuple[Site, Profile]) -> None:
    site, profile = learned
    [template] = profile.templates
    assert {*template.rules, "articleBody"} == set(site.skin.fields)
    assert template.pages == 12


def test_articles_that_were_no_samples_are_read_by_the_rules_alone(learned: tuple[Site, Profile]) -> None:
    site, profile = learned
    for story in LATER:
        check_reading(site, profile, story)
        extraction = read(site, profile, story)
        assert extraction.misfits == ()
        assert extraction.article is not None
        evidence = extraction.article.evidence
        assert {evidence[name] for name in site.skin.fields} == {"rule:article-1"}


def test_the_rules_say_what_they_rest_on(learned: tuple[Site, Profile]) -> None:
    _, profile = learned
    for rule in all_rules(profile):
        assert rule.support is not None
        assert rule.support.agreed >= 0.85 * rule.support.seen
        assert rule.example
    first = tell(12)[0]
    [template] = profile.templates
    assert template.rules["headline"].support == Support(12, 12)
    assert template.rules["headline"].example == first.headline
    assert template.rules["datePublished"].example == first.day
    assert template.body is not None
    assert template.body.example == first.paragraphs[0]


def test_a_person_can_read_the_rules(learned: tuple[Site, Profile]) -> None:
    """No chains of positions, no more than a line."""
    _, profile = learned
    for rule in all_rules(profile):
        assert not re.search(r"\[\d+\]|position\(|last\(", rule.xpath), rule.xpath
        assert len(rule.xpath) < 80
        assert rule.xpath.count("/") <= 6
    for rows in profile.rows:
        for inner in (rows.title, rows.date):
            assert inner is None or (inner.startswith(".//") and not re.search(r"\[\d+\]", inner))


def test_the_menu_is_found_on_the_home_page_and_on_an_article(learned: tuple[Site, Profile]) -> None:
    site, profile = learned
    assert [(one.path, one.url) for one in profile.sections] == [
        ((name,), f"{HOME}{folder}/") for name, folder in SECTIONS
    ]
    assert profile.menu is not None
    for document in (Document.from_text(HOME, site.home()), site.document(LATER[0])):
        assert len(document.tree.xpath(profile.menu.xpath)) == 1
        assert [link.name for link in find_sections(document, profile.menu)] == [name for name, _ in SECTIONS]


def test_rows_of_a_list_that_was_no_sample(learned: tuple[Site, Profile]) -> None:
    site, profile = learned
    rows = [story for story in LATER if story.section == "bdxw"] + tell(9, 601)
    document = Document.from_text(HOME + "bdxw/index_7.html", site.list_page("bdxw", rows, 2))
    [rule] = profile.rows
    assert rule.support == Support(3, 3)
    assert document.tree.xpath(rule.xpath), "the rule itself finds them, not the heuristics behind it"
    listing = find_rows(document, profile.rows)
    assert [(row.url, row.headline, row.datePublished) for row in listing.rows] == [
        (story.url, story.headline, story.day) for story in rows
    ]


def test_the_pager_of_a_list_that_was_no_sample(learned: tuple[Site, Profile]) -> None:
    site, profile = learned
    url = HOME + "tzgg/index_2.html"
    document = Document.from_text(url, site.list_page("tzgg", tell(5, 700), 2))
    assert profile.pager is not None
    assert document.tree.xpath(profile.pager.xpath)
    assert find_pages(document, profile.pager).next == HOME + "tzgg/index_3.html"


def test_addresses_of_articles_and_of_nothing_else(learned: tuple[Site, Profile]) -> None:
    _, profile = learned
    assert profile.articles.dated
    assert all(has_pattern(story.url, profile.articles.patterns) for story in LATER)
    others = [HOME, *(f"{HOME}{folder}/" for _, folder in SECTIONS), f"{HOME}bdxw/index_2.html"]
    assert not any(has_pattern(url, profile.articles.patterns) for url in others)


def test_the_file_gives_the_same_profile(learned: tuple[Site, Profile]) -> None:
    _, profile = learned
    assert parse_profile(format_profile(profile), "p.toml") == profile


# --- two layouts --------------------------------------------------------------------------------


OLD = replace(
    MODERN,
    article='<div class="lu">您的位置：<a href="/">首页</a> &gt; <a href="/{folder}/">{name}</a></div>'
    '<div class="bt">{title}</div><div class="xx">{day}　来源：{source}　作者：{author}</div>'
    '<div class="nr">{text}</div>',
)


def test_two_layouts_on_one_list() -> None:
    """Old articles look otherwise: each layout has rules of its own."""
    site, old = Site(articles=tell(8)), Site(OLD, articles=tell(6, 50))
    samples = site.samples()
    samples.articles += old.samples().articles
    profile = learn_profile(samples)
    assert [(t.name, t.pages) for t in profile.templates] == [("article-1", 8), ("article-2", 6)]
    for story in LATER:
        check_reading(site, profile, story)
        check_reading(old, profile, story)
        for one, name in ((site, "article-1"), (old, "article-2")):
            template = read(one, profile, story).template
            assert template is not None
            assert template.name == name


def test_a_layout_of_two_pages_has_no_rules() -> None:
    site, old = Site(articles=tell(8)), Site(OLD, articles=tell(2, 50))
    samples = site.samples()
    samples.articles += old.samples().articles
    profile = learn_profile(samples)
    assert [t.pages for t in profile.templates] == [8]
    extraction = read(old, profile, LATER[0])
    assert extraction.template is None
    check_reading(old, profile, LATER[0])


# --- what repeats -------------------------------------------------------------------------------


DISCLAIMER = "凡本网注明来源的作品，版权均属于本网所有，未经授权不得转载、摘编或利用其它方式使用。"
SLOGAN = "关注我们的公众号，第一时间了解清河大小事，天天都有好消息等着您来看。"
FURNITURE = (
    '<div class="related-box"><h3>小编推荐给您的文章</h3><p>城市的早晨从一碗热汤面开始，老街坊们说起往事滔滔不绝。</p>'
    "<p>江边的风把芦苇吹成一片银色的海，孩子们在堤上追着风筝跑。</p></div>"
)
SHARE = '<div class="share-box"><span>分享到</span><a href="#">微信</a><a href="#">微博</a><a href="#">QQ空间</a></div>'


def within_body(addition: str) -> "Site":
    """A portal that has something at the end of each body, inside its element."""

    def change(page: str, story: Story) -> str:
        return page.replace("</div></article>", f"{addition}</div></article>")

    return Site(change=change)


@pytest.mark.parametrize(
    "addition", [f"<p>{DISCLAIMER}</p>", f"<p>{SLOGAN}</p>", f"<p>{SLOGAN}</p><p>{DISCLAIMER}</p>", FURNITURE, SHARE],
    ids=["disclaimer", "slogan", "both", "box", "share"],
)  # fmt: skip
def test_what_stands_under_every_article_is_left_out(addition: str) -> None:
    site = within_body(addition)
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


def test_a_slogan_is_told_from_the_text_by_its_repetition_only() -> None:
    """What makes the test above worth its name: on one page nothing says that it is none of the text."""
    site = within_body(f"<p>{SLOGAN}</p>")
    article = extract_article(site.document(LATER[0]), site.hints(LATER[0])).article
    assert article is not None
    assert (article.articleBody or "").endswith(SLOGAN)
    [template] = learn_profile(site.samples()).templates
    assert template.body is not None
    assert template.body.omit_lines == (SLOGAN,)


def test_a_box_is_left_out_by_its_class() -> None:
    [template] = learn_profile(within_body(FURNITURE).samples()).templates
    assert template.body is not None
    assert '//div[@class="related-box"]' in template.body.omit


def test_what_comes_first_in_every_article_is_left_out() -> None:
    site = Site(change=lambda page, _: page.replace('"post-body">', f'"post-body"><p>{SLOGAN}</p>'))
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


def test_a_sub_heading_that_many_articles_have_stays() -> None:
    def change(page: str, story: Story) -> str:
        second = f"<p>{story.paragraphs[2]}</p>"
        return page.replace(second, f"<h3>下一步打算</h3>{second}")

    site = Site(change=change)
    profile = learn_profile(site.samples())
    for story in LATER:
        article = read(site, profile, story).article
        assert article is not None
        one, two, *rest = story.paragraphs
        assert (article.articleBody or "").split("\n\n") == [one, two, "下一步打算", *rest]


def test_a_paragraph_that_two_articles_share_stays() -> None:
    """Two reports on one matter are no furniture."""
    shared = "此次会议由市水务局主办，沿江六个乡镇的负责同志参加了会议，会议还听取了专家组的意见。"
    stories = tell(12)

    def change(page: str, story: Story) -> str:
        if story not in stories[:2]:
            return page
        return page.replace("</div></article>", f"<p>{shared}</p></div></article>")

    site = Site(change=change)
    profile = learn_profile(site.samples())
    article = read(site, profile, stories[0]).article
    assert article is not None
    assert (article.articleBody or "").split("\n\n") == [*stories[0].paragraphs, shared]


def test_furniture_outside_the_body_never_comes_in() -> None:
    """The same texts below each body, more than the body itself."""
    box = "".join(f"<p>{Story(900, 'bdxw').paragraphs[3]}{n}</p>" for n in range(9))
    site = Site(change=lambda page, _: page.replace("</article>", f'</article><div class="hot">{box}</div>'))
    profile = learn_profile(site.samples())
    for story in LATER:
        check_reading(site, profile, story)


# --- poor samples -------------------------------------------------------------------------------


def test_nothing_at_all() -> None:
    profile = learn_profile(Samples(HOME))
    assert profile == Profile(profile.portal)
    assert profile.portal.start == HOME
    assert not profile.templates


def test_an_empty_home_page() -> None:
    profile = learn_profile(Samples(HOME, Document.from_text(HOME, "")))
    assert (profile.sections, profile.menu, profile.rows, profile.templates) == ((), None, (), ())


@pytest.mark.parametrize("count", [1, 2])
def test_too_few_articles_leave_all_to_the_heuristics(count: int) -> None:
    site = Site(articles=tell(count))
    profile = learn_profile(site.samples())
    assert profile.templates == ()
    assert not profile.articles.dated
    for story in LATER:
        check_reading(site, profile, story)


def test_three_articles_are_enough() -> None:
    site = Site(articles=tell(3))
    profile = learn_profile(site.samples())
    [template] = profile.templates
    assert template.rules["headline"].support == Support(3, 3)
    for story in LATER:
        check_reading(site, profile, story)


BROKEN = {
    "empty": "",
    "an error": "<html><head><title>500</title></head><body>Microsoft VBScript 运行时错误 '800a0009'</body></html>",
    "cut off": "<html><head><title>标题",
    "another page": '<html><body><div class="post-body"><a href="/">返回首页</a></div></body></html>',
    "nothing but links": "<body>" + "".join(f'<a href="/{n}.html">第{n}条</a>' for n in range(40)) + "</body>",
    "binary": "\x00\ufffd\x01" * 900,
}  # fmt: skip


@pytest.mark.parametrize("kind", BROKEN)
def test_a_broken_page_in_the_sample(kind: str) -> None:
    site = Site()
    samples = site.samples()
    samples.articles.insert(
        4, ArticlePage(Document.from_text(HOME + "bdxw/99.html", BROKEN[kind]), Hints("坏掉的一页"))
    )
    profile = learn_profile(samples)
    [template] = profile.templates
    assert {*template.rules, "articleBody"} == set(site.skin.fields)
    for story in LATER:
        check_reading(site, profile, story)


def test_one_section() -> None:
    """One list page is no ground for a rule of lists; articles are learned all the same."""
    site = Site()
    samples = site.samples()
    del samples.lists[1:]
    profile = learn_profile(samples)
    assert profile.rows == ()
    assert profile.pager is None
    assert len(profile.templates) == 1


def test_rows_without_dates() -> None:
    row = MODERN.row.replace('<span class="time">{day}</span>', "")
    site = Site(replace(MODERN, row=row))
    samples = site.samples()
    samples.articles = [replace(page, hints=replace(page.hints, datePublished=None)) for page in samples.articles]
    profile = learn_profile(samples)
    [rule] = profile.rows
    assert rule.date is None
    for story in LATER:
        check_reading(site, profile, story)


def test_rows_whose_titles_are_cut() -> None:
    """The page says the whole title, the row its beginning, as some box on the page does: the label is the page's."""
    article = '<div class="seen"><p>{cut}</p></div>' + MODERN.article
    site = Site(replace(MODERN, row=MODERN.row.replace("{title}", "{cut}"), article=article))
    samples = site.samples()
    samples.articles = [
        replace(page, hints=replace(page.hints, headline=(page.hints.headline or "")[:9] + "…"))
        for page in samples.articles
    ]
    profile = learn_profile(samples)
    [template] = profile.templates
    assert template.rules["headline"].support == Support(12, 12)
    for story in LATER:
        hints = replace(site.hints(story), headline=story.headline[:9] + "…")
        article = extract_article(site.document(story), hints, profile).article
        assert article is not None
        assert article.headline == story.headline


def test_lists_that_show_excerpts() -> None:
    row = (
        '<li class="item"><h3><a href="{url}">{title}</a></h3><p class="sum">近日，园区按照年度工作安排，组织有关'
        '单位开展了第{n}次工作，取得了初步成效。</p><span class="time">{day}</span></li>'
    )
    site = Site(replace(MODERN, row=row))
    profile = learn_profile(site.samples())
    stories = tell(8, 800)
    document = Document.from_text(HOME + "bdxw/index_9.html", site.list_page("bdxw", stories))
    assert len(profile.rows) == 1
    rows = find_rows(document, profile.rows).rows
    assert [(row.url, row.headline, row.datePublished) for row in rows] == [(s.url, s.headline, s.day) for s in stories]


def test_two_layouts_of_lists() -> None:
    """Each gets its rule; a page is read by the one that finds something there."""
    site, other = Site(), Site(replace(SKINS["breaks"], frame=MODERN.frame))
    samples = site.samples()
    samples.lists += [
        ListPage(Document.from_text(f"{HOME}{folder}/index_8.html", other.list_page(folder, tell(5, first))))
        for folder, first in (("bdxw", 850), ("zcfg", 870), ("tzgg", 890))
    ]
    profile = learn_profile(samples)
    assert len(profile.rows) == 2
    for one in (site, other):
        document = Document.from_text(HOME + "bdxw/index_9.html", one.list_page("bdxw", LATER))
        assert any(document.tree.xpath(rule.xpath) for rule in profile.rows)
        assert [row.url for row in find_rows(document, profile.rows).rows] == [story.url for story in LATER]


def plain_lists(hot: int) -> Skin:
    """No class tells the page's list from the hot list above it."""
    rows = "".join(
        f'<li><a href="/hot/{n}.html">往年的一条比较长的热点新闻标题之{n}</a><span>2023-01-{n:02d}</span></li>'
        for n in range(1, hot + 1)
    )
    lists = f'<div class="a1"><ul>{rows}</ul></div>' + MODERN.lists.replace('<ul class="news-list">', '<ul class="a2">')
    return replace(MODERN, lists=lists, row=MODERN.row.replace(' class="item"', ""))


@pytest.mark.parametrize("hot", [6, 12])
def test_a_side_list_on_every_page_is_none_of_the_rows(hot: int) -> None:
    site = Site(plain_lists(hot))
    profile = learn_profile(site.samples())
    document = Document.from_text(HOME + "bdxw/index_9.html", site.list_page("bdxw", LATER))
    tempted = [row.url for row in find_rows(document).rows]
    assert any("/hot/" in url for url in tempted), "the page must tempt the heuristics"
    [rule] = profile.rows
    assert rule.support == Support(3, 3)
    assert [row.url for row in find_rows(document, profile.rows).rows] == [story.url for story in LATER]


# --- dates --------------------------------------------------------------------------------------


def make_undated(number: int) -> ArticlePage:
    """An inner page of another layout: no article, though a list may lead there."""
    story = Story(number, "bdxw")
    text = "".join(f"<p>{line}</p>" for line in story.paragraphs)
    page = Site().render(f"{story.headline}_{NAME}", f'<div class="intro"><h2>{story.headline}</h2>{text}</div>')
    return ArticlePage(Document.from_text(f"{HOME}about/{number}.html", page), Hints(story.headline, listed=True))


def test_undated_pages_of_another_layout_are_no_articles_of_a_dated_portal() -> None:
    samples = Site().samples()
    samples.articles += [make_undated(n) for n in range(300, 304)]
    profile = learn_profile(samples)
    assert [template.pages for template in profile.templates] == [12]
    assert profile.articles.dated
    page = make_undated(310)
    assert extract_article(page.document, page.hints, profile).rejection == UNDATED
    assert extract_article(page.document, page.hints).article is not None


def test_a_portal_some_of_whose_articles_are_undated_is_not_dated() -> None:
    """An undated page of an unknown layout may be an article there."""
    site = Site(
        change=lambda page, story: (
            page.replace(f'<span class="pub">{story.day}</span>', "") if story.number % 3 else page
        )
    )
    samples = site.samples()
    samples.articles = [replace(page, hints=replace(page.hints, datePublished=None)) for page in samples.articles]
    profile = learn_profile(samples)
    assert not profile.articles.dated
    assert profile.articles.support == Support(4, 12)
    page = make_undated(310)
    assert extract_article(page.document, page.hints, profile).article is not None


def test_an_undated_page_of_a_known_layout_stays_an_article() -> None:
    site = Site()
    profile = learn_profile(site.samples())
    story = LATER[0]
    page = site.article(story).replace(f'<span class="pub">{story.day}</span>', "")
    hints = Hints(story.headline, listed=True)
    article = extract_article(Document.from_text(story.url, page), hints, profile).article
    assert article is not None
    assert article.datePublished is None


def test_few_articles_do_not_prove_that_all_are_dated() -> None:
    assert not learn_profile(Site(articles=tell(4)).samples()).articles.dated
    assert learn_profile(Site(articles=tell(5)).samples()).articles.dated


# --- sections that no menu shows ----------------------------------------------------------------


def test_a_section_that_only_breadcrumbs_show() -> None:
    crumb = '<a href="/{folder}/">{name}</a> &gt; <a href="/{folder}/yw/">要闻</a>'
    article = MODERN.article.replace('<a href="/{folder}/">{name}</a>', crumb)
    stories = [Story(n, "bdxw") for n in range(1, 9)]
    profile = learn_profile(Site(replace(MODERN, article=article), articles=stories).samples())
    assert [(one.path, one.url) for one in profile.sections][3:] == [(("本地新闻", "要闻"), HOME + "bdxw/yw/")]


def test_a_section_of_one_articles_breadcrumb_is_none() -> None:
    def change(page: str, story: Story) -> str:
        return (
            page.replace("</div><article", ' &gt; <a href="/odd/">专栏</a></div><article')
            if story.number == 3
            else page
        )

    assert len(learn_profile(Site(change=change).samples()).sections) == len(SECTIONS)
