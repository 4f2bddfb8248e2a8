"""Lists that get shorter, and rows that are published while a run is interrupted."""

import json
from datetime import timedelta
from pathlib import Path

import paged_portal
import pytest
from archived import only_archive
from later_runs import age, crawled
from nights import crawl_night, headlines
from paged_portal import ROWS, PagedPortal, page_of
from running import run_cli
from tiny_portal import SECTIONS, Handler

LOCAL = SECTIONS[0][1]


def test_a_last_page_that_is_not_there_any_more(tmp_path: Path) -> None:
    """Editors delete a page of old rows and put one in the middle: the list is read to its end, then left alone."""
    with crawled(PagedPortal, tmp_path) as portal:
        listed = portal.listed(LOCAL)
        last = page_of(LOCAL, len(listed) // ROWS)
        for target, _ in listed[-ROWS - 1 :]:
            del portal.stories[target]
        old = portal.publish(f"{LOCAL}91.html", listed[9][1].day - timedelta(days=1), 91)
        del portal.routes[last]
        for _ in range(2):  # the second asks for the dead page once more
            run, _summary = crawl_night(portal, tmp_path)
        assert portal.stories[old].headline in headlines(tmp_path), run.stdout
        for days in (0, 0.5):
            age(tmp_path, days)
            crawl_night(portal, tmp_path)
            assert not portal.asked(last)


def test_a_list_that_has_fewer_and_longer_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pages that nothing links any more are missing in no list."""
    with crawled(PagedPortal, tmp_path) as portal:
        monkeypatch.setattr(paged_portal, "ROWS", 4 * ROWS)
        for target in [one for one in portal.routes if "list_" in one]:
            del portal.routes[target]
        fresh = portal.publish(f"{LOCAL}91.html", portal.listed(LOCAL)[0][1].day, 91)
        for _ in range(2):
            run, summary = crawl_night(portal, tmp_path)
            assert (run.returncode, summary["gaps"]) == (0, []), run.stdout
        assert portal.stories[fresh].headline in headlines(tmp_path)


def test_a_page_that_is_linked_and_gone_is_missing(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        portal.publish(f"{LOCAL}91.html", portal.listed(LOCAL)[0][1].day, 91)
        del portal.routes[page_of(LOCAL, 2)]
        run, summary = crawl_night(portal, tmp_path, "--full")
        assert run.returncode == 3
        assert page_of(LOCAL, 2) in str(summary["gaps"])


def test_lists_of_which_a_server_always_says_that_they_are_the_same(tmp_path: Path) -> None:
    """The home page shows some of what is new, so the lists are asked for as they are."""
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        fresh = [portal.publish(f"{LOCAL}{n}.html", portal.listed(LOCAL)[0][1].day, n) for n in range(91, 96)]
        well = portal.routes[LOCAL]

        def answer(handler: Handler) -> None:
            if handler.headers.get("If-None-Match"):
                handler.send_page("", 304)
            else:
                well(handler)

        portal.routes[LOCAL] = answer
        for _ in range(2):
            run, _ = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
        assert {portal.stories[target].headline for target in fresh} <= headlines(tmp_path)


def test_a_run_that_goes_on_with_an_interrupted_one_reads_first_pages_too(tmp_path: Path) -> None:
    with PagedPortal() as portal:
        run, _ = crawl_night(portal, tmp_path, "--max-articles", "3")
        fresh = [portal.publish(f"{LOCAL}{n}.html", portal.listed(LOCAL)[0][1].day, n) for n in (91, 92)]
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert {portal.stories[target].headline for target in fresh} <= headlines(tmp_path)


def test_a_section_that_the_menu_calls_otherwise_is_renamed(tmp_path: Path) -> None:
    name, address = SECTIONS[0]
    with crawled(PagedPortal, tmp_path) as portal:
        home = portal.routes["/"]

        def answer(handler: Handler) -> None:
            send = handler.send_page
            handler.send_page = lambda text, **more: send(text.replace(name, "市县要闻"), **more)  # type: ignore[method-assign]
            home(handler)

        portal.routes["/"] = answer
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
    status = json.loads(run_cli("status", only_archive(tmp_path), "--json").stdout)
    names = {section["name"]: section["url"] for section in status["sections"]}
    assert names["市县要闻"].endswith(address)
    assert name not in names


@pytest.mark.parametrize("states_total", [False, True])
def test_a_row_that_leaves_a_list_while_it_is_read(states_total: bool, tmp_path: Path) -> None:
    """The first row of the next page slips onto a page that was read before: the next run finds it."""
    with PagedPortal(size=60, states_total=states_total) as portal:
        page = page_of(LOCAL, 4)
        well = portal.routes[page]
        leaving = portal.listed(LOCAL)[1][0]

        def withdraw(handler: Handler) -> None:
            portal.stories[leaving].is_withdrawn = True
            well(handler)

        portal.routes[page] = withdraw
        crawl_night(portal, tmp_path, "--set", "CONCURRENT_REQUESTS=1")
        slipped = {story.headline for _, story in portal.listed(LOCAL)} - headlines(tmp_path)
        assert len(slipped) == 1, "or the test tests nothing"
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert slipped <= headlines(tmp_path)
