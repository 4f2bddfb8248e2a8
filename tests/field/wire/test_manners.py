"""What a server asks of its visitors: robots.txt, Retry-After."""

import time
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates
from running import FAST, crawl, refuse, run_cli
from tiny_portal import Handler, TinyPortal

ANY_LOOPBACK = ("--allow-address", "127.0.0.0/8")
ONE = "/local/1.html"


def text(handler: Handler, body: str, status: int = 200, **headers: str) -> None:
    handler.send_page(body, status, Content_Type="text/plain", **headers)


def test_robots_txt_is_fetched_once_and_its_sitemaps_are_read(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes["/robots.txt"] = lambda handler: text(handler, "Sitemap: /maps/all.xml\n")
        portal.routes["/maps/all.xml"] = lambda handler: text(
            handler, "<urlset><url><loc>/deep/9.html</loc></url></urlset>"
        )
        portal.routes["/deep/9.html"] = lambda handler: handler.send_page(portal.render_article(9))
        assert crawl(portal.url, tmp_path).returncode == 0
        assert portal.asked("/robots.txt") == 1
    assert "/deep/9.html" in read_archive(only_archive(tmp_path)).records


def test_rules_behind_a_redirect_to_another_host_hold(tmp_path: Path) -> None:
    with TinyPortal() as other, TinyPortal() as portal:
        other.routes["/rules.txt"] = lambda handler: text(handler, "User-agent: *\nDisallow: /policy/\n")
        portal.routes["/robots.txt"] = lambda handler: text(handler, "", 301, Location=f"{other.url}rules.txt")
        run = crawl(portal.url, tmp_path, *ANY_LOOPBACK)
        assert (run.returncode, "(robots.txt)" in run.stdout) == (3, True), "a section that nobody may read is a gap"
        assert not [target for target, _ in portal.requests if target.startswith("/policy/")]


def test_what_robots_txt_withholds_is_told_once_and_stands_in_status(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes["/robots.txt"] = lambda handler: text(handler, "User-agent: *\nDisallow: /policy/\n")
        runs = [crawl(portal.url, tmp_path) for _ in range(2)]
        assert [run.returncode for run in runs] == [3, 0]
        assert all("was not asked for (robots.txt)" in run.stdout for run in runs)
        assert "complete, except for what robots.txt withholds," in runs[1].stdout
    assert "was not asked for (robots.txt)" in run_cli("status", only_archive(tmp_path)).stdout


def test_the_host_that_a_start_page_leads_to_is_asked_for_its_own_rules(tmp_path: Path) -> None:
    with TinyPortal() as other, TinyPortal() as portal:
        portal.routes["/"] = lambda handler: handler.send_page("", 302, Location=other.url)
        other.routes["/robots.txt"] = lambda handler: text(handler, "User-agent: *\nDisallow: /policy/\n")
        crawl(portal.url, tmp_path, *ANY_LOOPBACK)
        assert portal.asked("/robots.txt") == other.asked("/robots.txt") == 1
        assert not [target for target, _ in other.requests if target.startswith("/policy/")]
        assert [target for target, _ in other.requests if target.startswith("/local/")]


@pytest.mark.slow
def test_the_last_good_copy_holds_while_robots_txt_fails(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes["/robots.txt"] = lambda handler: text(handler, "User-agent: *\nDisallow: /policy/\n")
        assert crawl(portal.url, tmp_path).returncode == 3  # a section that nobody may read is a gap
        portal.routes["/robots.txt"] = lambda handler: text(handler, "", 503)
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0, "what robots.txt withholds was told by the first run"
        assert "manners" in run.stdout
        assert "holds" in run.stdout
        assert not [target for target, _ in portal.requests if target.startswith("/policy/")]


@pytest.mark.slow
def test_a_pause_is_the_whole_hosts(tmp_path: Path) -> None:
    with TinyPortal(size=12) as portal:
        until = [0.0, 0]
        for target, inner in list(portal.routes.items()):

            def serve(handler: Handler, inner=inner) -> None:  # type: ignore[no-untyped-def]
                if time.monotonic() < until[0]:
                    until[1] += 1
                if len(portal.requests) == 9:
                    until[0] = time.monotonic() + 3
                    handler.send_page("slow", 503, Retry_After="4")
                else:
                    inner(handler)

            portal.routes[target] = serve
        run = run_cli("crawl", portal.url, "-o", tmp_path, "--delay", "0.05")
        assert run.returncode == 0, run.stderr
        assert until[0] > 0
        assert until[1] == 0, "requests within the pause"
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_a_pause_that_does_not_fit_ends_the_run_and_a_later_one_keeps_to_it(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        assert crawl(portal.url, tmp_path, "--max-articles", "1").returncode == 0
        root = only_archive(tmp_path)
        for target in (*portal.articles, "/", "/local/", "/policy/"):
            portal.routes[target] = lambda handler: handler.send_page("busy", 503, Retry_After="5000")
        refuse(run_cli("crawl", root, *FAST), 4, "asks to be left alone until", "run the same command again")
        assert "pending" in {fate["state"] for fate in read_fates(root).values()}
        asked = len(portal.requests)
        refuse(run_cli("crawl", root, *FAST), 4, "asks to be left alone until")
        assert len(portal.requests) == asked, "nothing is asked within the pause"


def test_a_feed_and_a_sitemap_on_another_host_are_read(tmp_path: Path) -> None:
    feed = '<link rel="alternate" type="text/xml" href="/rss.xml">'
    with TinyPortal() as other, TinyPortal() as portal:
        home = portal.render_home().replace("</head>", f"{feed}</head>")
        portal.routes["/"] = lambda handler: handler.send_page(home)
        portal.routes["/rss.xml"] = lambda handler: handler.send_page("", 302, Location=f"{other.url}feed")
        portal.routes["/sitemap.xml"] = lambda handler: handler.send_page("", 302, Location=f"{other.url}map")
        items = f"<item><title>x</title><link>{portal.url}deep/21.html</link></item>"
        other.routes["/feed"] = lambda handler: text(handler, f"<rss><channel>{items}</channel></rss>")
        loc = f"<url><loc>{portal.url}deep/22.html</loc></url><url><loc>{other.url}local/1.html</loc></url>"
        other.routes["/map"] = lambda handler: text(handler, f"<urlset>{loc}</urlset>")
        for number in (21, 22):
            portal.routes[f"/deep/{number}.html"] = lambda handler, number=number: handler.send_page(  # type: ignore[misc]
                portal.render_article(number)
            )
        for _ in range(2):
            assert crawl(portal.url, tmp_path, *ANY_LOOPBACK).returncode == 0
        assert not other.asked("/local/1.html"), "another host's pages are not this portal's"
    assert {"/deep/21.html", "/deep/22.html"} <= read_archive(only_archive(tmp_path)).records.keys()
