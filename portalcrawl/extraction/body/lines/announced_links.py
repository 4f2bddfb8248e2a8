"""Linked titles that a sentence of the text announces: the measures, lists and files that it is about."""

from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.memo import once_per_page

_COLONS = ("：", ":")
# UTF-8 bytes of a sentence with a comma that announces (ten hanzi): a shorter one is a label. A line whose words say
# that it announces may be of any length.
_SENTENCE = 30
# Lines of links that one sentence announces; more are a list of the site.
_MOST = 60
# Blocks around a link, among which is the one that holds the sentence: the entry, the list, the text.
_REACH = 4
_OTHERS = (
    article_words.END_LINE,
    article_words.INSERTION,
    article_words.NEIGHBOUR_LINE,
    article_words.TAG_LINE,
    article_words.TOOL_LINE,
)


@once_per_page
def find_announced(layout: Layout) -> frozenset[int]:
    """The lines of links that follow a sentence with a colon at its end, in the same block as the sentence."""
    found: set[int] = set()
    for index, line in enumerate(layout.lines):
        if line.text.endswith(_COLONS) and _announces(line) and not _is_aside(layout, line):
            run = _read_run(layout, index)
            if len(run) <= _MOST:
                found.update(run)
    return frozenset(found)


def _announces(line: Line) -> bool:
    if line.is_linked or any(pattern.match(line.text) for pattern in _OTHERS):
        return False
    return prose_of(line) >= _SENTENCE or article_words.ANNOUNCEMENT.search(line.text) is not None


def _is_aside(layout: Layout, line: Line) -> bool:
    return bool(layout.blocks[line.block].role & class_names.FURNITURE)


def _read_run(layout: Layout, sentence: int) -> list[int]:
    """The lines of nothing but links right behind a sentence."""
    around = layout.parent_of(sentence)
    run: list[int] = []
    for index in range(sentence + 1, min(sentence + _MOST + 2, len(layout.lines))):
        line = layout.lines[index]
        if not line.is_linked or around not in layout.ancestors(line.block)[:_REACH]:
            break
        run.append(index)
    return run
