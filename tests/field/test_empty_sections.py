"""Sections in which nothing was published yet: a gap until it is sure that there is nothing to miss."""

from pathlib import Path

import pytest
import tiny_portal
from later_runs import age
from nights import crawl_night, send_gate, spoil, state_of
from tiny_portal import SECTIONS, TinyPortal, render_page

NAME, ADDRESS = "招标信息", "/bids/"


@pytest.fixture
def portal(monkeypatch: pytest.MonkeyPatch) -> TinyPortal:
    """A portal with a section of which nothing is published."""
    monkeypatch.setattr(tiny_portal, "SECTIONS", (*SECTIONS, (NAME, ADDRESS)))
    return TinyPortal(size=8)


def say(portal: TinyPortal, words: str) -> None:
    portal.routes[ADDRESS] = lambda h: h.send_page(render_page(NAME, f'<div class="list">{words}</div>'))


def test_a_section_that_says_on_two_days_that_it_is_empty_lacks_nothing(portal: TinyPortal, tmp_path: Path) -> None:
    say(portal, "<p>共0条记录 暂无信息</p>")
    with portal:
        for day, code in enumerate((3, 3, 0, 0)):
            run, summary = crawl_night(portal, tmp_path)
            assert (run.returncode, len(summary["gaps"])) == (code, int(code > 0)), day
            age(tmp_path, 1.01 if day else 0.1)
        fresh = f"{ADDRESS}9.html"
        portal.routes[fresh] = lambda h: h.send_page(portal.render_article(9))
        say(portal, f'<ul><li><a href="{fresh}">Notice of a tender</a><span>2024-03-10</span></li></ul>')
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, state_of(tmp_path, fresh)) == (0, "archived"), run.stdout


@pytest.mark.parametrize(
    "words",
    ["", "<p>没有更多了</p>", "<p>暂无数据</p><script>$('.list').load('/rows.json')</script>"],
    ids=["silent", "no more", "a script brings the rows"],
)
def test_one_that_does_not_stays_a_gap(words: str, portal: TinyPortal, tmp_path: Path) -> None:
    say(portal, words)
    with portal:
        for _ in range(3):
            run, _summary = crawl_night(portal, tmp_path)
            assert run.returncode == 3, run.stdout
            age(tmp_path, 1.01)


def test_a_day_on_which_the_portal_is_ill_does_not_count(portal: TinyPortal, tmp_path: Path) -> None:
    say(portal, "<p>暂无内容</p>")
    with portal:
        well = spoil(portal, portal.articles, send_gate)
        for day in range(3):
            run, summary = crawl_night(portal, tmp_path)
            assert (run.returncode, any(NAME in gap for gap in summary["gaps"])) == (
                (3, True) if day < 2 else (0, False)
            )
            age(tmp_path, 1.01)
            if day == 0:
                portal.routes |= well
