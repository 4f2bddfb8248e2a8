"""The meta line below a lead: by-line and date between the first sentences and the rest of the text."""

from collections.abc import Sequence
from itertools import pairwise

from portalcrawl.extraction.body.edges.colophon import kind_of
from portalcrawl.extraction.body.lines.event_times import announces_event, states_span
from portalcrawl.lexicon import article_words, credit_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.side_labels import label_beside
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import text_length
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates

# Sentences of a lead, lines up to the meta line, and lines behind it up to the next sentence.
_SENTENCES = 2
_LINES = 4
_BEHIND = 3
# UTF-8 bytes of a sentence (20 hanzi), of a meta line, and of what it says beside its date.
_SENTENCE = 60
_LONGEST = 200
_REST = 120
# Lines of labels and values.
_FACTS = 12
_SENTENCE_ENDS = '。！？；!?.…”"»'


def find_below_lead(layout: Layout, texts: Sequence[int]) -> list[int]:
    """The meta line among the lines of the text, if there is one: `texts` are those that have words, in order.

    It has a date, is set as no sentence beside it and as no other dated line, and the text goes on behind it.
    """
    sentences = 0
    for place, index in enumerate(texts[:_LINES]):
        line = layout.lines[index]
        if prose_of(line) >= _SENTENCE and line.text[-1] in _SENTENCE_ENDS:
            sentences += 1
        elif sentences and sentences <= _SENTENCES and (facts := _find_facts(layout, texts[place:])):
            return facts
        elif sentences and sentences <= _SENTENCES and _may_be_meta(line):
            return [index] if _stands_apart(layout, texts, place) else []
    return []


def _find_facts(layout: Layout, texts: Sequence[int]) -> list[int]:
    """The labels and values with which these lines begin, each in an element of its own, if one of them is a date's."""
    facts: list[int] = []
    has_date = False
    for label, value in pairwise(texts[:_FACTS]):
        if facts and label == facts[-1]:
            continue
        text = layout.lines[label].text
        if value != label + 1 or text[-1] not in ":：" or not label_beside(layout, value):
            break
        if layout.lines[value].size > _LONGEST or layout.lines[value].stops:
            break
        field = article_words.META_LABEL.match(text)
        has_date |= bool(field and field.lastgroup == "date" and has_full_date(layout.lines[value].text))
        facts += [label, value]
    return facts if has_date else []


def _may_be_meta(line: Line) -> bool:
    """Whether a line is a date and little else. What takes place at a time (停水时间：) is the text's."""
    text = line.text
    if line.size > _LONGEST or text[-1] in _SENTENCE_ENDS or line.images or not has_full_date(text):
        return False
    label = article_words.META_LABEL.search(text) if article_words.may_be_labelled(text) else None
    if (
        states_span(text)
        or article_words.BARE_TIME.match(text)
        or (label and article_words.OTHER_TIME.search(text[: label.end()]))
    ):
        return False
    return line.size - sum(text_length(date.raw) for date in find_dates(text)) <= _REST


def _stands_apart(layout: Layout, texts: Sequence[int], place: int) -> bool:
    index = texts[place]
    behind = [i for i in texts[place + 1 : place + 1 + _BEHIND] if prose_of(layout.lines[i]) >= _SENTENCE]
    if not behind or layout.blocks[layout.lines[index].block].tag in HEADINGS:
        return False
    if announces_event(layout, texts[place - 1 : place + 2]):
        return False
    kind = kind_of(layout, index)
    if credit_words.BY_LINE.match(layout.lines[index].text):
        return True
    if kind in (kind_of(layout, texts[place - 1]), kind_of(layout, behind[0])):
        return False
    others = (i for i in texts[place + 1 :] if kind_of(layout, i)[::2] == kind[::2])
    return not any(has_full_date(layout.lines[i].text) for i in others)
