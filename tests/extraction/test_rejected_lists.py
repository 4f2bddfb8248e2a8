"""Lists that look like articles: a row of an index with a day, and a page that shows its latest text whole."""

import pytest
from rejected_pages import reject, sentence

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rejection import INDEX, LIST_PAGE
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import BodyRule, Portal, Profile, Rule, Template

ROWS = "".join(
    f"<li><span class='date'>2024-0{n}-11</span> <a href='/post/{n}/'>The {n}th boat has come to the harbour</a></li>"
    for n in range(1, 7)
)
STORIES = "".join(
    f"<div class='teaser'><h2><a href='/post/{n}/'>Boat number {n} came</a></h2>{sentence(120)}</div>"
    for n in range(1, 5)
)
META = "<meta itemprop='datePublished' content='2024-06-11T10:00:00Z'>"


@pytest.mark.parametrize(
    ("url", "rejection"), [("/categories/events/", "no body"), ("/categories/boats/", None), ("/x/events/", None)]
)
def test_a_category_that_an_index_lists_with_the_day_of_its_latest_article(url: str, rejection: str | None) -> None:
    """Elsewhere a page with a row's title and day and no text is a notice above a few others."""
    body = f"<h1>Events</h1><ul>{ROWS}</ul>"
    row = {"headline": "Events", "datePublished": "2024-06-11", "listed": True}
    assert reject(body, title="Events", url=f"http://e.com{url}", **row) == rejection


@pytest.mark.parametrize(("url", "rejection"), [("/categories/events/", "list page"), ("/2024/events/", None)])
def test_a_listed_category_of_teasers_whose_metadata_state_a_day(url: str, rejection: str | None) -> None:
    body = f"{META}<h1>Events</h1><section>{STORIES}</section>"
    assert reject(body, title="Events", url=f"http://e.com{url}", headline="Events", listed=True) == rejection


def show(first: str, boxes: int, *, name: str = "entry", **hints: object) -> str | None:
    others = "".join(
        f"<div class='{name}'><h2><a href='/post/{n}/'>Boat number {n} came</a></h2><p>2024-06-0{n}</p></div>"
        for n in range(1, boxes + 1)
    )
    whole = f"<div class='entry'><a href='{first}'><h1>A boat came home</h1></a><p>2024-06-11</p>{sentence(400)}</div>"
    return reject(f"<main>{whole}{others}</main>", title="Harbour", url="http://e.com/boats.html", **hints)


@pytest.mark.parametrize(
    ("first", "boxes", "name", "is_list"),
    [
        ("/post/9/", 2, "entry", True),
        ("/post/9/", 1, "entry", False),
        # Related articles stand in boxes of another kind, and a headline may link its own page.
        ("/post/9/", 4, "related", False),
        ("/boats.html", 4, "entry", False),
    ],
)
def test_a_list_that_shows_its_latest_text_whole(first: str, boxes: int, name: str, is_list: bool) -> None:
    assert (show(first, boxes, name=name) == "list page") is is_list
    assert show(first, boxes, name=name, listed=True, headline="A boat came home") is None


@pytest.mark.parametrize(
    ("url", "headline", "size", "is_list"),
    [
        ("/categories/", "分类", 40, True),
        ("/archive.html", "Archive", 40, True),
        ("/archive.html", "Archive", 90, False),
        ("/archive.html", "Our archive", 40, False),
        ("/a/1.html", "Archive", 40, False),
    ],
)
def test_an_index_of_all_categories_has_a_day_of_its_own(url: str, headline: str, size: int, is_list: bool) -> None:
    names = "".join(f"<li><a href='/categories/{n}/'>Part {n}</a><i>{n}</i></li>" for n in range(1, 6))
    body = f"<meta itemprop='datePublished' content='2021-01-05'><h1>{headline}</h1>{sentence(size)}<ul>{names}</ul>"
    found = reject(body, title=headline, url=f"http://e.com{url}", headline=headline, listed=True)
    assert (found == INDEX) is is_list


@pytest.mark.parametrize(
    ("above", "row", "is_list"),
    [
        ("", {}, True),
        # A day of its own, or one that the row states: a notice above a few others.
        ("<p class='date'>2024-07-01</p>", {}, False),
        ("", {"datePublished": "2024-06-11"}, False),
        (sentence(90), {}, False),
    ],
)
def test_a_start_page_links_the_archive_by_its_name(above: str, row: dict[str, str], is_list: bool) -> None:
    """The archive says a few words and dates its rows: none of the days is the page's own."""
    body = f"<h1>Harbour news</h1><p>All posts of our first ten years.</p>{above}<h2>Latest</h2><ul>{ROWS}</ul>"
    found = reject(body, title="Harbour news", url="http://e.com/old/", headline="Our old blog", listed=True, **row)
    assert (found == "list page") is is_list


def read_month(entries: int, *, foot: str = "", name: str = "November") -> str | None:
    """A candidate by the rules of a blog whose entries have their titles in a header that the text leaves out."""
    body = BodyRule("//main", omit=("//header",))
    rules = Template("entry", headline=Rule("//main//h2/a"), body=body, datePublished=Rule("//time"))
    shown = "".join(
        f"<article><header><h2><a href='/post/{n}.html'>Boat number {n} came to the harbour</a></h2>"
        f"<time datetime='2024-06-1{n}T10:00:00+00:00'>June 1{n}</time></header>{sentence(400)}{foot}</article>"
        for n in range(1, entries + 1)
    )
    page = f"<html><head><title>{name} - Harbour</title></head><body><main>{shown}</main></body></html>"
    profile = Profile(Portal("http://e.com/"), templates=(rules,))
    return extract_article(
        Document.from_text("http://e.com/2024/x.html", page), Hints(headline=name), profile
    ).rejection


@pytest.mark.parametrize("entries", [1, 2, 6])
def test_titles_that_the_articles_rule_leaves_out_are_a_lists_rows(entries: int) -> None:
    assert read_month(entries) == LIST_PAGE


def test_a_headline_among_the_rows_is_the_category_of_one() -> None:
    foot = "<footer><span>Categories: </span><a href='/2024/x.html'>Town</a></footer>"
    assert read_month(6, foot=foot, name="Town") == LIST_PAGE
