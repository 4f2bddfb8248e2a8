"""Lines between headline and text that say who wrote it, and those that sum it up."""

import pytest

from portalcrawl.extraction.body.edges.credit_lines import find_credit, is_named_summary
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.page import page_of

TEXT = "<p>The ferry runs again, the council said on Monday.</p>"
MARKED = "<span class=author>Jane Doe Roe</span> <span class=date>12 May 2026</span>"


def read(body: str) -> Layout:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout


@pytest.mark.parametrize(("size", "lines"), [(28, 1), (29, 0)])
def test_marked_author_and_date_are_four_fifths_of_their_line(size: int, lines: int) -> None:
    """They have 23 characters, and a space between them."""
    layout = read(f"<p>{MARKED} {'a' * (size - 25)}</p>{TEXT * 9}")
    assert len(layout.lines[0].text) == size
    assert find_credit(layout, list(range(10)), Container(0, 0, 10, 1_000)) == lines


@pytest.mark.parametrize(("elements", "is_named"), [(2, True), (3, False)])
def test_the_name_of_a_summary_is_near_its_line(elements: int, is_named: bool) -> None:
    """The paragraph's own element is the first, and the named one the third at most."""
    inner = "<div>" * (elements - 1) + TEXT + "</div>" * (elements - 1)
    layout = read(f"<div class=deck>{inner}</div>{TEXT}")
    assert is_named_summary(layout, 0) is is_named
    assert not is_named_summary(layout, 1)
