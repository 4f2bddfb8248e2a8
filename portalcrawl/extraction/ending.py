"""Where the article ends inside its block: at a line that announces something else, or at other pages' teasers."""

from portalcrawl.extraction import phrases, roles
from portalcrawl.extraction.container import Container, prose_of
from portalcrawl.extraction.layout import HEADINGS, Layout, Line

_LONGEST_LABEL = 240
# Share of the prose that must be read before a label ends the article, and that may follow where it does.
_READ = 0.5
_REST = 0.3
# UTF-8 bytes of an unlinked sentence that shows that the article goes on behind a box.
_SENTENCE = 90
_TEASER_LINES = 3
_SHORTEST = 12
_LOOK_AHEAD = 300


def find_end(layout: Layout, first: int, container: Container, furniture: list[bool]) -> tuple[int, set[int]]:
    """The line behind the article's last, and the lines of boxes inside it (related links between paragraphs)."""
    lines = layout.lines
    titles = _title_lines(layout)
    total = sum(prose_of(lines[i]) for i in range(first, container.last) if not furniture[i]) or 1
    seen = 0
    aside: set[int] = set()
    index = first
    while index < container.last:
        line = lines[index]
        if furniture[index]:
            index += 1
            continue
        if line.size < _LONGEST_LABEL and phrases.END_LINE.match(line.text):
            rest = total - seen
            if (seen >= _READ * total and rest <= _REST * total) or _are_teasers(
                layout, index + 1, container.last, furniture
            ):
                return index, aside
            if seen:
                box = _read_box(layout, index, container.last)
                aside.update(box)
                index = box[-1] + 1
                continue
        elif (
            seen >= _REST * total
            and index in titles
            and line.is_linked
            and _are_teasers(layout, index, container.last, furniture)
        ):
            return index, aside
        seen += prose_of(line)
        index += 1
    return container.last, aside


def _title_lines(layout: Layout) -> set[int]:
    """The lines that are headings or marked as titles and lead elsewhere."""
    found = set()
    for mark in layout.marks:
        if mark.line < len(layout.lines) and (mark.role & roles.TITLE or layout.blocks[mark.block].tag in HEADINGS):
            line = layout.lines[mark.line]
            if any(not (link.element.get("href") or "#").startswith("#") for link in line.links):
                found.add(mark.line)
    return found


def _are_teasers(layout: Layout, start: int, last: int, furniture: list[bool]) -> bool:
    """Whether the rest is links to other pages, each with at most a few lines of text."""
    links = lines = run = 0
    for index in range(start, min(last, start + _LOOK_AHEAD)):
        line = layout.lines[index]
        if furniture[index] or line.size < _SHORTEST:
            continue
        lines += 1
        if line.is_linked:
            links += 1
            run = 0
            continue
        run += 1
        if run > _TEASER_LINES or (not links and prose_of(line) >= _SENTENCE):
            return False
    return links >= 2 and links * (_TEASER_LINES + 1) >= lines


def _read_box(layout: Layout, label: int, last: int) -> list[int]:
    """A label and the links behind it, up to the next sentence of the article."""
    box = [label]
    for index in range(label + 1, last):
        line: Line = layout.lines[index]
        if prose_of(line) >= _SENTENCE or not (line.is_linked or line.images):
            break
        box.append(index)
    return box
