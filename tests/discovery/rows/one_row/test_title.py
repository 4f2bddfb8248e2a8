"""Which of a row's texts is its title, and what a list writes around it in the link's text and in its attribute."""

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.title import Weights, choose_headline, is_more
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

STORY = "园区召开全体工作会议"
LONG = "园区召开全体工作会议暨表彰大会"

# The row's link, its title, whether it is pinned.
ROWS = {
    f"<a href=/n/1.html>{STORY}(图)</a>": (STORY, False),
    f"<a href=/n/1.html>[组图]{STORY}</a>": (STORY, False),
    f"<a href=/n/1.html>{STORY}</a> <img src=/new.gif alt=new>": (STORY, False),
    f"<a href=/n/1.html>{STORY}<font color=red>new!</font></a>": (STORY, False),
    f"<a href=/n/1.html>{STORY} <i>NEW</i></a>": (STORY, False),
    f"<a href=/n/1.html>[置顶]{STORY}</a>": (STORY, True),
    f"<a href=/n/1.html>【置顶】{STORY}(图)</a>": (STORY, True),
    f"<a href=/n/1.html title='{LONG}'>[图]{STORY}...</a>": (LONG, False),
    f"<a href=/n/1.html title='[图]{LONG}(组图)'>{STORY}…</a>": (LONG, False),
    f"<a href=/n/1.html title='{LONG}'><span class=tit>[通知公告]</span>{LONG} <b>[新]</b></a>": (LONG, False),
    f"<a href=/n/1.html title='园区'><span class=tit>{STORY}</span>园区概况</a>": (STORY, False),
    # A part of the title has the title's class: a badge, the words that a visitor looked for.
    f"<a href=/n/1.html>{STORY}<span class=title_new>New!!</span></a>": (STORY, False),
    f"<a href=/n/1.html>{STORY}<em class=title-hit>简报</em></a>": (f"{STORY}简报", False),
    # The author may have written it: the article's page will tell.
    f"<a href=/n/1.html>{STORY}（图）</a>": (f"{STORY}（图）", False),
    "<a href=/n/1.html>园区办事指南汇编(新)</a>": ("园区办事指南汇编(新)", False),
    "<a href=/n/1.html>Park opens its new lab to all, and What's new</a>": (
        "Park opens its new lab to all, and What's new",
        False,
    ),
    f"<a href=/n/1.html>{'长' * 10_000}</a>": ("长" * 500, False),
}


@pytest.mark.parametrize("row", ROWS)
def test_title_of_a_row(row: str) -> None:
    others = "".join(
        f"<li><a href=/n/{n}.html>园区各项工作有序推进之{n}</a><span>2024-05-0{n}</span></li>" for n in (2, 3, 4)
    )
    page = f"<h1>要闻</h1><ul class=list><li>{row}<span>2024-05-01</span></li>{others}</ul>"
    rows = {r.url: r for r in find_rows(Document.from_text("http://portal.example/n/", page)).rows}
    found = rows["http://portal.example/n/1.html"]
    assert (found.headline, found.pinned) == ROWS[row]


WORDS = "园区召开安全生产工作专题会议部署重点项目建设任务落实情况并通报全年经济运行主要指标完成进度和下一步改革"
SENTENCE = "The park authority has opened a laboratory that all companies may use, "
EXCERPT = SENTENCE * 3 + "and says that more will follow"


def choose(row: str) -> str | None:
    document = Document.from_text("http://portal.example/n/", f"<html><body><div>{row}</div></body></html>")
    (root,) = document.body.iterchildren()
    return choose_headline(list(page_of(document).links), [root])[0]


def write_link(text: str) -> str:
    return f"<a href=/n/1.html>{text}</a>"


def write_row(texts: list[str]) -> str:
    return " ".join(
        f"<h3>{write_link(text[4:-5])}</h3>" if text.startswith("<h3>") else write_link(text) for text in texts
    )


SHORT, OTHER = "园区召开安全生产专题会议", "部署重点项目建设任务落实情况并通报进度"
# By weight: the row's links, and which of them (from 0) has the title. What moves it is the weight.
WEIGHED: dict[str, list[tuple[list[str], int]]] = {
    # Of two texts that may be titles the first is the title; the name of a kind is shorter.
    "longest": [([SHORT, OTHER], 0), (["园区专题工作要闻", "园区召开安全生产专题会"], 1)],
    "longest_title": [(["园区要闻", WORDS[:50]], 1), ([WORDS + WORDS[:20], "园区工作要闻"], 1)],
}


@pytest.mark.parametrize(
    ("texts", "place"),
    [pytest.param(*row, id=f"{name}-{n}") for name, rows in WEIGHED.items() for n, row in enumerate(rows)],
)
def test_a_weight_decides(texts: list[str], place: int) -> None:
    assert choose(write_row(texts)) == texts[place]


# The row's links, and which of them (from 0) has the title, whatever the weights are.
ORDERED = {
    "a heading before a longer text": ([SHORT, f"<h3>{STORY}</h3>"], 1),
    "a heading of one letter before any text": ([SHORT, "<h3>园</h3>"], 1),
    "an excerpt in a heading before a title outside": ([SHORT, f"<h3>{EXCERPT}</h3>"], 1),
    "of two headings the title before the excerpt": ([f"<h3>{EXCERPT}</h3>", "<h3>园</h3>"], 1),
    "a title before an excerpt": ([WORDS + WORDS, "园"], 1),
}


@pytest.mark.parametrize(("texts", "place"), ORDERED.values(), ids=ORDERED.keys())
def test_the_place_of_a_text_comes_before_its_length(texts: list[str], place: int) -> None:
    assert choose(write_row(texts)) == texts[place].removeprefix("<h3>").removesuffix("</h3>")


def test_an_excerpt_alone_is_no_title() -> None:
    assert choose(write_row([WORDS + WORDS, f"读{WORDS}{WORDS}"])) is None


def test_each_weight_has_its_rows() -> None:
    assert set(WEIGHED) == set(Weights._fields)


CARDS = {
    "a heading in the link": ("<a href=/1><i>图</i><h4>园区会议</h4><p>园区召开会议。</p></a>", "园区会议"),
    "a class in the link": ("<a href=/1><i>图</i><b class=title>园区会议</b><p>园区召开会议。</p></a>", "园区会议"),
    "the first part of a long link": (f"<a href=/1><p>园区会议</p><p>{WORDS}</p></a>", "园区会议"),
    "the part behind a date": (f"<a href=/1><p>2018-01-02</p><p>园区会议</p><p>{WORDS}</p></a>", "园区会议"),
    "a short link is whole": ("<a href=/1><p>园区会议</p><p>在京召开</p></a>", "园区会议在京召开"),
    "a bold line of its own above others": ("<a href=/1><b>清河印刷公司</b><br>主营：画册</a>", "清河印刷公司"),
    "bold words at the beginning of a line": ("<a href=/1><b>清河印刷公司</b>开业<br>在即</a>", "清河印刷公司开业在即"),
    "eighteen characters are no card": (f"<a href=/1><p>{WORDS[:12]}</p><p>{WORDS[12:18]}</p></a>", WORDS[:18]),
    "twenty-two are one": (f"<a href=/1><p>{WORDS[:12]}</p><p>{WORDS[12:22]}</p></a>", WORDS[:12]),
    "a date of eight characters": (f"<a href=/1><p>更新于2018-1-2</p><p>园区会议</p><p>{WORDS}</p></a>", "园区会议"),
    "a date behind a title": (
        f"<a href=/1><p>园区会议召开啦2018-01-02</p><p>{WORDS}</p></a>",
        "园区会议召开啦2018-01-02",
    ),
    "the picture's text": ("<a href=/1><img src=/1.jpg alt=园区会议></a>", "园区会议"),
    "the row's heading above a read-on link": ("<h3>园区会议</h3><a href=/1>查看更多</a>", "园区会议"),
    "cut by one character": ("<a href=/1 title=园区会议>园…</a>", "园"),
    "cut by two characters": ("<a href=/1 title=园区会议>园区…</a>", "园区会议"),
}


@pytest.mark.parametrize(("row", "headline"), CARDS.values(), ids=CARDS.keys())
def test_the_title_of_a_card(row: str, headline: str) -> None:
    assert choose(row) == headline


@pytest.mark.parametrize(("above", "headline"), [(3, "园区会议"), (4, STORY)])
def test_a_heading_stands_near_its_link(above: int, headline: str) -> None:
    link = write_link("园区会议")
    assert choose(f"<h3>{'<b>' * (above - 1)}{link}{'</b>' * (above - 1)}</h3>{write_link(STORY)}") == headline


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("园区会议 2018-01-02", "园区会议"),
        ("园区会议2018-01-02", "园区会议2018-01-02"),
        ("会议 2018-01-02", "会议 2018-01-02"),
        ("议程表 2018-01-02", "议程表"),
    ],
)
def test_a_date_is_cut_off_a_title(text: str, title: str) -> None:
    others = "".join(f"<li><a href=/n/{n}.html>园区各项工作有序推进之{n}</a></li>" for n in (2, 3, 4))
    page = f"<ul><li>{write_link(text)}</li>{others}</ul>"
    assert find_rows(Document.from_text("http://portal.example/n/", page)).rows[0].headline == title


@pytest.mark.parametrize(("text", "headline"), [("185.html", None), ("185.aspx", "185.aspx"), ("第185号", "第185号")])
def test_the_file_s_name_is_not_its_title(text: str, headline: str | None) -> None:
    """What a server shows of a folder without a page: names, days of the last change, sizes."""
    rows = "".join(
        f'2015年3月{n}日 19:57 11413 <a href="/html/18{n}.html">{text.replace("5", str(n), 1)}</a><br>'
        for n in range(5, 10)
    )
    page = f"<html><body><pre><a href=/>父</a><br>{rows}</pre></body></html>"
    found = find_rows(Document.from_text("http://e.cn/html/", page)).rows
    assert next(row.headline for row in found) == headline


@pytest.mark.parametrize("link", ["07:06 PM", "19.06", "7:06:30 a.m.", "March 3, 2024"])
def test_a_whole_post_s_title_is_its_heading_where_its_day_or_time_is_the_link(link: str) -> None:
    posts = "".join(
        f"<h2>March {n}, 2024</h2><div class=post><h3>The crane has come {n}</h3><p>{SENTENCE * 2}</p>"
        f"<div>Posted at <a href=/archives/00000{n}.html>{link}</a> | "
        f"<a href='/mt-comments.cgi?entry_id={n}'>Comments (2)</a></div></div>"
        for n in (4, 3, 2)
    )
    page = f"<html lang=en><body><div id=main>{posts}</div></body></html>"
    rows = find_rows(Document.from_text("http://portal.example/archives/2024_03.html", page)).rows
    assert [row.headline for row in rows] == [f"The crane has come {n}" for n in (4, 3, 2)]


@pytest.mark.parametrize(
    ("link", "is_day"),
    [
        ("Wednesday, 27 September 2023", True),
        ("Wednesday, 27 Sep 2023, 11:58 pm", True),
        ("Wednesday, 27 Sept 2023, 11:58 pm", False),
    ],
)
def test_how_long_a_day_is(link: str, is_day: bool) -> None:
    assert choose(f"<h3>{STORY}</h3>{write_link(link)}") == (STORY if is_day else link)


@pytest.mark.parametrize(("marks", "expected"), [(36, True), (37, False)])
def test_how_far_a_link_is_read_for_words_that_say_read_on(marks: int, expected: bool) -> None:
    assert is_more(f"{'-' * marks}more") is expected
