"""Odd answers: what a browser shows is an article, what was cut is not."""

import gzip
import random
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from archived import only_archive, read_archive, read_fates
from running import crawl
from scrapy.utils._compression import brotli, zstd  # type: ignore[attr-defined]
from tiny_portal import SECTIONS, SITE, Answer, Handler, TinyPortal, render_page, render_rows

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.verification.findings import Tally
from portalcrawl.archive.verification.verify import verify_archive

ONE = "/local/1.html"


def crawl_with(answer: Callable[[bytes], Answer], folder: Path) -> tuple[int, list[str], str, str]:
    """Exit code, archived addresses, fate and reason where one article is answered in an odd way."""
    with TinyPortal() as portal:
        portal.routes[ONE] = answer(portal.render_article(1).encode())
        run = crawl(portal.url, folder)
    root = only_archive(folder)
    fate = read_fates(root)[ONE]
    return run.returncode, sorted(read_archive(root).records), fate["state"], fate.get("reason", "")


def packed(coding: str, pack: Callable[[bytes], bytes], share: float = 1.0) -> Callable[[bytes], Answer]:
    def answer(body: bytes) -> Answer:
        data = pack(body)
        return lambda handler: handler.send_page(data[: int(len(data) * share)], Content_Encoding=coding)

    return answer


def typed(content_type: str) -> Callable[[bytes], Answer]:
    return lambda body: lambda handler: handler.send_page(body, Content_Type=content_type)


def verbatim(before: bytes, behind: bytes = b"") -> Callable[[bytes], Answer]:
    """All bytes of an answer, around the page; `%d` and `%x` are its length."""

    def answer(body: bytes) -> Answer:
        def send(handler: Handler) -> None:
            head = before.replace(b"%d", b"%d" % len(body)).replace(b"%x", b"%x" % len(body))
            handler.wfile.write(head + body + behind)

        return send

    return answer


def raw(head: bytes) -> Callable[[bytes], Answer]:
    """An answer with these header lines; `%d` is the body's length."""

    def answer(body: bytes) -> Answer:
        def send(handler: Handler) -> None:
            handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + head.replace(b"%d", b"%d" % len(body)) + b"\r\n" + body)

        return send

    return answer


def unpacked_length(body: bytes) -> Answer:
    def send(handler: Handler) -> None:
        handler.send_page(gzip.compress(body), Content_Encoding="gzip", Content_Length=str(len(body)))
        handler.close_connection = True

    return send


WHOLE: dict[str, Callable[[bytes], Answer]] = {
    "octet-stream": typed("application/octet-stream"),
    "any type": typed("*/*"),
    "a type that is none": typed("charset=utf-8"),
    "deflate without a header": packed("deflate", lambda body: zlib.compress(body)[2:-4]),
    "zstd": packed("zstd", zstd.compress),
    "the length of the unpacked page": unpacked_length,
    "a charset for a coding": lambda body: lambda handler: handler.send_page(body, Content_Encoding="utf-8"),
    "a header's name in quotes": raw("‘x-a’: b\r\nContent-Length: %d\r\n".encode()),
    "a length that is a word": raw(b"Content-Length: none\r\nConnection: close\r\nContent-Length: %d\r\n"),
    "a transfer coding that says nothing": raw(b"Transfer-Encoding: identity\r\nContent-Length: %d\r\n"),
    "a coding named twice": lambda body: (
        lambda handler: handler.send_page(gzip.compress(body), Content_Encoding="gzip, gzip")
    ),
    "empty lines first": verbatim(b"\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n"),
    "spaces in the status line": verbatim(b"HTTP/1.1  200   OK\r\nContent-Length: %d\r\n\r\n"),
    "two types": raw(b"Content-Type: text/html\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n"),
    "gzip in silence": lambda body: lambda handler: handler.send_page(gzip.compress(body)),
    "gzip in words alone": lambda body: lambda handler: handler.send_page(body, Content_Encoding="gzip"),
    "a version of its own": verbatim(b"HTTP/2 200\r\nContent-Length: %d\r\n\r\n"),
    "line ends of Unix": verbatim(b"HTTP/1.1 200 OK\nContent-Length: %d\n\n"),
    "blanks behind a chunk's size": verbatim(
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n%x  ;a b\r\n", b"\r\n0\r\n\r\n"
    ),
    "a header of 60 KB": raw(b"X-Policy: " + b"a" * 60_000 + b"\r\nContent-Length: %d\r\n"),
}


@pytest.mark.parametrize("kind", WHOLE)
def test_what_a_browser_shows_is_an_article(kind: str, tmp_path: Path) -> None:
    code, articles, state, reason = crawl_with(WHOLE[kind], tmp_path)
    assert (code, state) == (0, "archived"), reason
    assert ONE in articles
    assert list(verify_archive(Layout(only_archive(tmp_path)), Tally())) == []


@pytest.mark.parametrize("status", [b"000", b"2000"])
def test_a_status_that_http_does_not_have(status: bytes, tmp_path: Path) -> None:
    """Neither the record nor the WARC file could be read by others."""
    answer = verbatim(b"HTTP/1.1 " + status + b" OK\r\nContent-Length: %d\r\n\r\n")
    code, articles, state, reason = crawl_with(answer, tmp_path)
    assert (code, state, reason) == (3, "failed", f"the answer is not HTTP: status {int(status)}")
    assert ONE not in articles
    assert list(verify_archive(Layout(only_archive(tmp_path)), Tally())) == []


def test_a_part_of_a_page_is_not_archived(tmp_path: Path) -> None:
    def part(body: bytes) -> Answer:
        return lambda h: h.send_page(body[:-90], 206, Content_Range=f"bytes 0-{len(body) - 91}/{len(body)}")

    code, articles, state, reason = crawl_with(part, tmp_path)
    assert (code, state, reason) == (3, "failed", "HTTP 206: a part of the page")
    assert ONE not in articles


def test_the_trouble_of_what_stands_before_a_server_passes(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        well = portal.routes[ONE]
        portal.routes[ONE] = lambda h: h.send_page("", 520) if portal.asked(ONE) == 1 else well(h)
        assert crawl(portal.url, tmp_path).returncode == 0
    assert ONE in read_archive(only_archive(tmp_path)).records


CUT: dict[str, Callable[[bytes], Answer]] = {
    "gzip": packed("gzip", gzip.compress, 0.6),
    "deflate": packed("deflate", zlib.compress, 0.6),
    "brotli": packed("br", brotli.compress, 0.6),
    "zstd": packed("zstd", zstd.compress, 0.6),
}


@pytest.mark.parametrize("kind", [pytest.param(kind, marks=() if kind == "gzip" else pytest.mark.slow) for kind in CUT])
def test_what_was_cut_is_not(kind: str, tmp_path: Path) -> None:
    code, articles, state, reason = crawl_with(CUT[kind], tmp_path)
    assert (code, state, reason) == (3, "failed", "answer cut off")
    assert ONE not in articles


def test_bytes_that_are_not_text_are_not_an_article(tmp_path: Path) -> None:
    """A file that a server calls a page, and that begins like none that anybody knows."""
    data = random.Random(3).randbytes(9_000)
    found = crawl_with(lambda body: lambda handler: handler.send_page(data), tmp_path)
    assert found[2:] == ("not_article", "not a page but a file that is called text/html")
    assert ONE not in "".join(found[1])


def test_an_empty_answer_is_asked_for_again_at_once(tmp_path: Path) -> None:
    """A server in trouble says that all is well and sends nothing; the first crawl is whole all the same."""
    with TinyPortal() as portal:
        pages = {target: portal.routes[target] for target in ("/local/", ONE)}

        def send(handler: Handler) -> None:
            if portal.asked(handler.path) == 1:
                handler.send_page("")
            else:
                pages[handler.path](handler)

        portal.routes |= dict.fromkeys(pages, send)
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0, run.stdout
        assert [portal.asked(target) for target in pages] == [2, 2]
    assert len(read_archive(only_archive(tmp_path)).records) == 6


def test_a_coding_that_nobody_knows_fails_its_page(tmp_path: Path) -> None:
    code, articles, state, reason = crawl_with(packed("lzma", gzip.compress), tmp_path)
    assert (code, state, reason) == (3, "failed", "unknown Content-Encoding: lzma")
    assert ONE not in articles


JUMPS = {
    "a script": "<script>location.href = '/real.html'</script>",
    "a form": "<form action='/real.html'><input type=hidden name=a></form><script>document.forms[0].submit()</script>",
    "a refresh": "<meta http-equiv=refresh content='0;url=/real.html'>",
}


@pytest.mark.parametrize("kind", JUMPS)
def test_a_page_that_only_jumps_is_followed(kind: str, tmp_path: Path) -> None:
    with TinyPortal() as portal:
        page = portal.render_article(1)
        portal.routes[ONE] = lambda handler: handler.send_page(f"<html><head></head><body>{JUMPS[kind]}</body></html>")
        for target in ("/real.html", "/real.html?a="):
            portal.routes[target] = lambda handler: handler.send_page(page)
        assert crawl(portal.url, tmp_path).returncode == 0
    assert any(path.startswith("/real.html") for path in read_archive(only_archive(tmp_path)).records)


def test_a_portal_that_lets_nobody_in_without_a_cookie(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        for target, inner in list(portal.routes.items()):

            def gate(handler: Handler, inner: Answer = inner, target: str = target) -> None:
                if "seen=1" in (handler.headers.get("Cookie") or ""):
                    inner(handler)
                else:
                    handler.send_page("", 302, Location=target, Set_Cookie="seen=1; path=/")

            portal.routes[target] = gate
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 0, run.stderr
    assert read_archive(only_archive(tmp_path)).records.keys() == set(portal.articles)


def test_nobody_goes_to_a_login(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes[ONE] = lambda handler: handler.send_page("", 302, Location="/member/login.php?to=/local/1.html")
        crawl(portal.url, tmp_path)
        assert not [target for target, _ in portal.requests if "login" in target]
    fate = read_fates(only_archive(tmp_path))[ONE]
    assert fate["state"] == "excluded"
    assert "not a page to read" in fate["reason"]


def test_a_list_whose_next_page_only_a_header_names(tmp_path: Path) -> None:
    """No link leads to the older half of a list of forty."""
    name, address = SECTIONS[0]
    with TinyPortal(size=80) as portal:
        rows = portal.rows(address)[::-1]
        pages = [render_page(f"{name}_{SITE}", f'<div class="list">{render_rows(half)}</div>')
                 for half in (rows[:20], rows[20:])]  # fmt: skip
        portal.routes[address] = lambda h: h.send_page(pages[0], Link=f'<{address}?page=2>; rel="next"')
        portal.routes[f"{address}?page=2"] = lambda h: h.send_page(pages[1])
        run = crawl(portal.url, tmp_path)
        assert run.returncode == 0, run.stdout
        assert {target for target, _, _ in rows} <= read_archive(only_archive(tmp_path)).records.keys()
