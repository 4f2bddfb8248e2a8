"""Boxes of links late in a text, behind which the text goes on."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.extraction.body.boxes.teasers import find_title_lines
from portalcrawl.extraction.body.edges.boxes_between import find_box_between, find_box_of_titles
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = [
    "The harbour opened its second terminal on Monday, after four years of work and two of delay.",
    "Officials said that the new quay can take the largest ships, and that more are to come next spring.",
    "Traders had asked for it for a decade, since the old quay was full on most days of the week.",
    "The next step is a railway to the inland towns, for which the council has set money aside.",
    "Residents of both islands had asked for a new landing stage too, which is to be built next year.",
    "The first ship, a grain carrier, is expected on Friday at noon, with the mayor on board.",
]
LINKS = "<ul><li><a href=/a/3.html>The old quay</a></li><li><a href=/a/4.html>A museum for salt</a></li></ul>"
BOX = f"<div class=more-on><h3>Read more</h3>{LINKS}</div>"


def read(parts: list[str]) -> list[str]:
    """The text of a page with these parts in one block, read without class words of its own."""
    page = (
        f"<title>Second terminal - Portal</title><article><h1>Second terminal</h1><div>{''.join(parts)}</div></article>"
    )
    article = extract_article(Document.from_text("http://portal.example/a/2.html", page), Hints(listed=True)).article
    assert article is not None
    return (article.articleBody or "").split("\n\n")


def plain(text: str) -> str:
    return f"<p>{text}</p>"


def wrapped(text: str) -> str:
    return f"<div class=row><div><p>{text}</p></div></div>"


def of_class(text: str) -> str:
    return f'<p class="par-x7 tight">{text}</p>'


SETTINGS = [plain, wrapped, of_class]
BOXES = [
    BOX,
    f"<h4>Related articles</h4>{LINKS}",
    f"<section><p>Lesen Sie auch</p>{LINKS}</section>",
    "<div class=cards><div><h3><a href=/a/3.html>The old quay and its long trouble</a></h3></div>"
    "<div><h3><a href=/a/4.html>A museum for salt and its friends</a></h3></div></div>",
]


@pytest.mark.parametrize("box", BOXES)
@pytest.mark.parametrize("place", [4, 5])
@pytest.mark.parametrize("set_paragraph", SETTINGS)
def test_text_goes_on_behind_a_box(set_paragraph, place: int, box: str) -> None:  # type: ignore[no-untyped-def]
    parts = [set_paragraph(text) for text in TEXT]
    assert read([*parts[:place], box, *parts[place:]]) == TEXT


def test_two_boxes_in_a_row() -> None:
    parts = [plain(text) for text in TEXT]
    assert read([*parts[:4], BOX, f"<h3>Most read</h3>{LINKS}", *parts[4:]]) == TEXT


def test_what_a_label_announces_without_a_link_is_not_the_text() -> None:
    about = "The author has written of harbours and of the ships in them for twenty years and more."
    assert read([*map(plain, TEXT), "<h3>About the author</h3>", plain(about)]) == TEXT


def test_excerpts_that_are_set_as_the_text_is_end_it() -> None:
    others = [
        "<h3>Read more</h3>",
        "<p><a href=/a/3.html>The old quay and its long trouble</a></p>",
        plain("The old quay was full on most days of the week, as traders had said for years."),
        "<p><a href=/a/4.html>A museum for salt and its friends</a></p>",
        plain("A museum is to show how the harbour grew, from a landing place for salt."),
    ]
    assert read([*map(plain, TEXT), *others]) == TEXT


def test_another_story_below_the_links_is_not_the_text() -> None:
    """It stands in an element of its own, of which there was one before."""
    story = "".join(map(plain, TEXT))
    other = "".join(plain(text.replace("harbour", "station")) for text in TEXT[:3])
    found = read([f"<section>{story}</section>", BOX, f"<section><h2>A second station</h2>{other}</section>"])
    assert found[: len(TEXT)] == TEXT
    assert "The old quay" not in found


TITLES = "<div class=cards><h3><a href=/a/3.html>The old quay</a></h3><h3><a href=/a/4.html>A museum</a></h3></div>"
WORDS = "<p>At dawn</p>"


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def find(above: str, behind: str, *, of_titles: bool = False) -> bool:
    """Whether the text goes on behind a box of two lines."""
    page = f"<body><div>{above}{TITLES}{behind}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/2.html", page)).layout
    lines, index = range(len(layout.lines)), min(find_title_lines(layout))
    find_box = find_box_of_titles if of_titles else find_box_between
    box = find_box(layout, index, lines, [False] * len(lines), lambda line: False)
    assert box in (None, range(index, index + 2))
    return box is not None


@pytest.mark.parametrize(("parts", "goes_on"), [(2, True), (1, False)])
def test_two_paragraphs_show_how_a_text_is_set(parts: int, goes_on: bool) -> None:
    assert find(sentence(90) * parts, sentence(90)) is goes_on


@pytest.mark.parametrize(("lines", "goes_on"), [(38, True), (39, False)])
def test_they_are_among_the_forty_lines_above(lines: int, goes_on: bool) -> None:
    assert find(sentence(90) * 2 + WORDS * lines, sentence(90)) is goes_on


@pytest.mark.parametrize(("lines", "goes_on"), [(39, True), (40, False)])
def test_the_text_goes_on_in_forty_lines(lines: int, goes_on: bool) -> None:
    assert find(sentence(90) * 2, WORDS * lines + sentence(90)) is goes_on


@pytest.mark.parametrize(
    ("behind", "goes_on"),
    [
        ([90, 90], True),
        # What one sentence, or two of less than thirty hanzi, say may be a teaser's.
        ([90], False),
        ([90, 89], False),
    ],
)
def test_two_long_sentences_above_the_next_title_are_more_than_a_teaser(behind: list[int], goes_on: bool) -> None:
    below = "".join(map(sentence, behind)) + "<h3><a href=/a/5.html>A railway</a></h3>"
    assert find(sentence(90) * 2, below, of_titles=True) is goes_on
