"""Where a template's articles have their text: in the block whose long text differs from page to page."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lxml import html
from msgspec.structs import replace

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container, find_container
from portalcrawl.extraction.body.trimming import trim_body
from portalcrawl.induction.election.node_paths import cost_of, own_path, paths_of
from portalcrawl.induction.election.voting import LEAST_PAGES, elect, grade
from portalcrawl.induction.labelled_sample import LabelledSample
from portalcrawl.induction.rules.repetition import find_ending_lines, find_repeated_lines
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.page_title import bare
from portalcrawl.page.tags import HEADINGS
from portalcrawl.profiles.model import BodyRule
from portalcrawl.profiles.support import Support
from portalcrawl.profiles.xpath import select_elements

FITS = 0.8
"""Agreement (F1 over the bytes of lines) from which a rule's body is the page's."""
# What a path is worth at most on a page of whose text it loses a sentence: it is still right there, but any path that
# loses none is worth more, however much else it holds (FITS times the least `grade`).
_LOSES = 0.6
# A summary stands among the first lines of a text and says this much of it again (bytes of a line).
_SUMMARY_AMONG = 4
_LEAST_SUMMARY = 60
_LEVELS_UP = 3
_MOST_OMITTED = 12
_MOST_LINES = 20
_TRIMMED = 0.8
_LONGEST_EXAMPLE = 60


@dataclass
class BodyPage:
    """A sample with its reference: the body that heuristics find once repeated lines are out of the way."""

    sample: LabelledSample
    repeated: frozenset[str]
    """Lines that stand on other pages too; they count as furniture."""
    known: dict[int, Body] = field(default_factory=dict)
    """Bodies by block: many paths lead to one block."""
    worth: dict[int, float] = field(default_factory=dict)
    """How right these bodies are."""

    @cached_property
    def blocks(self) -> dict[html.HtmlElement, int]:
        """The numbers of the page's blocks."""
        return {block.element: number for number, block in enumerate(self.sample.analysis.layout.blocks)}

    @cached_property
    def reference(self) -> Body:
        """The body, found again without what repeats."""
        page = self.sample.analysis
        lines = page.layout.lines
        furniture = [flag or line.text in self.repeated for flag, line in zip(page.furniture, lines, strict=True)]
        container = find_container(page.layout, furniture, page.headline)
        # A sub-heading may stand in many articles; only where the body is, repetition decides.
        body = trim_body(page.layout, container, page.headline, page.furniture)
        return drop_summary(page.layout, body if body.kept else page.body)

    def body_in(self, xpath: str) -> Body | None:
        """The body that a rule gives; None if it finds no block of this page."""
        for element in select_elements(xpath, self.sample.page.document.tree):
            number = self.blocks.get(element)
            if number is not None:
                if number not in self.known:
                    self.known[number] = self._trim(number)
                return self.known[number]
        return None

    def _trim(self, number: int) -> Body:
        page, layout = self.sample.analysis, self.sample.analysis.layout
        block = layout.blocks[number]
        prose = sum(prose_of(layout.lines[i]) for i in range(block.first, block.last) if not page.furniture[i])
        container = Container(number, block.first, block.last, prose)
        return trim_body(layout, container, page.headline, page.furniture)

    def has_text(self) -> bool:
        """Whether the reference has text: pictures alone may be those of a side bar, and tell nothing."""
        lines = self.sample.analysis.layout.lines
        return any(lines[i].text for i in self.reference.kept)

    def agreement(self, body: Body) -> float:
        """F1 of a body's lines and the reference's, by their bytes."""
        lines = self.sample.analysis.layout.lines
        ours, theirs = set(body.kept), set(self.reference.kept)
        total = _size(lines, ours) + _size(lines, theirs)
        return 2 * _size(lines, ours & theirs) / total if total else 1.0

    def fits(self, xpath: str) -> bool:
        """Whether a rule's body is about the page's."""
        body = self.body_in(xpath)
        return body is not None and self.agreement(body) >= FITS

    def loses_text(self, body: Body) -> bool:
        """Whether a body lacks a sentence of the reference that is not on many pages."""
        lines, held = self.sample.analysis.layout.lines, {*body.kept, *body.captions, *body.files}
        lost = (lines[i] for i in self.reference.kept if i not in held)
        return any(prose_of(line) and line.text not in self.repeated for line in lost)

    def tightness(self, body: Body) -> float:
        """The share of the block's text that is the body's."""
        lines, container = self.sample.analysis.layout.lines, body.container
        whole = _size(lines, set(range(container.first, container.last)))
        return _size(lines, {*body.kept, *body.captions, *body.files}) / whole if whole else 0.0


def drop_summary(layout: Layout, body: Body) -> Body:
    """The body without the lines at its head that only say again what stands below them, whole or cut off."""
    again = set()
    for place, index in enumerate(body.kept[:_SUMMARY_AMONG]):
        if layout.lines[index].size >= _LEAST_SUMMARY:
            below = "".join(layout.lines[i].text for i in body.kept[place + 1 :])
            if bare(layout.lines[index].text) in bare(below):
                again.add(index)
    return body.without(again, labels.SUMMARY) if again else body


def _size(lines: Sequence[Line], indexes: set[int]) -> int:
    return sum(lines[i].size + 3 * len(lines[i].images) for i in indexes)


def learn_body(labelled: Sequence[LabelledSample]) -> tuple[BodyRule, list[LabelledSample]] | None:
    """The rule with the most support and the pages that it fits; None if none has support."""
    repeated = find_repeated_lines(labelled)
    pages = [page for sample in labelled if (page := BodyPage(sample, repeated)).has_text()]
    choice = elect(pages, _propose, _judge)
    if choice is None:
        return None
    fitting = [page for page in pages if page.fits(choice.xpath)]
    if len(fitting) < LEAST_PAGES:
        return None
    rule = BodyRule(choice.xpath, support=Support(len(fitting), choice.support.seen))
    bodies = _bodies_of(fitting, choice.xpath)
    example = next((line.text for page, body in bodies for line in _lines(page, body) if line.stops), None)
    omit, omit_lines = _learn_omissions(bodies, repeated)
    rule = replace(rule, example=example and example[:_LONGEST_EXAMPLE], omit=omit, omit_lines=omit_lines)
    return rule, [page.sample for page in fitting]


def learn_omissions(xpath: str, labelled: Sequence[LabelledSample]) -> frozenset[str]:
    """What a body's rule would leave out, elements and lines, if it were learned from these pages."""
    repeated = find_repeated_lines(labelled)
    omit, omit_lines = _learn_omissions(_bodies_of([BodyPage(one, repeated) for one in labelled], xpath), repeated)
    return frozenset((*omit, *omit_lines))


_Bodies = Sequence[tuple[BodyPage, Body]]


def _bodies_of(pages: Sequence[BodyPage], xpath: str) -> _Bodies:
    return [(page, body) for page in pages if (body := page.body_in(xpath)) is not None]


def _learn_omissions(bodies: _Bodies, repeated: frozenset[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """XPaths of elements, and lines."""
    lines = find_ending_lines([[line.text for line in _lines(*one) if line.text] for one in bodies], repeated)
    omit = tuple(path for path in _learn_omitted(bodies, repeated) if not _selects_body(path, bodies))
    return omit, lines[:_MOST_LINES]


def _lines(page: BodyPage, body: Body) -> Iterator[Line]:
    return (page.sample.analysis.layout.lines[i] for i in body.kept)


def _propose(page: BodyPage) -> Iterator[str]:
    layout = page.sample.analysis.layout
    for number in layout.ancestors(_innermost(page))[: 1 + _LEVELS_UP]:
        if layout.blocks[number].tag not in ("body", "html"):
            yield from paths_of(layout.blocks[number].element)


def _innermost(page: BodyPage) -> int:
    """The smallest block that holds all of the reference's lines."""
    blocks, best = page.sample.analysis.layout.blocks, page.reference.container.block
    first, last = page.reference.kept[0], page.reference.kept[-1]
    for number in range(best + 1, len(blocks)):
        if blocks[number].first > first:
            break
        if blocks[number].last > last:
            best = number
    return best


def _judge(page: BodyPage, xpath: str) -> float | None:
    body = page.body_in(xpath)
    if body is None:
        return None
    block = body.container.block
    if block not in page.worth:
        agreement = page.agreement(body)
        worth = agreement * grade(agreement >= FITS, page.tightness(body))
        page.worth[block] = min(worth, _LOSES) if page.loses_text(body) else worth
    return page.worth[block]


def _learn_omitted(bodies: _Bodies, repeated: frozenset[str]) -> tuple[str, ...]:
    """Elements inside the bodies that nearly everywhere are trimmed or say the same."""
    trimmed: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for page, body in bodies:
        found: dict[str, bool] = {}
        for path, is_trimmed in _inner_blocks(page, body, repeated):
            found[path] = found.get(path, True) and is_trimmed
        seen.update(found.keys())
        trimmed.update(path for path, is_trimmed in found.items() if is_trimmed)
    omitted = [path for path, count in trimmed.items() if count >= LEAST_PAGES and count >= _TRIMMED * seen[path]]
    return tuple(sorted(omitted, key=lambda path: (-trimmed[path], cost_of(path), path))[:_MOST_OMITTED])


def _selects_body(path: str, bodies: _Bodies) -> bool:
    """Whether a path finds the body of a page or an element around it, and so does not describe a part of the body."""
    for page, body in bodies:
        block = page.sample.analysis.layout.blocks[body.container.block].element
        if not {block, *block.iterancestors()}.isdisjoint(select_elements(path, page.sample.page.document.tree)):
            return True
    return False


def _inner_blocks(page: BodyPage, body: Body, repeated: frozenset[str]) -> Iterator[tuple[str, bool]]:
    """Blocks with a name inside a body, and whether the whole block is trimmed; inside such a block none is named."""
    layout = page.sample.analysis.layout
    used = {*body.kept, *body.captions, *body.files}
    end = -1
    for block in layout.blocks[body.container.block + 1 :]:
        if block.first >= body.container.last:
            break
        if block.last <= block.first or block.first < end or (path := own_path(block.element)) is None:
            continue
        inner = range(block.first, block.last)
        texts = [layout.lines[i].text for i in inner if layout.lines[i].text]
        is_same = bool(texts) and block.tag not in HEADINGS and all(text in repeated for text in texts)
        is_trimmed = is_same or used.isdisjoint(inner)
        if is_trimmed:
            end = block.last
        yield path, is_trimmed
