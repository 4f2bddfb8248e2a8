"""Who wrote the text: labelled names, marked elements, metadata, by-lines."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import html

from portalcrawl.extraction.credits.by_line import find_by_line, read_by_behind_date, read_by_line
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.names import names_nobody
from portalcrawl.extraction.meta_zone import FIELD_BREAK, Field, MetaZone, marks_in, pieces_of, read_fields
from portalcrawl.lexicon import article_words, class_names, credit_words
from portalcrawl.lexicon.persons import is_full_name, is_outlet, may_be_person
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import AUTHOR_NAMES, Metadata
from portalcrawl.page.page_title import bare
from portalcrawl.page.texts import pieces_of as text_pieces_of
from portalcrawl.page.texts import text_of
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.whitespace import fold

# Characters of a meta line with fields that state names without a colon.
_LONGEST_META = 200

# A page about a writer.
_PERSON_PAGE = re.compile(r"/(?:authors?|autor(?:en|es|a|in)?|auteurs?|staff|profiles?|people)[/_-]", re.IGNORECASE)
# The class that Drupal, XenForo and many others give the link to an account.
_ACCOUNT = "username"
_LONGEST_ACCOUNT = 30


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
    linked = clean_names(metadata.linked.authors)
    if linked and not _is_site(linked, layout, metadata):
        # The page may name more of them than the one account that posted the text.
        shown = find_by_line(layout, meta_zone)[0] or _find_linked(layout, meta_zone)
        return Authors(shown, "by-line") if set(shown) > set(linked) else Authors(linked, "json-ld")
    marked, outlet = _find_marked(layout, meta_zone)
    if marked:
        return Authors(marked, "class", outlet)
    names, evidence = find_by_line(layout, meta_zone)
    if not names and (names := _find_linked(layout, meta_zone)):
        evidence = "class"
    if not names and (stated := metadata.first(AUTHOR_NAMES)):
        names, evidence = _read_stated(stated[1], metadata), f"meta:{stated[0]}"
    if not names:
        names, evidence = linked, "json-ld"
    return Authors(names, evidence if names else "", outlet)


def _find_marked(layout: Layout, meta_zone: MetaZone) -> tuple[tuple[str, ...], str | None]:
    """The names in the first element that is marked as the author's, and a paper or an account that is marked so."""
    outlet = None
    for lines in (meta_zone.head, meta_zone.tail):
        for mark, text in marks_in(layout, class_names.AUTHOR, lines):
            if list(read_fields(text, 0)):
                continue
            marked = read_by_behind_date(text) or clean_names(names_of(mark.element)) or _read_account(mark.element)
            if names := tuple(name for name in marked if not is_outlet(name)):
                return names, outlet
            if marked and lines is meta_zone.head:
                outlet = outlet or marked[0]
    return (), outlet


def _is_site(names: Sequence[str], layout: Layout, metadata: Metadata) -> bool:
    """Whether the site itself is all that is stated as an author: a person whom the page names is one."""
    sites = {bare(metadata.values.get("og:site_name") or ""), bare(metadata.linked.publisher or "")}
    host = bare(layout.host.removeprefix("www."))
    return all(bare(name) in sites or (not HANZI.search(name) and host.startswith(bare(name))) for name in names)


def _read_stated(value: str, metadata: Metadata) -> tuple[str, ...]:
    """The persons whom the head names; many systems write the site's name, its maker or its publisher there."""
    site = (metadata.values.get("og:site_name") or "").casefold()
    names = clean_names((value,))
    return names if all(is_full_name(name) and name.casefold() != site for name in names) else ()


def _leads_to_person(link: html.HtmlElement) -> bool:
    return "author" in (link.get("rel") or "").lower() or _PERSON_PAGE.search(link.get("href") or "") is not None


def _read_account(element: html.HtmlElement) -> tuple[str, ...]:
    """The account that an element marked as the author's links, though its name is not a person's: river2017."""
    links = [link for link in (element, *element.iter("a")) if _leads_to_person(link)]
    names = {text_of(link) for link in links}
    name = names.pop() if len(names) == 1 else ""
    is_one_word = all(char.isalnum() or char in "_.-" for char in name) and any(map(str.isalpha, name))
    is_name = 1 < len(name) <= _LONGEST_ACCOUNT and is_one_word
    return (name,) if is_name and not names_nobody(name) and not article_words.UNKNOWN.match(name) else ()


def _may_be_author(name: str) -> bool:
    return may_be_person(name) if HANZI.search(name) else is_full_name(name)


def _find_linked(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names that a line between headline and text links: an account's, or of pages about persons."""
    for index in meta_zone.head:
        found: list[str] = []
        for link in layout.lines[index].links if index > meta_zone.anchor else ():
            classes = (link.element.get("class") or "").lower().split()
            names = clean_names((credit_words.BY.sub("", link.text),))
            if _ACCOUNT in classes and len(names) == 1:
                return names
            if _leads_to_person(link.element) and all(map(_may_be_author, names)):
                found += names
        if found:
            return tuple(dict.fromkeys(found))
    return ()


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
