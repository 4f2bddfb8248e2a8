"""Whose class word is believed: not that of a block that holds most of the page's prose."""

import pytest

from portalcrawl.page.believed_roles import believe_furniture
from portalcrawl.page.document import Document
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
