"""Links that could belong to a pager: they show a number or say next, last, 下一页."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from lxml import etree, html
from msgspec import Struct

from portalcrawl.discovery.pager.icons import read_icon
from portalcrawl.discovery.pager.loaders import find_loaders
from portalcrawl.discovery.pager.scripts import handler_address
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.links.page_links import Link, read_links
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.texts import select, text_of, whole_text_of
from portalcrawl.text.urls.canonical import is_same_site

# Elements that a script makes a link.
_HANDLERS = etree.XPath("//@onclick/..")
# A call with something to go by: goPage(2), __doPostBack('list','Page$2'). `void(0)` does nothing.
_CALL = re.compile(r"(?<!void)\s{0,9}\([^)\w]{0,300}\w")
# What an option may have for a script to go to; `3`, `2.5`, `.year-2024` it reads in another way.
_ADDRESS = re.compile(r"[^/?]*[/?]|[\w%~-][^/?]*\.[A-Za-z]\w{1,4}(?:#|$)")
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_LONGEST_LABEL = 32
"""Characters of a pager's words, `Publicaciones más antiguas`: what is longer is not looked at closely."""
_LONGEST_RELATION = 16
"""Characters of a link whose relation alone says that it leads on: a longer text is an article's title."""
_LONGEST_CALL = 60
"""Characters of a script's call that are told."""
_RELATIONS = ("next", "prev")
SCRIPT = "script"
"""Told in the place of a call where a script has been told elsewhere what to do."""
_BRACKETS = dict(zip("[【(（〔「〖［<《", "]】)）〕」〗］>》", strict=True))


class PageToken(Struct, frozen=True):
    """A link that could belong to a pager: what it says, and where it leads."""

    kind: str
    """number, next, previous, first or last."""
    number: int
    """The number it shows; 0 for words."""
    url: str
    element: html.HtmlElement
    is_page_word: bool
    """Whether its words speak of pages: 下一页 does, `»` and `next` may lead to the next article."""


@once_per_page
def find_tokens(document: Document) -> list[PageToken]:
    """The links, options and clickable elements of a page that may be a pager's, in no particular order."""
    return list(_iter_tokens(document))


def may_be_token(element: html.HtmlElement) -> bool:
    """Whether a link may be a pager's by what it says: a word or a number of one, its relation, or nothing but an icon.

    It costs a tenth of finding out.
    """
    text = whole_text_of(element)
    return not text or _is_of_pager(text) or _relation_of(element) in _RELATIONS


def has_unlinked_tokens(document: Document) -> bool:
    """Whether something other than a link may lead on: an option, what a script opens, the head of the page."""
    if any(_relation_of(element) == "next" for element in document.tree.iter("link")):
        return True
    return any(_is_of_pager(label) for _, label, _ in _find_handled(document, ()) if label)


def _is_of_pager(label: str) -> bool:
    return label[0] in list_words.list_pager_openings() and _read_label(label).kind != ""


def _relation_of(element: html.HtmlElement) -> str:
    return (element.get("rel") or "").lower()


def _iter_tokens(document: Document) -> Iterator[PageToken]:
    found = read_links(document)
    openings = list_words.list_pager_openings()
    for link in found.links:
        text = link.text
        if text and (text[0] not in openings or len(text) > _LONGEST_LABEL) and not link.rel:
            continue
        if link.same_site and (token := _read_link(link)):
            yield token
    # On a page that loads its rows as one scrolls, the head may be the only place that names the next page
    # (https://html.spec.whatwg.org/multipage/links.html#sequential-link-types).
    for element in document.tree.iter("link"):
        is_next = _relation_of(element) == "next" and not element.get("title")  # a title is an article's
        if is_next and (url := document.absolute(element.get("href") or "")):
            yield PageToken("next", 0, url, element, False)
    for element, label, address in _find_handled(document, found.scripted):
        url = document.absolute(address)
        if url and is_same_site(url, document.url) and (token := _read_token(label, url, element, "")):
            yield token


def _find_handled(
    document: Document, scripted: Iterable[html.HtmlElement]
) -> Iterator[tuple[html.HtmlElement, str, str]]:
    """Options and elements that a script opens: the element, its text, its address as written."""
    for option in document.tree.iter("option"):
        value = (option.get("value") or "").strip()
        if _ADDRESS.match(value):
            yield option, text_of(option), value
    handled = [element for element in select(_HANDLERS, document.tree) if element.tag != "a"]
    for element in (*scripted, *handled):
        if address := handler_address(element):
            yield element, text_of(element), address
    yield from find_loaders(document)


def find_blocked(document: Document) -> str | None:
    """What the pager's link says and calls that leads on by a script or a form alone; None if there is none."""
    elements = [
        *read_links(document).scripted,
        *select(_HANDLERS, document.tree),
        *document.tree.iter("input", "button"),
    ]
    for element in elements:
        label = " ".join((text_of(element) or element.get("value") or "").split())
        said = _read_label(label) if 0 < len(label) <= _LONGEST_LABEL else _Label("")
        if said.kind != "next" or not said.is_page_word or handler_address(element) or _is_off(element):
            continue
        call = " ".join((element.get("onclick") or element.get("href") or "").split())
        is_form = element.tag in ("input", "button") and next(element.iterancestors("form"), None) is not None
        if _CALL.search(call) or is_form:
            return f"{label} ({call[:_LONGEST_CALL] or 'form'})"
    return _find_loading(document)


def _find_loading(document: Document) -> str | None:
    """What says that it loads more rows, and nothing else: what it calls stands in a script elsewhere."""
    for element in document.tree.iter("button", "a", "div", "span", "p"):
        text = element.text or ""
        if len(element) > 1 or not text or len(text) > _LONGEST_LABEL or not list_words.LOADING.search(text):
            continue
        label = " ".join(text_of(element).split())
        if list_words.NEXT.fullmatch(label) and not handler_address(element) and not _is_off(element):
            return f"{label} ({SCRIPT})"
    return None


def _is_off(element: html.HtmlElement) -> bool:
    """Whether a button does nothing: no more rows are there."""
    is_hidden = _HIDDEN.search(element.get("style") or "") is not None or element.get("hidden") is not None
    return is_hidden or element.get("disabled") is not None or element.get("aria-disabled") == "true"


def _read_link(link: Link) -> PageToken | None:
    if label := _label(link):
        return _read_token(label, link.url, link.element, link.rel)
    kind = "" if link.text else read_icon(link)
    return PageToken(kind, 0, link.url, link.element, False) if kind else None


def _label(link: Link) -> str:
    if link.text:
        return link.text
    element = link.element
    image = next(element.iterdescendants("img"), None)
    shown = element.get("aria-label") or link.title or (image.get("alt") if image is not None else None) or ""
    return shown.strip()


def _read_token(label: str, url: str, element: html.HtmlElement, rel: str) -> PageToken | None:
    if not label or not (label[0] in list_words.list_pager_openings() or rel in _RELATIONS):
        return None
    said = _read_label(label)
    if said.kind == "number":
        return PageToken("number", said.number, url, element, False)
    if said.kind:
        is_last = said.kind == "next" and list_words.LAST_LABEL.fullmatch(element.get("aria-label") or "") is not None
        return PageToken("last" if is_last else said.kind, 0, url, element, said.is_page_word)
    is_word = not label[0].isdigit() and len(label) <= _LONGEST_RELATION and not list_words.NEIGHBOUR.match(label)
    if rel in _RELATIONS and is_word:
        return PageToken("next" if rel == "next" else "previous", 0, url, element, False)
    return None


class _Label(NamedTuple):
    kind: str
    """As in `PageToken`; empty for a text that is not a pager's."""
    number: int = 0
    is_page_word: bool = False


@lru_cache(maxsize=2_048)
def _read_label(label: str) -> _Label:
    label = _unwrap(label)
    label = label.split(" (")[0].strip() if "(" in label[1:] else label
    if not label:
        return _Label("")
    if match := list_words.PAGE_NUMBER.fullmatch(label):
        return _Label("number", int(match[1]))
    if label[0].isdigit():
        return _Label("")
    kind = _kind_of(label) or _kind_twice(label)
    return _Label(kind, 0, list_words.OF_PAGES.search(label) is not None) if kind else _Label("")


def _kind_of(label: str) -> str:
    return next((kind for kind, pattern in _WORDS if pattern.fullmatch(label)), "")


def _kind_twice(label: str) -> str:
    """What a label says that has one word for the eye and one for a screen reader: `Next page Next ›`."""
    words = label.split(" ")
    halves = ((" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words)))
    return next((kind for one, other in halves if (kind := _kind_of(one)) and kind == _kind_of(other)), "")


def _unwrap(label: str) -> str:
    """`[下一页]`, `【末页】`, `Next :`: the words without the brackets around them and the colons behind."""
    label = label.rstrip(":： ") or label
    while len(label) > 2 and _BRACKETS.get(label[0]) == label[-1]:
        label = label[1:-1].strip()
    return label


_WORDS = (
    ("next", list_words.NEXT),
    ("last", list_words.LAST),
    ("previous", list_words.PREVIOUS),
    ("first", list_words.FIRST),
)
