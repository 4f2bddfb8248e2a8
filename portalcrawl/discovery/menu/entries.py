"""Which links may be entries of a section menu, and the name that an entry shows."""

import re
from functools import lru_cache

from lxml import html

from portalcrawl.discovery.rows.one_row.title import is_more
from portalcrawl.lexicon import list_words
from portalcrawl.lexicon.index_names import is_index_name
from portalcrawl.page.links.page_links import NEIGHBOURS, Link
from portalcrawl.page.text_length import title_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.parsing import is_date_only
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.urls.canonical import is_action, is_file, is_same_site, trap_reason
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.parts import split_url

# A language's own tree: /en/, /zh-cn/, ?lang=en. `/english/` may be a section of English news and stays.
_LANGUAGE_URL = re.compile(
    r"^/(en|eng|zh|zh[-_](cn|tw|hk|hans|hant)|cn|tw|hk|jp|ja|kr|ko|ru|fr|de|es|ar|it|pt|vi|th|big5|gb|fanti|fan|ft)([-_][a-z]{2})?(/|/index\.\w{2,5})?$|"
    r"[?&](lang|language|locale|hl|l)=",
    re.IGNORECASE,
)
# The same list in another order: ?sort=desc&order=title, ?orderby=date. `?sort=3` names a section in some systems.
_SORTED = re.compile(r"=(?:asc|desc)(?![a-z])|[?&](?:order|sort)_?by=", re.IGNORECASE)
# Relations of links that lead to no section.
_NO_ENTRY = NEIGHBOURS | {"tag", "author"}
_EDGES = re.compile(r"^[\s|·•>»›\-–—·.:：]+|[\s|·•>»›\-–—:：]+$")
_COUNT = re.compile(r"\s{0,9}[(（\[]\s{0,9}\d{1,12}\s{0,9}[)）\]]\s*$")
_DIGIT = re.compile(r"\d")
_SENTENCE = re.compile(r"[，。；！？,;!?]")

LONGEST_NAME = 42
"""Of a section, in bytes: titles are longer."""
LONGEST_SIBLING = 72
"""The same, of a name among shorter ones."""
_LEAST_SIBLINGS = 3
"""Links with a section's name that must stand beside a longer one."""
_SIBLING_SHARE = 0.75
"""And so large a part of the links beside it must have such a name: a longer text among titles is a title."""
_MOST_SIBLINGS = 60
"""Links beside it that are looked at; more cost time and decide nothing."""
_MOST_DIGITS = 4
"""Digits in a name: `2018年工作要点` has a year; what has more is a date, a number or a telephone's."""


def name_of(element: html.HtmlElement) -> str:
    """The name that a menu entry shows: without arrows, counts, the day of its latest article, and the translation that
    some designs put below it."""
    text = text_of(element)
    if len(element) == 0 and text and text[0].isalnum() and text[-1].isalnum():
        return text
    if len(element) and text[-1:].isalnum() and _DIGIT.search(text):
        last = text_of(element[-1])
        if last != text and text.endswith(last) and not (element[-1].tail or "").strip() and _is_day(last):
            text = text[: -len(last)]
    if len(element) and HANZI.search(text):
        parts = [p for p in (text_of(child) for child in element.iter() if len(child) == 0) if p]
        native = [p for p in parts if HANZI.search(p)]
        foreign = [p for p in parts if not HANZI.search(p) and re.search(r"[A-Za-z]{2}", p)]
        if len(native) == 1 and foreign:
            text = native[0]
    if not text:
        image = element.find(".//img")
        text = element.get("title") or element.get("alt") or (image.get("alt") or "" if image is not None else "")
        text = " ".join(text.split())
    return drop_count(_EDGES.sub("", text))


def drop_count(name: str) -> str:
    """A name without the number of articles behind it: `Harbour (12)`."""
    return _COUNT.sub("", name).strip()


def _is_day(text: str) -> bool:
    """Whether a text is a date and nothing else, perhaps one without a year: `Jul 17`."""
    return bool(_DIGIT.search(text)) and (is_date_only(text) or is_date_only(f"{text} 2000"))


def is_name(name: str, longest: int = LONGEST_NAME) -> bool:
    """Whether a text may be a section's name: it is short, and not a number or a date."""
    return bool(name) and title_length(name) <= longest and _is_worded(name)


def _is_worded(name: str) -> bool:
    """Whether a text has letters, and no more digits than a year."""
    return name.isalpha() or (any(map(str.isalpha, name)) and len(_DIGIT.findall(name)) <= _MOST_DIGITS)


def is_sibling_name(element: html.HtmlElement, name: str) -> bool:
    """Whether a longer text is an entry's name too: it is not a sentence, and most links beside it have such names."""
    if not is_name(name, LONGEST_SIBLING) or _SENTENCE.search(name):
        return False
    entry = element
    holder = entry.getparent()
    while holder is not None and len(holder) == 1:
        entry, holder = holder, holder.getparent()
    if holder is None:
        return False
    beside = [link for child in holder if child is not entry and (link := _first_link(child)) is not None]
    short = sum(1 for link in beside[:_MOST_SIBLINGS] if is_name(name_of(link)))
    return short >= _LEAST_SIBLINGS and short >= len(beside[:_MOST_SIBLINGS]) * _SIBLING_SHARE


def _first_link(element: html.HtmlElement) -> html.HtmlElement | None:
    return next(element.iter("a"), None)


@lru_cache(maxsize=4_096)
def is_service_name(name: str) -> bool:
    """Whether an entry of this name leads to no articles, or to all: home, login, feeds, languages, archives."""
    return bool(
        list_words.SERVICE.fullmatch(name)
        or list_words.HOME.fullmatch(name)
        or list_words.SURE_LANGUAGE.fullmatch(name)
        or is_index_name(name)
    )


@lru_cache(maxsize=4_096)
def is_section_address(url: str) -> bool:
    """Whether an address may be a section's: not a file, an action, a view, an order or another language's tree."""
    parts = split_url(url)
    if parts is None:
        return False
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return not (
        is_file(url)
        or is_action(url)
        or list_words.VIEW_URL.search(path)
        or _LANGUAGE_URL.search(path)
        or _SORTED.search(path)
        or trap_reason(url)
    )


@lru_cache(maxsize=4_096)
def _is_entry_address(url: str) -> bool:
    return is_section_address(url) and not is_home_address(url)


def why_no_entry(link: html.HtmlElement, name: str, url: str | None, home: str) -> str | None:
    """Why a link of a menu is not an entry, in words; None for an entry. `home` is an address of the portal."""
    if url is None:
        return "no address"
    if not name:
        return "no name"
    if not (is_name(name) or is_sibling_name(link, name)):
        return "no name of a section: too long, a number or a date"
    if is_service_name(name):
        return "a service by its name: home, login, feed, language, archive"
    if is_more(name):
        return "a link that says no more than to read on"
    if not NEIGHBOURS.isdisjoint((link.get("rel") or "").lower().split()):
        return "the page before or behind this one"
    if not is_same_site(url, home):
        return "another site"
    if is_home_address(url):
        return "the home page"
    return None if is_section_address(url) else "a file, an action, a view or another language by its address"


def entry_length(link: Link) -> int | None:
    """How long the name of a menu entry is, in bytes; None for a link that cannot be an entry of the section menu."""
    if not link.same_site or (link.rel and not _NO_ENTRY.isdisjoint(link.rel.split())):
        return None
    name = link.text
    if len(link.element) or not name or not (name[0].isalnum() and name[-1].isalnum()):
        name = name_of(link.element)
    length = title_length(name)
    if not name or length > LONGEST_NAME or not _is_worded(name):
        return None
    return length if _is_entry_address(link.url) and not (is_service_name(name) or is_more(name)) else None
