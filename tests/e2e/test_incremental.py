"""Runs behind the first: they cost little, and find what is new wherever it stands."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates
from later_runs import age, crawl_again, crawled
from paged_portal import ROWS, PagedPortal
from running import crawl
from tiny_portal import FIRST_DAY, SECTIONS

LOCAL = SECTIONS[0][1]
ENTRANCES = ["/", "/robots.txt", "/sitemap.xml"]
"""robots.txt is read by the crawler and, for the sitemaps it names, by the spider."""


def test_an_unchanged_portal_costs_its_entrances_and_both_ends_of_its_lists(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        asked = crawl_again(portal, tmp_path)
        last = f"list_{20 // ROWS}.html"
        lists = [address + name for _, address in SECTIONS for name in ("", last)]
        assert sorted(asked) == sorted([*ENTRANCES, *lists])


def test_a_pager_that_states_the_total_spares_the_last_page(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, states_total=True) as portal:
        asked = crawl_again(portal, tmp_path)
        assert sorted(asked) == sorted([*ENTRANCES, *(address for _, address in SECTIONS)])


@pytest.mark.parametrize("validators", ["etag", "modified"])
def test_lists_are_asked_for_only_where_they_have_changed(tmp_path: Path, validators: str) -> None:
    with crawled(PagedPortal, tmp_path, validators=validators) as portal:
        crawl_again(portal, tmp_path)
        assert portal.unconditional == 1, "the home page alone is sent"


@pytest.mark.parametrize(
    ("states_total", "days", "pinned"),
    [
        (False, (1000,), False),
        (False, (9,), False),
        (True, (9,), False),
        (False, (-50,), False),
        (True, (1, 2, 3, 4, 5, 6, 11), False),
        (False, (9, 10), True),
    ],
)
def test_what_is_new_is_found_wherever_it_stands(
    tmp_path: Path, states_total: bool, days: tuple[int, ...], pinned: bool
) -> None:
    """At the top, in the middle of a list's second page, at its end, scattered, behind pinned rows."""
    with crawled(PagedPortal, tmp_path, states_total=states_total) as portal:
        if pinned:
            for target in [f"{LOCAL}{number}.html" for number in range(1, 2 * ROWS, 2)]:
                portal.stories[target].is_pinned = True
        fresh = [
            portal.publish(f"{LOCAL}{100 + n}.html", FIRST_DAY + timedelta(days=day), 100 + n)
            for n, day in enumerate(days)
        ]
        asked = crawl_again(portal, tmp_path)
        assert set(fresh) <= set(asked)
        assert read_archive(only_archive(tmp_path)).records.keys() == portal.stories.keys()
        assert not {target for target in asked if target in portal.stories} - set(fresh), "known ones are left alone"
        assert len(crawl_again(portal, tmp_path)) <= 8, "and it is quiet again"


def test_many_at_once_are_read_to_the_first_known_page(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        for n in range(23):
            portal.publish(f"{LOCAL}{200 + n}.html", FIRST_DAY + timedelta(days=100 + n), 200 + n)
        asked = crawl_again(portal, tmp_path)
        assert read_archive(only_archive(tmp_path)).records.keys() == portal.stories.keys()
        assert f"{LOCAL}list_6.html" in asked


def test_full_reads_all_lists_without_conditions(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        asked = crawl_again(portal, tmp_path, "--full")
        lists = [
            target for target in asked if target.startswith(("/local/", "/policy/")) and target not in portal.stories
        ]
        assert len(lists) == 2 * 20 // ROWS
        assert portal.unconditional == 1 + len(lists)


def test_lists_are_read_to_their_end_now_and_then(tmp_path: Path) -> None:
    """A page is taken away and another one put in: neither total nor last page tell."""
    with crawled(PagedPortal, tmp_path, states_total=True) as portal:
        fresh = portal.publish(f"{LOCAL}100.html", FIRST_DAY + timedelta(days=20), 100)
        portal.stories[f"{LOCAL}21.html"].is_withdrawn = True
        assert fresh not in crawl_again(portal, tmp_path, "--recheck", "never")
        age(tmp_path, 31)
        assert fresh in crawl_again(portal, tmp_path)


def test_a_first_run_that_was_cut_short_hides_nothing(tmp_path: Path) -> None:
    with PagedPortal() as portal:
        run = crawl(portal.url, tmp_path, "--max-articles", "10")
        assert run.returncode == 0, run.stderr
        assert crawl(portal.url, tmp_path).returncode == 0
        assert read_archive(only_archive(tmp_path)).records.keys() == portal.stories.keys()


def test_a_server_to_which_everything_is_the_same(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        portal.says_same = True
        run = crawl(portal.url, tmp_path, "--recheck", "0d", "--json")
        assert run.returncode == 7, "the home page is asked for without condition, and 304 is no answer to that"
        assert "HTTP 304" in run.stderr
        fates = read_fates(only_archive(tmp_path))
        assert {fates[target]["state"] for target in portal.stories} <= {"archived", "unchanged"}
        portal.says_same = False
        assert crawl(portal.url, tmp_path).returncode == 0


def test_new_versions_of_the_server_do_not_confuse_json(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path, validators="fickle") as portal:
        run = crawl(portal.url, tmp_path, "--recheck", "0d", "--json")
        assert run.returncode == 0
        counts = json.loads(run.stdout)["counts"]
        assert counts["unchanged"] == len(portal.stories)
        assert "archived" not in counts


def test_sitemaps_are_read_behind_a_robots_txt_that_is_the_same(tmp_path: Path) -> None:
    """What no list shows is found by the sitemap that robots.txt names, which never changes."""

    def list_pages(portal: PagedPortal) -> str:
        return "".join(f"<url><loc>{portal.url.rstrip('/')}{target}</loc></url>" for target in portal.stories)

    with PagedPortal(validators="etag") as portal:
        portal.routes["/robots.txt"] = lambda h: portal.send(h, f"Sitemap: {portal.url}map.xml\n")
        portal.routes["/map.xml"] = lambda h: portal.send(h, f"<urlset>{list_pages(portal)}</urlset>")
        assert crawl(portal.url, tmp_path).returncode == 0
        hidden = portal.publish("/hidden/1.html", FIRST_DAY, 300)
        portal.stories[hidden].section = SECTIONS[0]
        assert hidden in crawl_again(portal, tmp_path)
        assert hidden in read_archive(only_archive(tmp_path)).records
        assert "/map.xml" in crawl_again(portal, tmp_path)
