"""Articles that are a record of labels and values."""

import pytest

from portalcrawl.extraction.body.record_table import find_text_value
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def read(rows: str) -> list[str] | None:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{rows}</body>")).layout
    found = find_text_value(layout, 0, len(layout.lines))
    return None if found is None else [layout.lines[i].text for i in found]


def row(label: str, value: str) -> str:
    return f"<tr><td>{label}</td><td>{value}</td></tr>"


ONE, TWO = "码头昨日启用。", "船只进港。"


@pytest.mark.parametrize("label", ["正文", "內容：", "详细内容："])
def test_the_value_of_the_text_s_label(label: str) -> None:
    body = f"<p>{ONE}</p><p>{TWO}</p>"
    assert read(f"<table>{row('标题', '码头')}{row(label, body)}</table>") == [ONE, TWO]
    assert read(f"<dl><dt>{label}</dt><dd>{body}</dd></dl>") == [ONE, TWO]


def test_other_pages_have_no_such_value() -> None:
    assert read(f"<table>{row('来源', ONE)}</table>") is None
    assert read(f"<p>正文</p><p>{ONE}</p>") is None
    # A label behind which a line of its own stands, and one whose value is not beside it.
    assert read(f"<table><tr><td>正文<br>如下</td><td>{ONE}</td></tr></table>") is None
    assert read(f"<table><tr><td>正文</td></tr><tr><td>{ONE}</td></tr></table>") is None


@pytest.mark.parametrize(("size", "is_text"), [(80, True), (79, False)])
def test_the_value_has_four_fifths_of_the_prose(size: int, is_text: bool) -> None:
    value, other = "a" * (size - 1) + ".", "a" * (100 - size - 1) + "."
    found = read(f"<table>{row('正文', value)}{row('备注', other)}</table>")
    assert found == ([value] if is_text else None)
