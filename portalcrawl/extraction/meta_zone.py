"""The meta zone: the lines around headline and body, which may state an article's date, source and author. Comments and
hot lists are outside of it."""

from collections.abc import Iterator
from itertools import takewhile

from msgspec import Struct

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.boxes.inner_entries import find_inner_entries
from portalcrawl.extraction.body.boxes.visitors_part import find_visitors_part
from portalcrawl.extraction.body.lines.captions import is_below_picture
from portalcrawl.extraction.body.lines.event_times import states_span
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names
from portalcrawl.page.layout import Layout, Line, Mark, prose_of
from portalcrawl.page.stops import count_stops
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates

# Lines above the headline, below it at most down to the first sentence, and below the text.
_BEFORE = 6
_HEAD = 25
_TAIL = 12
# Lines of a document's record, the table right above the headline.
_LONGEST_RECORD = 40
# Lines of the body at its beginning and at its end that may name source and author: a dispatch, a note, a signature.
_FIRST_LINES = 2
_LAST_LINES = 5
# UTF-8 bytes of a first sentence, and of one that needs no full stop.
_SENTENCE = 60
_LONG = 240
# UTF-8 bytes of a line that may state something; longer ones are paragraphs.
_LONGEST_LINE = 900
# Characters of an element that is marked as the date's, the author's or the source's.
_LONGEST_MARK = 160
# UTF-8 bytes of a meta line below a lead, and lines in which it follows.
_LONGEST_META = 90
_BEHIND_LEAD = 2
# Where other articles begin, below the text.
_TEASERS = (labels.TEASERS, labels.CARD, labels.EXCERPT)
# Parts of a page that state nothing of the article.
_NOT_STATED = class_names.COMMENT | class_names.BREADCRUMB
_SENTENCE_ENDS = "。！？；：.!?;:…”"


class MetaZone(Struct, frozen=True):
    """Lines `[first, last)` from shortly above the headline to the first sentence, the same behind the body, and the
    body's own lines at its ends."""

    head: tuple[int, ...]
    tail: tuple[int, ...]
    ends: tuple[int, ...]
    anchor: int
    """The headline's line, or the body's first if no line shows the headline."""
    shows_headline: bool = False


def find_meta_zone(layout: Layout, headline: Headline, body: Body) -> MetaZone:
    """The zone of an article; without a headline on the page it starts shortly above the body."""
    first_kept = body.kept[0] if body.kept else body.first
    last_kept = body.kept[-1] + 1 if body.kept else body.last
    anchor = headline.first if headline.first >= 0 else first_kept
    below = headline.last if headline.first >= 0 else first_kept
    start = max(0, min(anchor - _BEFORE, _start_of_record(layout, anchor)))
    stop = next((i for i in body.kept if i >= below and _is_sentence(layout.lines[i])), len(layout.lines))
    lead = -1
    if _has_meta_line(layout, range(stop + 1, min(stop + 1 + _BEHIND_LEAD, len(layout.lines)))):
        # The meta line stands below a lead.
        lead = stop
        stop = next((i for i in body.kept if i > lead and _is_sentence(layout.lines[i])), len(layout.lines))
    kept = set(body.kept)
    # What is said of the headline's block says nothing of the rest: `comment-page` may be the whole page.
    others = _NOT_STATED & ~(layout.blocks[layout.lines[anchor].block].role if headline.first >= 0 else 0)
    head = [
        i
        for i in range(start, min(stop, below + _HEAD))
        if i != lead
        and _may_state(layout, i, others)
        and not (i > anchor and is_below_picture(layout, i))
        and not (i in kept and _is_of_event(layout.lines[i]))
        and not states_span(layout.lines[i].text)
    ]
    # Teasers name the authors of other articles, and so do posts inside the post and what visitors write below it.
    lines_below = range(last_kept, min(last_kept + _TAIL, len(layout.lines)))
    above_teasers = takewhile(lambda i: body.rules.get(i) not in _TEASERS, lines_below)
    portrait = [i for i, rule in body.rules.items() if rule is labels.AUTHOR_BOX and 0 <= last_kept - i <= _TAIL]
    tail = [i for i in (*portrait, *above_teasers) if _may_state(layout, i, _NOT_STATED)]
    visitors, entries = find_visitors_part(layout, headline), find_inner_entries(layout, headline)
    last = min((layout.blocks[one].first for one in entries), default=len(layout.lines))
    head, tail = ([i for i in lines if i < last and i not in visitors] for lines in (head, tail))
    head = without_today(layout, head, anchor)
    head, tail = _above_notice(layout, head, anchor), _above_notice(layout, tail, anchor)
    ends = list(dict.fromkeys(body.kept[:_FIRST_LINES] + body.kept[-_LAST_LINES:]))
    return MetaZone(tuple(head), tuple(tail), tuple(ends), anchor, shows_headline=headline.first >= 0)


def _has_meta_line(layout: Layout, lines: range) -> bool:
    """Whether one of these lines is dated, or marked as the author's."""
    if any(_is_dated(layout.lines[index]) for index in lines):
        return True
    return any(mark.line in lines and mark.role & class_names.AUTHOR for mark in layout.marks)


def _is_dated(line: Line) -> bool:
    """Whether a line is short, no sentence, and has a date and a time of day: a meta line, whatever else it says."""
    if line.size > _LONGEST_META or line.is_linked or not has_full_date(line.text):
        return False
    timed = next((match for match in find_dates(line.text) if match.has_time), None)
    return timed is not None and not count_stops(line.text[: timed.start] + line.text[timed.end :])


def _is_of_event(line: Line) -> bool:
    """Whether a line of the text says when and where something takes place: that is not the article's date."""
    return bool(article_words.BARE_TIME.match(line.text) or article_words.EVENT.match(line.text))


def without_today(layout: Layout, lines: list[int], anchor: int) -> list[int]:
    """The lines without a calendar's above the menu: that is the day of the visit, in the head of the site."""
    menu = next((i for i in range(anchor - 1, -1, -1) if _is_menu(layout, i)), 0)
    return [i for i in lines if i >= menu or not article_words.TODAY.search(layout.lines[i].text)]


def _is_menu(layout: Layout, index: int) -> bool:
    line = layout.lines[index]
    return line.is_linked and bool(layout.blocks[line.block].role & class_names.NAVIGATION)


def _start_of_record(layout: Layout, anchor: int) -> int:
    """The first line of a document's record, a table that ends right above the headline; else the headline's line."""
    if not anchor:
        return anchor
    for above in layout.ancestors(layout.lines[anchor - 1].block):
        block = layout.blocks[above]
        if block.last > anchor:
            break
        if block.tag == "table":
            return block.first if anchor - block.first <= _LONGEST_RECORD else anchor
    return anchor


def _is_sentence(line: Line) -> bool:
    """Whether a line is text; a breadcrumb or a title with one comma is not."""
    return prose_of(line) >= _SENTENCE and (line.stops > 1 or line.size >= _LONG or line.text[-1] in _SENTENCE_ENDS)


def _above_notice(layout: Layout, lines: list[int], anchor: int) -> list[int]:
    """The lines above the site's notice (copyright, licence): a date there is the site's, on every page."""
    for place, index in enumerate(lines):
        if index > anchor and article_words.is_legal(layout.lines[index].text):
            return lines[:place]
    return lines


def _may_state(layout: Layout, index: int, others: int) -> bool:
    line = layout.lines[index]
    return not layout.blocks[line.block].role & others and 0 < line.size < _LONGEST_LINE


def marks_in(layout: Layout, role: int, lines: tuple[int, ...]) -> Iterator[tuple[Mark, str]]:
    """The elements in these lines that are marked with a role, and their texts."""
    wanted = set(lines)
    for mark in layout.marks:
        # A portrait before the name is a line of its own.
        is_here = mark.line in wanted or (mark.line + 1 in wanted and not layout.lines[mark.line].text)
        if mark.role & role and is_here:
            text = text_of(mark.element)
            if len(text) <= _LONGEST_MARK:
                yield mark, text
