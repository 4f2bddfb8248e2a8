"""What a run covers is told, and a run that covers less than the one before it says so."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from archived import check_manifest, check_status, only_archive, read_archive
from later_runs import crawled
from paged_portal import ROWS, PagedPortal
from running import Run, crawl, run_cli
from tiny_portal import SECTIONS, Handler, TinyPortal, render_page

LOCAL, POLICY = (address for _, address in SECTIONS)
LOCAL_NAME, POLICY_NAME = (name for name, _ in SECTIONS)


def alarms(run: Run, code: int = 3) -> list[str]:
    assert run.returncode == code, run.stdout + run.stderr
    return list(json.loads(run.stdout)["alarms"])


def last_run(output: Path) -> dict[str, Any]:
    return dict(check_manifest(only_archive(output))["runs"][-1])


def coverage(output: Path) -> dict[str, dict[str, Any]]:
    """Of the last run, by section, as the manifest has it."""
    return {one["section"]: one for one in last_run(output)["coverage"]}


def gaps(output: Path) -> list[str]:
    """As `status` prints them."""
    run = run_cli("status", only_archive(output))
    assert run.returncode == 0, run.stderr
    _, _, told = run.stdout.partition("\ngaps\n")
    return [line.strip() for line in told.splitlines()]


def fail(handler: Handler) -> None:
    handler.send_page("Internal Server Error", status=500)


def test_a_whole_walk_adds_up(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, states_total=True):
        sections = check_status(only_archive(tmp_path))
        assert gaps(tmp_path) == []
    told = coverage(tmp_path)
    assert told[LOCAL_NAME] == {
        "section": LOCAL_NAME, "pages": 4, "rows": 20, "seen": 20, "known": 20, "stated": 20, "stop": "end", "gaps": []
    }  # fmt: skip
    walk = sections[LOCAL_NAME]["walk"]
    assert (walk["pages"], walk["rows"], walk["seen"], walk["repeated"], walk["stop"]) == (4, 20, 20, 0, "end")
    assert sections[LOCAL_NAME]["gaps"] == []
    assert last_run(tmp_path)["reason"] == "finished"


def test_a_later_run_stops_at_known_rows_and_raises_no_alarm(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, states_total=True) as portal:
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert coverage(tmp_path)[LOCAL_NAME]["stop"] == "known"
        assert alarms(crawl(portal.url, tmp_path, "--json", "--full"), 0) == []
        assert coverage(tmp_path)[LOCAL_NAME]["stop"] == "end"
        assert gaps(tmp_path) == []


def test_a_page_of_a_list_that_fails(tmp_path: Path) -> None:
    with PagedPortal(states_total=True) as portal:
        target = f"{LOCAL}list_3.html"
        page, portal.routes[target] = portal.routes[target], fail
        run = crawl(portal.url, tmp_path, "--json", "-s", "RETRY_TIMES=0")
        assert alarms(run) == [], "failures are counted as such"
        failed = f"{portal.url.rstrip('/')}{target} failed (HTTP 500)"
        assert gaps(tmp_path) == [f"{LOCAL_NAME}: {failed}", f"{LOCAL_NAME}: 20 rows are stated, 15 were seen"]
        assert coverage(tmp_path)[LOCAL_NAME]["stop"] == "failed"
        assert last_run(tmp_path)["reason"] == "incomplete"
        portal.routes[target] = page
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert gaps(tmp_path) == []


def test_a_total_that_does_not_fit_is_named_and_no_alarm(tmp_path: Path) -> None:
    with PagedPortal(states_total=True) as portal:
        answer = portal.render_page_of
        portal.render_page_of = lambda address, page: answer(address, page).replace("共20条", "共23条")  # type: ignore[method-assign]
        for arguments in ((), ("--full",)):
            assert alarms(crawl(portal.url, tmp_path, "--json", *arguments)) == []
            assert gaps(tmp_path) == [f"{name}: 23 rows are stated, 20 were seen" for name, _ in SECTIONS]
        assert alarms(crawl(portal.url, tmp_path, "--json")) == []
        assert gaps(tmp_path) == [f"{name}: 23 rows are stated, 20 are known" for name, _ in SECTIONS]
        portal.render_page_of = lambda address, page: answer(address, page).replace("共20条", "共33条")  # type: ignore[method-assign]
        assert alarms(crawl(portal.url, tmp_path, "--json")) == [
            f"{name}: of 33 stated rows 13 were never seen, 3 before" for name, _ in SECTIONS
        ]
        assert alarms(crawl(portal.url, tmp_path, "--json")) == [], "once"


def test_pinned_rows_are_no_gap(tmp_path: Path) -> None:
    """They stand on every page; the total counts them once."""
    with PagedPortal(states_total=True) as portal:
        answer = portal.render_page_of

        def render(address: str, page: int) -> str:
            target, story = portal.listed(address)[0]
            pinned = f'<li><a href="{target}">{story.headline}</a><span>{story.day}</span></li>\n'
            head = '<div class="list"><ul>\n'
            return answer(address, page).replace(head, head + pinned * (page > 1))

        portal.render_page_of = render  # type: ignore[method-assign]
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert gaps(tmp_path) == []
        sections = check_status(only_archive(tmp_path))
    walk = sections[LOCAL_NAME]["walk"]
    assert (walk["rows"], walk["seen"], walk["repeated"]) == (23, 20, 3)


def test_a_section_that_shows_fewer_rows(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        for target, _ in portal.listed(LOCAL)[: 2 * ROWS]:
            del portal.stories[target]
        told = f"{LOCAL_NAME}: 10 rows on 2 pages, 20 on 4 before; 10 of them stand in no list any more"
        assert alarms(crawl(portal.url, tmp_path, "--json", "--full", "--recheck", "never")) == [told]
        assert last_run(tmp_path)["reason"] == "shrunk"
        assert alarms(crawl(portal.url, tmp_path, "--json", "--full", "--recheck", "never"), 0) == [], "once"
        report = json.loads(sorted((only_archive(tmp_path) / "reports").glob("*.json"))[1].read_bytes())
        assert report["alarms"] == [told]


def test_a_section_that_was_emptied_and_its_articles_are_gone(tmp_path: Path) -> None:
    """The alarm is raised once, and by a run of whatever kind."""
    with crawled(PagedPortal, tmp_path) as portal:
        portal.routes[LOCAL] = lambda h: h.send_page(render_page(LOCAL_NAME, '<div class="list"></div>'))
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 3
        assert f"alarm     {LOCAL_NAME}: its first page shows no rows, {ROWS} before" in run.stdout
        assert f"status {only_archive(tmp_path)}" in run.stdout
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []


def test_a_section_that_is_gone(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        page = portal.routes.pop(LOCAL)
        [alarm] = alarms(crawl(portal.url, tmp_path, "--json"))
        assert alarm.startswith(f"{LOCAL_NAME}: {portal.url.rstrip('/')}{LOCAL} is gone (HTTP 404); ")
        assert coverage(tmp_path)[LOCAL_NAME]["stop"] == "absent"
        assert alarms(crawl(portal.url, tmp_path, "--json"), 3) == [], "the gap is still there, but no alarm"
        portal.routes[LOCAL] = page
        # What was dead twice waits for a day, unless a run asks for all that is in doubt.
        assert alarms(crawl(portal.url, tmp_path, "--json", "--recheck", "0d"), 0) == []


def test_a_portal_that_answers_with_empty_pages(tmp_path: Path) -> None:
    """For as long as it does; and what it hides meanwhile is found by the run behind it."""
    with crawled(PagedPortal, tmp_path) as portal:
        held = read_archive(only_archive(tmp_path)).records
        portal.is_empty = True
        for _ in range(2):
            told = alarms(crawl(portal.url, tmp_path, "--json"))
            assert told[0] == "portal: no list shows a row any more (2 list pages read, 40 rows known)"
            assert last_run(tmp_path)["reason"] == "shrunk"
        assert len(told) == 1, "the rest was told by the run before"
        portal.is_empty = False
        fresh = portal.publish(f"{LOCAL}100.html", date(2024, 3, 10), 100)
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert read_archive(only_archive(tmp_path)).records.keys() == {*held, fresh}
        assert coverage(tmp_path)[LOCAL_NAME]["stop"] == "end", "after such a run nothing ends at known rows"


def test_a_home_page_that_has_lost_its_menu(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        home = portal.render_home
        portal.render_home = lambda: (
            home()
            .replace('<div class="nav">', '<div class="nav"><!--')
            .replace(  # type: ignore[method-assign]
                "</ul></div>\n", "--></ul></div>\n", 1
            )
        )
        assert "home page: its menu names no section, 2 before" in alarms(crawl(portal.url, tmp_path, "--json"))
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []


def test_what_limits_a_run_is_no_alarm(tmp_path: Path) -> None:
    """A window, some sections, a number of articles: less is what was asked for."""
    with crawled(PagedPortal, tmp_path, states_total=True) as portal:
        assert alarms(crawl(portal.url, tmp_path, "--json", "--since", "2024-04-05"), 0) == []
        assert {one["stop"] for one in coverage(tmp_path).values()} == {"window"}
        assert gaps(tmp_path) == []
        assert alarms(crawl(portal.url, tmp_path, "--json", "--section", LOCAL_NAME), 0) == []
        assert set(coverage(tmp_path)) == {LOCAL_NAME}
        for n in range(20):
            portal.publish(f"{LOCAL}{200 + n}.html", date(2024, 6, 1 + n), 200 + n)
        assert alarms(crawl(portal.url, tmp_path, "--json", "--max-articles", "3"), 0) == []
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert read_archive(only_archive(tmp_path)).records.keys() == portal.stories.keys()
        check_status(only_archive(tmp_path))


def test_a_run_behind_one_with_a_window(tmp_path: Path) -> None:
    with PagedPortal(states_total=True) as portal:
        assert alarms(crawl(portal.url, tmp_path, "--json", "--since", "2024-04-05"), 0) == []
        assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert gaps(tmp_path) == []


def test_a_portal_without_pagers(tmp_path: Path) -> None:
    with TinyPortal(size=12) as portal:
        for _ in range(3):
            assert alarms(crawl(portal.url, tmp_path, "--json"), 0) == []
        assert {one["stop"] for one in coverage(tmp_path).values()} == {"end"}
        portal.articles = portal.articles[:4]
        assert len(alarms(crawl(portal.url, tmp_path, "--json", "--recheck", "never"))) == 2
