"""Pagers that a script writes: calls that name the number of pages and the file, and addresses inside handlers."""

import re

from lxml import html
from msgspec import Struct

from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import is_same_site

# createPageHTML(18, 0, "index", "html"), createPageHTML('page_div', 18, 1, 'list', 'shtml', 356): number of pages,
# page shown, file stem, file ending; systems of several makers call it so, with or without a div's name first.
_CALL = re.compile(
    r"\b\w{0,30}page\w{0,20}\s*\(\s*(?P<div>['\"][^'\"]{0,60}['\"]\s*,\s*)?['\"]?(?P<count>\d{1,6})['\"]?\s*,\s*['\"]?(?P<current>\d{1,6})['\"]?\s*,\s*"
    r"['\"](?P<stem>[^'\"<>\s]{1,200})['\"]\s*,\s*['\"]\.?(?P<ending>[a-zA-Z]{2,5})['\"](?:\s*,\s*['\"]?(?P<rows>\d{1,9}))?",
    re.IGNORECASE,
)
# Cheap: the end of the function's name, and the first argument's first character.
_CALL_HINT = re.compile(r"page\w{0,20}\s*\(\s*['\"\d]", re.IGNORECASE)
# location.href='list_2.html', window.open("…"), goUrl('/news/index_2.html')
_QUOTED_ADDRESS = re.compile(
    r"['\"]([^'\"\s<>]{1,500}?\.\w{2,5}(?:\?[^'\"\s<>]{0,300})?|https?://[^'\"\s<>]{1,500}|/[^'\"\s<>]{1,500}|\?[^'\"\s<>]{1,300})['\"]"
)

_MOST_PAGES = 20_000
"""Up to this count pages are asked for: a mistaken one must not flood the frontier."""
_LONGEST_SCRIPT = 20_000
"""Characters of a script that may call a pager; a library has more."""
_LONGEST_HANDLER = 2_000
"""Characters of a handler that opens an address: about as long as an address can be."""


class ScriptedPager(Struct, frozen=True):
    """What a pager call says: `addresses[i]` is the address of page i + 1."""

    count: int
    current: int
    """1 for the first page."""
    addresses: tuple[str, ...]
    total_rows: int | None


def find_scripted_pager(document: Document) -> ScriptedPager | None:
    """The first pager call in the page's scripts."""
    for script in document.tree.iter("script"):
        text = script.text
        if text and len(text) < _LONGEST_SCRIPT and _CALL_HINT.search(text) and (match := _CALL.search(text)):
            return _read_call(document, match)
    return None


def _read_call(document: Document, match: re.Match[str]) -> ScriptedPager | None:
    count, shown = min(int(match["count"]), _MOST_PAGES), int(match["current"])
    stem, ending = match["stem"], match["ending"]
    first = document.absolute(f"{stem}.{ending}")
    if first is None or count < 1:
        return None
    # The first page is called 0 in most systems, and 1 in those that also name the element to fill. In both the number
    # of a page's file is the number in the call, so a file with a number leaves open which system it is.
    is_numbered = re.search(rf"{re.escape(stem)}_(\d+)\.{ending}$", document.url.partition("?")[0]) is not None
    from_one = bool(match["div"]) or (shown == 1 and not is_numbered)
    base = 1 if from_one else 0
    addresses = [first]
    for number in range(base + 1, base + count):
        address = document.absolute(f"{stem}_{number}.{ending}")
        if address is None:
            return None
        addresses.append(address)
    current = min(max(shown - base + 1, 1), count)
    rows = int(match["rows"]) if match["rows"] else None
    return ScriptedPager(count, current, tuple(addresses), rows)


def find_next_group(document: Document) -> str | None:
    """Where the rows of a data block go on: the link in an element that HTML does not know and that is called next."""
    for element in document.tree.iter("a"):
        holder = element.getparent()
        if holder is not None and "next" in str(holder.tag) and element.get("href"):
            url = document.absolute(element.get("href") or "")
            if url and is_same_site(url, document.url):
                return url
    return None


def handler_address(element: html.HtmlElement) -> str | None:
    """The address that a click on the element opens, if its `onclick` or `javascript:` link spells one out."""
    for source in (element.get("onclick"), element.get("href")):
        if source and len(source) < _LONGEST_HANDLER and (match := _QUOTED_ADDRESS.search(source)):
            return match[1]
    return None
