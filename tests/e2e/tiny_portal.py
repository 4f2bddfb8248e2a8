"""A tiny portal on loopback whose every answer a test may replace: the place to misbehave in."""

import contextlib
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Self

from prose import write_headline, write_paragraphs

SITE = "清河新闻网"
SECTIONS = (("本地新闻", "/local/"), ("政策法规", "/policy/"))
FIRST_DAY = date(2024, 3, 1)

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Answers by the portal's routes. A route writes to `self` whatever it likes."""

    protocol_version = "HTTP/1.1"
    wbufsize = 65536
    disable_nagle_algorithm = True
    timeout = 30
    server: "_Server"

    def do_GET(self) -> None:
        portal = self.server.portal
        portal.note(self.path)
        if portal.delay:
            time.sleep(portal.delay)
        answer = portal.routes.get(self.path)
        try:
            if answer is None:
                self.send_page("<html><head><title>404</title></head><body>404 Not Found</body></html>", status=404)
            else:
                answer(self)
            self.wfile.flush()
        except OSError:
            self.close_connection = True  # the client has gone, as it may

    def send_page(self, text: str | bytes, status: int = 200, **headers: str) -> None:
        """A whole answer; header names are written with `_` for `-`."""
        body = text.encode() if isinstance(text, str) else text
        self.send_response(status)
        given = {"Content_Type": "text/html; charset=utf-8", "Content_Length": str(len(body))} | headers
        for name, value in given.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def drop(self) -> None:
        """Close the connection without an answer."""
        self.close_connection = True
        with contextlib.suppress(OSError):
            self.connection.shutdown(socket.SHUT_RDWR)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's signature
        """Says nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, portal: "TinyPortal") -> None:
        self.portal = portal
        super().__init__((portal.host, portal.at), Handler)

    def handle_error(self, request: object, client_address: object) -> None:
        """Broken connections and failing handshakes are what the tests are about."""


@dataclass
class TinyPortal:
    """A home page, two sections, `size` articles; a context manager that serves it."""

    size: int = 6
    at: int = 0
    """The port; 0 takes a free one."""
    host: str = "127.0.0.1"
    """The address that it is served at."""
    delay: float = 0.0
    """Seconds before each answer."""
    tls: ssl.SSLContext | None = None
    routes: dict[str, Answer] = field(default_factory=dict)
    """What answers a request target; a test puts its own answers in."""
    requests: list[tuple[str, float]] = field(default_factory=list)
    """Every request's target and monotonic time."""

    def __post_init__(self) -> None:
        self.articles = [f"/{'local' if n % 2 else 'policy'}/{n}.html" for n in range(1, self.size + 1)]
        self.routes = self._build() | self.routes
        self._server = _Server(self)
        scheme = "http"
        if self.tls:
            self._server.socket = self.tls.wrap_socket(
                self._server.socket, server_side=True, do_handshake_on_connect=False
            )
            scheme = "https"
        self.port: int = self._server.server_address[1]
        self.url = f"{scheme}://{self.host}:{self.port}/"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def note(self, target: str) -> None:
        """Count a request."""
        self.requests.append((target, time.monotonic()))

    def asked(self, target: str) -> int:
        """How often a target was requested."""
        return sum(1 for one, _ in self.requests if one == target)

    def _build(self) -> dict[str, Answer]:
        routes: dict[str, Answer] = {"/": lambda h: h.send_page(self.render_home())}
        for name, address in SECTIONS:
            routes[address] = lambda h, name=name, address=address: h.send_page(self.render_list(name, address))  # type: ignore[misc]
        for number, target in enumerate(self.articles, 1):
            routes[target] = lambda h, number=number: h.send_page(self.render_article(number))  # type: ignore[misc]
        return routes

    def rows(self, address: str) -> list[tuple[str, str, date]]:
        """Target, headline and day of a section's rows."""
        return [
            (target, write_headline(number), FIRST_DAY + timedelta(days=number))
            for number, target in enumerate(self.articles, 1)
            if target.startswith(address)
        ]

    def render_home(self) -> str:
        """The menu and the newest articles."""
        rows = [row for _, address in SECTIONS for row in self.rows(address)[:3]]
        return render_page(SITE, f'<div class="news"><h2>最新</h2>{render_rows(rows)}</div>')

    def render_list(self, name: str, address: str) -> str:
        """A section's only list page."""
        place = f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{address}">{name}</a></div>'
        return render_page(f"{name}_{SITE}", f'{place}<div class="list">{render_rows(self.rows(address))}</div>')

    def render_article(self, number: int) -> str:
        """An article's page."""
        name, address = SECTIONS[0] if number % 2 else SECTIONS[1]
        return render_article(number, name, address, write_paragraphs(number))


def render_page(title: str, main: str) -> str:
    """A page with the portal's frame."""
    menu = "".join(f'<li><a href="{address}">{name}</a></li>' for name, address in SECTIONS)
    return (
        f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title></head>\n<body>'
        f'<div class="nav"><ul><li><a href="/">首页</a></li>{menu}</ul></div>\n{main}\n'
        f'<div class="footer"><p>版权所有 © {SITE}</p></div></body></html>'
    )


def render_rows(rows: Iterable[tuple[str, str, date]]) -> str:
    """Rows as list pages show them."""
    items = "".join(f'<li><a href="{target}">{headline}</a><span>{day}</span></li>\n' for target, headline, day in rows)
    return f"<ul>\n{items}</ul>"


def render_article(number: int, name: str, address: str, paragraphs: list[str], headline: str | None = None) -> str:
    """An article in the portal's frame."""
    place = f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{address}">{name}</a> &gt; 正文</div>'
    day = FIRST_DAY + timedelta(days=number)
    title = headline or write_headline(number)
    body = "\n".join(f"<p>{text}</p>" for text in paragraphs)
    return render_page(
        f"{title}_{SITE}",
        f'{place}<h1>{title}</h1><div class="info">来源：{SITE} 日期：{day}</div><div class="content">\n{body}\n</div>',
    )
