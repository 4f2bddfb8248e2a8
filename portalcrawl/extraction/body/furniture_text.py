"""Lines that are a page's and never an article's whole text: its path, its notices, its labels."""

from collections.abc import Sequence

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Line, prose_of

# UTF-8 bytes: a longer line is a paragraph that names such a thing.
_LONGEST = 450
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
