"""Lines that are a page's and never an article's whole text: its path, its notices, its labels."""

from collections.abc import Sequence

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.own_site import leads_to_site

# UTF-8 bytes: a longer line is a paragraph that names such a thing.
_LONGEST = 450
# Excerpts of other articles alone on a page, the same below a text, and how they end.
_FEWEST_EXCERPTS = 2
_FEWEST_BELOW = 3
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


def find_excerpts(layout: Layout, kept: list[int]) -> list[int]:
    """The end of a text, or all of it: links to the site's other pages, each with the cut beginning of what it says."""
    count, start = 0, len(kept)
    for place in reversed(range(len(kept))):
        line = layout.lines[kept[place]]
        if not line.text or line.is_linked:
            continue
        if not (line.text.endswith(_CUT) and kept[place] and _leads_on(layout, layout.lines[kept[place] - 1])):
            return kept[start:] if count >= _FEWEST_BELOW else []
        count, start = count + 1, max(place - 1, 0)
    return [i for i in kept if layout.lines[i].text] if count >= _FEWEST_EXCERPTS else []


def _leads_on(layout: Layout, line: Line) -> bool:
    hrefs = (link.element.get("href") or "#" for link in line.links)
    return line.is_linked and any(leads_to_site(href, layout.host) for href in hrefs)
