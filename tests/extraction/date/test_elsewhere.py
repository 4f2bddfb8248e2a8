"""Dates that a page states outside its meta zone: they count only if the page has no other, and all of them agree."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

NOW = datetime(2026, 4, 1, tzinfo=UTC)
DAY = "2026-03-03"


def read(inside: str = "", below: str = "", first: str = "", row: str | None = None) -> tuple[str | None, str | None]:
    """The date and its evidence of a page without a meta line; `inside` stands between two paragraphs."""
    body = (
        f"<h1>A crane has come</h1><div><p>{first}The crane came by ship on Monday, and half of the town was there.</p>"
        f"{inside}<p>It lifts forty tons, the harbour office says, twice what the old one could lift.</p></div>{below}"
    )
    source = f"<html lang=en><head><title>A crane has come</title></head><body>{body}</body></html>"
    document = Document.from_text("http://portal.example/crane.html", source)
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


@pytest.mark.parametrize(
    ("first", "date"),
    [
        ("3 March 2026 – ", DAY),
        ("Harbour Town, March 3, 2026 — ", DAY),
        ("On 3 March 2026 ", None),
        ("Until 3 March 2026 – ", None),
        ("", None),
    ],
)
def test_with_which_a_text_begins(first: str, date: str | None) -> None:
    assert read(first=first)[0] == date


def test_a_row_is_surer_than_what_stands_anywhere() -> None:
    assert read("<p class=date>3 March 2026</p>", row="2026-02-01") == ("2026-02-01", "list")
