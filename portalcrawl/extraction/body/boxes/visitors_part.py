"""Where what visitors write begins below a text: at a heading that its id or class and its words call theirs.

Templates without a box around comments mark the heading alone: `<h2 id="comments">Comments</h2>`, and behind it, in the
block that holds the text as well, come the comments, a form and its rules.
"""

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.memo import once_per_page
from portalcrawl.page.tags import HEADINGS
from portalcrawl.text.dates.hints import has_full_date

# UTF-8 bytes of a sentence that shows how the text's paragraphs are set, and that the text goes on behind the heading.
_SENTENCE = 45


def find_visitors_part(layout: Layout, headline: Headline) -> range:
    """The lines from such a heading to the end of the block around it.

    A paragraph behind it that is set like one of those before it shows that it is a heading of the text, unless the
    line above it closes the text: it says when and by whom it was posted.
    """
    for index in _find_headings(layout):
        if index < max(headline.last, 1):
            continue
        part = range(index, layout.blocks[layout.blocks[layout.lines[index].block].parent].last)
        if not _has_text(layout, headline, index):
            return range(0)
        if _is_closed(layout, index) or not _goes_on(layout, headline, part):
            return part
    return range(0)


@once_per_page
def _find_headings(layout: Layout) -> list[int]:
    """The lines that are called the heading of what visitors write; several readers ask for them."""
    blocks = layout.blocks
    headings = (i for i, line in enumerate(layout.lines) if blocks[line.block].tag in HEADINGS)
    return [index for index in headings if blocks[layout.lines[index].block].parent >= 0 and _is_named(layout, index)]


def _is_named(layout: Layout, index: int) -> bool:
    line, element = layout.lines[index], layout.blocks[layout.lines[index].block].element
    if line.is_linked or not article_words.COMMENTS_HEADING.match(line.text):
        return False
    names = f"{element.get('id') or ''} {element.get('class') or ''}"
    return bool(class_names.read_role(names) & class_names.COMMENT)


def _has_text(layout: Layout, headline: Headline, end: int) -> bool:
    """Whether something stands between headline and heading that is not in a box of comments: in some forums all is."""
    return any(
        line.text and not layout.blocks[line.block].role & class_names.COMMENT
        for line in layout.lines[max(headline.last, 0) : end]
    )


def _is_closed(layout: Layout, index: int) -> bool:
    text = layout.lines[index - 1].text
    return article_words.POSTING.match(text) is not None and has_full_date(text)


def _goes_on(layout: Layout, headline: Headline, part: range) -> bool:
    before = {
        _kind(layout, index) for index in range(max(headline.last, 0), part.start) if prose_of(layout.lines[index])
    }
    return any(prose_of(layout.lines[i]) >= _SENTENCE and _kind(layout, i) in before for i in part)


def _kind(layout: Layout, index: int) -> tuple[str, int, str]:
    block = layout.blocks[layout.lines[index].block]
    return block.tag, block.parent, block.element.get("class") or ""
