"""Sanitized HTML with nh3 (html5ever) as the judge: nothing is left for it to remove or to move."""

from html.parser import HTMLParser

import nh3
import pytest
from hypothesis import given
from hypothesis import strategies as st

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.html.html_writer import write_markup
from portalcrawl.page.document import Document
from portalcrawl.page.layout_reading.layout_reader import read_layout
from portalcrawl.page.page import page_of

URL = "http://portal.example/a/1.html"
# What docs/record.md promises of `articleBodyHtml`, by HTML's own lists of elements; nothing of the writer's.
STRUCTURE = (
    "p div h1 h2 h3 h4 h5 h6 ul ol li dl dt dd blockquote pre code table caption thead tbody tfoot tr td th figure "
    "figcaption b strong i em u s sub sup small q cite del ins mark ruby rt rp time abbr br a img"
)
ALLOWED = frozenset(STRUCTURE.split())
ATTRIBUTES = {"a": {"href"}, "img": {"src", "alt"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan"}}


def write(body: str, kept: set[int] | None = None) -> str:
    """The HTML of a page whose body is the article, of all its lines or those that are kept."""
    document = Document.from_text(URL, f"<html><body>{body}</body></html>")
    page = page_of(document)
    layout = page.layout
    lines = [number for number in range(len(layout.lines)) if kept is None or number in kept]
    return write_markup(
        page, Body(Container(0, 0, len(layout.lines), 0), 0, len(layout.lines), dict.fromkeys(lines, labels.TEXT))
    )


def judge(markup: str) -> str:
    return nh3.clean(markup, tags=set(ALLOWED), attributes=ATTRIBUTES, url_schemes={"http", "https"}, link_rel=None)


class _Tokens(HTMLParser):
    """Tags, sorted attributes and texts in their order, however quotes and signs are escaped."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[object, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append(("start", tag, sorted(attrs, key=str)))

    def handle_endtag(self, tag: str) -> None:
        self.found.append(("end", tag))

    def handle_data(self, data: str) -> None:
        if self.found and self.found[-1][0] == "text":
            data = f"{self.found.pop()[1]}{data}"
        self.found.append(("text", data))


def tokens(markup: str) -> list[tuple[object, ...]]:
    """`<tbody>` aside: rows that stand directly in a table are valid, and parsers put it around them."""
    parser = _Tokens()
    parser.feed(markup.replace("<tbody>", "").replace("</tbody>", ""))
    parser.close()
    return parser.found


KEEPS = {
    "structure": "<h2>小标题</h2><p>第一段。<br>第二行。</p><ul><li>一</li><li>二</li></ul><blockquote>引</blockquote>",
    "a table": "<table><caption>表</caption><tr><th colspan='2'>项</th></tr><tr><td>一</td><td></td></tr></table>",
    "sections of a table": "<table><thead><tr><th>项</th></tr></thead><tbody><tr><td>一</td></tr></tbody></table>",
    "a picture": "<figure><img src='/1.jpg' alt='图 &quot;一&quot;'><figcaption>图一</figcaption></figure>",
    "a link": "<p>见<a href='/2.html?a=1&amp;b=2'>通知</a>。</p>",
    "annotations": "<p><ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby></p>",
    "definitions": "<dl><dt>词</dt><dd>义</dd></dl>",
}


@pytest.mark.parametrize("kind", KEEPS)
def test_what_is_allowed_stays_as_it_is(kind: str) -> None:
    body = KEEPS[kind].replace("'/", "'http://portal.example/")
    assert tokens(write(body)) == tokens(body)
    assert tokens(judge(body)) == tokens(body), "the judge allows it as well"


GOES = {
    "a script": ("<p>一<script>alert(1)</script></p>", "<p>一</p>"),
    "styles and handlers": ("<p style='color:red' onclick='x()' class='a' id='b'>一</p>", "<p>一</p>"),
    "an address that runs": ("<p><a href='javascript:x()'>一</a></p>", "<p>一</p>"),
    "an image that is none": ("<p>一<img src='data:image/png;base64,AA'></p>", "<p>一</p>"),
    "elements of other kinds": ("<p><font color='red'>一</font><span>二</span></p>", "<p>一二</p>"),
    "what is empty": ("<p>一</p><p> <b></b></p><div><p></p></div>", "<p>一</p>"),
}


@pytest.mark.parametrize("kind", GOES)
def test_what_is_not_allowed_goes(kind: str) -> None:
    body, expected = GOES[kind]
    assert write(body) == expected


MOVED = {
    # The cell of a layout table may be the body's own block, its table is around it.
    "cell without a table": ("<td><p>一</p></td>", "<div><p>一</p></div>"),
    "cell in a table": ("<table><td>一</td><td>二</td></table>", "<table><tr><td>一</td><td>二</td></tr></table>"),
    "text in a table": (
        "<table>一<tr><td>二</td></tr></table>",
        "<table><tr><td>一</td></tr><tr><td>二</td></tr></table>",
    ),
    "text in a row": ("<table><tr>一<td>二</td></tr></table>", "<table><tr><td>一</td><td>二</td></tr></table>"),
    "nothing in a row": ("<table><tr><p></p><td>二</td></tr></table>", "<table><tr><td>二</td></tr></table>"),
    "entry without a list": ("<li>一</li>", "<div>一</div>"),
    "caption without a figure": ("<div><figcaption>图</figcaption></div>", "<div><div>图</div></div>"),
    "block deep in a paragraph": (
        "<p><span><b>一<div>二</div></b></span>三</p>",
        "<div><b>一<div>二</div></b>三</div>",
    ),
    "link deep in a link": (
        "<a href='/1'>一<b><a href='/2'>二</a></b></a>",
        '<a href="http://portal.example/1">一<b>二</b></a>',
    ),
}


@pytest.mark.parametrize("kind", MOVED)
def test_what_stands_where_it_may_not_gets_a_place(kind: str) -> None:
    body, expected = MOVED[kind]
    markup = write(body)
    assert tokens(judge(markup)) == tokens(markup)
    assert markup == expected


def test_a_line_that_is_not_kept_leaves_no_tags() -> None:
    assert write("<ul><li>一</li><li><b>二</b></li></ul>", kept={0}) == "<ul><li>一</li></ul>"


NAMES = st.sampled_from([*sorted(ALLOWED - {"br", "img"}), "span", "font", "center", "section", "form"])
TEXT = st.sampled_from(["文", "a < b & c", "“引”", " ", ""])
LEAVES = TEXT | st.sampled_from(["<br>", "<img src='/a.jpg' alt='&quot;'>", "<img src='data:x'>", "<script>x</script>"])
ATTRIBUTED = st.sampled_from(["", " href='/b?c=1&d=2'", " href='javascript:x'", " onclick='x' colspan=2 style='a:b'"])
NESTED = st.recursive(
    LEAVES,
    lambda inner: st.builds(
        lambda name, attributes, parts, end: f"<{name}{attributes}>{''.join(parts)}{f'</{name}>' if end else ''}",
        NAMES,
        ATTRIBUTED,
        st.lists(inner, max_size=4),
        # Old pages leave end tags out.
        st.integers(0, 3),
    ),
    max_leaves=16,
)


@given(st.lists(NESTED, max_size=4).map("".join))
def test_a_browser_reads_it_as_it_was_written(body: str) -> None:
    markup = write(body)
    assert tokens(judge(markup)) == tokens(markup)


# A reading above a text is markup and not in its line.
@given(st.lists(NESTED, max_size=4).map("".join).filter(lambda body: "<rt" not in body and "<rp" not in body))
def test_no_text_is_lost_or_added(body: str) -> None:
    document = Document.from_text(URL, f"<html><body>{body}</body></html>")
    said = "".join(line.text for line in read_layout(document.body).lines)
    shown = "".join(str(text) for kind, text, *_ in tokens(write(body)) if kind == "text")
    assert "".join(shown.split()) == "".join(said.split())
