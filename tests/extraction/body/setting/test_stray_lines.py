"""Lines in boxes of their own that are set as no line of the text is."""

import pytest

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.setting import stray_lines
from portalcrawl.extraction.body.trimming import trim_body
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.page import page_of

TITLE = "Harbour opens terminal"
ONE = "The harbour opened its second terminal on Monday, after four years of work, and the mayor came by ferry."
TWO = "Traders had asked for it for a decade, since the old quay was full, and ships lay at anchor for days."
# A tile that leads elsewhere: a picture and a title with a sign, far inside its box.
TILE = "<div><div><div><div><div><img src=/t.jpg width=300 height=200></div><div>{}</div></div></div></div></div>"
LABEL = "All news | Ferries"


def read(body: str) -> tuple[Layout, Body]:
    document = Document.from_text("http://portal.example/a/1.html", f"<body><h1>{TITLE}</h1>{body}</body>")
    layout = page_of(document).layout
    container = Container(0, 0, len(layout.lines), sum(map(prose_of, layout.lines)))
    return layout, trim_body(layout, container, Headline(TITLE, "", 0, 1), [False] * len(layout.lines))


def find(body: str) -> list[str]:
    layout, found = read(body)
    return [layout.lines[index].text for index in found.strays]


def test_the_title_of_a_tile_is_none_of_the_text() -> None:
    layout, body = read(f"<p>{ONE}</p><p>{TWO}</p>{TILE.format(LABEL)}")
    [index] = body.strays
    assert layout.lines[index].text == LABEL
    assert body.rules[index].name == "stray line"
    assert body.text(layout) == f"{ONE}\n\n{TWO}"


def test_a_stray_says_what_counted_the_largest_first() -> None:
    _, body = read(f"<p>{ONE}</p><p>{TWO}</p>{TILE.format(LABEL)}")
    [stray] = body.strays.values()
    sizes = [abs(weight) for _, weight in stray.terms]
    assert sizes == sorted(sizes, reverse=True)
    assert dict(stray.terms)["has a sign"] < 0
    assert 0 < stray.chance < 0.05


@pytest.mark.parametrize(
    "line",
    [
        f"<p>{LABEL}</p>",  # among the paragraphs
        f"<div>{LABEL}</div>",  # directly beside them
        f"<ul><li>{LABEL}</li><li>Quays</li></ul>",  # an item of an editor's list
        f"<blockquote><p>{LABEL}</p></blockquote>",
        f"<table><tr><td>Quay</td><td>{LABEL}</td></tr><tr><td>Pier</td><td>{LABEL}</td></tr></table>",
    ],
)
def test_what_an_editor_may_have_set_is_text(line: str) -> None:
    assert find(f"<p>{ONE}</p>{line}<p>{TWO}</p>") == []


def test_a_line_that_is_set_as_sentences_are_is_text() -> None:
    assert find(f"<p>{ONE}</p><p>{TWO}</p>{TILE.format(LABEL)}{TILE.format(TWO)}") == []


@pytest.mark.parametrize(("size", "is_stray"), [(299, True), (300, False)])
def test_a_long_line_is_a_paragraph(size: int, is_stray: bool) -> None:
    line = (LABEL + " " + "a" * size)[:size]
    assert bool(find(f"<p>{ONE}</p><p>{TWO}</p>{TILE.format(line)}")) is is_stray


@pytest.mark.parametrize(("size", "is_stray"), [(150, True), (149, False)])
def test_a_text_of_hardly_a_sentence_does_not_show_how_its_lines_are_set(size: int, is_stray: bool) -> None:
    assert bool(find(f"<p>{'a' * (size - 1)}.</p>{TILE.format(LABEL)}")) is is_stray


def test_only_what_is_surer_than_the_table_says_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    sure = stray_lines._load_model().sure
    monkeypatch.setattr(stray_lines, "_load_model", lambda: stray_lines._Model(-4.0, sure, {}))
    page = f"<p>{ONE}</p><p>{TWO}</p>{TILE.format(LABEL)}"
    assert find(page) == [LABEL]  # a chance of .018
    monkeypatch.setattr(stray_lines, "_load_model", lambda: stray_lines._Model(-3.8, sure, {}))
    assert find(page) == []  # .022
