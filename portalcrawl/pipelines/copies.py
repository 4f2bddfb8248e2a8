"""Exact copies: archived articles of the same text, and whether one of them is the same article.

The digest in a record finds them, as it always did. Whether one is the original is decided by the records themselves,
so archives of earlier versions stay valid.
"""

import logging
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import unquote, urlsplit

from lxml import etree, html
from msgspec import Struct

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import Twin
from portalcrawl.duplicates.twins import Particulars, are_variants, find_doubt
from portalcrawl.exceptions import ArchiveError
from portalcrawl.items import Article
from portalcrawl.record import build_record
from portalcrawl.text.urls.canonical import is_file

MOST_READ = 5
"""Records of one text that are compared: those whose headlines agree."""
_DAY = len("2017-12-25")

logger = logging.getLogger(__name__)


class Twins(Struct, frozen=True):
    """What the archive holds of an article's text."""

    original: str | None = None
    """The URL of the article that it is a copy of."""
    doubtful: tuple[int, ...] = ()
    """The numbers of articles that it is probably a copy of: same text, same headline, and something else that
    differs."""
    is_recurring: bool = False
    """Whether the text stands under several other headlines: it is the site's own, or a template's."""


NO_TWINS = Twins()
"""Of a text that stands nowhere else."""


def find_twins(archive: Archive, article: Article) -> Twins:
    """The archived articles of the same text. Raises ArchiveError where the ledger cannot be read."""
    assert article.capture is not None
    digest = bytes.fromhex(article.capture.digest.removeprefix("sha256:"))
    twins = [twin for twin in archive.ledger.list_twins(digest, article.headline) if twin.url != article.url]
    if not twins:
        return NO_TWINS
    headline = article.headline or ""
    agreeing = [twin for twin in twins if twin.headline is None or are_variants(headline, twin.headline)]
    others = {twin.headline for twin in twins} - {twin.headline for twin in agreeing}
    own = describe_record(build_record(article))
    doubtful = []
    for twin in agreeing[:MOST_READ]:
        known = _read(archive, twin)
        if known is None:
            continue
        doubt = find_doubt(own, known, is_recurring=bool(others))
        if doubt is None:
            return Twins(twin.url)
        if doubt != "headline":
            doubtful.append(twin.number)
    return Twins(None, tuple(doubtful), len(others) > 1)


def _read(archive: Archive, twin: Twin) -> Particulars | None:
    try:
        return describe_record(archive.read_record(twin.place))
    except ArchiveError as error:
        logger.warning("%s", error)  # `verify` names it; nothing is left out for a damaged record
        return None


def describe_record(record: Mapping[str, Any]) -> Particulars:
    """What a record has beside its text."""
    day = record.get("datePublished")
    media = [*record.get("images", ()), *record.get("videos", ()), *record.get("audios", ())]
    return Particulars(
        headline=record.get("headline", ""),
        row=record.get("listing", {}).get("headline"),
        day=day and day[:_DAY],
        length=len("".join(record.get("articleBody", "").split()).encode()),
        tables=_read_tables(record.get("articleBodyHtml", "")),
        files=_name_files(record.get("attachments", ())),
        media=_name_files(media),
    )


def _name_files(files: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """The addresses without their folders, which name the day of a copy or a size.

    Queries stay, unless the path itself names a file: `download.jsp?id=1` says by its query alone which one it is.
    """
    names = set()
    for file in files:
        parts = urlsplit(file["url"])
        name = unquote(parts.path.rpartition("/")[2])
        names.add(name if is_file(file["url"]) or not parts.query else f"{name}?{parts.query}")
    return frozenset(names)


def _read_tables(markup: str) -> str:
    """The text of the tables of an article's HTML, without white space."""
    if "<table" not in markup:
        return ""
    try:
        root = html.fragment_fromstring(markup, create_parent="div")
    except etree.ParserError:
        return ""
    return "".join("".join(table.text_content().split()) for table in root.iter("table"))
