"""The lead: sentences between headline and the article's block that say what its text does not say.

Many designs set an article's first sentences in the head of the page, apart from the others. They belong to the text,
unless they are named or labelled as what sums the article up, or the text says them again.
"""

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.edges.credit_lines import is_named_summary
from portalcrawl.extraction.body.lines.captions import find_captioned
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, prose_of
from portalcrawl.page.page_title import bare

# Lines below the headline; UTF-8 bytes of a lead's sentences (20 hanzi) and of a whole lead.
_LINES = 25
_SENTENCE = 60
_LONGEST = 900
# Characters with which a lead begins that the text says again.
_BEGINNING = 24
_SENTENCE_ENDS = '。！？.!?…”"»'


def find_lead(layout: Layout, body: Body, headline: Headline, furniture: list[bool]) -> list[int]:
    """The lines of the lead, in order; mostly none."""
    first = body.container.first
    if not 0 <= headline.first < headline.last <= first:
        return []
    lines = range(headline.last, min(first, headline.last + _LINES))
    found = [i for i in lines if not furniture[i] and _may_be_lead(layout, i, headline.last, first)]
    text = bare(body.text(layout)) if found else ""
    # Where the block was nothing but other articles' excerpts, the sentences above it are the text.
    if not text and labels.EXCERPT not in body.rules.values():
        return []
    return [i for i in found if bare(layout.lines[i].text)[:_BEGINNING] not in text]


def _may_be_lead(layout: Layout, index: int, first: int, last: int) -> bool:
    """Whether a line is sentences, and nothing says that it is a caption, a notice or a summary."""
    line = layout.lines[index]
    if line.images or prose_of(line) < _SENTENCE or line.size > _LONGEST or line.link_size * 2 > line.size:
        return False
    if line.text[-1] not in _SENTENCE_ENDS or article_words.is_legal(line.text):
        return False
    if article_words.SUMMARY.match(line.text) or find_captioned(layout, index, first, last) is not None:
        return False
    return not is_named_summary(layout, index)
