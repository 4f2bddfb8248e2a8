"""The author's portrait below a text, and paragraphs that are only named so."""

import pytest

from portalcrawl.extraction.body.edges.author_boxes import find_author_box
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>The ferry runs again, the council said on Monday.</p>"
NAMED = "<p class=author>The islanders had asked for it.</p>"


def find(above: str, box: str) -> int:
    """How many lines the box below these lines has; 0 if it is not the author's."""
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{above}{box}</body>")).layout
    first = above.count("<p")
    end = find_author_box(layout, first, Container(0, 0, len(layout.lines), 1_000))
    return end and end - first


@pytest.mark.parametrize(("lines", "expected"), [(10, 10), (11, 0)])
def test_a_portrait_has_ten_lines(lines: int, expected: int) -> None:
    assert find(TEXT, f"<div class=author>{'<p>Jane Doe</p>' * lines}</div>") == expected


@pytest.mark.parametrize(("alike", "expected"), [(1, 1), (2, 0)])
def test_a_class_of_several_paragraphs_names_nobody(alike: int, expected: int) -> None:
    assert find(NAMED * alike, NAMED) == expected


@pytest.mark.parametrize(("between", "expected"), [(28, 0), (29, 1)])
def test_they_are_among_the_thirty_blocks_above(between: int, expected: int) -> None:
    assert find(TEXT * 3 + NAMED * 2 + TEXT * between, NAMED) == expected
