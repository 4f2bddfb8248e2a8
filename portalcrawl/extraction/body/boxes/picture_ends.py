"""Where a report in pictures ends: what stands behind it in boxes of their own is not its text."""

from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.body.lines.captions import is_picture_line
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.text.urls.canonical import is_file as is_file_address

# Lines below the headline in which pictures and what announces others are looked for.
_LINES = 60
# UTF-8 bytes of a sentence (20 hanzi): with one above the label the article has a text.
_SENTENCE = 60
# UTF-8 bytes of prose below the headline, outside of boxes and in all: with more the article has a text. A box's class
# words are believed only while it holds no more than portraits and teasers do.
_MOST_PROSE = 150
_MOST_IN_BOXES = 900
# Lines of an author's portrait.
_LONGEST_BOX = 10


def find_end_of_pictures(layout: Layout, headline: Headline) -> int | None:
    """The line that announces something else, or begins the author's portrait, below a headline and its pictures.

    None if a sentence stands before it, or prose behind it outside of boxes: then the article has a text.
    """
    shows = False
    if headline.first < 0 or _has_text(layout, headline):
        return None
    for index in range(headline.last, min(headline.last + _LINES, len(layout.lines))):
        line = layout.lines[index]
        if shows and (_announces_others(line.text) or is_of_author_box(layout, index, headline)):
            return index
        if prose_of(line) >= _SENTENCE:
            return None
        shows = shows or is_thing(line) or (is_picture_line(line) and not _leads_on(line))
    return None


def _has_text(layout: Layout, headline: Headline) -> bool:
    # What is said of the headline's block says nothing of the rest: a form may stand around the whole article.
    boxes = class_names.FURNITURE & ~layout.blocks[layout.lines[headline.first].block].role
    outside = total = 0
    for index in range(headline.last, len(layout.lines)):
        line = layout.lines[index]
        prose = prose_of(line)
        if not prose or article_words.is_legal(line.text):
            continue
        total += prose
        if not (layout.blocks[line.block].role & boxes or is_of_author_box(layout, index, headline)):
            outside += prose
        if outside >= _MOST_PROSE or total >= _MOST_IN_BOXES:
            return True  # as of nearly all articles
    return False


def is_of_author_box(layout: Layout, index: int, headline: Headline) -> bool:
    """Whether a line below the headline stands in a small block that is marked as the author's."""
    for above in layout.ancestors(layout.lines[index].block):
        block = layout.blocks[above]
        if block.first < headline.last or block.last - block.first > _LONGEST_BOX:
            return False
        if block.own_role & class_names.AUTHOR:
            return True
    return False


def is_thing(line: Line) -> bool:
    """Whether a line is a picture of the article, or a file; pictures that lead to other pages are theirs."""
    if line.links and is_file_line(line):
        return True
    return bool(line.images) and not line.text and not _leads_on(line) and is_picture_line(line)


def _leads_on(line: Line) -> bool:
    return any((href := link.element.get("href") or "") and not is_file_address(href) for link in line.links)


def _announces_others(text: str) -> bool:
    return article_words.ends_article(text) or bool(article_words.NEIGHBOUR_LINE.match(text))
