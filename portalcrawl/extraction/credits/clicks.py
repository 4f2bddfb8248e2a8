"""How often an article was read, as its page says."""

import re
from collections.abc import Iterable

from portalcrawl.extraction.credits.field_lines import fields_of
from portalcrawl.extraction.meta_fields import Field
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.lexicon import credit_words
from portalcrawl.page.layout import Layout

_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\d[\d,]{0,11}")
# UTF-8 bytes of a meta line.
_LONGEST_META = 600


def find_clicks(layout: Layout, meta_zone: MetaZone) -> int | None:
    """How often an article was read, as `find_credits` finds it."""
    counting = (i for i in (*meta_zone.head, *meta_zone.tail) if _DIGIT.search(layout.lines[i].text))
    return count_clicks(layout, meta_zone, (field for index in counting for field in fields_of(layout, index)))


def count_clicks(layout: Layout, meta_zone: MetaZone, fields: Iterable[Field]) -> int | None:
    """The same by the fields of these lines, which are read for the credits as well."""
    return _find_labelled_count(fields) or _find_counted(layout, meta_zone)


def _find_labelled_count(fields: Iterable[Field]) -> int | None:
    for found in fields:
        if found.kind == "count" and found.pieces and (match := _DIGITS.match(found.pieces[0].lstrip("(（"))):
            return int(match[0].replace(",", ""))
    return None


def _find_counted(layout: Layout, meta_zone: MetaZone) -> int | None:
    """The number of readers that stands before its word: 1632次阅读."""
    for index in meta_zone.head:
        line = layout.lines[index]
        if index > meta_zone.anchor and line.size < _LONGEST_META and (match := credit_words.COUNTED.search(line.text)):
            return int(match[1].replace(",", ""))
    return None
