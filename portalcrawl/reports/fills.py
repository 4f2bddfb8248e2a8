"""How often a run found each field of its articles, and the alarm when that falls.

Without it, a crawl would go on in silence when a portal changes its layout.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from portalcrawl.items import Article

FIELDS = ("headline", "datePublished", "contentSource", "authors", "breadcrumbs", "articleBody")
# Fewer articles tell nothing; of few, only a steep fall does.
_LEAST = 10
_LEAST_KNOWN = 30
_MANY = 30
_FALL = 0.3
_STEEP_FALL = 0.5
_MISFITS = 0.5


@dataclass
class Fills:
    """Counts over a run's articles."""

    articles: int = 0
    filled: Counter[str] = field(default_factory=Counter)
    """By field, on how many pages the page itself gave it."""
    ruled: Counter[str] = field(default_factory=Counter)
    """By field, on how many of those there was a rule for it."""
    misfits: Counter[str] = field(default_factory=Counter)
    """By field, on how many pages it is there, but not where the rule says."""
    foreseen: dict[str, float] = field(default_factory=dict)
    """By field, how many such pages were to be expected when the rule was learned."""
    strangers: int = 0
    """Pages that fit no template, of a portal that has some."""

    def note(self, article: Article, ruled: Mapping[str, float] | None, misfits: Iterable[str]) -> None:
        """Count an article; `ruled` has the fields of its template's rules, None for a page of none.

        Their values are on what share of pages each rule is known to fit.
        """
        self.articles += 1
        told = article.evidence
        found = {name for name in FIELDS if getattr(article, name) and not told.get(name, "").startswith("list")}
        self.filled.update(found)
        self.strangers += ruled is None
        for name in found.intersection(ruled or ()):
            self.ruled[name] += 1
            self.foreseen[name] = self.foreseen.get(name, 0.0) + 1.0 - (ruled or {})[name]
        self.misfits.update(misfits)

    def describe(self) -> dict[str, int]:
        """What later runs compare with: articles, those of no known layout, and by field those that had it."""
        counts = {"articles": self.articles, "strangers": self.strangers}
        return counts | {name: self.filled[name] for name in FIELDS}


def sum_fills(runs: Iterable[Mapping[str, Any]]) -> dict[str, int]:
    """The `fields` of some runs' counts together."""
    total: Counter[str] = Counter()
    for counts in runs:
        total.update(counts.get("fields") or {})
    return dict(total)


def find_alarms(fills: Fills, before: Mapping[str, int], *, has_rules: bool) -> tuple[str, ...]:
    """What fell in this run, in words. `has_rules`: the profile is older than the run, so it can drift."""
    alarms = []
    if has_rules and fills.articles >= _LEAST:
        known = before.get("strangers", 0) / before["articles"] if before.get("articles") else 0.0
        if fills.strangers >= max(_MISFITS, known + _FALL) * fills.articles:
            alarms.append(f"layout: {fills.strangers} of {fills.articles} articles fit no layout of the profile")
        for name in FIELDS:
            seen, missed = fills.ruled[name], fills.misfits[name]
            if seen >= _LEAST and missed >= max(_MISFITS * seen, fills.foreseen.get(name, 0.0) + _FALL * seen):
                alarms.append(f"{name}: its rule does not fit {missed} of {seen} articles")
    alarms += [alarm for name in FIELDS if (alarm := _find_fall(name, fills, before))]
    return tuple(alarms)


def _find_fall(name: str, fills: Fills, before: Mapping[str, int]) -> str | None:
    known = before.get("articles", 0)
    if known < _LEAST_KNOWN or fills.articles < _LEAST:
        return None
    then, now = before.get(name, 0) / known, fills.filled[name] / fills.articles
    if then - now < (_FALL if fills.articles >= _MANY else _STEEP_FALL):
        return None
    return f"{name}: on {now:.0%} of this run's articles, on {then:.0%} before"
