"""Dates that a page states outside its meta zone: they count only if the page has no other, and all of them agree."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.date.elsewhere import find_stated_elsewhere
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

NOW = datetime(2026, 4, 1, tzinfo=UTC)
DAY = "2026-03-03"
LEAD = "The town has waited for it since May, when the old one fell into the sea."


def read(
    inside: str = "",
    below: str = "",
    first: str = "",
    row: str | None = None,
    url: str = "http://portal.example/crane.html",
    above: str = "",
    head: str = "",
) -> tuple[str | None, str | None]:
    """The date and its evidence of a page without a meta line; `inside` stands between two paragraphs."""
    body = (
        f"<h1>A crane has come</h1><div><p>{first}The crane came by ship on Monday, and half of the town was there.</p>"
        f"{inside}<p>It lifts forty tons, the harbour office says, twice what the old one could lift.</p></div>{below}"
    )
    source = f"<html lang=en><head><title>A crane has come</title>{head}</head><body>{above}{body}</body></html>"
    document = Document.from_text(url, source)
    article = extract_article(document, Hints(listed=True, reference=NOW, datePublished=row)).article
    assert article is not None
    return article.datePublished, article.evidence.get("datePublished")


@pytest.mark.parametrize(
    ("inside", "below", "found"),
    [
        ("<p><time datetime=2026-03-03>3 March</time></p>", "", (DAY, "class")),
        ("<p class=date>3 March 2026</p>", "", (DAY, "class")),
        ("<p><span itemprop=datePublished content=2026-03-03>3 March 2026</span></p>", "", (DAY, "class")),
        ("<p class=date>3 March 2026</p><p><time>3 March 2026</time></p>", "", (DAY, "class")),
        # Two days: a list's.
        ("<p class=date>3 March 2026</p><p class=date>4 March 2026</p>", "", (None, None)),
        # What a teaser links, what was changed, what ends then, what nothing decides.
        ("<p><a href=/2><time datetime=2026-03-03>3 March</time></a></p>", "", (None, None)),
        ("<p><time itemprop=dateModified datetime=2026-03-03>3 March</time></p>", "", (None, None)),
        ("<p class=date>Updated on 3 March 2026</p>", "", (None, None)),
        ("<p class=date>Expires on 3 March 2026</p>", "", (None, None)),
        ("<p class=date>Valid until 3 March 2026</p>", "", (None, None)),
        ("<aside><p class=date>3 March 2026</p></aside>", "", (None, None)),
        # A label further down than the meta zone goes.
        ("<p>Date: 3 March 2026</p>", "", (DAY, "meta-line")),
        ("<p>Deadline: 3 March 2026</p>", "", (None, None)),
        ("<p>The fair is on 3 March 2026.</p>", "", (None, None)),
    ],
)
def test_in_the_text(inside: str, below: str, found: tuple[str | None, str | None]) -> None:
    assert read(inside, below) == found


@pytest.mark.parametrize(("size", "is_date"), [(160, True), (161, False)])
def test_a_mark_around_a_paragraph_is_no_dates(size: int, is_date: bool) -> None:
    text = "3 March 2026 ".ljust(size, "x")
    assert read(f"<p class=date>{text}</p>")[0] == (DAY if is_date else None)


@pytest.mark.parametrize(
    ("first", "date"),
    [
        ("3 March 2026 – ", DAY),
        ("Harbour Town, March 3, 2026 — ", DAY),
        # Thirty characters are a place, with one more they are the sentence's own words.
        (f"{'Q' * 28}, March 3, 2026 — ", DAY),
        (f"{'Q' * 29}, March 3, 2026 — ", None),
        ("On 3 March 2026 ", None),
        ("Until 3 March 2026 – ", None),
        # A sentence by itself, before a paragraph.
        ("3 March 2026. ", DAY),
        ("In March 3, 2026. ", None),
        # Below a lead and a by-line, with nothing before it; further down it dates what is told there.
        (f"{LEAD}</p><p>By Ann Fox</p><p>3 March 2026 - ", DAY),
        (f"{LEAD}</p><p>Harbour Town, 3 March 2026 - ", None),
        (f"{LEAD}</p>" + "<p>So has the port.</p>" * 4 + "<p>3 March 2026 - ", DAY),
        (f"{LEAD}</p>" + "<p>So has the port.</p>" * 5 + "<p>3 March 2026 - ", None),
        # In a bracket, with a place in it or before it, also below a lead.
        ("Harbour Town, (3 March 2026). ", DAY),
        ("(Harbour Town, 3 March 2026) ", DAY),
        (f"{LEAD}</p><p>( Harbour Town, 3 March 2026 )</p><p>", DAY),
        ("The board met on Monday. It said (3 March 2026) ", None),
        ("Flight 7 (3 March 2026) ", None),
        # Alone in one of the first lines.
        (f"{LEAD}</p><p>3 March 2026</p><p>", DAY),
        (f"{LEAD}</p><p>Since 3 March 2026</p><p>", None),
        # A label and a date, before a notice.
        (
            f"{LEAD}</p><p>Published 3 March 2026. This text is old, and other things may be true now.</p><p>",
            DAY,
        ),
        (
            f"{LEAD}</p><p>The law on quays Published 3 March 2026. It is old, and other things may be true.</p><p>",
            None,
        ),
        # A chronicle
        (f"{LEAD}</p><p>2 March 2026 - {LEAD}</p><p>3 March 2026 - ", None),
        ("", None),
    ],
)
def test_with_which_a_text_begins(first: str, date: str | None) -> None:
    assert read(first=first)[0] == date


@pytest.mark.parametrize(("before", "is_labelled"), [("", True), ("(", True), ("( ", True), ("in ", False)])
def test_a_label_in_the_cell_before_the_date(before: str, is_labelled: bool) -> None:
    """At most a bracket and a space stand between them."""
    table = f"<table><tr><td>Publication date</td><td>{before}3 March 2026</td></tr></table>"
    assert read(table)[0] == (DAY if is_labelled else None)


@pytest.mark.parametrize(("between", "is_own"), [(10, True), (11, False)])
def test_a_by_line_far_below_the_text_is_a_neighbours(between: int, is_own: bool) -> None:
    lines = ["<b>A crane has come</b>", LEAD, *["Quay"] * between, "By Ann Fox, 3 March 2026"]
    page = page_of(Document.from_text("http://portal.example/", "".join(f"<div>{line}</div>" for line in lines)))
    found = find_stated_elsewhere(page.layout, MetaZone((0,), (), (1,), 0), Hints(reference=NOW))
    assert (found and found.match.iso) == (DAY if is_own else None)


@pytest.mark.parametrize(
    ("words", "size", "is_own"),
    [
        ("Published 3 March 2026. ", 160, True),
        # A longer line is a text.
        ("Published 3 March 2026. ", 161, False),
        # Other words stand before the label.
        ("The crane, published 3 March 2026. ", 160, False),
        ("A crane, published 3 March 2026. ", 160, True),
    ],
)
def test_a_label_begins_a_short_notice(words: str, size: int, is_own: bool) -> None:
    found = read(f"<p>{LEAD}</p>" * 5 + f"<p>{words.ljust(size - 1, 'x')}.</p>")[0]
    assert found == (DAY if is_own else None)


def test_a_row_is_surer_than_what_stands_anywhere() -> None:
    assert read("<p class=date>3 March 2026</p>", row="2026-02-01") == ("2026-02-01", "list")


LINKS = "".join(
    f"<li><a href=/{place}>{place}</a>" for place in ("home", "port", "ships", "fish", "trade", "sea", "ice")
)
WORDS = " harbour office town ships fish trade" * 12


@pytest.mark.parametrize(
    ("box", "found"),
    [
        (f"<div class=sidebar>{WORDS}<time datetime=2026-03-03>3 March</time><ul>{LINKS}</ul></div>", (DAY, "class")),
        (f"<div class=sidebar>{WORDS}<i itemprop=datePublished>3 March 2026</i><ul>{LINKS}</ul></div>", (DAY, "class")),
        (
            f"<div class=sidebar>{WORDS}<p>Published</p><p>3 March 2026</p><ul>{LINKS}</ul></div>",
            (DAY, "meta-line"),
        ),
        # Beside the author, whose box the class also speaks of.
        (f"<div class=ShareByline>{WORDS}<p>3 March 2026</p><ul>{LINKS}</ul></div>", (DAY, "meta-line")),
        # Without a mark or a label, among titles of other pages, in comments.
        (f"<div class=sidebar>{WORDS}<p>3 March 2026</p><ul>{LINKS}</ul></div>", (None, None)),
        (
            f"<div class=sidebar>{WORDS}<a href=/2>{'The crane of the other harbour is '}rusty</a>"
            f"<time datetime=2026-03-03>3 March</time><ul>{LINKS}</ul></div>",
            (DAY, "class"),
        ),
        (
            f"<div class=sidebar>{WORDS}<a href=/2>{'The crane of the other harbour is red '}too</a>"
            f"<time datetime=2026-03-03>3 March</time><ul>{LINKS}</ul></div>",
            (None, None),
        ),
        (f"<div class=comments>{WORDS}<time datetime=2026-03-03>3 March</time><ul>{LINKS}</ul></div>", (None, None)),
    ],
)
def test_in_furniture_that_was_not_read(box: str, found: tuple[str | None, str | None]) -> None:
    assert read(f"{box}{f'<p>{LEAD}</p>' * 6}") == found


@pytest.mark.parametrize(
    ("url", "found"),
    [
        ("http://portal.example/2026/03/03/crane.html", (DAY, "address")),
        ("http://portal.example/news/20260303-crane", (DAY, "address")),
        ("http://portal.example/news/03-03-2026", (DAY, "address")),
        ("http://portal.example/2026/03/crane.html", (None, None)),
        ("http://portal.example/2026-03-03/2026-03-04.html", (None, None)),
        ("http://portal.example/crane.html?day=2026-03-03", (None, None)),
        # After the fetch
        ("http://portal.example/2026/05/03/crane.html", (None, None)),
    ],
)
def test_a_day_that_the_address_alone_names(url: str, found: tuple[str | None, str | None]) -> None:
    assert read(url=url) == found
    assert read(row="2026-02-01", url=url) == ("2026-02-01", "list")


def test_the_day_of_the_visit_above_the_menu() -> None:
    above = "<div><time datetime=2026-03-03>Tuesday, 3 March 2026</time></div><nav><a href=/>Home</a></nav>"
    assert read(above=above) == (None, None)
    assert read(above=above.replace("Tuesday, ", "")) == (DAY, "time")


def test_metadata_that_says_date_and_no_more_gives_way_to_what_readers_see() -> None:
    """With many systems it is the day of the last change."""
    shown = "<p><time datetime=2026-03-03>3 March</time></p>"
    assert read(shown, head="<meta name=date content=2026-03-09>") == (DAY, "class")
    assert read(head="<meta name=date content=2026-03-09>") == ("2026-03-09", "meta:date")
    assert read(shown, head="<meta name=pubdate content=2026-03-09>") == ("2026-03-09", "meta:pubdate")
