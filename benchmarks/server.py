"""Serves the generated portal over HTTP/1.1 with keep-alive, from memory, as fast as one thread can.

    server.py ARTICLES [--gzip]

The first line on stdout is the portal's address; the process ends when its stdin is closed. `/-/taken` gives what was
asked for since it was last asked itself, as a JSON list. Plain answers name the charset in the header; gzipped ones
leave it to the page's meta element, as most old servers do.
"""

import argparse
import asyncio
import gzip
import sys
from typing import cast

import orjson
import uvloop
from portal import Portal

TAKEN = "/-/taken"


def build_answers(articles: int, *, is_gzipped: bool) -> dict[bytes, bytes]:
    """Every page's answer, status line to last byte, by its target."""
    answers = {b"/robots.txt": _answer(b"200 OK", b"text/plain", b"User-agent: *\nDisallow: /plus/\n")}
    for target, page in Portal(articles).render():
        body = page.encode()
        if is_gzipped:
            answers[target.encode()] = _answer(
                b"200 OK", b"text/html", gzip.compress(body, 6), b"Content-Encoding: gzip\r\n"
            )
        else:
            answers[target.encode()] = _answer(b"200 OK", b"text/html; charset=utf-8", body)
    return answers


def _answer(status: bytes, kind: bytes, body: bytes, more: bytes = b"") -> bytes:
    return b"HTTP/1.1 %b\r\nServer: nginx\r\nContent-Type: %b\r\n%bContent-Length: %d\r\n\r\n%b" % (
        status, kind, more, len(body), body,
    )  # fmt: skip


_NOT_FOUND = _answer(b"404 Not Found", b"text/html; charset=utf-8", b"<html><body><h1>404 Not Found</h1></body></html>")


class Connection(asyncio.Protocol):
    """One client. Requests have no body, so each ends at the first empty line."""

    def __init__(self, answers: dict[bytes, bytes], taken: list[str]) -> None:
        """`taken` is shared by all connections."""
        self._answers = answers
        self._taken = taken
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the way back."""
        # uvloop's transports are none of asyncio's classes.
        self._transport = cast(asyncio.Transport, transport)

    def data_received(self, data: bytes) -> None:
        """Answer every whole request."""
        *requests, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for request in requests:
            target = request.split(b" ", 2)[1]
            if target == TAKEN.encode():
                self._transport.write(_answer(b"200 OK", b"application/json", orjson.dumps(self._taken)))
                self._taken.clear()
            else:
                self._taken.append(target.decode("latin-1"))
                self._transport.write(self._answers.get(target, _NOT_FOUND))


async def serve(articles: int, *, is_gzipped: bool) -> None:
    """Serve on a free port of loopback until stdin ends."""
    answers = build_answers(articles, is_gzipped=is_gzipped)
    taken: list[str] = []
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Connection(answers, taken), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/", flush=True)
    # Whoever started this holds the other end; it closes even where that process is killed.
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description="Serves the generated portal on loopback until stdin is closed.")
    parser.add_argument("articles", type=int)
    parser.add_argument("--gzip", action="store_true")
    given = parser.parse_args()
    uvloop.run(serve(given.articles, is_gzipped=given.gzip))


if __name__ == "__main__":
    main()
