"""The server over real sockets."""

import http.client
import socket
import threading
import time
import urllib.parse
from collections.abc import Iterator

import pytest

from portalcrawl.demo import DemoServer, Portal


@pytest.fixture
def server(portal: Portal) -> Iterator[DemoServer]:
    with DemoServer(portal) as running:
        yield running


@pytest.fixture
def connection(server: DemoServer) -> Iterator[http.client.HTTPConnection]:
    client = http.client.HTTPConnection(urllib.parse.urlsplit(server.url).netloc, timeout=10)
    yield client
    client.close()


def ask(
    client: http.client.HTTPConnection, target: str, method: str = "GET", **headers: str
) -> tuple[http.client.HTTPResponse, bytes]:
    client.request(method, target, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = client.getresponse()
    return response, response.read()


def test_serves_the_pages_bytes(portal: Portal, connection: http.client.HTTPConnection) -> None:
    target = portal.truth[-1].path
    response, body = ask(connection, target)
    assert (response.status, response.version) == (200, 11)
    assert response.headers["Content-Type"] == "text/html"
    assert int(response.headers["Content-Length"]) == len(body)
    assert body == portal.pages[target].body


def test_keeps_the_connection(portal: Portal, connection: http.client.HTTPConnection) -> None:
    connection.connect()
    first = connection.sock
    for target in ("/", "/nowhere", portal.truth[0].path, "/plus/list.php?tid=2"):
        ask(connection, target)
        assert connection.sock is first


def test_head_has_the_headers_without_the_body(portal: Portal, connection: http.client.HTTPConnection) -> None:
    response, body = ask(connection, "/about/", "HEAD")
    assert (response.status, body) == (200, b"")
    assert int(response.headers["Content-Length"]) == len(portal.pages["/about/"].body)
    assert ask(connection, "/about/")[1] == portal.pages["/about/"].body


def test_missing_page_is_the_portals_own(connection: http.client.HTTPConnection) -> None:
    response, body = ask(connection, "/a/1999/0101/1.html")
    assert response.status == 404
    assert "頁面不存在" in body.decode("gbk")


def test_dead_rows_over_http(portal: Portal, connection: http.client.HTTPConnection) -> None:
    statuses = {reason: ask(connection, target)[0].status for target, reason in portal.dead.items()}
    assert statuses == {"gone": 404, "error": 500, "moved": 302, "message": 200}


@pytest.mark.parametrize(
    ("since", "status"),
    [
        ("Mon, 25 Dec 2017 04:00:00 GMT", 304),
        ("Tue, 26 Dec 2017 00:00:00 GMT", 304),
        ("Sun, 24 Dec 2017 00:00:00 GMT", 200),
        ("yesterday", 200),
    ],
)
def test_conditional_get(portal: Portal, connection: http.client.HTTPConnection, since: str, status: int) -> None:
    target = portal.truth[-1].path
    assert ask(connection, target)[0].headers["Last-Modified"] == "Mon, 25 Dec 2017 04:00:00 GMT"
    response, body = ask(connection, target, If_Modified_Since=since)
    assert (response.status, bool(body)) == (status, status == 200)
    assert ask(connection, "/about/")[0].status == 200


def test_dynamic_pages_have_no_last_modified(connection: http.client.HTTPConnection) -> None:
    for target in ("/plus/list.php?tid=2", "/calendar/?y=2017&m=12", "/plus/count.php?aid=1"):
        assert "Last-Modified" not in ask(connection, target)[0].headers


def test_counts_every_request(server: DemoServer, connection: http.client.HTTPConnection) -> None:
    for _ in range(3):
        ask(connection, "/plus/count.php?view=yes&aid=7&mid=1")
    ask(connection, "/", "HEAD")
    assert server.requests == {"/plus/count.php?view=yes&aid=7&mid=1": 3, "/": 1}


def test_absolute_links_lead_to_the_server(server: DemoServer, connection: http.client.HTTPConnection) -> None:
    for target in ("/robots.txt", "/sitemap.xml", "/rss.xml", "/"):
        body = ask(connection, target)[1]
        assert server.url.encode() in body
        assert b"www.gaoxinyuan.example" not in body


def test_serves_many_clients_at_once(portal: Portal, server: DemoServer) -> None:
    targets = [article.path for article in portal.truth[:80]]
    wrong: list[str] = []

    def read(share: list[str]) -> None:
        client = http.client.HTTPConnection(urllib.parse.urlsplit(server.url).netloc, timeout=30)
        wrong.extend(target for target in share if ask(client, target)[1] != portal.pages[target].body)
        client.close()

    threads = [threading.Thread(target=read, args=(targets,)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert all(server.requests[target] == 8 for target in targets)


def test_answers_without_delayed_acknowledgements(portal: Portal, connection: http.client.HTTPConnection) -> None:
    """Headers and body written apart cost 40 ms a page on a kept connection."""
    begin = time.perf_counter()
    for article in portal.truth[:50]:
        ask(connection, article.path)
    assert time.perf_counter() - begin < 50 * 0.03


def test_delay_is_kept(portal: Portal) -> None:
    with DemoServer(portal, delay=0.2) as slow:
        client = http.client.HTTPConnection(urllib.parse.urlsplit(slow.url).netloc, timeout=10)
        begin = time.perf_counter()
        ask(client, "/")
        assert time.perf_counter() - begin >= 0.2
        client.close()


def test_stops_while_a_client_is_connected(portal: Portal) -> None:
    with DemoServer(portal) as running:
        port = urllib.parse.urlsplit(running.url).port
        client = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        ask(client, "/")
    with pytest.raises((ConnectionError, http.client.HTTPException)):
        ask(client, "/")
    client.close()
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    with DemoServer(portal, port=port or 0) as again:
        assert again.url.endswith(f":{port}/")


def test_a_taken_port_is_an_error(portal: Portal, server: DemoServer) -> None:
    with pytest.raises(OSError, match="in use"):
        DemoServer(portal, port=urllib.parse.urlsplit(server.url).port or 0)
