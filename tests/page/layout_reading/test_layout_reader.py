"""One pass finds a page's lines, blocks and marks."""

import time

import pytest

from portalcrawl.lexicon import class_names
from portalcrawl.page.document import Document
from portalcrawl.page.layout import END, START, TEXT, Layout
from portalcrawl.page.layout_reading.layout_reader import read_layout

SENTENCE = "<p>园区开工。项目很大。投资很多。建设很快。大家很忙。前景很好。</p>"


def read(body: str) -> Layout:
    return read_layout(Document.from_text("http://e.com/", f"<body>{body}</body>").body)


def lines_of(body: str) -> list[str]:
    return [line.text for line in read(body).lines]


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        ("<p>一</p><p>二</p>", ["一", "二"]),
        ("一<p>二</p>三", ["一", "二", "三"]),
        ("<p>一 <b>二</b>\n三</p>", ["一 二 三"]),
        ("<p>一<br>二<br><br>三</p>", ["一", "二", "三"]),
        ("<div>一<span>二</span><div>三</div>四</div>", ["一二", "三", "四"]),
        ("<table><tr><td>一</td><td>二</td></tr></table>", ["一", "二"]),
        ("<p> \n </p><p>\u200b</p>", []),
        ("<p>园\u200b区</p>", ["园区"]),
        # A line of an image has no text.
        ("<p><img src=a></p>", [""]),
        ("<pre>a\n  b\n\n</pre>", ["a\n  b"]),
        ("<pre>a<br>b</pre>", ["a\nb"]),
    ],
)
def test_lines_end_at_blocks_and_breaks(body: str, lines: list[str]) -> None:
    assert lines_of(body) == lines


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<noscript>x</noscript>",
        "<template>x</template>",
        "<select><option>x</option></select>",
        "<textarea>x</textarea>",
        "<button>x</button>",
        "<svg><text>x</text></svg>",
        "<p style='color:red; DISPLAY : none'>x</p>",
        "<p style='visibility:hidden'>x</p>",
        "<p hidden>x</p>",
        "<!-- x -->",
    ],
)
def test_what_nobody_sees_is_in_no_line(hidden: str) -> None:
    assert lines_of(f"<p>一</p>{hidden}<p>二</p>") == ["一", "二"]
    assert lines_of(f"<div>一{hidden}</div>") == ["一"]


def test_a_button_that_was_never_closed_holds_the_page() -> None:
    links = "".join(f"<p><a href=/{number}>x</a></p>" for number in range(12))
    page = f"<div><button><div>Menu<div></button></div>{links}<h1>一</h1><p>二</p>"
    assert lines_of(page)[-2:] == ["一", "二"]
    assert "Menu" not in lines_of("<div><button><div>Menu</div></button></div><p>二</p>")


def test_a_line_counts_bytes_stops_and_links() -> None:
    [line] = read("<p>园区，<a href=/a>开工</a>。See a.b, it is 3.5!</p>").lines
    assert line.size == len("园区，开工。See a.b, it is 3.5!".encode())
    assert line.link_size == len("开工".encode())
    assert [link.text for link in line.links] == ["开工"]
    # A full stop inside a.b or 3.5 ends nothing.
    assert line.stops == 4


def test_a_link_over_two_lines_counts_in_both() -> None:
    first, second = read("<p><a href=/a>园区<br>开工</a></p>").lines
    assert [link.text for link in (*first.links, *second.links)] == ["园区", "开工"]
    assert first.link_size == second.link_size == 6


def test_a_link_to_its_own_heading_is_not_text() -> None:
    [line] = read("<h2>园区<a href='#x'>#</a></h2>").lines
    assert (line.text, line.links) == ("园区", [])
    [line] = read("<h2>园区<a href='/x'>#</a></h2>").lines
    assert line.text == "园区#"


def test_a_place_that_links_lead_to_is_not_a_link() -> None:
    [line] = read("<p><a name=x>园区</a></p>").lines
    assert line.links == []


def test_blocks_hold_slices_of_lines() -> None:
    layout = read("<div id=a><p>一</p><p>二</p></div><p>三</p>")
    assert [(block.tag, block.parent, block.first, block.last) for block in layout.blocks] == [
        ("body", -1, 0, 3),
        ("div", 0, 0, 2),
        ("p", 1, 0, 1),
        ("p", 1, 1, 2),
        ("p", 0, 2, 3),
    ]
    assert [line.block for line in layout.lines] == [2, 3, 4]


def test_tokens_tell_the_order() -> None:
    layout = read("<p>一<b>二</b></p>")
    assert [(kind, text) for kind, _, _, text in layout.tokens] == [
        (START, "body"),
        (START, "p"),
        (TEXT, "一"),
        (START, "b"),
        (TEXT, "二"),
        (END, "b"),
        (END, "p"),
        (END, "body"),
    ]
    block = layout.blocks[1]
    assert layout.tokens[block.token][3] == "p"
    assert layout.tokens[block.token_end - 1][:2] == (END, 1)


def test_roles_are_inherited_by_what_is_inside() -> None:
    layout = read(f"{SENTENCE}<div class=comments><p>一。二。三。</p></div><div class=title>四</div>")
    roles = {block.tag: block.role for block in layout.blocks}
    comments, inner, title = layout.blocks[2:5]
    assert comments.own_role & class_names.COMMENT
    assert inner.own_role == class_names.NONE
    assert inner.role & class_names.COMMENT
    assert title.role & class_names.TITLE
    assert roles["body"] == class_names.NONE


@pytest.mark.parametrize("tag", ["body", "main", "article"])
def test_a_class_of_furniture_does_not_count_on_the_content_itself(tag: str) -> None:
    markup = f"<{tag} class=sidebar>{SENTENCE}</{tag}>"
    source = markup if tag == "body" else f"<body>{markup}</body>"
    layout = read_layout(Document.from_text("http://e.com/", source).body)
    assert next(block for block in layout.blocks if block.tag == tag).role & class_names.FURNITURE == 0


@pytest.mark.parametrize(
    ("markup", "role"),
    [
        ("<time>2017</time>", class_names.DATE),
        ("<span class=pubtime>2017</span>", class_names.DATE),
        ("<span class=author>张三</span>", class_names.AUTHOR),
        ("<span itemprop=author>张三</span>", class_names.AUTHOR),
        ("<a rel=author href=/a>张三</a>", class_names.AUTHOR),
        ("<div class=source>江城网</div>", class_names.SOURCE),
        ("<h1>园区</h1>", class_names.NONE),
        # A heading's id is made of its own words.
        ("<h2 id=author>园区</h2>", class_names.NONE),
    ],
)
def test_marked_elements_are_noted(markup: str, role: int) -> None:
    [mark] = read(f"<p>一</p>{markup}").marks
    assert (mark.role, mark.line) == (role, 1)


def test_centered_blocks_are_told_by_style_and_attribute() -> None:
    layout = read("<p align=CENTER>一</p><p style='text-align:center'>二</p><center>三</center><p align=left>四</p>")
    assert [bool(block.role & class_names.CENTERED) for block in layout.blocks[1:]] == [True, True, True, False]


def test_furniture_becomes_one_line_that_is_all_links() -> None:
    menu = "".join(f"<a href=/{n}>栏目{n}</a>" for n in range(20))
    layout = read(f"<div class=menu>{menu}</div>{SENTENCE}")
    line = layout.lines[0]
    assert (line.text, line.is_linked, line.size) == ("", True, len("".join(f"栏目{n}" for n in range(20)).encode()))
    assert layout.blocks[1].last == 1
    # On a page without sentences it may be the text.
    assert read(f"<div class=menu>{menu}</div>").lines[0].text.startswith("栏目0")


def test_furniture_weighs_no_more_than_a_paragraph() -> None:
    menu = "".join(f"<a href=/{n}>栏目{n}</a>" for n in range(200))
    assert read(f"<div class=menu>{menu}</div>{SENTENCE}").lines[0].size == 600


def test_deep_and_long_pages_are_read() -> None:
    start = time.process_time()
    assert lines_of("<div>" * 1_500 + "园区") == ["园区"]
    # Behind ten thousand lines all that follows is one more.
    assert len(lines_of("x<br>" * 30_000)) == 10_002
    assert time.process_time() - start < 3
