"""Pages behind lists that show no pager: when they are asked for, and what is taken of them."""

from datetime import date

import pytest
from runs import HOME, MakeRun, fate_of
from scrapy.http import Response

from portalcrawl.archive.ledger import FINISHED, ListedRow, Role, Seen, State
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch
from portalcrawl.spiders.walk.lists.unlinked_pages import NOTHING_BEHIND, UnlinkedPages
from portalcrawl.text.dates.window import Window

NO_PAGER = Pages()
NEWS, LAW, MORE = HOME + "news/", HOME + "law/", HOME + "more/"


def show(
    unlinked: UnlinkedPages,
    url: str,
    count: int = 8,
    pages: Pages = NO_PAGER,
    *,
    seen: Seen = Seen.NEW,
    first: bool = True,
) -> None:
    rows = [Row(f"{url}{n}.html", f"园区第{n}批项目开工", position=n) for n in range(count)]
    unlinked.note(url, rows, [seen] * count, pages, is_first=first)


def pending(run: Run) -> list[str]:
    return [lease.url.removeprefix(HOME) for lease in run.ledger.lease((Role.CANDIDATE,), 20)]


def test_the_two_fullest_lists_are_asked_first_and_all_if_one_shows_more(run: Run) -> None:
    unlinked = UnlinkedPages(run)
    assert not unlinked.ask_some()
    for url, count in ((NEWS, 8), (LAW, 20), (MORE, 10)):
        show(unlinked, url, count)
    assert unlinked.ask_some()
    assert pending(run) == ["law/page/2/", "more/page/2/"]
    show(unlinked, LAW + "page/2/", first=False)
    assert unlinked.ask_some()
    assert pending(run) == ["law/page/3/", "news/page/2/"]
    show(unlinked, LAW + "page/3/", seen=Seen.LISTED, first=False)
    assert not unlinked.ask_some()


def test_where_neither_shows_more_nothing_else_is_asked(run: Run) -> None:
    unlinked = UnlinkedPages(run)
    for url in (NEWS, LAW, MORE):
        show(unlinked, url)
    assert unlinked.ask_some()
    assert len(pending(run)) == 2
    assert not unlinked.ask_some()


@pytest.mark.parametrize(
    ("url", "count", "pages", "first"),
    [
        (NEWS, 4, Pages(), True),
        (NEWS, 8, Pages(), False),
        (HOME + "news.html", 8, Pages(), True),
        (HOME + "news/?sort=new/", 8, Pages(next=NEWS + "2/"), True),
        (NEWS, 8, Pages(total_pages=1), True),
        (NEWS, 8, Pages(total_rows=8), True),
    ],
)
def test_lists_that_are_whole_or_show_a_pager_are_not_asked(
    run: Run, url: str, count: int, pages: Pages, first: bool
) -> None:
    unlinked = UnlinkedPages(run)
    show(unlinked, url, count, pages, first=first)
    assert not unlinked.ask_some()


def test_a_pager_anywhere_says_that_lists_without_one_are_whole(run: Run) -> None:
    unlinked = UnlinkedPages(run)
    show(unlinked, NEWS)
    show(unlinked, LAW, pages=Pages(next=LAW + "index_2.html"))
    assert not unlinked.ask_some()


def test_a_run_of_some_days_or_for_what_is_new_asks_none(make_run: MakeRun) -> None:
    run = make_run(window=Window(since=date(2018, 1, 1)))
    unlinked = UnlinkedPages(run)
    show(unlinked, NEWS)
    assert not unlinked.ask_some()
    run = make_run()
    run.archive.end_run(FINISHED, {})
    unlinked = UnlinkedPages(make_run())
    show(unlinked, NEWS)
    assert not unlinked.ask_some()


def test_the_run_after_a_killed_one_goes_on_where_that_was(make_run: MakeRun) -> None:
    unlinked = UnlinkedPages(run := make_run())
    for url, count in ((NEWS, 8), (LAW, 20), (MORE, 10)):
        show(unlinked, url, count)
    assert unlinked.ask_some()
    show(unlinked, LAW + "page/2/", first=False)
    run.archive.commit()
    unlinked = UnlinkedPages(run := make_run())
    assert unlinked.is_asked(MORE + "page/2/")
    assert unlinked.ask_some()
    assert pending(run) == ["law/page/2/", "more/page/2/", "law/page/3/", "news/page/2/"]


def test_a_later_pass_over_the_portal_begins_anew(make_run: MakeRun) -> None:
    unlinked = UnlinkedPages(run := make_run())
    show(unlinked, NEWS, pages=Pages(next=NEWS + "2/"))
    run.archive.end_run(FINISHED, {})
    run = make_run(is_full=True)
    unlinked = UnlinkedPages(run)
    show(unlinked, NEWS)
    assert unlinked.ask_some()


ROW = '<li><a href="/news/{0}.html">园区第{0}批项目集中开工建设</a> <span>2017-12-{0}</span></li>'


def read(run: Run, dispatch: AnswerDispatch, url: str, numbers: range, where: str = "list") -> None:
    rows = f"<div class={where}><ul>{''.join(map(ROW.format, numbers))}</ul></div>"
    body = f"<html><head><title>要闻</title></head><body>{rows}</body></html>"
    roles = (Role.LIST, Role.CANDIDATE)
    [lease] = [one for one in run.ledger.lease(roles, 9) if one.url == url]
    dispatch.parse(Response(url, body=body.encode(), request=dispatch.requests.make(url, lease)))


@pytest.mark.parametrize(
    ("numbers", "fate"),
    [
        (range(18, 26), (State.DONE, None)),
        # The first page again, whatever is asked for; a page whose rows are mostly known; no list.
        (range(10, 18), (State.NOT_ARTICLE, NOTHING_BEHIND)),
        (range(13, 21), (State.NOT_ARTICLE, NOTHING_BEHIND)),
        (range(0), (State.NOT_ARTICLE, NOTHING_BEHIND)),
    ],
)
def test_a_second_page_counts_if_it_shows_new_rows(run: Run, numbers: range, fate: tuple[State, str | None]) -> None:
    dispatch = AnswerDispatch(run)
    run.tree.add(NEWS, ("要闻",), (NEWS,), "menu")
    read(run, dispatch, NEWS, range(10, 18))
    assert dispatch.ask_unlinked()
    read(run, dispatch, NEWS + "page/2/", numbers)
    assert fate_of(run, NEWS + "page/2/") == fate
    assert dispatch.ask_unlinked() is (fate[0] is State.DONE)


def test_a_made_up_page_that_is_not_there_is_no_dead_link(run: Run) -> None:
    dispatch = AnswerDispatch(run)
    run.tree.add(NEWS, ("要闻",), (NEWS,), "menu")
    read(run, dispatch, NEWS, range(10, 18))
    assert dispatch.ask_unlinked()
    [lease] = run.ledger.lease((Role.CANDIDATE,), 9)
    dispatch.parse(Response(lease.url, status=404, request=dispatch.requests.make(lease.url, lease)))
    assert fate_of(run, NEWS + "page/2/") == (State.EXCLUDED, NOTHING_BEHIND)
    assert not dispatch.ask_unlinked()


def test_a_page_with_rows_in_another_place_is_no_second_page(run: Run) -> None:
    """An article that answers whatever is asked, with what is related to it."""
    dispatch = AnswerDispatch(run)
    run.tree.add(NEWS, ("要闻",), (NEWS,), "menu")
    read(run, dispatch, NEWS, range(10, 18))
    assert dispatch.ask_unlinked()
    read(run, dispatch, NEWS + "page/2/", range(18, 26), where="related")
    assert fate_of(run, NEWS + "page/2/") == (State.NOT_ARTICLE, NOTHING_BEHIND)
    assert not dispatch.ask_unlinked()
    # Nor does anything that it links count.
    assert run.ledger.find(NEWS + "20.html") is None


def test_the_page_to_which_the_menu_s_address_leads_is_the_section_s_first(run: Run) -> None:
    dispatch = AnswerDispatch(run)
    run.tree.add(HOME + "news", ("要闻",), (HOME + "news",), "menu")
    [lease] = run.ledger.lease((Role.LIST,), 9)
    request = dispatch.requests.make(lease.url, lease)
    dispatch.parse(Response(lease.url, status=301, headers={"Location": NEWS}, request=request))
    read(run, dispatch, NEWS, range(10, 18))
    assert dispatch.ask_unlinked()
    assert ListedRow(NEWS + "page/2/", NEWS, 1) in [one.row for one in run.ledger.lease((Role.CANDIDATE,), 9)]
