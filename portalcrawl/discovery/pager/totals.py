"""What a pager says about its size: 共 356 条, 共18页, 1/18, Page 3 of 30."""

import re
from collections.abc import Iterator

from lxml import etree, html
from msgspec import Struct

from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.texts import select, text_of, text_up_to

_SAYS_TOTAL = " or ".join(f"contains(.,'{sign}')" for sign in (list_words.ALTOGETHER, *list_words.TOTAL_SIGNS))
_TOTALS = etree.XPath(f"//text()[{_SAYS_TOTAL}]/parent::*[not(self::script or self::style or self::title or self::a)]")

_SHORT_TEXTS = etree.XPath(
    "//body//text()[string-length() < 60 and not(parent::script or parent::style or parent::a or parent::option)]",
    smart_strings=False,
)
_TEXTS = etree.XPath(
    "descendant::text()[not(ancestor::script or ancestor::style or ancestor::noscript or ancestor::template)]",
    smart_strings=False,
)
_NUMBER_HOLDERS = etree.XPath(
    "//body//*[self::b or self::strong or self::em or self::i or self::span or self::font][not(*)]"
    "[string-length(.) < 7][number(.) = number(.)][not(ancestor::a)]/parent::*",
)
"""What has a number with a mark of its own: `Page <b>1</b> of <b>18</b>`."""
_TWO_NUMBERS = re.compile(r"\d\D{1,8}\d")
"""What `Page 3 of 30` has, in any language."""

_LONGEST_PAGER_TEXT = 300
"""Characters of a pager with all its words and numbers; what shows more is the list with it."""
_PAGER_REACH = 4
"""Elements above a pager's links in which its totals may stand."""
_NEIGHBOURS = 4
"""Elements right before and behind a pager's links in which its totals may stand."""
_LONGEST_NEIGHBOUR = 24
"""Characters of such an element; a row is longer."""
_LONGEST_TOTAL = 60
"""Characters of a text that states the size of a list: a longer one, or one of sentences, is prose."""
_TOTAL_REACH = 2
"""Elements, from such a text up, that may be the whole statement: `共 <b>1</b> 页`."""
_MOST_DIGITS = 9
"""Of a bare total."""


class Totals(Struct, frozen=True):
    """The figures that the pager's own words state."""

    rows: int | None = None
    pages: int | None = None
    current: int | None = None
    """The page shown."""


def read_totals(document: Document, used: tuple[html.HtmlElement, ...]) -> Totals:
    """The totals stated around the pager's links `used`; on a page without a pager, those that short texts state."""
    rows = pages = shown = None
    for text in _pager_texts(document, used):
        if rows is None and (match := list_words.TOTAL_ROWS.search(text)):
            rows = int(next(g for g in match.groups() if g))
        if pages is None and (match := list_words.TOTAL_PAGES.search(text)):
            pages = int(next(g for g in match.groups() if g))
        if shown is None and (match := list_words.CURRENT_PAGE.search(text)):
            shown = int(next(g for g in match.groups() if g))
    if rows is None and used:
        rows = _titled_total(used)
    return Totals(rows, pages, shown)


def _pager_texts(document: Document, used: tuple[html.HtmlElement, ...]) -> Iterator[str]:
    """The text around the pager's links; if there are no links, short texts that speak of totals."""
    if used:
        yield _text_around(used)
        holder = used[-1].getparent()
        for _ in range(_PAGER_REACH):
            if holder is None or holder.tag in ("body", "html"):
                return
            if text_up_to(holder, _LONGEST_PAGER_TEXT) is None:
                return
            yield _join(holder)
            holder = holder.getparent()
        return
    yield from _pages_of_pages(document)
    for _, text in find_statements(document):
        yield text


def find_statements(document: Document) -> Iterator[tuple[html.HtmlElement, str]]:
    """Short texts that speak of all pages or rows, outside links, each with its element."""
    for element in select(_TOTALS, document.tree):
        step: html.HtmlElement | None = element
        for _ in range(_TOTAL_REACH):
            if step is None or step.tag in ("a", "body", "html"):
                break
            stated = text_up_to(step, _LONGEST_TOTAL)
            if stated is None:
                break
            if any(sign in stated.lower() for sign in list_words.PAGE_SIGNS):
                yield step, stated
            step = step.getparent()


def _pages_of_pages(document: Document) -> Iterator[str]:
    """Short texts that say `Page 3 of 30`, whether their numbers stand in elements of their own or not."""
    found = _SHORT_TEXTS(document.tree)
    for text in map(str, found if isinstance(found, list) else ()):
        if _TWO_NUMBERS.search(text) and list_words.PAGE_OF_PAGES.search(text):
            yield " ".join(text.split())
    for holder in select(_NUMBER_HOLDERS, document.tree):
        if text_up_to(holder, _LONGEST_TOTAL) is not None and list_words.PAGE_OF_PAGES.search(_join(holder)):
            yield _join(holder)


def _join(element: html.HtmlElement) -> str:
    """The text of a short element; numbers in elements of their own stay apart: `Page 1 of <i>5</i><b>1</b>`."""
    joined = ""
    found = _TEXTS(element)
    for text in map(str, found if isinstance(found, list) else ()):
        if _is_prose(text):
            continue
        joined += (" " if joined[-1:].isdigit() and text[:1].isdigit() else "") + text
    return " ".join(joined.split())


def _is_prose(text: str) -> bool:
    """Whether a text is an excerpt's, which may count anything: 今年一共借出187件，其中一半是新的。"""
    return "。" in text or (len(text.strip()) > _LONGEST_TOTAL and text.rstrip().endswith((".", "!", "?")))


def _text_around(used: tuple[html.HtmlElement, ...]) -> str:
    """The texts between the pager's links and right beside them, for pagers that share their element with the list."""
    first, last = used[0], used[-1]
    step = first
    for _ in range(_NEIGHBOURS):
        previous = step.getprevious()
        if previous is None or text_up_to(previous, _LONGEST_NEIGHBOUR) is None:
            break
        step = previous
    before = step.getprevious()
    pieces = [(before.tail or "") if before is not None else (step.getparent().text or "")]
    behind = 0
    following: html.HtmlElement | None = step
    while following is not None and behind <= _NEIGHBOURS:
        pieces += [text_up_to(following, _LONGEST_NEIGHBOUR) or "", following.tail or ""]
        behind += 1 if behind or following is last else 0
        following = following.getnext()
    return " ".join(" ".join(pieces).split())[:_LONGEST_PAGER_TEXT]


def _titled_total(used: tuple[html.HtmlElement, ...]) -> int | None:
    """A bare number among the pager's links whose `title` says that it is the total."""
    holder = used[0].getparent()
    for element in holder.iter() if holder is not None else ():
        title = element.get("title") or ""
        says_total = any(sign in title for sign in list_words.TOTAL_SIGNS)
        if says_total and not any(sign in title.lower() for sign in list_words.PAGE_SIGNS):
            digits = text_of(element)
            if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
                return int(digits)
    return None
