"""Whole articles below the page's own, and pages of several `<article>` that are one text."""

import pytest

from portalcrawl.api import extract
from portalcrawl.extraction.body.boxes.next_articles import find_next_articles
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

FIRST = "A model on the quiz show gave away a boat that was not to be won, and the winner has sailed it home."
SECOND = "The puppets that left the pier in the spring may come back this summer, their owner said on Monday."


def read(page: str) -> str:
    record = extract(page, "http://paper.example/a/1.html").record
    assert record is not None
    return record.get("articleBody", "")


def article(title: str, text: str, level: str = "h1", name: str = "story") -> str:
    return f'<article class="{name}"><{level}>{title}</{level}><div><p>{text}</p></div></article>'


def test_the_next_article_is_left_out() -> None:
    assert read(article("Model gives boat", FIRST) + article("Puppets may return", SECOND)) == FIRST


def test_entries_below_one_headline_are_its_text() -> None:
    page = "<h1>The boat, hour by hour</h1>" + article("Won", FIRST, "h2") + article("Puppets", SECOND, "h2")
    assert FIRST in read(page)
    assert SECOND in read(page)


def test_a_part_of_the_text_without_a_main_heading_stays() -> None:
    page = f"<main>{article('Model gives boat', FIRST)}{article('What follows', SECOND, 'h3')}</main>"
    assert SECOND in read(page)


def test_an_article_of_another_class_is_judged_by_others() -> None:
    page = f"<main>{article('Model gives boat', FIRST)}{article('Model gives boat', SECOND, name='more')}</main>"
    assert FIRST in read(page)


@pytest.mark.parametrize(("size", "is_next"), [(60, True), (59, False)])
def test_an_article_with_less_than_a_sentence_may_be_the_heading_of_what_follows(size: int, is_next: bool) -> None:
    page = article("Model gives boat", f"{'a' * (size - 1)}.") + article("Puppets may return", SECOND)
    layout = page_of(Document.from_text("http://paper.example/a/1.html", f"<body>{page}</body>")).layout
    assert bool(find_next_articles(layout, Headline("Model gives boat", "heading:h1", 0, 1))) is is_next
