"""Pagers whose addresses say nothing."""

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SITE = "http://www.example.com/forum/"
NEXT, BACK = '<a href="a1f.html">next ›</a>', '<a href="3.html">‹ previous</a>'
TWO, THREE, NINE = '<a href="a1f.html">2</a> ', '<a href="77c.html">3</a> ', '<a href="e20.html">9</a> '


def read(body: str, url: str = "3.html") -> Pages:
    rows = "".join(f"<li><a href=/t/{n}x>A topic of the town number {n}</a></li>" for n in range(5))
    return find_pages(Document.from_text(SITE + url, f"<body><ul>{rows}</ul><p>{body}</p></body>"))


def test_a_word_and_a_number_that_lead_to_one_page_make_a_pager() -> None:
    pages = read(f"<b>1</b> {TWO}{THREE}… {NINE}{NEXT}")
    assert (pages.next, pages.current, pages.last) == (f"{SITE}a1f.html", 1, 9)
    assert pages.numbered == ((2, f"{SITE}a1f.html"), (3, f"{SITE}77c.html"), (9, f"{SITE}e20.html"))
    assert pages.is_stated


def test_the_last_page_has_none_behind_it() -> None:
    pages = read(f'<a href="3.html">1</a> <b>2</b> {BACK}', "a1f.html")
    assert (pages.next, pages.current, pages.last) == (None, 2, 2)
    assert pages.numbered == ((1, f"{SITE}3.html"),)


def test_the_page_shown_may_be_linked() -> None:
    assert read(f'<a href="3.html">1</a> {TWO}{THREE}{NEXT}').current == 1


OTHERS = {
    "numbers alone": f"<b>1</b> {TWO}{THREE}",
    "a word alone": NEXT,
    "a calendar": f'<b>1</b> {TWO}{THREE}<a href="june.html">›</a>',
    "a slide show": f'<a href="c4d.html">1</a> {TWO}{THREE}{NEXT}',
    "two things with numbers": f'<b>1</b> {TWO}{THREE}{NEXT}</p><p><a href="x.html">2</a>',
    "one address for all": '<b>1</b> <a href="a1f.html">2</a> <a href="a1f.html">3</a>' + NEXT,
    "words that disagree": f'<b>1</b> {TWO}{THREE}{NEXT}<a href="77c.html">next ›</a>',
}


@pytest.mark.parametrize("body", OTHERS.values(), ids=OTHERS)
def test_what_is_no_pager(body: str) -> None:
    assert read(body).numbered == ()


def test_a_word_that_nobody_knows_may_lead_to_a_page_without_a_number() -> None:
    links = '<a href="f7b.html">xyz »</a> <a href="/forum/feed/">feed</a> <a href="3.html">start</a>'
    pages = read(f"<b>1</b> {TWO}{THREE}{NEXT} {links}")
    assert pages.generated == (f"{SITE}f7b.html",)
    assert len(pages.elements) == 6
