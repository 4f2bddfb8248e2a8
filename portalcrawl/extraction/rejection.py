"""Why a page is not an article. Listed pages are believed more easily than pages found elsewhere."""

import re
from urllib.parse import unquote

from portalcrawl.extraction.date.election import ADDRESS, PublishedDate
from portalcrawl.extraction.found import UNLISTED_PROSE, Found, find_start, is_titled_by_a_link, is_told_in_brief
from portalcrawl.extraction.headline.election import strip_label
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words
from portalcrawl.lexicon.index_names import is_category_address, is_index_name
from portalcrawl.page.layout import prose_of
from portalcrawl.page.page import Page
from portalcrawl.page.page_kind import has_day_in_rows_alone, has_rows_of_others, is_dated_by_rows, is_first_of_several
from portalcrawl.page.page_title import bare_headline
from portalcrawl.page.text_length import text_length
from portalcrawl.text.dates.parsing import find_dates, is_date_only
from portalcrawl.text.urls.dates import names_titled_day
from portalcrawl.text.urls.index_pages import is_home_address
from portalcrawl.text.urls.parts import split_url

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
INDEX = "an index of all categories or articles"
"""Its rows are sections, or stand on other lists too."""
NO_BODY = "no body"
"""The page has no text."""
TOO_SHORT = "too little text, and not listed"
"""The page has its own date, and says less than a page that no list shows must say."""
NO_DATE = "no date and not listed"
"""The page shows no date, and no list shows the page, nor a row with its headline and a day."""
NO_HEADLINE = "no headline"
NOTICE = "the site's own notice: privacy, terms, rights"
PICTURE = "a picture's own page"
REMOVED = "message page: no such article"
"""The portal says that the article is not there, or not any more."""


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
    if lack := _find_lack(page, hints, found):
        return lack
    # A text that no line shows is stated for programs.
    is_shown = bool(found.body.kept)
    prose = sum(prose_of(layout.lines[i]) for i in found.body.kept) if is_shown else text_length(found.text)
    is_list = has_rows_of_others(page, found.furniture, find_start(found.headline, found.body), found.body.last)
    # Whoever hands in a front page by itself asks for its text, unless it is a list.
    is_home = split_url(url) is not None and is_home_address(url.partition("#")[0])
    if is_home and (is_list or not hints.is_fragment):
        return "home page"
    if hints.listed:
        # A list's row that leads to another list: a page without a date and a text of its own.
        is_bare = prose < UNLISTED_PROSE and not (found.date.is_of_page and _has_own_day(page, found))
        if prose < UNLISTED_PROSE and _is_index(url, found):
            return INDEX
        shows_rows = is_list and (is_bare or _is_category(url, found))
        return LIST_PAGE if shows_rows or (is_bare and _is_dated_by_rows_below(page, hints, found)) else None
    if is_list or _is_category(url, found) or _is_days_view(page, found):
        return LIST_PAGE
    if not found.has_own_address and article_words.NOTICE.fullmatch((found.headline.text or "").strip(" !.。")):
        return NOTICE
    # A list of names has no sentence; where the address is an article's, it is a text like others.
    is_long = prose >= UNLISTED_PROSE or (found.has_own_address and text_length(found.text) >= UNLISTED_PROSE)
    if not found.date.is_of_page or _has_date_of_rows(page, found):
        has_row = not found.date.is_of_page and hints.datePublished is not None and is_titled_by_a_link(hints, found)
        # `/news/2024-03-28-medal.html`: whoever made the address has dated the text.
        is_filed = found.date.evidence == ADDRESS and names_titled_day(url)
        is_known = (found.has_own_address and found.has_layout) or has_row or is_filed
        return None if is_long and is_known else NO_DATE
    # A report in pictures: what the page says of itself names the date, it stands where articles of this layout have
    # theirs, or it tells the hour.
    is_in_place = found.date.evidence.startswith("rule:") or "T" in (found.date.iso or "")
    says = found.date.evidence == "meta-line" or (found.has_layout and is_in_place)
    is_told = (found.has_own_address and says) or is_titled_by_a_link(hints, found)
    is_enough = is_long or (found.has_things and is_told) or is_told_in_brief(hints, found)
    return None if is_enough else _name_shortness(found)


def _name_shortness(found: Found) -> str:
    return TOO_SHORT if found.text.strip() else NO_BODY


def _find_lack(page: Page, hints: Hints, found: Found) -> str | None:
    """Why the page is not an article, if it has no text, or only other pages' texts."""
    if not (hints.listed or hints.is_fragment) and is_first_of_several(page, found.headline.first, found.headline.last):
        return LIST_PAGE
    if bool(found.text.strip()) and not (_is_own_path(found) or _are_dates(found.text)):
        return None
    is_of_row = _is_of_the_row(hints, found) or is_told_in_brief(hints, found)
    has_rows = _has_rows_below(page, hints, found)
    if not found.has_things and (not is_of_row or has_rows or _is_category(page.url, found)):
        return NO_BODY
    return LIST_PAGE if found.shows_teasers and has_rows else None


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


def _is_days_view(page: Page, found: Found) -> bool:
    """Whether the headline is a date and nothing else, and titles of other pages follow the text: what was published
    on a day, below a greeting."""
    headline = found.headline
    if headline.text is None or not is_date_only(headline.text):
        return False
    return has_rows_of_others(page, found.furniture, max(headline.last, found.body.last), len(page.layout.lines))


def _is_index(url: str, found: Found) -> bool:
    """Whether address and headline both call the page an index: `/categories/`, Categories."""
    name = url.partition("?")[0].rstrip("/").rpartition("/")[2].partition(".")[0]
    return is_index_name(name) and is_index_name(found.headline.text or "")


def _has_date_of_rows(page: Page, found: Found) -> bool:
    """Whether the date that was taken for the page's stands beside one of its links to other pages."""
    is_told = _is_stated(found.date) or found.date.evidence == "meta-line"
    if not found.date.is_of_page or found.date.iso is None or is_told:
        return False
    return is_dated_by_rows(page, found.furniture, found.date.iso[:10])


def _is_stated(date: PublishedDate) -> bool:
    """Whether the page's metadata state its date."""
    return date.evidence == "json-ld" or date.evidence.startswith("meta:")


def _has_own_day(page: Page, found: Found) -> bool:
    """Whether the page's day is not only that of its rows."""
    evidence = found.date.evidence
    if found.date.iso is None or not (evidence in ("line", "class", "time") or evidence.startswith("rule:")):
        return True
    day, furniture = found.date.iso[:10], found.furniture
    return not (has_day_in_rows_alone(page, furniture, day) or is_dated_by_rows(page, furniture, day, _ROW_REACH))


def _is_of_the_row(hints: Hints, found: Found) -> bool:
    """Whether a page is the article of its row without a text to prove it: it shows the headline that the list shows,
    and it has a date, or its row has one; or its metadata state both."""
    headline = found.headline
    if not hints.listed or hints.is_fragment or not hints.headline or headline.text is None:
        return False
    if headline.first < 0 and not _is_stated(found.date):
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


def _is_dated_by_rows_below(page: Page, hints: Hints, found: Found) -> bool:
    """Whether the only day of a listed page is one of the rows below its few words: a start page links the archive."""
    if hints.datePublished is not None or found.has_layout or found.has_own_address or not found.date.is_of_page:
        return False
    return not _has_own_day(page, found) and _has_rows_below(page, hints, found)


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
