"""Sections by their names, however somebody spells them."""

from functools import lru_cache

from portalcrawl.text.restoration.restore import restore_text
from portalcrawl.text.whitespace import fold


@lru_cache(maxsize=10_000)
def section_key(name: str) -> str:
    """What a name is compared by: people copy it from a page, which may be mangled, or write it in either script.

    >>> section_key("規(guī)劃 案例") == section_key("规划 案例")
    True
    """
    return fold(restore_text(name, script="simplified")[0])
