"""A template's rules on one page. A rule that finds nothing there, or that list and page contradict, does not fit: the
heuristics find the field, and the misfit is named."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from lxml import html

from portalcrawl.extraction.body.attachments import is_file_line
from portalcrawl.extraction.body.container import Container
from portalcrawl.extraction.credits.source import Credits
from portalcrawl.extraction.date.election import PublishedDate
from portalcrawl.extraction.headline.cut_titles import is_cut, uncut
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.extraction.rules.date import is_refuted, settle_match
from portalcrawl.extraction.rules.rules import Rules
from portalcrawl.extraction.rules.values import (
    read_authors,
    read_breadcrumbs,
    read_date,
    read_headline,
    read_source,
    text_of,
)
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document
from portalcrawl.page.layout import prose_of
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.profiles.model import Rule, Template
from portalcrawl.profiles.xpath import Found, select

T = TypeVar("T")

# The share of the prose that the heuristics found elsewhere which a learned body must have, if no headline confirms it.
_LEAST_PROSE = 0.5
# Nodes of one rule that are read: a path that fits ten thousand takes no time.
_MOST_NODES = 12
# Of an ISO 8601 date.
_DAY = slice(0, 10)


def choose_template(templates: Sequence[Template], document: Document) -> Template | None:
    """The template that fits the page: its rule for the body, if it has one, finds something, and its rules find more
    fields than those of other templates. None if there is no such template."""
    best, most = None, 0
    for template in templates:
        if template.body is not None and not _select(template.body.xpath, document):
            continue
        found = sum(1 for rule in template.rules.values() if _select(rule.xpath, document))
        found += template.body is not None
        if found > most:
            best, most = template, found
    return best


def _select(xpath: str, document: Document) -> list[Found]:
    """What an XPath selects on a page, looked for once: fields share places, and templates are tried first."""
    known: dict[str, list[Found]] = document.facts.setdefault(_select, {})
    if xpath not in known:
        known[xpath] = select(xpath, document.tree)
    return known[xpath]


def first_element(xpath: str, document: Document) -> html.HtmlElement | None:
    """The first element that an XPath selects on a page."""
    return next(iter(_select_elements(xpath, document)), None)


def _select_elements(xpath: str, document: Document) -> list[html.HtmlElement]:
    return [one for one in _select(xpath, document) if isinstance(one, html.HtmlElement)]


def open_rules(template: Template | None, page: Page) -> Rules:
    """The rules of the page's template, or rules that know nothing: the one door by which rules enter a reading."""
    return Rules() if template is None else TemplateRules(template, page)


class TemplateRules(Rules):
    """What the rules of one template say of one page, field by field."""

    def __init__(self, template: Template, page: Page) -> None:
        """`template` is the one that fits the page."""
        super().__init__()
        self.template = template
        self._document = page.document
        self._layout = layout = page.layout
        self._blocks = {block.element: number for number, block in enumerate(layout.blocks)}

    @property
    def evidence(self) -> str:
        """How a field was found whose rule fits."""
        return f"rule:{self.template.name}"

    def _read(self, name: str, read: Callable[[Found, Rule], T | None]) -> T | None:
        """The first value that the nodes of a field's rule give."""
        rule = self.template.rules.get(name)
        if rule is None:
            return None
        for node in _select(rule.xpath, self._document)[:_MOST_NODES]:
            if value := read(node, rule):
                return value
        return None

    def _miss(self, name: str, found: T) -> T:
        """The heuristics' value, if the field's rule found none."""
        if found and name in self.template.rules:
            self.misfits.append(name)
        return found

    def _is_declared(self, name: str) -> bool:
        rule = self.template.rules.get(name)
        return rule is not None and rule.is_declared

    def find_headline(self, hints: Hints, find: Callable[[], Headline]) -> Headline:
        """The rule's headline, unless the list's row says what the heuristics' `find` says too."""
        found = self._read("headline", lambda node, rule: (text := read_headline(node, rule)) and (node, text))
        if found is None:
            other = find()
            self._miss("headline", other.text)
            return other
        node, text = found
        ours = Headline(text, self.evidence, *self._lines_of(node, text))
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

    def _lines_of(self, node: Found, text: str) -> tuple[int, int]:
        """The lines that show a node; (-1, -1) if the layout has none of it."""
        for step in self._path_of(node):
            number = self._blocks.get(step)
            if number is None:
                continue
            block = self._layout.blocks[number]
            if step is node and block.last > block.first:
                return block.first, block.last
            for index in range(block.first, block.last):
                if (line := self._layout.lines[index].text) and (line in text or text in line):
                    return index, index + 1
            break
        return -1, -1

    @staticmethod
    def _path_of(node: Found) -> Iterator[html.HtmlElement]:
        if not isinstance(node, str):
            yield node
            yield from node.iterancestors()

    def narrow_zone(self, zone: MetaZone) -> MetaZone:
        """The zone without the lines of the template's furniture."""
        if not self.template.furniture:
            return zone
        out = {i for xpath in self.template.furniture for i in self._lines_in(xpath)}
        head, tail = (tuple(i for i in lines if i not in out) for lines in (zone.head, zone.tail))
        return replace(zone, head=head, tail=tail)

    def _lines_in(self, xpath: str) -> Iterator[int]:
        """The lines of the blocks that an XPath selects, or that hold nothing but what it selects."""
        for element in _select_elements(xpath, self._document):
            yield from range(*self._lines_of(element, text_of(element)))

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
            return source if is_told or self._lines_of(node, source or "")[0] in meta_zone.head else None

        source, authors = self._read("contentSource", read_above), self._read("authors", read_authors)
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

    def find_breadcrumbs(
        self, headline: str | None, find: Callable[[], tuple[str, list[Breadcrumb]]]
    ) -> tuple[str, list[Breadcrumb]]:
        """How the path was found, and the path."""
        path = self._read("breadcrumbs", lambda node, rule: read_breadcrumbs(node, rule, self._document, headline))
        if path:
            return self.evidence, path
        how, path = find()
        return how, self._miss("breadcrumbs", path)

    # --- the body -------------------------------------------------------------------------------

    def mark_omitted(self, furniture: list[bool]) -> list[bool]:
        """`furniture` with the lines that the body's rule leaves out.

        A declared body is not furniture, whatever the classes around it say.
        """
        body = self.template.body
        if body is None:
            return furniture
        flags = list(furniture)
        if body.is_declared:
            for first, last in self._ranges(body.xpath):
                if all(flags[first:last]):
                    flags[first:last] = [False] * (last - first)
        holders = set(_select_elements(body.xpath, self._document))
        for xpath in body.omit:
            for element in _select_elements(xpath, self._document):
                # Only inside the body: never the body itself, nor a box of its kind that was pasted into it.
                if element not in holders and not holders.isdisjoint(element.iterancestors()):
                    first, last = self._range_of(element)
                    flags[first:last] = [True] * (last - first)
        if body.omit_lines:
            left_out = set(body.omit_lines)
            flags = [flag or line.text in left_out for flag, line in zip(flags, self._layout.lines, strict=True)]
        return flags

    def _ranges(self, xpath: str) -> Iterator[tuple[int, int]]:
        """The lines of each element that an XPath selects."""
        return map(self._range_of, _select_elements(xpath, self._document))

    def _range_of(self, element: html.HtmlElement) -> tuple[int, int]:
        """The lines of an element; an empty range if it is not a block."""
        number = self._blocks.get(element)
        return (0, 0) if number is None else (self._layout.blocks[number].first, self._layout.blocks[number].last)

    def find_container(self, headline: Headline, furniture: list[bool], find: Callable[[], Container]) -> Container:
        """The rule's block; the heuristics' if the rule's is missing, is empty, or misses the page's prose."""
        body = self.template.body
        if body is None:
            return find()
        ours = self._container_of(_select_elements(body.xpath, self._document), furniture)
        if ours is not None and (body.is_declared or headline.evidence == self.evidence):
            return ours
        best = find()
        if ours is not None and (_is_near(ours, best) or ours.prose >= _LEAST_PROSE * best.prose):
            return ours
        self.misfits.append("articleBody")
        return best

    @property
    def has_block(self) -> bool:
        """Whether the body's block is the rule's."""
        return self.template.body is not None and "articleBody" not in self.misfits

    def _container_of(self, elements: list[html.HtmlElement], furniture: list[bool]) -> Container | None:
        for element in elements[:_MOST_NODES]:
            number = next((n for step in self._path_of(element) if (n := self._blocks.get(step)) is not None), None)
            if number is None:
                continue
            block, lines = self._layout.blocks[number], self._layout.lines
            own = [lines[i] for i in range(block.first, block.last) if not furniture[i]]
            if any(line.images or (line.text and not line.is_linked) or is_file_line(line) for line in own):
                return Container(number, block.first, block.last, sum(prose_of(line) for line in own))
        return None


def _agree(one: str, other: str) -> bool:
    """Whether two bare titles are the same, or one begins the other."""
    return bool(one and other) and (one.startswith(other) or other.startswith(one))


def _is_near(one: Container, other: Container) -> bool:
    """Whether one of two blocks is inside the other."""
    return (one.first >= other.first and one.last <= other.last) or (
        other.first >= one.first and other.last <= one.last
    )
