"""Files in a box of their own beside the text: if a block holds only the text, they are not in it."""

from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, prose_of

# Lines behind and before the body's block in which its files are looked for.
_BEHIND = 15
_BEFORE = 8
# UTF-8 bytes of a sentence: files behind it are another text's.
_SENTENCE = 60


def find_files_beside(layout: Layout, body: Body, headline: Headline, furniture: list[bool]) -> list[int]:
    """The lines of nothing but files shortly before and behind the body's block, up to other text."""
    block = layout.blocks[body.container.block]
    start = max(headline.last, block.first - _BEFORE) if 0 <= headline.first < block.first else block.first
    before = [i for i in range(start, block.first) if _is_own_file(layout, i, body, furniture)]
    behind: list[int] = []
    for index in range(block.last, min(block.last + _BEHIND, len(layout.lines))):
        line = layout.lines[index]
        if line.links and is_file_line(line):
            if _is_own_file(layout, index, body, furniture):
                behind.append(index)
        elif prose_of(line) >= _SENTENCE or article_words.ends_article(line.text) or article_words.is_legal(line.text):
            break
    return [*before, *behind]


def _is_own_file(layout: Layout, index: int, body: Body, furniture: list[bool]) -> bool:
    line = layout.lines[index]
    # A class of a block around text and files does not make the files furniture.
    role = layout.blocks[line.block].role & ~layout.blocks[body.container.block].role
    is_aside = furniture[index] or bool(role & class_names.FURNITURE)
    return not is_aside and bool(line.links) and is_file_line(line)
