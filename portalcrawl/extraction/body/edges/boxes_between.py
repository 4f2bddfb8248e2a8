"""Boxes between two paragraphs of a text: links to other articles with their label, behind which the text goes on.

Late in a text such a box looks like its end. But what stands behind it is set as the paragraphs above it, in the same
block around both: the text goes on.
"""

from collections.abc import Callable, Set

from portalcrawl.extraction.body.boxes.teasers import find_title_lines
from portalcrawl.extraction.body.setting.text_parts import HIGHEST, SENTENCE, Path, path_to
from portalcrawl.page.layout import Layout, Line, prose_of

# Parts of the block around a text that are set alike above a box, so that they show how the text is set.
_FEWEST_PARTS = 2
# Lines above and behind a box in which paragraphs of the text are looked for.
_LOOK_AHEAD = 40
# Sentences behind a box of titles, and their UTF-8 bytes, that are more than what a teaser says.
_MORE_THAN_TEASER = 2
_LONG = 90
_SENTENCE_ENDS = "。！？.!?…”\"»“'’)）"


def find_box_between(
    layout: Layout, index: int, lines: range, furniture: list[bool], may_end: Callable[[Line], bool]
) -> range | None:
    """The lines of the box at a line, if the text goes on behind it; `lines` are those of the article's block.

    `may_end` tells labels that may end a text. What such a label announces directly, without a link, is not the text.
    """
    for number in layout.ancestors(layout.lines[index].block)[:HIGHEST]:
        box = layout.blocks[number]
        if box.parent < 0 or box.first < lines.start or box.last > lines.stop:
            return None
        above = range(max(layout.blocks[box.parent].first, lines.start, box.first - _LOOK_AHEAD), box.first)
        paths = _find_paths(layout, above, box.parent, furniture)
        if not paths:
            continue
        if any(
            path_to(layout, i, box.parent) in paths for i in range(box.first, box.last) if prose_of(layout.lines[i])
        ):
            return None
        behind = range(box.last, min(layout.blocks[box.parent].last, lines.stop, box.last + _LOOK_AHEAD))
        end = _find_text(layout, behind, box.parent, paths, furniture, may_end)
        if end is None:
            return None
        stop = box.last if box.last - box.first > 1 else _find_last_link(layout, box.last, end, furniture)
        is_whole = not any(prose_of(layout.lines[i]) >= SENTENCE for i in range(box.first, index))
        found = range(box.first if is_whole else index, stop)
        return found if any(_is_foreign(layout, i) for i in found) else None
    return None


def find_box_of_titles(
    layout: Layout, index: int, lines: range, furniture: list[bool], may_end: Callable[[Line], bool]
) -> range | None:
    """The same for a box of linked titles without a label.

    A title alone and what stands below it are a teaser, and so are boxes with hardly a sentence between them.
    """
    box = find_box_between(layout, index, lines, furniture, may_end)
    if not box or len(box) == 1:
        return None
    titles, sentences = find_title_lines(layout), 0
    for behind in range(box.stop, lines.stop):
        if behind in titles and sentences < _MORE_THAN_TEASER:
            return None
        sentences += prose_of(layout.lines[behind]) >= _LONG
        if sentences >= _MORE_THAN_TEASER:
            break
    return box


def _find_paths(layout: Layout, above: range, around: int, furniture: list[bool]) -> set[Path]:
    """How the sentences above a box are set, if they are in several parts of the block around them."""
    parts: dict[Path, set[int]] = {}
    for index in above:
        is_sentence = not furniture[index] and prose_of(layout.lines[index]) >= SENTENCE
        if is_sentence and (path := path_to(layout, index, around)):
            parts.setdefault(path, set()).add(layout.ancestors(layout.lines[index].block)[len(path) - 1])
    return {path for path, blocks in parts.items() if len(blocks) >= _FEWEST_PARTS}


def _find_text(
    layout: Layout, behind: range, around: int, paths: Set[Path], furniture: list[bool], may_end: Callable[[Line], bool]
) -> int | None:
    """The first line of the text behind a box; None if something else comes first."""
    for index in behind:
        line = layout.lines[index]
        if furniture[index] or not line.text:
            continue
        if may_end(line):
            following = next((i for i in behind if i > index and layout.lines[i].text), None)
            if following is None or not (furniture[following] or layout.lines[following].is_linked):
                return None
        elif path_to(layout, index, around) in paths:
            if line.is_linked:
                # Titles and excerpts of other articles are set as the text is.
                return None
            prose = prose_of(line)
            if prose >= SENTENCE and 2 * prose >= line.size and line.text[-1] in _SENTENCE_ENDS:
                return index
    return None


def _find_last_link(layout: Layout, first: int, last: int, furniture: list[bool]) -> int:
    """The line behind the links and pictures that follow a label in a block of its own."""
    for index in range(first, last):
        line = layout.lines[index]
        if not (furniture[index] or line.is_linked or (line.images and not line.text)):
            return index
    return last


def _is_foreign(layout: Layout, index: int) -> bool:
    """Whether a line leads elsewhere, as links to other articles do; of a menu that was not read, the size is known."""
    return bool(layout.lines[index].links or layout.lines[index].link_size)
