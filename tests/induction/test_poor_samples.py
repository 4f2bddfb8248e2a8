"""What is learned from samples that show little: few articles, broken pages, no text."""

from dataclasses import replace

import pytest
from msgspec import structs
from portals import HOME, LATER, MODERN, Site, Story, check_reading, tell

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import ArticlePage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile
from portalcrawl.profiles.support import Support

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


def test_rows_whose_titles_are_cut() -> None:
    """The page says the whole title, the row its beginning, as some box on the page does: the label is the page's."""
    article = '<div class="seen"><p>{cut}</p></div>' + MODERN.article
    site = Site(replace(MODERN, row=MODERN.row.replace("{title}", "{cut}"), article=article))
    samples = site.samples()
    samples.articles = [
        structs.replace(page, hints=structs.replace(page.hints, headline=(page.hints.headline or "")[:9] + "…"))
        for page in samples.articles
    ]
    profile = learn_profile(samples)
    [template] = profile.templates
    assert template.rules["headline"].support == Support(12, 12)
    for story in LATER:
        hints = structs.replace(site.hints(story), headline=story.headline[:9] + "…")
        article = extract_article(site.document(story), hints, profile).article
        assert article is not None
        assert article.headline == story.headline


# --- portals with little to learn from ----------------------------------------------------------


def check_rules(site: Site, profile: Profile) -> None:
    """What was learned reads other pages no worse than heuristics do."""
    for story in LATER:
        ruled, guessed = (
            extract_article(site.document(story), site.hints(story), rule).article for rule in (profile, None)
        )
        assert (ruled is None) == (guessed is None)
        if ruled is not None and guessed is not None:
            assert (ruled.headline, ruled.articleBody) == (guessed.headline, guessed.articleBody)


def without_text(page: str, story: Story, instead: str) -> str:
    return page.replace("\n".join(f"<p>{text}</p>" for text in story.paragraphs), instead)


def test_a_portal_of_three_articles() -> None:
    site = Site(articles=tell(3))
    profile = learn_profile(site.samples())
    check_rules(site, profile)
    assert [template.pages for template in profile.templates] == [3]


@pytest.mark.parametrize(
    "instead",
    [
        '<video src="/v/{n}.mp4" controls></video>',
        '<iframe src="/pdfjs/viewer.html?file=/files/{n}.pdf"></iframe>',
        '<p><a href="/files/{n}.pdf">附件{n}.pdf</a></p>',
        "",
    ],
    ids=["videos", "PDF frames", "PDF links", "nothing"],
)
def test_a_portal_whose_articles_have_no_text(instead: str) -> None:
    """A rule that would take furniture for the text is not learned."""
    site = Site(change=lambda page, story: without_text(page, story, instead.replace("{n}", str(story.number))))
    profile = learn_profile(site.samples())
    check_rules(site, profile)
