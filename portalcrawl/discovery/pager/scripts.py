"""Pagers that a script writes: calls that name the number of pages and the file, and addresses inside handlers."""

import re
from dataclasses import dataclass

from lxml import html

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


@dataclass(frozen=True, slots=True)
class ScriptedPager:
    """What a pager call says: `addresses[i]` is page i + 1, as far as the file names follow from the call."""

    count: int
    current: int
    """1 for the first page."""
    addresses: tuple[str, ...]
    total_rows: int | None


# A mistaken count must not flood the frontier.
_MOST_PAGES = 20_000


def find_scripted_pager(document: Document) -> ScriptedPager | None:
    """The first pager call in the page's scripts."""
    for script in document.tree.iter("script"):
        text = script.text
        if text and len(text) < 20_000 and _CALL_HINT.search(text) and (match := _CALL.search(text)):
            return _read_call(document, match)
    return None


def _read_call(document: Document, match: re.Match[str]) -> ScriptedPager | None:
    count, shown = min(int(match["count"]), _MOST_PAGES), int(match["current"])
    stem, ending = match["stem"], match["ending"]
    first = document.absolute(f"{stem}.{ending}")
    if first is None or count < 1:
        return None
    # The first page is called 0 in most systems, and 1 in those that also name the element to fill. Either way the
    # file number is the number in the call, so a page that is not the first tells nothing of it.
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
    """Where the rows of a data block go on: the link in an element that is none of HTML's and is called next."""
    for element in document.tree.iter("a"):
        holder = element.getparent()
        if holder is not None and "next" in str(holder.tag) and element.get("href"):
            url = document.absolute(element.get("href") or "")
            if url and is_same_site(url, document.url):
                return url
    return None


def handler_address(element: html.HtmlElement) -> str | None:
    """The address that a click on the element opens, where its `onclick` or `javascript:` link spells one out."""
    for source in (element.get("onclick"), element.get("href")):
        if source and len(source) < 2000 and (match := _QUOTED_ADDRESS.search(source)):
            return match[1]
    return None
