"""Who wrote the text: labelled names, marked elements, metadata, by-lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import html

from portalcrawl.extraction.credits.by_line import find_by_line, is_full_name, read_by_behind_date, read_by_line
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.meta_zone import FIELD_BREAK, Field, MetaZone, marks_in, pieces_of, read_fields
from portalcrawl.lexicon import class_names, credit_words
from portalcrawl.lexicon.persons import is_outlet
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import AUTHOR_NAMES, Metadata
from portalcrawl.page.texts import pieces_of as text_pieces_of
from portalcrawl.page.texts import text_of
from portalcrawl.text.whitespace import fold

# Characters of a meta line with fields that state names without a colon.
_LONGEST_META = 200

# A page about a writer.
_PERSON_PAGE = re.compile(r"/(?:authors?|autor(?:en|es|a|in)?|auteurs?|staff|profiles?|people)[/_-]", re.IGNORECASE)
# The class that Drupal, XenForo and many others give the link to an account.
_ACCOUNT = "username"


@dataclass(frozen=True, slots=True)
class Authors:
    """The authors' names and how they were found; `outlet` is a paper or an account that is marked as the author."""

    names: tuple[str, ...] = ()
    evidence: str = ""
    outlet: str | None = None


def find_authors(layout: Layout, meta_zone: MetaZone, fields: list[Field], metadata: Metadata) -> Authors:
    """The authors of an article; `fields` are the labelled values around it."""
    if names := read_labelled_names(fields):
        return Authors(names, "meta-line")
    for index in meta_zone.head:
        line = layout.lines[index]
        if index > meta_zone.anchor and not line.is_linked and (names := clean_names(_from_fields(pieces_of(line)))):
            return Authors(names, "meta-line")
    if metadata.linked.authors and (names := clean_names(metadata.linked.authors)):
        return Authors(names, "json-ld")
    outlet = None
    for lines in (meta_zone.head, meta_zone.tail):
        for mark, text in marks_in(layout, class_names.AUTHOR, lines):
            if list(read_fields(text, 0)):
                continue
            marked = read_by_behind_date(text) or clean_names(names_of(mark.element))
            if names := tuple(name for name in marked if not is_outlet(name)):
                return Authors(names, "class")
            if marked and lines is meta_zone.head:
                outlet = outlet or marked[0]
    names, evidence = find_by_line(layout, meta_zone)
    if not names and (account := _find_account(layout, meta_zone)):
        return Authors((account,), "class", outlet)
    if not names and (stated := metadata.first(AUTHOR_NAMES)):
        names, evidence = _read_stated(stated[1], metadata), f"meta:{stated[0]}"
    return Authors(names, evidence if names else "", outlet)


def _read_stated(value: str, metadata: Metadata) -> tuple[str, ...]:
    """The persons whom the head names; many systems write the site's name, its maker or its publisher there."""
    site = (metadata.values.get("og:site_name") or "").casefold()
    names = clean_names((value,))
    return names if all(is_full_name(name) and name.casefold() != site for name in names) else ()


def _leads_to_person(link: html.HtmlElement) -> bool:
    return "author" in (link.get("rel") or "").lower() or _PERSON_PAGE.search(link.get("href") or "") is not None


def _find_account(layout: Layout, meta_zone: MetaZone) -> str | None:
    """The name of an account that a line between headline and text links: Submitted by jane on Mon, 03/02/2026."""
    for index in meta_zone.head:
        for link in layout.lines[index].links if index > meta_zone.anchor else ():
            classes = (link.element.get("class") or "").lower().split()
            if _ACCOUNT in classes and len(names := clean_names((link.text,))) == 1:
                return names[0]
    return None


def read_labelled_names(fields: Iterable[Field], *, or_posters: bool = True) -> tuple[str, ...]:
    """The names behind the authors' labels of one line: 记者：张三 通讯员：李四.

    If no other label has any, those behind a label of whoever put the text online or sent it in, unless
    `or_posters=False`.
    """
    posters: tuple[str, ...] = ()
    writers: list[str] = []
    line = -1
    for found in fields:
        if found.kind != "author" or (writers and found.line != line):
            continue
        if names := names_behind(found.label, found.pieces):
            if credit_words.POSTER.match(found.label) or credit_words.SENDER.match(found.label):
                posters = posters or names
            else:
                writers += names
                line = found.line
    return tuple(dict.fromkeys(writers)) or (posters if or_posters else ())


def names_behind(label: str, pieces: Sequence[str]) -> tuple[str, ...]:
    """The names behind an author's label; an account or a paper that posted a text has not written it."""
    names = clean_names(pieces)
    if not credit_words.POSTER.match(label):
        return names
    return tuple(name for name in names if not is_outlet(name))


def _from_fields(text: str) -> tuple[str, ...]:
    """The names that a meta line's fields state without a colon; a line of one field is not a meta line."""
    pieces = text.split(FIELD_BREAK)
    if len(pieces) < 2 or len(text) > _LONGEST_META:
        return ()
    return tuple(name for piece in pieces for name in read_by_line(piece.strip()))


def names_of(element: html.HtmlElement) -> tuple[str, ...]:
    """The names in an element that is marked as the author's: its links', else its first text that is not a label."""
    found = list(element.iter("a"))
    # Beside the author a box links his mail, his site, the article's section.
    persons = [link for link in found if _leads_to_person(link)]
    links = [text_of(link) for link in persons or found]
    texts = links or [fold(text) for text in text_pieces_of(element)]
    names = [credit_words.BY.sub("", text) for text in texts if text and not credit_words.BY_WORD.match(text)]
    return tuple(names if links else names[:1])
