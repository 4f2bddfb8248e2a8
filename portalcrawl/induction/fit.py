"""Whether a profile still fits its portal: its rules are tried on fresh pages.

What should come out is what lists' rows, archived records and heuristics say.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import Struct

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.extraction.analysis import Analysis, analyse
from portalcrawl.extraction.rules.template_choice import choose_template
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.rows import read_list_pages
from portalcrawl.induction.samples import Samples
from portalcrawl.induction.verdict import Archived, FieldFit, Trial
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Profile, Rule, Template
from portalcrawl.profiles.xpath import select_elements
from portalcrawl.text.urls.canonical import canonicalize_url
from portalcrawl.text.urls.identity import address_key
from portalcrawl.text.whitespace import strip_invisible

_SAME = 0.8
_LONGEST_SHOWN = 60


def try_profile(
    profile: Profile, samples: Samples, fresh: Profile, archived: Mapping[str, Archived] | None = None
) -> list[FieldFit]:
    """Every rule of a profile on fresh samples, from which `fresh` was learned; `archived` by address."""
    fits = list(_try_frame(profile, samples, fresh))
    labelled = [LabelledSample.of(page) for page in samples.articles]
    for template in profile.templates:
        fits += _try_template(template, profile, labelled, fresh, archived or {})
    return fits


# --- menu, rows, pager --------------------------------------------------------------------------


def _try_frame(profile: Profile, samples: Samples, fresh: Profile) -> Iterator[FieldFit]:
    """Rules are tried without the heuristics behind them, which would hide that a rule finds nothing any more."""
    if profile.menu is not None:
        pages = samples.documents
        wanted = _keys(link.url for link in find_sections(pages[0])) if pages else frozenset()
        trials = []
        for document in pages if wanted else ():
            is_there = bool(select_elements(profile.menu.xpath, document.tree))
            found = _keys(link.url for link in find_sections(document, profile.menu)) if is_there else frozenset()
            trials.append(_compare(document, wanted, found))
        yield _fit_frame("home page", "menu", [profile.menu], trials, fresh.menu)
    if profile.rows:
        trials = []
        for known in read_list_pages(samples.lists, (canonicalize_url(one.url) for one in profile.sections)):
            given = (known.keys_in(rule.xpath) for rule in profile.rows)
            trials.append(_compare(known.page.document, known.keys, next(filter(None, given), frozenset())))
        yield _fit_frame("list", "rows", profile.rows, trials, fresh.rows[0] if fresh.rows else None)
    if profile.pager is not None:
        trials = []
        for page in samples.lists:
            pager = find_pages(page.document)
            if pager.elements:  # what a script writes stands nowhere
                is_there = bool(select_elements(profile.pager.xpath, page.document.tree))
                found = _keys(find_pages(page.document, profile.pager).pages) if is_there else frozenset()
                trials.append(_compare(page.document, _keys(pager.pages), found))
        yield _fit_frame("list", "pager", [profile.pager], trials, fresh.pager)


def _keys(urls: Iterable[str]) -> frozenset[str]:
    return frozenset(map(address_key, urls))


def _fit_frame(
    where: str, field: str, rules: Sequence[Rule], trials: Sequence[Trial], proposal: Rule | None
) -> FieldFit:
    """The fit of several rules, of which each is for some of the pages."""
    first, supports = rules[0], [rule.support for rule in rules if rule.support]
    agreed, seen = sum(support.agreed for support in supports), max((s.seen for s in supports), default=0)
    expected = min(1.0, agreed / seen) if seen and not first.is_declared else 1.0
    return FieldFit(where, field, first, tuple(trials), _other(first, proposal), expected)


def _compare(document: Document, wanted: frozenset[str], found: frozenset[str]) -> Trial:
    """A trial that is right if most links are the same."""
    same = len(wanted & found)
    is_right = 2 * same >= _SAME * (len(wanted) + len(found))
    before = f"{len(found)} links, {same} of them those" if found else None
    return Trial(document.url, is_right, f"{len(wanted)} links", before)


def _other(rule: Rule, proposal: Rule | None) -> Rule | None:
    return None if proposal is None or proposal.xpath == rule.xpath else proposal


# --- fields of articles -------------------------------------------------------------------------


def _try_template(
    template: Template,
    profile: Profile,
    labelled: Sequence[LabelledSample],
    fresh: Profile,
    archived: Mapping[str, Archived],
) -> Iterator[FieldFit]:
    """Pages of this template are tried; pages of none count for the first template, which is the largest."""
    own: list[_Page] = []
    for sample in labelled:
        document, hints = sample.page.document, sample.page.hints
        chosen = choose_template(profile.templates, document)
        if chosen is template or (chosen is None and template is profile.templates[0]):
            new = choose_template(fresh.templates, document)
            before = analyse(document, hints, template)
            after = analyse(document, hints, new) if new is not None else None
            own.append(_Page(sample, archived.get(document.url), before, after, new))
    renewed = next((page.new for page in own if page.new is not None), None)
    rules: dict[str, Rule] = dict(template.rules) | ({"articleBody": template.body} if template.body else {})
    for name, rule in rules.items():
        trials = tuple(trial for page in own if (trial := _try_field(name, page)) is not None)
        proposal = None
        if renewed is not None:
            new_rule = renewed.body if name == "articleBody" else renewed.rules.get(name)
            proposal = _other(rule, new_rule)
        expected = rule.support.share if rule.support and not rule.is_declared else 1.0
        yield FieldFit(template.name, name, rule, trials, proposal, expected)


class _Page(Struct, frozen=True):
    sample: LabelledSample
    archived: Archived | None
    before: Analysis
    """By the profile's template."""
    after: Analysis | None
    """By the fresh one."""
    new: Template | None


def _try_field(name: str, page: _Page) -> Trial | None:
    """The trial of a field's rule; None if it is not known what the page says."""
    wanted = _known(name, page)
    if not wanted:
        return None
    before = "" if name in page.before.misfits else _value(name, page.before)
    after = "" if page.after is None or name in page.after.misfits else _value(name, page.after)
    same = _agreement(before, wanted) if name == "articleBody" else float(bare(before) == bare(wanted))
    shown = [_show(text) for text in (wanted, before, after)]
    return Trial(page.sample.page.document.url, same >= _SAME, shown[0], shown[1] or None, shown[2] or None)


def _known(name: str, page: _Page) -> str:
    """What the page is known to say: by the archive, by the list's row, by heuristics."""
    archived = page.archived
    if archived is not None and archived.values.get(name):
        return archived.values[name]
    if name == "headline":
        return page.sample.headline or ""
    return (page.sample.day or "") if name == "datePublished" else _value(name, page.sample.analysis)


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
    ours, theirs = (set(strip_invisible(text).split("\n\n")) for text in (one, other))
    total = len("".join(ours)) + len("".join(theirs))
    return 2 * len("".join(ours & theirs)) / total if total else 1.0


def _show(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN]}… ({len(text)} characters)"
