"""The meta zone: the lines around headline and body, which may state an article's date, source and author. Comments and
hot lists are outside of it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import takewhile

from msgspec import Struct

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.boxes.inner_entries import find_inner_entries
from portalcrawl.extraction.body.boxes.visitors_part import find_visitors_part
from portalcrawl.extraction.body.lines.captions import is_below_picture
from portalcrawl.extraction.body.lines.event_times import states_span
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.page.layout import Layout, Line, Mark, prose_of
from portalcrawl.page.stops import count_stops
from portalcrawl.page.texts import text_of
from portalcrawl.text.dates.hints import has_full_date
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.whitespace import fold, strip_invisible

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
# Characters before a label.
_LONGEST_LABEL = 30
# Characters of a line whose pieces are remembered.
_LONGEST_REMEMBERED = 1_000
# Parts of a page that state nothing of the article.
_NOT_STATED = class_names.COMMENT | class_names.BREADCRUMB
_SENTENCE_ENDS = "。！？；：.!?;:…”"
# Two fields of one line are parted by element borders, bars or wide gaps; a single space may be a name's, and between
# words in letters a line break of the source is one.
_GAP = re.compile(r"[ \t\n\r\f\v\u00a0\u2002\u2003\u3000]{2,}|[|｜丨\u3000\u2003]")
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_WRAP = re.compile(rf"(?<=[{_LETTER}])[ \t]*[\n\r][ \t\n\r]*(?=[{_LETTER}])")
_SPACE_IN_LABEL = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")
# Unlike the control characters for this purpose it is not white space to Python: folding must not take it out.
FIELD_BREAK = "\uf8ff"
# A colon in an element of its own belongs to the label before it.
_COLON = re.compile(r"\s?\uf8ff(?=[:：])")
_LABELLED = re.compile(r"[^\W\d_][^\s:：,，]{1,19}(?:\s[^\s:：,，]{1,19})?\s?[:：](?!//)")
_BREAKS = re.compile(r"\s{0,9}\uf8ff[\s\uf8ff]*")


class MetaZone(Struct, frozen=True):
    """Lines `[first, last)` from shortly above the headline to the first sentence, the same behind the body, and the
    body's own lines at its ends."""

    head: tuple[int, ...]
    tail: tuple[int, ...]
    ends: tuple[int, ...]
    anchor: int
    """The headline's line, or the body's first if no line shows the headline."""
    shows_headline: bool = False


class Field(Struct, frozen=True):
    """A labelled value of a meta line: `kind` as in `article_words.META_LABEL`, the value's pieces, its line."""

    kind: str
    label: str
    pieces: tuple[str, ...]
    line: int


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


def pieces_of(line: Line) -> str:
    """A line's text with `FIELD_BREAK` where a field may end."""
    return join_pieces(line.parts)


def join_pieces(parts: Iterable[str]) -> str:
    """Texts of neighbouring elements as one, with `FIELD_BREAK` where a field may end."""
    found = tuple(parts)
    return _join_short(found) if sum(map(len, found)) <= _LONGEST_REMEMBERED else _join(found)


def _join(parts: tuple[str, ...]) -> str:
    joined = FIELD_BREAK.join(
        _GAP.sub(FIELD_BREAK, _WRAP.sub(" ", _close_labels(strip_invisible(part)))) for part in parts
    )
    if FIELD_BREAK in joined:
        joined = _COLON.sub("", _BREAKS.sub(FIELD_BREAK, joined))
    return fold(joined.strip(FIELD_BREAK + " ").replace("\n", " "))


# Those of one line are asked for by several readers, and a site's own lines stand on all of its pages.
_join_short = lru_cache(maxsize=1_000)(_join)


def _close_labels(text: str) -> str:
    """The text with its letter-spaced labels closed, since a wide gap ends a field: 来    源：."""
    if not (_GAP.search(text) and article_words.may_be_labelled(text)):
        return text
    return article_words.META_LABEL.sub(lambda match: _SPACE_IN_LABEL.sub("", match[0]), text)


def read_fields(text: str, line: int) -> Iterator[Field]:
    """The labelled values of a line that `pieces_of` has prepared."""
    for kind, label, pieces in _find_values(text):
        yield Field(kind, label, pieces, line)


@lru_cache(maxsize=500)
def _find_values(text: str) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Kind, label and pieces of each value. Several functions ask for those of one line, and a site's own lines stand
    on all of its pages."""
    matches = [match for match in article_words.META_LABEL.finditer(text) if not _speaks_of_author(text, match)]
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found = []
    for match, end in zip(matches, ends, strict=False):
        value = text[match.end() : end]
        parts = [piece.strip() for piece in value.split(FIELD_BREAK)]
        # What has a label of its own is another field, whatever its label means: Фото: ….
        behind = (place for place, part in enumerate(parts) if any(parts[:place]) and _LABELLED.match(part))
        pieces = tuple(p for part in parts[: next(behind, len(parts))] if (p := part.strip(" :：,，;；-")))
        found.append((match.lastgroup or "other", match[0], pieces))
    return tuple(found)


def _speaks_of_author(text: str, match: re.Match[str]) -> bool:
    """Whether an author's label is the end of a heading of his portrait: About the author:."""
    before = text[: match.start()][-_LONGEST_LABEL:]
    return match.lastgroup == "author" and credit_words.OF_WHOM.match(before) is not None


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
