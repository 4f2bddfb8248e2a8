"""Texts that scripts write stand in the page's tree where a reader sees them."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of


def lines_of(markup: str) -> list[str]:
    document = Document.from_text("http://e.example/1.html", f"<html><body>{markup}</body></html>")
    return [line.text for line in page_of(document).layout.lines]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>来源：<script>document.write('江城日报')</script> 点击</p>", ["来源：江城日报 点击"]),
        ("<p><script>document.write('<b>作者</b>：张三')</script> 点击</p>", ["作者：张三 点击"]),
        ("<h1>题</h1><script>document.write('<h2>副题</h2>')</script><p>文</p>", ["题", "副题", "文"]),
        ("<script>var a='x'</script><p><script>document.write(a)</script></p>", ["x"]),
        ("<script>var a='x'</script><p><script>document.write(a);document.write(b)</script></p>", ["x"]),
        (
            "<script>a='x'</script><p><script>document\n.write(a)</script></p><script>a='y'</script>document.write",
            ["x", "document.write"],
        ),
        # What a script sets comes from another one, by way of a third that neither writes nor is named.
        (
            "<script>var a='x'</script><script>var c='n'</script><script>var b=a+'y'</script><p>"
            "<script>document.write(b)</script></p>",
            ["xy"],
        ),
        ("<script>a='x'</script><script>if(q()){a='y'}</script><p>b<script>document.write(a)</script></p>", ["b"]),
        # A link, a picture or a script is not the text of a field.
        ("<p>a<script>document.write('<a href=/ad>广告</a>')</script></p>", ["a"]),
        ("<p>a<script>document.write('<scr'+'ipt src=x>b</scr'+'ipt>')</script></p>", ["a"]),
        ("<p>a<script type='application/json'>document.write('b')</script></p>", ["a"]),
    ],
)
def test_where_it_stands(markup: str, lines: list[str]) -> None:
    assert lines_of(markup) == lines


def test_a_page_that_writes_2_mb_is_read() -> None:
    script = f"<script>document.write('{'a' * 10_000}')</script>"
    assert sum(map(len, lines_of(f"<p>x</p>{script * 200}"))) < 250_000


@pytest.mark.parametrize(("more", "is_written"), [("", True), ("<script>x</script>", False)])
def test_two_hundred_thousand_characters_of_scripts_are_read(more: str, is_written: bool) -> None:
    library = f"<script>{'//'.ljust(20_000, 'x')}</script>"
    last = "<p>a<script>" + "document.write('b')".ljust(20_000) + "</script></p>"
    assert lines_of(library * 9 + more + last) == ["ab" if is_written else "a"]


@pytest.mark.parametrize(("more", "size"), [("", 20_001), ("document.write('b')", 1)])
def test_a_script_writes_twenty_thousand_characters_at_most(more: str, size: int) -> None:
    script = f"var a='{'a' * 5_000}';{'document.write(a);' * 4}{more}"
    assert [len(line) for line in lines_of(f"<p>x<script>{script}</script></p>")] == [size]
