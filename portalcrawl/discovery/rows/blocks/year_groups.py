"""Lists that are cut into years, with a box for each: a year with one or two articles is part of the list too."""

from collections.abc import Mapping, Sequence

from lxml import html

from portalcrawl.lexicon import list_words
from portalcrawl.page.links.link_tree import Node
from portalcrawl.page.texts import text_up_to

Group = tuple[html.HtmlElement, str]
"""What rows of one list share: the element that holds them, and how they are made."""
Key = tuple[object, ...]

_LONGEST_YEAR = 24
"""Characters of what says a year above its rows."""
_LEAST_YEARS = 2


def join_years(groups: Mapping[Group, Sequence[Node]]) -> dict[Group, Key]:
    """For each group of rows below a year, in a box like those of the other years, the key of the list that they are.

    The box of a year with one row may be a row itself: its group has the key as well.
    """
    keys: dict[Group, Key] = {}
    for holder, tag in groups:
        box = holder.getparent()
        if box is not None and _is_below_year(holder):
            keys[holder, tag] = (*_kind_of(box), holder.tag, holder.get("class"), tag)
    found = list(keys.values())
    keys = {group: key for group, key in keys.items() if found.count(key) >= _LEAST_YEARS}
    boxes = {key[:3]: key for key in keys.values()}
    for group, nodes in groups.items():
        if len(nodes) == 1 and (key := boxes.get(_kind_of(nodes[0].element))) is not None:
            keys[group] = key
    return keys


def _kind_of(element: html.HtmlElement) -> Key:
    return element.getparent(), element.tag, element.get("class")


def _is_below_year(holder: html.HtmlElement) -> bool:
    previous = holder.getprevious()
    text = text_up_to(previous, _LONGEST_YEAR) if previous is not None and isinstance(previous.tag, str) else None
    return bool(text) and list_words.YEAR_HEADING.fullmatch(text or "") is not None
