"""The text that a page states for programs alone: its scripts show it, and without them the page has none."""

import re
from html import unescape

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.text.whitespace import tidy

# Letters and digits of a stated text; less is a summary.
_SHORTEST = 120
# The page's own text is another one, such as a dialog's, if it is shorter than this share of the stated one.
_MOST_OWN = 0.5
# Characters of a piece of the stated text that is looked for on the page, and how many pieces are.
_PIECE = 24
_MOST_PIECES = 40
# The share of them that may stand there: deck and captions say something of what the text says.
_SAID_ABOVE = 0.1
_BREAK = re.compile(r"<(?:/?p|br|/?div|/?li|/?h[1-6])\b[^<>]{0,300}>|\r?\n|\r", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")


def read_stated_text(page: Page, own: str, headline: Headline) -> list[str]:
    """The paragraphs of the article's text in the JSON-LD, if the page shows hardly a piece of it; else none.

    `own` is the text that was found on the page. What is stated of another headline is another article's.
    """
    linked = page.metadata.linked
    if not linked.body or len(linked.body) < _SHORTEST:
        return []
    shown, told = bare(headline.text or ""), bare(linked.headline or "")
    if shown and told and not (shown.startswith(told) or told.startswith(shown)):
        return []
    text = linked.body if "<" in linked.body else unescape(linked.body)
    paragraphs = [one for part in _BREAK.split(text) if (one := tidy(unescape(_TAG.sub("", part))))]
    whole = bare("".join(paragraphs))
    is_other = len(whole) >= _SHORTEST and len(bare(own)) <= _MOST_OWN * len(whole)
    return paragraphs if is_other and not _stands_on(page, whole) else []


def _stands_on(page: Page, text: str) -> bool:
    """Whether the page shows more than a few pieces of a bare text."""
    shown = bare("".join(line.text for line in page.layout.lines))
    step = max(_PIECE, len(text) // _MOST_PIECES)
    pieces = [text[at : at + _PIECE] for at in range(0, len(text) - _PIECE + 1, step)]
    return sum(piece in shown for piece in pieces) > _SAID_ABOVE * len(pieces)
