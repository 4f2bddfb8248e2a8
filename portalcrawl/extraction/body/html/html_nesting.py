"""Which elements may be inside which, so that browsers read the written HTML as it was written.

libxml2 keeps elements where it finds them. A parser by the standard moves them, closes others before them or drops them
(https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-inbody); here they get a place that it accepts.
"""

from msgspec import Struct

# A part of a table, list, figure or annotation, and what must be directly around it.
_HOLDERS = {
    "caption": ("table",),
    "thead": ("table",),
    "tbody": ("table",),
    "tfoot": ("table",),
    "tr": ("table", "thead", "tbody", "tfoot"),
    "td": ("tr",),
    "th": ("tr",),
    "li": ("ul", "ol"),
    "dt": ("dl",),
    "dd": ("dl",),
    "figcaption": ("figure",),
    "rt": ("ruby",),
    "rp": ("ruby",),
}
_ANNOTATION_PARTS = ("rt", "rp")
# What is added between a part of a table and what may not be directly in it.
_BETWEEN = {"table": "tr", "thead": "tr", "tbody": "tr", "tfoot": "tr", "tr": "td"}
_TABLE_PARTS = ("caption", "thead", "tbody", "tfoot", "tr", "td", "th")
_CELLS = ("td", "th", "caption")
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = ("p", "div", "ul", "ol", "li", "dl", "dt", "dd", "table", "blockquote", "pre", "figure", "figcaption")
_ENDS_PARAGRAPH = frozenset((*_BLOCKS, *_HEADINGS))


class Frame(Struct, eq=False):
    """An element that is open where the HTML is being written."""

    name: str
    place: int
    """Where its start tag is among the pieces of HTML."""
    written: int
    """How many pieces of content were written before it."""
    is_added: bool = False
    """Whether the page lacks it, but what is inside of it needs it."""
    paragraph: "Frame | None" = None
    """The paragraph that it is in, or is."""
    link: "Frame | None" = None
    """The link that it is in, or is."""
    is_open_to_all: bool = True
    """Whether it holds anything as it is: no part of a table that wants rows or cells, and nothing that was added."""


def open_frame(name: str, place: int, written: int, parent: Frame | None, *, is_added: bool = False) -> Frame:
    """The frame of an element inside `parent`. A cell is in no paragraph and no link."""
    frame = Frame(name, place, written, is_added, is_open_to_all=not is_added and name not in _BETWEEN)
    if parent is not None and name not in _CELLS:
        frame.paragraph, frame.link = parent.paragraph, parent.link
    if name == "p":
        frame.paragraph = frame
    elif name == "a":
        frame.link = frame
    return frame


def choose_name(name: str, parent: Frame | None) -> str:
    """The element's name inside `parent`: a part of nothing is a `div`; a link in a link has no name, only its text."""
    if name in _HOLDERS and (parent is None or parent.name not in _HOLDERS[name]):
        return "" if name in _ANNOTATION_PARTS else "div"
    return "" if name == "a" and parent is not None and parent.link is not None else name


def find_missing(name: str, parent: Frame | None) -> str | None:
    """The part of a table that must be added to `parent` before the element, or before text ("")."""
    if parent is None or parent.name in _HOLDERS.get(name, ()):
        return None
    return _BETWEEN.get(parent.name)


def ends_added(name: str, frame: Frame) -> bool:
    """Whether a part of a table that was added ends before the element, which cannot be inside of it."""
    return frame.is_added and name in _TABLE_PARTS and frame.name not in _HOLDERS[name]


def find_broken(name: str, parent: Frame | None) -> Frame | None:
    """The paragraph or heading that a parser would end at the element, because it cannot hold it; None for none."""
    if parent is None or name not in _ENDS_PARAGRAPH:
        return None
    if parent.name in _HEADINGS and name in _HEADINGS:
        return parent
    return parent.paragraph if parent.paragraph is not None and parent.paragraph.name == "p" else None
