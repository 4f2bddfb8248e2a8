"""The text in the JSON that a page carries for its scripts."""

import json
from urllib.parse import quote

import pytest
from lxml import html

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.body.page_state import read_state_text
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

HEADLINE = "A crane has come to the harbour"
FIRST = "The crane came by ship on Monday, and half of the town was there to see it when it was lifted to the quay."
SECOND = "It lifts forty tons, the harbour office says, which is twice what the old crane could lift in its best days."
OTHER = (
    "The ferry runs again, and the islanders are glad of it, as they have said in many letters to this paper, all long."
)
TEXT = f"{FIRST}\n{SECOND}"
HTML = f"<p>{FIRST}</p><p>{SECOND}</p>"


def read(state: object, script: str = "<script type=application/json>{}</script>", headline: str = HEADLINE) -> str:
    return read_scripts(script.format(json.dumps(state)), headline)


def read_scripts(scripts: str, headline: str = HEADLINE) -> str:
    return read_state_text(html.fromstring(f"<html><body>{scripts}</body></html>"), headline)


@pytest.mark.parametrize(
    ("state", "text"),
    [
        ({"props": {"story": {"title": HEADLINE, "html": HTML}}}, HTML),
        ({"props": {"title": HEADLINE, "contents": [{"text": FIRST}, {"text": SECOND, "n": 2}]}}, TEXT),
        ({"title": HEADLINE, "paragraphs": [FIRST, SECOND]}, TEXT),
        (
            [{"headlines": {"basic": HEADLINE}, "elements": [{"type": "text", "content": FIRST}, {"content": SECOND}]}],
            TEXT,
        ),
        # Another object's text, other articles inside the article's object, a summary.
        ({"story": {"title": HEADLINE}, "next": {"title": "Ferry", "html": f"<p>{OTHER}</p>" * 3}}, ""),
        ({"title": HEADLINE, "body": FIRST, "related": [{"title": "Ferry", "body": OTHER * 3}]}, FIRST),
        ({"title": "Ferry", "body": FIRST}, ""),
        ({"title": HEADLINE, "body": "soon"}, ""),
    ],
)
def test_the_object_that_is_called_as_the_page_is(state: object, text: str) -> None:
    assert read(state) == text


def test_scripts_that_assign_a_state() -> None:
    state = {"title": HEADLINE, "html": HTML}
    assert read(state, "<script>window.A = 1;window.__STATE__ = {};run()</script>") == HTML
    assert read(state, "<script type=application/ld+json>{}</script>") == ""
    assert read(state, "<script type=application/json>{} and more</script>") == HTML
    assert read(state, "<script type=application/json>{{{}</script>") == ""


def test_a_state_that_is_encoded_as_an_address_is() -> None:
    encoded = quote(json.dumps({"title": HEADLINE, "html": HTML}))
    root = html.fromstring(f"<html><body><script type=application/json>{encoded}</script></body></html>")
    assert read_state_text(root, HEADLINE) == HTML


@pytest.mark.parametrize(
    ("headline", "is_read"),
    # What is called as shortly may be anything: a category, a menu's entry.
    [("Quay", True), ("Far", False)],
)
def test_a_headline_of_few_letters_names_nothing(headline: str, is_read: bool) -> None:
    assert bool(read({"title": headline, "html": HTML}, headline=headline)) is is_read


@pytest.mark.parametrize(
    ("text", "is_text"), [("The crane came by ship. It works.", True), ("It came by ship.", False)]
)
def test_a_sentence_alone_is_a_summary(text: str, is_text: bool) -> None:
    assert bool(read({"title": HEADLINE, "text": text})) is is_text


@pytest.mark.parametrize(("before", "is_read"), [(3, True), (4, False)])
def test_states_that_one_script_assigns(before: int, is_read: bool) -> None:
    state = json.dumps({"title": HEADLINE, "html": HTML})
    others = "".join(f'window.S{number} = {{"n": {number}}};' for number in range(before))
    assert bool(read_scripts(f"<script>{others}window.A = {state};</script>")) is is_read


@pytest.mark.parametrize(("above", "is_read"), [(23, True), (24, False)])
def test_how_deep_an_article_may_lie(above: int, is_read: bool) -> None:
    state: object = {"title": HEADLINE, "html": HTML}
    for _ in range(above):
        state = [state]
    assert bool(read(state)) is is_read


@pytest.mark.parametrize(("above", "is_read"), [(23, True), (24, False)])
def test_how_deep_in_an_article_its_text_may_lie(above: int, is_read: bool) -> None:
    text: object = HTML
    for number in range(above):
        text = {f"part{number}": text}
    assert bool(read({"title": HEADLINE, "body": text})) is is_read


@pytest.mark.parametrize(("values", "is_read"), [(49_997, True), (49_999, False)])
def test_how_many_values_are_looked_at(values: int, is_read: bool) -> None:
    """Those of each level, until there are more: what lies below is not looked at."""
    assert bool(read([*([0] * values), [{"title": HEADLINE, "html": HTML}]])) is is_read


@pytest.mark.parametrize(("size", "is_read"), [(1_000_000, True), (1_000_001, False)])
def test_how_long_a_script_may_be(size: int, is_read: bool) -> None:
    state = json.dumps({"title": HEADLINE, "html": HTML})
    assert bool(read_scripts(f"<script type=application/json>{state.ljust(size)}</script>")) is is_read


@pytest.mark.parametrize(("size", "is_read"), [(1_000_000, True), (1_000_001, False)])
def test_how_long_all_scripts_may_be(size: int, is_read: bool) -> None:
    other = f"<script type=application/json>{json.dumps([HEADLINE]).ljust(size // 2)}</script>"
    last = f"<script type=application/json>{json.dumps({'title': HEADLINE, 'html': HTML}).ljust(1_000_000)}</script>"
    rest = f"<script type=application/json>{json.dumps([HEADLINE]).ljust(size - size // 2)}</script>"
    assert bool(read_scripts(other + rest + last)) is is_read


def test_hostile_states_take_no_time() -> None:
    deep = f'<script type=application/json>{"[" * 100_000}"{HEADLINE}"</script>'
    assert read_state_text(html.fromstring(f"<html><body>{deep}</body></html>"), HEADLINE) == ""
    assert read([[HEADLINE, FIRST]] * 50_000) == ""


@pytest.mark.parametrize("shown", ["", "<p>Loading, please wait.</p>", f"<p>{'a' * 58}.</p>"])
def test_a_page_that_shows_no_text(shown: str) -> None:
    state = json.dumps({"story": {"title": HEADLINE, "html": HTML}})
    page = f"<h1>{HEADLINE}</h1><p>3 March 2026</p>{shown}<script type=application/json>{state}</script>"
    article = extract_article(Document.from_text("http://x.example/a.html", page), Hints(listed=True)).article
    assert article is not None
    assert (article.articleBody, article.evidence["articleBody"]) == (f"{FIRST}\n\n{SECOND}", "page state")


@pytest.mark.parametrize("shown", [f"<p>{OTHER}</p>", f"<p>{'a' * 59}.</p>"])
def test_a_text_that_the_page_shows_is_believed(shown: str) -> None:
    state = json.dumps({"story": {"title": HEADLINE, "html": HTML}})
    page = f"<h1>{HEADLINE}</h1>{shown}<script type=application/json>{state}</script>"
    article = extract_article(Document.from_text("http://x.example/a.html", page), Hints(listed=True)).article
    assert article is not None
    assert article.evidence["articleBody"] != "page state"
