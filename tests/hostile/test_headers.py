"""What a server says before its page has an end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from running import crawl, refuse
from tiny_portal import Handler, TinyPortal

MOST_BYTES = 8_000_000
"""Of what an endless answer could send before the connection was closed: our limit, and what lay in the sockets."""
LIMIT = "headers larger than 262144 bytes"
ONE = "/local/1.html"


class Endless:
    """An answer that repeats one part of a head until the connection is closed, at most 50 MB."""

    def __init__(self, begin: bytes, part: bytes) -> None:
        self.begin, self.part, self.sent = begin, part * (16_384 // len(part) + 1), 0

    def __call__(self, handler: Handler) -> None:
        handler.close_connection = True
        handler.connection.sendall(self.begin)
        while self.sent < 50_000_000:
            handler.connection.sendall(self.part)
            self.sent += len(self.part)


HEADS: dict[str, tuple[bytes, bytes]] = {
    "header lines": (b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n"),
    "lines without a colon": (b"HTTP/1.1 200 OK\r\n", b"nothing\r\n"),
    "continued lines": (b"HTTP/1.1 200 OK\r\nX-A: b\r\n", b" more\r\n"),
    "one header": (b"HTTP/1.1 200 OK\r\nX-A: ", b"b"),
    "a status line": (b"HTTP/1.1 200 ", b"O"),
    "interim answers": (b"", b"HTTP/1.1 102 Processing\r\nX-A: b\r\n\r\n"),
    "early hints": (b"", b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n"),
}


@pytest.mark.parametrize("kind", HEADS)
def test_endless_heads_end(kind: str, tmp_path: Path) -> None:
    endless = Endless(*HEADS[kind])
    with TinyPortal() as portal:
        portal.routes["/"] = endless
        run = crawl(portal.url, tmp_path)
    refuse(run, 7, LIMIT)
    assert portal.asked("/") == 1, "it is not tried again"
    assert endless.sent <= MOST_BYTES
    assert run.peak_mb <= 300


def test_an_endless_head_costs_its_own_page_only(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes[ONE] = Endless(*HEADS["header lines"])
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 3
    assert LIMIT in run.stdout
    assert len(read_archive(only_archive(tmp_path)).records) == 5


def coded(codings: list[str]) -> Callable[[Handler], None]:
    """A page that says that it was coded again and again."""

    def answer(handler: Handler) -> None:
        handler.send_response(200)
        for coding in codings:
            handler.send_header("Content-Encoding", coding)
        handler.send_header("Content-Length", "3")
        handler.end_headers()
        handler.wfile.write(b"xyz")

    return answer


@pytest.mark.parametrize("codings", [["gzip"] * 200, [", ".join(["deflate"] * 200)], ["gzip, br", "gzip, deflate"]])
def test_codings_are_not_stacked(codings: list[str], tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes[ONE] = coded(codings)
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 3
    assert "content codings, 3 at most" in run.stdout


def test_long_headers_of_an_honest_server_cost_nothing(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        page = portal.render_article(1)
        portal.routes[ONE] = lambda h: h.send_page(page, Content_Security_Policy="x" * 20_000, Set_Cookie="a" * 60_000)
        assert crawl(portal.url, tmp_path).returncode == 0
    assert len(read_archive(only_archive(tmp_path)).records) == 6
