"""Why a page is not an article. Listed pages are believed more easily than pages found elsewhere."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.walls import Wall
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.election import Headline, strip_label
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.index_names import is_category_address
from portalcrawl.page.layout import prose_of
from portalcrawl.page.page import Page
from portalcrawl.page.page_kind import has_day_in_rows_alone, has_rows_of_others, is_dated_by_rows
from portalcrawl.page.page_title import bare_headline
from portalcrawl.page.text_length import text_length
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.parts import split_url

# UTF-8 bytes of prose that an unlisted page must have (about 30 hanzi).
_UNLISTED_PROSE = 90
# And of a title by which an unlisted page of pictures is linked: `学院概况` is a section's.
_SHORTEST_TITLE = 24
# UTF-8 bytes: what a message page says at most below a title that says so, and with all that is around it.
_MESSAGE_TEXT = 600
_MESSAGE_PAGE = 1_200
# The words of a message are at least this share of a title that announces one, and of a line of text below the headline
# that the list shows. An article on a page that was deleted says more about it.
_TITLE_SHARE = 1 / 3
_LINE_SHARE = 1 / 4
# What decoders make of bytes that are not text: replacement, control and private-use characters, and Latin-1's symbols
# but for those that a short text may have many of: prices, degrees, paragraphs, quotes, Spanish marks.
_NO_CHARACTER = re.compile(
    "[\ufffd\ue000-\uf8ff¢¤¦¨©ª¬\u00ad®¯±´µ¶¸¹¼¾\x00-\x08\x0e-\x1f\x7f-\x9f\U000f0000-\U0010ffff]"
)
# Their share of the first characters of what is not text, and how many there are at least: © may stand in a short one.
_NO_TEXT = 0.1
_LEAST_LOST = 8
_SAMPLE = 2_000
# Lines between a row's title and its date: who wrote it, what it is about.
_ROW_REACH = 2
# What stands between the steps of a path.
_STEPS = re.compile("[>›»＞≫][>›»＞≫]*")


LIST_PAGE = "list page"
"""The page lists other pages' articles."""
NO_BODY = "no body"
"""The page has no text, or too little for a page that no list shows."""
NO_DATE = "no date and not listed"
"""The page shows no date, and no list shows the page, nor a row with its headline and a day."""
NO_HEADLINE = "no headline"
NOTICE = "the site's own notice: privacy, terms, rights"
PICTURE = "a picture's own page"
REMOVED = "message page: no such article"
"""The portal says that the article is not there, or not any more."""


@dataclass(frozen=True, slots=True)
class Found:
    """What is known of the page when it is judged."""

    headline: Headline
    date: PublishedDate
    body: Body
    text: str
    furniture: Sequence[bool]
    """For each line whether it is furniture: not the article's."""
    wall: Wall
    has_things: bool
    """Whether the article shows images, files, videos or sound."""
    has_own_address: bool = False
    """Whether its address is made like those of the portal's articles, and of nothing else: by numbers alone."""
    has_layout: bool = False
    """Whether it has a layout that the portal's articles have."""
    is_picture_page: bool = False
    """Whether it has no text and is the page that a system makes for a stored picture."""


def find_rejection(page: Page, hints: Hints, found: Found) -> str | None:
    """Why the page is not an article, as a short stable phrase, or None."""
    layout, url = page.layout, page.url
    if found.headline.text is None and not hints.is_fragment:
        return NO_HEADLINE
    is_walled = found.wall.note is not None and _is_of_the_row(hints, found)
    if not is_walled and _is_message(page, hints, found):
        return REMOVED if any(article_words.REMOVED.search(line.text) for line in layout.lines) else "message page"
    if _is_noise(found.text):
        return "not text"
    if found.is_picture_page:
        return PICTURE
    has_body = found.has_things or (bool(found.text.strip()) and not (_is_own_path(found) or _are_dates(found.text)))
    if not has_body and (not _is_of_the_row(hints, found) or _has_rows_below(page, hints, found)):
        return NO_BODY
    # A text that no line shows is stated for programs.
    is_shown = bool(found.body.kept)
    prose = sum(prose_of(layout.lines[i]) for i in found.body.kept) if is_shown else text_length(found.text)
    is_list = has_rows_of_others(page, found.furniture, max(found.headline.last, 0), found.body.last)
    # Whoever hands in a front page by itself asks for its text, unless it is a list.
    is_home = split_url(url) is not None and is_home_address(url.partition("#")[0])
    if is_home and (is_list or not hints.is_fragment):
        return "home page"
    if hints.listed:
        # A list's row that leads to another list: a page without a date and a text of its own.
        is_bare = prose < _UNLISTED_PROSE and not (found.date.is_of_page and _has_own_day(page, found))
        return LIST_PAGE if is_list and is_bare else None
    if is_list or _is_category(url, found):
        return LIST_PAGE
    if not found.has_own_address and article_words.NOTICE.fullmatch((found.headline.text or "").strip(" !.。")):
        return NOTICE
    # A list of names has no sentence; where the address is an article's, it is a text like others.
    is_long = prose >= _UNLISTED_PROSE or (found.has_own_address and text_length(found.text) >= _UNLISTED_PROSE)
    if not found.date.is_of_page or _has_date_of_rows(page, found):
        has_row = not found.date.is_of_page and hints.datePublished is not None and _is_titled_by_a_link(hints, found)
        return None if is_long and ((found.has_own_address and found.has_layout) or has_row) else NO_DATE
    # A report in pictures: what the page says of itself names the date, it stands where articles of this layout have
    # theirs, or it tells the hour.
    is_in_place = found.date.evidence.startswith("rule:") or "T" in (found.date.iso or "")
    says = found.date.evidence == "meta-line" or (found.has_layout and is_in_place)
    is_told = (found.has_own_address and says) or _is_titled_by_a_link(hints, found)
    return None if is_long or (found.has_things and is_told) else NO_BODY


def _are_dates(text: str) -> bool:
    """Whether a text is nothing but dates: those of rows, which stay behind where the titles have gone."""
    if any(map(str.isalpha, text)):
        return False
    return all(any(find_dates(line)) for line in text.splitlines() if line.strip())


def _is_own_path(found: Found) -> bool:
    """Whether the text is nothing but the page's path: `党务公开 >> 宣传工作 >> 培训` on the page 培训."""
    *above, last = (step.strip() for step in _STEPS.split(found.text.strip()))
    return (
        bool(above)
        and all(above)
        and "\n" not in found.text.strip()
        and bare_headline(last) == bare_headline(found.headline.text or "")
    )


def _is_category(url: str, found: Found) -> bool:
    """Whether the address is a category's, and the headline its name: `/category/town-news/`, Town News.

    What stands deeper may be an article of the category.
    """
    above, _, name = url.partition("?")[0].rstrip("/").rpartition("/")
    return (
        is_category_address(f"{above[above.rfind('/') :]}/{name}")
        and bare_headline(unquote(name)).lower() == bare_headline(found.headline.text or "").lower()
    )


def _is_titled_by_a_link(hints: Hints, found: Found) -> bool:
    """Whether the headline is what a page has linked this one by, and is not a section's name: it is long, or the day
    stands beside the link as well."""
    if not hints.headline or found.headline.text is None or found.date.iso is None:
        return False
    row, own = (bare_headline(strip_label(text).rstrip("….")) for text in (hints.headline, found.headline.text))
    is_same_day = (hints.datePublished or "")[:10] == found.date.iso[:10]
    return bool(row) and own.startswith(row) and (is_same_day or text_length(row) >= _SHORTEST_TITLE)


def _has_date_of_rows(page: Page, found: Found) -> bool:
    """Whether the date that was taken for the page's stands beside one of its links to other pages."""
    is_stated = found.date.evidence == "json-ld" or found.date.evidence.startswith("meta")
    if not found.date.is_of_page or found.date.iso is None or is_stated:
        return False
    return is_dated_by_rows(page, found.furniture, found.date.iso[:10])


def _has_own_day(page: Page, found: Found) -> bool:
    """Whether the page's day is not only that of its rows."""
    if found.date.iso is None or found.date.evidence not in ("line", "class", "time"):
        return True
    day, furniture = found.date.iso[:10], found.furniture
    return not (has_day_in_rows_alone(page, furniture, day) or is_dated_by_rows(page, furniture, day, _ROW_REACH))


def _is_of_the_row(hints: Hints, found: Found) -> bool:
    """Whether a page is the article of its row without a text to prove it: it shows the headline that the list shows,
    and it has a date, or its row has one."""
    headline = found.headline
    if not hints.listed or hints.is_fragment or not hints.headline or headline.text is None or headline.first < 0:
        return False
    row, own = (bare_headline(strip_label(text).rstrip("….")) for text in (hints.headline, headline.text))
    # A date before the headline is taken for the row's date.
    is_named = bool(row) and (own.startswith(row) or row.startswith(own) or own.endswith(row))
    return is_named and (found.date.is_of_page or hints.datePublished is not None)


def _has_rows_below(page: Page, hints: Hints, found: Found) -> bool:
    """Whether a page without anything of its own is a list, so that its date is one of its rows'."""
    if not has_rows_of_others(page, found.furniture, max(found.headline.last, 0), len(page.layout.lines)):
        return False
    day, row = (text and text[:10] for text in (found.date.iso, hints.datePublished))
    is_of_rows = found.date.evidence in ("line", "list", "") or not _has_own_day(page, found)
    return is_of_rows and (day is None or day != row)


def _is_noise(text: str) -> bool:
    sample = text[:_SAMPLE]
    lost = len(_NO_CHARACTER.findall(sample))
    return lost >= _LEAST_LOST and lost > _NO_TEXT * len(sample)


def _is_message(page: Page, hints: Hints, found: Found) -> bool:
    """Whether the page says that it has nothing to read: in its title, or as one of its few words."""
    if text_length(found.text) < _MESSAGE_TEXT and any(_says(part, _TITLE_SHARE) for part in page.title_parts):
        return True
    if sum(line.size for line in page.layout.lines) > _MESSAGE_PAGE:
        return False
    if _is_of_the_row(hints, found) and found.body.kept:
        return any(_says(page.layout.lines[i].text, _LINE_SHARE) for i in found.body.kept)
    return any(article_words.MESSAGE.search(line.text) for line in page.layout.lines)


def _says(text: str, share: float) -> bool:
    """Whether a text says so, and the words that do are at least this share of it."""
    found = [match[0] for match in article_words.MESSAGE.finditer(text)]
    return bool(found) and sum(map(len, found)) >= share * len(text)
