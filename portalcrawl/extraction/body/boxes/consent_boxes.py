"""Boxes that ask to agree to cookies: however much of a short page they are, nothing in them is the article's."""

import re

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.texts import raw_text_of

# The word is the same in most languages, or stands beside the language's own.
_COOKIE = re.compile(r"\bcookies?\b|kuki|クッキー|쿠키", re.IGNORECASE)
# So often a box says it; an article may name them once.
_FEWEST = 2
# UTF-8 bytes of prose that the page has beside the box: with less, the page is about cookies.
_LEAST_BESIDE = 60


def find_consent_boxes(layout: Layout, headline: Headline) -> set[int]:
    """The blocks that are named so, speak of cookies and do not hold the headline; the page says something else."""
    total, found = -1, set()
    for number, block in enumerate(layout.blocks):
        if not number or not block.own_role & class_names.ASIDE or block.first <= headline.first < block.last:
            continue
        names = f"{block.element.get('class') or ''} {block.element.get('id') or ''}"
        if not class_names.CONSENT_STEM.search(names):
            continue
        if len(_COOKIE.findall(raw_text_of(block.element))) < _FEWEST:
            continue
        total = sum(map(prose_of, layout.lines)) if total < 0 else total
        if total - sum(map(prose_of, layout.lines[block.first : block.last])) >= _LEAST_BESIDE:
            found.add(number)
    return found
