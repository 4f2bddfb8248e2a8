"""Parts for browsers without scripts, which open or close elements of the page around them."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.markup.unscripted_parts import drop_unpaired_parts
from portalcrawl.page.page import page_of


@pytest.mark.parametrize(
    "source",
    [
        "<noscript><div id=x></noscript><p>one</p><noscript></div></noscript>",
        "<noscript><div id=x></noscript><p>one</p>",
        "<NOSCRIPT class=a><TABLE><tr><td></NoScript ><p>one</p>",
        "<noscript><span></noscript><p>one</p><noscript>no script</noscript>",
    ],
)
def test_the_page_is_read(source: str) -> None:
    layout = page_of(Document.from_text("http://portal.example/", f"<html><body>{source}</body></html>")).layout
    assert [line.text for line in layout.lines] == ["one"]


@pytest.mark.parametrize(
    "source",
    [
        b"<noscript><img src=/a.jpg></noscript><p>one</p>",
        b"<noscript><div><p>a<br></div></noscript><p>one</p>",
        b"<noscript><link rel=stylesheet href=/a.css></noscript>",
        b"<script>document.write('<noscript>')</script><p>one</p><noscript>no</noscript>",
        b"<noscript><div>no end",
        b"<div></noscript>",
        b"<p>one</p>",
    ],
)
def test_other_pages_stay_as_they_are(source: bytes) -> None:
    assert drop_unpaired_parts(source) is source


def test_a_page_of_such_tags_costs_no_time() -> None:
    source = b"<noscript>" * 100_000 + b"<div>" * 100_000
    assert drop_unpaired_parts(source) is source
    assert drop_unpaired_parts(b"<noscript><div></noscript>" * 50_000) == b""
