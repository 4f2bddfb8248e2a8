"""Which lines of the body's block are the article's. Labels and link density show its head, its tail and the boxes
between its paragraphs."""

from dataclasses import dataclass, field

from portalcrawl.extraction.body.attachments import is_file_label, is_file_line, is_only_named
from portalcrawl.extraction.body.captions import find_captioned
from portalcrawl.extraction.body.colophon import drop_closing
from portalcrawl.extraction.body.container import Container
from portalcrawl.extraction.body.data_tables import DataTable, find_data_tables, write_rows
from portalcrawl.extraction.body.ending import find_end
from portalcrawl.extraction.body.furniture_text import is_all_furniture
from portalcrawl.extraction.body.head import find_summary, read_head
from portalcrawl.extraction.body.inserted_notes import is_insertion
from portalcrawl.extraction.body.record_table import find_facts, find_text_value
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.own_site import is_reference
from portalcrawl.page.page_title import bare

# The share of the prose that may be above the headline in the body's block; with more, the headline is a line of it.
_MOST_ABOVE = 0.4
# UTF-8 bytes of a line that may be a tool, a note of the editor or a neighbour; a longer one is text.
_LONGEST_NOISE = 300
# So many lines of links one after the other inside the text are a box.
_LINK_RUN = 3
# An editor's references are in a list or a paragraph, a system's links in any block.
_TYPED = frozenset(("li", "p", "dd"))


@dataclass(slots=True)
class Body:
    """The article's lines: `kept` are its text and images, `captions` go to an image, `files` are its attachments'."""

    container: Container
    first: int
    last: int
    kept: list[int] = field(default_factory=list)
    captions: dict[int, int] = field(default_factory=dict)
    """Caption line -> the line whose image it belongs to; itself where image and caption are one line."""
    files: list[int] = field(default_factory=list)
    tables: list[DataTable] = field(default_factory=list)
    """The tables of data among its lines."""
    summary: str | None = None
    """What the page says above the text and the text says again."""

    def text(self, layout: Layout) -> str:
        """Paragraphs with a blank line between them; a table is one, with a line for each row."""
        kept = set(self.kept)
        tables = {i: table for table in self.tables for i in range(table.first, table.last)}
        parts: list[str] = []
        written = -1
        for index in self.kept:
            table = tables.get(index)
            if table is None:
                parts.append(layout.lines[index].text)
            elif table.block != written:
                written = table.block
                parts.append(write_rows(layout, table, kept))
        return "\n\n".join(part for part in parts if part)


def trim_body(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> Body:
    """The body's lines in the page's order."""
    first = _find_start(layout, container, headline, furniture)
    value = find_text_value(layout, container.first, container.last)
    tables = [
        table
        for table in find_data_tables(layout)
        if first <= table.first and table.last <= container.last and not _holds(table, value)
    ]
    cells = {i for table in tables for i in range(table.first, table.last)}
    last, aside = find_end(layout, first, container, furniture, cells)
    body = Body(container, first, last, tables=tables)
    lines = [i for i in range(first, last) if not furniture[i] and i not in aside]
    facts = find_facts(layout, value, container.first, container.last)
    lines = [i for i in lines if i not in facts or is_file_line(layout.lines[i])]
    # A table of data is text: the head ends above it.
    above = lines[: next((place for place, i in enumerate(lines) if i in cells), len(lines))]
    head = read_head(layout, above, headline, container)
    body.summary = find_summary(layout, above, head)
    for index in lines:
        line = layout.lines[index]
        if index in head:
            continue
        if index in cells and line.text and not line.images:
            body.kept.append(index)
        elif (owner := find_captioned(layout, index, first, last)) is not None:
            body.captions[index] = owner
        elif line.links and is_file_line(line):
            (body.kept if is_only_named(line) else body.files).append(index)
        elif not _is_noise(layout, line, container):
            body.kept.append(index)
    body.kept = [i for i in body.kept if i + 1 not in body.files or not is_file_label(layout.lines[i])]
    _drop_link_runs(layout, body, cells)
    while (
        len(body.kept) > 1
        and body.kept[-1] not in cells
        and article_words.DISCLAIMER_LINE.match(layout.lines[body.kept[-1]].text)
    ):
        body.kept.pop()
    if body.kept and body.kept[-1] not in cells:
        drop_closing(layout, body.kept)
    if head and not any(layout.lines[i].text for i in body.kept):
        # The text says the headline again and nothing else.
        body.kept = sorted({*body.kept, *(i for i in head if bare(layout.lines[i].text) == bare(headline.text or ""))})
    if is_all_furniture([layout.lines[i] for i in body.kept if layout.lines[i].text]):
        # Where an article has no text, what stands near it is not taken for it.
        body.kept = [i for i in body.kept if layout.lines[i].images and not layout.lines[i].text]
    return body


def _holds(table: DataTable, value: range | None) -> bool:
    """Whether a table is the record in which this value is the text."""
    return value is not None and table.first <= value.start < table.last


def _find_start(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> int:
    """The line after the headline if the block has it; a headline below much of the text does not count."""
    first, last = container.first, container.last
    if not first <= headline.first < last:
        return first
    before = sum(prose_of(layout.lines[i]) for i in range(first, headline.first) if not furniture[i])
    return headline.last if before <= _MOST_ABOVE * container.prose else first


def _is_noise(layout: Layout, line: Line, container: Container) -> bool:
    text = line.text
    if not text or line.size >= _LONGEST_NOISE:
        return False
    if (
        article_words.TOOL_LINE.match(text)
        or article_words.EDITOR_NOTE.match(text)
        or article_words.RULER_LINE.match(text)
    ):
        return True
    if (
        article_words.NEIGHBOUR_LINE.match(text)
        or is_insertion(layout, line, container.block)
        or _is_editors_line(line)
    ):
        return True
    if line.links and (article_words.TAG_LINE.match(text) or article_words.PAGER_LINE.match(text)):
        return True
    return line.is_linked and bool(article_words.END_LINE.match(text))


def _is_editors_line(line: Line) -> bool:
    """Whether a line is the source and the editor once more, as below many texts: 来源：甲 责任编辑：乙."""
    if line.stops or not article_words.may_be_labelled(line.text):
        return False
    kinds = {match.lastgroup for match in article_words.META_LABEL.finditer(line.text)}
    return {"source", "editor"} <= kinds and "author" not in kinds


def _drop_link_runs(layout: Layout, body: Body, cells: set[int]) -> None:
    """Drops link-only lines at the end of the body and runs of them inside it; references remain."""
    kept = body.kept
    while kept and kept[-1] not in cells and _is_link_line(layout, kept[-1]):
        kept.pop()
    out: list[int] = []
    run: list[int] = []
    for index in [*kept, -1]:
        if index >= 0 and index not in cells and _is_link_line(layout, index):
            run.append(index)
            continue
        if len(run) < _LINK_RUN:
            out += run
        run = []
        if index >= 0:
            out.append(index)
    body.kept = out


def _is_link_line(layout: Layout, index: int) -> bool:
    line = layout.lines[index]
    if not line.is_linked or line.images or is_file_line(line):
        return False
    return not (layout.blocks[line.block].tag in _TYPED and is_reference(line, layout.host))
