"""Which lines between headline and text are not the text's."""

import pytest

from portalcrawl.extraction.body.edges.head import read_head
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

HEADLINE = "Harbour opens its second terminal"


def words(size: int, start: str = "a") -> str:
    return start + "a" * (size - len(start.encode()))


def sentence(size: int, start: str = "a") -> str:
    return words(size - 1, start) + "."


TEXT = sentence(300, "text ")
META = "来源：江城日报"


def set_lines(*lines: str) -> str:
    return "".join(line if line.startswith("<") else f"<p>{line}</p>" for line in lines)


def read_any(*lines: str, prose: int = 10_000) -> list[str]:
    """The same where headings and texts may stand between the lines of the head."""
    page = f"<body><h1>{HEADLINE}</h1><div id=text>{set_lines(*lines, TEXT)}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    number, block = next((i, b) for i, b in enumerate(layout.blocks) if b.element.get("id") == "text")
    container = Container(number, block.first, block.last, prose)
    head = read_head(layout, list(range(block.first, block.last)), Headline(HEADLINE, "", 0, 1), container)
    return [layout.lines[i].text for i in sorted(head)]


def read(*lines: str, above: str = "", prose: int = 10_000) -> list[str]:
    """The lines of a body, each in a paragraph unless it is markup, that are its head."""
    page = f"<body><h1>{HEADLINE}</h1>{above}<div id=text>{set_lines(*lines, TEXT)}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    number, block = next((i, b) for i, b in enumerate(layout.blocks) if b.element.get("id") == "text")
    container = Container(number, block.first, block.last, prose)
    head = read_head(layout, list(range(block.first, block.last)), Headline(HEADLINE, "", 0, 1), container)
    assert set(head) == set(range(block.first, block.first + len(head)))
    return [layout.lines[i].text for i in sorted(head)]


def is_head(*lines: str, above: str = "", prose: int = 10_000) -> bool:
    """Whether all of the lines are head; else none of them is."""
    head = read(*lines, above=above, prose=prose)
    assert len(head) in (0, len(lines))
    return bool(head)


DATE = "2017-12-25"
CASES = [
    ("a label", META, True),
    ("a date", DATE, True),
    ("a date among words", words(120, "江城 ") + DATE, True),
    ("a date among more words", words(121, "江城 ") + DATE, False),
    ("a date behind a clause", words(60, "江城, ") + DATE, True),
    ("a date behind a longer clause", words(61, "江城, ") + DATE, False),
    ("a date with a comma among words", words(61, "Jane Doe ") + "December 25, 2017", True),
    ("a date with a comma behind a clause", words(61, "Jane, ") + "December 25, 2017", False),
    ("a date and who wrote it", f"October 24, 2023 - {words(150, 'Jane Doe, ')}", True),
    ("a sentence with a date", f"江城 {DATE} 电。", False),
    ("a long meta line", words(360, META), True),
    ("a longer one", words(361, META), False),
    ("a label and a clause", words(239, f"{META}, "), True),
    ("a label and a longer clause", words(240, f"{META}, "), False),
    ("a label behind a mark", f"· {META}", True),
    ("a label behind a word", f"园区报{META}", False),
    ("two labels behind a word", f"园区报{META} 作者：张三", True),
    ("a link", f"<p><a href=/2>{words(119)}</a></p>", True),
    ("a long link", f"<p><a href=/2>{words(120)}</a></p>", False),
    ("a file", "<p><a href=/2.pdf>terminal.pdf</a></p>", False),
    ("the headline", HEADLINE, True),
    ("the headline as a sentence", f"{HEADLINE}.", False),
    ("the headline elsewhere", "原标题：码头启用", True),
    ("reading time", "5 min read", True),
    ("a by-line", words(200, "By Jane "), True),
    ("a line that begins with by", words(201, "By Jane "), False),
    ("a by-line as a sentence", "By Jane Doe and others.", False),
    ("words", "a heading of the text", False),
]


@pytest.mark.parametrize(("line", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_line_above_the_text(line: str, expected: bool) -> None:
    assert is_head(line) is expected


def test_short_lines_above_a_meta_line_belong_to_it() -> None:
    assert is_head("江城新闻", "社会", META)
    # A heading between them is the text's.
    assert head_texts("江城新闻", f"<h3>{words(12)}</h3>", META) == {"江城新闻", META}


@pytest.mark.parametrize(("lines", "expected"), [(24, True), (25, False)])
def test_the_head_ends_within_25_lines(lines: int, expected: bool) -> None:
    assert is_head(*[words(6)] * lines, META) is expected


@pytest.mark.parametrize(("lines", "expected"), [(5, True), (6, False)])
def test_a_date_without_a_label_counts_in_six_lines(lines: int, expected: bool) -> None:
    assert is_head(*[words(6)] * lines, DATE) is expected


def test_a_date_without_a_label_below_another_date_is_text() -> None:
    assert is_head(f"江城 {DATE}", above="<p>2017-12-26</p>") is False
    assert is_head(f"{META} {DATE}", above="<p>2017-12-26</p>")


BY_LINE = "By Jane Doe"


@pytest.mark.parametrize(
    ("deck", "prose", "expected"),
    [
        ([sentence(250), sentence(250)], 10_000, True),
        ([sentence(250), sentence(251)], 10_000, False),
        ([sentence(60)] * 3, 10_000, False),
        # A remark of less than twenty hanzi is no sentence of the deck.
        ([*[sentence(60)] * 2, sentence(59)], 10_000, True),
        ([sentence(100), sentence(150)], 1_000, True),
        ([sentence(100), sentence(151)], 1_000, False),
        ([words(9)] * 11, 10_000, True),
        ([words(9)] * 12, 10_000, False),
    ],
)
def test_a_by_line_below_a_deck(deck: list[str], prose: int, expected: bool) -> None:
    """The deck's sentences are the first of the text; its remarks, and names above a by-line, are not."""
    head = read_any(*deck, BY_LINE, prose=prose)
    assert (BY_LINE in head) is expected
    assert not any(line.endswith(".") and len(line) >= 60 for line in head)


@pytest.mark.parametrize("name", ["deck", "article-subtitle", "story__summary"])
def test_a_deck_that_is_named_so_is_what_sums_the_text_up(name: str) -> None:
    deck = sentence(100)
    assert read_any(f"<div class={name}>{deck}</div>", BY_LINE) == [deck, BY_LINE]


def test_a_deck_that_the_text_says_again_is_none_of_it() -> None:
    deck = sentence(100, "text ")[:-1] + "…"
    assert read_any(f"<h2>{deck}</h2>", BY_LINE) == [deck, BY_LINE]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(["Jane Doe"], True), (["Jane Doe"] * 8, True), (["Jane Doe"] * 9, False), ([sentence(251)], False)],
)
def test_a_small_block_that_is_marked_as_the_author_s(lines: list[str], expected: bool) -> None:
    block = f"<div class=author>{''.join(f'<p>{line}</p>' for line in lines)}</div>"
    assert read(block, prose=1_000) == (lines if expected else [])


def head_texts(*lines: str) -> set[str]:
    """As `read`, for heads with lines of the text between them."""
    page = f"<body><h1>{HEADLINE}</h1><div>{set_lines(*lines, TEXT)}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    container = Container(2, 1, len(layout.lines), 10_000)
    return {layout.lines[i].text for i in read_head(layout, list(range(1, len(layout.lines))), SAID, container)}


SAID = Headline(HEADLINE, "heading:h1", 0, 1)


@pytest.mark.parametrize(("lines", "expected"), [(2, {HEADLINE}), (3, set())])
def test_the_headline_said_again_below_lines_of_a_poem_is_text(lines: int, expected: set[str]) -> None:
    assert head_texts(*[words(9)] * lines, HEADLINE) == expected


@pytest.mark.parametrize(("size", "expected"), [(59, {META}), (60, set())])
def test_a_first_sentence_ends_the_head(size: int, expected: set[str]) -> None:
    assert head_texts(words(size, "a, "), META) == expected


@pytest.mark.parametrize(("same", "expected"), [(16, 1), (15, 0)])
def test_a_summary_says_what_the_text_begins_with(same: int, expected: int) -> None:
    beginning = "abcdefghijklmnop"[:same]
    summary, text = f"摘要：{beginning}z, and so on", f"{beginning}y, as the council said on Monday in the town hall"
    assert head_texts(summary, text) == ({summary} if expected else set())


@pytest.mark.parametrize(("lines", "is_head"), [(1, False), (2, True)])
def test_the_time_of_an_event_is_near_its_place(lines: int, is_head: bool) -> None:
    """`lines` stand between the time and the place."""
    time = "时间：2020-03-21"
    kept = read(time, *(["主题 春耕"] * lines), "地点：礼堂")
    assert (time in kept) is is_head


@pytest.mark.parametrize(("lines", "is_head"), [(4, True), (5, False)])
def test_a_summary_without_a_label_is_near_the_text(lines: int, is_head: bool) -> None:
    said = sentence(100, "text ")
    assert bool(read(f"<div class=deck>{said}</div>", *(["word"] * lines))) is is_head


@pytest.mark.parametrize(("end", "is_head"), [("aazz…", True), ("azzz…", False)])
def test_the_last_two_signs_of_a_cut_summary_may_be_wrong(end: str, is_head: bool) -> None:
    """A sign of several bytes was cut, or a word."""
    said = words(100, "text ") + end
    assert bool(read(f"<div class=deck>{said}</div>")) is is_head


@pytest.mark.parametrize(
    ("lines", "head"),
    [
        ((META, "<h2>開催日</h2>", "令和9年6月1日"), [META]),
        (("<h2>A second line</h2>", "2020-03-21"), ["2020-03-21"]),  # the headline's, not the text's
        ((META, "<h2>A second line</h2>", "作者：张三"), [META, "作者：张三"]),
    ],
)
def test_below_a_heading_behind_the_meta_line_a_date_is_the_text_s(lines: tuple[str, ...], head: list[str]) -> None:
    kept = read_any(*lines)
    assert kept == head


def test_a_by_line_may_have_a_portrait() -> None:
    line = "<p><img src=/a/jd.jpg width=48 height=48>By Jane Doe</p>"
    assert read_any(line) == ["By Jane Doe"]


def test_the_headline_said_again_behind_a_label_is_what_the_label_announces() -> None:
    assert read_any("Number A-3", HEADLINE) == [HEADLINE]
    assert read_any("Number A-3", "What is asked for:", HEADLINE, "What was done:") == []


@pytest.mark.parametrize(
    ("line", "is_meta"),
    [
        ("【信息时间：2017-12-25　阅读次数：87】【我要打印】【关闭】", True),
        ("新闻日期：2017-12-25　点击：12", True),
        ("停水时间：2017-12-25", False),
    ],
)
def test_the_time_of_the_text_and_of_what_it_tells(line: str, is_meta: bool) -> None:
    assert read(line) == ([line.replace("　", " ")] if is_meta else [])


def test_a_by_line_and_a_date_below_the_caption_of_the_first_picture() -> None:
    caption = f"<figure><img src=/a.jpg width=600><figcaption>{sentence(120)}</figcaption></figure>"
    head = ["By Jane Doe | doe@harbour.example", "December 25, 2017 at 9:51 pm"]
    assert read_any(caption, *head) == head
    # Below a sentence of the text a day is the text's.
    assert read_any(sentence(600), *head) == []


@pytest.mark.parametrize(("others", "is_head"), [(1, True), (2, False)])
def test_the_rest_of_a_list_of_which_most_lines_are_the_head_s(others: int, is_head: bool) -> None:
    facts, rest = [META, DATE], ["read by many", "kept by few"][:others]
    kept = read_any(f"<ul>{''.join(f'<li>{line}</li>' for line in [*facts, *rest])}</ul>")
    assert kept == [*facts, *(rest if is_head else [])]
