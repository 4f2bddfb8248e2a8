"""Lines that are a page's and never an article's whole text."""

import pytest

from portalcrawl.extraction.body.lines.furniture_text import is_all_furniture
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
