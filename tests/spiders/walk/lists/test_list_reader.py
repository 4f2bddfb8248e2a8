"""Reading list pages: what goes into the ledger, and how far the pager is followed."""

from datetime import UTC, date, datetime

import pytest
from runs import MakeRun

from portalcrawl.archive.ledger import FINISHED, Lease, Role, Section, State, read_fates
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader
from portalcrawl.text.dates.window import Window

HOME = "http://example.com/"
NEWS = HOME + "news/"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
MENU = '<div class="nav"><a href="/">首页</a> <a href="/news/">新闻中心</a> <a href="/law/">政策法规</a></div>'


def make_page(rows: str, pager: str = "", url: str = NEWS) -> Document:
    body = f'<body>{MENU}<div class="list"><ul>{rows}</ul></div><div class="pages">{pager}</div></body>'
    return Document.from_text(url, f"<html><head><title>新闻中心</title></head>{body}</html>")


def make_rows(*days: str, pinned: str | None = None) -> str:
    rows = (
        [f'<li>[置顶] <a href="/news/0.html">关于做好年度工作的通知</a> <span>{pinned}</span></li>'] if pinned else []
    )
    rows += [
        f'<li><a href="/news/{n}.html">园区第{n}批项目集中开工建设</a> <span>{day}</span></li>'
        for n, day in enumerate(days, 1)
    ]
    return "".join(rows)


PAGER = (
    '<b>1</b> <a href="/news/index_2.html">2</a> <a href="/news/index_3.html">3</a> '
    '<a href="/news/index_2.html">下一页</a>'
)


def read(run: Run, document: Document) -> tuple[ListReader, Section]:
    section = run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    assert section is not None
    reader = ListReader(run, ListDepth(run))
    run.ledger.lease((Role.LIST,), 10)
    reader.read(document, Lease(0, NEWS, Role.LIST, section.id, None), NOW)
    return reader, section


def pending_lists(run: Run) -> list[str]:
    return [lease.url for lease in run.ledger.lease((Role.LIST,), 10)]


DAYS = ("2017-12-25", "2017-12-20", "2017-12-11", "2017-12-02")


def test_rows_and_all_pages_go_to_the_frontier(run: Run) -> None:
    read(run, make_page(make_rows(*DAYS), PAGER))
    assert pending_lists(run) == [NEWS + "index_2.html", NEWS + "index_3.html"]
    leases = run.ledger.lease((Role.ARTICLE,), 10)
    assert [(x.url, x.row and x.row.date) for x in leases] == [
        (f"{NEWS}{n}.html", day) for n, day in enumerate(DAYS, 1)
    ]


def test_a_list_older_than_the_window_is_left_though_a_pinned_row_is_younger(make_run: MakeRun) -> None:
    run = make_run(Window(since=date(2018, 1, 1)))
    read(run, make_page(make_rows(*DAYS, pinned="2020-05-01"), PAGER))
    assert pending_lists(run) == []
    assert [lease.url for lease in run.ledger.lease((Role.ARTICLE,), 10)] == [NEWS + "0.html"]
    run.archive.commit()
    outside = [f.reason for f in read_fates(run.archive.layout.ledger, State.OUTSIDE_WINDOW)]
    assert outside == [f"list says {day}" for day in DAYS]


def test_with_a_window_one_page_is_followed_at_a_time(make_run: MakeRun) -> None:
    run = make_run(Window(since=date(2017, 12, 10)))
    read(run, make_page(make_rows(*DAYS), PAGER))
    assert pending_lists(run) == [NEWS + "index_2.html"]


def test_known_rows_end_a_list_only_where_an_earlier_run_was_whole(make_run: MakeRun) -> None:
    run = make_run()
    page = make_page(make_rows(*DAYS), PAGER)
    read(run, page)
    pending_lists(run)
    run.archive.end_run(FINISHED, {})
    run = make_run()
    read(run, page)
    assert pending_lists(run) == []


def test_a_pager_that_goes_in_circles_ends(run: Run) -> None:
    page = make_page(make_rows(*DAYS), PAGER)
    reader, section = read(run, page)
    pending_lists(run)
    again = make_page(make_rows(*DAYS), PAGER.replace("index_2", "index_4"), NEWS + "index_3.html")
    reader.read(again, Lease(0, NEWS + "index_3.html", Role.LIST, section.id, None), NOW)
    assert pending_lists(run) == []


def test_a_section_of_one_article_shows_it_by_a_link_into_its_folder(run: Run) -> None:
    read(run, make_page('<li><a href="/news/7.html"><img src="/7.jpg" alt=""> 一位家长来信谈学校的变化</a></li>'))
    assert [lease.url for lease in run.ledger.lease((Role.ARTICLE,), 10)] == [NEWS + "7.html"]


def test_a_list_without_rows_is_read_through_its_frame(run: Run) -> None:
    frame = '<iframe id="f" src="/news/frame_1.html" width="100%"></iframe>'
    page = Document.from_text(NEWS, f"<html><body>{MENU}<div>{frame}</div></body></html>")
    _, section = read(run, page)
    assert [(lease.url, lease.section) for lease in run.ledger.lease((Role.LIST,), 10)] == [
        (NEWS + "frame_1.html", section.id)
    ]


def test_further_pages_have_their_rows_where_the_first_has_them(run: Run) -> None:
    reader, section = read(run, make_page(make_rows(*DAYS), PAGER))
    hot = "".join(f'<li><a href="/hot/{n}.html">往年的一条热点新闻标题之{n}</a></li>' for n in range(1, 9))
    row = '<li><a href="/news/9.html">园区第九批项目开工</a> <span>2017-01-02</span></li>'
    last = (
        f'<html><body>{MENU}<div class="list"><ul>{row}</ul></div><div class="r"><ul>{hot}</ul></div>'
        '<div><a href="/news/index_2.html">2</a> <b>3</b></div></body></html>'
    )
    url = NEWS + "index_3.html"
    run.ledger.lease((Role.LIST, Role.ARTICLE), 20)
    reader.read(Document.from_text(url, last), Lease(0, url, Role.LIST, section.id, None), NOW)
    assert [lease.url for lease in run.ledger.lease((Role.ARTICLE,), 20)] == [NEWS + "9.html"]


@pytest.mark.parametrize(("date", "role"), [("", Role.CANDIDATE), (" <span>2025-12-24</span>", Role.ARTICLE)])
def test_undated_links_of_a_site_map_are_not_rows_of_a_list(run: Run, date: str, role: Role) -> None:
    url = HOME + "sitemap.html"
    run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    run.ledger.add_page(url, Role.LIST)
    [lease] = [lease for lease in run.ledger.lease((Role.LIST,), 10) if lease.url == url]
    rows = "".join(f"<li><a href='/p/{n}.html'>学校特色教学项目第{n}期情况介绍</a>{date}</li>" for n in range(6))
    page = f"<html><head><title>网站地图</title></head><body>{MENU}<div><ul>{rows}</ul></div></body></html>"
    ListReader(run, ListDepth(run)).read(Document.from_text(url, page), lease, NOW)
    assert {lease.role for lease in run.ledger.lease((Role.ARTICLE, Role.CANDIDATE), 10)} == {role}


def test_categories_that_rows_carry_are_sections(run: Run) -> None:
    rows = "".join(
        f'<li><a href="/p/{n}.html">园区第{n}批项目集中开工建设</a> <a href="/category/{n % 2}/">栏目{n % 2}</a></li>'
        for n in range(1, 7)
    )
    _, section = read(run, make_page(rows))
    assert pending_lists(run) == [HOME + "category/1/", HOME + "category/0/"]
    sections = {lease.url: lease.section for lease in run.ledger.lease((Role.ARTICLE,), 10)}
    assert sections[HOME + "p/1.html"] == sections[HOME + "p/3.html"] != sections[HOME + "p/2.html"]
    assert section.id not in sections.values()
