"""A rule's date between the list's row and the heuristics."""

import pytest

from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rules.date import is_refuted, settle_match
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.text.dates.parsing import DateMatch, find_dates

ROW = Hints(datePublished="2017-12-25", listed=True)
NOTHING = PublishedDate()
OF_PAGE = PublishedDate("2017-12-25", "2017-12-25", "meta-line")


@pytest.mark.parametrize(
    ("day", "other", "expected"),
    [
        # The page says the row's day elsewhere.
        ("2017-12-20", OF_PAGE, True),
        ("2017-12-20", PublishedDate("2017-12-25", None, "list"), False),
        ("2017-12-20", PublishedDate("2017-12-21", "x", "line"), False),
        # Years away, and nothing else on the page says the same.
        ("2009-06-01", PublishedDate("2017-12-21", "x", "line"), True),
        ("2009-06-01", PublishedDate("2009-06-01", "x", "line"), False),
        ("2009-06-01", PublishedDate(), True),
    ],
)
def test_is_refuted(day: str, other: PublishedDate, expected: bool) -> None:
    assert is_refuted(day, other, ROW) is expected


def settle(text: str, *, found: PublishedDate = NOTHING, lang: str = "", sentence: str = "") -> str | None:
    page = f"<html lang='{lang}'><body><p>{text}</p><p>{sentence}</p></body></html>"
    document = Document.from_text("http://portal.example/a/1.html", page)
    match: DateMatch = next(find_dates(text))
    settled = settle_match(match, document, page_of(document).layout, Hints(), lambda: found)
    return settled and settled.day


def test_a_date_that_can_be_read_in_one_way() -> None:
    assert settle("2017-04-03") == "2017-04-03"
    assert settle("25/04/2017") == "2017-04-25"


@pytest.mark.parametrize(
    ("found", "lang", "day"),
    [
        (PublishedDate(), "", None),
        (PublishedDate("2017-04-03", "x", "line"), "", "2017-04-03"),
        (PublishedDate("2017-03-04", "x", "line"), "", "2017-03-04"),
        (PublishedDate(), "en-GB", "2017-04-03"),
        (PublishedDate(), "en-US", "2017-03-04"),
    ],
)
def test_an_open_order_is_settled_by_page_or_language(found: PublishedDate, lang: str, day: str | None) -> None:
    english = (
        "The council met on the plan of the new park, and said that it is to be open for the public in the summer."
    )
    assert settle("03/04/2017", found=found, lang=lang, sentence=english if lang else "码头昨日启用。") == day


def test_what_an_element_has_stated_is_not_settled_again() -> None:
    document = Document.from_text("http://portal.example/a/1.html", "<p>11/02/2026 - 18:20</p>")
    match = DateMatch("2026-11-02T18:20:00-05:00", "11/02/2026 - 18:20", 0, 18)
    assert settle_match(match, document, page_of(document).layout, Hints(), lambda: NOTHING) is match
