"""When an article was changed: as its metadata state it, or a label beside the day of its publication."""

from portalcrawl.extraction.date.refused import BRACKET, LABEL_REACH
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import article_words
from portalcrawl.page.metadata import MODIFIED_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.page.side_labels import label_above, label_beside
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import find_dates, parse_date

# Characters of a date in the metadata.
_LONGEST_STATED = 100
# `YYYY-MM-DD`.
_DAY = slice(0, 10)


def find_modified(page: Page, meta_zone: MetaZone, hints: Hints, published: str | None) -> str | None:
    """The date of the last change; `published` is the publication's, ISO 8601.

    What the page shows counts if it shows another date as well, and that is not the later one: a page with one date,
    labelled as an update's, says when it was published.
    """
    return read_stated_change(page.metadata, hints) or (
        _read_shown(page, meta_zone, hints, published) if published else None
    )


def read_stated_change(metadata: Metadata, hints: Hints) -> str | None:
    """The date of the last change that the metadata state."""
    value = metadata.linked.modified or metadata.get(MODIFIED_NAMES)
    match = parse_date(value[:_LONGEST_STATED], reference=hints.reference, zone=hints.zone) if value else None
    return match.iso if match else None


def _read_shown(page: Page, meta_zone: MetaZone, hints: Hints, published: str) -> str | None:
    layout = page.layout
    for index in meta_zone.head:
        text = layout.lines[index].text
        if index < meta_zone.anchor or not MAY_HOLD_DATE.search(text):
            continue
        for match in find_dates(text, reference=hints.reference, zone=hints.zone):
            before = text[max(0, match.start - LABEL_REACH) : match.start]
            if match.start <= BRACKET:
                before = (label_above(layout, index) or label_beside(layout, index)) + before
            is_later = match.iso != published and match.iso[_DAY] >= published[_DAY]
            if is_later and article_words.MODIFIED_LABEL.search(before):
                return match.iso
    return None
