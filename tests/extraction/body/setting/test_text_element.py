"""Boxes of another kind behind the element that holds a text."""

import pytest

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.setting.text_element import find_boxes_behind
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SENTENCE = "The council has decided that the ferry runs again, and the islanders are glad of it."
TEXT = f"<div class=entry>{f'<p>{SENTENCE}</p>' * 5}</div>"
BOX = "<div class=offer><section><h4>Our paper</h4><span>Read it at home, every day.</span></section></div>"


def find(body: str, rules: dict[str, Rule] | None = None) -> list[str]:
    document = Document.from_text("http://portal.example/a/1.html", f"<body><main>{body}</main></body>")
    layout = page_of(document).layout
    ruled = {i: (rules or {}).get(line.text, labels.TEXT) for i, line in enumerate(layout.lines) if line.text}
    return [layout.lines[i].text for i in find_boxes_behind(layout, ruled)]


@pytest.mark.parametrize(
    ("behind", "lines"),
    [
        (BOX, 2),
        ("<div id=offer><section><b>Our paper</b><p>Read it at home, every day.</p></section></div>", 2),
        (BOX.replace(" class=offer", ""), 0),
        # An editor's last lines: directly behind the element, in an element of its own, a signature in a named box.
        (f"<p class=last>{SENTENCE}</p>", 0),
        ("<div class=sign><section><p>The Town Council</p><p>12 March 2026</p></section></div>", 0),
        ("<div class=sign><section><p>The Town Council</p><p><img src=/seal.png></p></section></div>", 1),
        ("<div class=sign><section><p>The Town Council</p><p><a href=/>Home</a></p></section></div>", 2),
        ("<div class=sign><section><h3>The Town Council</h3><p>12 March 2026</p></section></div>", 2),
        # The text goes on: the same kind of element, or sentences that are set in the same way.
        (f"<div class=part><section><div class=entry>{SENTENCE}</div></section></div>", 0),
        (f"<div class=part><div class=entry><p>{SENTENCE}</p></div></div>", 0),
    ],
)
def test_a_box_behind_the_text(behind: str, lines: int) -> None:
    assert len(find(TEXT + behind)) == lines


def test_a_box_above_or_inside_the_text_stays() -> None:
    assert find(BOX + TEXT) == []
    assert find(f"<div class=entry>{f'<p>{SENTENCE}</p>' * 5}{BOX}<p>{SENTENCE}</p></div>") == []


def test_only_text_is_judged() -> None:
    """Tables of data and announced links have rules of their own."""
    assert find(TEXT + BOX, {"Our paper": labels.TABLE}) == ["Read it at home, every day."]
    assert find(TEXT + BOX, {"Our paper": labels.FILE_LABEL}) == ["Read it at home, every day."]


@pytest.mark.parametrize(("paragraphs", "goes"), [(4, True), (3, False)])
def test_nearly_all_sentences_are_in_the_element(paragraphs: int, goes: bool) -> None:
    """Of sentences of the same length, one is in the box."""
    text = f"<div class=entry>{f'<p>{SENTENCE}</p>' * paragraphs}</div>"
    assert bool(find(f"{text}<div class=offer><section><b>{SENTENCE}</b></section></div>")) is goes


@pytest.mark.parametrize(("size", "goes"), [(300, True), (299, False)])
def test_a_short_text_shows_not_where_it_stands(size: int, goes: bool) -> None:
    said = f"{'a' * (size - 9)}."
    box = "<div class=offer><section><b>Read it.</b></section></div>"
    assert bool(find(f"<div class=entry><p>{said}</p></div>{box}")) is goes


def test_without_a_sentence_nothing_is_known() -> None:
    assert find("<div class=entry><p>word</p></div>" + BOX.replace(",", "").replace(".", "")) == []


def test_a_text_in_the_page_itself_has_the_page_around_it() -> None:
    """A feed that a server calls HTML, or a page whose elements have no meaning."""
    body = f"<item>{SENTENCE * 9}<br>{SENTENCE}</item><blockquote>{SENTENCE}</blockquote><item>{SENTENCE}</item>"
    page = Document.from_text("http://portal.example/a.html", f"<html><body>{body}</body></html>")
    layout = page_of(page).layout
    assert layout.parent_of(0) == 0
    assert find_boxes_behind(layout, dict.fromkeys(range(len(layout.lines)), labels.TEXT)) == []
