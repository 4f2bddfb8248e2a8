"""Sections in whose place something else stands for a night: no list is lost by that."""

from itertools import count
from pathlib import Path

import pytest
import tiny_portal
from changing_portal import ChangingPortal
from later_runs import age, crawled
from nights import changes, crawl_night, held, say, spoil, titles_of
from prose import write_paragraphs
from tiny_portal import SECTIONS, Handler, TinyPortal, render_article, render_page, render_rows

LISTS = [address for _, address in SECTIONS]
NOTICE = ["因栏目调整，本栏目内容正在整理之中，原有文章将在整理完成后重新开放。", "如需查询有关文件，请致电办公室。"]
_requests = count(1)


def send_error(handler: Handler) -> None:
    """The error page of a server before the portal's, under 200, with a time, and a number that changes."""
    handler.send_page(
        f"<html><head><title>520</title></head><body><h1>Error 520</h1><p>Request {next(_requests) * 7919:x}, "
        "2026-11-30 03:12:11 UTC</p><h2>The origin answers in an unknown way</h2><p>The connection between the cache "
        "and the origin broke off. As a result, the page cannot be shown now.</p></body></html>"
    )


def send_notice(handler: Handler) -> None:
    """An article's page, in the portal's frame, about the section in whose place it stands."""
    handler.send_page(render_article(200, *SECTIONS[1], NOTICE, headline="关于栏目调整的说明"))


@pytest.mark.parametrize(
    "answer", [send_error, say("系统检测到访问频繁，正在验证您的浏览器，请稍候。")], ids=["error", "gate"]
)
def test_a_first_run_in_which_no_section_shows_its_list(answer: tiny_portal.Answer, tmp_path: Path) -> None:
    with ChangingPortal() as portal:
        well = spoil(portal, LISTS, answer)
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert {record["headline"] for record in held(tmp_path).values()} <= titles_of(portal.articles)
        portal.routes |= well
        age(tmp_path, 1.01)
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, held(tmp_path).keys()) == (0, set(portal.articles)), run.stdout


@pytest.mark.parametrize("answer", [send_error, send_notice], ids=["error", "notice"])
def test_what_stands_in_the_place_of_a_list_is_no_article(answer: tiny_portal.Answer, tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        well = spoil(portal, LISTS[1:], answer)
        portal.grow(8)
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert any(SECTIONS[1][0] in alarm for alarm in summary["alarms"])
        assert held(tmp_path).keys() < set(portal.articles)
        portal.routes |= well
        age(tmp_path, 1.01)
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, held(tmp_path).keys()) == (0, set(portal.articles)), run.stdout


def test_a_menu_entry_that_was_an_article_and_shows_a_list_now(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    name, address = "专题", "/topic/"
    monkeypatch.setattr(tiny_portal, "SECTIONS", (*SECTIONS, (name, address)))
    with TinyPortal(size=8) as portal:
        portal.routes[address] = lambda h: h.send_page(render_article(90, name, address, NOTICE))
        run, _ = crawl_night(portal, tmp_path)
        assert (run.returncode, len(held(tmp_path))) == (0, 9), run.stdout
        fresh = [f"{address}{number}.html" for number in range(91, 95)]
        for number, target in enumerate(fresh, 91):
            page = render_article(number, name, address, write_paragraphs(number))
            portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
        rows = [(target, *portal.rows("/local/")[0][1:]) for target in fresh]
        portal.routes[address] = lambda h: h.send_page(
            render_page(name, f'<div class="list">{render_rows(rows)}</div>')
        )
        for _ in range(2):
            age(tmp_path, 1.01)
            run, _ = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
        assert held(tmp_path).keys() > set(fresh)
        assert not any(map(portal.asked, fresh)), "the first of the two has asked"
        assert changes(tmp_path) == [], "what stood there is not withdrawn"
