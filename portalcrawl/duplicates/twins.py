"""Whether two articles whose texts are the same are one article under two addresses.

The same text proves it only if it is one of a kind. A template's notice, the site's own words where a page's text was
not found, a monthly notice whose table is a picture: each stands under many articles. So the headline counts always,
and with a text that is short, or known from other headlines, everything else as well. Leaving an article out cannot be
undone, so a doubt is enough to write it.
"""

from collections.abc import Set

from msgspec import Struct

from portalcrawl.duplicates.shingles import HANZI_DIGITS, cut_tokens, fold_text, fold_width
from portalcrawl.duplicates.siblings import compare_headlines
from portalcrawl.duplicates.similarity import LEAST_TELLING
from portalcrawl.lexicon.headline_marks import strip_doubtful_marks


class Particulars(Struct, frozen=True):
    """What an article has beside its text."""

    headline: str
    row: str | None
    """The headline that its list shows."""
    day: str | None
    """On which it was published, ISO 8601."""
    length: int
    """UTF-8 bytes of its text, white space not counted."""
    tables: str
    """All that its tables say."""
    files: Set[str]
    """The names of its files."""
    media: Set[str]
    """The names of its images, videos and sound files."""


def are_variants(one: str, other: str) -> bool:
    """Whether two headlines are the same, or one is plainly the other as another desk writes it.

    >>> are_variants("园区召开重点项目推进会（图）", "快讯：园区召开重点项目推进会")
    True
    >>> are_variants("3月水质公示", "4月水质公示"), are_variants("招聘拟录用人员公示", "招聘拟录用人员公示（第二批）")
    (False, False)
    """
    one, other = (fold_width(strip_doubtful_marks(text)).removesuffix("...").rstrip("….") for text in (one, other))
    if fold_text(one) == fold_text(other):
        return True
    values = [
        [token for token in cut_tokens(text) if token[0].isdigit() or token[0] in HANZI_DIGITS] for text in (one, other)
    ]
    return values[0] == values[1] and bool(one and other) and compare_headlines(one, other).agree


def find_doubt(article: Particulars, original: Particulars, *, is_recurring: bool) -> str | None:
    """What speaks against two articles of one text being one article; None where nothing does.

    `is_recurring`: the text stands under other headlines too.
    """
    if not are_variants(article.headline, original.headline):
        return "headline"
    if article.row and original.row and not _may_be_variants(article.row, original.row):
        return "row"
    if not is_recurring and article.length >= LEAST_TELLING:
        # A copy may have lost its tables and files, or have a few of them.
        if article.tables and original.tables and article.tables != original.tables:
            return "tables"
        if _are_apart(article.files, original.files):
            return "files"
        # What is uploaded again the same day has other names, too; another day's pictures are another report.
        return "media" if article.day != original.day and _are_apart(article.media, original.media) else None
    if article.tables != original.tables:
        return "tables"
    if article.files != original.files:
        return "files"
    if article.media != original.media:
        return "media"
    is_bare = not (article.length or article.files or article.media or article.tables)
    if article.day != original.day or (is_bare and article.day is None):
        return "day"
    return None


def _are_apart(one: Set[str], other: Set[str]) -> bool:
    """Whether both have some, and none in common."""
    return bool(one and other) and one.isdisjoint(other)


def _may_be_variants(one: str, other: str) -> bool:
    """The same of two rows, which may be cut at any place."""
    shorter, longer = sorted((fold_text(fold_width(text.rstrip("…. "))) for text in (one, other)), key=len)
    return longer.startswith(shorter) or are_variants(one, other)
