"""The text that a page states for programs alone: its scripts show it, and without them the page has none."""

import re
from html import unescape

from msgspec import Struct

from portalcrawl.extraction.body.page_state import read_state_text
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.page import Page
from portalcrawl.page.page_title import bare
from portalcrawl.page.text_length import text_length
from portalcrawl.text.whitespace import tidy

PAGE_STATE = "page state"
"""The evidence of a text in the JSON that a page carries for its scripts."""
# UTF-8 bytes of a stated text's letters and digits; less is a summary.
_SHORTEST = 120
# UTF-8 bytes of a page's own text, with which its scripts' state is not asked for another.
_LITTLE = 60
# The page's own text is another one, such as a dialog's, if it is shorter than this share of the stated one.
_MOST_OWN = 0.5
# Characters of a piece of the stated text that is looked for on the page, and how many pieces are.
_PIECE = 24
_MOST_PIECES = 40
# The share of them that may stand there: deck and captions say something of what the text says.
_SAID_ABOVE = 0.1
_BREAK = re.compile(r"<(?:/?p|br|/?div|/?li|/?h[1-6])\b[^<>]{0,300}>|\r?\n|\r", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]{0,500}>")


class Stated(Struct, frozen=True):
    """The paragraphs of a stated text, and where it stands."""

    paragraphs: tuple[str, ...] = ()
    evidence: str = ""


def read_stated_text(page: Page, own: str, headline: Headline) -> Stated:
    """The paragraphs of the article's text in the JSON-LD, or in the state that a page carries for its scripts, if the
    page shows hardly a piece of it; else none.

    `own` is the text that was found on the page. What is stated of another headline is another article's.
    """
    linked = page.metadata.linked
    stated = linked.body or ""
    shown, told = bare(headline.text or ""), bare(linked.headline or "")
    if shown and told and not (shown.startswith(told) or told.startswith(shown)):
        stated = ""
    evidence = "json-ld"
    if text_length(stated) < _SHORTEST and text_length(own) < _LITTLE:
        stated, evidence = read_state_text(page.document.tree, headline.text or ""), PAGE_STATE
    if text_length(stated) < _SHORTEST:
        return Stated()
    text = stated if "<" in stated else unescape(stated)
    paragraphs = tuple(one for part in _BREAK.split(text) if (one := tidy(unescape(_TAG.sub("", part)))))
    whole = bare("".join(paragraphs))
    is_other = text_length(whole) >= _SHORTEST and text_length(bare(own)) <= _MOST_OWN * text_length(whole)
    return Stated(paragraphs, evidence) if is_other and not _stands_on(page, whole) else Stated()


def _stands_on(page: Page, text: str) -> bool:
    """Whether the page shows more than a few pieces of a bare text."""
    shown = bare("".join(line.text for line in page.layout.lines))
    step = max(_PIECE, len(text) // _MOST_PIECES)
    pieces = [text[at : at + _PIECE] for at in range(0, len(text) - _PIECE + 1, step)]
    return sum(piece in shown for piece in pieces) > _SAID_ABOVE * len(pieces)
