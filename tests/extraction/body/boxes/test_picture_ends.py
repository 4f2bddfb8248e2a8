"""Where a report in pictures ends, and the pages that have a text."""

import pytest

from portalcrawl.extraction.body.boxes.picture_ends import find_end_of_pictures
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

PICTURE = "<p><img src=a.jpg></p>"
LABEL = "<p>Related articles</p>"


def sentence(size: int) -> str:
    return "a" * (size - 1) + "."


def box(size: int, name: str = "author-bio") -> str:
    return f"<div class={name}><p>Ann Roe</p><p>{sentence(size)}</p></div>"


def find(*below: str) -> int | None:
    page = f"<body><h1>Harbour at dawn</h1>{''.join(below)}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    return find_end_of_pictures(layout, Headline("Harbour at dawn", "", 0, 1))


@pytest.mark.parametrize(
    ("below", "end"),
    [
        ((PICTURE, LABEL, box(100, "sidebar")), 2),
        ((PICTURE, box(100)), 2),
        (("<p><a href=/up/a.jpg><img src=a.jpg></a></p>", LABEL, box(100)), 2),
        (("<p><a href=/up/a.jpg><img src=a.jpg></a>At dawn</p>", LABEL, box(100)), 2),
        # A picture that leads to another page is that page's.
        (("<p><a href=/a/2.html><img src=a.jpg></a></p>", LABEL, box(100)), None),
        # Nothing says that the rest is not the article's.
        ((PICTURE, box(100, "sidebar")), None),
        ((LABEL, PICTURE, box(100)), 3),
        # There is a text: before the label, outside of boxes, or more than portraits have.
        ((f"<p>{sentence(60)}</p>", PICTURE, LABEL, box(100)), None),
        ((f"<p>{sentence(59)}</p>", PICTURE, LABEL, box(100)), 3),
        ((PICTURE, LABEL, f"<p>{sentence(150)}</p>"), None),
        ((PICTURE, LABEL, f"<p>{sentence(149)}</p>"), 2),
        ((PICTURE, LABEL, box(900)), None),
        ((PICTURE, LABEL, box(899)), 2),
    ],
)
def test_the_end_of_pictures(below: tuple[str, ...], end: int | None) -> None:
    assert find(*below) == end


@pytest.mark.parametrize(("lines", "is_end"), [(58, True), (59, False)])
def test_the_label_is_among_the_first_sixty_lines(lines: int, is_end: bool) -> None:
    """One of them is the picture, one the label."""
    assert (find(PICTURE, "<p>At dawn</p>" * lines, LABEL) is not None) is is_end


@pytest.mark.parametrize(("lines", "is_end"), [(10, True), (11, False)])
def test_an_author_s_portrait_has_ten_lines(lines: int, is_end: bool) -> None:
    assert (find(PICTURE, f"<div class=author-bio>{'<p>Ann Roe</p>' * lines}</div>") == 2) is is_end


def test_pages_without_a_headline_have_none() -> None:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{PICTURE}{LABEL}</body>")).layout
    assert find_end_of_pictures(layout, Headline(None)) is None
