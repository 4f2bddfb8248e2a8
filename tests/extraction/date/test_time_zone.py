"""The time zone of a shown time, from what the metadata state."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.date.time_zone import find_zone_of, sample_text, settle_zone
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of
from portalcrawl.text.dates.parsing import CHINA

SHOWN = "2018-01-22T00:13+08:00"


@pytest.mark.parametrize(
    ("shown", "stated", "found"),
    [
        (SHOWN, [], SHOWN),
        (SHOWN, ["2018-01-22"], SHOWN),
        ("2018-01-22", ["2018-01-22T02:13+00:00"], "2018-01-22"),
        # The same time of day, whatever its seconds.
        (SHOWN, ["2018-01-22T00:13:30-03:00"], "2018-01-22T00:13-03:00"),
        ("2018-01-22T00:13:05+08:00", ["2018-01-22T00:13:30-03:00"], "2018-01-22T00:13:05-03:00"),
        # The same moment by a clock from 12 hours behind UTC to 14 before it, by half hours.
        (SHOWN, ["2018-01-22T02:13+00:00"], "2018-01-22T00:13-02:00"),
        (SHOWN, ["2018-01-21T18:43+00:00"], "2018-01-22T00:13+05:30"),
        (SHOWN, ["2018-01-22T12:13+00:00"], "2018-01-22T00:13-12:00"),
        (SHOWN, ["2018-01-22T12:43+00:00"], SHOWN),
        (SHOWN, ["2018-01-21T10:13+00:00"], "2018-01-22T00:13+14:00"),
        (SHOWN, ["2018-01-21T09:43+00:00"], SHOWN),
        (SHOWN, ["2018-01-22T02:20+00:00"], SHOWN),
        # The page names another time zone than the portal's.
        ("2018-01-22T00:13-05:00", ["2018-01-22T02:13+00:00"], "2018-01-22T00:13-05:00"),
    ],
)
def test_find_zone_of(shown: str, stated: list[str], found: str) -> None:
    assert find_zone_of(shown, stated, Hints()) == found


def test_a_known_zone_of_the_portal_is_not_doubted() -> None:
    hints = Hints(zone=UTC, zone_is_known=True)
    assert find_zone_of("2018-01-22T00:13+00:00", ["2018-01-22T02:13+00:00"], hints) == "2018-01-22T00:13+00:00"


GERMAN = "Der Kran ist am Montag mit dem Schiff gekommen, und die halbe Stadt ist am Hafen gewesen, um ihn zu sehen."


def read(line: str, *, lang: str = "de", url: str = "http://portal.example/a.html", head: str = "") -> str | None:
    body = f"<h1>Ein Kran ist da</h1><div>{line}</div><div><p>{GERMAN}</p><p>{GERMAN}</p></div>"
    source = f"<html lang={lang}><head><title>Ein Kran ist da</title>{head}</head><body>{body}</body></html>"
    hints = Hints(listed=True, reference=datetime(2018, 12, 1, tzinfo=UTC))
    article = extract_article(Document.from_text(url, source), hints).article
    assert article is not None
    return article.datePublished


@pytest.mark.parametrize(
    ("line", "page", "found"),
    [
        # Germany's clock, in winter and in summer
        ("22.01.2018, 10:13 Uhr", {}, "2018-01-22T10:13+01:00"),
        ("22.07.2018, 10:13 Uhr", {}, "2018-07-22T10:13+02:00"),
        ("22.01.2018, 10:13 Uhr", {"lang": "de-AT"}, "2018-01-22T10:13+01:00"),
        # The address says which country it is, if the language is at home in many.
        ("22.01.2018 10:13", {"lang": "en", "url": "http://portal.co.nz/a.html"}, "2018-01-22T10:13+13:00"),
        ("22.01.2018 10:13", {"lang": "en", "url": "http://portal.example/en-in/a.html"}, "2018-01-22T10:13+05:30"),
        ("22.01.2018 10:13", {"lang": "en-US", "url": "http://portal.de/a.html"}, "2018-01-22T10:13+01:00"),
        # Several clocks, and nothing that tells which: UTC, but China's on a Chinese page.
        ("22.01.2018 10:13", {"lang": "fr-CA", "url": "http://portal.example/a.html"}, "2018-01-22T10:13+00:00"),
        ("2018-01-22 10:13", {"lang": "zh", "url": "http://portal.example/a.html"}, "2018-01-22T10:13+08:00"),
        # The page does not name its language: it is one in letters.
        ("22.01.2018 10:13", {"lang": '""', "url": "http://portal.example/a.html"}, "2018-01-22T10:13+00:00"),
        # The page names the zone.
        ("22.01.2018 10:13 EST", {}, "2018-01-22T10:13-05:00"),
        ("<time datetime=2018-01-22T10:13:00+03:00>22.01.2018</time>", {}, "2018-01-22T10:13:00+03:00"),
    ],
)
def test_the_clock_of_the_pages_country(line: str, page: dict[str, str], found: str) -> None:
    assert read(line, **page) == found


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        # Midnight there is how a day is kept.
        ("2018-01-21T23:00:00Z", "2018-01-22T00:00:00+01:00"),
        ("2018-07-21T22:00Z", "2018-07-22T00:00+02:00"),
        ("2018-01-21T23:00:05Z", "2018-01-21T23:00:05+00:00"),
        ("2018-01-21T22:00:00Z", "2018-01-21T22:00:00+00:00"),
    ],
)
def test_midnight_told_in_utc_is_the_next_day(stated: str, found: str) -> None:
    head = f"<meta property=article:published_time content={stated}>"
    assert read("", head=head) == found
    # Nothing tells the country.
    assert read("", head=head, lang="en") == stated.replace("Z", "+00:00")


@pytest.mark.parametrize(
    ("head", "date"),
    [
        ("<meta property=article:modified_time content=2018-01-23T10:00:00-05:00>", "2018-01-22T09:13-05:00"),
        ("<meta property=article:modified_time content=2018-01-23T10:00:00+0530>", "2018-01-22T09:13+05:30"),
        # A server's clock, and no clock.
        ("<meta property=article:modified_time content=2018-01-23T10:00:00+00:00>", "2018-01-22T09:13+00:00"),
        ("<meta property=article:modified_time content=2018-01-23T10:00:00Z>", "2018-01-22T09:13+00:00"),
        ("<meta property=article:modified_time content=2018-01-23>", "2018-01-22T09:13+00:00"),
    ],
)
def test_a_zone_in_which_the_metadata_state_another_time(head: str, date: str) -> None:
    assert read("22 January 2018 09:13", lang="en", head=head) == date


def test_the_country_is_asked_first() -> None:
    head = "<meta property=article:modified_time content=2018-01-23T10:00:00-05:00>"
    assert read("22.01.2018 09:13", head=head, lang="de-AT") == "2018-01-22T09:13+01:00"


def test_an_element_that_states_the_moment_which_it_shows() -> None:
    line = "<span class=submitted content=2018-01-22T09:13-05:00>by Jane on 22 January 2018 - 09:13</span>"
    assert read(line, lang="en") == "2018-01-22T09:13-05:00"


@pytest.mark.parametrize(("size", "is_enough"), [(199, True), (198, False)])
def test_a_page_of_few_letters_may_be_in_chinese(size: int, is_enough: bool) -> None:
    """A space stands before each of its lines."""
    page = page_of(Document.from_text("http://portal.example/a.html", f"<p>{'q' * (size - 1)}.</p>"))
    assert settle_zone(page, Hints()).zone == (UTC if is_enough else CHINA)


@pytest.mark.parametrize(("place", "is_read"), [(799, True), (800, False)])
def test_how_much_of_a_page_tells_its_language(place: int, is_read: bool) -> None:
    page = page_of(Document.from_text("http://portal.example/a.html", f"<p>{'q' * (place - 1)}港.</p>"))
    assert ("港" in sample_text(page.layout)) is is_read
