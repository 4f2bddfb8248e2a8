"""When the article was published: every date that may say it, weighed by its place, its label and the list row.

What is out of range, may be read in two ways, or contradicts the row by years does not count and is told as refused.
"""

from dataclasses import dataclass, replace
from functools import cache

from portalcrawl.extraction.date.candidates import Candidate, find_candidates
from portalcrawl.extraction.date.day_month_order import drop_weaker, settle_orders
from portalcrawl.extraction.date.row_check import contradicts_row, is_confirmed
from portalcrawl.extraction.date.script_dates import find_script_date
from portalcrawl.extraction.date.time_zone import find_zone_of
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import Zone
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import MODIFIED_NAMES, Metadata
from portalcrawl.page.page import Page
from portalcrawl.text.dates.hints import MAY_HOLD_DATE
from portalcrawl.text.dates.parsing import DateMatch, find_dates, is_date_only, parse_date
from portalcrawl.text.dates.refusals import AMBIGUOUS, CONTRADICTS_LIST, Refusal
from portalcrawl.text.language import find_language

_LONGEST_DATE_LINE = 60
_MOST_REFUSED = 3


@dataclass(frozen=True, slots=True)
class PublishedDate:
    """The date with the precision shown, as written, how it was found; all None where the page has none."""

    iso: str | None = None
    raw: str | None = None
    evidence: str = ""
    refused: tuple[Refusal, ...] = ()
    """Dates that stood where this one may stand, and do not count."""

    @property
    def is_of_page(self) -> bool:
        """Whether the page itself states it."""
        return self.iso is not None and self.evidence != "list"


def find_date(page: Page, zone: Zone, hints: Hints) -> PublishedDate:
    """The publication date, or what the list row says where the page says nothing that counts."""

    layout, metadata, url = page.layout, page.metadata, page.url

    @cache
    def language() -> str | None:
        return find_language(metadata.language, "".join(layout.lines[index].text for index in zone.ends))

    candidates, refused = find_candidates(layout, zone, metadata, hints, language)
    candidates, ambiguous = settle_orders(candidates, layout, hints, url, language)
    refused += [Refusal(AMBIGUOUS, c.match.raw) for c in ambiguous]
    candidates = drop_weaker(candidates, ambiguous)
    while candidates:
        best = _elect(candidates, hints)
        if not contradicts_row(best.match.day, hints) or is_confirmed(best.match.day, candidates, url):
            found = _tell(best, candidates, hints)
            break
        refused.append(Refusal(CONTRADICTS_LIST, best.match.raw))
        candidates = [c for c in candidates if c.match.day != best.match.day]
    else:
        found = _find_elsewhere(layout, hints)
    return replace(found, refused=tuple(dict.fromkeys(refused))[:_MOST_REFUSED])


def _find_elsewhere(layout: Layout, hints: Hints) -> PublishedDate:
    """What the list or a script says where the page states no date that counts."""
    if hints.datePublished:
        return _find_confirmed(layout, hints) or PublishedDate(hints.datePublished, None, "list")
    scripted = find_script_date(layout.blocks[0].element, reference=hints.reference, zone=hints.zone)
    return PublishedDate(scripted.iso, None, "script") if scripted else PublishedDate()


def _elect(candidates: list[Candidate], hints: Hints) -> Candidate:
    days: dict[str, int] = {}
    for candidate in candidates:
        days[candidate.match.day] = days.get(candidate.match.day, 0) + 1

    def weigh(candidate: Candidate) -> float:
        return candidate.score + 0.4 * days[candidate.match.day] + _agreement(candidate.match, hints)

    return max(candidates, key=weigh)


def _tell(best: Candidate, candidates: list[Candidate], hints: Hints) -> PublishedDate:
    """The elected day with the most that the page shows of it."""
    same = [c for c in candidates if c.match.day == best.match.day and c.is_visible]
    if same:
        stated = [c.match.iso for c in candidates if not c.is_visible]
        best = max(same, key=lambda c: (len(c.match.iso), c.score))
        return PublishedDate(find_zone_of(best.match.iso, stated, hints), best.match.raw, best.evidence)
    return PublishedDate(best.match.iso, best.match.raw, best.evidence)


def _find_confirmed(layout: Layout, hints: Hints) -> PublishedDate | None:
    """The one date that stands alone anywhere on the page and has the month and day of the list's row."""
    row = (hints.datePublished or "")[5:10]
    lines = (line for line in layout.lines if line.size <= _LONGEST_DATE_LINE and MAY_HOLD_DATE.search(line.text))
    found = {
        match.iso: match
        for line in lines
        if is_date_only(line.text)
        for match in find_dates(line.text, reference=hints.reference, zone=hints.zone)
        if match.day[5:] == row
    }
    best = max(found.values(), key=lambda match: len(match.iso), default=None)
    is_one = best is not None and all(match.day == best.day for match in found.values())
    return PublishedDate(best.iso, best.raw, "line") if best is not None and is_one else None


def _agreement(match: DateMatch, hints: Hints) -> float:
    if not hints.datePublished:
        return 0.0
    if match.day == hints.datePublished[:10]:
        return 6.0
    return 3.0 if match.day[5:] == hints.datePublished[5:10] else 0.0


def find_modified(metadata: Metadata, hints: Hints) -> str | None:
    """When the article was changed, as the metadata states it."""
    value = metadata.linked.modified or metadata.get(MODIFIED_NAMES)
    match = parse_date(value[:100], reference=hints.reference, zone=hints.zone) if value else None
    return match.iso if match else None
