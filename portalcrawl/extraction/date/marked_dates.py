"""Dates in elements that are marked as a date's, by `<time>`, by microdata or by a class."""

from collections.abc import Iterator

from portalcrawl.extraction.date.candidate import WEIGHTS, Candidate
from portalcrawl.extraction.date.changes import CHANGED, MADE, read_names
from portalcrawl.extraction.date.refused import refuse_in_text, refuse_values
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone, marks_in
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Mark
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.parsing import DateMatch, find_dates
from portalcrawl.text.dates.refusals import Refusal
from portalcrawl.text.dates.shown_dates import parse_shown_date
from portalcrawl.text.dates.stated_dates import find_stated, has_zone
from portalcrawl.text.whitespace import fold

# Characters that a link may have beside the date in it: by its author, on, a clock's. Below the text, links that say
# more than a label lead to other pages.
_MOST_BESIDE_LINKED = 30
_MOST_BESIDE_BELOW = 10


def read_marked(layout: Layout, meta_zone: MetaZone, hints: Hints, refused: list[Refusal]) -> Iterator[Candidate]:
    """The candidates between headline and text, above and below; what is out of range is added to `refused`."""
    for lines, base, beside in (
        (meta_zone.head, WEIGHTS.marked, _MOST_BESIDE_LINKED),
        (meta_zone.tail, WEIGHTS.marked_tail, _MOST_BESIDE_BELOW),
    ):
        for mark, text in marks_in(layout, class_names.DATE, lines):
            # An element of the change states that in its attributes; its text counts if it tells both.
            is_changed = "datemodified" in (mark.element.get("itemprop") or "").lower()
            if _is_of_other_page(mark, text, beside) or (is_changed and not article_words.MODIFIED_WORD.search(text)):
                continue
            stated = None if is_changed else find_stated(mark.element.attrib)
            match = _read_shown(text, stated, hints) or _read_shown(_spread(mark), stated, hints)
            if match is None:
                refused += refuse_values(hints, stated)
                if one := refuse_in_text(text, "", hints, is_marked=True):
                    refused.append(one)
                continue
            before = text[: match.start]
            if article_words.OTHER_DATE.search(before) or (is_changed and article_words.MODIFIED_LABEL.search(before)):
                continue
            is_time = mark.element.tag == "time"
            score = base if is_time else base + WEIGHTS.by_class
            if mark.line < meta_zone.anchor:
                above = min(meta_zone.anchor - mark.line, WEIGHTS.most_above) - 1
                score += WEIGHTS.marked_above + WEIGHTS.marked_above_step * above
            said = read_names(mark.element, text)
            yield Candidate(
                match,
                score,
                "time" if is_time else "class",
                has_zone=has_zone(stated),
                is_made=said == MADE,
                is_changed=said == CHANGED,
            )


def _read_shown(text: str, stated: str | None, hints: Hints) -> DateMatch | None:
    return parse_shown_date(text, stated, reference=hints.reference, zone=hints.zone, zone_is_known=hints.zone_is_known)


def _spread(mark: Mark) -> str:
    """A mark's text with spaces between its elements: `<b>Apr 04</b><i>2013</i>`."""
    return fold(" ".join(mark.element.itertext()))


def _is_of_other_page(mark: Mark, text: str, most: int) -> bool:
    """Whether the date stands in a link that says more than it: a teaser's, all of which is the link."""
    link = next(mark.element.iterancestors("a"), None)
    if link is None or len(whole := text_of(link)) <= len(text) + most:
        return False
    # The day of a change may stand beside it.
    return len(whole) - sum(len(date.raw) for date in find_dates(whole)) > most
