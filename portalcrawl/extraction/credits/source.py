"""Who published the text first."""

import re

from msgspec import Struct

from portalcrawl.extraction.credits.authors import find_authors
from portalcrawl.extraction.credits.by_line import read_by_line
from portalcrawl.extraction.credits.clicks import count_clicks
from portalcrawl.extraction.credits.credit_parser import read_credit
from portalcrawl.extraction.credits.field_lines import fields_of
from portalcrawl.extraction.credits.person_links import is_of_picture
from portalcrawl.extraction.credits.stated_source import clean_source, is_outlets, read_note, read_parted, split_notes
from portalcrawl.extraction.meta_fields import FIELD_BREAK, Field, pieces_of, read_fields
from portalcrawl.extraction.meta_zone import MetaZone, marks_in
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.lexicon.persons import is_outlet
from portalcrawl.page.layout import Layout, Line, Link
from portalcrawl.page.metadata import SOURCE_NAMES, Metadata
from portalcrawl.page.own_site import leads_to_site
from portalcrawl.page.page import Page
from portalcrawl.text.dates.parsing import find_dates
from portalcrawl.text.dates.relative_dates import find_told_from_now

_BRACKETS = "[]【】()（）<>《》「」\"'“” "
_BAR = re.compile("[|｜丨]")
# A sentence's marks, a number.
_NO_NAME = re.compile(r"[，。！？；、]|^[\d.,%/:-]+$")
# Characters of a name without a label, of a publisher's name beside the date or linked there, and of a note.
_LONGEST_NAME = 40
_LONGEST_PUBLISHER = 20
_LONGEST_NOTE = 80
# UTF-8 bytes of a line that has one fact alone: the date, the source.
_LONGEST_LINE = 150
# Characters that a line may have beside the date that it is: brackets, spaces.
_MOST_BESIDE = 4
# Of the body's last lines, those with notes in brackets at the end of a paragraph.
_NOTED_LINES = 2


# The evidence of a source whose place or class alone speaks for it: a person who wrote the text stands there too.
_UNLABELLED = ("beside-date", "class")


class Credits(Struct, frozen=True):
    """The meta line's values and how each was found; absent ones are None or empty."""

    source: str | None = None
    source_evidence: str = ""
    authors: tuple[str, ...] = ()
    author_evidence: str = ""
    clicks: int | None = None


def find_credits(page: Page, meta_zone: MetaZone) -> Credits:
    """Source, authors and clicks of an article."""
    layout, metadata = page.layout, page.metadata
    fields = [field for index in (*meta_zone.head, *meta_zone.tail) for field in fields_of(layout, index)]
    source, source_how = _find_source(layout, meta_zone, fields, metadata)
    authors = find_authors(layout, meta_zone, fields, metadata)
    if source is None and authors.outlet and not any(f.kind == "source" and f.line in meta_zone.head for f in fields):
        source, source_how = authors.outlet, "class"
    if source in authors.names and source_how in _UNLABELLED:
        source, source_how = None, ""
    names = tuple(name for name in authors.names if name != source)
    clicks = count_clicks(layout, meta_zone, fields)
    return Credits(source, source_how, names, authors.evidence if names else "", clicks)


def _find_source(
    layout: Layout, meta_zone: MetaZone, fields: list[Field], metadata: Metadata
) -> tuple[str | None, str]:
    labelled = [f for f in fields if f.kind == "source"]
    for found in labelled:
        if source := clean_source(found.pieces):
            return source, "meta-line"
    for mark, text in marks_in(layout, class_names.SOURCE, meta_zone.head):
        labels = list(read_fields(text, 0))
        if is_of_picture(mark.element, text) or _is_below_picture(layout, mark.line):
            continue
        source = clean_source((text,)) if not labels and is_outlets(text) else None
        if source and not next(find_dates(text), None):
            return source, "class"
    if source := _find_note(layout, meta_zone):
        return source, "note"
    if source := _from_ends(layout, meta_zone):
        return source, "body"
    # An empty label above the text says that there is none; one below it may be of pictures and quotations.
    if any(found.line in meta_zone.head for found in labelled):
        return None, ""
    if source := _beside_date(layout, meta_zone):
        return source, "beside-date"
    if (named := metadata.first(SOURCE_NAMES)) and (source := clean_source((named[1],))):
        return source, f"meta:{named[0]}"
    return None, ""


def _is_below_picture(layout: Layout, index: int) -> bool:
    """Whether a line stands right below a picture and says no date: whose the picture is, it may say."""
    above = layout.lines[index - 1] if index else None
    is_picture = above is not None and bool(above.images) and not above.text
    return is_picture and not _find_times(layout.lines[index].text)


def may_be_source(text: str) -> bool:
    """Whether a text without a label in a source's place may be one: a name, not a sentence, not a by-line."""
    return len(text) <= _LONGEST_NAME and not (_NO_NAME.search(text) or read_by_line(text))


def _from_ends(layout: Layout, meta_zone: MetaZone) -> str | None:
    """The source in one of the body's first or last lines that is a label and its value alone, or in a note there.

    A digest has several, each of one text: then there is none.
    """
    found: set[str] = set()
    for index in meta_zone.ends:
        line = layout.lines[index]
        if line.size <= _LONGEST_LINE and line.stops <= 1 and article_words.may_be_labelled(line.text):
            fields = list(read_fields(pieces_of(line), index))
            if fields and fields[0].kind == "source" and line.text.lstrip("（([【 ").startswith(fields[0].label[:1]):
                found.add(clean_source(fields[0].pieces) or "")
            continue
        if _BAR.search(line.text) and len(line.text) <= _LONGEST_NOTE and (parted := read_parted(line.text)):
            found.add(parted)
            continue
        notes = (line.text, *split_notes(line.text)) if index in meta_zone.ends[-_NOTED_LINES:] else (line.text,)
        found.update(filter(None, (_read_note(note) for note in notes)))
    return found.pop() or None if len(found) == 1 else None


def _find_note(layout: Layout, meta_zone: MetaZone) -> str | None:
    """The source in a line beside the text that states it without a colon: 来源丨江城日报, 转自《江城日报》."""
    for index in (*meta_zone.head, *meta_zone.tail):
        line = layout.lines[index]
        if index > meta_zone.anchor and len(line.text) <= _LONGEST_NOTE and not line.is_linked:
            for piece in dict.fromkeys((line.text, *_undated_pieces(line))):
                if source := read_parted(piece) or _read_note(piece):
                    return source
    return None


def _read_note(text: str) -> str | None:
    return read_note(text, credit_words.PUBLISHER) if len(text) <= _LONGEST_NOTE else None


def _beside_date(layout: Layout, meta_zone: MetaZone) -> str | None:
    """An unlabelled publisher's name on the date's line, or on one of its own next to it."""
    for index in meta_zone.head:
        line = layout.lines[index]
        if index <= meta_zone.anchor or line.size > _LONGEST_LINE or line.stops:
            continue
        dates = _find_times(line.text)
        if dates and (name := _linked_outlet(layout, line)):
            return name
        around = [index] if dates else []
        if dates and dates[0][1] - dates[0][0] >= len(line.text) - _MOST_BESIDE:
            around += [i for i in (index - 1, index + 1) if i in meta_zone.head and i > meta_zone.anchor]
        for near in around:
            for piece in _undated_pieces(layout.lines[near]):
                # 圖／江城日报: whose the pictures are.
                if read_credit(piece).says_role:
                    continue
                name = re.split("[/｜|]", piece)[-1]
                if (
                    2 < len(name) <= _LONGEST_PUBLISHER
                    and (near == index or _stands_apart(name, layout.lines[near].text))
                    and credit_words.PUBLISHER.search(name)
                    and not article_words.META_LABEL.search(name)
                ):
                    return name
        if dates and dates[0][0] and (name := _lone_name(line)):
            return name
    return None


def _stands_apart(name: str, text: str) -> bool:
    """Whether nothing but spaces and signs touches a name in its line: the words of a sentence touch what it links."""
    before, _, after = text.partition(name)
    return not (before[-1:].isalnum() or after[:1].isalnum())


def _linked_outlet(layout: Layout, line: Line) -> str | None:
    """The one publisher that a date's line links; links to pages of the site are its sections."""
    away = [link.text for link in line.links if link.text and _leads_away(link, layout.host)]
    if (
        len(away) != 1
        or not (is_outlet(away[0]) or credit_words.PUBLISHER.search(away[0]))
        or len(away[0]) > _LONGEST_PUBLISHER
    ):
        return None
    return away[0] if may_be_source(away[0]) and not article_words.TOOL_LINE.match(away[0]) else None


def _leads_away(link: Link, host: str) -> bool:
    """Whether a link leads to another site, or is a script's, which shows a card with the account's portrait."""
    href = (link.element.get("href") or "#").strip()
    return href.lower().startswith("javascript:") or not (href.startswith("#") or leads_to_site(href, host))


def _undated_pieces(line: Line) -> list[str]:
    text = pieces_of(line)
    for start, end in reversed(_find_times(text)):
        text = text[:start] + FIELD_BREAK + text[end:]
    return [p for piece in text.split(FIELD_BREAK) if (p := piece.strip(_BRACKETS + ":：-·|"))]


def _find_times(text: str) -> list[tuple[int, int]]:
    """Where a line has dates, start and end of each; else where it tells a time from now."""
    dates = [(date.start, date.end) for date in find_dates(text)]
    return dates or list(filter(None, [find_told_from_now(text)]))


def _lone_name(line: Line) -> str | None:
    """The one name before a date in a line with nothing else: an account's, which has no publisher's ending."""
    pieces = _undated_pieces(line)
    if len(pieces) != 1 or not credit_words.ACCOUNT.fullmatch(pieces[0]) or not is_outlet(pieces[0]):
        return None
    others = (article_words.TOOL_LINE.match, article_words.MESSAGE.search, article_words.DATE_LABEL.search)
    return None if any(other(pieces[0]) for other in others) else pieces[0]
