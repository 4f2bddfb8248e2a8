"""Which number of 03/04/2017 is the day."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.date.day_month_order import drop_weaker, settle_orders
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.text.dates.parsing import DateMatch, find_dates

NOW = datetime(2018, 3, 10, tzinfo=UTC)
URL = "http://portal.example/a/1.html"
FIRST_IS_DAY, SECOND_IS_DAY = "2017-04-03", "2017-03-04"


def settle(
    text: str = "03/04/2017",
    *,
    others: str = "",
    elsewhere: str = "",
    row: str | None = None,
    url: str = URL,
    language: str | None = None,
    day_first: bool | None = None,
) -> str | None:
    """The day that a text means; `others` are dates in the election, `elsewhere` is not; `text` is a line."""
    layout = page_of(Document.from_text(url, f"<p>{text}</p><p>{others}</p><p>{elsewhere}</p>")).layout
    hints = Hints(datePublished=row, reference=NOW, day_first=day_first)
    dates = [*find_dates(text, reference=NOW), *find_dates(others, reference=NOW)]
    candidates = [Candidate(match, 1.0, "line") for match in dates]
    settled, undecided = settle_orders(candidates, layout, hints, url, lambda: language)
    assert len(settled) + len(undecided) == len(candidates)
    return None if undecided else settled[0].match.day


@pytest.mark.parametrize(
    ("known", "day"),
    [
        ({}, None),
        ({"row": "2017-04-03"}, FIRST_IS_DAY),
        ({"row": "2017-03-04T08:00+08:00"}, SECOND_IS_DAY),
        ({"row": "2017-03-05"}, None),
        ({"others": "2017-03-04"}, SECOND_IS_DAY),
        ({"url": "http://portal.example/2017/04/03/a.html"}, FIRST_IS_DAY),
        ({"url": "http://portal.example/2017-03/a.html"}, SECOND_IS_DAY),
        ({"url": "http://portal.example/2017/a.html"}, None),
        ({"others": "25/01/2017"}, FIRST_IS_DAY),
        ({"others": "01/25/2017"}, SECOND_IS_DAY),
        # A short line elsewhere says one of both days.
        ({"elsewhere": "Created on 03.04.2017"}, FIRST_IS_DAY),
        ({"elsewhere": "Created on 03.04.2017 and 04.03.2017"}, None),
        ({"elsewhere": f"{'x' * 49} 03.04.2017"}, FIRST_IS_DAY),
        ({"elsewhere": f"{'x' * 50} 03.04.2017"}, None),
        ({"elsewhere": "Created on 03.04.2017", "language": "en-US"}, FIRST_IS_DAY),
        ({"language": "en-GB"}, FIRST_IS_DAY),
        # English as the address's country writes it.
        ({"language": "en", "url": "http://portal.example/en-gb/a.html"}, FIRST_IS_DAY),
        ({"language": "en", "url": "http://portal.co.uk/a.html"}, FIRST_IS_DAY),
        ({"language": "en", "url": "http://portal.io/a.html"}, SECOND_IS_DAY),
        ({"language": "en-US", "url": "http://portal.co.uk/a.html"}, SECOND_IS_DAY),
        ({"language": "en-US"}, SECOND_IS_DAY),
        ({"text": "03/04/2017 9:23 PM"}, SECOND_IS_DAY),
        # What other pages of the portal have shown
        ({"day_first": True, "language": "en-US"}, FIRST_IS_DAY),
        ({"day_first": False, "language": "en-GB"}, SECOND_IS_DAY),
        ({"day_first": False, "others": "25/01/2017"}, FIRST_IS_DAY),
        # The stronger witness first.
        ({"row": "2017-04-03", "language": "en-US"}, FIRST_IS_DAY),
        ({"row": "2017-04-03", "url": "http://portal.example/2017/03/04/a.html"}, FIRST_IS_DAY),
        ({"url": "http://portal.example/2017/04/03/a.html", "language": "en-US"}, FIRST_IS_DAY),
        ({"others": "25/01/2017", "language": "en-US"}, FIRST_IS_DAY),
        ({"text": "03/04/2017 9:23 PM", "language": "en-GB"}, FIRST_IS_DAY),
    ],
)
def test_what_decides(known: dict[str, str | bool], day: str | None) -> None:
    assert settle(**known) == day  # type: ignore[arg-type]


def candidate(score: float, evidence: str) -> Candidate:
    return Candidate(DateMatch("2017-12-25", "2017-12-25", 0, 10), score, evidence)


def test_a_weaker_line_does_not_replace_a_date_that_nobody_can_read() -> None:
    weaker, stronger, marked = candidate(6.9, "line"), candidate(7.0, "line"), candidate(5.0, "class")
    assert drop_weaker([weaker, stronger, marked], [candidate(7.0, "meta-line")]) == [stronger, marked]
    assert drop_weaker([weaker], []) == [weaker]
