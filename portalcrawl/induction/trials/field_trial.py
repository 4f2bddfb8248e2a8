"""Rules of fields on trial: rows tell where one is worse than heuristics, or says furniture."""

from collections import Counter
from collections.abc import Sequence

from portalcrawl.extraction.analysis import Analysis
from portalcrawl.induction.election.voting import LEAST_PAGES
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.trials.losses import quote_text
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Template

NEARLY_ALL = 0.9
"""The share of pages from which what is the same on them is furniture."""

Told = Sequence[tuple[LabelledSample, Analysis]]
"""Samples, each as the template reads it."""


def find_fault(template: Template, key: str, told: Told, name: str | None) -> str | None:
    """Why the rule of a field is not to be kept, in words; None where nothing speaks against it.

    `name` is the portal's.
    """
    return _find_furniture(template, key, told, name) or _find_defeat(key, told)


def _value_of(template: Template, key: str, read: Analysis) -> str | None:
    """What a field's rule gave; None where the value is the heuristics'."""
    credit, by_rule = read.credits, f"rule:{template.name}"
    found = {
        "headline": (read.headline.text, read.headline.evidence),
        "datePublished": ((read.date.iso or "")[:10], read.date.evidence),
        "contentSource": (credit.source, credit.source_evidence),
        "authors": (" ".join(credit.authors), credit.author_evidence),
    }
    value, how = found.get(key, (None, ""))
    return (value or None) if how.startswith(by_rule) else None


def _find_furniture(template: Template, key: str, told: Told, name: str | None) -> str | None:
    """Why what a rule says is furniture: it is the same on nearly all pages, of which rows say different things."""
    values = [(sample, value) for sample, read in told if (value := _value_of(template, key, read))]
    if len(values) < LEAST_PAGES:
        return None
    value, count = Counter(value for _, value in values).most_common(1)[0]
    if count < NEARLY_ALL * len(values):
        return None
    if key in ("headline", "datePublished"):
        rows = [row for sample, _ in values if (row := _row_of(key, sample))]
        others = {row for row in rows if row != _row_form(key, value)}
        if len(others) < LEAST_PAGES:
            return None
        return f"it says {quote_text(value)} on {count} pages, and lists say {len(others)} different things of them"
    rule = template.rules[key]
    if key in ("contentSource", "authors") and rule.label is None and name and bare(value) == bare(name):
        return f"it says the portal's own name, {quote_text(value)}, without a label on {count} pages"
    return None


def _row_of(key: str, sample: LabelledSample) -> str | None:
    """What the list's row says of a page, where it says it whole."""
    if key == "headline":
        return sample.row_headline and bare(sample.row_headline)
    return (sample.page.hints.datePublished or "")[:10] or None


def _row_form(key: str, value: str) -> str:
    return bare(value) if key == "headline" else value[:10]


def _find_defeat(key: str, told: Told) -> str | None:
    """Why a rule is worse than heuristics: where the two differ, rows agree with heuristics more often."""
    if key not in ("headline", "datePublished"):
        return None
    won = lost = 0
    for sample, read in told:
        row = _row_of(key, sample)
        if not row:
            continue
        theirs = _is_as(row, key, sample.analysis)
        ours = _is_as(row, key, read) and key not in read.misfits
        won += ours and not theirs
        lost += theirs and not ours
    return f"lists speak for heuristics on {lost} pages, for the rule on {won}" if lost > max(1, won) else None


def _is_as(row: str, key: str, read: Analysis) -> bool:
    value = read.headline.text if key == "headline" else read.date.iso
    return bool(value) and _row_form(key, value or "") == row
