"""The rule for a pager: the pager of a list, or that of an article with several pages."""

from collections.abc import Callable, Iterator, Sequence

from lxml import html

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.induction.election.node_paths import paths_of
from portalcrawl.induction.election.voting import elect, grade
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Rule
from portalcrawl.profiles.xpath import select_elements

_LEVELS_UP = 2


def learn_pager(documents: Sequence[Document], find: Callable[[Document], Pages] = find_pages) -> Rule | None:
    """Where the pager stands on the pages on which `find` finds one that is made of links."""
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
