"""The section menu of a portal, and the sections that only a section's own page names."""

from collections.abc import Collection

from msgspec import Struct

from portalcrawl.discovery.menu.blocks import find_menus
from portalcrawl.discovery.menu.more_links import find_more_links
from portalcrawl.discovery.menu.side_menus import find_side_menus
from portalcrawl.discovery.menu.tree import MenuEntry, read_menu
from portalcrawl.page.document import Document
from portalcrawl.page.limits.cpu_budget import budgeted
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import select_elements
from portalcrawl.text.urls.canonical import is_canonical_in
from portalcrawl.text.urls.identity import address_key, is_same_address

_OWN_SHARE = 0.5
"""More than this share of the entries of a menu that is not the portal's are unknown."""


class SectionLink(Struct, frozen=True):
    """One entry of a menu."""

    name: str
    url: str
    """Absolute, as the page spells it."""
    path: tuple[str, ...]
    """The names of the entries above it, outermost first; empty at the top."""
    position: int
    """1 for the first entry of the page."""


@budgeted
def find_sections(document: Document, rule: Rule | None = None) -> list[SectionLink]:
    """The portal's sections as its menu shows them, in the page's order, each address once.

    Entries that lead to no articles of a section are left out: home, login, search, tags, authors, archives by month,
    other languages, friend links, feeds, the mobile version, message boards, site maps and other sites. A page without
    a menu has no sections. `rule` says where the menu stands; if nothing stands there, it is looked for.
    """
    menus = select_elements(rule.xpath, document.tree) if rule else []
    entries = [entry for menu in menus for entry in read_menu(document, menu)]
    if not entries:
        entries = [entry for menu in find_menus(document) for entry in read_menu(document, menu)]
    return _number(entries, ())


@budgeted
def find_subsections(
    document: Document, known: Collection[str], rows: Collection[str] = (), *, is_map: bool = False
) -> list[SectionLink]:
    """Sections that this page names and `known` (canonical URLs) lacks: its side menu, block headings, `更多` links.

    `is_map`: the page is a site map, all of whose names are sections'.

    A page that has a menu of its own, instead of the portal's, is a portal within the portal: its menu counts as well.
    `rows` (canonical URLs) are what the page lists: a run of links with several of them is not a menu.
    """
    entries = _read_own_menu(document, known)
    menus = find_side_menus(document, known, rows, is_map=is_map)
    entries += [entry for menu in menus for entry in _drop_title(read_menu(document, menu))]
    entries += find_more_links(document)
    # `<a href="">` leads to the page that is shown, whatever it is called.
    return _number([entry for entry in entries if not is_same_address(entry.url, document.url)], known)


def _read_own_menu(document: Document, known: Collection[str]) -> list[MenuEntry]:
    entries = [entry for menu in find_menus(document) for entry in read_menu(document, menu)]
    strangers = sum(not is_canonical_in(entry.url, known) for entry in entries)
    return entries if strangers > len(entries) * _OWN_SHARE else []


def _drop_title(entries: list[MenuEntry]) -> list[MenuEntry]:
    """The entries without the name above all of them: a side menu's title (栏目列表) does not name a section."""
    names = {entry.name for entry in entries}
    while entries and all(entry.path and entry.path[0] == entries[0].path[0] for entry in entries):
        if entries[0].path[0] in names:
            break
        entries = [MenuEntry(entry.name, entry.url, entry.path[1:]) for entry in entries]
    return entries


def _number(entries: list[MenuEntry], known: Collection[str]) -> list[SectionLink]:
    found: dict[str, SectionLink] = {}
    for entry in entries:
        key = address_key(entry.url)
        if is_canonical_in(entry.url, known):
            continue
        if key not in found or (len(entry.path) > len(found[key].path) and found[key].name == entry.name):
            position = found[key].position if key in found else len(found) + 1
            found[key] = SectionLink(entry.name, entry.url, entry.path, position)
    return list(found.values())
