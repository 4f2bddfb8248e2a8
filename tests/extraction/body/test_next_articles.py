"""Whole articles below the page's own, and pages of several `<article>` that are one text."""

from portalcrawl.api import extract

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
