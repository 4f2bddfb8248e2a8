"""What portals say is text: it commands neither the terminal nor the library that draws tables."""

import io
import logging
from pathlib import Path

import pytest
from archived import only_archive, read_archive
from rich.console import Console
from running import crawl, refuse, run_cli, run_here
from tiny_portal import TinyPortal, render_article

from portalcrawl.cli.logs import PlainFormatter
from portalcrawl.cli.views.tables import make_table
from portalcrawl.extensions.live_bar import bar
from portalcrawl.page.document import Document
from portalcrawl.text.whitespace import show_controls

MARKUP = "新闻[/b]"


def test_a_section_with_markup_in_its_name_is_shown_as_it_is(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        pages = {"/": portal.render_home(), "/local/": portal.render_list("本地新闻", "/local/")}
        pages |= {f"/local/{n}.html": portal.render_article(n) for n in (1, 3, 5)}
        for target, page in pages.items():
            named = page.replace("本地新闻", MARKUP)
            portal.routes[target] = lambda h, named=named: h.send_page(named)  # type: ignore[misc]
        run = crawl(portal.url, tmp_path)
        assert "Traceback" not in run.stderr
        for verb in ("status", "urls", "verify", "log"):
            said = run_cli(verb, only_archive(tmp_path))
            assert "Traceback" not in said.stderr, verb
        assert MARKUP in run_cli("status", only_archive(tmp_path)).stdout


def test_tables_show_control_characters_and_obey_none() -> None:
    out = io.StringIO()
    table = make_table("name[/]")
    table.add_row("a\x1b[2Jb\x9bc [/b]")
    Console(file=out, markup=False, width=80).print(table)
    assert "a\\x1b[2Jb\\x9bc [/b]" in out.getvalue()


def test_the_progress_bar_takes_headlines_as_they_are() -> None:
    task = bar.add_task("", total=None, portal="[/b]", facts="[/]", subject="[red]x[/b]")
    try:
        out = io.StringIO()
        Console(file=out, width=200).print(bar.get_renderable())
        assert "[red]x[/b]" in out.getvalue()
    finally:
        bar.remove_task(task)


def test_logs_obey_nothing_that_a_server_says() -> None:
    record = logging.LogRecord("x", logging.INFO, "", 0, "%s", ("a\x1b]0;title\x07\u202eb",), None)
    assert PlainFormatter("%(message)s").format(record) == "a\\x1b]0;title\\x07\\u202eb"


@pytest.mark.parametrize("text", ["一般的文字", "a b\tc\nd"])
def test_other_texts_stay(text: str) -> None:
    assert show_controls(text) == text


ADDRESSES = {
    "/a\x1b[2J.html": "/a%1B[2J.html",
    "/a\x00b\x7fc?x=\x01y": "/a%00b%7Fc?x=%01y",
    "/a\x85b\u2028": "/a%C2%85b%E2%80%A8",
}


@pytest.mark.parametrize("href", ADDRESSES)
def test_control_characters_in_addresses_are_escaped(href: str) -> None:
    """As https://url.spec.whatwg.org/#c0-control-percent-encode-set says."""
    assert Document.from_text("http://e.example/", "").absolute(href) == f"http://e.example{ADDRESSES[href]}"


@pytest.mark.parametrize(
    "href", ["http://user:secret@e.example/a", "//user:secret@e.example/a", "https://x@e.example/"]
)
def test_passwords_in_links_are_dropped(href: str) -> None:
    found = Document.from_text("http://e.example/", "").absolute(href)
    assert found is not None
    assert found.startswith(("http://e.example/", "https://e.example/"))


def test_an_at_sign_elsewhere_in_a_link_stays() -> None:
    page = Document.from_text("http://e.example/", "")
    assert page.absolute("/@author/a?to=b@c") == "http://e.example/@author/a?to=b@c"


def test_a_start_with_a_password_is_refused_and_the_password_not_said(tmp_path: Path) -> None:
    run = run_here("crawl", "http://user:secret@portal.example/", "-o", tmp_path / "out")
    refuse(run, 2, "portal.example", "leave it out")
    assert "secret" not in run.stdout + run.stderr
    assert not (tmp_path / "out").exists()


def test_foreign_ends_of_lines_are_ours(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        paragraphs = [
            f"第{n}句话在这里\u2028第二行写在这里\u2029第三行写在这里\x85第四行写在这里，完。" for n in range(9)
        ]
        page = render_article(1, "本地新闻", "/local/", paragraphs)
        portal.routes["/local/1.html"] = lambda h: h.send_page(page)
        crawl(portal.url, tmp_path)
    record = read_archive(only_archive(tmp_path)).records["/local/1.html"]
    for field in ("articleBody", "articleBodyHtml"):
        assert "第四行" in record[field]
        assert not set("\u2028\u2029\x85") & set(record[field])
