"""What stands behind an early end of a page is part of it."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.markup.early_ends import join_ends

URL = "http://www.example.org/a.html"
FRAMES = [
    "<html><body>{}</body></html>{}",
    "<html><body>{}</body></html>\n<!DOCTYPE html><html><head></head><body class=x>{}</body></html>",
    "<body>{}</BODY ><script>1</script></HTML><div>{}</div>",
    "<html><body><div>{}<html><body>x</body></html></div>{}</body></html>",
]


@pytest.mark.parametrize("frame", FRAMES)
def test_both_parts_are_read(frame: str) -> None:
    document = Document.from_text(URL, frame.format("<p id=a>one</p>", "<p id=b>two</p>"))
    assert [p.get("id") for p in document.body.iter("p")] == ["a", "b"]


@pytest.mark.parametrize(
    "page",
    [
        b"<html><body><p>a</p></body></html>",
        b"<html><body><p>a</p></body>\n</html>\n<!-- made in 0.2 s -->\n",
        b"<html><body><p>a</p></body></html><script>document.write(1)</script> ",
        b"<html><body><p>a</p></body></html><!-- never ends",
        b"<p>no frame at all",
        b"",
    ],
)
def test_a_page_that_ends_where_it_ends_stays_as_it_is(page: bytes) -> None:
    assert join_ends(page) is page


def test_a_script_that_writes_an_end_keeps_its_page() -> None:
    page = """<html><body><script>var s = "<p></body></html>";</script><p id=a>one</p></body></html>"""
    assert [p.get("id") for p in Document.from_text(URL, page).body.iter("p")] == ["a"]


@pytest.mark.parametrize(
    "written",
    [
        "<script>write('<html><body></body></html>')</script>",
        "<SCRIPT>write('</body>')</SCRIPT ><script>write('</html>')</script>",
        "<!-- </body> was here -->",
    ],
)
def test_an_end_that_a_script_in_the_head_writes_takes_no_body_away(written: str) -> None:
    page = f"<html><head>{written}</head><body><p id=a>one</p></body></html>"
    document = Document.from_text(URL, page)
    assert document.body.tag == "body"
    assert [p.get("id") for p in document.body.iter("p")] == ["a"]


def test_a_page_of_ends_alone_costs_no_time() -> None:
    page = b"</body>" * 100_000
    assert join_ends(page) is page
    written = b"<script>w('</body>')</script>" * 50_000
    assert join_ends(written) is written
    assert len(join_ends(b"</html>x" + b"<html" * 100_000)) < 10_000_000
