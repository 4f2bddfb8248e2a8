"""A watch while crawling: a rule that reads worse than heuristics, page after page, is suspended; no other one is."""

from collections.abc import Callable, Iterable

import pytest
from msgspec.structs import replace
from portals import Site, Story, tell

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.extraction.article import extract_article
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.trials import watch
from portalcrawl.induction.trials.watch import EVERY, LEAST_LOST, RuleWatch, suspend
from portalcrawl.profiles.model import BodyRule, Origin, Profile
from portalcrawl.reports.suspensions import Suspension

MOTTO = "每日一言：千里之行，始于足下，把每一件小事做好就是不平凡。"
LEARNED = learn_profile(Site().samples())


def crawl(site: Site, profile: Profile, stories: Iterable[Story]) -> tuple[list[Suspension], int]:
    """What a watch says of pages that are read one after the other; how many were read until the first suspension."""
    one, found, count = RuleWatch(), [], 0
    for story in stories:
        count += not found
        extraction = extract_article(site.document(story), site.hints(story), profile)
        article, template = extraction.article, extraction.template
        assert article is not None
        assert template is not None
        text, headline = article.articleBody or "", article.headline or ""
        suspension = one.note(site.document(story), site.hints(story), template, text, headline)
        if suspension is not None:
            found.append(suspension)
            profile = suspend(profile, suspension)
    return found, count


def with_body(**changes: object) -> Profile:
    [template] = LEARNED.templates
    assert template.body is not None
    return replace(LEARNED, templates=(replace(template, body=replace(template.body, **changes)),))


def split(page: str, story: Story) -> str:
    """The first paragraph in a box of its own class."""
    first = f"<p>{story.paragraphs[0]}</p>"
    return page.replace(first, f'<div class="lead">{first}</div>')


def test_a_rule_that_reads_well_stays() -> None:
    assert crawl(Site(), LEARNED, tell(3 * EVERY, 1000))[0] == []


def test_of_pages_that_are_alike_one_in_fifty_is_read_both_ways(monkeypatch: pytest.MonkeyPatch) -> None:
    site, [story] = Site(), tell(1, 1000)
    document, hints, [template] = site.document(story), site.hints(story), LEARNED.templates
    ours = watch.analyse(document, hints, template)
    read: list[int] = []

    def analyse(*page: object) -> Analysis:
        read.append(number)
        return ours

    monkeypatch.setattr(watch, "analyse", analyse)
    one = RuleWatch()
    for number in range(1, 105):
        one.note(document, hints, template, f"第{number:03d}篇的正文", f"第{number:03d}篇", ours)
    assert read == [1, 51, 101]


def test_a_rule_for_a_part_of_the_text_is_suspended() -> None:
    site = Site(change=split)
    [suspension], count = crawl(site, with_body(xpath='//div[@class="lead"]'), tell(40, 1000))
    assert (suspension.template, suspension.field) == ("article-1", "articleBody")
    assert count <= EVERY
    assert len(suspension.differences) == LEAST_LOST
    story = tell(1, 1000)[0]
    first = suspension.differences[0]
    assert first.url == story.url
    assert story.paragraphs[0].startswith(first.rule.rstrip("…"))
    assert any(text.startswith(first.heuristics.rstrip("…")) for text in story.paragraphs[1:])


def test_only_the_omissions_are_suspended_where_they_do_the_harm() -> None:
    def change(page: str, story: Story) -> str:
        rest = "".join(f"<p>{text}</p>" for text in story.paragraphs[1:])
        return page.replace("\n", "").replace(rest, f'<div class="more">{rest}</div>')

    profile = with_body(omit=('//div[@class="more"]',))
    [suspension], _ = crawl(Site(change=change), profile, tell(40, 1000))
    assert suspension.field == "articleBody.omit"
    [template] = suspend(profile, suspension).templates
    assert template.body is not None
    assert (template.body.xpath, template.body.omit) == (LEARNED.templates[0].body.xpath, ())  # type: ignore[union-attr]


def test_a_template_that_changes_in_the_middle_of_a_run_is_noticed() -> None:
    """From the 30th page on the rule's element holds the first paragraph only: texts become unlike."""
    stories = tell(80, 1000)

    def change(page: str, story: Story) -> str:
        if story.number < stories[30].number:
            return page
        short = '<div class="post-body"><p>短讯。</p></div><div class="x">'
        return page.replace('<div class="post-body">', short)

    [suspension], count = crawl(Site(change=change), LEARNED, stories)
    assert suspension.field == "articleBody"
    assert 30 < count <= 30 + LEAST_LOST + 1


@pytest.mark.parametrize("origin", [Origin.DECLARED])
def test_what_a_person_declared_is_not_watched(origin: Origin) -> None:
    site = Site(change=split)
    assert crawl(site, with_body(xpath='//div[@class="lead"]', origin=origin), tell(40, 1000))[0] == []


def motto_below(page: str, story: Story) -> str:
    return page.replace("</div></article>", f"<p>{MOTTO}</p></div></article>")


def motto_above(page: str, story: Story) -> str:
    return page.replace('"post-body">', f'"post-body"><p>{MOTTO}</p>')


@pytest.mark.parametrize("change", [motto_below, motto_above])
def test_a_motto_that_stands_on_every_page_is_no_reason(change: Callable[[str, Story], str]) -> None:
    """Learning leaves it out; heuristics do not, and that is no text that the rule loses."""
    site = Site(change=change)
    profile = learn_profile(site.samples())
    [template] = profile.templates
    assert template.body is not None
    assert template.body.omit_lines == (MOTTO,)
    assert crawl(site, profile, tell(2 * EVERY, 1000))[0] == []
    # The next day it is another one: nothing is lost either.
    tomorrow = Site(change=lambda page, story: change(page, story).replace("千里之行", "万里之行"))
    assert crawl(tomorrow, profile, tell(2 * EVERY, 1000))[0] == []


@pytest.mark.parametrize("is_continued", [True, False])
def test_a_summary_of_an_articles_further_pages_is_no_loss(is_continued: bool) -> None:
    """Above the first of its pages the article is summed up, also what stands on the next one."""

    def change(page: str, story: Story) -> str:
        first, number = f"<p>{story.paragraphs[0]}</p>", story.number
        rest = "".join(f"<p>{text}</p>" for text in story.paragraphs[1:])
        pager = f'<div class="pages">1 <a href="{number}_2.html">2</a> <a href="{number}_2.html">下一页</a></div>'
        summary = f'<div class="intro">{"".join(story.paragraphs)}</div>'
        page = (
            page.replace("\n", "")
            .replace(rest, "")
            .replace('<div class="post-body">', f'{summary}<div class="post-body">')
        )
        return page.replace(first, first + pager if is_continued else first)

    assert bool(crawl(Site(change=change), LEARNED, tell(40, 1000))[0]) is not is_continued


def test_suspension_takes_the_rule_out_and_nothing_else() -> None:
    suspension = Suspension("article-1", "articleBody", "//x", 3, ())
    [template] = suspend(LEARNED, suspension).templates
    assert template == replace(LEARNED.templates[0], body=None)
    assert suspend(LEARNED, replace_name(suspension, "article-2")) == LEARNED


def replace_name(suspension: Suspension, name: str) -> Suspension:
    return Suspension(name, suspension.field, suspension.xpath, suspension.watched, suspension.differences)


def test_a_template_without_a_body_is_not_watched() -> None:
    [template] = LEARNED.templates
    profile = replace(LEARNED, templates=(replace(template, body=None),))
    assert crawl(Site(change=split), profile, tell(EVERY + 1, 1000))[0] == []
    assert BodyRule("//x").omit == ()
