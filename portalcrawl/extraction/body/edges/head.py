"""The lines between headline and text: the deck, the by-line, the meta line, tools."""

import re
from collections.abc import Mapping

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.edges.colophon import kind_of
from portalcrawl.extraction.body.edges.credit_lines import (
    find_credit,
    is_deck,
    is_marked_caption,
    is_named_summary,
    shows_something,
)
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.lines.attachments import is_file_line
from portalcrawl.extraction.body.lines.captions import is_picture_line
from portalcrawl.extraction.body.lines.event_times import announces_event, states_span, states_time_of_other
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words
from portalcrawl.page.layout import Layout, Line, prose_of
from portalcrawl.page.own_site import is_reference
from portalcrawl.page.page_title import bare
from portalcrawl.page.side_labels import label_beside
from portalcrawl.page.stops import count_stops
from portalcrawl.page.tags import HEADINGS
from portalcrawl.page.text_length import text_length
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.dates.relative_dates import find_told_from_now
from portalcrawl.text.whitespace import fold

_ADDRESS_BEGINS = ("http://", "https://", "www.")
# Lines below the headline in which the head ends.
_HEAD_LINES = 25
# Only so many lines below the headline a date without a label is the article's and not the text's.
_UNLABELLED = 6
# Lines around a time among which the place of an event stands.
_EVENT_LINES = 2
# UTF-8 bytes of a first sentence (20 hanzi).
_SENTENCE = 60
# UTF-8 bytes that may be left of a meta line without its dates, and if it has punctuation; bytes of a whole meta line.
_META_REST = 120
_META_REST_BESIDE_STOPS = 60
_LONGEST_META = 360
# The same if the line begins with a label.
_META_REST_LABELLED = 240
# UTF-8 bytes of a link between headline and text: a tool's or a column's name.
_LONGEST_LINK = 120
# Characters before the label or the date that begins a line: a bracket, a mark.
_BEGINNING = 2
# After so many lines that may be text, a line that says the headline again is the text's: a poem, a list.
_POEM = 3
# Characters of a summary with which a paragraph of the text begins.
_SUMMARY_BEGINNING = 16
# Lines from a summary to the text that begins as it does; characters of a word that is cut, and what stands for a cut.
_SUMMARY_LINES = 6
_CUT_WORD = 2
_CUT = ("…", "...", "．．．")
_SENTENCE_ENDS = "。！？；!?"
# Lists of facts.
_LISTS = ("dl", "ul")
# A date and behind a dash who wrote it: October 24, 2023 - Jane Doe (@jane).
_DATE_BREAK = re.compile(r"\s*[-–—|·•]\s")


def read_head(layout: Layout, lines: list[int], headline: Headline, container: Container) -> dict[int, Rule]:
    """The lines between headline and text that are not the text's, with their rules: meta lines and the lines above
    them, tools."""
    head: dict[int, Rule] = {}
    above: list[int] = []
    texts = [index for index in lines[:_HEAD_LINES] if layout.lines[index].text]
    start = find_credit(layout, texts, container)
    for place, index in enumerate(texts[:start]):
        if _is_summary(layout, texts[place:]):
            head[index] = labels.SUMMARY
        elif not (is_deck(layout, index) or is_marked_caption(layout, index)):
            is_named = prose_of(layout.lines[index]) >= _SENTENCE and is_named_summary(layout, index)
            head[index] = labels.DECK if is_named else labels.ABOVE_BY_LINE
    all_texts, texts = texts, texts[start:]
    # A line below a picture is its caption or text; the head ends above a file.
    shown = next((i for i in lines[:_HEAD_LINES] if shows_something(layout.lines[i])), layout.blocks[0].last)
    # Below a date between headline and block, a date without a label is the text's.
    is_dated = _is_dated_above(layout, headline, container)
    for place, index in enumerate(texts):
        line = layout.lines[index]
        # So it is below a heading behind the meta line: 開催日, and then the day.
        is_dated |= labels.META_LINE in head.values() and layout.blocks[line.block].tag in HEADINGS
        is_event = is_dated or announces_event(layout, texts[max(place - _EVENT_LINES, 0) : place + _EVENT_LINES + 1])
        if _is_meta_line(line, may_lack_label=place < _UNLABELLED and not is_dated, is_event=is_event):
            head.update(dict.fromkeys(above, labels.ABOVE_META_LINE))
            head[index] = labels.META_LINE
            above = []
        elif head.get(index - 1) is labels.META_LINE and _is_value_of_meta(layout, index):
            head[index] = labels.META_LINE
        elif index < shown and _is_summary(layout, texts[place:]):
            head[index] = labels.SUMMARY
        elif (
            above
            and above[-1] == texts[place - 1]
            and layout.lines[above[-1]].text.endswith((":", "："))
            and (_is_headline_again(line, headline))
        ):
            break  # a label announces it: what is asked for, and below it what is answered
        elif _is_above_text(line, headline, layout.host) and (line.is_linked or len(above) < _POEM):
            head[index] = labels.LINK_ABOVE if line.is_linked else labels.HEADLINE_AGAIN
        elif (prose_of(line) >= _SENTENCE or line.text[-1] in _SENTENCE_ENDS) and not is_marked_caption(layout, index):
            break
        elif not line.stops and index < shown and layout.blocks[line.block].tag not in HEADINGS:
            above.append(index)
    return head | dict.fromkeys(_find_rest_of_list(layout, all_texts, head), labels.META_LINE)


def _find_rest_of_list(layout: Layout, texts: list[int], head: Mapping[int, Rule]) -> list[int]:
    """The short lines of a list of facts of which most others are the head's: how often the page was read."""
    lists = {layout.parent_of(index) for index in head}
    rest: list[int] = []
    for number in lists:
        lines = [index for index in texts if layout.parent_of(index) == number]
        others = [index for index in lines if index not in head]
        is_of_head = len(lines) > 2 * len(others)
        if number >= 0 and layout.blocks[number].tag in _LISTS and is_of_head:
            rest += (i for i in others if layout.lines[i].size <= _LONGEST_LINK and not prose_of(layout.lines[i]))
    return rest


def find_summary(layout: Layout, lines: list[int], head: Mapping[int, Rule]) -> str | None:
    """The summary among the lines of the head, without its label, or else the deck."""
    texts = [index for index in lines[: 2 * _HEAD_LINES] if layout.lines[index].text]
    for place, index in enumerate(texts):
        if index in head and _is_summary(layout, texts[place:]):
            text = layout.lines[index].text
            match = article_words.SUMMARY.match(text)
            return text[match.end() :] if match else text
    return " ".join(layout.lines[i].text for i in texts if head.get(i) is labels.DECK) or None


def _is_dated_above(layout: Layout, headline: Headline, container: Container) -> bool:
    """Whether a short line between headline and block has a date."""
    if not 0 <= headline.last <= container.first:
        return False
    between = layout.lines[headline.last : container.first][:_HEAD_LINES]
    return any(line.size <= _META_REST and next(find_dates(line.text), None) for line in between)


def _is_summary(layout: Layout, texts: list[int]) -> bool:
    """Whether the first of these lines says the beginning of the lines behind it, cut or whole.

    A labelled one needs to begin like one of them; without a label it stands in a block of another kind, all that it
    says is said again, and what says it again is near.
    """
    line = layout.lines[texts[0]]
    match = article_words.SUMMARY.match(line.text)
    if match is not None:
        beginning = bare(line.text[match.end() :])[:_SUMMARY_BEGINNING]
        behind = (bare(layout.lines[index].text) for index in texts[1:])
        return bool(beginning) and any(text.startswith(beginning) for text in behind)
    if line.size < _SENTENCE or line.images:
        return False
    said = bare(line.text)
    return len(said) > _SUMMARY_BEGINNING and any(
        kind_of(layout, texts[place]) != kind_of(layout, texts[0])
        and not _is_below_picture(layout, texts[place:])
        and _says_again(layout, texts[place:], said[:-_CUT_WORD] if line.text.endswith(_CUT) else said)
        for place in range(1, min(_SUMMARY_LINES, len(texts)))
    )


def _is_below_picture(layout: Layout, texts: list[int]) -> bool:
    """Whether the first of these lines stands below a picture, and none that does not is set like it: a caption may say
    the same as the text."""
    if not is_picture_line(layout.lines[texts[0] - 1]):
        return False
    others = [i for i in texts[1:_SUMMARY_LINES] if not is_picture_line(layout.lines[i - 1])]
    kind = kind_of(layout, texts[0])
    return not any(prose_of(layout.lines[i]) >= _SENTENCE and kind_of(layout, i) == kind for i in others)


def _says_again(layout: Layout, texts: list[int], said: str) -> bool:
    """Whether these lines together begin with what was said."""
    for index in texts:
        text = bare(layout.lines[index].text)
        if len(text) >= len(said):
            return text.startswith(said)
        if not said.startswith(text):
            return False
        said = said[len(text) :]
    return False


def _is_above_text(line: Line, headline: Headline, host: str) -> bool:
    """Whether a line says the headline or the original's headline again, or is a short link.

    A link to another site behind a label, or whose address is spelled out, is what the text speaks of: 元記事：….
    """
    if line.is_linked and line.size < _LONGEST_LINK:
        is_labelled = line.size > line.link_size and any(part.rstrip().endswith((":", "：")) for part in line.parts)
        is_told = is_labelled or line.text.startswith(_ADDRESS_BEGINS)
        return not is_file_line(line) and not (is_told and is_reference(line, host))
    return _is_headline_again(line, headline) or bool(article_words.ORIGINAL_TITLE.match(line.text))


def _is_value_of_meta(layout: Layout, index: int) -> bool:
    """Whether a short line is the value of the meta line's label that stands in an element of its own above it."""
    line = layout.lines[index]
    label = label_beside(layout, index) if line.size <= _META_REST and not line.stops else ""
    return bool(label) and article_words.META_LABEL.fullmatch(label) is not None


def _is_headline_again(line: Line, headline: Headline) -> bool:
    """Whether a line repeats the headline; a first sentence that says it with other punctuation does not."""
    text = headline.text or ""
    if line.text == fold(text):
        return True
    return line.stops <= 1 and line.text[-1] not in "。！？.!?" and bare(line.text) == bare(text)


def _is_meta_line(line: Line, *, may_lack_label: bool, is_event: bool) -> bool:
    """Whether a line is labels and dates and hardly anything else; a sentence that names a date is not one.

    Where an event is announced (`is_event`), or the page has its date already, 时间： says when it takes place. A label
    that says of what the time is (停水时间：) never states the article's, nor do two days or hours between which
    something lasts.
    """
    text = line.text
    if line.size > _LONGEST_META or text[-1] in _SENTENCE_ENDS:
        return False
    if states_span(text):
        return False
    found = list(article_words.META_LABEL.finditer(text)) if article_words.may_be_labelled(text) else []
    if not found and article_words.EVENT.match(text):
        return False
    if found and found[0].lastgroup == "date" and states_time_of_other(text, found[0], is_event=is_event):
        return False
    # Neighbouring elements' texts may be joined to a false date.
    dates = list(find_dates(text)) or list(find_dates(" ".join(line.parts)))
    spans = [(date.start, date.end, date.raw) for date in dates]
    if not spans and (told := find_told_from_now(text)):
        spans = [(*told, text[slice(*told)])]
    rest = line.size - sum(text_length(raw) for _, _, raw in spans)
    begins_with_date = bool(spans) and spans[0][0] <= _BEGINNING
    if found and (found[0].start() <= _BEGINNING or len(found) >= 2 or begins_with_date):
        return not line.stops or rest < _META_REST_LABELLED
    if begins_with_date and _DATE_BREAK.match(text, spans[0][1]):
        return True
    # The comma of a date is not a sentence's: Posted on May 3, 2024 by Jane Roe and John Doe in Town Council.
    stops = line.stops - sum(count_stops(raw) for _, _, raw in spans)
    limit = _META_REST_BESIDE_STOPS if stops > 0 else _META_REST
    return rest < line.size and rest <= limit and (may_lack_label or bool(found))
