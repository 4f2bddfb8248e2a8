"""`articleBodyHtml` in a browser: nothing in it runs, however it is loaded. nh3 is the other judge.

Chromium comes from the system; `.ci/run` installs it.
"""

import json
import re
import shutil
import subprocess
from html import escape
from pathlib import Path

import nh3
import pytest
from browser_vectors import VECTORS
from prose import write_headline, write_paragraphs
from tiny_portal import TinyPortal

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document
from portalcrawl.pipelines.normalize import NormalizePipeline

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--virtual-time-budget=15000",
)  # fmt: skip
URL = "http://portal.example/a/1.html"
PLACES = {
    "between paragraphs": "<p>{a}</p>{vector}<p>{b}</p>",
    "in a paragraph": "<p>{a}{vector}{b}</p>",
    "in a table": "<p>{a}</p><table><tr><td>{vector}</td><td>{b}</td></tr></table><p>{b}</p>",
    "in a list": "<p>{a}</p><ul><li>{vector}</li><li>{b}</li></ul>",
}
WAYS = {
    "as the page itself": "for (const one of given) document.write('<div>' + one + '</div>');",
    "as innerHTML": "for (const one of given) {"
    " const box = document.createElement('div'); document.body.append(box); box.innerHTML = one; }",
    "as a fragment": "for (const one of given) {"
    " const range = document.createRange(); range.selectNode(document.body);"
    " document.body.append(range.createContextualFragment(one)); }",
    "in frames": "for (const one of given) {"
    " const frame = document.createElement('iframe'); frame.srcdoc = one; document.body.append(frame); }",
}
# As tests/extraction/body/html/test_html_writer.py has them: what docs/record.md promises.
STRUCTURE = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code table caption thead tbody tfoot tr td th figure "
    "figcaption b strong i em u s sub sup small q cite del ins mark ruby rt rp time abbr br a img"
)
ALLOWED = frozenset(STRUCTURE.split())
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def script_of(number: int) -> str:
    """What a vector runs; without quotes, so that it fits everywhere."""
    return f"top.hit({number})"


def read_markup(place: str, vector: str) -> str:
    """The HTML that the record of an article with this vector has; "" if the page shows no article."""
    body = PLACES[place].format(a=write_paragraphs(1)[0], b=write_paragraphs(2)[0], vector=vector)
    page = (
        f"<html><head><meta charset=utf-8><title>x</title></head><body><h1>{write_headline(1)}</h1>"
        f"<div class=info>2024-03-01</div><div class=content>{body}</div></body></html>"
    )
    document = Document.from_bytes(URL, page.encode("utf-8", "surrogatepass"))
    article = extract_article(document, Hints(listed=True)).article
    return "" if article is None else NormalizePipeline().process_item(article).articleBodyHtml or ""


def find_hits(pieces: list[str], way: str, folder: Path) -> set[int]:
    """The numbers of the scripts that Chromium has run of some pieces of HTML, and of the links in them."""
    assert CHROMIUM is not None
    given = json.dumps(pieces).replace("<", "\\u003c")
    click = (
        "for (const where of [document, ...[...document.querySelectorAll('iframe')].map(f => f.contentDocument)])"
        " for (const link of where ? where.querySelectorAll('a[href]') : [])"
        " if (link.protocol === 'javascript:') link.click();"
    )
    page = (
        "<!DOCTYPE html><html><head><meta charset=utf-8></head><body><script>"
        "window.hit = n => document.documentElement.setAttribute("
        "'data-hits', (document.documentElement.getAttribute('data-hits') || '') + n + ' ');"
        f"const given = {given}; addEventListener('load', () => setTimeout(() => {{{click}}}, 2000));"
        f"{WAYS[way]}</script></body></html>"
    )
    with TinyPortal() as server:
        server.routes["/"] = lambda h: h.send_page(page)
        command = [CHROMIUM, *FLAGS, f"--user-data-dir={folder / 'profile'}", "--dump-dom", server.url]
        run = subprocess.run(command, capture_output=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr[-2000:]
    shown = run.stdout.decode("utf-8", "replace")
    assert "const given" in shown, "the page was shown"
    found = re.search(r'<html[^>]* data-hits="([^"]*)"', shown)
    return {int(number) for number in found[1].split()} if found else set()


@pytest.mark.parametrize("place", PLACES)
def test_nh3_finds_nothing_to_take_away(place: str) -> None:
    for number, vector in enumerate(VECTORS):
        markup = read_markup(place, vector.format(js=script_of(number)))
        clean = nh3.clean(
            markup, tags=set(ALLOWED), attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None
        )
        assert squeeze(clean) == squeeze(markup), vector


def squeeze(markup: str) -> str:
    """Without what two writers of the same tree do differently: added bodies of tables, escapes, ends of lines."""
    return re.sub(r"</?tbody>|\s+", "", markup).replace("&nbsp;", "\xa0").replace("&quot;", '"').replace("&#x27;", "'")


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this system; .ci/run installs it")
@pytest.mark.parametrize("way", WAYS)
def test_nothing_runs_in_a_browser(way: str, tmp_path: Path) -> None:
    pieces = [
        read_markup(place, vector.format(js=script_of(number)))
        for place in PLACES
        for number, vector in enumerate(VECTORS)
    ]
    assert sum(map(bool, pieces)) > len(pieces) / 2, "most pages show an article"
    assert find_hits(pieces, way, tmp_path) == set()


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this system; .ci/run installs it")
def test_the_browser_runs_what_is_not_sanitized(tmp_path: Path) -> None:
    """Otherwise the tests above would say nothing."""
    pieces = [escape(vector) if vector.startswith("<plaintext") else vector for vector in VECTORS]
    pieces = [piece.format(js=script_of(number)) for number, piece in enumerate(pieces)]
    assert len(find_hits(pieces, "as innerHTML", tmp_path)) >= 25
    assert len(find_hits(pieces, "in frames", tmp_path)) >= 40
