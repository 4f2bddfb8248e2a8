"""What an element is by its tag, its names and its style: a block, furniture, centred, marked as a date, unseen."""

import re
from functools import lru_cache

from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout_reading.believed_roles import name_parts
from portalcrawl.page.tags import EMBEDDED, HEADINGS, HIDDEN_STYLE, SILENT

_BLOCKS = (
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td template tfoot th thead tr ul"
)
# A head is read: if a page has no body, libxml2 puts its text there.
_UNSEEN_NAMES = (
    "select button textarea input object embed applet math title meta link canvas audio video map datalist progress"
)
BLOCK_TAGS = frozenset(_BLOCKS.split())
"""Tags of elements that begin and end a line."""
UNSEEN_TAGS = SILENT | EMBEDDED | frozenset(_UNSEEN_NAMES.split())
"""Tags of elements whose own text nobody sees."""
MARKED = class_names.DATE | class_names.AUTHOR | class_names.SOURCE | class_names.TITLE
"""The roles of elements that are marked as a field of the article."""
READ_ATTRIBUTES = frozenset(("class", "id", "itemprop", "property", "rel", "style", "align", "hidden"))
"""The attributes that say what an element is for."""
UNSEEN = 1 << 20
"""Beside the roles: a mark for what a style hides."""
_CENTERED = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def read_attribute(name: str, value: str) -> int:
    """The roles that one of `READ_ATTRIBUTES` gives its element."""
    if name == "style":
        hidden = UNSEEN if HIDDEN_STYLE.search(value) else class_names.NONE
        return hidden | (class_names.CENTERED if _CENTERED.search(value) else class_names.NONE)
    if name == "hidden":
        return UNSEEN
    if name == "align":
        return class_names.CENTERED if value.lower() == "center" else class_names.NONE
    return class_names.read_role(value)


def read_furniture(element: html.HtmlElement, tag: str) -> int:
    """The roles that the element's own tag and names have, without the names of blocks around it that they repeat."""
    role = class_names.TAG_ROLES.get(tag, 0) | class_names.read_role(name_parts(element))
    for name, value in element.items():
        if name in READ_ATTRIBUTES and name != "class" and (name != "id" or tag not in HEADINGS):
            role |= read_attribute(name, value)
    return role
