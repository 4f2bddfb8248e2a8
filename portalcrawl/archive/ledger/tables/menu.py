"""How many sections the home page's menu names: what a portal that answers with an empty page is known by."""

from dataclasses import dataclass, replace

import orjson

from portalcrawl.archive.ledger.database import Queries


@dataclass(frozen=True, slots=True)
class Menu:
    """How many sections the home page's menu named in one generation and in the one before."""

    generation: int
    now: int
    before: int | None


class MenuFact:
    """The `menu` entry of the `meta` table."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def note(self, generation: int, entries: int) -> None:
        """Note how many sections a home page's menu names; of several pages the largest menu counts."""
        menu = self._read()
        if menu is None or menu.generation != generation:
            menu = Menu(generation, 0, menu.now if menu else None)
        menu = replace(menu, now=max(menu.now, entries))
        text = orjson.dumps((menu.generation, menu.now, menu.before)).decode()
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('menu', ?)", (text,))

    def find(self, generation: int) -> Menu | None:
        """What the menu named in this generation and in the one before; None if this one read no home page."""
        menu = self._read()
        return menu if menu is not None and menu.generation == generation else None

    def _read(self) -> Menu | None:
        found = self._db.execute("SELECT value FROM meta WHERE key = 'menu'").fetchone()
        return Menu(*orjson.loads(found[0])) if found else None
