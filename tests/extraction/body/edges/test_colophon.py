"""Which lines behind an article's last words are not its words."""

import pytest

from portalcrawl.extraction.body.edges.colophon import find_closing
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

WORDS = "园区昨日召开会议，部署工作。"
TEXT = f"<p>{WORDS}</p>"
FOOT = "<p>网站地图</p>"


def keep(body: str, behind: str = "", *, is_more_behind: bool = False) -> list[str]:
    """The lines that are left of a body with a line of the page behind it."""
    page = f"<body><div>{body}</div>{behind}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    kept = list(range(len(layout.lines) - bool(behind)))
    closing = find_closing(layout, kept, is_more_behind=is_more_behind)
    return [layout.lines[index].text for index in kept if index not in closing]


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("来源：江城日报 点击数：3", True),
        ("来源：江城日报 责任编辑：张三", True),
        ("发布时间：2017-12-25 来源：江城日报", True),
        # What an author signs with stays.
        ("作者：张三 来源：江城日报", False),
        # 时间 alone is a fact that the text announces: when the meeting is.
        ("时间：2017-12-25 来源：江城日报", False),
        ("点击：3", True),
        ("园区报名点 来源：江城日报", False),
        ("来源：江城日报，明日续。", False),
        # Thirty characters are a source's name, more are a sentence without marks.
        (f"来源：{'江' * 29} 点击数：3", True),
        (f"来源：{'江' * 31} 点击数：3", False),
    ],
)
def test_facts_below_the_text(line: str, is_dropped: bool) -> None:
    assert keep(f"{TEXT}<div>{line}</div>", FOOT) == ([WORDS] if is_dropped else [WORDS, line])


def test_facts_that_are_set_like_the_text_are_the_editor_s() -> None:
    facts = "来源：江城日报 点击数：3"
    assert keep(f"{TEXT}<p>{facts}</p>", FOOT) == [WORDS, facts]
    assert keep(f"{TEXT}<p class=info>{facts}</p>", FOOT) == [WORDS]
    assert keep(f"<div>{WORDS}<br>{facts}</div>", FOOT) == [WORDS, facts]


@pytest.mark.parametrize(("size", "is_dropped"), [(200, True), (201, False)])
def test_a_long_line_of_facts_is_text(size: int, is_dropped: bool) -> None:
    facts = "点击数：3 " * 12
    line = facts + "来源：" + "a" * (size - len(f"{facts}来源：".encode()))
    assert (keep(f"{TEXT}<div>{line}</div>", FOOT) == [WORDS]) is is_dropped


@pytest.mark.parametrize(
    ("name", "is_dropped"),
    [
        ("<div>东湖工业园管委会办公室</div>", True),
        ("<div>" + "园" * 24 + "</div>", True),
        ("<div>" + "园" * 25 + "</div>", False),
        ("<div>东湖工业园管委会办公室，转载请注明。</div>", False),
        # A signature: at the right, or set like the text.
        ("<div align=right>东湖工业园管委会办公室</div>", False),
        ("<div style='text-align:right'>东湖工业园管委会办公室</div>", False),
        ("<p>东湖工业园管委会办公室</p>", False),
    ],
)
def test_the_name_of_who_runs_the_site(name: str, is_dropped: bool) -> None:
    assert (keep(f"{TEXT}{name}") == [WORDS]) is is_dropped


def test_a_name_above_other_lines_of_the_page_is_text() -> None:
    name = "东湖工业园管委会办公室"
    assert keep(f"{TEXT}<div>{name}</div>", FOOT) == [WORDS, name]


def test_one_line_always_remains() -> None:
    for line in ("来源：江城日报 点击数：3", "东湖工业园管委会办公室"):
        assert keep(f"<div>{line}</div>") == [line]


POSTED = "This entry was posted on Thursday, December 14th, 2006 at 11:06 pm."
FILED = 'This entry was posted in <a href="/c/" rel="category tag">News</a>.'


@pytest.mark.parametrize(
    "line",
    [
        POSTED,
        "Posted by toyo on Thursday, December 14th, 2006 at 11:06 pm.",
        "Dieser Beitrag wurde am 14. Dezember 2006 um 23:06 Uhr veröffentlicht.",
        "Cet article a été publié le 14 décembre 2006 dans Nouvelles.",
        "Questo articolo è stato pubblicato il 14 dicembre 2006.",
        "Запись опубликована 14.12.2006 в рубрике Новости.",
        "本条目发布于2006年12月14日。",
        FILED,
    ],
)
def test_a_system_s_sentence_of_when_a_text_was_posted(line: str) -> None:
    assert keep(f"{TEXT}<p class=postmetadata>{line}</p>", FOOT) == [WORDS]


@pytest.mark.parametrize(
    "line",
    [
        # Without a day, and without a link to what lists the text, it may be the author's.
        "This entry was posted by hand.",
        'This entry was posted by <a href="/toyo/">toyo</a>.',
        "This article was first published on December 14th, 2006.",
        "The photos of December 14th, 2006 were posted on the wall.",
    ],
)
def test_other_sentences_of_posting_are_text(line: str) -> None:
    assert len(keep(f"{TEXT}<p class=postmetadata>{line}</p>", FOOT)) == 2


def test_such_a_sentence_that_is_set_like_the_text_is_the_author_s() -> None:
    assert keep(f"{TEXT}<p>{POSTED}</p>", FOOT) == [WORDS, POSTED]
    assert keep(f"<p>This entry was posted on December 14th, 2006.</p>{TEXT}", FOOT)[-1] == WORDS


@pytest.mark.parametrize(("size", "is_dropped"), [(600, True), (601, False)])
def test_a_long_sentence_of_posting_is_text(size: int, is_dropped: bool) -> None:
    line = f"{POSTED} " + "a" * (size - len(POSTED) - 1)
    assert (keep(f"{TEXT}<p class=postmetadata>{line}</p>", FOOT) == [WORDS]) is is_dropped


@pytest.mark.parametrize(
    ("line", "is_dropped"),
    [
        ("<b>分類: </b><a href=/y/>要聞</a>", True),
        ("Categories: <a href=/y/>Town</a>, <a href=/s/>Schools</a>", True),
        ("<a href=/y/>要闻</a> 的分类：<a href=/s/>学校</a>", False),
        ("分类: 学校 <a href=/y/>要闻</a>", False),
        ("分类: 学校", False),
    ],
)
def test_a_category_below_the_text(line: str, is_dropped: bool) -> None:
    kept = keep(f"{TEXT}<div>{line}</div>", FOOT)
    assert (kept == [WORDS]) is is_dropped


@pytest.mark.parametrize(("texts", "is_dropped"), [(2, True), (1, False)])
def test_a_heading_over_nothing_unless_the_text_is_set_in_headings(texts: int, is_dropped: bool) -> None:
    """Two headings are half of four lines; of three, they are more."""
    kept = keep(f"<h3>码头启用</h3>{TEXT * texts}<h3>相关</h3>", FOOT, is_more_behind=True)
    assert (kept == ["码头启用", *[WORDS] * texts]) is is_dropped
