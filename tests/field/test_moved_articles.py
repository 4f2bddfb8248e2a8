"""Articles that move, change and come back, and addresses that another article takes."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from later_runs import age, crawled
from nights import changes, crawl_night, headlines, lead_to, spoil, state_of, versions
from paged_portal import PagedPortal
from prose import write_headline, write_paragraphs
from tiny_portal import SECTIONS, Answer

LOCAL = SECTIONS[0][1]
ONE = f"{LOCAL}1.html"
NEW = f"{LOCAL}2024/eins.html"


def move_all(portal: PagedPortal) -> dict[str, str]:
    """Give every article another address, with 301 from the old one; the new addresses by the old."""
    moved = {}
    for target, story in list(portal.stories.items()):
        new = target.replace(".html", "-neu.html")
        portal.publish(new, story.day, story.number)
        story.moved_to = moved[target] = new
    return moved


def test_a_portal_that_gives_all_articles_other_addresses(tmp_path: Path) -> None:
    """None stands there twice, and what is edited under the new addresses is seen."""
    with crawled(PagedPortal, tmp_path) as portal:
        known = headlines(tmp_path)
        moved = move_all(portal)
        run, summary = crawl_night(portal, tmp_path, "--full")
        assert run.returncode == 0, run.stdout
        assert "archived" not in summary["counts"]
        first, second = list(moved)[:2]
        portal.stories[moved[first]].paragraphs[1] = "经核实，项目总投资为五千万元，此前报道有误。"
        portal.stories[moved[second]].headline += "（更正）"
        # What has changed is told to have moved a day later.
        for count in (0, len(moved) - 2, len(moved)):
            run, summary = crawl_night(portal, tmp_path, "--recheck", "0d")
            assert run.returncode == 0, run.stdout
            assert changes(tmp_path) == ["moved"] * count
            age(tmp_path, 2)
        assert [len(versions(tmp_path, one)) for one in moved] == [2, 2] + [1] * (len(moved) - 2)
        assert "经核实" in versions(tmp_path, first)[1]["articleBody"]
        assert versions(tmp_path, second)[1]["headline"].endswith("（更正）")
        assert headlines(tmp_path) - known == {versions(tmp_path, second)[1]["headline"]}


def test_other_addresses_without_a_way_from_the_old_ones(tmp_path: Path) -> None:
    """What lists show is a copy of what was archived: it is looked at there, and nothing is withdrawn."""
    with crawled(PagedPortal, tmp_path) as portal:
        known = headlines(tmp_path)
        moved = move_all(portal)
        for story in portal.stories.values():
            story.is_withdrawn, story.moved_to = story.moved_to is not None, None
        run, summary = crawl_night(portal, tmp_path, "--full")
        assert (run.returncode, summary["counts"].get("archived")) == (0, None), run.stdout
        first = next(iter(moved))
        portal.stories[moved[first]].paragraphs[1] = "经核实，项目总投资为五千万元，此前报道有误。"
        for count in (0, len(moved) - 1, len(moved)):
            run, _ = crawl_night(portal, tmp_path, "--recheck", "0d")
            assert (run.returncode, changes(tmp_path)) == (0, ["moved"] * count), run.stdout
            age(tmp_path, 2)
        assert "经核实" in versions(tmp_path, first)[1]["articleBody"]
        assert headlines(tmp_path) == known
        # What is deleted there too is withdrawn.
        portal.stories[moved[first]].is_withdrawn = True
        for _ in range(2):
            crawl_night(portal, tmp_path, "--recheck", "0d")
            age(tmp_path, 2)
        assert changes(tmp_path)[len(moved) :] == ["withdrawn"]


def test_a_corrected_title_of_a_page_that_a_server_calls_the_same(tmp_path: Path) -> None:
    """The page keeps the time of its first publication, the list shows the correction."""
    with crawled(PagedPortal, tmp_path, validators="etag") as portal:
        one = portal.listed(LOCAL)[0][0]
        well = portal.routes[one]
        portal.routes[one] = lambda h: h.send_page("", 304) if h.headers.get("If-None-Match") else well(h)
        portal.stories[one].headline += "（更正）"
        for _ in range(2):
            crawl_night(portal, tmp_path, "--recheck", "0d")
        assert versions(tmp_path, one)[-1]["headline"].endswith("（更正）")


def test_a_move_is_told_once(tmp_path: Path) -> None:
    """Although what moved is edited later, and another article is not found for a night."""
    with crawled(PagedPortal, tmp_path) as portal:
        moved = move_all(portal)
        crawl_night(portal, tmp_path, "--full")
        third, fourth = list(moved)[2:4]
        well: dict[str, Answer] = {}
        for night in range(7):
            if night == 3:
                portal.stories[moved[third]].paragraphs[1] = "经核实，项目总投资为五千万元，此前报道有误。"
                well = spoil(portal, [fourth], lambda h: h.send_page("<html><body>404 Not Found</body></html>", 404))
            if night == 4:
                portal.routes |= well
            crawl_night(portal, tmp_path, "--recheck", "0d")
            age(tmp_path, 2)
        assert changes(tmp_path) == ["moved"] * len(moved)
        assert len(versions(tmp_path, third)) == 2


def test_one_302_moves_nothing_and_hides_no_edit(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        portal.routes[NEW] = lambda h: h.send_page(portal.render_story(ONE))
        portal.routes[ONE] = lead_to(NEW)
        for _ in range(3):
            crawl_night(portal, tmp_path, "--recheck", "0d")
            age(tmp_path, 2)
        assert changes(tmp_path) == []
        portal.stories[ONE].paragraphs[1] = "经核实，项目总投资为五千万元，此前报道有误。"
        crawl_night(portal, tmp_path, "--recheck", "0d")
        assert "经核实" in versions(tmp_path, ONE)[1]["articleBody"]


def test_an_address_that_another_article_takes(tmp_path: Path) -> None:
    """Its row shows another title and another date: the page is looked at at once."""
    with PagedPortal() as portal:
        today = f"{LOCAL}today.html"
        day = datetime.now(UTC).date()
        portal.publish(today, day - timedelta(days=3), 91)
        crawl_night(portal, tmp_path)
        story = portal.stories[today]
        story.headline, story.paragraphs, story.day = write_headline(92), write_paragraphs(92), day
        for _ in range(2):
            run, _ = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            assert [one["headline"] for one in versions(tmp_path, today)] == [write_headline(91), write_headline(92)]


@pytest.mark.parametrize(("headline", "days"), [(write_headline(39)[:9] + "…", 3), ("今日要闻", 0), ("", 3)])
def test_a_row_that_says_only_half_of_that_is_not_looked_at(headline: str, days: int, tmp_path: Path) -> None:
    """Lists shorten titles, or give a front page's, and show the day of the last change."""
    with crawled(PagedPortal, tmp_path) as portal:
        newest, story = portal.listed(LOCAL)[0]
        story.headline, story.day = headline or story.headline, story.day + timedelta(days=days)
        crawl_night(portal, tmp_path)
        assert not portal.asked(newest)


def test_a_withdrawn_article_that_is_listed_again_while_its_look_is_due(tmp_path: Path) -> None:
    with crawled(PagedPortal, tmp_path) as portal:
        newest, story = portal.listed(LOCAL)[0]
        story.is_withdrawn = True
        for _ in range(2):
            crawl_night(portal, tmp_path, "--recheck", "0d")
            age(tmp_path, 2)
        assert (changes(tmp_path), state_of(tmp_path, newest)) == (["withdrawn"], "gone")
        story.is_withdrawn = False
        age(tmp_path, 40)
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, changes(tmp_path)) == (0, ["withdrawn", "restored"])
        assert portal.asked(newest) == 1
