"""Lines between the paragraphs that lead elsewhere and say nothing."""

import pytest

from portalcrawl.extraction.body.lines.inserted_notes import is_insertion, is_unseen
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Related: <a href=/2>The old quay</a>", True),
        ("READ MORE: <a href=/2>The old quay</a>", True),
        ("此前报道：<a href=/2>老码头停用</a>", True),
        ("<a href=/2>OLD QUAY IS FULL</a>", True),
        ("<a href=#after>skip past newsletter promotion</a>", True),
        ("&gt;&gt; <a href=/2>The old quay is full</a>", True),
        ("→ <a href=/2>The old quay is full</a>", True),
        # The same to another site, or in a sentence.
        ("» <a href=http://quay.example.org/>The old quay</a>", False),
        ("&gt;&gt;&gt;&gt;&gt;&gt;&gt; <a href=/2>The old quay is full</a>", True),
        ("&gt;&gt;&gt;&gt;&gt;&gt;&gt;&gt; <a href=/2>The old quay is full</a>", False),
        ("&gt;&gt; The council says that <a href=/2>the old quay is full</a>", False),
        # A name in capitals, a reference, a link to the page's top without a place.
        ("<a href=/2>OLD QUAY FULL</a>", False),
        ("<a href=/2>The old quay is full</a>", False),
        ("<a href=#>The old quay is full</a>", False),
        ("<a href=/2>老码头停用</a>", False),
        ("OLD QUAY IS FULL", False),
        # A sentence that links something.
        ("Related: the council says <a href=/2>no</a>", False),
        ("Related: the council says that", False),
    ],
)
def test_is_insertion(line: str, expected: bool) -> None:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<p>{line}</p>")).layout
    assert is_insertion(layout, layout.lines[0], 0) is expected


@pytest.mark.parametrize(("size", "expected"), [(299, True), (300, False)])
def test_what_is_longer_than_a_label_may_be_text(size: int, expected: bool) -> None:
    page = f"<p class=sr-only>{'a' * size}</p>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    assert is_unseen(layout, layout.lines[0]) is expected
