"""Whether a page is an article at all. Listed pages are believed more easily than pages found elsewhere."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from portalcrawl.extraction.body.trimming import Body
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.metadata import Metadata
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import HEADINGS, Layout, Line, prose_of
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.urls.canonical import is_same_site
from portalcrawl.text.urls.index_pages import drop_index_name, is_home_address
from portalcrawl.text.urls.parts import split_url

# UTF-8 bytes of prose: what an unlisted page must have (about 30 hanzi) and what a message page has at most.
_UNLISTED_PROSE = 90
_MESSAGE_TEXT = 600
_ROWS = 5
# UTF-8 bytes of a title: of a dated row, of a linked heading.
_SHORTEST = (24, 12)
_ROW_REST = 150
_LONGEST_ROW = 1200
_SENTENCE = 60
# What decoders make of bytes that are no text: replacement, control and private-use characters, Latin-1's symbols.
# And their share of a text that shows it.
_NO_CHARACTER = re.compile(
    "[\ufffd\ue000-\uf8ff\u00a1-\u00b6\u00b8-\u00bf\u00d7\u00f7\x00-\x08\x0e-\x1f\x7f-\x9f\U000f0000-\U0010ffff]"
)
_NO_TEXT = 0.1
_SAMPLE = 2_000


REMOVED = "message page: no such article"
"""The portal says that the article is not there, or not any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What has been read of the page when it is judged."""

    headline: Headline
    date: PublishedDate
    body: Body
    text: str
    image_count: int
    file_count: int


def find_rejection(
    layout: Layout, url: str, page_title: str, metadata: Metadata, hints: Hints, found: Found
) -> str | None:
    """Why the page is no article, as a short stable phrase, or None."""
    if found.headline.text is None and not hints.is_fragment:
        return "no headline"
    if _is_message(layout, page_title, found):
        return REMOVED if any(article_words.REMOVED.search(line.text) for line in layout.lines) else "message page"
    if _is_noise(found.text):
        return "not text"
    has_body = bool(found.text.strip())
    if not has_body and not found.image_count and not found.file_count:
        return "no body"
    if split_url(url) and is_home_address(url.partition("#")[0]):
        return "home page"
    prose = sum(prose_of(layout.lines[i]) for i in found.body.kept)
    is_list = metadata.linked.is_list or _is_list(layout, url, metadata, found)
    if hints.listed:
        # A list's row that leads to another list: a page without a date and a text of its own.
        return "list page" if is_list and not found.date.is_of_page and prose < _UNLISTED_PROSE else None
    if is_list:
        return "list page"
    if not found.date.is_of_page:
        return "no date and not listed"
    return "no body" if prose < _UNLISTED_PROSE else None


def _is_noise(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_NO_CHARACTER.findall(sample)) > _NO_TEXT * len(sample)


def _is_message(layout: Layout, page_title: str, found: Found) -> bool:
    if article_words.MESSAGE.search(page_title) and len(found.text.encode()) < _MESSAGE_TEXT:
        return True
    if sum(line.size for line in layout.lines) > 2 * _MESSAGE_TEXT:
        return False
    return any(article_words.MESSAGE.search(line.text) for line in layout.lines)


def _is_list(layout: Layout, url: str, metadata: Metadata, found: Found) -> bool:
    """Whether the text is other pages': it follows rows (a linked heading, or a link with a date) that lead to them."""
    body = found.body
    own = {_path_of(url, url), _path_of(metadata.canonical, url)}
    titles = {m.line for m in layout.marks if m.role & class_names.TITLE or layout.blocks[m.block].tag in HEADINGS}
    prose = rows = first_rows = before = links = 0
    for index in range(max(found.headline.last, 0), body.last):
        line = layout.lines[index]
        if layout.blocks[line.block].role & class_names.FURNITURE:
            continue
        links += line.link_size if line.links and not line.stops else 0
        is_heading = index in titles and line.link_size * 2 > line.size
        if (is_heading or _has_date_beside(line)) and _leads_on(line, own, url, _SHORTEST[is_heading]):
            before = before if rows else prose
            rows += 1
            first_rows += prose < _SENTENCE and (is_heading or line.link_size * 3 > line.size)
        prose += prose_of(line)
    if rows >= _ROWS and links > prose:
        return True
    return first_rows > 0 or (rows > 1 and before * 2 < prose)


def _leads_on(line: Line, own: set[str], url: str, shortest: int) -> bool:
    """Whether a line's link leads to another page of the site, with a text as long as a title."""
    for link in line.links:
        path = _path_of(link.element.get("href"), url)
        if not link.text or line.text.partition(link.text)[0].rstrip().endswith((":", "：")):
            continue
        if len(link.text.encode()) >= shortest and path and path not in own:
            return True
    return False


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
