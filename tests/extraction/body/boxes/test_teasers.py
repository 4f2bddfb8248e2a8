"""Which lines are links to other articles with a few lines of what each says, and which the rest of a text."""

import pytest

from portalcrawl.extraction.body.boxes.teasers import are_teasers
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def links_to(pages: int) -> str:
    return "".join(f"<p><a href=/{page}>The old quay</a></p>" for page in range(pages))


def read(body: str, seen: int) -> bool:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout
    return are_teasers(layout, 0, len(layout.lines), [False] * len(layout.lines), seen)


@pytest.mark.parametrize(("pages", "expected"), [(2, True), (1, False)])
def test_one_link_is_the_article_s_own(pages: int, expected: bool) -> None:
    assert read(links_to(pages) + sentence(80) * 3, 400) is expected


@pytest.mark.parametrize(("lines", "expected"), [(3, True), (4, False)])
def test_a_teaser_has_three_lines(lines: int, expected: bool) -> None:
    assert read(links_to(2) + sentence(80) * lines, 400) is expected


@pytest.mark.parametrize(("size", "expected"), [(89, True), (90, False)])
def test_no_sentence_comes_before_the_first_link(size: int, expected: bool) -> None:
    assert read(sentence(size) + links_to(2), 400) is expected


@pytest.mark.parametrize(("links", "size", "expected"), [(10, 600, True), (10, 601, False), (11, 601, True)])
def test_ten_links_above_more_than_an_excerpt_are_a_box(links: int, size: int, expected: bool) -> None:
    """Behind it the text goes on, with more than was said above; eleven links are a row of teasers."""
    assert read(links_to(links) + sentence(300) + sentence(size - 300), 100) is expected


@pytest.mark.parametrize(("size", "expected"), [(11, True), (12, False)])
def test_labels_of_less_than_four_hanzi_are_not_what_a_teaser_says(size: int, expected: bool) -> None:
    assert read(links_to(2) + f"<p>{'a' * size}</p>" * 4, 400) is expected


@pytest.mark.parametrize(("links", "expected"), [(297, True), (296, False)])
def test_teasers_are_counted_in_three_hundred_lines(links: int, expected: bool) -> None:
    """The fourth sentence below the last link is text."""
    assert read(links_to(links) + sentence(80) * 4, 400) is expected
