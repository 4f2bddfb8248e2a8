"""Whether a profile still fits: every rule on fresh pages, by what it gives itself."""

from dataclasses import replace

import pytest
from msgspec import structs
from portals import MODERN, Site, Skin, tell

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.induction.fit import _compare, try_profile
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.verdict import Archived, FieldFit, Verdict
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Profile, Rule
from portalcrawl.profiles.support import Support

OLD = Site()
RENAMED = {"main-nav": "daohang", "news-list": "liebiao", "item": "hang", "tit": "bt", "pagination": "fenye",
           "position": "lujing", "post-title": "zbt", "post-meta": "xinxi", "pub": "rq", "src": "ly", "by": "zz",
           "post-body": "zw", "post": "wz", "wrap": "kuang", "h1": "h2"}  # fmt: skip


def rename(skin: Skin, *names: str) -> Skin:
    """The skin after a redesign: classes of other names."""

    def change(text: str) -> str:
        for old in names or RENAMED:
            new = RENAMED[old]
            text = text.replace(f'class="{old}"', f'class="{new}"')
            if old == "h1":
                text = text.replace("<h1 ", "<h2 ").replace("</h1>", "</h2>")
        return text

    parts = ("frame", "entry", "lists", "row", "article")
    return replace(skin, **{part: change(getattr(skin, part)) for part in parts})


PROFILE = learn_profile(OLD.samples())
FRESH = tell(10, 300)


def check(site: Site, profile: Profile = PROFILE, archived: dict[str, Archived] | None = None) -> dict[str, FieldFit]:
    samples = site.samples()
    return {fit.field: fit for fit in try_profile(profile, samples, learn_profile(samples), archived)}


ALL = {"menu", "rows", "pager", "headline", "datePublished", "contentSource", "authors", "breadcrumbs", "articleBody"}


def test_everything_fits_where_nothing_changed() -> None:
    fits = check(Site(articles=FRESH))
    assert fits.keys() == ALL
    for field, fit in fits.items():
        assert fit.verdict is Verdict.FITS, field
        assert fit.agreed == len(fit.trials) >= 3, field
        assert fit.proposal is None, field


def test_everything_is_broken_where_all_names_changed() -> None:
    fits = check(Site(rename(MODERN), articles=FRESH))
    for field, fit in fits.items():
        assert fit.verdict is Verdict.BROKEN, field
        assert fit.proposal is not None, field
        assert fit.proposal.xpath != fit.rule.xpath
        assert fit.proposal.support is not None


@pytest.mark.parametrize(
    ("names", "broken"),
    [
        (("main-nav",), {"menu"}),
        (("news-list", "item", "tit"), {"rows"}),
        (("pagination",), {"pager"}),
        (("src",), {"contentSource"}),
        (("by",), {"authors"}),
        (("pub",), {"datePublished"}),
        (("position",), {"breadcrumbs"}),
    ],
)
def test_only_what_changed_is_broken(names: tuple[str, ...], broken: set[str]) -> None:
    fits = check(Site(rename(MODERN, *names), articles=FRESH))
    assert {field for field, fit in fits.items() if fit.verdict is not Verdict.FITS} == broken
    assert all(fits[field].verdict is Verdict.BROKEN for field in broken)


def test_each_trial_says_what_should_come_out_and_what_does() -> None:
    fits = check(Site(rename(MODERN), articles=FRESH))
    for story, trial in zip(FRESH, fits["headline"].trials, strict=True):
        assert (trial.url, trial.wanted, trial.before, trial.after) == (story.url, story.headline, None, story.headline)
    [first, *_] = fits["articleBody"].trials
    text = " ".join(FRESH[0].paragraphs)
    assert first.wanted.startswith(text[:60])
    assert first.wanted.endswith("characters)")


def test_a_share_of_new_pages_drifts() -> None:
    """The portal renews its pages one by one."""
    samples = Site(articles=FRESH[:6]).samples()
    samples.articles += Site(rename(MODERN), articles=FRESH[6:]).samples().articles
    fits = {fit.field: fit for fit in try_profile(PROFILE, samples, learn_profile(samples))}
    for field in ("headline", "articleBody", "datePublished"):
        assert (fits[field].agreed, len(fits[field].trials)) == (6, 10), field
        assert fits[field].verdict is Verdict.DRIFTS


def test_a_rule_of_some_pages_does_not_drift_by_being_one() -> None:
    """Learned on six of ten pages, right on six of ten: nothing changed."""
    [template] = PROFILE.templates
    rules = {name: structs.replace(rule, support=Support(6, 10)) for name, rule in template.rules.items()}
    profile = structs.replace(PROFILE, templates=(structs.replace(template, **rules),))
    samples = Site(articles=FRESH[:6]).samples()
    samples.articles += Site(rename(MODERN, "src"), articles=FRESH[6:]).samples().articles
    [fit] = [fit for fit in try_profile(profile, samples, learn_profile(samples)) if fit.field == "contentSource"]
    assert (fit.agreed, len(fit.trials)) == (6, 10)
    assert fit.verdict is Verdict.FITS


def test_too_few_pages_tell_nothing() -> None:
    fits = check(Site(rename(MODERN), articles=FRESH[:2]))
    assert fits["headline"].verdict is Verdict.UNTESTED
    assert fits["articleBody"].verdict is Verdict.UNTESTED


def test_a_field_that_fresh_pages_do_not_have_is_untested() -> None:
    skin = replace(MODERN, article=MODERN.article.replace('<span class="by">作者：{author}</span>', ""))
    fits = check(Site(skin, articles=FRESH))
    assert fits["authors"].trials == ()
    assert fits["authors"].verdict is Verdict.UNTESTED
    assert fits["contentSource"].verdict is Verdict.FITS


def test_a_side_list_that_the_heuristics_take_for_rows_is_no_drift() -> None:
    hot = "".join(
        f'<li><a href="/hot/{n}.html">往年的一条比较长的热点新闻标题之{n}</a><span>2023-01-0{n}</span></li>'
        for n in range(1, 7)
    )
    lists = f'<div class="a1"><ul>{hot}</ul></div>' + MODERN.lists.replace("news-list", "a2")
    samples = Site(replace(MODERN, lists=lists, row=MODERN.row.replace(' class="item"', "")), articles=FRESH).samples()
    assert any("/hot/" in row.url for row in find_rows(samples.lists[0].document).rows), "they are tempted"
    profile = learn_profile(samples)
    [fit] = [fit for fit in try_profile(profile, samples, profile) if fit.field == "rows"]
    assert fit.verdict is Verdict.FITS


def test_a_declared_rule_is_tried_like_any_other() -> None:
    [template] = PROFILE.templates
    rules = {**template.rules, "contentSource": Rule("//b[@class='nowhere']", origin=Origin.DECLARED)}
    fits = check(Site(articles=FRESH), structs.replace(PROFILE, templates=(structs.replace(template, **rules),)))
    assert fits["contentSource"].verdict is Verdict.BROKEN
    assert fits["headline"].verdict is Verdict.FITS


def test_the_archive_knows_better_than_the_page() -> None:
    """What a archived page said when it was archived must still come out."""
    archived = {story.url: Archived({"contentSource": "光明日报", "headline": ""}) for story in FRESH[:8]}
    fits = check(Site(articles=FRESH), archived=archived)
    assert fits["contentSource"].agreed == 2
    assert [trial.wanted for trial in fits["contentSource"].trials[:8]] == ["光明日报"] * 8
    assert fits["headline"].agreed == 10, "where the archive says nothing, the page does"


def test_a_profile_without_rules_has_nothing_to_try() -> None:
    assert check(Site(articles=FRESH), Profile(PROFILE.portal)) == {}


def test_no_samples_at_all() -> None:
    samples = Site(articles=[]).samples()
    samples.home = None
    samples.lists.clear()
    fits = try_profile(PROFILE, samples, learn_profile(samples))
    assert {fit.verdict for fit in fits} == {Verdict.UNTESTED}


@pytest.mark.parametrize(("same", "is_right"), [(8, True), (7, False)])
def test_links_that_are_the_same_by_four_fifths_are_right(same: int, is_right: bool) -> None:
    wanted, found = frozenset(map(str, range(10))), frozenset(map(str, range(10 - same, 20 - same)))
    trial = _compare(Document.from_text("http://portal.example/", ""), wanted, found)
    assert len(wanted & found) == same
    assert trial.is_right is is_right
