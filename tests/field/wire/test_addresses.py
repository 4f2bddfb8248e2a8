"""Addresses in odd spellings, and numbers in them that are a session's or a story's."""

import itertools
import re
import socket
import threading
from collections.abc import Callable
from http.server import ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote_to_bytes

import pytest
from archived import only_archive, read_archive, read_fates
from running import FAST, crawl, refuse, run_cli
from tiny_portal import Answer, Handler, TinyPortal

HEX = "{:08x}c0ffee00deadbeef12345678"


class MarkedPortal(TinyPortal):
    """Links of every page carry what `mark` makes of the number of the answer; pages are found without it."""

    mark: Callable[[str, int], str]
    unmark: Callable[[str], str]

    def serve(self, mark: Callable[[str, int], str], unmark: Callable[[str], str]) -> None:
        numbers = itertools.count(1)
        plain = dict(self.routes)

        class Routes(dict[str, Answer]):
            def get(self, target: str, default: object = None) -> Answer | None:  # type: ignore[override]
                inner = plain.get(unmark(target))
                if inner is None or not target.rpartition("/")[2].partition("?")[0].endswith(("", ".html")):
                    return None
                return lambda handler: answer(handler, inner)

        def answer(handler: Handler, inner: Answer) -> None:
            number, send = next(numbers), handler.send_page

            def send_marked(text: str | bytes, status: int = 200, **headers: str) -> None:
                page = text.decode() if isinstance(text, bytes) else text
                for target in sorted(plain, key=len, reverse=True):
                    page = page.replace(f'href="{target}"', f'href="{mark(target, number)}"')
                send(page, status, **headers)

            handler.send_page = send_marked  # type: ignore[method-assign]
            inner(handler)
            del handler.send_page

        self.routes = Routes()


def in_query(name: str, value: str) -> tuple[Callable[[str, int], str], Callable[[str], str]]:
    return (
        lambda path, n: f"{path}?{name}={value.format(n)}",
        lambda target: target.partition("?")[0],
    )


SESSIONS: dict[str, tuple[Callable[[str, int], str], Callable[[str], str]]] = {
    "a shop's": in_query("osCsid", HEX),
    "a name that nobody knows": in_query("visit", HEX),
    "seconds": in_query("t", "17{:08d}"),
    "milliseconds": in_query("time", "17{:08d}000"),
    "a servlet's": (lambda path, n: f"{path};jsessionid={HEX.format(n)}", lambda target: target.partition(";")[0]),
    "ASP.NET's": (lambda path, n: f"/(S({HEX.format(n)})){path}", lambda target: re.sub(r"^/\(S\(\w+\)\)", "", target)),
}


@pytest.mark.parametrize("kind", SESSIONS)
def test_a_session_costs_nothing(kind: str, tmp_path: Path) -> None:
    with MarkedPortal() as portal:
        portal.serve(*SESSIONS[kind])
        assert crawl(portal.url, tmp_path).returncode == 0
        first = len(portal.requests)
        assert first <= 20
        assert crawl(portal.url, tmp_path).returncode == 0
        assert len(portal.requests) - first <= 6
    archive = read_archive(only_archive(tmp_path))
    assert len(archive.records) == 6
    assert not (only_archive(tmp_path) / "duplicates.jsonl").read_bytes()


@pytest.mark.parametrize("name", ["sid", "t", "story"])
def test_a_number_that_chooses_the_article_stays(name: str, tmp_path: Path) -> None:
    with TinyPortal(size=8) as portal:
        values = [str(1_700_000_000_000 + n) if name == "t" else HEX.format(n) for n in range(8)]
        folders = ("local", "policy") * 4
        portal.articles = [f"/{one}/show.jsp?{name}={value}" for one, value in zip(folders, values, strict=True)]
        portal.routes = portal._build()
        assert crawl(portal.url, tmp_path).returncode == 0
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_chinese_in_a_query_is_asked_for_in_the_pages_charset(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        asked: list[str] = []
        title = "园区召开安全生产工作专题会议并部署明年任务"
        row = f'<li><a href="/local/show.asp?lm=公告華&bh=9">{title}</a><span>2024-03-09</span></li>'
        page = portal.render_list("本地新闻", "/local/").replace("utf-8", "gbk").replace("©", "")
        page = page.replace("<ul>\n<li>", f"<ul>\n{row}<li>", 1)
        assert row in page
        gbk = "text/html; charset=gbk"
        portal.routes["/local/"] = lambda handler: handler.send_page(page.encode("gbk"), Content_Type=gbk)
        inner = portal.routes

        class Routes(dict[str, Answer]):
            def get(self, target: str, default: object = None) -> Answer | None:  # type: ignore[override]
                if not target.startswith("/local/show.asp"):
                    return inner.get(target)
                asked.append(target)
                article = portal.render_article(9).replace("utf-8", "gbk").encode("gbk", "replace")
                return lambda handler: handler.send_page(article, Content_Type=gbk)

        portal.routes = Routes()
        assert crawl(portal.url, tmp_path).returncode == 0
    assert asked
    assert {unquote_to_bytes(target).partition(b"lm=")[2] for target in asked} == {"公告華".encode("gbk") + b"&bh=9"}


class Server6(ThreadingHTTPServer):
    """A portal's server on IPv6's loopback address."""

    address_family = socket.AF_INET6
    daemon_threads = True

    def __init__(self, portal: TinyPortal) -> None:
        self.portal = portal
        super().__init__(("::1", 0), Handler)


def test_an_ipv6_address_is_a_portals(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        try:
            server = Server6(portal)
        except OSError:
            pytest.skip("no IPv6 on this machine")
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            url = f"http://[::1]:{server.server_address[1]}/"
            assert crawl(url, tmp_path).returncode == 0
            root = only_archive(tmp_path)
            assert root.name == f"__1_{server.server_address[1]}"
            assert run_cli("crawl", root, *FAST).returncode == 0
            assert run_cli("verify", root).returncode == 0
        finally:
            server.shutdown()
            server.server_close()
    assert read_archive(root).records.keys() == set(portal.articles)


BAD = ("http://host:1:80/", "http://[::1/", "http://exa mple/", "http://x.example:99999/", "http://", "http://a℀b/")


def test_bad_addresses_cost_nothing_wherever_they_stand(tmp_path: Path) -> None:
    """In links, frames, redirects, refreshes, scripts, feeds, sitemaps, and where robots.txt should be."""
    with TinyPortal() as portal:
        links = "".join(f'<a href="{bad}">更多</a><iframe src="{bad}"></iframe>' for bad in BAD)
        feeds = "".join(f'<link rel="alternate" type="application/rss+xml" href="{bad}">' for bad in (*BAD, "/rss.xml"))
        home = portal.render_home().replace("</head>", f"{feeds}</head>").replace("</body>", f"{links}</body>")
        items = "".join(f"<item><link>{bad}</link></item>" for bad in BAD)
        urls = "".join(f"<url><loc>{bad}</loc></url>" for bad in BAD)
        portal.routes["/"] = lambda handler: handler.send_page(home)
        portal.routes["/robots.txt"] = lambda handler: handler.send_page("", 302, Location=BAD[0])
        portal.routes["/rss.xml"] = lambda handler: handler.send_page(f"<rss><channel>{items}</channel></rss>")
        portal.routes["/sitemap.xml"] = lambda handler: handler.send_page(f"<urlset>{urls}</urlset>")
        jump = f'<meta http-equiv="refresh" content="0;url={BAD[0]}"><script>location.href="{BAD[0]}"</script>'
        portal.routes["/local/1.html"] = lambda handler: handler.send_page("", 302, Location=BAD[0])
        portal.routes["/policy/2.html"] = lambda handler: handler.send_page(f"<html>{jump}<body></body></html>")
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 3
    assert "Traceback" not in run.stderr
    root = only_archive(tmp_path)
    fates = read_fates(root)
    assert fates["/local/1.html"]["reason"] == "HTTP 302 to nowhere"
    assert not {path for path, fate in fates.items() if fate["state"] in ("pending", "leased")}
    assert read_archive(root).records.keys() == set(portal.articles[2:])


def test_a_start_page_that_leads_to_a_bad_address(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes["/"] = lambda handler: handler.send_page("", 302, Location=BAD[0])
        refuse(crawl(portal.url, tmp_path), 7, "to nowhere")
