"""Articles that are a record of labels and values."""

import pytest

from portalcrawl.extraction.body.boxes.record_table import find_facts, find_record_lines, find_text_value
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def left_out(rows: str) -> list[str]:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{rows}</body>")).layout
    last = len(layout.lines)
    return [layout.lines[i].text for i in sorted(find_facts(layout, find_text_value(layout, 0, last), 0, last))]


def row(label: str, value: str) -> str:
    return f"<tr><td>{label}</td><td>{value}</td></tr>"


ONE, TWO = "码头昨日启用。", "船只进港。"


@pytest.mark.parametrize("label", ["正文", "內容：", "详细内容："])
def test_what_stands_beside_the_value_of_the_text_s_label(label: str) -> None:
    body = f"<p>{ONE}</p><p>{TWO}</p>"
    assert left_out(f"<table>{row('标题', '码头')}{row(label, body)}</table>") == ["标题", "码头", label]
    assert left_out(f"<dl><dt>{label}</dt><dd>{body}</dd></dl>") == [label]


def test_what_stands_outside_of_the_record_and_a_sentence_in_it_are_text() -> None:
    note = "a" * 59 + "."
    table = f"<table>{row('正文', ONE * 20)}{row('备注', note)}{row('电话', '123')}</table>"
    assert left_out(f"<p>{TWO}</p>{table}<p>{TWO}</p>") == ["正文", "备注", "电话", "123"]
    assert note[1:] in left_out(f"<table>{row('正文', ONE * 20)}{row('备注', note[1:])}</table>")


def test_other_pages_have_no_such_value() -> None:
    assert not left_out(f"<table>{row('来源', ONE)}</table>")
    assert not left_out(f"<p>正文</p><p>{ONE}</p>")
    # A label behind which a line of its own stands, and one whose value is not beside it.
    assert not left_out(f"<table><tr><td>正文<br>如下</td><td>{ONE}</td></tr></table>")
    assert not left_out(f"<table><tr><td>正文</td></tr><tr><td>{ONE}</td></tr></table>")


@pytest.mark.parametrize(("size", "is_text"), [(80, True), (79, False)])
def test_the_value_has_four_fifths_of_the_prose(size: int, is_text: bool) -> None:
    value, other = "a" * (size - 1) + ".", "a" * (100 - size - 1) + "."
    assert bool(left_out(f"<table>{row('正文', value)}{row('备注', other)}</table>")) is is_text


def facts_of(body: str) -> list[str]:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout
    return [layout.lines[i].text for i in sorted(find_record_lines(layout, 0, len(layout.lines)))]


FACTS = ["索引号 003-1", "主题分类：港口", "成文日期"]
SENTENCE = f"<p>{'江' * 19}。</p>"


@pytest.mark.parametrize(
    ("above", "below", "is_record"),
    [
        ("", SENTENCE, True),
        (SENTENCE, "", True),
        # Between two sentences a list is the author's.
        (SENTENCE, SENTENCE, False),
    ],
)
def test_a_record_that_is_a_list(above: str, below: str, is_record: bool) -> None:
    items = "".join(f"<li>{fact}</li>" for fact in FACTS)
    assert facts_of(f"{above}<ul>{items}</ul>{below}") == (FACTS if is_record else [])
    assert not facts_of(f"{above}<ul>{items.replace('主题分类', '港口分类')}</ul>{below}"), "two labels are no record"


def test_a_value_below_its_label_and_one_too_long() -> None:
    pairs = "<dt>索引号</dt><dd>003-1</dd><dt>主题分类</dt><dd>港口</dd><dt>发文字号</dt><dd>江发3号</dd>"
    assert facts_of(f"<dl>{pairs}</dl>") == ["索引号", "003-1", "主题分类", "港口", "发文字号", "江发3号"]
    assert len(facts_of(f"<dl>{pairs.replace('港口', '港' * 120)}</dl>")) == 6
    assert not facts_of(f"<dl>{pairs.replace('港口', '港' * 121)}</dl>")


@pytest.mark.parametrize(
    ("rows", "size", "is_record"), [(12, 120, True), (13, 120, False), (12, 121, False)], ids=["", "rows", "value"]
)
def test_a_table_of_more_rows_or_longer_values_is_data(rows: int, size: int, is_record: bool) -> None:
    """Between two sentences, where lists are the author's."""
    cells = [row(("索引号", "主题分类", "发文字号")[number % 3], "港" * size) for number in range(rows)]
    assert bool(facts_of(f"{SENTENCE}<table>{''.join(cells)}</table>{SENTENCE}")) is is_record
