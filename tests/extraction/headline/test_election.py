"""Which line of a page is its headline: each witness against the others."""

import pytest

from portalcrawl.extraction.headline.cut_titles import complete_headline, is_cut, uncut
from portalcrawl.extraction.headline.election import find_headline, strip_label
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

STORY = "Harbour opens its second terminal"
OTHER = "Council plans a railway to the towns"
TEXT = "<p>The harbour opened on Monday, after four years.</p>"


def find(body: str, *, title: str = "", head: str = "", **hints: str) -> str | None:
    page = f"<html><head><title>{title}</title>{head}</head><body>{body}{TEXT}</body></html>"
    return find_headline(page_of(Document.from_text("http://portal.example/a/1.html", page)), Hints(**hints)).text


def stated(text: str) -> str:
    return f"<meta property=og:title content='{text}'>"


def titled(text: str) -> str:
    """A line of a class that says title."""
    return f"<p class=title>{text}</p>"


LEAD = "<p>The first ships came in on Monday, and the second terminal took them.</p>"
NEWS = "Second harbour news opens"
PART = "Harbour news"
RUNNING = "In the north of the country last week, as has been said by many: {} and nobody was surprised by it at all"
META = "<p>2017-12-25</p>"
FACULTY = "会计学-江城广播电视大学-江城大学经济管理学院"
SHORT_STORY = "码头二期工程今日正式启用"
# A body, what else is known of the page, and which of its lines is the headline.
CASES = [
    # Headings without another witness: the main one is enough.
    (f"<h1>{STORY}</h1>", {}, STORY),
    (f"<h2>{OTHER}</h2><h1>{STORY}</h1>", {}, STORY),
    (f"<h1>{STORY}</h1><h1>{OTHER}</h1>", {}, STORY),
    (f"<h1>{OTHER}</h1><h1 class=title>{STORY}</h1>", {}, STORY),
    # The list's row, whole and cut.
    (f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": STORY}, STORY),
    (f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": f"{STORY[:9]}…"}, STORY),
    (f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": STORY, "head": OTHER}, OTHER),
    (f"<h1>{OTHER}</h1><p>{STORY}</p>", {"headline": f"{STORY[:9]}…", "head": OTHER}, OTHER),
    (f"<h1>{OTHER}</h1><p>{SHORT_STORY}</p>", {"headline": f"{SHORT_STORY[:4]}…"}, SHORT_STORY),
    (f"<h1>{OTHER}</h1><p>{SHORT_STORY}</p>", {"headline": f"{SHORT_STORY[:3]}…"}, OTHER),
    (f"<h1>{OTHER}</h1><p>{SHORT_STORY}</p>", {"headline": SHORT_STORY[:8]}, SHORT_STORY),
    (f"<h1>{OTHER}</h1><p>{SHORT_STORY}</p>", {"headline": SHORT_STORY[:7]}, OTHER),
    # The page's title and the metadata against a heading, and against each other.
    (f"<h2>{OTHER}</h2><p>{STORY}</p>", {"title": STORY}, STORY),
    (f"<h2>{OTHER}</h2><p>{STORY}</p>", {"head": STORY}, STORY),
    (f"<h1>{OTHER}</h1><h2>{STORY}</h2>", {"title": STORY}, STORY),
    (f"<h1>{OTHER}</h1>{titled(STORY)}", {"title": STORY}, STORY),
    (f"<h4>{OTHER}</h4>{titled(STORY)}", {"title": STORY, "head": OTHER}, STORY),
    (f"<p>{OTHER}</p>{titled(STORY)}", {"title": STORY, "head": OTHER}, STORY),
    (f"<h4>{STORY}</h4><p>{OTHER}</p>", {"title": f"{OTHER}now", "head": STORY}, STORY),
    # Half of the main heading's words are in the page title, which begins with the heading of a part behind a sentence.
    (f"<h1>{STORY}</h1>{LEAD}<h2>Second harbour terminal</h2>", {"title": "Second harbour terminal opens"}, STORY),
    (f"<h1>{STORY}</h1><h2>Second harbour news</h2>", {"title": NEWS}, "Second harbour news"),
    (
        f"<h1>{OTHER}</h1>{LEAD}<h2>Second harbour news</h2>",
        {"title": NEWS},
        "Second harbour news",
    ),
    # The trail's link home says that the main heading is the site's name; the trail's end is the page's.
    (
        f"<h1>Harbour talk</h1><p><a href=/>Harbour talk</a> » <a href=/f/>Boats</a> » {STORY}</p><h3>{STORY}</h3>",
        {"title": f"Harbour talk: Boats » {STORY}"},
        STORY,
    ),
    (
        f"<h1>Harbour talk</h1><p>• <a href=/>Harbour talk</a> » <a href=/f/2.html>Boats</a> » {STORY}</p>",
        {"title": f"Harbour talk: Boats » {STORY}"},
        STORY,
    ),
    # Another site's home is called as the headline is.
    (f"<h1>{STORY}</h1><p><a href=https://opens.example/>{STORY}</a></p>", {"title": f"{STORY} | Port"}, STORY),
    # Who signs the letter, as the page title begins; above the text the same line is the headline.
    (f"<h1>{STORY}</h1><p>{RUNNING}.</p><p>{OTHER}</p>", {"title": f"{OTHER}, harbour"}, STORY),
    (f"<h1>{STORY}</h1><p>{OTHER}</p><p>{RUNNING}.</p>", {"title": f"{OTHER}, harbour"}, OTHER),
    # A headline that is shorter than the site's name before it.
    (f"<h2>{PART}</h2>", {"title": f"Portal of the northern ports | {PART}"}, PART),
    # The page's title goes on, says more around it, or stops before it.
    (f"<h1>{OTHER}</h1><p>{STORY}</p>", {"title": f"{STORY} after four years"}, STORY),
    (f"{titled(OTHER)}<p>{STORY}</p>", {"title": f"{STORY} after four years", "head": OTHER}, OTHER),
    (f"<h1>{OTHER}</h1><h2>{STORY}</h2>", {"title": RUNNING.format(STORY)}, STORY),
    (f"<h1>{OTHER}</h1><h3>{STORY}</h3>", {"title": RUNNING.format(STORY)}, OTHER),
    (f"<h4>{OTHER}</h4><h2>{STORY}</h2>", {"title": RUNNING.format(STORY), "head": OTHER}, OTHER),
    (f"<h1>{OTHER}</h1><h2>{STORY}</h2>", {"title": STORY[:15]}, STORY),
    (f"<h4>{OTHER}</h4><h2>{STORY}</h2>", {"title": STORY[:15], "head": OTHER}, OTHER),
    (f"<h1>{OTHER}</h1><h2>码头二期启用</h2>", {"title": "码头二期启用了"}, "码头二期启用"),
    (f"<h1>{OTHER}</h1><h2>码头已启用</h2>", {"title": "码头已启用了"}, OTHER),
    (f"<h1>{OTHER}</h1><h2>{SHORT_STORY}</h2>", {"title": SHORT_STORY[:10]}, SHORT_STORY),
    (f"<h1>{OTHER}</h1><h2>{SHORT_STORY}</h2>", {"title": SHORT_STORY[:9]}, OTHER),
    # What is in a side bar, or leads home, needs the list's word.
    (f"<div class=sidebar><h1>{OTHER}</h1></div><p>{STORY}</p>", {"title": STORY, "head": OTHER}, STORY),
    (f"<div class=sidebar><h1>{STORY}</h1></div><p>{OTHER}</p>", {"title": OTHER, "headline": STORY}, STORY),
    (f"<aside><h1>{STORY}</h1></aside><p>{OTHER}</p>", {"title": OTHER, "headline": STORY}, STORY),
    (f"<h1><a href=/>{OTHER}</a></h1><p>{STORY}</p>", {"title": STORY, "head": OTHER}, STORY),
    (f"<h1><a href=/>{STORY}</a></h1><p>{OTHER}</p>", {"title": OTHER, "headline": STORY}, STORY),
    # A heading that leads to a folder above the page is the section's, unless all but the folder say it.
    (
        f"<h2 class=title><a href=https://portal.example/a/>{PART}</a></h2><h1>{STORY}</h1>",
        {"title": f"{OTHER} : {PART}"},
        STORY,
    ),
    (
        f"<h2 class=title><a href=/b/>{PART}</a></h2><h1>{STORY}</h1>",
        {"title": f"{OTHER} : {PART}"},
        PART,
    ),
    (f"<h2><a href=/a/>{STORY}</a></h2><h1>{OTHER}</h1>", {"title": STORY}, STORY),
    # A link without a heading is another page's title, unless list and page title say it.
    (f"<h1>{STORY}</h1>{titled(f'<a href=/2>{OTHER}</a>')}", {"headline": OTHER}, STORY),
    (
        f"<h1>{PART}</h1>{titled(f'<a href=/2>{STORY}</a>')}",
        {"headline": STORY, "title": f"{STORY} | {PART}"},
        STORY,
    ),
    # A site's name, and a headline that ends like one.
    (f"<h1>{STORY}</h1><h2>东湖新闻网</h2>", {"title": "东湖新闻网"}, STORY),
    (
        "<h1>东湖之声</h1><h2>园区办好政务网</h2>",
        {"title": "园区办好政务网_东湖之声", "head": "园区办好政务网"},
        "园区办好政务网",
    ),
    # The name of a column as the main heading, above a smaller one that the page title says, too.
    (
        "<h1>通知公告</h1><h2>园区召开全体工作会议</h2>",
        {"title": "通知公告_园区召开全体工作会议"},
        "园区召开全体工作会议",
    ),
    # A headline that ends as names of columns do, below the name of the office.
    ("<h2>江城大学人事处</h2><h1>招聘公告</h1>", {"title": "江城大学人事处_招聘公告", "head": "招聘公告"}, "招聘公告"),
    # A class word of a block that holds the page's main heading, which the page title says, too.
    (f"<div class=sidebar><h1>{STORY}</h1></div>{titled(OTHER)}", {"title": STORY, "head": OTHER}, STORY),
    (f"<div class=sidebar><h1>{STORY}</h1></div><h2>{OTHER}</h2>", {"title": STORY, "head": OTHER}, OTHER),
    (f"<aside><h1>{STORY}</h1></aside>{titled(OTHER)}", {"title": STORY, "head": OTHER}, OTHER),
    # Right above a meta line: a short part of the page title, and a heading where the title names the site alone.
    (f"<p>会计学</p>{META}", {"title": FACULTY}, "会计学"),
    (f"<p>会计学</p><p>{OTHER}</p>{META}", {"title": FACULTY}, "会计学"),
    (f"<h3>{OTHER}</h3>{META}", {"title": "东湖新闻网"}, OTHER),
    (f"<h4>{OTHER}</h4>{META}", {"title": "东湖新闻网"}, "东湖新闻网"),
    (f"<h3>{OTHER}</h3><p>来源：东湖</p>", {"title": "东湖新闻网"}, OTHER),
    (f"<h3>{OTHER}</h3>{META}", {"title": "东湖新闻网", "head": STORY}, STORY),
    (f"<h3>{OTHER}</h3>{META}", {"title": STORY}, STORY),
    (f"<h3>{OTHER}</h3><p>2017-12-25 {'x' * 139}</p>", {"title": "东湖新闻网"}, OTHER),
    (f"<h3>{OTHER}</h3><p>2017-12-25 {'x' * 140}</p>", {"title": "东湖新闻网"}, "东湖新闻网"),
    (f"<h3>{OTHER}</h3><p><img src=a.png></p>{META}", {"title": "东湖新闻网"}, OTHER),
    (f"<h3>{OTHER}</h3>{'<p><img src=a.png></p>' * 2}{META}", {"title": "东湖新闻网"}, "东湖新闻网"),
    # A line of three characters is a label.
    (f"<h1>{STORY}</h1><h2>新规定</h2>", {"title": "新规定"}, STORY),
    (f"<h1>新规定</h1>{titled(OTHER)}", {"title": "新规定", "head": OTHER}, "新规定"),
]


@pytest.mark.parametrize(("body", "known", "headline"), CASES)
def test_election(body: str, known: dict[str, str], headline: str) -> None:
    given = {**known, "head": stated(known["head"])} if "head" in known else known
    assert find(body, **given) == headline  # type: ignore[arg-type]


def test_without_a_line_the_metadata_count_then_the_title_then_the_row() -> None:
    known = {"head": stated(STORY), "title": OTHER, "headline": "A row"}
    assert find("", **known) == STORY  # type: ignore[arg-type]
    assert find("", title=STORY, headline="A row…") == STORY
    assert find("", headline="A row…") == "A row…"
    assert find("") is None


@pytest.mark.parametrize(
    ("text", "cut"), [("a…", True), ("a...", True), ("a。。。", True), ("a.", False), ("a…b", False)]
)
def test_a_cut_title_ends_with_dots(text: str, cut: bool) -> None:
    assert is_cut(text) is cut
    assert uncut(text) == ("a" if cut else text)


@pytest.mark.parametrize(
    ("text", "others", "whole"),
    [
        ("Harbour op…", [STORY], STORY),
        ("Harbour op…", [None, "Harbour ope...", STORY], STORY),
        ("Harbour op…", [OTHER], "Harbour op…"),
        (STORY, [STORY], STORY),
    ],
)
def test_complete_headline(text: str, others: list[str | None], whole: str) -> None:
    assert complete_headline(text, others) == whole


LABELS = [("标题：码头启用", "码头启用"), ("密码保护：码头启用", "码头启用"), ("码头：启用", "码头：启用")]


@pytest.mark.parametrize(("text", "rest"), LABELS)
def test_strip_label(text: str, rest: str) -> None:
    assert strip_label(text) == rest
