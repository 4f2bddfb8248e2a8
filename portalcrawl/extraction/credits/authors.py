"""Who wrote the text: labelled names, marked elements, metadata, by-lines."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from portalcrawl.extraction.credits.by_line import find_by_line, read_by_behind_date, read_by_line
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.person_links import find_linked, find_sole_author, names_of, read_account
from portalcrawl.extraction.meta_zone import FIELD_BREAK, Field, MetaZone, marks_in, pieces_of, read_fields
from portalcrawl.lexicon import class_names, credit_words
from portalcrawl.lexicon.persons import is_full_name, is_outlet
from portalcrawl.page.layout import Layout
from portalcrawl.page.metadata import AUTHOR_NAMES, Metadata
from portalcrawl.page.page_title import bare
from portalcrawl.text.hanzi import HANZI

# Characters of a meta line with fields that state names without a colon.
_LONGEST_META = 200


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
    stated = _read_stated(layout, metadata)
    linked = clean_names(metadata.linked.authors)
    if linked and not _is_site(linked, layout, metadata):
        # The page may name more of them than the one account that posted the text.
        shown = find_by_line(layout, meta_zone)[0] or find_linked(layout, meta_zone) or stated.names
        return Authors(shown, "by-line") if set(shown) > set(linked) else Authors(linked, "json-ld")
    marked, outlet = _find_marked(layout, meta_zone.head)
    found = Authors(marked, "class") if marked else _find_unmarked(layout, meta_zone, stated)
    if marked and set(shown := find_by_line(layout, meta_zone)[0]) > set(marked):
        # Of several only one may be marked.
        found = Authors(shown, "by-line")
    if not found.names:
        found = Authors(tuple(filter(is_full_name, linked)), "json-ld")
    return replace(found if found.names else Authors(), outlet=outlet)


def _find_unmarked(layout: Layout, meta_zone: MetaZone, stated: Authors) -> Authors:
    """The authors, if no element between headline and text is marked as theirs."""
    names, how = find_by_line(layout, meta_zone)
    if names:
        return Authors(names, how)
    if names := find_linked(layout, meta_zone):
        return Authors(names, "class")
    if stated.names:
        return stated
    return Authors(_find_marked_below(layout, meta_zone) or find_sole_author(layout, meta_zone), "class")


def _find_marked(layout: Layout, lines: tuple[int, ...]) -> tuple[tuple[str, ...], str | None]:
    """The names in the first line's elements that are marked as the author's, and a paper or an account that is marked
    so above them."""
    outlet = None
    found: list[str] = []
    line = -1
    for place, marked in _read_marks(layout, lines):
        if found and place != line:
            break
        if names := tuple(name for name in marked if not is_outlet(name)):
            line = place
            # The element around the names is marked as well.
            found += names if all(map(is_full_name, names)) or not found else ()
        elif not found:
            outlet = outlet or marked[0]
    # Jane Doe, and around it: Jane Doe News Fellow.
    whole = (name for name in found if not any(name.startswith(f"{other} ") for other in found))
    return tuple(dict.fromkeys(whole)), outlet


def _find_marked_below(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The names that are marked as authors' below the text; none where they differ, as those of teasers do."""
    found = {names for _, names in _read_marks(layout, meta_zone.tail) if not any(map(is_outlet, names))}
    return found.pop() if len(found) == 1 else ()


def _read_marks(layout: Layout, lines: tuple[int, ...]) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The names in each element of these lines that is marked as the author's, with its line."""
    for mark, text in marks_in(layout, class_names.AUTHOR, lines):
        if list(read_fields(text, 0)):
            continue
        if names := read_by_behind_date(text) or clean_names(names_of(mark.element)) or read_account(mark.element):
            yield mark.line, names


def _is_site(names: Sequence[str], layout: Layout, metadata: Metadata) -> bool:
    """Whether the site itself is all that is stated as an author: a person whom the page names is one."""
    sites = {bare(metadata.site), bare(metadata.linked.publisher or "")}
    host = bare(layout.host.removeprefix("www."))
    return all(bare(name) in sites or (not HANZI.search(name) and host.startswith(bare(name))) for name in names)


def _read_stated(layout: Layout, metadata: Metadata) -> Authors:
    """The persons whom the head names; many systems write the site's name, its maker or its publisher there."""
    for stated in AUTHOR_NAMES:
        names = clean_names(metadata.authors.get(stated, ()))
        if names and all(map(is_full_name, names)) and not _is_site(names, layout, metadata):
            return Authors(names, f"meta:{stated}")
    return Authors()


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
