"""Which lines of the body's block are the article's: its head, tail and what stands between are told by labels and
link density."""

from dataclasses import dataclass, field

from portalcrawl.extraction import phrases
from portalcrawl.extraction.attachments import is_file_line
from portalcrawl.extraction.captions import find_captioned, is_picture_line
from portalcrawl.extraction.container import Container, prose_of
from portalcrawl.extraction.ending import find_end
from portalcrawl.extraction.layout import HEADINGS, Layout, Line
from portalcrawl.extraction.title import Headline, bare
from portalcrawl.text.dates import find_dates
from portalcrawl.text.whitespace import fold

_HEAD_LINES = 25
# Only so many lines below the headline a date without a label is the article's and not the text's.
_UNLABELLED = 6
_SENTENCE_ENDS = "。！？；!?"
# UTF-8 bytes: a first sentence (20 hanzi); what may be left of a meta line without its dates and labels.
_SENTENCE = 60
_META_REST = 120


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

    def text(self, layout: Layout) -> str:
        """Paragraphs with a blank line between them."""
        return "\n\n".join(t for i in self.kept if (t := layout.lines[i].text))


def trim_body(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> Body:
    """The body's lines in the page's order."""
    first = _find_start(layout, container, headline, furniture)
    last, aside = find_end(layout, first, container, furniture)
    body = Body(container, first, last)
    lines = [i for i in range(first, last) if not furniture[i] and i not in aside]
    head = _read_head(layout, lines, headline)
    for index in lines:
        line = layout.lines[index]
        if index in head:
            continue
        if (owner := find_captioned(layout, index, first, last)) is not None:
            body.captions[index] = owner
        elif line.links and is_file_line(line):
            body.files.append(index)
        elif not _is_noise(line):
            body.kept.append(index)
    _drop_link_runs(layout, body)
    if head and not any(layout.lines[i].text for i in body.kept):
        # The text says the headline again and nothing else.
        body.kept = sorted({*body.kept, *(i for i in head if bare(layout.lines[i].text) == bare(headline.text or ""))})
    return body


def _find_start(layout: Layout, container: Container, headline: Headline, furniture: list[bool]) -> int:
    """The line after the headline, where it stands in the block; a headline below much of the text is none."""
    first, last = container.first, container.last
    if not first <= headline.first < last:
        return first
    before = sum(prose_of(layout.lines[i]) for i in range(first, headline.first) if not furniture[i])
    return headline.last if before <= 0.4 * container.prose else first


def _read_head(layout: Layout, lines: list[int], headline: Headline) -> set[int]:
    """The lines between headline and text that are not the text's: meta lines and what stands above them, tools."""
    head: set[int] = set()
    above: list[int] = []
    texts = [index for index in lines[:_HEAD_LINES] if layout.lines[index].text]
    # What stands below a picture is its caption or text; what stands below a file is no head.
    shown = next((i for i in lines[:_HEAD_LINES] if _shows_something(layout.lines[i])), layout.blocks[0].last)
    for place, index in enumerate(texts):
        line = layout.lines[index]
        if _is_meta_line(line, may_lack_label=place < _UNLABELLED):
            head.update(above)
            head.add(index)
            above = []
        elif _is_above_text(line, headline):
            head.add(index)
        elif prose_of(line) >= _SENTENCE or line.text[-1] in _SENTENCE_ENDS:
            break
        elif not line.stops and index < shown and layout.blocks[line.block].tag not in HEADINGS:
            above.append(index)
    return head


def _shows_something(line: Line) -> bool:
    return is_picture_line(line) or (bool(line.links) and is_file_line(line))


def _is_above_text(line: Line, headline: Headline) -> bool:
    """Whether a line says the headline or the original's headline again, or is a short link."""
    if line.is_linked and line.size < _META_REST:
        return not is_file_line(line)
    return _is_headline_again(line, headline) or bool(phrases.ORIGINAL_TITLE.match(line.text))


def _is_headline_again(line: Line, headline: Headline) -> bool:
    """Whether a line repeats the headline; a first sentence that says it with other punctuation does not."""
    text = headline.text or ""
    if line.text == fold(text):
        return True
    return line.stops <= 1 and line.text[-1] not in "。！？.!?" and bare(line.text) == bare(text)


def _is_meta_line(line: Line, *, may_lack_label: bool) -> bool:
    """Whether a line is labels and dates and hardly anything else; a sentence that names a date is none."""
    text = line.text
    if line.size > 3 * _META_REST or text[-1] in _SENTENCE_ENDS:
        return False
    labels = list(phrases.META_LABEL.finditer(text)) if phrases.may_be_labelled(text) else []
    dates = list(find_dates(text))
    rest = line.size - sum(len(found.raw.encode()) for found in dates)
    if labels and (labels[0].start() <= 2 or len(labels) >= 2 or (dates and dates[0].start <= 2)):
        return not line.stops or rest < 2 * _META_REST
    limit = _META_REST if not line.stops else _META_REST // 2
    return rest < line.size and rest <= limit and (may_lack_label or bool(labels))


def _is_noise(line: Line) -> bool:
    text = line.text
    if not text or line.size >= 300:
        return False
    if phrases.TOOL_LINE.match(text) or phrases.EDITOR_NOTE.match(text) or phrases.RULER_LINE.match(text):
        return True
    if line.links and (phrases.TAG_LINE.match(text) or phrases.PAGER_LINE.match(text)):
        return True
    return line.is_linked and bool(phrases.END_LINE.match(text))


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
