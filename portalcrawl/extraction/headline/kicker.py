"""What a heading says beside the headline: a kicker above it, the day, words for screen readers only."""

from collections.abc import Collection, Iterator
from itertools import pairwise

from lxml import html
from msgspec import Struct

from portalcrawl.extraction.headline.election import Headline
from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Layout
from portalcrawl.page.page_title import bare, bare_headline
from portalcrawl.page.tags import HEADINGS, HIDDEN_STYLE
from portalcrawl.page.texts import text_of
from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.whitespace import fold, strip_invisible

# Elements that may hold each other and nothing else: `<h1><a><span>`.
_DEEPEST = 5
# Characters of a headline that is left.
_SHORTEST = 4
# What sets a kicker off from the headline.
_MARKS = " \t:：|｜·•/-–—"


class _Piece(Struct, frozen=True):
    """An element of a heading, or a text between two."""

    text: str
    role: int
    is_element: bool


def drop_kicker(headline: Headline, layout: Layout, witnesses: Collection[str], row: str) -> str:
    """The headline without a kicker in its own heading, by its class or because the `witnesses` say the rest alone.

    What the list's `row` says with it stays.

    >>> from portalcrawl.page.document import Document
    >>> from portalcrawl.page.page import page_of
    >>> source = "<body><h1><span class=kicker>Harbour</span> A crane has come</h1><p>It is red."
    >>> page = page_of(Document.from_text("https://e.org/1.html", source))
    >>> drop_kicker(Headline("Harbour A crane has come", "", 0, 1), page.layout, [], "")
    'A crane has come'
    """
    text = headline.text or ""
    heading = _find_heading(layout, headline)
    if heading is None:
        return text
    pieces = [piece for piece in _read_pieces(heading) if piece.text]
    whole = _join(pieces)
    if len(pieces) < 2 or bare(whole) != bare(text):
        return text
    seen = [piece for piece in pieces if not piece.role & class_names.UNSEEN]
    rest = _without_ends(seen, {bare_headline(one) for one in witnesses})
    left = strip_invisible(_join(rest)).strip(_MARKS)
    if len(rest) == len(pieces) or len(left) < _SHORTEST or not any(map(str.isalnum, left)):
        return text
    told = bare(row)
    is_in_row = bool(told) and told.startswith(bare(_join(pieces[: pieces.index(rest[0])]))) and bare(left) != told
    return text if is_in_row and rest[0] is not pieces[0] else left


def _without_ends(pieces: list[_Piece], stated: set[str]) -> list[_Piece]:
    """The pieces without kickers at their beginning and end."""
    first, last = 0, len(pieces)
    while last - first > 1 and pieces[first].role & class_names.KICKER:
        first += 1
    while last - first > 1 and pieces[last - 1].role & class_names.KICKER and _may_end(pieces[first : last - 1]):
        last -= 1
    if first == 0 and pieces and pieces[0].is_element and bare_headline(_join(pieces)) not in stated:
        rest = _join(pieces[1:last])
        if bare_headline(rest) in stated:
            first = 1
    return pieces[first:last]


def _may_end(pieces: list[_Piece]) -> bool:
    """Whether a headline may end with these pieces: what a colon announces is the rest of it."""
    return pieces[-1].text[-1:] not in (":", "：")


def part_glued(headline: Headline, layout: Layout, witnesses: Collection[str]) -> str:
    """The headline as a witness writes it, if its own elements have no space between them: <b>"A"</b><b>Crane</b>.

    Without a witness they may be one word.

    >>> from portalcrawl.page.document import Document
    >>> from portalcrawl.page.page import page_of
    >>> page = page_of(Document.from_text("https://e.org/", "<body><h2><b>A crane</b><b>has come</b></h2><p>It."))
    >>> glued = Headline("A cranehas come", "", 0, 1)
    >>> part_glued(glued, page.layout, ["A crane: has come"]), part_glued(glued, page.layout, [])
    ('A crane: has come', 'A cranehas come')
    """
    text = headline.text or ""
    heading = _find_heading(layout, headline)
    pieces = [piece.text for piece in _read_pieces(heading) if piece.text] if heading is not None else []
    borders = [f"{one}{other}" for one, other in pairwise(pieces) if not HANZI.search(one + other)]
    if not any(border in text for border in borders):
        return text
    return next((one for one in witnesses if one != text and bare(one) == bare(text)), text)


def _find_heading(layout: Layout, headline: Headline) -> html.HtmlElement | None:
    """The heading, or what is marked as a title, that holds the headline's lines and nothing else."""
    if headline.first < 0:
        return None
    for number in layout.ancestors(layout.lines[headline.first].block):
        block = layout.blocks[number]
        if (block.first, block.last) != (headline.first, headline.last):
            return None
        if block.tag in HEADINGS or block.own_role & class_names.TITLE:
            return block.element
    return None


def _read_pieces(heading: html.HtmlElement) -> Iterator[_Piece]:
    """The texts and elements of a heading, of the innermost element that holds more than one."""
    element = heading
    for _ in range(_DEEPEST):
        inner = [child for child in element if isinstance(child.tag, str) and text_of(child)]
        if len(inner) != 1 or text_of(inner[0]) != text_of(element):
            break
        element = inner[0]
    yield _Piece(fold(element.text or ""), 0, False)
    for child in element:
        if isinstance(child.tag, str):
            role = class_names.read_role(child.get("class") or "")
            if HIDDEN_STYLE.search(child.get("style") or ""):
                role |= class_names.UNSEEN
            yield _Piece(text_of(child), role, True)
        yield _Piece(fold(child.tail or ""), 0, False)


def _join(pieces: list[_Piece]) -> str:
    return " ".join(piece.text for piece in pieces)
