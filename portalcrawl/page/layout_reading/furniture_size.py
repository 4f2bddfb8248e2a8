"""Menus and side bars that the pass over the page can skip: half of the elements of many pages."""

import math

from lxml import html

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import text_length
from portalcrawl.page.texts import raw_text_of, text_of
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates

_SENTENCE_ENDS = ("。", "！", "？", ". ", "! ", "? ")
_LAST = ("。", "！", "？", ".", "!", "?")
_SENTENCES = 3
# Characters and links of what may be a breadcrumb without separators; characters of what may be a meta line.
_SHORT = 160
_FEW_LINKS = 6
_SHORT_LIST = 400
# Days of a meta line: of publication and of a change. More date the rows of a list of latest posts.
_META_DATES = 2
# Characters of a heading that the page's title has, so that it is the headline and no chance: 工作动态.
_SHORTEST_TITLE = 4
_SKIPPABLE = class_names.NAVIGATION | class_names.ASIDE | class_names.COMMENT
# A form may hold the whole page.
_READ_TAGS = frozenset(("html", "body", "main", "article", "form"))
_NEEDED = class_names.BREADCRUMB | class_names.TITLE


def asks_for_input(form: html.HtmlElement) -> bool:
    """Whether a form has a field to fill in; some systems put an article into a form that has only hidden ones."""
    for field in form.iter("input", "select", "textarea"):
        if (field.get("type") or "").strip().lower() != "hidden":
            return True
    return False


def holds_page(form: html.HtmlElement) -> bool:
    """Whether a form, or a button, lies around the whole page, as systems make one that keep the page's state in it: it
    has most of the page's text, and more links than a form that somebody fills in."""
    if sum(1 for _ in form.iter("a")) <= _FEW_LINKS:
        return False
    body = next(form.iterancestors("body"), None)
    return body is not None and 2 * len(text_of(form)) > len(text_of(body))


def largest_furniture(root: html.HtmlElement) -> float:
    """The bytes that a block of furniture may have on this page: any number if the page has sentences elsewhere.

    On a page without, what holds half of the text may be the article, whatever its class says.
    """
    text = raw_text_of(root)
    return math.inf if _count_sentences(text) >= 2 * _SENTENCES else text_length(text) / 2


def _count_sentences(text: str) -> int:
    return sum(text.count(stop) for stop in _SENTENCE_ENDS)


def size_of_furniture(element: html.HtmlElement, tag: str, role: int, title: str = "") -> int:
    """The bytes of a menu or side bar that nothing else on this floor needs; 0 for one that must be read.

    To be read are paragraphs and sentences, in case that the class word lies about them, a headline (a main heading, or
    one that the page's `title` has), a breadcrumb, a meta line.
    """
    if role & _NEEDED or not role & _SKIPPABLE or tag in _READ_TAGS:
        return 0
    text = raw_text_of(element)
    if tag == "p" and text.rstrip().endswith(_LAST) and next(element.iter("a"), None) is None:
        return 0
    if _count_sentences(text) >= _SENTENCES or (
        article_words.MAY_BE_PLACE.search(text) and article_words.PLACE.search(text)
    ):
        return 0
    if next(element.iter("h1"), None) is not None or has_heading_of(title, element):
        return 0
    if len(text) < _SHORT_LIST and has_full_date(text) and sum(1 for _ in find_dates(text)) <= _META_DATES:
        return 0
    if len(text) < _SHORT and not role & class_names.COMMENT and sum(1 for _ in element.iter("a")) <= _FEW_LINKS:
        return 0
    return text_length(text)


def has_heading_of(title: str, element: html.HtmlElement) -> bool:
    """Whether a heading in the element is a part of the page's title."""
    headings = (" ".join(raw_text_of(heading).split()) for heading in element.iter(*HEADINGS))
    return any(len(text) >= _SHORTEST_TITLE and text in title for text in headings)
