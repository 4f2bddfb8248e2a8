"""Lines that are a page's and never an article's whole text."""

import pytest

from portalcrawl.extraction.body.lines.furniture_text import find_excerpts, is_all_furniture
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def judge(*lines: str) -> bool:
    html = f"<body>{''.join(f'<p>{line}</p>' for line in lines)}</body>"
    return is_all_furniture(page_of(Document.from_text("http://portal.example/1.html", html)).layout.lines)


@pytest.mark.parametrize(
    ("lines", "is_furniture"),
    [
        (["版权所有 江城日报社"], True),
        (["您的位置：首页 > 要闻", "标签：无"], True),
        (["版权所有 江城日报社", "江城市江北路1号"], True),
        (["版权所有 江城日报社", "昨日，码头二期工程启用。"], False),
        (["江城市江北路1号"], False),
    ],
)
def test_notices_and_labels_alone(lines: list[str], is_furniture: bool) -> None:
    assert judge(*lines) is is_furniture


@pytest.mark.parametrize(("size", "is_furniture"), [(450, True), (451, False)])
def test_a_longer_line_is_a_paragraph(size: int, is_furniture: bool) -> None:
    label = "免责声明："
    assert judge(label + "a" * (size - len(label.encode()))) is is_furniture


@pytest.mark.parametrize(
    ("texts", "excerpts", "are_others"),
    [
        # Alone on a page,
        (0, 2, True),
        (0, 1, False),
        # and below a text, which may end with a link and three dots.
        (1, 3, True),
        (1, 2, False),
    ],
)
def test_excerpts_of_other_pages(texts: int, excerpts: int, are_others: bool) -> None:
    own = "<p>The ferry runs again.</p>" * texts
    others = "".join(f"<p><a href=/{n}.html>Quay {n}</a></p><p>The quay is full of …</p>" for n in range(excerpts))
    layout = page_of(Document.from_text("http://portal.example/1.html", f"<body>{own}{others}</body>")).layout
    found = list(range(texts, len(layout.lines))) if are_others else []
    assert find_excerpts(layout, list(range(len(layout.lines)))) == found
