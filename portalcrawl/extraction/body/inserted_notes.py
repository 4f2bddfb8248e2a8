"""Lines that systems put between the paragraphs: links to other articles, and links inside the page for its tools."""

import re

from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Line

_WORD = re.compile(r"[A-Za-z]{2,}")
# Words in capital letters that are a headline; fewer are a name: UNESCO, NASA JPL.
_FEWEST_WORDS = 4


def is_insertion(line: Line) -> bool:
    """Whether a line only leads to another article or is a tool of the page.

    A line that is nothing but a link may be a reference of the article, unless a label or capital letters say no.
    """
    # Half of the line is links.
    if not line.links or line.link_size * 2 < line.size:
        return False
    if line.is_linked:
        hrefs = [(link.element.get("href") or "").strip().lower() for link in line.links if link.text]
        if hrefs and all(href.startswith("#") and len(href) > 1 for href in hrefs):
            return True
        if _is_shouted(line.text):
            return True
    return bool(article_words.INSERTION.match(line.text))


def _is_shouted(text: str) -> bool:
    """Whether a text is several words in capital letters only."""
    return text.isascii() and text.upper() == text and len(_WORD.findall(text)) >= _FEWEST_WORDS
