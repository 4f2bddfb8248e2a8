"""Dates outside the meta zone, for pages that state none in it: marked, behind a label, at the beginning of the text,
in what the pass over the page has skipped.

They count only if all statements of a kind agree on one day, as those of a list do not.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone, without_today
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.page.layout import Layout, Mark, prose_of
from portalcrawl.page.layout_reading.believed_roles import believe_furniture
from portalcrawl.page.layout_reading.layout_reader import read_layout
from portalcrawl.page.side_labels import label_beside
from portalcrawl.page.text_length import text_length
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.day_order import read_open
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import DateMatch, find_dates, is_date_only
from portalcrawl.text.dates.shown_dates import parse_shown_date
from portalcrawl.text.dates.stated_dates import find_stated

# UTF-8 bytes of a line that is a date alone, with its label.
_LONGEST_DATE_LINE = 60
# Of one that goes on behind its first words, and characters of these: Published 3 March 2024. This text is old.
_LONGEST_NOTICE = 160
_LONGEST_BEFORE = 20
# Characters of an element that is marked as the date's.
_LONGEST_MARK = 160
# Lines behind the text in which a page may state its own date.
_BEHIND = 12
# Characters of a place before the date with which a text begins: Berlin, 3. März 2026 –
_LONGEST_PLACE = 30
_DASHES = "-–—:|"
# What such a date in a bracket has before it: the place, outside of the bracket or in it.
_PLACE_AND_BRACKET = re.compile(r"(?P<place>[^\W\d_][^\d(.:：]*)?\(\s*(?:[^\W\d_][^\d(.:：]*)?")
# Lines of the text in which it may begin with the date: a lead, a caption and a by-line may stand above it.
_FIRST_LINES = 6
# UTF-8 bytes of a link's text in what was skipped: longer ones are titles of other pages, whose dates stand there too.
_LONGEST_LINK = 40
# Characters between a label's cell and the date.
_BRACKET = 2
# Of an ISO 8601 date.
_DAY_OF_YEAR = slice(5, 10)


class Elsewhere(Struct, frozen=True):
    """A date and how it was found."""

    match: DateMatch
    evidence: str


def find_confirmed(layout: Layout, hints: Hints) -> Elsewhere | None:
    """The one date that is alone in a line anywhere on the page and has the month and day of the list's row."""
    row = (hints.datePublished or "")[_DAY_OF_YEAR]
    lines = (line for line in layout.lines if line.size <= _LONGEST_DATE_LINE and MAY_HOLD_DATE.search(line.text))
    found = (
        match
        for line in lines
        if is_date_only(line.text)
        for match in find_dates(line.text, reference=hints.reference, zone=hints.zone)
        if match.day[_DAY_OF_YEAR] == row
    )
    return _agree(found, "line")


def find_stated_elsewhere(layout: Layout, meta_zone: MetaZone, hints: Hints) -> Elsewhere | None:
    """The day that the page's marked elements state, or else its labelled lines, or else its text's first words."""
    end = max((*meta_zone.ends, meta_zone.anchor), default=0) + _BEHIND
    furniture = believe_furniture(layout)
    lines = layout.lines[:end]
    own = [index for index, line in enumerate(lines) if not (furniture[line.block] or line.is_linked)]
    own = without_today(layout, own, meta_zone.anchor)
    return (
        _agree(_read_marks(layout, set(own), hints), "class")
        or _agree(_read_labelled(layout, own, hints), "meta-line")
        or _agree(_read_dateline(layout, meta_zone, hints), "body")
        or _find_skipped(layout, range(meta_zone.anchor, min(end, len(lines))), hints)
    )


def _find_skipped(layout: Layout, lines: range, hints: Hints) -> Elsewhere | None:
    """The day that is marked or labelled in furniture beside the article which the pass over the page did not read."""
    marked: list[DateMatch] = []
    labelled: list[DateMatch] = []
    for index in lines:
        line = layout.lines[index]
        block = layout.blocks[line.block]
        if line.text or line.images or block.role & class_names.COMMENT:
            continue
        inner = read_layout(block.element)
        if any(text_length(link.text) > _LONGEST_LINK for inner_line in inner.lines for link in inner_line.links):
            continue
        numbers = range(len(inner.lines))
        marked += _read_marks(inner, set(numbers), hints)
        labelled += _read_labelled(inner, numbers, hints)
        if block.own_role & (class_names.AUTHOR | class_names.DATE):
            labelled += _read_alone(inner, hints)
    return _agree(marked, "class") or _agree(labelled, "meta-line")


def _read_alone(layout: Layout, hints: Hints) -> Iterator[DateMatch]:
    """The dates that are lines of their own: beside the author no label says what they are."""
    for line in layout.lines:
        if line.size <= _LONGEST_DATE_LINE and MAY_HOLD_DATE.search(line.text) and is_date_only(line.text):
            yield from find_dates(line.text, reference=hints.reference, zone=hints.zone)


def _agree(matches: Iterable[DateMatch], evidence: str) -> Elsewhere | None:
    """The most that is told of the one day on which all agree."""
    found = list(matches)
    if len({match.day for match in found}) != 1 or any(map(read_open, found)):
        return None
    return Elsewhere(max(found, key=lambda match: len(match.iso)), evidence)


def _read_marks(layout: Layout, lines: set[int], hints: Hints) -> Iterator[DateMatch]:
    for mark in layout.marks:
        if mark.role & class_names.DATE and mark.line in lines and not _is_changed(mark):
            text = text_of(mark.element)
            if len(text) > _LONGEST_MARK:
                continue
            match = parse_shown_date(
                text,
                find_stated(mark.element.attrib),
                reference=hints.reference,
                zone=hints.zone,
                zone_is_known=hints.zone_is_known,
            )
            if match is not None and not _is_of_other(text[: match.start]):
                yield match


def _is_changed(mark: Mark) -> bool:
    return "modified" in (mark.element.get("itemprop") or "").lower()


def _is_of_other(before: str) -> bool:
    return bool(article_words.OTHER_DATE.search(before) or article_words.MODIFIED_LABEL.search(before))


def _read_labelled(layout: Layout, lines: Sequence[int], hints: Hints) -> Iterator[DateMatch]:
    """What stands behind a label that says date or publication, or in a by-line, in a short line."""
    for index in lines:
        line = layout.lines[index]
        label = label_beside(layout, index)
        is_short = line.size <= _LONGEST_DATE_LINE
        if line.size > _LONGEST_NOTICE or not MAY_HOLD_DATE.search(line.text):
            continue
        is_by_line = credit_words.BY_LINE.match(line.text) is not None
        if not (label or is_by_line or article_words.may_be_labelled(line.text)):
            continue
        for match in find_dates(line.text, reference=hints.reference, zone=hints.zone):
            before = (label if match.start <= _BRACKET else "") + line.text[: match.start]
            is_labelled = article_words.PUBLISHED_LABEL.search(before) or article_words.DATE_LABEL.search(before)
            is_first = match.start <= _LONGEST_BEFORE
            if (
                (is_by_line or is_labelled)
                and (is_short or is_first)
                and not _is_of_other(before)
                and not article_words.OTHER_TIME.search(before)
            ):
                yield match


def _read_dateline(layout: Layout, meta_zone: MetaZone, hints: Hints) -> Iterator[DateMatch]:
    """The date with which the text begins, before a dash, or which is one of its first lines: a release's.

    In the text's very first line a place may stand before it; in the next ones, below a lead and a by-line perhaps, it
    comes first.
    """
    furniture = believe_furniture(layout)
    for first in meta_zone.ends[:1]:
        for index, line in enumerate(layout.lines[first : first + _FIRST_LINES]):
            match = next(find_dates(line.text[: 3 * _LONGEST_PLACE], reference=hints.reference, zone=hints.zone), None)
            if match is None:
                continue
            behind = line.text[match.end :]
            # Harbourtown, (12.11.2021). The light; ( Harbourtown, 12 nov 2021 ) is a line of its own.
            before = _PLACE_AND_BRACKET.fullmatch(line.text[: match.start]) if behind.lstrip()[:1] == ")" else None
            is_bracketed = before is not None and not (index and before["place"])
            if match.start > (0 if index and not is_bracketed else _LONGEST_PLACE):
                continue
            is_sentence = match.start == 0 and behind.startswith(". ") and prose_of(line) > _LONGEST_DATE_LINE
            is_inside = first + index <= meta_zone.ends[-1] and not furniture[line.block]
            is_alone = is_inside and match.start == 0 and is_date_only(line.text)
            is_set_off = behind.lstrip(" ).）(（").startswith(tuple(_DASHES))
            if is_sentence or is_alone or is_bracketed or (is_set_off and not _is_of_other(line.text[: match.start])):
                yield match
