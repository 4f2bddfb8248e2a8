"""Learning small portals: what comes out must read pages that were no samples, and say where it is sure."""

import os
import re
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec import structs
from portals import HOME, LATER, MODERN, NAME, SECTIONS, SKINS, Site, Story, check_reading, read, tell

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.extraction.article import UNDATED, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import ArticlePage
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile, Rule
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.support import Support
from portalcrawl.profiles.writing import format_profile
from portalcrawl.text.urls.patterns import has_pattern


def all_rules(profile: Profile) -> list[Rule]:
    found = [profile.menu, profile.pager, *profile.rows]
    for template in profile.templates:
        found += [*template.rules.values(), template.body]
    return [rule for rule in found if rule is not None]


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
    samples.articles = [
        structs.replace(page, hints=structs.replace(page.hints, datePublished=None)) for page in samples.articles
    ]
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


def test_a_portal_has_the_same_profile_in_every_process() -> None:
    """Sets of texts have another order in each: it must not show."""
    script = (
        "from portals import Site; from portalcrawl.induction.learn import learn_profile; "
        "from portalcrawl.profiles.writing import format_profile; "
        "lines = ''.join(f'<p>第{n}句口号，天天都一样。</p>' for n in '甲乙丙丁戊'); "
        "site = Site(change=lambda page, _: page.replace('</div></article>', lines + '</div></article>')); "
        "print(format_profile(learn_profile(site.samples())))"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", script],
            capture_output=True,
            check=True,
            cwd=Path(__file__).parent,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
        ).stdout
        for seed in ("1", "2", "3")
    }
    [text] = texts
    assert "丙句口号".encode() in text
