"""Buttons that load more rows: the address that a script asks for stands in a `data-` attribute."""

import re
from collections.abc import Iterator

from lxml import etree, html

from portalcrawl.discovery.pager.addresses import MEDIUM, STRONG, WEAK, counts_rows, is_page_of, read_slots
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.texts import select, text_up_to
from portalcrawl.text.urls.canonical import is_action, is_same_site

# What keeps an address under one of these names may be a link of any kind: a number, 下一页.
_NAMES = (
    "data-href",
    "data-url",
    "data-next",
    "data-next-url",
    "data-nextpage",
    "data-link",
    "data-path",
    "data-load",
)
# Pictures and players keep their files in such attributes.
_HOLDERS = etree.XPath(
    "//*[not(self::img or self::source or self::picture or self::video or self::audio or self::iframe or self::script)]"
    "[@*[starts-with(name(), 'data-') and (contains(., '/') or contains(., '?') or contains(., '.'))]]"
)
_ADDRESS = re.compile(r"(?:https?://|/|\./|\?)\S+|[\w./-]+\.(?:php|aspx?|jsp|do|json|s?html?)(?:\?\S*)?")
# The place of the page's number: ?page={page}, /page/%d/.
_PLACE = re.compile(r"\{{1,2}\s{0,3}(?:page|p|n|num|paged)\s{0,3}\}{1,2}|%(?:page%|d)|__page__", re.IGNORECASE)
_NUMBERED = re.compile(r"[=/_-]\d")
_LONGEST_LABEL = 32
"""Characters of a button."""


def find_loaders(document: Document) -> Iterator[tuple[html.HtmlElement, str, str]]:
    """Such elements with their text and the address as it is written."""
    for element in select(_HOLDERS, document.tree):
        label = text_up_to(element, _LONGEST_LABEL)
        if not label or (element.get("href") or "#").startswith(("http", "/")):
            continue
        address = next((value for name in _NAMES if (value := element.get(name))), None)
        if address is None and list_words.NEXT.fullmatch(label):
            values = (value for name, value in element.attrib.items() if str(name).startswith("data-"))
            address = next((value for value in values if _ADDRESS.fullmatch(value.strip())), None)
        if address:
            yield element, label, _PLACE.sub("2", address.strip())


def find_loaded_page(document: Document) -> str | None:
    """The address of the next rows by such a button, wherever it leads: it counts pages or rows; None if there is none.

    A list's own series is another one, because a program answers there. If the button says that it loads more rows, the
    number may have any name; where the address is that of this list's next page, it may say anything.
    """
    for _, label, address in find_loaders(document):
        url = document.absolute(address)
        if url is None or not list_words.NEXT.fullmatch(label) or not is_same_site(url, document.url):
            continue
        least = WEAK if list_words.LOADING.search(label) else STRONG
        if any(slot.strength >= least and slot.number > 1 for slot in read_slots(url)) and not is_action(url):
            return url
    return next((url for url in _find_addresses(document) if _is_next(url, document.url)), None)


def _find_addresses(document: Document) -> Iterator[str]:
    """The addresses of this site with a number, in whatever attributes scripts read."""
    for element in select(_HOLDERS, document.tree):
        for name, value in element.attrib.items():
            if str(name).startswith("data-") and _NUMBERED.search(value) and _ADDRESS.fullmatch(value.strip()):
                url = document.absolute(value.strip())
                if url is not None and is_same_site(url, document.url) and not is_action(url):
                    yield url


def _is_next(url: str, own: str) -> bool:
    """Whether an address is that of the list at `own` with the number of its next page, where pages have theirs.

    Articles are numbered as well: of `show_5.html` and `show_6.html` one is not the other's next page.
    """
    numbers = {slot.key for slot in read_slots(own)}
    counting = [slot for slot in read_slots(url) if slot.strength >= MEDIUM and not counts_rows(slot)]
    sure = (slot for slot in counting if slot.strength == STRONG or slot.key not in numbers)
    return any(is_page_of(slot, own) == slot.number - 1 for slot in sure)
