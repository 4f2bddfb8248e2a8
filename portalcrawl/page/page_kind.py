"""Whether a page is a list or an article: decided here alone, for the reader of lists and for that of articles.

They ask of different parts. `has_rows_of_others` reads the lines below a headline, of a page that may be an article;
`outweighs_lists` holds all running text of a page against the lists that were found on it.
"""

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from lxml import etree, html

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Block, Line, prose_of
from portalcrawl.page.page import Page
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import text_length
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.urls.canonical import is_file, is_same_site
from portalcrawl.text.urls.index_pages import drop_index_name

# Dated or headed rows, from which on a page with more links than prose is a list.
_ROWS = 5
# UTF-8 bytes of a title: of a dated row, of a linked heading.
_SHORTEST_DATED = 24
_SHORTEST_HEADING = 12
# UTF-8 bytes: what may stand beside the link on a dated row; its whole line; a sentence.
_ROW_REST = 150
_LONGEST_ROW = 1200
_SENTENCE = 60
# Rows whose dates stand on lines of their own; fewer may be neighbours of an article.
_LEAST_DATED = 3

# Elements around a heading that may be the box of its text, and boxes behind the first that make a list.
_BOXES = 4
_LEAST_OTHERS = 2

_LONG_TEXTS = etree.XPath(
    ".//text()[string-length() > 25]"
    "[not(parent::script or parent::style or parent::a or parent::noscript or parent::textarea)]",
    smart_strings=False,
)
# WAI-ARIA: a window above the page, which opens when somebody asks for it, or by itself.
_IS_DIALOG = '@role="dialog" or @role="alertdialog" or @aria-modal'
_DIALOGS = etree.XPath(f".//*[{_IS_DIALOG}][not(ancestor::*[{_IS_DIALOG}])]")
_STOP = re.compile(r"[，。；！？,.;!?]")
# A text without white space or letters of another script is an address or a name of a program's, such as designers of
# web parts leave in hidden menus.
_ONE_TOKEN = re.compile(r"[!-~]+")
# In bytes: less running text makes no page of prose. And what an excerpt counts beside its row's title.
_LEAST_PROSE = 750
_EXCERPT = 0.7


def has_rows_of_others(page: Page, furniture: Sequence[bool], first: int, last: int) -> bool:
    """Whether lines `[first, last)` are other pages': rows (a linked heading, or a link with a date) that lead to them,
    with at most their excerpts between. `furniture` says of each line whether it is settled to be none of the page's
    own: a class word alone, which may stand around the page's only list, does not count."""
    if page.metadata.linked.is_list:
        return True
    layout, url = page.layout, page.url
    own = {_path_of(url, url), _path_of(page.metadata.canonical, url)}
    titles = {m.line for m in layout.marks if m.role & class_names.TITLE or layout.blocks[m.block].tag in HEADINGS}
    prose = rows = first_rows = before = links = 0
    for index in range(first, last):
        line = layout.lines[index]
        if furniture[index]:
            continue
        if not line.links:
            prose += prose_of(line)
            continue
        links += 0 if line.stops else line.link_size
        is_heading = index in titles and line.link_size * 2 > line.size and not offers_files(line)
        shortest = _SHORTEST_HEADING if is_heading else _SHORTEST_DATED
        if (is_heading or _has_date_beside(line)) and _leads_on(line, own, url, shortest):
            before = before if rows else prose
            rows += 1
            first_rows += prose < _SENTENCE and (is_heading or line.link_size * 3 > line.size)
        prose += prose_of(line)
    if rows >= _ROWS and links > prose:
        return True
    return first_rows > 0 or (rows > 1 and before * 2 < prose)


def is_first_of_several(page: Page, first: int, last: int) -> bool:
    """Whether a headline on the lines `[first, last)` links another page of the site, and stands in the first of
    several boxes alike whose headings do so, too: a list that shows its latest text whole."""
    layout, url = page.layout, page.url
    own = {_path_of(url, url), _path_of(page.metadata.canonical, url)}
    if not 0 <= first < last or not any(_leads_on(line, own, url, 1) for line in layout.lines[first:last]):
        return False
    around = layout.ancestors(layout.lines[first].block)[:_BOXES]
    alike = {_kind_of(layout.blocks[block]): block for block in around}
    others = set()
    for mark in layout.marks:
        is_title = mark.role & class_names.TITLE or layout.blocks[mark.block].tag in HEADINGS
        if not is_title or not last <= mark.line < len(layout.lines) or not layout.lines[mark.line].is_linked:
            continue
        if _leads_on(layout.lines[mark.line], own, url, 1):
            boxes = layout.ancestors(layout.lines[mark.line].block)[:_BOXES]
            others |= {box for box in boxes if alike.get(_kind_of(layout.blocks[box]), box) != box}
    return len(others) >= _LEAST_OTHERS


def _kind_of(block: Block) -> tuple[int, str, str]:
    """Where a block stands, its tag and its class: equal for the boxes of one list."""
    return block.parent, block.tag, block.element.get("class") or ""


def is_dated_by_rows(page: Page, furniture: Sequence[bool], day: str, reach: int = 1) -> bool:
    """Whether no line shows a day but those that date rows: `furniture` is as above, `day` is `YYYY-MM-DD`.

    Such a row is two lines: a link to another page, and at most `reach` lines from it one with a date and no link.
    """
    lines, url = page.layout.lines, page.url
    own = {_path_of(url, url), _path_of(page.metadata.canonical, url)}
    titles = [
        not furniture[index] and line.is_linked and _leads_on(line, own, url, _SHORTEST_HEADING)
        for index, line in enumerate(lines)
    ]
    rows = 0
    is_of_row = False
    for index, line in enumerate(lines):
        if line.size >= _ROW_REST or any(link.text for link in line.links):
            if line.text and day in {match.day for match in find_dates(line.text)}:
                return False
            continue
        days = {match.day for match in find_dates(line.text)}
        is_beside = any(titles[max(index - reach, 0) : index + reach + 1])
        if day in days and not is_beside:
            return False
        rows += bool(days) and is_beside
        is_of_row = is_of_row or (day in days and is_beside)
    return is_of_row and rows >= _LEAST_DATED


def has_day_in_rows_alone(page: Page, furniture: Sequence[bool], day: str) -> bool:
    """Whether the day stands on rows alone, each a line that links another page: it is theirs, not the page's.
    `furniture` and `day` are as above."""
    url = page.url
    own = {_path_of(url, url), _path_of(page.metadata.canonical, url)}
    is_of_row = False
    for index, line in enumerate(page.layout.lines):
        if not line.text or day not in {match.day for match in find_dates(line.text)}:
            continue
        if furniture[index] or not (_has_date_beside(line) and _leads_on(line, own, url, 1)):
            return False
        is_of_row = True
    return is_of_row


def _leads_on(line: Line, own: set[str], url: str, shortest: int) -> bool:
    """Whether a line's link leads to another page of the site, with a text as long as a title."""
    for link in line.links:
        path = _path_of(link.element.get("href"), url)
        if not link.text or line.text.partition(link.text)[0].rstrip().endswith((":", "：")):
            continue
        if text_length(link.text) >= shortest and path and path not in own:
            return True
    return False


def offers_files(line: Line) -> bool:
    """Whether the line links files, and nothing else: an article offers them below headings of its own."""
    return bool(line.links) and all(is_file(link.element.get("href") or "") for link in line.links)


def _has_date_beside(line: Line) -> bool:
    """Whether a date stands on the line and little else but the link."""
    return (
        line.size < _LONGEST_ROW and line.size - line.link_size < _ROW_REST and bool(next(find_dates(line.text), None))
    )


def _path_of(href: str | None, page: str) -> str:
    """The path and query of a link to the page's own site; empty for another site's and for a fragment."""
    try:
        parts = urlsplit(href or "")
    except ValueError:
        return ""
    if parts.netloc and not is_same_site(href or "", page):
        return ""
    path = drop_index_name(parts.path).rstrip("/")
    return f"{path}?{parts.query}" if path or parts.query else ""


def prose_length(element: html.HtmlElement) -> int:
    """The length of an element's running text in bytes: its longer texts with punctuation, links aside."""
    found = _LONG_TEXTS(element)
    texts = [str(text) for text in found] if isinstance(found, list) else []
    shown = (text.strip() for text in texts if _STOP.search(text))
    return sum(text_length(text) for text in shown if not _ONE_TOKEN.fullmatch(text))


def find_dialogs(element: html.HtmlElement) -> list[html.HtmlElement]:
    """What an element marks as windows above the page; their texts are the same on each page of a portal."""
    found = _DIALOGS(element)
    return [one for one in found if isinstance(one, html.HtmlElement)] if isinstance(found, list) else []


def may_be_prose(prose: int) -> bool:
    """Whether a page has so much running text that it may be a page of prose."""
    return prose >= _LEAST_PROSE


def outweighs_lists(prose: int, in_rows: int, titles: int) -> bool:
    """Whether a page's running text (`prose`) outweighs its lists: their excerpts (`in_rows`) and `titles`. All in
    bytes."""
    return prose - in_rows > max(_LEAST_PROSE, titles + in_rows * _EXCERPT)
