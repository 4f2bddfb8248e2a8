"""Walls before a text, and sentences of articles that only speak of passwords and members."""

import pytest

from portalcrawl.extraction.analysis import analyse
from portalcrawl.extraction.body.walls import find_wall
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

HEADLINE = "A crane has come to the harbour"
TEXT = "<p>The crane came by ship on Monday, and half of the town was there to see it, as the harbour office says.</p>"
WALL = "Log in to continue reading."


def note_of(body: str) -> str | None:
    source = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{body}</body></html>"
    read = analyse(Document.from_text("http://portal.example/a.html", source), Hints(listed=True))
    return find_wall(read.layout, read.body, read.headline, read.furniture).note


def wall(text: str = WALL) -> str:
    return f"<p>{text} <a href=/login>Log in</a></p>"


def test_a_wall_behind_the_beginning() -> None:
    assert note_of(TEXT + wall()) == "truncated"
    assert note_of(TEXT) is None


@pytest.mark.parametrize(("size", "note"), [(450, "truncated"), (451, None)])
def test_a_longer_line_is_the_article_s(size: int, note: str | None) -> None:
    link = "Log in"
    more = "a" * (size - len(f"{WALL} . {link}"))
    assert note_of(TEXT + wall(f"{WALL} {more}.")) == note


@pytest.mark.parametrize(("before", "note"), [(38, "truncated"), (39, None)])
def test_a_sentence_that_says_more_is_the_article_s(before: int, note: str | None) -> None:
    """The 26 letters that ask are two fifths of 65."""
    assert note_of(TEXT + wall(f"{'x' * before} log in to continue reading.")) == note


@pytest.mark.parametrize(("size", "note"), [(150, "truncated"), (151, None)])
def test_where_the_text_goes_on_it_speaks_of_logins(size: int, note: str | None) -> None:
    assert note_of(f"{TEXT}{wall()}<p>{'a' * (size - 1)}.</p>") == note


@pytest.mark.parametrize(("lines", "note"), [(4, "truncated"), (5, None)])
def test_a_wall_stands_shortly_behind_the_text(lines: int, note: str | None) -> None:
    others = "<p><a href=/b.html>Another page of ours</a></p>" * lines
    assert note_of(f"<div>{TEXT * 3}</div><aside>{others}</aside><section>{wall()}</section>") == note


@pytest.mark.parametrize(
    ("box", "note"),
    [
        ("<div class=article-paywall><h3>Read on</h3><p>Cancel any time</p></div>", "truncated"),
        ("<div id=regwall><p>Unlimited digital access</p></div>", "truncated"),
        # The name alone, or the words alone, may be the text's.
        ("<div class=article-paywall><p>The crane is yellow.</p></div>", None),
        ("<div class=more><p>Cancel any time</p></div>", None),
    ],
)
def test_a_box_named_as_a_wall_offers_more(box: str, note: str | None) -> None:
    assert note_of(TEXT + box) == note


OFFERS = "<p>You can read on one device at a time, and this message will stand on the other, which stays.</p>"


def text_of(body: str) -> str:
    source = f"<html><head><title>{HEADLINE}</title></head><body><h1>{HEADLINE}</h1>{body}</body></html>"
    return analyse(Document.from_text("http://portal.example/a.html", source), Hints(listed=True)).text


def test_what_stands_behind_a_shown_beginning_is_the_wall_s() -> None:
    begun, box = f"<div>{TEXT * 2}{wall()}</div>", f"<section>{OFFERS}</section>"
    assert text_of(begun + box) == text_of(f"<div>{TEXT * 2}</div>")
    assert note_of(begun + box) == "truncated"


@pytest.mark.parametrize(
    ("begun", "behind"),
    [
        # Where the text goes on, a box in it asks; one sentence is a deck; what is longer than all before is the text.
        (f"<div>{TEXT * 2}{wall()}{TEXT}</div>", f"<section>{OFFERS}</section>"),
        (f"<div>{TEXT}{wall()}</div>", f"<section>{OFFERS}</section>"),
        (f"<div>{TEXT * 2}{wall()}</div>", f"<section>{OFFERS * 3}</section>"),
    ],
)
def test_else_it_is_not_known_to_be(begun: str, behind: str) -> None:
    assert "You can read on" in text_of(begun + behind)
