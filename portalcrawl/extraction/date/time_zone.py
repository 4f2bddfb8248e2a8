"""The time zone of a time that the page shows without one: that of the metadata, if it states the same moment; else
that of the page's country; else that in which the metadata state any time; else China's on a Chinese page, and UTC on
one in another language."""

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo

from msgspec.structs import replace

from portalcrawl.extraction.hints import Hints
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import DATE_NAMES, MODIFIED_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.text.dates.clock import parse_zone
from portalcrawl.text.dates.parsing import CHINA, DateMatch
from portalcrawl.text.dates.shown_dates import to_zone
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.language import find_language
from portalcrawl.text.regions import find_zone

_DAY_LENGTH = len("2017-12-25")
# Time zones differ from UTC by half hours, except for two small ones, from twelve hours behind to fourteen before it.
_STEP = timedelta(minutes=30)
_BEHIND = timedelta(hours=-12)
_BEFORE = timedelta(hours=14)
# Where an ISO 8601 time goes on with seconds.
_SECONDS = len("2017-12-25T09:29")

# Behind a time of day.
_OFFSET = re.compile(r"T\d{2}:?\d{2}(?::?\d{2}(?:[.,]\d{1,9})?)?([+-]\d{2}:?\d{2})$")
# Characters of the page's sentences by which its language is told.
_SAMPLE = 800
# Fewer may be a file's name, an address, a program's message on a Chinese page.
_LEAST_SAMPLE = 200
# Of ISO 8601 times.
_MIDNIGHT = re.compile(r"T00:00(?::00)?[+-]")


def settle_zone(page: Page, hints: Hints) -> Hints:
    """The hints with the time zone of the page's country, or else with the one that its metadata write times in, or
    else with UTC where the page's language is another than Chinese, if the portal's is not known."""
    if hints.zone_is_known or hints.zone != CHINA:
        return hints
    sample = sample_text(page.layout)
    language = find_language(page.metadata.language, sample)
    zone = find_zone(language, page.url) or find_stated_zone(page.metadata)
    # Without a stated language, which one in letters it is may stay open: it is none in hanzi.
    is_in_letters = not page.metadata.language and len(sample) >= _LEAST_SAMPLE and not HANZI.search(sample)
    if zone is None and (not language.startswith("zh") if language else is_in_letters):
        zone = UTC
    return hints if zone is None else replace(hints, zone=zone)


def find_stated_zone(metadata: Metadata) -> tzinfo | None:
    """The zone of the first time that the metadata state in another one than UTC.

    It is the clock of who wrote the page, and so that of times without a zone. UTC is a server's.
    """
    named = (metadata.values.get(name) for name in (*DATE_NAMES, *MODIFIED_NAMES))
    stated = [metadata.linked.published, metadata.linked.modified, *named]
    for value in stated:
        match = _OFFSET.search(value) if value else None
        if match and (zone := parse_zone(match[1])) and zone.utcoffset(None):
            return zone
    return None


def sample_text(layout: Layout) -> str:
    """Sentences of a page, enough to tell its language."""
    sample = ""
    for line in layout.lines:
        if line.stops:
            sample += f" {line.text[:_SAMPLE]}"
            if len(sample) >= _SAMPLE:
                break
    return sample[:_SAMPLE]


def read_midnight(match: DateMatch, hints: Hints) -> DateMatch:
    """A moment stated in UTC by the clock of the page's country, if it is midnight there: systems keep days so."""
    if hints.zone == CHINA:
        # No page has told it.
        return match
    local = to_zone(match, hints.zone)
    return local if _MIDNIGHT.search(local.iso) else match


def find_zone_of(iso: str, stated: list[str], hints: Hints) -> str:
    """A shown date with the time zone of the one among `stated` that is the same time of day, or the same moment by the
    clock of some zone: 00:13 is Brazil's if 02:13 UTC is stated. A portal's known zone is not doubted."""
    if len(iso) <= _DAY_LENGTH:
        return iso
    shown = datetime.fromisoformat(iso)
    timed = [datetime.fromisoformat(other) for other in stated if len(other) > _DAY_LENGTH]
    for other in timed:
        if _to_minutes(other) == _to_minutes(shown):
            return shown.replace(tzinfo=other.tzinfo).isoformat(timespec=_precision_of(iso))
    if hints.zone_is_known or shown.utcoffset() != shown.replace(tzinfo=hints.zone).utcoffset():
        return iso
    for other in timed:
        utc_offset = other.utcoffset()
        if utc_offset is None:
            continue
        offset = _to_minutes(shown) - (_to_minutes(other) - utc_offset)
        if _BEHIND <= offset <= _BEFORE and not offset % _STEP:
            return shown.replace(tzinfo=timezone(offset)).isoformat(timespec=_precision_of(iso))
    return iso


def _to_minutes(when: datetime) -> datetime:
    """The clock's hands, whatever the zone."""
    return when.replace(second=0, microsecond=0, tzinfo=None)


def _precision_of(iso: str) -> str:
    return "seconds" if iso[_SECONDS : _SECONDS + 1] == ":" else "minutes"
