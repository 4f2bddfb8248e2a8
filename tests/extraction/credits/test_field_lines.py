"""Labelled values, however their labels are set."""

import pytest

from portalcrawl.extraction.credits.field_lines import fields_of
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

KINDS = ("source", "author")


def read(markup: str) -> list[tuple[str, tuple[str, ...]]]:
    """Kind and pieces of the fields of a page's lines that say source and author."""
    layout = page_of(Document.from_text("http://x.example/", f"<body>{markup}</body>")).layout
    return [
        (field.kind, field.pieces)
        for i in range(len(layout.lines))
        for field in fields_of(layout, i)
        if field.kind in KINDS
    ]


@pytest.mark.parametrize(
    ("markup", "fields"),
    [
        ("<p>来源：江城日报 作者：张三</p>", [("source", ("江城日报",)), ("author", ("张三",))]),
        (
            "<p>来&nbsp;&nbsp;源：江城日报&nbsp;&nbsp;作&nbsp;&nbsp;者：张三</p>",
            [("source", ("江城日报",)), ("author", ("张三",))],
        ),
        ("<p><b>来源</b>江城日报<b>作者</b>张三</p>", [("source", ("江城日报",)), ("author", ("张三",))]),
        ("<p><i>Autorin/Autor</i> Jana Roe</p>", [("author", ("Jana Roe",))]),
        ("<p><i>Posted by</i> <a>janed</a> <i>at</i> <i>noon</i></p>", [("author", ("janed",))]),
        ("<p><b>作者</b><i>张三</i><i>、</i><i>李四</i></p>", [("author", ("张三、李四",))]),
        # Two labels, no value; a menu; a sentence.
        ("<p><b>来源</b><b>作者</b></p>", []),
        ("<p><a href=/a>来源</a><a href=/b>江城日报</a></p>", []),
        ("<p><b>作者</b>在文中写道，码头昨日启用。</p>", []),
        ("<p>来源：<br>江城日报</p>", [("source", ()), ("source", ("江城日报",))]),
        ("<div><p>作者</p><p>张三</p></div>", [("author", ("张三",))]),
        # A label below a label has no value; what is linked is no label.
        ("<div><p>Auteur :</p><p>Destinataires :</p></div>", [("author", ())]),
        ("<ul><li><a href=/a>Autoren</a></li><li><a href=/b>Gerichte</a></li></ul>", []),
        # The heads of two columns are labels both.
        ("<table><tr><th>投稿者</th><th>投稿</th></tr><tr><td>花野</td><td>木の橋が通れます。</td></tr></table>", []),
        ("<table><tr><th>作者</th><td>张三</td></tr></table>", [("author", ("张三",))]),
    ],
)
def test_labels_and_values(markup: str, fields: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(markup) == fields


RECORD = "<table><tr><td>索引号</td><td>信息来源</td><td>作者</td></tr>{}</table>"


@pytest.mark.parametrize(
    ("rows", "fields"),
    [
        ("<tr><td>003-1</td><td>江城日报</td><td>张三</td></tr>", [("source", ("江城日报",)), ("author", ("张三",))]),
        # Other rows are of other documents; this row has labels of its own; no row of as many cells.
        ("<tr><td>003-1</td><td>江城日报</td><td>张三</td></tr><tr><td>003-2</td><td>a</td><td>b</td></tr>", []),
        ("<tr><td>003-1</td><td>标题</td><td>码头启用</td></tr>", []),
        ("<tr><td>003-1</td><td>江城日报</td></tr>", []),
    ],
)
def test_a_record_of_one_row(rows: str, fields: list[tuple[str, tuple[str, ...]]]) -> None:
    assert read(RECORD.format(rows)) == fields


def test_what_a_caption_says_is_its_pictures() -> None:
    assert read("<figure><img src=a.jpg><figcaption>来源：江城日报</figcaption></figure>") == []


@pytest.mark.parametrize(("values", "is_field"), [(23, True), (24, False)])
def test_a_line_of_many_pieces_is_a_text(values: int, is_field: bool) -> None:
    assert read(f"<p><b>作者</b>{'<i>张三</i>' * values}</p>") == [("author", ("张三",))] * is_field
