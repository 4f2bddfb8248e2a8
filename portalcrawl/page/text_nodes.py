"""The texts of a page, restored in its tree: done once, before anybody reads it, so that all read the same words.

Menus and lists are read from such pages as articles are: a section has one name, however its pages show it.
"""

import re
from collections.abc import Iterator

from lxml import etree
from msgspec import Struct

from portalcrawl.text.hanzi import HANZI
from portalcrawl.text.restoration.annotations import Dialect, find_annotations, find_dialects
from portalcrawl.text.restoration.restore import Piece, may_need_restoring, restore_pieces

_INLINE_NAMES = (
    "a abbr acronym b bdi bdo big cite code del dfn em font i ins kbd label mark q rp rt ruby s samp small span strike "
    "strong sub sup time tt u var wbr"
)
_INLINE = frozenset(_INLINE_NAMES.split())
_UNREAD = frozenset(("script", "style"))
_DATA = "application/ld+json"
_ATTRIBUTES = ("title", "alt", "content")
_ADDRESS = re.compile(r"\s*[a-z]{3,5}://\S*\s*$")
# Bytes of torn pairs swallowed the first sign of a tag or an entity.
_SWALLOWED_TAG = re.compile(
    r"[?\ufffd](?=/?(?:p|br|div|span|td|tr|li|ul|ol|a|b|strong|em|font|h[1-6]|img|table)\b[^<>?]{0,300}>)"
)
_SWALLOWED_ENTITY = re.compile(r"[?\ufffd](?=(?:nbsp|amp|lt|gt|quot|ldquo|rdquo|middot|mdash|hellip|#[0-9]{1,6});)")
# What XML cannot hold, and a tree refuses.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Slot(Struct, frozen=True):
    """Where a piece stands: an element's `text`, its `tail`, or the attribute of that name."""

    element: etree._Element
    name: str

    def write(self, text: str) -> None:
        if self.name in ("text", "tail"):
            setattr(self.element, self.name, text)
        else:
            self.element.set(self.name, text)


def needs_restoring(source: str, script: str | None) -> bool:
    """Whether a page's source, or its portal's profile (`script`), gives reason to look at its texts."""
    return script is not None or may_need_restoring(source)


def reopen_tags(source: str) -> str:
    """A page's source with the tags and entities whose first sign was swallowed, on a page that a tool has torn.

    What is lost before them is then U+FFFD alone, as decoders write it that lose no sign.

    >>> reopen_tags("<p>經(jīng)濟開發(fā)區(qū)的路?/p>")
    '<p>經(jīng)濟開發(fā)區(qū)的路\ufffd</p>'
    """
    if not (_SWALLOWED_TAG.search(source) or _SWALLOWED_ENTITY.search(source)):
        return source
    if Dialect.TONED not in find_dialects(source, list(find_annotations(source))):
        return source
    return _SWALLOWED_ENTITY.sub("\ufffd&", _SWALLOWED_TAG.sub("\ufffd<", source))


def restore_tree(tree: etree._Element, script: str | None = None) -> tuple[str, ...]:
    """Restores the texts of a page's tree, or a feed's, in place; returns what was done, by kind (`text.restoration`).

    `script` is what the portal's profile asks for, `simplified` or nothing.
    """
    slots, pieces = _read_pieces(tree)
    restored = restore_pieces(pieces, script=script)
    if restored.notes:
        for slot, piece, text in zip(slots, pieces, restored.pieces, strict=True):
            if text != piece.text:
                slot.write(_UNFIT.sub("", text))
    return restored.notes


def _read_pieces(tree: etree._Element) -> tuple[list[_Slot], list[Piece]]:
    slots: list[_Slot] = []
    pieces: list[Piece] = []
    goes_on = False
    for event, element in etree.iterwalk(tree, events=("start", "end")):
        if not isinstance(element.tag, str):
            continue
        is_inline = element.tag in _INLINE
        goes_on = goes_on and is_inline
        name = "text" if event == "start" else "tail"
        text = element.text if event == "start" else element.tail
        if event == "start":
            for attribute, value in _read_attributes(element):
                slots.append(_Slot(element, attribute))
                pieces.append(Piece(value))
                goes_on = False
        is_read = name == "tail" or element.tag not in _UNREAD or element.get("type") == _DATA
        if text and is_read and not _ADDRESS.match(text):
            slots.append(_Slot(element, name))
            pieces.append(Piece(text, is_continued=goes_on))
            goes_on = True
    return slots, pieces


def _read_attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """Attributes that say something in hanzi and are not addresses."""
    for name in _ATTRIBUTES:
        value = element.get(name)
        if value and "://" not in value and HANZI.search(value):
            yield name, value
