"""A kicker in the headline's own heading is not the headline; what the author wrote stays."""

import pytest
from lxml import html

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.headline.kicker import drop_kicker
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

REST = "A crane has come to the harbour"
KICKED = f"Shipping {REST}"


def drop(heading: str, witnesses: tuple[str, ...] = (), row: str = "") -> str:
    document = Document.from_text("http://portal.example/1.html", f"<body>{heading}<p>It is red, and tall.</p></body>")
    layout = page_of(document).layout
    first = html.fromstring(heading).tag
    block = next(block for block in layout.blocks if block.tag == first)
    return drop_kicker(Headline(layout.text_of(block), "", block.first, block.last), layout, witnesses, row)


@pytest.mark.parametrize(
    "heading",
    [
        f"<h1><span class=article__kicker>Shipping</span> {REST}</h1>",
        f"<h1><a href=/1><span class=roofline>Shipping:</span><span>{REST}</span></a></h1>",
        f"<h1><span class=dachzeile>Shipping</span><span class=sr-only>: </span><span>{REST}</span></h1>",
        f"<h1><span class=sr-only>Headline:</span> {REST}</h1>",
        f"<h1><span>{REST}</span><small class=topline>Shipping</small></h1>",
        f"<h2 class=title><em class=eyebrow>Shipping</em> – {REST}</h2>",
    ],
)
def test_a_class_says_that_it_is_a_kicker(heading: str) -> None:
    assert drop(heading) == REST


@pytest.mark.parametrize(
    ("heading", "witnesses", "left"),
    [
        (f"<h1><em>Shipping</em> {REST}</h1>", (REST,), REST),
        (f"<h1><em>Shipping</em> {REST}</h1>", (), KICKED),
        (f"<h1><em>Shipping</em> {REST}</h1>", (REST, KICKED), KICKED),
        # A text is not an element that a design sets off.
        (f"<h1>Shipping <em>{REST}</em></h1>", (REST,), KICKED),
    ],
)
def test_others_say_the_rest_alone(heading: str, witnesses: tuple[str, ...], left: str) -> None:
    assert drop(heading, witnesses) == left


def test_a_row_that_says_it_keeps_it() -> None:
    kicked = f"<h1><span class=kicker>Shipping</span> {REST}</h1>"
    assert drop(kicked, row=f"Shipping: {REST}") == KICKED
    assert drop(kicked, row=REST) == REST
    assert drop(kicked, row="Another row") == REST


@pytest.mark.parametrize(
    "heading",
    [
        "<h1><span class=kicker>Shipping</span></h1>",
        "<h1><span class=kicker>Shipping</span> Oh</h1>",
        f"<h1>{REST}</h1>",
        f"<div><h1><span class=kicker>Shipping</span></h1> {REST}</div>",
        # Three characters are no headline.
        "<h1><span class=kicker>航运</span> 码头开</h1>",
    ],
)
def test_nothing_else_goes(heading: str) -> None:
    text = " ".join(html.fromstring(heading).text_content().split())
    assert drop(heading) == text


def test_a_headline_of_four_characters_stands_alone() -> None:
    assert drop("<h1><span class=kicker>航运</span> 码头启用</h1>") == "码头启用"


@pytest.mark.parametrize(("depth", "left"), [(5, REST), (6, KICKED)])
def test_elements_that_hold_each_other_are_opened_as_deep_as_people_nest(depth: int, left: str) -> None:
    pieces = f"<i class=kicker>Shipping</i> {REST}"
    assert drop(f"<h1>{'<span>' * depth}{pieces}{'</span>' * depth}</h1>") == left


def test_a_heading_may_stand_around_several_blocks() -> None:
    assert drop(f"<h1>{'<div>' * 4}<i class=kicker>Shipping</i> {REST}{'</div>' * 4}</h1>") == REST
