"""What is learned is tried: a rule that loses text, or says furniture, is not kept, and the profile says so."""

from collections import Counter
from types import SimpleNamespace
from typing import Any

import pytest
from msgspec.structs import replace
from portals import LATER, NAME, Site, Story, check_reading, tell

from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.learn import learn_profile, learn_templates
from portalcrawl.induction.trials.trial import Tried, _Trial, try_templates
from portalcrawl.profiles.model import BodyRule, Rule, Template, TriedProfile
from portalcrawl.profiles.store import parse_profile
from portalcrawl.profiles.writing import format_profile

OWN = "这一段只有这一篇报道才有，讲的是项目第{n}期的来龙去脉，读者在别处读不到。"


def with_own_box(*numbers: int) -> Site:
    """A portal whose articles of these numbers have a paragraph in a box inside the text."""

    def change(page: str, story: Story) -> str:
        box = f'<div class="box"><p>{OWN.format(n=story.number)}</p></div>' if story.number in numbers else ""
        return page.replace("</div></article>", f"{box}</div></article>")

    return Site(change=change)


def try_changed(site: Site, **changes: object) -> Tried:
    """What a trial leaves of the portal's template after a change to it."""
    labelled = [LabelledSample.of(page) for page in site.samples().articles]
    [(template, pages)] = learn_templates(labelled)
    changed = replace(template, **changes)
    return try_templates([(changed, pages)], labelled, NAME)


def body_of(site: Site) -> BodyRule:
    [template] = learn_profile(site.samples()).templates
    assert template.body is not None
    return template.body


def test_an_omission_that_takes_an_articles_own_text_goes() -> None:
    site = with_own_box(3, 7)
    box = '//div[@class="box"]'
    tried = try_changed(site, body=replace(body_of(site), omit=(box,)))
    [template] = tried.templates
    assert template.body is not None
    assert template.body.omit == ()
    [unsteady] = tried.notes
    assert unsteady.startswith(f"article-1: omit {box!r} was learned and not kept: ")


def test_omissions_are_tried_one_by_one() -> None:
    """With few pages no third can be left out: reading them back alone decides."""
    site = replace_articles(with_own_box(3), 6)
    box, harmless = '//div[@class="box"]', '//div[@class="nothing-of-the-kind"]'
    tried = try_changed(site, body=replace(body_of(site), omit=(harmless, box)))
    [template] = tried.templates
    assert template.body is not None
    assert template.body.omit == (harmless,)
    [note] = tried.notes
    story = next(story for story in site.articles if story.number == 3)
    assert "on 1 of 6 pages it takes text that stands on no other page" in note
    assert story.url in note
    assert OWN.format(n=3)[:20] in note


def replace_articles(site: Site, count: int) -> Site:
    site.articles = tell(count)
    return site


def test_a_rule_for_another_place_than_the_text_goes() -> None:
    def change(page: str, story: Story) -> str:
        first = f"<p>{story.paragraphs[0]}</p>"
        return page.replace(first, f'<div class="lead">{first}</div>')

    site = Site(change=change)
    tried = try_changed(site, body=BodyRule('//div[@class="lead"]'))
    [template] = tried.templates
    assert template.body is None
    assert template.headline is not None, "the other rules stay"
    assert "on 12 of 12 pages it loses text" in tried.notes[-1]


def test_a_date_that_all_pages_show_is_no_date() -> None:
    """Lists say other days: it is today's."""

    def change(page: str, story: Story) -> str:
        today = page.replace("<article", '<div class="now">2024-03-31</div><article')
        return today.replace(f'<span class="pub">{story.day}</span>', "")

    tried = try_changed(Site(change=change), datePublished=Rule('//div[@class="now"]'))
    [template] = tried.templates
    assert template.datePublished is None
    assert template.headline is not None
    assert "it says “2024-03-31” on 12 pages, and lists say 12 different things of them" in tried.notes[-1]


def test_the_portals_name_is_no_source_without_a_label() -> None:
    site = Site(change=lambda page, _: page.replace('"post-meta">', f'"post-meta"><b class="n">{NAME}</b>'))
    tried = try_changed(site, contentSource=Rule('//b[@class="n"]'))
    assert tried.templates[0].contentSource is None


def test_a_rule_goes_where_lists_speak_for_the_heuristics() -> None:
    site = Site(change=lambda page, story: page.replace("<article", f"<h3>{story.number}期要目一览</h3><article"))
    tried = try_changed(site, headline=Rule("//h3"))
    assert tried.templates[0].headline is None
    assert "lists speak for heuristics on 12 pages, for the rule on 0" in tried.notes[-1]


def test_what_learns_well_is_kept_without_a_note() -> None:
    for site in (Site(), with_own_box(3, 7)):
        profile = learn_profile(site.samples())
        assert not isinstance(profile, TriedProfile)
        for story in LATER:
            check_reading(site, profile, story)


def test_the_file_says_what_was_not_kept() -> None:
    """In a comment above the templates, for people: reading it back gives the profile without it."""
    profile = learn_profile(Site().samples())
    values = {name: getattr(profile, name) for name in profile.__struct_fields__}
    note = "article-1: omit '//div[@class=\"box\"]' was learned and not kept: " + "on 2 of 12 pages " * 9
    text = format_profile(TriedProfile(**values, notes=(note,)))
    comments = [line for line in text.splitlines() if line.startswith("#")]
    assert any(
        line.startswith("# article-1: omit '//div[@class=\"box\"]' was learned and not kept") for line in comments
    )
    assert max(map(len, comments)) <= 120
    assert parse_profile(text, "again") == profile


@pytest.mark.parametrize(("spoilt", "count", "is_kept"), [(2, 40, True), (3, 40, False), (1, 5, True), (2, 5, False)])
def test_a_body_may_spoil_one_page_in_twenty(spoilt: int, count: int, is_kept: bool) -> None:
    """Or a single one of a few: heuristics are wrong on some pages as well."""
    trial = _Trial(Template("article-1", body=BodyRule("//article")), Counter(), count, [])
    readings: list[Any] = [
        SimpleNamespace(spoilt=[0] if n < spoilt else [], added=[], quote=lambda index: "text") for n in range(count)
    ]
    trial._readings = readings
    trial.drop_spoiling_body()
    assert (trial.template.body is not None) is is_kept
