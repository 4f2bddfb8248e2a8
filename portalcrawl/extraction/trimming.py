"""Which lines of the body's block are the article's: its head, tail and what stands between are told by labels and
link density."""

from dataclasses import dataclass, field

from portalcrawl.extraction import phrases, roles
from portalcrawl.extraction.attachments import is_file_line
from portalcrawl.extraction.container import Container, prose_of
from portalcrawl.extraction.layout import HEADINGS, Layout, Line
from portalcrawl.extraction.title import Headline, bare
from portalcrawl.text.dates import find_dates

_HEAD_LINES = 15


@dataclass(slots=True)
class Body:
    """The article's lines: `kept` are its text and images, `captions` go to an image, `files` are its attachments'."""

    container: Container
    first: int
    last: int
    kept: list[int] = field(default_factory=list)
    captions: dict[int, int] = field(default_factory=dict)
    """Caption line -> the line whose image it belongs to."""
    files: list[int] = field(default_factory=list)

    def text(self, layout: Layout) -> str:
        """Paragraphs with a blank line between them."""
        return "\n\n".join(t for i in self.kept if (t := layout.lines[i].text))


def trim_body(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> Body:
    """The body's lines in the page's order."""
    first = _find_start(layout, container, headline, furniture)
    last = _find_end(layout, first, container, furniture)
    body = Body(container, first, last)
    title = bare(headline.text or "")
    seen_prose = False
    for index in range(first, last):
        line = layout.lines[index]
        if furniture[index]:
            continue
        if not seen_prose and index - first < _HEAD_LINES and _is_head_line(line, title):
            continue
        if image := _captioned(layout, index, body):
            body.captions[index] = image - 1
        elif line.links and is_file_line(line):
            body.files.append(index)
        elif not _is_noise(layout, index, line):
            body.kept.append(index)
            seen_prose = seen_prose or bool(prose_of(line))
    _drop_link_runs(layout, body)
    return body


def _find_start(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> int:
    """The line after the headline, where it stands in the block; a headline below much of the text is none."""
    first, last = container.first, container.last
    if not first <= headline.first < last:
        return first
    before = sum(prose_of(layout.lines[i]) for i in range(first, headline.first) if not furniture[i])
    return headline.last if before < 0.4 * container.prose else first


def _find_end(layout: Layout, first: int, container: Container, furniture: list[bool]) -> int:
    """Where the article ends: at the first line that announces something else, once half of the prose is read."""
    seen = 0
    for index in range(first, container.last):
        line = layout.lines[index]
        if furniture[index]:
            continue
        if seen * 2 >= container.prose and line.size < 240 and phrases.END_LINE.match(line.text):
            return index
        seen += prose_of(line)
    return container.last


def _is_head_line(line: Line, title: str) -> bool:
    """Whether a line between headline and text is the headline again, the meta line or a tool."""
    text = line.text
    if not text:
        return False
    if bare(text) == title:
        return True
    if line.size > 360:
        return False
    if phrases.META_LABEL.match(text) or len(list(phrases.META_LABEL.finditer(text))) >= 2:
        return True
    if line.stops <= 1 and (found := next(find_dates(text), None)) and len(text) - (found.end - found.start) < 40:
        return True
    return line.is_linked and line.size < 120


def _is_noise(layout: Layout, index: int, line: Line) -> bool:
    text = line.text
    if not text:
        return False
    if line.size < 300 and (
        phrases.TOOL_LINE.match(text)
        or (phrases.PAGER_LINE.match(text)
        and (line.links or not text.isdigit()))
        or phrases.EDITOR_NOTE.match(text)
        or (phrases.TAG_LINE.match(text)
        and line.links)
    ):
        return True
    return line.is_linked and bool(phrases.END_LINE.match(text))


def _captioned(layout: Layout, index: int, body: Body) -> int:
    """The number (from 1) of the image's line that this line is the caption of, or 0."""
    line = layout.lines[index]
    if not line.text or line.size > 450:
        return 0
    role = layout.blocks[line.block].role
    if role & roles.CAPTION:
        return _image_near(layout, index, body) + 1
    previous = _image_before(layout, index, body)
    if previous >= 0 and (
        (role & roles.CENTERED and line.size <= 300 and layout.blocks[line.block].tag not in HEADINGS)
        or phrases.CAPTION_LINE.match(line.text)
    ):
        return previous + 1
    return 0


def _image_before(layout: Layout, index: int, body: Body) -> int:
    """The line just before, where it is an image without text."""
    before = index - 1
    if before >= body.first and layout.lines[before].images and not layout.lines[before].text:
        return before
    return -1


def _image_near(layout: Layout, index: int, body: Body) -> int:
    """The image's line of a marked caption: before it or, in some systems, after it; itself where there is none."""
    for near in (index - 1, index - 2, index + 1):
        if body.first <= near < body.last and layout.lines[near].images:
            return near
    return index


def _drop_link_runs(layout: Layout, body: Body) -> None:
    """Drops link-only lines at the end of the body and runs of three or more inside it."""
    kept = body.kept
    while kept and _is_link_line(layout.lines[kept[-1]]):
        kept.pop()
    out: list[int] = []
    run: list[int] = []
    for index in [*kept, -1]:
        if index >= 0 and _is_link_line(layout.lines[index]):
            run.append(index)
            continue
        if len(run) < 3:
            out += run
        run = []
        if index >= 0:
            out.append(index)
    body.kept = out


def _is_link_line(line: Line) -> bool:
    return line.is_linked and not line.images
