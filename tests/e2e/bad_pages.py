"""Every kind of bad page that a server may answer with."""

import gzip
import random
import zlib

from prose import write_paragraphs
from tiny_portal import SECTIONS, Answer, Handler, TinyPortal, render_article

MEGABYTE = 1024 * 1024


def article(number: int) -> str:
    return render_article(number, *SECTIONS[0], write_paragraphs(number))


def send_huge(handler: Handler, sent: list[int], *, states_length: bool) -> None:
    """50 MB of an article, as far as the client takes them."""
    head = article(101).partition("</div></body>")[0].encode()
    line = ("<p>" + "很长的一段话。" * 100 + "</p>\n").encode()
    block = line * (MEGABYTE // len(line))
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    if states_length:
        handler.send_header("Content-Length", str(len(head) + 50 * len(block)))
    handler.send_header("Connection", "close")
    handler.close_connection = True
    handler.end_headers()
    handler.wfile.write(head)
    for _ in range(50):
        handler.wfile.write(block)
        handler.wfile.flush()
        sent.append(len(block))


def deflate_zeros(megabytes: int) -> bytes:
    """A gzip stream that inflates to so many MB of spaces, made without deflating them all."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = packer.compress(b" " * MEGABYTE) + packer.flush(zlib.Z_FULL_FLUSH)
    header = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"
    # The blocks refer to nothing before them, so each can be repeated; nobody reads as far as the checksum.
    return header + block * megabytes + zlib.compressobj(9, zlib.DEFLATED, -15).flush() + b"\0" * 8


def send_cut(handler: Handler) -> None:
    """Half of the bytes that the header promises."""
    body = article(103).encode()
    handler.send_response(200)
    handler.send_header("Content-Type", "text/html; charset=utf-8")
    handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body[: len(body) // 2])
    handler.wfile.flush()
    handler.drop()


def spoil(text: str) -> bytes:
    """The text with bytes that are no UTF-8 between its third and fourth paragraph."""
    before, mark, after = text.encode().rpartition(b"<p>")
    return before + b"<p>\xff\xfe\x81\xc0\xaf\xed\xa0\x80\x00\x1b\x07</p>" + mark + after


def build_bad_pages(portal: TinyPortal, sent: dict[str, list[int]]) -> dict[str, Answer]:
    """Every kind of bad page, by its target."""
    seen: dict[str, int] = {}

    def count(handler: Handler) -> int:
        seen[handler.path] = seen.get(handler.path, 0) + 1
        return seen[handler.path]

    def busy_once(handler: Handler) -> None:
        if count(handler) == 1:
            handler.send_page("slow down", 429, Retry_After="3")
        else:
            handler.send_page(article(104))

    def drop_once(handler: Handler) -> None:
        if count(handler) == 1:
            handler.drop()
        else:
            handler.send_page(article(105))

    one_line = article(106).replace("\n", "").partition("<p>")
    long_line = one_line[0] + "<p>" + "这一行有三兆字节，" * (3 * MEGABYTE // 27) + "到此为止。</p></div></body></html>"
    noise = random.Random(1).randbytes(200_000)
    deep = article(112).replace('<div class="content">', '<div class="content">' + "<div><b>" * 20_000)
    bomb = deflate_zeros(1024)
    broken = gzip.compress(article(102).encode())[:40] + noise[:400]
    tiny_bomb = gzip.compress(gzip.compress(bomb, 9), 9)
    to = lambda target: lambda h: h.send_page(b"", 302, Location=target)  # noqa: E731 - it stands beside what it is for
    return {
        "/bad/huge.html": lambda h: send_huge(h, sent.setdefault(h.path, []), states_length=True),
        "/bad/endless.html": lambda h: send_huge(h, sent.setdefault(h.path, []), states_length=False),
        "/bad/bomb.html": lambda h: h.send_page(bomb, Content_Encoding="gzip"),
        "/bad/tiny-bomb.html": lambda h: h.send_page(tiny_bomb, Content_Encoding="gzip, gzip, gzip"),
        "/bad/broken-gzip.html": lambda h: h.send_page(broken, Content_Encoding="gzip"),
        # What misconfigured servers say of a page that is not packed.
        "/bad/no-gzip.html": lambda h: h.send_page(article(116), Content_Encoding="gzip"),
        "/bad/odd-coding.html": lambda h: h.send_page(article(115), Content_Encoding="utf-8"),
        "/bad/cut.html": send_cut,
        "/bad/cut-markup.html": lambda h: h.send_page(article(107).partition("</p>\n</div>")[0] + "</p><div cla"),
        "/bad/one-line.html": lambda h: h.send_page(long_line),
        "/bad/bytes.html": lambda h: h.send_page(spoil(article(108))),
        "/bad/noise.html": lambda h: h.send_page(noise),
        "/bad/deep.html": lambda h: h.send_page(deep),
        "/bad/self.html": to("/bad/self.html"),
        "/bad/ping.html": to("/bad/pong.html"),
        "/bad/pong.html": to("/bad/ping.html"),
        "/bad/chain-0.html": to("/bad/chain-1.html"),
        **{f"/bad/chain-{n}.html": to(f"/bad/chain-{n + 1}.html") for n in range(1, 40)},
        "/bad/nowhere.html": lambda h: h.send_page(b"", 302),
        "/bad/offsite.html": to("http://elsewhere.invalid/page.html"),
        "/bad/busy.html": busy_once,
        "/bad/drop.html": Handler.drop,
        "/bad/drop-once.html": drop_once,
        "/bad/error.html": lambda h: h.send_page("down", 503),
        "/bad/forbidden.html": lambda h: h.send_page("no", 403),
        "/bad/gone.html": lambda h: h.send_page("gone", 410),
        "/bad/empty.html": lambda h: h.send_page(b""),
        "/bad/image.html": lambda h: h.send_page(b"\x89PNG\r\n\x1a\n" + noise[:5000], Content_Type="image/png"),
        "/bad/moved.html": to("/local/1.html"),
        # Not in any list, but asked for by every crawler.
        "/robots.txt": lambda h: h.send_page(
            f"User-agent: *\nDisallow: /bad/secret\nSitemap: {portal.url}sitemap.xml\n", Content_Type="text/plain"
        ),
        "/sitemap.xml": lambda h: h.send_page(_LAUGHS, Content_Type="text/xml"),
        "/bad/secret.html": lambda h: h.send_page(article(109)),
    }


_LAUGHS = (
    '<?xml version="1.0"?>\n<!DOCTYPE urlset [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + ']><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>&a9;</loc></url></urlset>'
)
UNLISTED = ("/robots.txt", "/sitemap.xml", "/bad/pong.html")
