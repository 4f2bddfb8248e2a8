"""How many sections the home page's menu names: what a portal that answers with an empty page is known by."""

from collections.abc import Iterable

import orjson
from msgspec import Struct
from msgspec.structs import replace

from portalcrawl.archive.ledger.database import Queries
from portalcrawl.text.urls.identity import address_key


class Menu(Struct, frozen=True):
    """How many sections the home page's menu named in one generation and in the one before."""

    generation: int
    now: int
    before: int | None


class MenuFact:
    """The `menu` entry of the `meta` table."""

    def __init__(self, db: Queries) -> None:
        """Shares the ledger's connection and its transaction."""
        self._db = db

    def note(self, generation: int, entries: int, urls: Iterable[str] = ()) -> None:
        """Note how many sections a home page's menu names, and where they are; of several pages the largest counts."""
        self._note_urls(generation, urls)
        menu = self._read()
        if menu is None or menu.generation != generation:
            menu = Menu(generation, 0, menu.now if menu else None)
        menu = replace(menu, now=max(menu.now, entries))
        text = orjson.dumps((menu.generation, menu.now, menu.before)).decode()
        self._db.execute("INSERT OR REPLACE INTO meta VALUES ('menu', ?)", (text,))

    def _note_urls(self, generation: int, urls: Iterable[str]) -> None:
        known, before = self._read_urls()
        met = {address_key(url) for url in urls} | (before if known == generation else set())
        if met:
            text = orjson.dumps((generation, sorted(met))).decode()
            self._db.execute("INSERT OR REPLACE INTO meta VALUES ('menu_urls', ?)", (text,))

    def _read_urls(self) -> tuple[int, set[str]]:
        found = self._db.execute("SELECT value FROM meta WHERE key = 'menu_urls'").fetchone()
        generation, urls = orjson.loads(found[0]) if found else (0, ())
        return generation, set(urls)

    def has_left(self, url: str) -> bool:
        """Whether the last menu that was read names other sections, and not the one at this address."""
        urls = self._read_urls()[1]
        return bool(urls) and address_key(url) not in urls

    def find(self, generation: int) -> Menu | None:
        """What the menu named in this generation and in the one before; None if this one read no home page."""
        menu = self._read()
        return menu if menu is not None and menu.generation == generation else None

    def _read(self) -> Menu | None:
        found = self._db.execute("SELECT value FROM meta WHERE key = 'menu'").fetchone()
        return Menu(*orjson.loads(found[0])) if found else None
