"""How a text's paragraphs are set."""

import pytest

from portalcrawl.extraction.body.setting.text_parts import find_text_parts
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.page import page_of


def read(body: str) -> Layout:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout


def write(size: int) -> str:
    """A sentence of so many UTF-8 bytes."""
    return f"{'a' * (size - 1)}."


def nest(text: str, boxes: int) -> str:
    return f"{'<div>' * boxes}<p>{text}</p>{'</div>' * boxes}"


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        # Shorter lines are labels,
        (f"<p>{write(45)}</p>" * 3, True),
        (f"<p>{write(44)}</p>" * 3, False),
        # two may be alike by chance,
        (f"<p>{write(100)}</p>" * 2, False),
        # the text is most of the sentences,
        (f"<p>{write(100)}</p>" * 3 + f"<div>{write(200)}</div>", True),
        (f"<p>{write(100)}</p>" * 3 + f"<div>{write(201)}</div>", False),
        # and each part stands near the block around all.
        (nest(write(100), 15) * 3, True),
        (nest(write(100), 16) * 3, False),
    ],
)
def test_like_parts_are_a_text(body: str, is_found: bool) -> None:
    layout = read(body)
    assert (find_text_parts(layout, range(len(layout.lines)), 0) is not None) is is_found


def test_the_block_around_a_text_and_the_ways_down() -> None:
    text = f"<p>{write(100)}</p>" * 3
    layout = read(f"<div><article>{text}<p class=note>{write(50)}</p><div><p>{write(50)}</p></div></article></div>")
    parts = find_text_parts(layout, range(len(layout.lines)), 0)
    assert parts is not None
    assert layout.blocks[parts.around].tag == "article"
    assert [parts.is_alike(layout, index) for index in range(len(layout.lines))] == [True] * 3 + [False] * 2
