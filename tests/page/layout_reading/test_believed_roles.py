"""Whose class word is believed: not that of a block that holds most of the page's prose."""

import pytest
from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.document import Document
from portalcrawl.page.layout_reading.believed_roles import believe_furniture, name_parts
from portalcrawl.page.page import page_of

SENTENCE = "<p>今天上午，园区召开会议，部署下一步的工作。</p>"


def read(body: str) -> dict[str, bool]:
    """By text, whether the line is furniture."""
    layout = page_of(Document.from_text("http://portal.example/1.html", f"<body>{body}</body>")).layout
    flags = believe_furniture(layout)
    return {line.text: flags[line.block] for line in layout.lines}


@pytest.mark.parametrize(
    ("inside", "outside", "is_furniture"),
    [(5, 4, False), (4, 5, True), (3, 0, False), (2, 0, True)],
)
def test_the_share_of_the_prose_decides(inside: int, outside: int, is_furniture: bool) -> None:
    body = f"<div class=sidebar-wrap><h1>开工</h1>{SENTENCE * inside}</div>{SENTENCE * outside}"
    assert read(body)["开工"] is is_furniture


def test_what_is_furniture_inside_it_remains_so() -> None:
    body = f"<div class=has-widgets><h1>开工</h1>{SENTENCE * 5}<div class=share><p>收藏</p></div></div>"
    assert read(body)["收藏"]
    assert not read(body)["开工"]


@pytest.mark.parametrize(
    ("around", "name", "parts"),
    [
        ("sidebar-grid", "sidebar-grid__content", "content"),
        ("sidebar-grid wide", "sidebar-grid-content", "content"),
        ("sidebar", "sidebar__list main", "list main"),
        # One word says what it says, also with another behind it.
        ("sidebar", "sidebar-left", "sidebar-left"),
        ("page", "sidebar-grid__content", "sidebar-grid__content"),
        ("", "comment-list", "comment-list"),
        ("tag-page", "tag-page__tag-list", "tag-list"),
    ],
)
def test_the_name_of_a_block_is_not_said_of_its_parts(around: str, name: str, parts: str) -> None:
    page = html.fromstring(f"<div class='{around}'><section><div id=it class='{name}'>x</div></section></div>")
    assert name_parts(page.get_element_by_id("it")) == parts


def test_parts_of_a_block_with_the_article_are_read() -> None:
    part = f"<div class=sidebar-grid__content>{SENTENCE}</div><aside class=sidebar-grid__sidebar>收藏</aside>"
    body = f"<article class=sidebar-grid><h1>开工</h1>{part * 5}</article>"
    lines = read(body)
    assert not lines["今天上午，园区召开会议，部署下一步的工作。"]
    assert lines["收藏"]


@pytest.mark.parametrize(
    ("name", "boxes", "sentences", "outside", "is_furniture"),
    [
        ("WidgetBox", 3, 5, 0, False),
        ("WidgetBox", 1, 15, 0, True),
        ("WidgetBox", 5, 2, 0, True),
        ("WidgetBox", 3, 3, 0, True),
        ("WidgetBox", 3, 5, 3, True),
        ("WidgetBox", 9, 9, 3, False),
        # Of other furniture excerpts are no parts of a text.
        ("rank-wrap", 2, 7, 0, False),
        ("rank-wrap", 3, 6, 0, True),
        ("sidebar-box", 2, 7, 0, True),
        ("comment-box", 2, 7, 0, True),
    ],
)
def test_boxes_of_one_word_that_hold_all_that_the_page_says(
    name: str, boxes: int, sentences: int, outside: int, is_furniture: bool
) -> None:
    box = f"<div class={name}><h2>开工</h2>{SENTENCE * sentences}</div>"
    layout = page_of(
        Document.from_text("http://portal.example/1.html", f"<body>{box * boxes}{SENTENCE * outside}</body>")
    ).layout
    assert bool(layout.blocks[layout.lines[0].block].role & class_names.FURNITURE) is is_furniture


def test_a_box_inside_another_counts_once() -> None:
    inner = f"<div class=widget>{SENTENCE * 4}</div>"
    layout = page_of(
        Document.from_text("http://portal.example/1.html", f"<div class=widget>{SENTENCE}{inner}{inner}</div>")
    ).layout
    assert layout.blocks[layout.lines[0].block].role & class_names.FURNITURE
