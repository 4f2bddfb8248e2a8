"""The rules for list pages' rows."""

from dataclasses import replace

import pytest
from msgspec import structs
from portals import HOME, LATER, MODERN, SKINS, Site, Skin, check_reading, tell

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.rules.rows import learn_rows
from portalcrawl.induction.samples import ListPage
from portalcrawl.page.document import Document
from portalcrawl.profiles.support import Support


def test_rows_without_dates() -> None:
    row = MODERN.row.replace('<span class="time">{day}</span>', "")
    site = Site(replace(MODERN, row=row))
    samples = site.samples()
    samples.articles = [
        structs.replace(page, hints=structs.replace(page.hints, datePublished=None)) for page in samples.articles
    ]
    profile = learn_profile(samples)
    [rule] = profile.rows
    assert rule.date is None
    for story in LATER:
        check_reading(site, profile, story)


@pytest.mark.parametrize(("count", "rules"), [(2, 1), (1, 0)])
def test_two_lists_make_a_rule(count: int, rules: int) -> None:
    assert len(learn_rows(Site().samples().lists[:count], ())) == rules


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
