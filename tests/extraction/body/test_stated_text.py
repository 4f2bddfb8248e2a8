"""The text of a page whose scripts show it: what the JSON-LD states counts where the page has none of it."""

import json
import re
from hashlib import sha256

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.items import Article
from portalcrawl.page.document import Document

HEADLINE = "A crane has come to the harbour"
FIRST = "The crane came by ship on Monday, and half of the town was there to see it when it was lifted to the quay."
SECOND = "It lifts forty tons, the harbour office says, which is twice what the old crane could lift in its best days."
DIALOG = "Tell us where you live, and we show you what is near."


def read(body: object, shown: str = "", *, headline: str = HEADLINE, listed: bool = True) -> Article:
    stated = {"@type": "NewsArticle", "headline": headline, "datePublished": "2026-03-03", "articleBody": body}
    head = f"<title>{HEADLINE}</title><script type='application/ld+json'>{json.dumps(stated)}</script>"
    source = f"<html><head>{head}</head><body><h1>{HEADLINE}</h1>{shown}<div id=app></div></body></html>"
    extraction = extract_article(Document.from_text("http://portal.example/a.html", source), Hints(listed=listed))
    assert extraction.article is not None, extraction.rejection
    return extraction.article


@pytest.mark.parametrize(
    "body",
    [
        f"{FIRST}\n\n{SECOND}",
        f"<p>{FIRST}</p><p>{SECOND}</p>",
        f"&lt;p&gt;{FIRST}&lt;/p&gt;&lt;p class=&quot;x&quot;&gt;{SECOND}&lt;/p&gt;",
        f"{FIRST}<br/>{SECOND.replace('harbour office', '<b>harbour</b> office')}",
    ],
)
@pytest.mark.parametrize("listed", [True, False])
def test_a_text_that_the_page_does_not_show(body: str, listed: bool) -> None:
    article = read(body, listed=listed)
    assert article.articleBody == f"{FIRST}\n\n{SECOND}"
    assert article.articleBodyHtml == f"<p>{FIRST}</p>\n<p>{SECOND}</p>"
    assert article.evidence["articleBody"] == "json-ld"


def test_what_it_says_is_written_as_text() -> None:
    article = read(f"{FIRST}\n{SECOND} 3 &lt; 4 &amp; 5")
    assert (article.articleBody or "").endswith("days. 3 < 4 & 5")
    assert (article.articleBodyHtml or "").endswith("days. 3 &lt; 4 &amp; 5</p>")


def test_a_dialog_is_not_the_text() -> None:
    body = f"{FIRST}\n{SECOND}"
    assert read(body, f"<p>{DIALOG}</p>").articleBody == f"{FIRST}\n\n{SECOND}"
    # Half as long as what is stated, it may be the text.
    size = len(re.sub(r"\W", "", body))
    long = f"We, {'a' * (size // 2 - 3)}."
    assert read(body, f"<p>{long}</p>").evidence["articleBody"] == "json-ld"
    assert read(body, f"<p>{long[:-1]}aa.</p>").evidence["articleBody"] == "block:p"


@pytest.mark.parametrize(
    "shown",
    [
        f"<p>{FIRST}</p>",
        # A part of it, as before a wall; with a picture and a link in it; in a list that is taken for furniture.
        f"<p>{FIRST[:40]}</p>",
        f"<p>{FIRST[:90]}<a href=/b>{FIRST[90:]}</a></p>",
        f"<aside><p>{FIRST}</p></aside><p>{DIALOG}</p>",
    ],
)
def test_a_page_that_shows_some_of_it_has_its_own_text(shown: str) -> None:
    assert read(f"{FIRST}\n{SECOND}", shown).evidence["articleBody"] != "json-ld"


def test_a_text_of_another_headline_is_another_article_s() -> None:
    assert read(f"{FIRST}\n{SECOND}", f"<p>{DIALOG}</p>", headline="The old mill burns").articleBody == DIALOG


@pytest.mark.parametrize("body", ["", None, 7, [FIRST], FIRST[:90], "<p></p>" * 60])
def test_what_is_no_text(body: object) -> None:
    assert read(body, f"<p>{DIALOG}</p>").articleBody == DIALOG


def test_the_shortest_text() -> None:
    assert read("abc " * 39 + "ab", f"<p>{DIALOG}</p>").articleBody == DIALOG
    assert read("abc " * 40, f"<p>{DIALOG}</p>").evidence["articleBody"] == "json-ld"


@pytest.mark.parametrize(("shown", "is_stated"), [(2, True), (3, False)])
def test_a_deck_may_say_a_tenth_of_it(shown: int, is_stated: bool) -> None:
    """Of twenty pieces of 24 letters."""
    pieces = [f"{chr(97 + i) * 24}" for i in range(20)]
    article = read(" ".join(pieces) + ".", f"<h2>{' '.join(pieces[:shown])}</h2>")
    assert (article.evidence["articleBody"] == "json-ld") is is_stated


@pytest.mark.parametrize(("size", "is_stated"), [(23, True), (24, False)])
def test_a_piece_has_24_letters(size: int, is_stated: bool) -> None:
    pieces = [f"{chr(97 + i) * 24}" for i in range(20)]
    shown = " 1 ".join(piece[:size] for piece in pieces[:5])
    article = read(" ".join(pieces) + ".", f"<h2>{shown}</h2>")
    assert (article.evidence["articleBody"] == "json-ld") is is_stated


@pytest.mark.parametrize(("places", "is_stated"), [(range(40, 2400, 60), True), (range(0, 2400, 60), False)])
def test_forty_pieces_of_a_long_text_are_looked_for(places: range, is_stated: bool) -> None:
    """Of 2,400 letters each sixtieth begins a piece."""
    text = "".join(sha256(str(i).encode()).hexdigest() for i in range(38))[:2400]
    shown = " / ".join(text[place : place + 24] for place in places)
    article = read(text + ".", f"<h2>{shown}</h2>")
    assert (article.evidence["articleBody"] == "json-ld") is is_stated
