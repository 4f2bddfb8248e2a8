"""Start pages of many kinds: without a menu, busy, closed by robots.txt, somewhere inside the portal."""

from pathlib import Path

import pytest
from archived import only_archive, read_archive
from prose import write_paragraphs
from running import (
    crawl,
    refuse,
)
from tiny_portal import Handler, TinyPortal, render_page


def test_tiny_portal_is_archived(portal: TinyPortal, tmp_path: Path) -> None:
    """What the other tests rely on: with nothing wrong, all is well."""
    run = crawl(portal.url, tmp_path)
    assert run.returncode == 0, run.stderr
    records = read_archive(only_archive(tmp_path)).records
    assert records.keys() == set(portal.articles)
    for number, target in enumerate(portal.articles, 1):
        assert records[target]["articleBody"].split("\n\n") == write_paragraphs(number)


@pytest.mark.parametrize(
    "body", ["", "<html><body><h1>It works!</h1></body></html>", render_page("x", "").partition("<div")[0]]
)
def test_home_page_without_a_menu(portal: TinyPortal, tmp_path: Path, body: str) -> None:
    portal.routes["/"] = lambda h: h.send_page(body)
    # What was tried, and what to do.
    refuse(crawl(portal.url, tmp_path / "out"), 1, portal.url, "menu", "list", "start from")
    assert not list((tmp_path / "out").glob("*"))


def test_home_page_busy_for_a_moment(portal: TinyPortal, tmp_path: Path) -> None:
    home = portal.routes["/"]
    portal.routes["/"] = lambda h: home(h) if portal.asked("/") > 1 else h.send_page("", 503, Retry_After="1")
    assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_robots_txt_that_forbids_all(portal: TinyPortal, tmp_path: Path) -> None:
    portal.routes["/robots.txt"] = lambda h: h.send_page("User-agent: *\nDisallow: /\n", Content_Type="text/plain")
    refuse(crawl(portal.url, tmp_path / "out"), 7, portal.url, "robots.txt")
    assert {target for target, _ in portal.requests} == {"/robots.txt"}


@pytest.mark.slow
def test_robots_txt_that_fails(portal: TinyPortal, tmp_path: Path) -> None:
    """Nobody knows what it forbids (RFC 9309, section 2.3.1.4), until a person says that there is none."""
    portal.routes["/robots.txt"] = Handler.drop
    refuse(crawl(portal.url, tmp_path / "out"), 7, "robots.txt cannot be read", "--assume-no-robots")
    assert {target for target, _ in portal.requests} == {"/robots.txt"}
    run = crawl(portal.url, tmp_path / "out", "--assume-no-robots")
    assert run.returncode == 0, run.stderr
    assert "it counts as absent" in run.stdout
    assert read_archive(only_archive(tmp_path / "out")).records.keys() == set(portal.articles)


@pytest.mark.parametrize("start", ["local/3.html", "local/"], ids=["article", "section"])
def test_start_inside_the_portal(portal: TinyPortal, tmp_path: Path, start: str) -> None:
    """An article's or a section's address leads to the whole portal by its menu."""
    run = crawl(portal.url + start, tmp_path)
    assert run.returncode == 0, run.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_splash_page_leads_to_the_home_page(portal: TinyPortal, tmp_path: Path) -> None:
    portal.routes["/home.html"] = portal.routes["/"]
    portal.routes["/"] = lambda h: h.send_page('<html><body><a href="/home.html"><img src="/x.jpg"></a></body></html>')
    assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)
    # The next run comes in by the same way.
    assert crawl(portal.url, tmp_path).returncode == 0


def test_frameset_is_read_whole_though_one_frame_is_gone(portal: TinyPortal, tmp_path: Path) -> None:
    frames = "".join(f'<frame src="/{name}.html">' for name in ("logo", "missing", "main"))
    portal.routes["/main.html"] = portal.routes["/"]
    portal.routes["/logo.html"] = lambda h: h.send_page('<html><body><img src="/x.jpg"></body></html>')
    portal.routes["/"] = lambda h: h.send_page(f"<html><frameset>{frames}</frameset></html>")
    assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_home_page_that_is_the_portal_s_only_list(portal: TinyPortal, tmp_path: Path) -> None:
    """Without a menu, what the home page lists is believed as a section's rows are: short articles without a date."""
    target = next(iter(portal.articles))
    rows = "".join(f'<li><a href="{t}">清河新闻的一条标题之{n}</a></li>' for n, t in enumerate(portal.articles))
    portal.routes["/"] = lambda h: h.send_page(f"<html><body><h1>清河新闻网</h1><ul>{rows}</ul></body></html>")
    portal.routes[target] = lambda h: h.send_page(
        "<html><body><h1>清河新闻的一条标题之0</h1><div><p>今天停水，明天恢复。</p></div></body></html>"
    )
    assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)
