"""Lines that are a page's and never an article's whole text: its path, its notices, its labels."""

from collections.abc import Sequence

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of

# UTF-8 bytes: a longer line is a paragraph that names such a thing.
_LONGEST = 450
# Excerpts of other articles, and how they end.
_FEWEST_EXCERPTS = 2
_CUT = ("…", "...")
_PATTERNS = (
    article_words.HERE,
    article_words.DISCLAIMER_LINE,
    article_words.NO_TEXT,
    article_words.TAG_LINE,
    article_words.TOOL_LINE,
    article_words.PAGER_LINE,
    article_words.END_LINE,
    article_words.RULER_LINE,
)


def is_all_furniture(lines: Sequence[Line]) -> bool:
    """Whether a text is breadcrumbs, notices and labels, or the imprint and an address."""
    if any(line.size > _LONGEST and prose_of(line) for line in lines):
        return False  # as of nearly all articles
    others = [line for line in lines if not _is_furniture(line)]
    if any(prose_of(line) for line in others):
        return False
    return not others or any(article_words.is_legal(line.text) for line in lines)


def _is_furniture(line: Line) -> bool:
    if line.size > _LONGEST:
        return False
    return article_words.is_legal(line.text) or any(pattern.match(line.text) for pattern in _PATTERNS)


def are_excerpts(layout: Layout, kept: list[int]) -> bool:
    """Whether these lines are links to other pages and the cut beginnings of what those say, each below its link."""
    texts = [i for i in kept if layout.lines[i].text and not layout.lines[i].is_linked]
    return len(texts) >= _FEWEST_EXCERPTS and all(
        i > 0 and layout.lines[i].text.endswith(_CUT) and layout.lines[i - 1].is_linked for i in texts
    )
