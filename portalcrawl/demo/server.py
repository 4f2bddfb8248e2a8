"""Serves a portal over HTTP/1.1 on loopback, as its own system would."""

import contextlib
import socket
import sys
import threading
import time
from collections import Counter
from email.utils import parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Self

from portalcrawl.demo.model import Page, Portal

_Request = socket.socket | tuple[bytes, socket.socket]
_Address = tuple[str, int]
_IDLE_SECONDS = 30
_TEXT_TYPES = ("text/html", "text/xml", "text/plain")


class DemoServer:
    """A context manager: serves the portal from a thread until it is left.

    Answers GET and HEAD, keeps connections alive, honours If-Modified-Since, waits `delay` seconds before each answer.
    Port 0 means a free one. Raises OSError if the port is taken.
    """

    def __init__(self, portal: Portal, host: str = "127.0.0.1", port: int = 0, delay: float = 0.0) -> None:
        self.requests: Counter[str] = Counter()
        """How often each request target was asked for, HEAD and 304 included."""
        self._lock = threading.Lock()
        self._portal = portal
        self._delay = delay
        self._server = _HttpServer((host, port), self)
        shown_host = f"[{host}]" if ":" in host else host
        self.url = f"http://{shown_host}:{self._server.server_address[1]}/"
        """The portal's home page."""
        self._address = self.url.rstrip("/").encode("ascii")
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.close_connections()
        self._server.server_close()

    def answer(self, target: str) -> Page:
        """Counts the request and gives its page, with the portal's address replaced by this server's."""
        with self._lock:
            self.requests[target] += 1
        if self._delay:
            time.sleep(self._delay)
        page = self._portal.respond(target)
        stated = self._portal.address.encode("ascii")
        if not stated or page.headers.get("Content-Type", "").partition(";")[0] not in _TEXT_TYPES:
            return page
        return Page(page.status, page.headers, page.body.replace(stated, self._address))


def _plain_socket(request: _Request) -> socket.socket:
    return request if isinstance(request, socket.socket) else request[1]


class _HttpServer(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], demo: DemoServer) -> None:
        self.demo = demo
        self._open: set[socket.socket] = set()
        super().__init__(address, _Handler)

    def process_request(self, request: _Request, client_address: _Address) -> None:
        self._open.add(_plain_socket(request))
        super().process_request(request, client_address)

    def shutdown_request(self, request: _Request) -> None:
        self._open.discard(_plain_socket(request))
        super().shutdown_request(request)

    def close_connections(self) -> None:
        """Ends the connections that clients keep alive, so that their threads end too."""
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def handle_error(self, request: _Request, client_address: _Address) -> None:
        """A client that goes away in the middle of an answer is not an error of the server."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "Apache/2.2"
    sys_version = ""
    timeout = _IDLE_SECONDS
    # Headers and body go out together and at once: a second small packet would wait for the receiver's delayed
    # acknowledgement of the first, 40 ms a page.
    wbufsize = 65536
    disable_nagle_algorithm = True
    server: _HttpServer

    def do_GET(self) -> None:
        page = self.server.demo.answer(self.path)
        modified = page.headers.get("Last-Modified")
        is_unchanged = modified is not None and self._is_unchanged_since(modified)
        self.send_response(304 if is_unchanged else page.status)
        for name, value in page.headers.items():
            self.send_header(name, value)
        if not is_unchanged:
            self.send_header("Content-Length", str(len(page.body)))
        self.end_headers()
        if self.command == "GET" and not is_unchanged:
            self.wfile.write(page.body)
        self.wfile.flush()

    do_HEAD = do_GET

    def _is_unchanged_since(self, modified: str) -> bool:
        stated = self.headers.get("If-Modified-Since")
        if not stated:
            return False
        try:
            return parsedate_to_datetime(modified) <= parsedate_to_datetime(stated)
        except (TypeError, ValueError):
            return False

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's signature
        """Says nothing: the demo's terminal belongs to the crawl."""
