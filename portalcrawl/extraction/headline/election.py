"""The headline: the text in which page title, headings, metadata and list row agree, without the site's name."""

from collections.abc import Set

from msgspec import Struct

from portalcrawl.extraction.headline.agreement import SHORTEST, Judge, list_stated
from portalcrawl.extraction.headline.candidates import LONGEST, Candidate, find_candidates
from portalcrawl.extraction.headline.cut_titles import complete_headline, is_cut
from portalcrawl.extraction.hints import Hints
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout_reading.believed_roles import believe_furniture
from portalcrawl.page.metadata import TITLE_NAMES
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare, names_column, names_site, pick_headline
from portalcrawl.text.dates.hints import has_full_date

# A page's only h1 is enough without another witness, an h2 is not.
_ENOUGH = 2.9
# UTF-8 bytes of a meta line, and characters of a title that only its place above one tells.
_LONGEST_META = 150
_SHORTEST_TITLE = 6
_SENTENCE_ENDS = "。！？!?;；:："


class Headline(Struct, frozen=True):
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
    above, above_score = None, 0.0
    main: Candidate | None = None
    for candidate in find_candidates(layout, judge.may_agree, judge.is_row):
        parts = judge.weigh(candidate)
        score = sum(parts.values())
        if score > best_score:
            best, best_score = candidate, score
        if "above_meta" in parts and score > above_score and not names_column(bare(candidate.text)):
            above, above_score = candidate, score
        if main is None and judge.is_main(candidate, parts):
            main = candidate
    if best and main and judge.is_of_part(best, main):
        best = main
    if best and above and judge.title_is_sites and names_column(bare(best.text)):
        # The page title and the main heading name the column alone.
        best = above
    if best is None:
        return _find_above_meta(page, judge) or _without_line(page, hints, judge.homes)
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


def _find_above_meta(page: Page, judge: Judge) -> Headline | None:
    """The line right above the first one that is labelled as the day of publication, if the page title names the site
    alone and nothing else states a headline: hand-made pages mark it by its size. Above a date without a label, or with
    more fields, it is one whose element is named as a title's."""
    if not judge.title_is_sites or judge.row:
        return None
    lines, furniture = page.layout.lines, believe_furniture(page.layout)
    titles = {mark.line for mark in page.layout.marks if mark.role & class_names.TITLE}
    last = -1
    for index, line in enumerate(lines):
        if not line.text:
            continue
        is_dated = line.size <= _LONGEST_META and has_full_date(line.text)
        if is_dated and last >= 0 and (last in titles or article_words.META_LABEL.match(line.text)):
            title = lines[last]
            is_title = not (title.is_linked or furniture[title.block] or title.text[-1] in _SENTENCE_ENDS)
            text = strip_label(title.text)
            if is_title and _SHORTEST_TITLE <= len(text) <= LONGEST and not names_site(bare(text)):
                return Headline(text, "line", last, last + 1)
            return None
        last = index
    return None


def _without_line(page: Page, hints: Hints, homes: Set[str]) -> Headline:
    layout, metadata = page.layout, page.metadata
    sites = {bare(name) for name in (hints.site_name, metadata.site) if name} | homes
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
