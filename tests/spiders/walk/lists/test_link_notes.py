"""What rows and links leave in the ledger."""

import time
from datetime import date

import pytest
from runs import HOME, MakeRun, archive_article, fate_of

from portalcrawl.archive.ledger import FINISHED, UNLISTED, ListedRow, Role, Seen, State, read_fates
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.items import Article, Breadcrumb
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.link_notes import VIEW, LinkNotes
from portalcrawl.text.dates.window import Window

NEWS = HOME + "news/"
FROM_2017 = Window(date(2017, 1, 1))


@pytest.mark.parametrize(
    ("row", "fate"),
    [
        (Row(HOME + "news/1.html", "A", datePublished="2017-12-25"), (State.PENDING, None)),
        (Row(HOME + "news/1.html", "A", datePublished="2016-12-25"), (State.OUTSIDE_WINDOW, "list says 2016-12-25")),
        (Row(HOME + "news/1.html", "A", datePublished="2016-12-25", year_is_inferred=True), (State.PENDING, None)),
        (Row("http://elsewhere.example.org/1.html", "A"), (State.EXCLUDED, "offsite")),
        (Row(HOME + "files/1.pdf", "A"), (State.EXCLUDED, "a file")),
        (Row(HOME + "login.php", "A"), (State.EXCLUDED, "not a page to read")),
    ],
)
def test_a_row_decides_a_fate_where_nothing_has_to_be_fetched(
    make_run: MakeRun, row: Row, fate: tuple[State, str | None]
) -> None:
    run = make_run(FROM_2017)
    assert LinkNotes(run).add_row(row, None, HOME) is Seen.NEW
    assert fate_of(run, row.url) == fate


def test_a_row_goes_to_the_section_that_it_names(run: Run) -> None:
    news = run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    category = HOME + "category/1/"
    LinkNotes(run).add_row(Row(HOME + "p/1.html", "A", section=Breadcrumb("栏目一", category)), news, NEWS)
    [lease] = run.ledger.lease((Role.ARTICLE,), 10)
    found = run.tree.find(category)
    assert found is not None
    assert (found.path, lease.section) == (("栏目一",), found.id)


def test_candidates_of_other_sites_and_files_leave_nothing(run: Run) -> None:
    rows = [Row("http://elsewhere.example.org/1.html"), Row(HOME + "files/1.pdf"), Row(HOME + "a/1.html")]
    assert LinkNotes(run).add_candidates(rows, HOME) == 1
    assert LinkNotes(run).add_candidates(rows, HOME) == 0
    run.archive.commit()
    assert [fate.url for fate in read_fates(run.archive.layout.ledger) if fate.role is Role.CANDIDATE] == [
        HOME + "a/1.html"
    ]


def test_a_sitemap_says_when_a_page_was_changed_and_not_when_it_was_published(make_run: MakeRun) -> None:
    run = make_run(FROM_2017)
    rows = [Row(HOME + f"a/{n}.html", datePublished=f"{n}-05-01") for n in (2016, 2018)]
    LinkNotes(run).add_sitemap_rows(rows, HOME + "sitemap.xml")
    assert fate_of(run, HOME + "a/2016.html") == (State.OUTSIDE_WINDOW, "sitemap says 2016-05-01")
    [lease] = run.ledger.lease((Role.CANDIDATE,), 10)
    assert (lease.url, lease.row and lease.row.date) == (HOME + "a/2018.html", None)


def test_a_link_beside_the_lists_says_why_it_is_not_fetched(run: Run) -> None:
    notes = LinkNotes(run)
    notes.note_link(ListedRow(HOME + "about/", HOME, 1, "关于我们"))
    notes.note_link(ListedRow(HOME + "about/amp/", HOME, 2, None), is_view=True)
    notes.note_link(ListedRow("http://elsewhere.example.org/", HOME, 3, "友情链接"))
    run.archive.commit()
    fates = {fate.url: (fate.state, fate.reason) for fate in read_fates(run.archive.layout.ledger)}
    assert fates[HOME + "about/"] == (State.EXCLUDED, UNLISTED)
    assert fates[HOME + "about/amp/"] == (State.EXCLUDED, VIEW)
    assert "http://elsewhere.example.org/" not in fates


@pytest.mark.parametrize(
    ("headline", "day", "is_due"),
    [("另一篇完全不同的文章标题", "2020-02-02", True), ("园区第一批项目集中开工", "2017-12-25", False)],
)
def test_an_archived_address_is_looked_at_where_it_is_another_articles_now(
    make_run: MakeRun, headline: str, day: str, is_due: bool
) -> None:
    url, run = HOME + "a/1.html", make_run()
    first = Row(url, "园区第一批项目集中开工", "2017-12-25")
    LinkNotes(run).add_row(first, None, HOME)
    archive_article(run, Article(url, first.headline, "正文。" * 40, datePublished=first.datePublished))
    run.archive.end_run(FINISHED, {})
    run = make_run()
    run.ledger.plan_rechecks(RecheckPlan(), int(time.time()), Window())
    LinkNotes(run).add_row(Row(url, headline, datePublished=day), None, HOME)
    assert [lease.url for lease in run.ledger.lease_due(5)] == ([url] if is_due else [])
