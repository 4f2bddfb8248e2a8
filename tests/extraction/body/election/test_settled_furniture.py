"""Boxes that are called a foot right below the headline."""

import pytest

from portalcrawl.extraction.body.election.settled_furniture import settle_furniture
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

HEADLINE = "码头二期启用通知"
FACTS = "<p>地点：东码头</p><p>电话：1234</p>"
TAGS = "<p>栏目：<a href=/xw/>要闻</a></p><p>标签：<a href=/t/1/>码头</a></p>"
SITE = "<footer><p>港口管理局</p></footer>"


def are_furniture(box: str, behind: str = SITE) -> set[bool]:
    """Of the lines of a box below the headline, whether they are furniture."""
    body = f"<body><div><h1>{HEADLINE}</h1><p>日期</p></div>{box}{behind}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", body)).layout
    flags = settle_furniture(layout, Headline(HEADLINE, "heading:h1", 0, 1))
    return {flags[i] for i, line in enumerate(layout.lines) if line.text and i > 1 and line.text != "港口管理局"}


@pytest.mark.parametrize(
    ("box", "behind", "is_furniture"),
    [
        (f"<div class=content-footer>{FACTS}</div>", SITE, False),
        (f"<div class=content-footer>{FACTS}</div>", "<div class=site-footer><p>港口管理局</p></div>", False),
        (f"<div class=content-footer>{FACTS}</div>", "", True),
        (f"<footer>{FACTS}</footer>", SITE, True),
        (f"<div class=entry-footer>{TAGS}</div>", SITE, True),
        (f"<div class=entry-footer>{TAGS}{FACTS}</div>", SITE, True),
        (f"<div class=content-footer>{TAGS}{FACTS}<p>传真：56</p></div>", SITE, False),
        ("<div class=content-footer><p>地点：东码头</p></div>", SITE, True),
        ("<div class=content-footer><p>版权所有 港口管理局</p><p>地点：东码头</p></div>", SITE, True),
        (f"{'<p>另有</p>' * 5}<div class=content-footer>{FACTS}</div>", SITE, None),
    ],
    ids=[
        "before the page's foot",
        "before another that is called one",
        "the page's foot",
        "by its tag",
        "of an entry",
        "half of it links",
        "less than half",
        "one line",
        "one line beside a notice",
        "far below",
    ],
)
def test_a_foot_below_the_headline(box: str, behind: str, is_furniture: bool | None) -> None:
    """What is far below the headline has lines of both kinds: those above it, and its own."""
    assert are_furniture(box, behind) == ({False, True} if is_furniture is None else {is_furniture})


def test_on_a_page_with_prose_it_needs_most_of_it() -> None:
    text = f"<div><p>{'码头二期工程昨日正式启用，' * 6}</p></div>"
    assert are_furniture(f"<div class=content-footer>{FACTS}</div>{text}") == {True, False}
