"""Boxes that ask to agree to cookies, and texts that speak of them."""

import pytest

from portalcrawl.api import extract
from portalcrawl.extraction.body.boxes.consent_boxes import find_consent_boxes
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "The bank intends to close the savings bank, which has had no money since Monday."
ASKS = (
    "We set cookies to make the site work. By going on you accept them. Cookies that count visits stay for two years. "
)


def read(main: str, box: str) -> str:
    record = extract(f"<h1>Statement on the bank</h1>{main}{box}", "http://bank.example/a/1.html").record
    assert record is not None
    return record.get("articleBody", "")


@pytest.mark.parametrize("name", ["cookie-banner", "gdpr", "consent-box", "cookieNotice"])
def test_a_box_named_so_that_asks_is_left_out_however_long_it_is(name: str) -> None:
    assert read(f"<div><p>{TEXT}</p></div>", f'<div class="{name}"><p>{ASKS * 4}</p></div>') == TEXT


def test_a_page_that_says_nothing_else_is_about_cookies() -> None:
    assert "stay for two years" in read("", f'<div class="cookie-text"><p>{ASKS * 2}</p></div>')


def test_a_box_that_names_them_once_stays() -> None:
    said = "Our baker sells cookies on Monday, and he has sold them for thirty years, in rain and in snow, to all. "
    assert said.strip() in read(
        f"<div><p>{TEXT}</p></div>", f'<div class="cookie-story"><p>{said}</p><p>{TEXT * 3}</p></div>'
    )


@pytest.mark.parametrize(
    ("beside", "says", "is_one"),
    [
        (60, 2, True),
        # It names them once, as a text may.
        (60, 1, False),
        # The page says less than a sentence beside it.
        (59, 2, False),
    ],
)
def test_a_box_says_it_twice_beside_a_sentence_of_twenty_hanzi(beside: int, says: int, is_one: bool) -> None:
    box = f"<div class=cookie-box>{'<p>We set cookies here.</p>' * says}</div>"
    page = f"<body><h1>The bank</h1><p>{'a' * (beside - 1)}.</p>{box}</body>"
    layout = page_of(Document.from_text("http://bank.example/a/1.html", page)).layout
    assert bool(find_consent_boxes(layout, Headline("The bank", "", 0, 1))) is is_one
