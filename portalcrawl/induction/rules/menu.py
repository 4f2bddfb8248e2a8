"""The rule for the section menu, which all of a portal's pages have."""

from collections.abc import Iterator, Sequence

from portalcrawl.discovery.menu.blocks import find_menus
from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.induction.election.node_paths import paths_of
from portalcrawl.induction.election.voting import elect
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Rule
from portalcrawl.text.urls.identity import address_key

_SAME = 0.7
"""Share of the home page's sections that a path must give on another page."""
_PAGES = 6
"""Pages beside the home page on which a menu is looked for."""


def learn_menu(home: Document, others: Sequence[Document]) -> Rule | None:
    """Where the menu stands: a path is right if it gives the home page's sections, on other pages most of them."""
    sections = frozenset(address_key(link.url) for link in find_sections(home))
    menus = find_menus(home)
    if not sections or len(menus) != 1:
        return None  # if there are several menus, no single path selects all of them

    def propose(page: Document) -> Iterator[str]:
        return iter(paths_of(menus[0])) if page is home else iter(paths)

    paths = paths_of(menus[0])

    def judge(page: Document, xpath: str) -> float | None:
        found = frozenset(address_key(link.url) for link in find_sections(page, Rule(xpath)))
        if page is home:
            return float(found == sections)
        return float(len(found & sections) >= _SAME * len(sections))

    choice = elect([home, *others[:: max(1, len(others) // _PAGES)]], propose, judge, least=1)
    if choice is None or judge(home, choice.xpath) != 1.0:
        return None
    example = ", ".join(link.name for link in find_sections(home)[:4])
    return Rule(choice.xpath, example=example, support=choice.support)
