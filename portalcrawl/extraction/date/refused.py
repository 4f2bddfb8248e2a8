"""What stands where the publication's date may be, and is out of range."""

from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words
from portalcrawl.text.dates.refusals import Refusal, find_refused, find_refused_value

# Characters before a date in which its label is looked for: the longest one, and words between it and the date.
LABEL_REACH = 24
# Characters between a label's cell and the date, or on each side of a date that is alone: [2017-12-25].
BRACKET = 2


def refuse_in_text(text: str, label: str, hints: Hints, *, is_marked: bool = False) -> Refusal | None:
    """What a text says as its publication's date, by a mark, behind a label or alone, and is out of range."""
    found = find_refused(text, reference=hints.reference, zone=hints.zone)
    if found is None:
        return None
    before = label + text[max(0, found.start - LABEL_REACH) : found.start]
    if article_words.OTHER_DATE.search(before):
        return None
    is_alone = len(text) - (found.end - found.start) <= BRACKET * 2
    is_own = (
        is_marked or is_alone or article_words.PUBLISHED_LABEL.search(before) or article_words.DATE_LABEL.search(before)
    )
    return found.refusal if is_own else None


def refuse_values(hints: Hints, value: str | None) -> list[Refusal]:
    """The same for a value that metadata or an attribute states."""
    found = find_refused_value(value, reference=hints.reference, zone=hints.zone) if value else None
    return [found] if found else []
