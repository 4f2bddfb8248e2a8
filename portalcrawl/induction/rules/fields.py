"""The rules of a template's fields: they select nodes that say, on page after page, what the sample's label says."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import html
from msgspec.structs import replace

from portalcrawl.extraction.credits.by_line import IN_TEXT
from portalcrawl.extraction.rules.values import (
    find_label,
    read_authors,
    read_date,
    read_headline,
    read_source,
    text_of,
)
from portalcrawl.induction.election.node_paths import innermost, paths_of
from portalcrawl.induction.election.voting import elect, grade
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.paths import balance_paths, crumb_nodes, path_of, says_path, weigh_path
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import Found, select
from portalcrawl.text.dates.day_order import may_say_day
from portalcrawl.text.dates.parsing import find_dates

_MOST_NODES = 4
"""Nodes of a page that are candidates for one field."""
_MOST_TRIED = 12
_LONGEST_EXAMPLE = 60
_TRIED = Rule("//*")


def learn_fields(labelled: Sequence[LabelledSample]) -> dict[str, Rule]:
    """The rules that have support, by field."""
    learned = {
        "headline": _learn(labelled, _headline_of, _headline_nodes, _says_headline),
        "datePublished": _learn(labelled, lambda r: r.day, _date_nodes, _says_date, _date_holders, _weigh_date),
        "contentSource": _learn_label(
            labelled, "source", _learn(labelled, _source_of, _source_nodes, _says_source), _source_of, _says_source
        ),
        "authors": _learn_label(
            labelled, "author", _learn(labelled, _authors_of, _author_nodes, _says_authors), _author_of, _says_authors
        ),
        "breadcrumbs": _learn(balance_paths(labelled), path_of, crumb_nodes, says_path, weigh=weigh_path),
    }
    return {field: rule for field, rule in learned.items() if rule is not None}


def _learn(
    labelled: Sequence[LabelledSample],
    label: Callable[[LabelledSample], str | None],
    nodes: Callable[[LabelledSample], Iterable[html.HtmlElement]],
    says: Callable[[LabelledSample, Found], bool | None],
    holders: Callable[[LabelledSample], Iterable[html.HtmlElement]] = lambda _: (),
    weigh: Callable[[LabelledSample, Found], float] = lambda _, __: 1.0,
) -> Rule | None:
    """The rule of one field, if one has support.

    `label` gives the value that is known of a page, `nodes` the nodes that may say it. `says` tells whether a node says
    it; None stands for a node that does not say such a value. `holders` are elements that have the value in a text of
    their own beside other things. `weigh` gives what a right node is worth.
    """
    known = [sample for sample in labelled if label(sample)]
    graded = _Graded()

    def propose(sample: LabelledSample) -> Iterator[str]:
        for node in list(nodes(sample))[:_MOST_NODES]:
            yield from paths_of(node)
        for holder in holders(sample):
            yield from (f"{path}/text()" for path in paths_of(holder))

    def grade_node(sample: LabelledSample, node: Found) -> float | None:
        told = says(sample, node)
        if told is None:
            return None
        return grade(told, len(label(sample) or "") / (len(text_of(node)) or 1)) * weigh(sample, node)

    def judge(sample: LabelledSample, xpath: str) -> float | None:
        grades = graded.of(sample)
        for node in select(xpath, sample.page.document.tree)[:_MOST_TRIED]:
            if node not in grades:
                grades[node] = grade_node(sample, node)
            if (told := grades[node]) is not None:
                return told
        return None

    choice = elect(known, propose, judge)
    if choice is None:
        return None
    example = next((label(r) for r in known if judge(r, choice.xpath)), None)
    return Rule(choice.xpath, example=example and example[:_LONGEST_EXAMPLE], support=choice.support)


class _Graded:
    """What the nodes of one sample are worth, while paths are tried on it: many lead to the same nodes."""

    def __init__(self) -> None:
        self._sample: LabelledSample | None = None
        self._grades: dict[Found, float | None] = {}

    def of(self, sample: LabelledSample) -> dict[Found, float | None]:
        """What is known of this sample; of the last one nothing is kept."""
        if sample is not self._sample:
            self._sample, self._grades = sample, {}
        return self._grades


# --- headline -----------------------------------------------------------------------------------


def _headline_of(sample: LabelledSample) -> str | None:
    return sample.headline


def _headline_nodes(sample: LabelledSample) -> list[html.HtmlElement]:
    wanted = bare(sample.headline or "")
    nodes = [e for e, text in sample.texts if len(text) < 2 * len(sample.headline or "") + 8 and bare(text) == wanted]
    return sorted(innermost(nodes), key=lambda e: e.tag not in ("h1", "h2", "h3"))


def _says_headline(sample: LabelledSample, node: Found) -> bool | None:
    text = read_headline(node, _TRIED)
    return None if text is None else bare(text) == bare(sample.headline or "")


# --- date ---------------------------------------------------------------------------------------


def _date_nodes(sample: LabelledSample) -> list[html.HtmlElement]:
    nodes = []
    for element, text in sample.texts:
        if element.tag == "time" or _DIGIT.search(text):
            stated = text if element.tag != "time" else f"{text} {element.get('datetime') or ''}"
            if any(may_say_day(found, sample.day) for found in find_dates(stated[:_LONGEST_META])):
                nodes.append(element)
    return innermost(nodes)


_LONGEST_META = 300
_DIGIT = re.compile(r"\d")


def _weigh_date(sample: LabelledSample, node: Found) -> float:
    """A node that shows the time of day is worth more than any node that shows the day alone."""
    match = read_date(node, _TRIED, sample.page.hints)
    return 1.0 if match is not None and len(match.iso) > len(match.day) else _DAY_ALONE


_DAY_ALONE = 0.75


def _date_holders(sample: LabelledSample) -> list[html.HtmlElement]:
    """The block that has the date in a text of its own, if no smaller element has it."""
    layout = sample.analysis.layout
    raw = sample.analysis.date.raw
    if not raw or _date_nodes(sample):
        return []
    lines = (line for line in layout.lines if raw in line.text and len(line.text) < _LONGEST_META)
    return [layout.blocks[line.block].element for line in lines][:1]


def _says_date(sample: LabelledSample, node: Found) -> bool | None:
    match = read_date(node, _TRIED, sample.page.hints)
    return None if match is None else may_say_day(match, sample.day)


# --- source and authors -------------------------------------------------------------------------


def _learn_label(
    labelled: Sequence[LabelledSample],
    kind: str,
    rule: Rule | None,
    value: Callable[[LabelledSample], str | None],
    says: Callable[[LabelledSample, Found], bool | None],
) -> Rule | None:
    """The rule with the label before its values, so that it takes no text without that label for a value.

    If pages have different labels there is no rule: the heuristics know labels.
    """
    if rule is None:
        return None
    labels: Counter[str | None] = Counter()
    for sample in labelled:
        known = value(sample)
        nodes = select(rule.xpath, sample.page.document.tree)[:_MOST_TRIED] if known else ()
        right = next((node for node in nodes if says(sample, node)), None)
        if known and right is not None:
            labels[find_label(right, kind, known)] += 1
    if not labels or None in labels:
        return rule
    return replace(rule, label=next(iter(labels))) if len(labels) == 1 else None


def _source_of(sample: LabelledSample) -> str | None:
    return sample.analysis.credits.source


def _authors_of(sample: LabelledSample) -> str | None:
    """The authors, except those that the text itself names: their place in it is not a part of the layout."""
    credit = sample.analysis.credits
    return None if credit.author_evidence == IN_TEXT else " ".join(credit.authors)


def _author_of(sample: LabelledSample) -> str | None:
    return next(iter(sample.analysis.credits.authors), None)


def _source_nodes(sample: LabelledSample) -> list[html.HtmlElement]:
    source = sample.analysis.credits.source or ""
    return innermost(e for e, text in sample.texts if source in text and read_source(e, _TRIED) == source)


def _says_source(sample: LabelledSample, node: Found) -> bool | None:
    source = read_source(node, _TRIED)
    return None if source is None else source == sample.analysis.credits.source


def _author_nodes(sample: LabelledSample) -> list[html.HtmlElement]:
    authors = sample.analysis.credits.authors
    first = authors[0] if authors else ""
    return innermost(e for e, text in sample.texts if first in text and read_authors(e, _TRIED) == authors)


def _says_authors(sample: LabelledSample, node: Found) -> bool | None:
    authors = read_authors(node, _TRIED)
    return authors == sample.analysis.credits.authors if authors else None
