"""Which lines show that a text goes on behind a box or a label."""

import pytest

from portalcrawl.extraction.body.container import Container
from portalcrawl.extraction.body.goes_on import find_alike
from portalcrawl.page.document import Document
from portalcrawl.page.layout import prose_of
from portalcrawl.page.page import page_of


def sentence(size: int) -> str:
    return "a" * (size - 1) + "."


def find(*lines: str) -> tuple[int, int]:
    page = f"<body><div>{''.join(lines)}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    total = sum(map(prose_of, layout.lines))
    count = len(layout.lines)
    alike = find_alike(layout, 0, Container(0, 0, count, total), [False] * count, total)
    return alike.last, alike.last_paragraph


LONG = f"<p class=t>{sentence(200)}</p>"


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        (f"<p class=t>{sentence(45)}</p>", (1, 1)),
        # Short, but a whole sentence in a paragraph of the text's class.
        (f"<p class=t>{sentence(24)}</p>", (1, 1)),
        (f"<p class=t>{sentence(23)}</p>", (0, 0)),
        (f"<p class=t>{'a' * 22},</p>", (0, 0)),
        # Set in another way.
        (f"<h4>{sentence(45)}</h4>", (0, 0)),
    ],
)
def test_what_shows_that_a_text_goes_on(behind: str, found: tuple[int, int]) -> None:
    assert find(LONG, behind) == found


def test_paragraphs_without_a_class_need_more_words() -> None:
    assert find(f"<p>{sentence(200)}</p>", f"<p>{sentence(45)}</p>") == (1, 0)
    assert find(f"<p>{sentence(200)}</p>", f"<p>{sentence(44)}</p>") == (0, 0)


def test_a_notice_is_no_kind_of_text_however_long_it_is() -> None:
    text, notice = f"<p>{sentence(60)}</p>", f"<div><b>声明：{sentence(300)}</b></div>"
    assert find(text, notice, f"<div><b>{sentence(90)}</b></div>") == (0, 0)
