"""Which kind of thing a frame, a player or a script shows, and what it is given as its file."""

import time

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.items import Article
from portalcrawl.page.document import Document

ROW = Hints(listed=True, headline="江城春耕现场会")
HOST = "http://w.example"


def read(markup: str) -> Article:
    head = "<title>江城春耕现场会-江城网</title><div><h1>江城春耕现场会</h1><p>发布时间：2020-03-21</p>"
    html = f"{head}<div>{markup}</div></div>"
    document = Document.from_bytes(f"{HOST}/a/1.html", html.encode(), "text/html; charset=utf-8")
    article = extract_article(document, ROW).article
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("markup", "files", "videos", "audios"),
    [
        ("<iframe src='/up/a.pdf'></iframe>", ["/up/a.pdf"], [], []),
        ("<iframe data-src='/up/a.pdf'></iframe>", ["/up/a.pdf"], [], []),
        ("<iframe src='/viewer.html?file=/up/a.pdf&page=2'></iframe>", ["/up/a.pdf"], [], []),
        ("<iframe src='/viewer.html#file=/up/a.ofd'></iframe>", ["/up/a.ofd"], [], []),
        ("<iframe src='/play.html?v=/up/a.mp4'></iframe>", [], ["/up/a.mp4"], []),
        ("<iframe src='/embed/42'></iframe>", [], ["/embed/42"], []),
        ("<iframe src='/maps/embed?pb=42'></iframe>", [], [], []),
        ("<iframe src='/vote.html'></iframe>", [], [], []),
        ("<object><param name='flashvars' value='file=/up/a.flv&w=1'></object>", [], ["/up/a.flv"], []),
        ("<embed src='/p.swf' flashvars='file=/up/a.flv'>", [], ["/up/a.flv"], []),
        ("<video><source src='/up/a.mp4'><source src='/up/a.webm'></video>", [], ["/up/a.mp4"], []),
        ("<video src='/play?id=42'></video>", [], ["/play?id=42"], []),
        ("<video src='data:video/mp4;base64,AAAA'></video>", [], [], []),
        ("<video src='/up/a.mp4'></video><script>play('/up/a.mp4')</script>", [], ["/up/a.mp4"], []),
        ("<audio src='/up/a.mp3'></audio>", [], [], ["/up/a.mp3"]),
        (r"<script>new Player({file: '\/up\/a.m3u8', skin: '/skin.css'})</script>", [], ["/up/a.m3u8"], []),
        ("<script>write('<iframe src=\"/up/a.pdf\">')</script>", ["/up/a.pdf"], [], []),
        ("<script>var home = '/index.html';</script>", [], [], []),
    ],
)
def test_what_is_shown(markup: str, files: list[str], videos: list[str], audios: list[str]) -> None:
    article = read(markup)
    assert [one.url.removeprefix(HOST) for one in article.attachments] == files
    assert [one.url.removeprefix(HOST) for one in article.videos] == videos
    assert [one.url.removeprefix(HOST) for one in article.audios] == audios


def test_a_linked_file_that_is_shown_too_is_named_once_by_its_link() -> None:
    article = read("<p><a href='/up/a.pdf'>会议方案.pdf</a></p><iframe src='/up/a.pdf'></iframe>")
    assert [(one.url, one.name) for one in article.attachments] == [(f"{HOST}/up/a.pdf", "会议方案.pdf")]


def test_a_script_of_two_megabytes_is_not_read_through() -> None:
    started = time.process_time()
    article = read("<script>" + "x('/a/b');" * 200_000 + "</script>")
    assert article.evidence["articleBody"] == "no text: title only"
    assert time.process_time() - started < 5


@pytest.mark.parametrize(("place", "is_read"), [(20_001, True), (20_002, False)])
def test_so_much_of_a_script_is_read(place: int, is_read: bool) -> None:
    """`place` is where the call ends, one sign behind the string."""
    call = "showPdf('/up/a.pdf')"
    script = call.rjust(place, " ")
    assert bool(read(f"<script>{script}</script>").attachments) is is_read
