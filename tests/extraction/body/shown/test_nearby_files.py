"""Files in a box of their own shortly before or behind the text."""

import pytest

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.shown.nearby_files import find_files_beside
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon.class_names import FURNITURE
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

FILE = "<div><a href=/1.pdf>规划.pdf</a></div>"


def find(above: str = "", below: str = "", text: str = "<div id=text><p>码头昨日启用，船只进港。</p></div>") -> int:
    page = f"<body><h1>码头启用</h1>{above}{text}{below}</body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    number, block = next((i, b) for i, b in enumerate(layout.blocks) if b.element.get("id") == "text")
    body = Body(Container(number, block.first, block.last, 0), block.first, block.last)
    furniture = [bool(layout.blocks[line.block].role & FURNITURE) for line in layout.lines]
    return len(find_files_beside(layout, body, Headline("码头启用", "", 0, 1), furniture))


def lines(count: int) -> str:
    return "<p>码头</p>" * count


@pytest.mark.parametrize(
    ("above", "below", "count"),
    [
        (FILE, "", 1),
        ("", FILE, 1),
        (FILE, FILE, 2),
        (FILE + lines(7), "", 1),
        (FILE + lines(8), "", 0),
        ("", lines(14) + FILE, 1),
        ("", lines(15) + FILE, 0),
        # Files behind another text, a notice of the site, or a label of other articles are theirs.
        ("", f"<p>{'a' * 58}.</p>{FILE}", 1),
        ("", f"<p>{'a' * 59}.</p>{FILE}", 0),
        ("", f"<p>版权所有</p>{FILE}", 0),
        ("", f"<p>相关阅读：</p>{FILE}", 0),
        ("", f"<div class=sidebar>{FILE}</div>", 0),
        ("", "<div>附件：码头 <a href=/1.pdf>规划.pdf</a></div>", 0),
    ],
)
def test_files_beside_the_text(above: str, below: str, count: int) -> None:
    assert find(above, below) == count


def test_files_above_the_headline_are_not_the_article_s() -> None:
    page = f"<body>{FILE}<h1>码头启用</h1><div id=text><p>码头昨日启用。</p></div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    number = next(i for i, b in enumerate(layout.blocks) if b.element.get("id") == "text")
    body = Body(Container(number, 2, 3, 0), 2, 3)
    flags = [False] * len(layout.lines)
    assert find_files_beside(layout, body, Headline("码头启用", "", 1, 2), flags) == []


def test_a_class_around_text_and_files_makes_no_furniture_of_them() -> None:
    page = f"<body><h1>码头启用</h1><div class=sidebar><div id=text><p>码头。今天。昨日。</p></div>{FILE}</div></body>"
    layout = page_of(Document.from_text("http://portal.example/a/1.html", page)).layout
    number, block = next((i, b) for i, b in enumerate(layout.blocks) if b.element.get("id") == "text")
    body = Body(Container(number, block.first, block.last, 0), block.first, block.last)
    assert find_files_beside(layout, body, Headline("码头启用", "", 0, 1), [False] * len(layout.lines)) == [block.last]
