"""Pages that are nothing but a frame around another page of the site."""

import pytest

from portalcrawl.discovery.entrances.framesets import find_framed
from portalcrawl.page.document import Document

URL = "http://portal.example/news/1/index.html"


@pytest.mark.parametrize(
    ("frameset", "page"),
    [
        ('<frameset cols="0,*"><frame src="a.html"><frame src="b.html"></frameset>', "b.html"),
        ('<frameset rows="100%,*"><frame src="b.html"><frame src="a.html"></frameset>', "b.html"),
        ('<frameset rows="*, 0%"><frame src="b.html"><frame src="a.html"></frameset>', "b.html"),
        ('<frameset><frame src="b.html"></frameset>', "b.html"),
        ('<frameset cols="*"><frame src="b.html"><noframes>no frames</noframes></frameset>', "b.html"),
        # A banner or a menu beside it, frames within frames.
        ('<frameset rows="80,*"><frame src="a.html"><frame src="b.html"></frameset>', None),
        ('<frameset cols="20%,80%"><frame src="a.html"><frame src="b.html"></frameset>', None),
        ('<frameset rows="0,*"><frame src="a.html"><frameset><frame src="b.html"></frameset></frameset>', None),
        # Another site's page, a file, the page itself, nothing.
        ('<frameset><frame src="http://other.example/b.html"></frameset>', None),
        ('<frameset><frame src="b.pdf"></frameset>', None),
        ('<frameset><frame src="index.html"></frameset>', None),
        ("<frameset><frame></frameset>", None),
        ("<frameset></frameset>", None),
        ("<body><p>text</body>", None),
        # A lone frame in a page that shows nothing else.
        ('<body><div><iframe src="b.html"></iframe></div><script>var a = 1;</script></body>', "b.html"),
        ('<body><p>text</p><iframe src="b.html"></iframe></body>', None),
        ('<body><a href="c.html"></a><iframe src="b.html"></iframe></body>', None),
        ('<body><iframe src="b.html">Request unsuccessful. Incident 7.</iframe></body>', None),
        ('<body><iframe src="a.html"></iframe><iframe src="b.html"></iframe></body>', None),
    ],
)
def test_the_page_in_the_only_visible_frame(frameset: str, page: str | None) -> None:
    framed = find_framed(Document.from_text(URL, f"<html><head><title>x</title></head>{frameset}</html>"))
    assert framed == (page and f"http://portal.example/news/1/{page}")
