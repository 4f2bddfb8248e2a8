"""What is known of a page when it is judged, and by what a page of few words proves to be an article."""

from collections.abc import Sequence

from msgspec import Struct

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.walls import Wall
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.election import Headline, strip_label
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.page_title import bare_headline
from portalcrawl.page.text_length import text_length

UNLISTED_PROSE = 90
"""UTF-8 bytes of prose that an unlisted page must have (about 30 hanzi)."""
# And of a title by which an unlisted page of pictures is linked: `学院概况` is a section's.
_SHORTEST_TITLE = 24


class Found(Struct, frozen=True):
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
    shows_teasers: bool = False
    """Whether all that it shows are pictures that lead to other pages."""
    is_picture_page: bool = False
    """Whether it has no text and is the page that a system makes for a stored picture."""


def find_start(headline: Headline, body: Body) -> int:
    """The line from which a page's own text is looked for: the one below its headline. A headline that stands in the
    text, as the category of one of its rows may, is not that text's: then it is the text's first line."""
    is_inside = any(index < headline.first for index in body.kept)
    return body.first if is_inside else max(headline.last, 0)


def is_titled_by_a_link(hints: Hints, found: Found) -> bool:
    """Whether the headline is what a page has linked this one by, and is not a section's name: it is long, or the day
    stands beside the link as well."""
    if not hints.headline or found.headline.text is None or found.date.iso is None:
        return False
    row, own = (bare_headline(strip_label(text).rstrip("….")) for text in (hints.headline, found.headline.text))
    is_same_day = (hints.datePublished or "")[:10] == found.date.iso[:10]
    return bool(row) and own.startswith(row) and (is_same_day or text_length(row) >= _SHORTEST_TITLE)


def is_told_in_brief(hints: Hints, found: Found) -> bool:
    """Whether a page that no list shows proves to be an article however little it says: it has a meta line of its own,
    and the address of an article, or the title of the link that led there, such as the next article's."""
    evidence = found.date.evidence
    has_meta_line = evidence == "meta-line" or (found.has_layout and evidence.startswith("rule:"))
    if hints.listed or hints.is_fragment or found.headline.first < 0 or not has_meta_line:
        return False
    return found.has_own_address or is_titled_by_a_link(hints, found)


def is_named_article(hints: Hints, found: Found) -> bool:
    """Whether a listed page proves to be an article without a date: its address is made as only articles' are, it shows
    the headline that the list shows, and below it a text."""
    headline = found.headline
    if not (hints.listed and found.has_own_address and hints.headline) or headline.text is None or headline.first < 0:
        return False
    is_same = bare_headline(headline.text) == bare_headline(strip_label(hints.headline))
    return is_same and text_length(found.text) >= UNLISTED_PROSE
