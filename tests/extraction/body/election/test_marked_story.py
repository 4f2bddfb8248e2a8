"""The one story of a page that shows several, or marks one."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.extraction.body.election.marked_story import find_marked_story
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

HEADLINE = "Swimming hall to be rebuilt"
TEXT = [
    "The council of Osterby voted on Tuesday evening to rebuild the old swimming hall beside the river.",
    "Seven members were in favour, and four were against, after a debate of more than three hours.",
    "Work is to begin in April, once the ice is gone, and the first swimmers may be let in a year later.",
]
OTHER = [text.replace("swimming hall", "bridge").replace("Tuesday", "Monday") for text in TEXT]
NAV = "<div><a href=/>Home</a> <a href=/town/>Town</a></div>"
IMPRINT = "<div id=f1>Osterby Courier, Quay Street 4. <a href=/imprint>Imprint</a> <a href=/privacy>Privacy</a></div>"


def paragraphs(texts: list[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def read(body: str) -> list[str]:
    page = f"<title>{HEADLINE} - Courier</title><body>{NAV}{body}</body>"
    article = extract_article(Document.from_text("http://courier.example/a/7.html", page), Hints(listed=True)).article
    assert article is not None
    return (article.articleBody or "").split("\n\n")


@pytest.mark.parametrize("tag", ["article", "main"])
def test_what_stands_outside_of_the_marked_story_is_not_its_text(tag: str) -> None:
    remarks = [
        "I have waited for this for years, and so have my children, who never learned to swim.",
        "Who is going to pay for all that, if not we, with higher fees for water and for the bus?",
    ]
    below = f"<ol><li>Tom {paragraphs(remarks[:1])}</li><li>Eva {paragraphs(remarks[1:])}</li></ol>"
    assert read(f"<{tag}><h1>{HEADLINE}</h1>{paragraphs(TEXT)}</{tag}>{below}") == TEXT


def test_a_marked_element_with_little_of_the_text_is_not_all_of_it() -> None:
    assert (
        read(f"<article><h1>{HEADLINE}</h1>{paragraphs(TEXT[:1])}</article><div>{paragraphs(TEXT[1:])}</div>") == TEXT
    )


STACKS = [
    "<article><h1>{}</h1>{}</article>|<article><h2>{}</h2><div>3 May 2026</div>{}</article>",
    "<article><h1>{}</h1>{}</article>|<article><h2><a href=/a/8.html>{}</a></h2>{}</article>",
    "<div class=story><h1>{}</h1>{}</div>|<div class=story><h1>{}</h1>{}</div>",
    "<section class=s><div><h1>{}</h1></div>{}</section>|<section class=s><div><h1>{}</h1></div>{}</section>",
]


@pytest.mark.parametrize("stack", STACKS)
def test_the_next_story_of_a_page_that_goes_on_is_not_the_text(stack: str) -> None:
    first, other = stack.split("|")
    stories = first.format(HEADLINE, paragraphs(TEXT)) + other.format("Old bridge is closed", paragraphs(OTHER)) * 2
    assert read(f"<div class=feed>{stories}</div>") == TEXT


def test_sections_of_one_text_are_all_of_it() -> None:
    first = f"<section><h1>{HEADLINE}</h1>{paragraphs(TEXT)}</section>"
    second = f"<section><h2>The bridge</h2>{paragraphs(OTHER)}</section>"
    assert read(f"<div>{first}{second}</div>") == [*TEXT, "The bridge", *OTHER]


def test_a_longer_story_in_a_box_below_is_not_the_text() -> None:
    first = f"<article id=first><h1>{HEADLINE}</h1>{paragraphs(TEXT)}</article>"
    second = "<div class=under><article id=second><{0}>Old bridge is closed</{0}>{1}</article></div>"
    assert read(f"<main>{first}{second.format('h1', paragraphs(OTHER * 4))}</main>") == TEXT
    # Without a main heading it may be a part of the text.
    assert len(read(f"<main>{first}{second.format('h2', paragraphs(OTHER * 4))}</main>")) > len(TEXT)


def test_a_box_of_the_page_is_not_the_text_in_place_of_a_short_article() -> None:
    """Class words are not believed of what holds most of a page's sentences, unless it stands beside its article."""
    related = f"<div class=related><div><h4>Bridges</h4>{paragraphs(OTHER * 2)}</div></div>"
    assert read(f"<h1>{HEADLINE}</h1><article>{paragraphs(TEXT[:2])}</article>{related}") == TEXT[:2]
    short = "<p>Work is to begin in April.</p>"
    assert len(read(f"<h1>{HEADLINE}</h1><article>{short}</article>{related}")) > 2


def test_a_line_that_leads_to_imprint_and_privacy_is_not_the_text() -> None:
    assert read(f"<div class=box><h1>{HEADLINE}</h1><div>{paragraphs(TEXT)}</div></div>{IMPRINT}") == TEXT


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def find_story(*, above: int = 0, above_next: int = 0, says: int = 150, says_next: int = 150, dated: int = 0) -> bool:
    """Whether the first of two stories is the page's; so many lines stand above their titles. With a size of a dated
    line, this alone shows that the next one is a story: its title is of a lower level."""
    level, date = ("h2", f"<p>3 May 2026 {'a' * (dated - 11)}</p>") if dated else ("h1", "")
    first = f"<div class=s>{'<p>Osterby</p>' * above}<h1>{HEADLINE}</h1>{sentence(says)}</div>"
    behind = f"<{level}>Old bridge is closed</{level}>{date}{sentence(says_next)}"
    page = f"<body><div>{first}<div class=s>{'<p>Osterby</p>' * above_next}{behind}</div></div></body>"
    layout = page_of(Document.from_text("http://courier.example/a/7.html", page)).layout
    around = next(number for number, block in enumerate(layout.blocks) if block.tag == "div")
    found = find_marked_story(layout, around, [0.0] * (len(layout.lines) + 1), Headline(HEADLINE, "", above, above + 1))
    assert found == around or layout.blocks[found].first == 0
    return found != around


@pytest.mark.parametrize(("lines", "is_found"), [(4, True), (5, False)])
def test_a_story_begins_at_most_four_lines_above_its_title(lines: int, is_found: bool) -> None:
    assert find_story(above=lines) is is_found


@pytest.mark.parametrize(("lines", "is_found"), [(3, True), (4, False)])
def test_the_next_story_s_title_is_one_of_its_first_four_lines(lines: int, is_found: bool) -> None:
    assert find_story(above_next=lines) is is_found


@pytest.mark.parametrize(("size", "is_found"), [(150, True), (149, False)])
def test_both_stories_are_told_at_length(size: int, is_found: bool) -> None:
    assert find_story(says=size) is is_found
    assert find_story(says_next=size) is is_found


@pytest.mark.parametrize(("size", "is_found"), [(120, True), (121, False)])
def test_a_short_line_with_a_day_is_a_story_s(size: int, is_found: bool) -> None:
    assert find_story(dated=size) is is_found
