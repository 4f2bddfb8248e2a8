"""Which sections say that they list nothing, and whether that is believed.

Templates write `暂无数据` below each list, for a script to show or to take away. So the words count only beside pages
of the same portal that show rows: these do not say it, and each script of the empty page runs there too. A
script of its own may be what brings the rows.
"""

import re

from lxml import etree

from portalcrawl.discovery.rows.emptiness import find_emptiness
from portalcrawl.page.document import Document
from portalcrawl.page.texts import select

_SCRIPTS = etree.XPath("//script[not(contains(@type, 'json'))]")
_DIGITS = re.compile(r"\d+")


class EmptySections:
    """The first pages of sections that a run has read."""

    def __init__(self) -> None:
        """None is read at first."""
        self._said: dict[int, frozenset[str]] = {}
        """By section, what pages without rows say."""
        self._scripts: dict[int, frozenset[str]] = {}
        self._said_beside_rows: set[str] = set()
        self._run_beside_rows: set[str] = set()
        self._full = 0

    def note(self, section: int, document: Document, *, has_rows: bool) -> None:
        """Note a section's first page."""
        said, scripts = find_emptiness(document), _list_scripts(document)
        if not has_rows:
            self._said[section], self._scripts[section] = said, scripts
            return
        self._full += 1
        self._said_beside_rows |= said
        self._run_beside_rows |= scripts

    def judge(self) -> dict[int, bool]:
        """By section without rows, whether it is believed that there are none; nothing where no section shows any."""
        if not self._full:
            return {}
        return {
            section: bool(said - self._said_beside_rows) and self._scripts[section] <= self._run_beside_rows
            for section, said in self._said.items()
        }


def _list_scripts(document: Document) -> frozenset[str]:
    """The addresses of a page's scripts without their queries, and the texts of those that stand in it."""
    scripts = select(_SCRIPTS, document.tree)
    names = ((one.get("src") or "").partition("?")[0] or " ".join((one.text or "").split()) for one in scripts)
    return frozenset(_DIGITS.sub("0", name) for name in names)
