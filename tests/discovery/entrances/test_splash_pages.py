"""Pages without content of their own: where they lead."""

import pytest

from portalcrawl.discovery.entrances.splash_pages import find_doors, find_frames
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"
HOME = f"{SITE}/home.shtml"


def read(text: str) -> Document:
    return Document.from_text(f"{SITE}/", f"<html>{text}</html>")


SPLASHES = {
    "an address given to location": (
        '<head><script>window.location.href="home.shtml";</script></head><body></body>',
        HOME,
    ),
    "a call": ("<body><script>self.location.replace('/home.shtml')</script></body>", HOME),
    "inside a timer": ("<body><script>setTimeout(\"location.href='/home.shtml'\", 5000);</script></body>", HOME),
    "when it is loaded": ("<body onload=\"location='home.shtml'\"></body>", HOME),
    "the link that says enter": (
        '<body><a href="/notice.html">公告</a><a href="/en/">English</a><a href="home.shtml">进入首页</a></body>',
        HOME,
    ),
    "an image that says enter": (
        '<body><a href="/a.html">x</a><a href="home.shtml"><img alt="进入网站"></a></body>',
        HOME,
    ),
    "the only link": (
        '<body><a href="home.shtml"><img src="/1.jpg"></a><a href="http://beian.example/">备案</a></body>',
        HOME,
    ),
    "one frame and a blank one": ('<frameset rows="*,0"><frame src="home.shtml"></frameset>', HOME),
    "another site": ('<body><script>location.href="http://m.example.com/"</script></body>', None),
    "several links": ('<body><a href="/a.html">甲</a><a href="/b.html">乙</a></body>', None),
}


@pytest.mark.parametrize("name", SPLASHES)
def test_splash(name: str) -> None:
    text, expected = SPLASHES[name]
    assert find_doors(read(text)) == ([expected] if expected else [])


def test_a_frameset_leads_to_all_its_frames() -> None:
    page = read(
        '<frameset rows="90,*"><frame src="top.htm"><frame src="main.htm"><frame src="http://ad.example/"></frameset>'
    )
    assert find_doors(page) == [f"{SITE}/top.htm", f"{SITE}/main.htm"]


def test_counters_and_hidden_frames_show_nothing() -> None:
    page = read(
        '<body><iframe src="/list/1.html" width="100%" height="600"></iframe>'
        '<iframe src="/count.html" width="0"></iframe>'
        '<iframe src="/c.html" style="display: none"></iframe>'
        '<iframe src="/d.html" style="visibility:hidden"></iframe><iframe src="about:blank"></iframe>'
        '<iframe src="/media/oembed?url=https%3A//video.example/3"></iframe></body>'
    )
    assert find_frames(page) == [f"{SITE}/list/1.html"]


@pytest.mark.parametrize(("size", "count"), [("99", 0), ("100", 1), ("100%", 1), ("", 1)])
def test_a_small_frame_is_a_counter(size: str, count: int) -> None:
    assert len(find_frames(read(f'<body><iframe src="/count.html" width="{size}"></iframe></body>'))) == count


@pytest.mark.parametrize(("length", "count"), [(19_000, 1), (21_000, 0)])
def test_a_library_is_no_splash_page_s_script(length: int, count: int) -> None:
    text = f"<body><script>{';' * length}location.href='/home.shtml'</script></body>"
    assert len(find_doors(read(text))) == count
