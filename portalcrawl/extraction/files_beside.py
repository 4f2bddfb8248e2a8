"""Files that stand beside the text in a box of their own: where a block holds the text alone, they are not in it."""

from portalcrawl.extraction import phrases, roles
from portalcrawl.extraction.attachments import is_file_line
from portalcrawl.extraction.layout import Layout, prose_of
from portalcrawl.extraction.title import Headline
from portalcrawl.extraction.trimming import Body

_BEHIND = 15
_BEFORE = 8
_SENTENCE = 60


def find_files_beside(layout: Layout, body: Body, headline: Headline, furniture: list[bool]) -> list[int]:
    """The lines of nothing but files shortly before and behind the body's block; none of what follows other text."""
    block = layout.blocks[body.container.block]
    start = max(headline.last, block.first - _BEFORE) if 0 <= headline.first < block.first else block.first
    before = [i for i in range(start, block.first) if _is_own_file(layout, i, body, furniture)]
    behind: list[int] = []
    for index in range(block.last, min(block.last + _BEHIND, len(layout.lines))):
        line = layout.lines[index]
        if line.links and is_file_line(line):
            if _is_own_file(layout, index, body, furniture):
                behind.append(index)
        elif prose_of(line) >= _SENTENCE or phrases.END_LINE.match(line.text) or phrases.is_legal(line.text):
            break
    return [*before, *behind]


def _is_own_file(layout: Layout, index: int, body: Body, furniture: list[bool]) -> bool:
    line = layout.lines[index]
    # What is said of the block around both of them says nothing of the files.
    role = layout.blocks[line.block].role & ~layout.blocks[body.container.block].role
    is_aside = furniture[index] or bool(role & roles.FURNITURE)
    return not is_aside and bool(line.links) and is_file_line(line)
