"""Who wrote the text: labelled names, marked elements, metadata, by-lines."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.extraction.credits.by_line import (
    IN_TEXT,
    find_by_line,
    read_by_behind_date,
    read_by_line,
    read_last_words,
)
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.person_links import (
    colours_text,
    find_linked,
    find_sole_author,
    is_of_picture,
    names_of,
    read_account,
)
from portalcrawl.extraction.credits.portraits import find_portrayed
from portalcrawl.extraction.credits.site_names import SiteNames
from portalcrawl.extraction.credits.unlabelled import find_above_text, find_beside_date, find_signature
from portalcrawl.extraction.meta_fields import FIELD_BREAK, Field, pieces_of, read_fields
from portalcrawl.extraction.meta_zone import MetaZone, marks_in
from portalcrawl.lexicon import class_names, credit_words
from portalcrawl.lexicon.persons import is_agency, is_full_name, is_known_person, is_outlet, may_be_person
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import AUTHOR_NAMES, Metadata
from portalcrawl.page.page_title import bare
from portalcrawl.text.hanzi import HANZI

# Characters of a meta line with fields that state names without a colon.
_LONGEST_META = 200


class Authors(Struct, frozen=True):
    """The authors' names and how they were found; `outlet` is a paper or an account that is marked as the author."""

    names: tuple[str, ...] = ()
    evidence: str = ""
    outlet: str | None = None


def find_authors(layout: Layout, meta_zone: MetaZone, fields: list[Field], metadata: Metadata) -> Authors:
    """The authors of an article; `fields` are the labelled values around it. A news agency is an outlet."""
    found = _find(layout, meta_zone, fields, metadata)
    agencies = [name for name in (*found.names, *metadata.linked.authors) if is_agency(name)]
    names = tuple(name for name in found.names if not is_agency(name))
    return Authors(names, found.evidence if names else "", found.outlet or next(iter(agencies), None))


def _find(layout: Layout, meta_zone: MetaZone, fields: list[Field], metadata: Metadata) -> Authors:
    if names := read_labelled_names(fields):
        return Authors(names, "meta-line")
    for index in meta_zone.head:
        line = layout.lines[index]
        if index > meta_zone.anchor and not line.is_linked and (names := clean_names(_from_fields(pieces_of(line)))):
            return Authors(names, "meta-line")
    for field in fields:
        # 来源：江城日报（记者 张三）
        if field.kind == "source" and field.pieces and (names := read_last_words(field.pieces[0])):
            return Authors(names, "meta-line")
    sites = SiteNames(layout, metadata)
    stated = _read_stated(sites, metadata)
    everybody = clean_names(metadata.linked.authors)
    linked = sites.without(everybody)
    # Above the headline a side column may name the authors of others.
    below = tuple(index for index in meta_zone.head if index >= meta_zone.anchor)
    marked, outlet = _find_marked(layout, below, sites)
    if not marked:
        marked, outlet = _find_marked(layout, meta_zone.head, sites)
    editors = {name for field in fields if field.kind == "editor" for name in clean_names(field.pieces)}
    if linked and not (marked and editors.issuperset(linked)):
        by_line = sites.without(find_by_line(layout, meta_zone)[0])
        to_persons = find_linked(layout, meta_zone)
        ways = (
            (by_line, "by-line"),
            (to_persons, "class"),
            (() if by_line or to_persons else stated.names, "by-line"),
            (find_beside_date(layout, meta_zone), "by-line"),
            (marked, "class"),
        )
        return replace(_weigh_linked(linked, ways), outlet=outlet)
    found = Authors(marked, "class") if marked else _find_unmarked(layout, meta_zone, stated, sites)
    if marked and set(shown := find_by_line(layout, meta_zone)[0]) > set(marked):
        # Of several only one may be marked.
        found = Authors(shown, "by-line")
    if not found.names:
        found = Authors(tuple(filter(is_full_name, everybody)), "json-ld")
    if not found.names:
        # A person's site may be called as the person is.
        found = Authors(_find_marked(layout, meta_zone.head)[0], "class")
    return replace(found if found.names else Authors(), outlet=outlet)


def _weigh_linked(linked: tuple[str, ...], ways: Sequence[tuple[tuple[str, ...], str]]) -> Authors:
    """The authors whom JSON-LD states, or those whom the page shows, who may be more than the one that posted it.

    `ways` are the names that were found on the page, and how.
    """
    for names, how in ways:
        if found := _name_all(names, linked):
            return Authors(found, how)
    if not any(map(_is_person, linked)):
        # The account of a feed or of an office.
        for names, how in ways:
            if names and all(map(is_known_person, names)):
                return Authors(names, how)
    return Authors(linked, "json-ld")


def _name_all(shown: Sequence[str], linked: Sequence[str]) -> tuple[str, ...]:
    """The names that a page shows, if they are those that its JSON-LD states and more; these as it spells them."""
    spelling = {bare(name): name for name in linked}
    folded = [bare(name) for name in shown]
    if not set(folded) > set(spelling):
        return ()
    return tuple(spelling.get(key, name) for key, name in zip(folded, shown, strict=True))


def _find_unmarked(layout: Layout, meta_zone: MetaZone, stated: Authors, sites: SiteNames) -> Authors:
    """The authors, if no element between headline and text is marked as theirs."""
    names, how = find_by_line(layout, meta_zone)
    if names:
        return Authors(sites.without(names) or names, how)
    if names := find_linked(layout, meta_zone):
        return Authors(names, "class")
    if stated.names:
        return stated
    if names := find_beside_date(layout, meta_zone) or find_above_text(layout, meta_zone):
        return Authors(names, "by-line")
    if names := find_signature(layout, meta_zone):
        return Authors(names, IN_TEXT)
    if names := _find_marked_below(layout, meta_zone) or find_sole_author(layout, meta_zone):
        return Authors(names, "class")
    return Authors(find_portrayed(layout, meta_zone), "portrait")


def _find_marked(
    layout: Layout, lines: tuple[int, ...], sites: SiteNames | None = None
) -> tuple[tuple[str, ...], str | None]:
    """The names in the first line's elements that are marked as the author's, and a paper or an account that is marked
    so above them.

    Each of several authors may have a line of its own, and what the first line has may be a brand's.
    """
    outlet = None
    found: list[str] = []
    line = -1
    for place, marked in _read_marks(layout, lines):
        names = tuple(name for name in marked if not (is_outlet(name) or is_agency(name)))
        if sites:
            names = sites.without(names)
        if found and place != line and not (names and all(map(is_known_person, names)) and place == line + 1):
            break
        if names:
            # The element around the names is marked as well.
            if all(map(is_full_name, names)):
                found = [name for name in found if is_full_name(name)]
                found += names
            elif not found:
                found += names
            line = place
        elif not found and (is_outlet(marked[0]) or is_agency(marked[0])):
            outlet = outlet or marked[0]
    # Jane Doe, and around it: Jane Doe News Fellow.
    whole = (name for name in found if not any(name.startswith(f"{other} ") for other in found))
    return tuple(dict.fromkeys(whole)), outlet


def _find_marked_below(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names that are marked as authors' below the text; none where they differ, as those of teasers do.

    Beside a person's full name, what is marked as well says what the person is.
    """
    found = {names for _, names in _read_marks(layout, meta_zone.tail) if not any(map(is_outlet, names))}
    persons = {names for names in found if all(map(is_full_name, names))} or found
    return persons.pop() if len(persons) == 1 else ()


def _read_marks(layout: Layout, lines: tuple[int, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The names in each element of these lines that is marked as the author's, with its line."""
    for mark, text in marks_in(layout, class_names.AUTHOR, lines):
        if list(read_fields(text, 0)) or is_of_picture(mark.element, text) or colours_text(mark.element):
            continue
        if names := read_by_behind_date(text) or clean_names(names_of(mark.element)) or read_account(mark.element):
            yield mark.line, names
        elif is_agency(text):
            yield mark.line, (text,)


def _read_stated(sites: SiteNames, metadata: Metadata) -> Authors:
    """The persons whom the head names; many systems write the site's name, its maker or its publisher there."""
    for stated in (*AUTHOR_NAMES, *sorted(set(metadata.authors) - set(AUTHOR_NAMES))):
        names = sites.without(clean_names(metadata.authors.get(stated, ())))
        if names and all(map(_is_person, names)):
            return Authors(names, f"meta:{stated}")
    return Authors()


def _is_person(name: str) -> bool:
    return may_be_person(name) if HANZI.search(name) else is_full_name(name)


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
    return tuple(name for piece in pieces for name in _read_piece(piece.strip()))


def _read_piece(piece: str) -> tuple[str, ...]:
    korean = credit_words.JOB_BEHIND_NAME.fullmatch(piece)
    return (korean[1],) if korean else read_by_line(piece)
