"""Pages that are nothing but a jump to another one."""

import pytest

from portalcrawl.discovery.entrances.jumps import find_jump
from portalcrawl.page.document import Document

URL = "http://example.com/news/1.html"
TO = "http://example.com/content/1.html"


def jump_of(body: str) -> str | None:
    return find_jump(Document.from_text(URL, f"<html><head><title>t</title></head>{body}</html>"))


@pytest.mark.parametrize(
    "body",
    [
        "<script>window.location.href='/content/1.html';</script>",
        "<script>top.location = \"/content/1.html\"</script><body>正在跳转，<a href='/content/1.html'>点击</a></body>",
        "<body onload=\"location.replace('/content/1.html')\"></body>",
        "<script>setTimeout(\"document.location.href='/content/1.html'\", 3000)</script>",
        "<script>if(/Mobile/.test(navigator.userAgent)){location='/m/1.html'}else{location='/content/1.html'}</script>",
        "<script>var folder = '/content/', n = 1; window.location.href = folder + n + '.html';</script>",
    ],
)
def test_a_script_that_jumps(body: str) -> None:
    assert jump_of(body) == TO


def test_a_form_that_sends_itself() -> None:
    form = "<form action='/show.php' name=f><input type=hidden name=id value=5><input type=submit></form>"
    assert jump_of(f"<body>{form}<script>document.f.submit();</script></body>") == "http://example.com/show.php?id=5"


@pytest.mark.parametrize(
    "body",
    [
        # A page with words, links or pictures of its own.
        "<script>if (x) location.href='/m/';</script><body>" + "园区召开工作会议。" * 20 + "</body>",
        "<script>location.href='/m/'</script><body>" + "<a href='/1'>一</a>" * 3 + "</body>",
        "<script>location.href='/m/'</script><body><img src='a.jpg'></body>",
        # A page that a script fills.
        "<body><div id='app'></div><script>" + "var a = 1;" * 400 + "location.href='/login'</script></body>",
        # An address that is put together, one of its own, one that posts, one that a visitor fills in.
        "<script>location.href='/show?id=' + id</script>",
        "<script>location.href='/news/1.html?x=1#a'.split('?')[0]; location.href='1.html'</script>".replace(
            "?x=1#a", ""
        ),
        "<form method=post action=/a><input type=hidden name=b></form><script>document.forms[0].submit()</script>",
        "<form action=/a><input name=b></form><script>document.forms[0].submit()</script>",
        "<body></body>",
    ],
)
def test_what_is_not_only_a_jump(body: str) -> None:
    assert jump_of(body) is None


JUMP = "location.href='/content/1.html';"


@pytest.mark.parametrize(
    ("script", "body", "is_jump"),
    [
        (JUMP.ljust(3_000), "", True),
        (JUMP.ljust(3_001), "", False),
        (JUMP, "请" * 120, True),
        (JUMP, "请" * 121, False),
        (JUMP, "<a href=/1>是</a><a href=/2>否</a>", True),
        (JUMP, "<a href=/1>是</a><a href=/2>否</a><a href=/3>或</a>", False),
    ],
    ids=lambda value: value if isinstance(value, bool) else f"{value[:9]} {len(value)}",
)
def test_how_little_a_page_has_that_only_jumps(script: str, body: str, is_jump: bool) -> None:
    assert jump_of(f"<script>{script}</script><body>{body}</body>") == (TO if is_jump else None)
