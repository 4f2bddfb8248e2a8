"""The author whom a portrait below the text names: a line that is a name, and behind it a text that begins with it."""

from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import class_names, credit_words
from portalcrawl.lexicon.persons import is_full_name, is_known_person
from portalcrawl.page.layout import Layout, prose_of

# UTF-8 bytes of a name, and of the text that tells of the person.
_LONGEST_NAME = 60
_SHORTEST_TEXT = 60
# Lines behind the name in which that text begins: what the person is may stand between them.
_BEHIND = 3
# Of the text's lines, those among which a portrait is looked for.
_LAST_LINES = 5


def find_portrayed(layout: Layout, meta_zone: MetaZone) -> tuple[str, ...]:
    """The one person whose portrait ends the text or follows it; none if there are portraits of several: of a team."""
    last = meta_zone.ends[-_LAST_LINES:]
    between = range(last[0], last[-1] + 1) if last else ()
    lines = (index for index in {*between, *meta_zone.tail} if index > meta_zone.anchor)
    found = {name for index in lines if (name := _read_name(layout, index))}
    return tuple(found) if len(found) == 1 else ()


def _read_name(layout: Layout, index: int) -> str:
    line = layout.lines[index]
    name = credit_words.BY.sub("", line.text) if 0 < line.size <= _LONGEST_NAME else ""
    # Products and houses are told of in the same way.
    is_marked = layout.blocks[line.block].role & class_names.AUTHOR
    if not (is_known_person(name) or (is_marked and is_full_name(name))):
        return ""
    beginnings = (f"{name} ", f"{name.split()[0]} ")
    behind = layout.lines[index + 1 : index + 1 + _BEHIND]
    is_told_of = any(prose_of(one) >= _SHORTEST_TEXT and one.text.startswith(beginnings) for one in behind)
    return name if is_told_of else ""
