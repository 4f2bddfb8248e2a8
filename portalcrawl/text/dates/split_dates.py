"""The parts of a date that a design spreads over several elements: 25 | 2017-12, 12-25 | 2017, 25 | Dec | 2017."""

import re

from portalcrawl.text.dates.month_names import STEMS

_PARTS = re.compile(
    r"[\[(]?\s*+(?:(?P<ym_y>(?:19|20)\d\d)\s*+[-/.年]\s*+(?P<ym_m>1[0-2]|0?[1-9])\s*+月?|"
    r"(?P<md_m>1[0-2]|0?[1-9])\s*+[-/.月]\s*+(?P<md_d>3[01]|[12]\d|0?[1-9])\s*+日?|"
    r"(?P<y>(?:19|20)\d\d)\s*+年?|(?P<m>1[0-2]|0?[1-9])\s*+月|"
    rf"(?P<en_m>{STEMS})[a-z]*\.?,?\s*+(?P<en_y>(?:19|20)\d\d)?|"
    r"(?P<d>3[01]|[12]\d|0?[1-9])\s*+日?)\s*+[\])]?[-/.,]?",
    re.IGNORECASE,
)


def match_part(text: str) -> re.Match[str] | None:
    """What a text gives of a date, as the pattern's groups; None if it is not a part of one.

    `ym_y` and `ym_m` are year and month, `md_m` and `md_d` month and day; `y`, `m`, `d` stand alone.
    `en_m` is the first three letters of a month's name, `en_y` the year behind it.
    """
    return _PARTS.fullmatch(text)
