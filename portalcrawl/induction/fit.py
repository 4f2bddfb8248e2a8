"""Whether a profile still fits its portal: each rule tried on fresh pages, against what rows, archive and heuristics
say."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from portalcrawl.discovery.listing import find_rows
from portalcrawl.discovery.menu import find_sections
from portalcrawl.discovery.page_address import address_key
from portalcrawl.discovery.pagination import find_pages
from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.ruled import choose_template
from portalcrawl.extraction.title import bare
from portalcrawl.induction.reading import Reading
from portalcrawl.induction.samples import Samples
from portalcrawl.profiles.model import Profile, Rule, Template

_FITS = 0.8
_LEAST = 3
_SAME = 0.8
_LONGEST_SHOWN = 60


class Verdict(StrEnum):
    """What fresh pages say of a rule."""

    FITS = "fits"
    DRIFTS = "drifts"
    """Right on too few pages."""
    BROKEN = "broken"
    """Right on none."""
    UNTESTED = "untested"
    """Too few pages could tell."""


@dataclass(frozen=True, slots=True)
class Trial:
    """One rule on one page."""

    url: str
    is_right: bool
    wanted: str
    """What should have come out."""
    before: str | None
    """What the rule gives; None where it gives nothing."""
    after: str | None = None
    """What the new rule gives."""


@dataclass(frozen=True, slots=True)
class FieldFit:
    """One rule's trials."""

    where: str
    field: str
    rule: Rule
    trials: tuple[Trial, ...]
    proposal: Rule | None = None
    """The rule that fresh pages support, where it is another one."""

    @property
    def agreed(self) -> int:
        """On how many pages the rule is right."""
        return sum(trial.is_right for trial in self.trials)

    @property
    def verdict(self) -> Verdict:
        """The answer in a word."""
        if len(self.trials) < _LEAST:
            return Verdict.UNTESTED
        if not self.agreed:
            return Verdict.BROKEN
        return Verdict.FITS if self.agreed >= _FITS * len(self.trials) else Verdict.DRIFTS


@dataclass(frozen=True, slots=True)
class Golden:
    """What the archive says of a page that is fetched again: values by field, "" for none."""

    values: Mapping[str, str]


def try_profile(
    profile: Profile, samples: Samples, fresh: Profile, golden: Mapping[str, Golden] | None = None
) -> list[FieldFit]:
    """Every rule of a profile on fresh samples, from which `fresh` was learned; `golden` by address."""
    fits = list(_try_frame(profile, samples, fresh))
    readings = [Reading.of(page) for page in samples.articles]
    for template in profile.templates:
        fits += _try_template(template, profile, readings, fresh, golden or {})
    return fits


# --- menu, rows, pager --------------------------------------------------------------------------


def _try_frame(profile: Profile, samples: Samples, fresh: Profile) -> Iterator[FieldFit]:
    if profile.menu is not None:
        pages = samples.documents

        def menu_of(rule: Rule | None) -> Callable[[int], frozenset[str]]:
            return lambda i: frozenset(address_key(link.url) for link in find_sections(pages[i], rule))

        wanted = menu_of(None)(0) if pages else frozenset()
        trials = [_compare(page.url, wanted, menu_of(profile.menu)(i)) for i, page in enumerate(pages) if wanted]
        yield FieldFit("home page", "menu", profile.menu, tuple(trials), _other(profile.menu, fresh.menu))
    if profile.rows:
        trials = []
        for page in samples.lists:
            heuristic = frozenset(address_key(row.url) for row in find_rows(page.document).rows)
            ruled = frozenset(address_key(row.url) for row in find_rows(page.document, profile.rows).rows)
            trials.append(_compare(page.document.url, heuristic, ruled))
        first = profile.rows[0]
        proposal = _other(first, fresh.rows[0]) if fresh.rows else None
        yield FieldFit("list", "rows", first, tuple(trials), proposal)
    if profile.pager is not None:
        trials = []
        for page in samples.lists:
            known = frozenset(map(address_key, find_pages(page.document).pages))
            if known:
                found = frozenset(map(address_key, find_pages(page.document, profile.pager).pages))
                trials.append(_compare(page.document.url, known, found))
        yield FieldFit("list", "pager", profile.pager, tuple(trials), _other(profile.pager, fresh.pager))


def _compare(url: str, wanted: frozenset[str], found: frozenset[str]) -> Trial:
    """A trial of sets of links: right where they are mostly the same."""
    same = len(wanted & found)
    is_right = 2 * same >= _SAME * (len(wanted) + len(found))
    return Trial(url, is_right, f"{len(wanted)} links", f"{len(found)} links, {same} of them those")


def _other(rule: Rule, proposal: Rule | None) -> Rule | None:
    return None if proposal is None or proposal.xpath == rule.xpath else proposal


# --- fields of articles -------------------------------------------------------------------------


def _try_template(
    template: Template, profile: Profile, readings: Sequence[Reading], fresh: Profile, golden: Mapping[str, Golden]
) -> Iterator[FieldFit]:
    """Pages of this template; those of none count for the first, which is the largest."""
    own: list[_Page] = []
    for reading in readings:
        document, hints = reading.page.document, reading.page.hints
        chosen = choose_template(profile.templates, document)
        if chosen is template or (chosen is None and template is profile.templates[0]):
            new = choose_template(fresh.templates, document)
            before = analyse(document, hints, template)
            after = analyse(document, hints, new) if new is not None else None
            own.append(_Page(reading, golden.get(document.url), before, after, new))
    renewed = next((page.new for page in own if page.new is not None), None)
    rules: dict[str, Rule] = dict(template.rules) | ({"articleBody": template.body} if template.body else {})
    for name, rule in rules.items():
        trials = tuple(trial for page in own if (trial := _try_field(name, page)) is not None)
        proposal = None
        if renewed is not None:
            new_rule = renewed.body if name == "articleBody" else renewed.rules.get(name)
            proposal = _other(rule, new_rule)
        yield FieldFit(template.name, name, rule, trials, proposal)


@dataclass(frozen=True, slots=True)
class _Page:
    reading: Reading
    golden: Golden | None
    before: Analysis
    """By the profile's template."""
    after: Analysis | None
    """By the fresh one."""
    new: Template | None


def _try_field(name: str, page: _Page) -> Trial | None:
    """The trial of a field's rule; None where nobody knows what the page says."""
    wanted = _known(name, page)
    if not wanted:
        return None
    before = "" if name in page.before.misfits else _value(name, page.before)
    after = "" if page.after is None or name in page.after.misfits else _value(name, page.after)
    same = _agreement(before, wanted) if name == "articleBody" else float(bare(before) == bare(wanted))
    shown = [_show(text) for text in (wanted, before, after)]
    return Trial(page.reading.page.document.url, same >= _SAME, shown[0], shown[1] or None, shown[2] or None)


def _known(name: str, page: _Page) -> str:
    """What the page is known to say: by the archive, by the list's row, by heuristics."""
    golden = page.golden
    if golden is not None and golden.values.get(name):
        return golden.values[name]
    if name == "headline":
        return page.reading.headline or ""
    return (page.reading.day or "") if name == "datePublished" else _value(name, page.reading.analysis)


def _value(name: str, page: Analysis) -> str:
    match name:
        case "headline":
            return page.headline.text or ""
        case "datePublished":
            return (page.date.iso or "")[:10]
        case "contentSource":
            return page.credits.source or ""
        case "authors":
            return ", ".join(page.credits.authors)
        case "breadcrumbs":
            return " > ".join(crumb.name for crumb in page.breadcrumbs)
        case _:
            return page.text


def _agreement(one: str, other: str) -> float:
    """F1 of two texts' paragraphs, by their characters."""
    ours, theirs = set(one.split("\n\n")), set(other.split("\n\n"))
    total = len("".join(ours)) + len("".join(theirs))
    return 2 * len("".join(ours & theirs)) / total if total else 1.0


def _show(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}… ({len(text)} characters)"
