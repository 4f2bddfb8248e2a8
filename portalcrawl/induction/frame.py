"""Rules for what frames a portal's pages: the section menu, which all pages have, and the lists' pager."""

from collections.abc import Callable, Iterator, Sequence

from lxml import html

from portalcrawl.discovery.menu.blocks import find_menus
from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import Pages, find_pages
from portalcrawl.induction.node_paths import paths_of
from portalcrawl.induction.voting import elect, grade
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import select_elements
from portalcrawl.text.urls.identity import address_key

_LEVELS_UP = 2
_SAME = 0.7
_PAGES = 6
"""Pages beside the home page on which a menu is looked for."""


def learn_menu(home: Document, others: Sequence[Document]) -> Rule | None:
    """Where the menu stands: judged by the sections that a path gives on the home page and, mostly, on all others."""
    sections = frozenset(address_key(link.url) for link in find_sections(home))
    menus = find_menus(home)
    if not sections or len(menus) != 1:
        return None  # several menus are found again by what they look like, which no one path says

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


def learn_pager(documents: Sequence[Document], find: Callable[[Document], Pages] = find_pages) -> Rule | None:
    """Where the pager stands, on the pages for which `find` finds one made of links."""
    found = [(document, pager) for document in documents if (pager := find(document)).elements]

    def propose(page: tuple[Document, Pages]) -> Iterator[str]:
        for element in _common_holders(page[1].elements):
            yield from paths_of(element)

    def judge(page: tuple[Document, Pages], xpath: str) -> float | None:
        holders = select_elements(xpath, page[0].tree)
        if not holders:
            return None
        links = {link for holder in holders for link in holder.iter("a", "option")}
        is_right = links.issuperset(page[1].elements) and find_pages(page[0], Rule(xpath)).pages == page[1].pages
        return grade(is_right, len(page[1].elements) / (len(links) or 1))

    choice = elect(found, propose, judge, least=2)
    if choice is None:
        return None
    return Rule(choice.xpath, example=found[0][1].pages[0], support=choice.support)


def _common_holders(elements: Sequence[html.HtmlElement]) -> list[html.HtmlElement]:
    """The innermost element around all of these, and those around it."""
    chains = [[element, *element.iterancestors()] for element in elements]
    others = [set(chain) for chain in chains[1:]]
    shared = [step for step in chains[0][1:] if all(step in other for other in others)]
    return [step for step in shared if step.tag not in ("body", "html")][: 1 + _LEVELS_UP]
