"""Where the visitors' part of a page begins, in the block that holds the text as well."""

import pytest

from portalcrawl.extraction.body.boxes.visitors_part import find_visitors_part
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>The wooden bridge is open again, and the ferry rests until the water falls.</p>"
RULES = "<div><p>Comments appear as soon as the owner of this notebook has read them.</p></div>"
LONG = "<p>We had waited for it since the flood, and the children most of all of us.</p>"
POSTED = "<p class=posted>Posted by Jane Roe at March 2, 2005 12:18 PM</p>"


@pytest.mark.parametrize(
    ("below", "first"),
    [
        (f"<h2 id=comments>Comments</h2>{RULES}", 2),
        (f"<h2 id=trackbacks>Trackback Pings</h2>{RULES}", 2),
        # Set like the text: a heading of it, unless the text is closed.
        (f"<h2 id=comments>Comments</h2>{LONG}", None),
        (f"{POSTED}<h2 id=comments>Comments</h2>{LONG}", 3),
        # Words or marks alone.
        (f"<h2>Comments</h2>{RULES}", None),
        (f"<h2 id=comments>What the neighbours said</h2>{RULES}", None),
        (f"<p id=comments>Comments</p>{RULES}", None),
        ("", None),
    ],
)
def test_where_it_begins(below: str, first: int | None) -> None:
    page = f"<body><div><h1>Bridge opens again</h1>{TEXT}{below}</div><p>Harbour Press</p></body>"
    layout = page_of(Document.from_text("http://x.example/1.html", page)).layout
    part = find_visitors_part(layout, Headline("Bridge opens again", "", 0, 1))
    assert part == (range(first, len(layout.lines) - 1) if first else range(0))


@pytest.mark.parametrize(("size", "is_text"), [(45, True), (44, False)])
def test_the_text_goes_on_behind_it_with_a_sentence_of_fifteen_hanzi(size: int, is_text: bool) -> None:
    below = f"<h2 id=comments>Comments</h2><p>{'a' * (size - 1)}.</p>"
    page = f"<body><div><h1>Bridge opens again</h1>{TEXT}{below}</div></body>"
    layout = page_of(Document.from_text("http://x.example/1.html", page)).layout
    assert bool(find_visitors_part(layout, Headline("Bridge opens again", "", 0, 1))) is not is_text


def test_a_forum_has_all_texts_in_boxes_of_comments() -> None:
    page = f"<body><h1>Bridge opens again</h1><p class=comment>{TEXT[3:-4]}<h2 id=comments>Comments</h2>{RULES}"
    layout = page_of(Document.from_text("http://x.example/1.html", page)).layout
    assert not find_visitors_part(layout, Headline("Bridge opens again", "", 0, 1))
