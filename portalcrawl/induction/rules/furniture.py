"""Places that show one date on pages of different days: today's, in the head of each page."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from portalcrawl.extraction.analysis import analyse
from portalcrawl.induction.election.node_paths import paths_of
from portalcrawl.induction.election.voting import LEAST_PAGES, elect
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.page.texts import text_of
from portalcrawl.profiles.model import Template
from portalcrawl.profiles.xpath import select_elements

_LONGEST = 120
_MOST_NODES = 4


def find_furniture(labelled: Sequence[LabelledSample]) -> tuple[str, ...]:
    """XPaths of elements with a day that several pages were read by and that lists' rows contradict on all of them."""
    found = []
    for _, pages in sorted(_group_by_day(labelled).items()):
        choice = elect(pages, _propose, _judge)
        if choice is not None:
            found.append(choice.xpath)
    return tuple(dict.fromkeys(found))


def read_without(furniture: tuple[str, ...], labelled: Sequence[LabelledSample]) -> list[LabelledSample]:
    """The samples, those that have such a place read again without what it says."""
    if not furniture:
        return list(labelled)
    blind = Template(furniture=furniture)
    return [
        LabelledSample(one.page, analyse(one.page.document, one.page.hints, blind))
        if any(select_elements(xpath, one.page.document.tree) for xpath in furniture)
        else one
        for one in labelled
    ]


def _group_by_day(labelled: Sequence[LabelledSample]) -> dict[str, list[LabelledSample]]:
    """By a day that the page states: the pages that were read by it and whose rows say another, each another."""
    groups: dict[str, list[LabelledSample]] = defaultdict(list)
    for sample in labelled:
        row = (sample.page.hints.datePublished or "")[:10]
        if row and sample.day and sample.day != row:
            groups[sample.day].append(sample)
    rows = {day: {one.page.hints.datePublished for one in pages} for day, pages in groups.items()}
    return {day: pages for day, pages in groups.items() if len(rows[day]) >= LEAST_PAGES}


def _propose(sample: LabelledSample) -> Iterator[str]:
    raw = sample.analysis.date.raw
    nodes = [element for element, text in sample.texts if raw and raw in text and len(text) <= _LONGEST]
    for node in list(reversed(nodes))[:_MOST_NODES]:
        yield from paths_of(node)


def _judge(sample: LabelledSample, xpath: str) -> float | None:
    """1 where all that a path selects is short and says the day."""
    texts = [text_of(element) for element in select_elements(xpath, sample.page.document.tree)]
    if not texts:
        return None
    raw = sample.analysis.date.raw or ""
    return float(any(raw in text for text in texts) and all(len(text) <= _LONGEST for text in texts))
