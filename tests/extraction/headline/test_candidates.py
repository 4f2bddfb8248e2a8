"""Which lines of a page may be its headline."""

import pytest

from portalcrawl.extraction.headline.candidates import find_candidates
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def read(body: str, agreed: str = "") -> list[tuple[str, str]]:
    """Text and heading of each candidate; a line agrees that contains `agreed`."""
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout
    found = find_candidates(layout, lambda text: bool(agreed) and agreed in text)
    return [(one.text.replace("\n", " "), one.level) for one in found]


@pytest.mark.parametrize(
    ("body", "candidates"),
    [
        ("<h1>Harbour</h1>", [("Harbour", "h1")]),
        ("<p class=title>Harbour</p>", [("Harbour", "")]),
        ("<p>Harbour</p>", []),
        ("<p>Harbour opens</p>", [("Harbour opens", "")]),
        # Other pages' titles, and what the page's frame says.
        ("<p><a href=/2>Harbour opens</a></p>", []),
        ("<h2><a href=/2>Harbour</a></h2>", [("Harbour", "h2")]),
        ("<div class=footer><p>Harbour opens</p></div>", []),
        # A heading is looked for in three blocks.
        ("<h1><div><div>Harbour</div></div></h1>", [("Harbour", "h1")]),
        ("<h1><div><div><div>Harbour</div></div></div></h1>", []),
    ],
)
def test_lines(body: str, candidates: list[tuple[str, str]]) -> None:
    assert read(body, agreed="opens") == candidates


@pytest.mark.parametrize(("lines", "is_one"), [(1, False), (2, True), (3, True), (4, False)])
def test_a_heading_of_two_or_three_lines_is_one_headline(lines: int, is_one: bool) -> None:
    found = read(f"<h1>{'<br>'.join(['Harbour'] * lines)}</h1>")
    assert ((" ".join(["Harbour"] * lines), "h1") in found) is (is_one or lines == 1)
    assert len(found) == (0 if lines > 3 else lines + is_one)


@pytest.mark.parametrize(("hanzi", "count"), [(200, 1), (201, 0)])
def test_two_hundred_hanzi_are_the_most(hanzi: int, count: int) -> None:
    assert len(read(f"<h1>{'港' * hanzi}</h1>")) == count


@pytest.mark.parametrize(("parts", "is_title"), [(12, True), (13, False)])
def test_a_title_and_its_fields_are_a_few_pieces(parts: int, is_title: bool) -> None:
    """Of twelve pieces at most: a line of more is a list."""
    others = "".join(f"<b>b{n}</b>" for n in range(parts - 2))
    found = read(f"<div class=title>Harbour<span>发布时间：2026-03-03</span>{others}</div>")
    assert (("Harbour", "") in found) is is_title
