"""The headline: the text in which page title, headings, metadata and list row agree, without the site's name."""

from dataclasses import dataclass

from portalcrawl.extraction.headline.agreement import SHORTEST, Judge, list_stated
from portalcrawl.extraction.headline.candidates import Candidate, find_candidates
from portalcrawl.extraction.headline.cut_titles import complete_headline, is_cut
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words
from portalcrawl.page.metadata import TITLE_NAMES
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare, pick_headline

# A page's only h1 is enough without another witness, an h2 is not.
_ENOUGH = 2.9


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline, how it was found, and the lines where the page shows it: `lines[first:last]`, or none (-1)."""

    text: str | None
    evidence: str = ""
    first: int = -1
    last: int = -1


def strip_label(text: str) -> str:
    """The headline without a label such as `标题：` before it."""
    return article_words.TITLE_LABEL.sub("", text)


def find_headline(page: Page, hints: Hints) -> Headline:
    """The headline by agreement; if no line of the page shows it, the metadata's, then the page title's."""
    layout, metadata = page.layout, page.metadata
    judge = Judge(page, hints)
    best, best_score = None, _ENOUGH
    for candidate in find_candidates(layout, judge.may_agree, judge.is_row):
        score = sum(judge.weigh(candidate).values())
        if score > best_score:
            best, best_score = candidate, score
    if best is None:
        return _without_line(page, hints)
    text = strip_label(best.text)
    if is_cut(text) or len(text) < SHORTEST:
        text = complete_headline(text, [*list_stated(metadata), hints.headline, *page.title_parts])
    return Headline(text, f"heading:{best.level}" if best.level else "line", best.first, best.last)


def rank_headlines(page: Page, hints: Hints, most: int) -> list[tuple[Candidate, dict[str, float]]]:
    """The best candidates, and what each witness adds to them: how the headline was elected."""
    judge = Judge(page, hints)
    weighed = [
        (candidate, judge.weigh(candidate)) for candidate in find_candidates(page.layout, judge.may_agree, judge.is_row)
    ]
    return sorted(weighed, key=lambda one: -sum(one[1].values()))[:most]


def _without_line(page: Page, hints: Hints) -> Headline:
    layout, metadata = page.layout, page.metadata
    sites = {bare(name) for name in (hints.site_name, metadata.site) if name}
    body = layout.blocks[0].element if layout.blocks else None
    if found := metadata.first(TITLE_NAMES):
        return Headline(pick_headline(found[1], sites, body), f"meta:{found[0]}")
    if metadata.linked.headline:
        return Headline(metadata.linked.headline, "json-ld")
    if hints.headline and not is_cut(hints.headline):
        return Headline(hints.headline, "list")
    if page.title:
        return Headline(pick_headline(page.title, sites, body), "title")
    return Headline(hints.headline, "list") if hints.headline else Headline(None)
