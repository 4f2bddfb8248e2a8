"""The rules of a template's fields: nodes whose value is, page after page, the one that row or heuristics name."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from lxml import html
from msgspec.structs import replace

from portalcrawl.extraction.credits.by_line import IN_TEXT
from portalcrawl.extraction.rules.values import (
    find_label,
    read_authors,
    read_breadcrumbs,
    read_date,
    read_headline,
    read_source,
    text_of,
)
from portalcrawl.induction.node_paths import paths_of
from portalcrawl.induction.reading import Reading
from portalcrawl.induction.voting import elect, grade
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


def learn_fields(readings: Sequence[Reading]) -> dict[str, Rule]:
    """The rules that have support, by field."""
    learned = {
        "headline": _learn(readings, _headline_of, _headline_nodes, _says_headline),
        "datePublished": _learn(readings, lambda r: r.day, _date_nodes, _says_date, _date_holders, _weigh_date),
        "contentSource": _learn_label(
            readings, "source", _learn(readings, _source_of, _source_nodes, _says_source), _source_of, _says_source
        ),
        "authors": _learn_label(
            readings, "author", _learn(readings, _authors_of, _author_nodes, _says_authors), _author_of, _says_authors
        ),
        "breadcrumbs": _learn(readings, _path_of, _crumb_nodes, _says_path),
    }
    return {field: rule for field, rule in learned.items() if rule is not None}


def _learn(
    readings: Sequence[Reading],
    label: Callable[[Reading], str | None],
    nodes: Callable[[Reading], Iterable[html.HtmlElement]],
    says: Callable[[Reading, Found], bool | None],
    holders: Callable[[Reading], Iterable[html.HtmlElement]] = lambda _: (),
    weigh: Callable[[Reading, Found], float] = lambda _, __: 1.0,
) -> Rule | None:
    """`label` is the value known of a page, `says` whether a node gives it, None where it gives none at all.

    `holders` are elements with a bare text that gives it beside much else; `weigh` is what a right node is worth.
    """
    labelled = [reading for reading in readings if label(reading)]

    def propose(reading: Reading) -> Iterator[str]:
        for node in list(nodes(reading))[:_MOST_NODES]:
            yield from paths_of(node)
        for holder in holders(reading):
            yield from (f"{path}/text()" for path in paths_of(holder))

    def judge(reading: Reading, xpath: str) -> float | None:
        for node in select(xpath, reading.page.document.tree)[:_MOST_TRIED]:
            if (told := says(reading, node)) is not None:
                return grade(told, len(label(reading) or "") / (len(text_of(node)) or 1)) * weigh(reading, node)
        return None

    choice = elect(labelled, propose, judge)
    if choice is None:
        return None
    example = next((label(r) for r in labelled if judge(r, choice.xpath)), None)
    return Rule(choice.xpath, example=example and example[:_LONGEST_EXAMPLE], support=choice.support)


def _innermost(nodes: Iterable[html.HtmlElement]) -> list[html.HtmlElement]:
    """Those that hold none of the others, and their parents behind them: a rule may name the frame of a value."""
    found = list(nodes)
    holders = {above for node in found for above in node.iterancestors()}
    inner = [node for node in found if node not in holders]
    return [*inner, *(node for node in reversed(found) if node in holders)]


# --- headline -----------------------------------------------------------------------------------


def _headline_of(reading: Reading) -> str | None:
    return reading.headline


def _headline_nodes(reading: Reading) -> list[html.HtmlElement]:
    wanted = bare(reading.headline or "")
    nodes = [e for e, text in reading.texts if len(text) < 2 * len(reading.headline or "") + 8 and bare(text) == wanted]
    return sorted(_innermost(nodes), key=lambda e: e.tag not in ("h1", "h2", "h3"))


def _says_headline(reading: Reading, node: Found) -> bool | None:
    text = read_headline(node, _TRIED)
    return None if text is None else bare(text) == bare(reading.headline or "")


# --- date ---------------------------------------------------------------------------------------


def _date_nodes(reading: Reading) -> list[html.HtmlElement]:
    nodes = []
    for element, text in reading.texts:
        if any(c.isdigit() for c in text) or element.tag == "time":
            stated = text if element.tag != "time" else f"{text} {element.get('datetime') or ''}"
            if any(may_say_day(found, reading.day) for found in find_dates(stated[:_LONGEST_META])):
                nodes.append(element)
    return _innermost(nodes)


_LONGEST_META = 300


def _weigh_date(reading: Reading, node: Found) -> float:
    """A node that shows the time of day is worth more than one, however tight, that shows the day alone."""
    match = read_date(node, _TRIED, reading.page.hints)
    return 1.0 if match is not None and len(match.iso) > len(match.day) else _DAY_ALONE


_DAY_ALONE = 0.75


def _date_holders(reading: Reading) -> list[html.HtmlElement]:
    """The block that has the date in a text of its own, where no small element holds it."""
    layout = reading.analysis.layout
    raw = reading.analysis.date.raw
    if not raw or _date_nodes(reading):
        return []
    lines = (line for line in layout.lines if raw in line.text and len(line.text) < _LONGEST_META)
    return [layout.blocks[line.block].element for line in lines][:1]


def _says_date(reading: Reading, node: Found) -> bool | None:
    match = read_date(node, _TRIED, reading.page.hints)
    return None if match is None else may_say_day(match, reading.day)


# --- source and authors -------------------------------------------------------------------------


def _learn_label(
    readings: Sequence[Reading],
    kind: str,
    rule: Rule | None,
    value: Callable[[Reading], str | None],
    says: Callable[[Reading, Found], bool | None],
) -> Rule | None:
    """The rule with the label that its values stand behind: then no other text there is a value.

    Where they stand behind different labels, there is no rule: heuristics read labels as well.
    """
    if rule is None:
        return None
    labels: Counter[str | None] = Counter()
    for reading in readings:
        known = value(reading)
        nodes = select(rule.xpath, reading.page.document.tree)[:_MOST_TRIED] if known else ()
        right = next((node for node in nodes if says(reading, node)), None)
        if known and right is not None:
            labels[find_label(right, kind, known)] += 1
    if not labels or None in labels:
        return rule
    return replace(rule, label=next(iter(labels))) if len(labels) == 1 else None


def _source_of(reading: Reading) -> str | None:
    return reading.analysis.credits.source


def _authors_of(reading: Reading) -> str | None:
    """Not those that the text itself names: where they stand says nothing of the page's layout."""
    credit = reading.analysis.credits
    return None if credit.author_evidence == IN_TEXT else " ".join(credit.authors)


def _author_of(reading: Reading) -> str | None:
    return next(iter(reading.analysis.credits.authors), None)


def _source_nodes(reading: Reading) -> list[html.HtmlElement]:
    source = reading.analysis.credits.source or ""
    return _innermost(e for e, text in reading.texts if source in text and read_source(e, _TRIED) == source)


def _says_source(reading: Reading, node: Found) -> bool | None:
    source = read_source(node, _TRIED)
    return None if source is None else source == reading.analysis.credits.source


def _author_nodes(reading: Reading) -> list[html.HtmlElement]:
    authors = reading.analysis.credits.authors
    first = authors[0] if authors else ""
    return _innermost(e for e, text in reading.texts if first in text and read_authors(e, _TRIED) == authors)


def _says_authors(reading: Reading, node: Found) -> bool | None:
    authors = read_authors(node, _TRIED)
    return authors == reading.analysis.credits.authors if authors else None


# --- breadcrumbs --------------------------------------------------------------------------------


def _names(reading: Reading, node: Found) -> list[str]:
    crumbs = read_breadcrumbs(node, _TRIED, reading.page.document, reading.analysis.headline.text)
    return [crumb.name for crumb in crumbs]


def _path_of(reading: Reading) -> str | None:
    return " > ".join(crumb.name for crumb in reading.analysis.breadcrumbs) or None


def _crumb_nodes(reading: Reading) -> list[html.HtmlElement]:
    wanted = [crumb.name for crumb in reading.analysis.breadcrumbs]
    # Not a step of the path: on pages that are deeper in the portal there are more of them.
    texts = ((e, text) for e, text in reading.texts if e.tag not in ("a", "li"))
    nodes = [e for e, text in texts if all(name in text for name in wanted) and _names(reading, e) == wanted]
    return _innermost(nodes)


def _says_path(reading: Reading, node: Found) -> bool | None:
    names = _names(reading, node)
    return names == [crumb.name for crumb in reading.analysis.breadcrumbs] if names else None
