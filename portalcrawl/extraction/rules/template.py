"""A template's rules on one page. A rule that finds nothing there, or that list and page contradict, does not fit: the
heuristics find the field, and the misfit is named."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from msgspec.structs import replace

from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.credits.source import Credits
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.cut_titles import is_cut, uncut
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.extraction.rules.body import find_ruled_block, holds_the_prose, mark_omitted
from portalcrawl.extraction.rules.date import is_refuted, settle_match
from portalcrawl.extraction.rules.node_lines import NodeLines
from portalcrawl.extraction.rules.rules import Rules
from portalcrawl.extraction.rules.template_choice import MOST_NODES, select_elements, select_once
from portalcrawl.extraction.rules.values import (
    read_authors,
    read_breadcrumbs,
    read_date,
    read_headline,
    read_source,
    text_of,
)
from portalcrawl.items import Breadcrumb
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Rule, Template
from portalcrawl.profiles.xpath import Found

T = TypeVar("T")

# Of an ISO 8601 date.
_DAY = slice(0, 10)


def open_rules(template: Template | None, page: Page) -> Rules:
    """The rules of the page's template, or rules that know nothing: the one door by which rules enter a reading."""
    return Rules() if template is None else TemplateRules(template, page)


class TemplateRules(Rules):
    """What the rules of one template say of one page, field by field."""

    def __init__(self, template: Template, page: Page) -> None:
        """`template` is the one that fits the page."""
        super().__init__()
        self.template = template
        self._rules = template.rules
        self._document = page.document
        self._layout = page.layout
        self._nodes = NodeLines(page.layout)

    @property
    def evidence(self) -> str:
        """How a field was found whose rule fits."""
        return f"rule:{self.template.name}"

    def _read(self, name: str, read: Callable[[Found, Rule], T | None]) -> T | None:
        """The first value that the nodes of a field's rule give."""
        rule = self._rules.get(name)
        if rule is None:
            return None
        for node in select_once(rule.xpath, self._document)[:MOST_NODES]:
            if value := read(node, rule):
                return value
        return None

    def _miss(self, name: str, found: T) -> T:
        """The heuristics' value, if the field's rule found none."""
        if found and name in self._rules:
            self.misfits.append(name)
        return found

    def _is_declared(self, name: str) -> bool:
        rule = self._rules.get(name)
        return rule is not None and rule.is_declared

    def find_headline(self, hints: Hints, find: Callable[[], Headline]) -> Headline:
        """The rule's headline, unless the list's row says what the heuristics' `find` says too."""
        found = self._read("headline", lambda node, rule: (text := read_headline(node, rule)) and (node, text))
        if found is None:
            other = find()
            self._miss("headline", other.text)
            return other
        node, text = found
        ours = Headline(text, self.evidence, *self._nodes.lines_of(node, text))
        row = bare(uncut(hints.headline or ""))
        if not row or _agree(bare(text), row) or self._is_declared("headline"):
            return self._complete(ours, hints)
        other = find()
        if other.text and _agree(bare(other.text), row):
            self.misfits.append("headline")
            return other
        return self._complete(ours, hints)

    def has_declared_headline(self, headline: Headline) -> bool:
        """Whether this headline is what a person's rule gave: it stays as it is."""
        return headline.evidence == self.evidence and self._is_declared("headline")

    @staticmethod
    def _complete(headline: Headline, hints: Hints) -> Headline:
        """The headline, completed by the row's title if the page cuts its own."""
        row = hints.headline
        text = headline.text or ""
        stem, whole = bare(uncut(text)), bare(row or "")
        # Dots may be the author's: only a row that goes on in their place completes the title.
        if row and is_cut(text) and not is_cut(row) and whole.startswith(stem) and len(whole) > len(stem):
            return replace(headline, text=row)
        return headline

    def narrow_zone(self, zone: MetaZone) -> MetaZone:
        """The zone without the lines of the template's furniture."""
        if not self.template.furniture:
            return zone
        out = {i for xpath in self.template.furniture for i in self._lines_in(xpath)}
        head, tail = (tuple(i for i in lines if i not in out) for lines in (zone.head, zone.tail))
        return replace(zone, head=head, tail=tail)

    def _lines_in(self, xpath: str) -> Iterator[int]:
        """The lines of the blocks that an XPath selects, or that hold nothing but what it selects."""
        for element in select_elements(xpath, self._document):
            yield from range(*self._nodes.lines_of(element, text_of(element)))

    def find_date(self, hints: Hints, find: Callable[[], PublishedDate]) -> PublishedDate:
        """The rule's date, unless the list's row says what the heuristics' `find` says too."""
        match = self._read("datePublished", lambda node, rule: read_date(node, rule, hints))
        match = match and settle_match(match, self._document, self._layout, hints, find)
        if match is None:
            other = find()
            self._miss("datePublished", other.is_of_page)
            return other
        ours = PublishedDate(match.iso, match.raw, self.evidence)
        day = (hints.datePublished or "")[_DAY]
        if not day or match.day == day or self._is_declared("datePublished"):
            return ours
        other = find()
        if is_refuted(match.day, other, hints):
            self.misfits.append("datePublished")
            return other
        return ours

    def find_credits(
        self, meta_zone: MetaZone, find: Callable[[], Credits], find_clicks: Callable[[], int | None]
    ) -> Credits:
        """The rules' source and authors; what they do not give is the heuristics', which are asked for nothing else."""

        def read_above(node: Found, rule: Rule) -> str | None:
            # Without a label a name below the text is any name: a related article's, a tool's.
            source = read_source(node, rule)
            is_told = source is None or rule.label or rule.is_declared
            return source if is_told or self._nodes.lines_of(node, source or "")[0] in meta_zone.head else None

        def read_beside(node: Found, rule: Rule) -> tuple[str, ...]:
            authors = read_authors(node, rule)
            is_told = not authors or rule.label or rule.is_declared
            return authors if is_told or self._is_place_of_authors(node, rule, meta_zone) else ()

        source, authors = self._read("contentSource", read_above), self._read("authors", read_beside)
        if source and authors:
            return Credits(source, self.evidence, authors, self.evidence, find_clicks())
        found = find()
        if source:
            found = replace(found, source=source, source_evidence=self.evidence)
        else:
            self._miss("contentSource", found.source)
        if authors:
            found = replace(found, authors=authors, author_evidence=self.evidence)
        else:
            self._miss("authors", found.authors)
        return found

    def _is_place_of_authors(self, node: Found, rule: Rule, meta_zone: MetaZone) -> bool:
        """Whether a node may name the authors by where it stands.

        A rule that selects much of the page was right as long as the author's link was the first: elsewhere the first
        is a tag, a visitor, a link of the text.
        """
        text = text_of(node)
        first, _ = self._nodes.lines_of(node, text)
        if first in meta_zone.head or first in meta_zone.tail:
            return True
        is_signature = first in meta_zone.ends and self._layout.lines[first].text == text
        return is_signature or len(select_once(rule.xpath, self._document)) <= MOST_NODES

    def find_breadcrumbs(
        self, headline: str | None, find: Callable[[], tuple[str, list[Breadcrumb]]]
    ) -> tuple[str, list[Breadcrumb]]:
        """How the path was found, and the path."""
        path = self._read("breadcrumbs", lambda node, rule: read_breadcrumbs(node, rule, self._document, headline))
        if path:
            return self.evidence, path
        how, path = find()
        return how, self._miss("breadcrumbs", path)

    def mark_omitted(self, furniture: list[bool]) -> list[bool]:
        """`furniture` with the lines that the body's rule leaves out."""
        body = self.template.body
        return furniture if body is None else mark_omitted(body, furniture, self._document, self._nodes)

    def find_container(self, headline: Headline, furniture: list[bool], find: Callable[[], Container]) -> Container:
        """The rule's block; the heuristics' if the rule's is missing, is empty, or misses the page's prose."""
        body = self.template.body
        if body is None:
            return find()
        ours = find_ruled_block(body, furniture, self._document, self._nodes)
        if ours is not None and (body.is_declared or headline.evidence == self.evidence):
            return ours
        best = find()
        if ours is not None and holds_the_prose(ours, best):
            return ours
        self.misfits.append("articleBody")
        return best

    @property
    def has_block(self) -> bool:
        """Whether the body's block is the rule's."""
        return self.template.body is not None and "articleBody" not in self.misfits


def _agree(one: str, other: str) -> bool:
    """Whether two bare titles are the same, or one begins the other."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))
