"""How far a list is read."""

import time
from datetime import date

import pytest
from runs import HOME, MakeRun

from portalcrawl.archive.ledger import FINISHED, FRONT, Lease, Role, Section, Seen
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.lists.depth import ListDepth, ReadListPage, settle_lists
from portalcrawl.text.dates.window import Window

NEWS = HOME + "news/"
SECOND, LAST = NEWS + "2.html", NEWS + "9.html"
NUMBERED = ((2, SECOND), (9, LAST))
PAGES = Pages(numbered=NUMBERED, next=SECOND, current=1, last=9)


def add_section(run: Run) -> Section:
    section = run.tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert section is not None
    return section


def read(section: Section, *seen: Seen, day: str = "2017-12-25", pages: Pages = PAGES, url: str = NEWS) -> ReadListPage:
    rows = tuple(Row(f"{HOME}{number}.html", datePublished=day, position=number) for number in range(len(seen)))
    lease = Lease(1, url, Role.LIST, section.id, None)
    return ReadListPage(lease, section.id, url == NEWS, rows, seen, pages)


def after_a_whole_run(
    make_run: MakeRun, *, total: int | None = None, tail: str | None = None, first: str | None = None
) -> Run:
    """A run that may end lists at known rows; one has read them to their end an hour before."""
    run = make_run()
    section = add_section(run)
    for lease in run.ledger.lease((Role.LIST,), 9):
        run.ledger.set_read(lease.url, 2)
    run.ledger.sections.set_stated(section.id, total, None)
    if tail is not None:
        run.ledger.readings.set_tail(section.id, tail, first)
    run.ledger.readings.settle(run.ledger.generation, int(time.time()) - 3600, is_whole=True)
    run.archive.end_run(FINISHED, {})
    return make_run()


@pytest.mark.parametrize(
    ("seen", "followed"),
    [((Seen.NEW, Seen.KNOWN), (SECOND, LAST)), ((Seen.KNOWN,), (SECOND, LAST)), ((Seen.REPEATED,), ()), ((), ())],
    ids=["new rows", "known rows", "a pager in circles", "an empty page"],
)
def test_a_first_run_reads_all_pages(run: Run, seen: tuple[Seen, ...], followed: tuple[str, ...]) -> None:
    assert tuple(ListDepth(run).pages_to_follow(read(add_section(run), *seen))) == followed


@pytest.mark.parametrize(("day", "followed"), [("2017-12-25", (SECOND,)), ("2016-01-01", ())])
def test_a_run_of_some_dates_goes_on_until_rows_are_older(
    make_run: MakeRun, day: str, followed: tuple[str, ...]
) -> None:
    run = make_run(Window(since=date(2017, 1, 1)))
    assert tuple(ListDepth(run).pages_to_follow(read(add_section(run), Seen.NEW, day=day))) == followed


@pytest.mark.parametrize(
    ("seen", "followed"),
    [((Seen.KNOWN, Seen.KNOWN), ()), ((Seen.KNOWN, Seen.NEW), (SECOND,)), ((Seen.LISTED,), (SECOND,))],
)
def test_a_list_ends_at_known_rows_where_its_total_has_not_grown(
    make_run: MakeRun, seen: tuple[Seen, ...], followed: tuple[str, ...]
) -> None:
    run = after_a_whole_run(make_run, total=5)
    section = add_section(run)
    pages = Pages(numbered=NUMBERED, next=SECOND, current=1, last=9, total_rows=5)
    assert tuple(ListDepth(run).pages_to_follow(read(section, *seen, pages=pages))) == followed
    grown = Pages(numbered=NUMBERED, next=SECOND, current=1, last=9, total_rows=6)
    assert tuple(ListDepth(run).pages_to_follow(read(section, Seen.KNOWN, pages=grown))) == (SECOND, LAST)


@pytest.mark.parametrize(
    ("first_row_was", "followed"),
    [(f"{HOME}0.html", ()), (f"{HOME}1.html", (SECOND, LAST)), ("elsewhere", (SECOND, LAST))],
    ids=["has not moved", "has moved without a new row", "is gone"],
)
def test_without_a_total_the_last_page_tells(make_run: MakeRun, first_row_was: str, followed: tuple[str, ...]) -> None:
    run = after_a_whole_run(make_run, tail=LAST, first=first_row_was)
    section, depth = add_section(run), ListDepth(run)
    assert tuple(depth.pages_to_follow(read(section, Seen.KNOWN))) == (LAST,)
    end = Pages(numbered=NUMBERED, current=9, last=9)
    assert tuple(depth.pages_to_follow(read(section, Seen.KNOWN, Seen.KNOWN, pages=end, url=LAST))) == followed


@pytest.mark.parametrize(
    ("first", "seen", "followed"),
    [
        (0, (Seen.KNOWN, Seen.KNOWN, Seen.NEW), ()),
        (1, (Seen.NEW, Seen.KNOWN, Seen.KNOWN), ()),
        (1, (Seen.KNOWN, Seen.KNOWN, Seen.NEW), (SECOND, LAST)),
        (2, (Seen.KNOWN, Seen.NEW, Seen.KNOWN), (SECOND, LAST)),
    ],
    ids=["it is the end that grows", "it has moved by one", "it has moved without one", "it has moved by one more"],
)
def test_new_rows_of_the_last_page_explain_no_more_than_themselves(
    make_run: MakeRun, first: int, seen: tuple[Seen, ...], followed: tuple[str, ...]
) -> None:
    """In a list by name new rows stand anywhere; those of other pages move the last one's rows as well."""
    run = after_a_whole_run(make_run, tail=LAST, first=f"{HOME}{first}.html")
    section, depth = add_section(run), ListDepth(run)
    assert tuple(depth.pages_to_follow(read(section, Seen.KNOWN))) == (LAST,)
    end = Pages(numbered=NUMBERED, current=9, last=9)
    assert tuple(depth.pages_to_follow(read(section, *seen, pages=end, url=LAST))) == followed


def test_a_page_that_is_the_same_still_has_the_last_one_read(make_run: MakeRun) -> None:
    run = after_a_whole_run(make_run, tail=LAST)
    section, depth = add_section(run), ListDepth(run)
    assert tuple(depth.pages_after_same(Lease(1, NEWS, Role.LIST, section.id, None), section.id)) == (LAST,)
    assert tuple(depth.pages_after_same(Lease(1, LAST, Role.LIST, section.id, None), section.id)) == ()


@pytest.mark.parametrize(
    ("seen", "followed"), [(Seen.KNOWN, ()), (Seen.LISTED, ()), (Seen.NEW, (SECOND,))], ids=["known", "listed", "new"]
)
@pytest.mark.parametrize("owner", ["front", "section"])
def test_a_view_of_another_list_leaves_its_pages_to_it(
    make_run: MakeRun, owner: str, seen: Seen, followed: tuple[str, ...]
) -> None:
    run = make_run()
    section = add_section(run)
    other = run.tree.add(HOME + "all/", ("全部",), (HOME + "all/",), "menu") if owner == "section" else None
    run.ledger.add_page(SECOND, Role.LIST, other.id if other else None)
    for lease in run.ledger.lease((Role.LIST,), 9):
        run.ledger.set_read(lease.url, 2)
    run.ledger.readings.settle(run.ledger.generation, int(time.time()) - 3600, is_whole=True)
    run.archive.end_run(FINISHED, {})
    again = make_run()
    page = read(section, seen)
    assert tuple(ListDepth(again).pages_to_follow(page)) == followed


@pytest.mark.parametrize(("since", "is_settled"), [(None, True), (date(2017, 1, 1), False)])
def test_only_a_run_of_all_dates_makes_sure_of_anything(
    make_run: MakeRun, since: date | None, is_settled: bool
) -> None:
    run = make_run(Window(since=since))
    run.ledger.add_page(HOME + "list.html", Role.LIST)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    run.ledger.set_read(lease.url, 1)
    settle_lists(run)
    assert (run.ledger.readings.get(FRONT).whole is not None) is is_settled


def test_pinned_rows_do_not_keep_a_list_open(make_run: MakeRun) -> None:
    run = make_run(Window(since=date(2017, 1, 1)))
    section = add_section(run)
    old = read(section, Seen.NEW, day="2016-01-01")
    pinned = Row(HOME + "top.html", datePublished="2020-01-01", pinned=True)
    page = ReadListPage(old.lease, section.id, True, (pinned, *old.rows), (Seen.NEW, *old.met), PAGES)
    assert tuple(ListDepth(run).pages_to_follow(page)) == ()


def test_a_page_1_that_another_page_links_is_read(run: Run) -> None:
    """Where pages are numbered from the oldest on, it is the last one."""
    section, depth = add_section(run), ListDepth(run)
    depth.pages_to_follow(read(section, Seen.NEW, pages=Pages(next=NEWS + "2.html")))
    later = Pages(next=NEWS + "1.html", numbered=((1, NEWS + "1.html"),), current=2)
    assert tuple(depth.pages_to_follow(read(section, Seen.NEW, pages=later, url=SECOND))) == (NEWS + "1.html",)
