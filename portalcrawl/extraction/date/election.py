"""When the article was published: every date that may say it is weighed by its place, its label and the list's row.

A date that is out of range, can be read in two ways, or contradicts the row by years does not count. The evidence tells
it as refused.
"""

from functools import cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.extraction.date.candidate import Candidate
from portalcrawl.extraction.date.candidates import find_candidates
from portalcrawl.extraction.date.changes import drop_changes
from portalcrawl.extraction.date.day_month_order import drop_weaker, settle_orders
from portalcrawl.extraction.date.elsewhere import find_confirmed, find_stated_elsewhere
from portalcrawl.extraction.date.own_row import OWN_ROW, find_own_row
from portalcrawl.extraction.date.row_check import contradicts_row, is_confirmed
from portalcrawl.extraction.date.script_dates import find_script_date
from portalcrawl.extraction.date.time_zone import find_zone_of
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.page import Page
from portalcrawl.text.dates.parsing import DateMatch, find_dates, is_date_only, parse_date
from portalcrawl.text.dates.refusals import AMBIGUOUS, CONTRADICTS_LIST, Refusal
from portalcrawl.text.language import find_language
from portalcrawl.text.urls.dates import find_url_day

# Refused dates that the evidence tells; a calendar has a hundred.
_MOST_REFUSED = 3
# `YYYY-MM-DD`, and its part without the year.
_DAY = slice(0, 10)
_DAY_OF_YEAR = slice(5, 10)

BY_LANGUAGE = ", order by language"
"""Behind the evidence of a date such as 03/04/2017 that another language would mean otherwise."""
ADDRESS = "address"
"""The evidence of a day that only the page's address names."""


class _Weights(NamedTuple):
    """What other witnesses add to a candidate's own weight; `test_the_row_against_a_label` has the pages."""

    row: float = 6.0
    """The list's row shows the same day: more than the best label and place together."""
    row_of_other_year: float = 3.0
    """The row shows the same month and day; its year may be a guess."""
    same_day: float = 0.4
    """For each candidate of the same day, itself among them: of near equals the day counts that the page says twice."""
    most_of_day: int = 3
    """Of these, as many count: teasers beside an article show one day again and again."""


_WEIGHTS = _Weights()


class PublishedDate(Struct, frozen=True):
    """The date with the precision shown, as written, and how it was found; without a date all are empty."""

    iso: str | None = None
    raw: str | None = None
    evidence: str = ""
    refused: tuple[Refusal, ...] = ()
    """Dates in places where this one may be, which do not count."""

    @property
    def is_of_page(self) -> bool:
        """Whether the page itself states it."""
        return self.iso is not None and self.evidence not in ("list", ADDRESS, OWN_ROW)


def find_date(page: Page, meta_zone: MetaZone, hints: Hints) -> PublishedDate:
    """The publication date, or what the list's row says if the page says nothing that counts."""
    layout, metadata, url = page.layout, page.metadata, page.url

    @cache
    def language() -> str | None:
        return find_language(metadata.language, "".join(layout.lines[index].text for index in meta_zone.ends))

    candidates, refused = find_candidates(page, meta_zone, hints, language)
    candidates, ambiguous = settle_orders(candidates, layout, hints, url, language)
    refused += [Refusal(AMBIGUOUS, c.match.raw) for c in ambiguous]
    candidates, hints = drop_changes(drop_weaker(candidates, ambiguous), hints)
    while candidates:
        best = _elect(candidates, page.title, hints)
        if best.is_changed:
            # A by-line with an earlier day says when the text was written, wherever it stands.
            first = [c for c in candidates if c.is_by_line and c.match.day < best.match.day]
            best = _elect(first, page.title, hints) if first else best
        doubted = best.is_change or (best.is_unsure and not any(c.is_visible for c in candidates))
        if doubted and (other := find_stated_elsewhere(layout, meta_zone, hints)) is not None:
            found = PublishedDate(other.match.iso, other.match.raw, other.evidence)
            break
        if not contradicts_row(best.match.day, hints) or is_confirmed(best.match.day, candidates, url):
            found = _tell(best, candidates, hints)
            break
        refused.append(Refusal(CONTRADICTS_LIST, best.match.raw))
        candidates = [c for c in candidates if c.match.day != best.match.day]
    else:
        found = _find_elsewhere(page, meta_zone, hints)
    return replace(found, refused=tuple(dict.fromkeys(refused))[:_MOST_REFUSED])


def _find_elsewhere(page: Page, meta_zone: MetaZone, hints: Hints) -> PublishedDate:
    """What the list, another part of the page, its title, a script, the address or a row that leads to the page says if
    no candidate counts."""
    layout = page.layout
    found = find_confirmed(layout, hints) if hints.datePublished else find_stated_elsewhere(layout, meta_zone, hints)
    if found is not None:
        return PublishedDate(found.match.iso, found.match.raw, found.evidence)
    if hints.datePublished:
        return PublishedDate(hints.datePublished, None, "list")
    for part in page.title_parts[1:]:
        # Headline | Column | 21.04.2020
        if is_date_only(part) and (titled := parse_date(part, reference=hints.reference, zone=hints.zone)):
            return PublishedDate(titled.iso, titled.raw, "title")
    scripted = find_script_date(layout.blocks[0].element, reference=hints.reference, zone=hints.zone)
    if scripted:
        return PublishedDate(scripted.iso, None, "script")
    day = find_url_day(page.url)
    named = parse_date(day, reference=hints.reference, zone=hints.zone) if day else None
    if named:
        return PublishedDate(named.iso, None, ADDRESS)
    listed = find_own_row(layout, page.document, hints)
    return PublishedDate(listed.match.iso, listed.match.raw, listed.evidence) if listed else PublishedDate()


def _elect(candidates: list[Candidate], title: str, hints: Hints) -> Candidate:
    days: dict[str, int] = {}
    for candidate in candidates:
        days[candidate.match.day] = days.get(candidate.match.day, 0) + 1

    # A date in a title is no other witness than the headline; the row's may have been taken from its.
    day = (hints.datePublished or "")[_DAY]
    titles = f"{hints.headline or ''}\n{title}"
    is_titled = bool(day) and any(match.day == day for match in find_dates(titles, reference=hints.reference))

    def weigh(candidate: Candidate) -> float:
        agreement = 0.0 if is_titled else _agreement(candidate.match, hints)
        return candidate.score + _WEIGHTS.same_day * min(days[candidate.match.day], _WEIGHTS.most_of_day) + agreement

    return max(candidates, key=weigh)


def _tell(best: Candidate, candidates: list[Candidate], hints: Hints) -> PublishedDate:
    """The elected day with the most that the page shows of it."""
    same = [c for c in candidates if c.match.day == best.match.day and c.is_visible]
    if same:
        # An element may state for programs what it shows: `<span content="…T18:20-05:00">11/29/2026 - 18:20`.
        stated = [c.match.iso for c in candidates if c.has_zone or not c.is_visible]
        best = max(same, key=lambda c: (len(c.match.iso), c.score))
        iso = best.match.iso if best.has_zone else find_zone_of(best.match.iso, stated, hints)
        return PublishedDate(iso, best.match.raw, _evidence_of(best))
    return PublishedDate(best.match.iso, best.match.raw, _evidence_of(best))


def _evidence_of(best: Candidate) -> str:
    return best.evidence + (BY_LANGUAGE if best.is_by_language else "")


def _agreement(match: DateMatch, hints: Hints) -> float:
    if not hints.datePublished:
        return 0.0
    if match.day == hints.datePublished[_DAY]:
        return _WEIGHTS.row
    return _WEIGHTS.row_of_other_year if match.day[_DAY_OF_YEAR] == hints.datePublished[_DAY_OF_YEAR] else 0.0
