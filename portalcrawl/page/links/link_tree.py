"""The page as its links see it: the tree of those elements that hold links, without the rest.

Menus and lists are both repeated structures around links; on this thinned tree they are found without walking the page.
"""

from collections.abc import Iterable

from lxml import html
from msgspec import Struct, field

from portalcrawl.page.links.page_links import Link


class Node(Struct, eq=False):
    """An element that holds links, or a link itself."""

    element: html.HtmlElement
    parent: "Node | None"
    children: list["Node"] = field(default_factory=list)
    """Those of the element's children that hold links, in document order."""
    link: Link | None = None
    links: int = 0
    """How many links it holds."""
    first: int = 0
    """Where its links begin among the outline's: they are `links[first : first + node.links]`."""
    only: str | None = None
    """The one address that all its links have; None if they have several."""

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_unit(self) -> bool:
        """Whether all its links lead to one address."""
        return self.only is not None


class Outline(Struct, frozen=True):
    """The thinned tree over some links."""

    nodes: list[Node]
    """Parents before children; the first is the root's. Empty without links."""
    links: list[Link]
    """Those that stand below the root, in document order."""

    def links_of(self, node: Node) -> list[Link]:
        """The links of a node, in document order."""
        return self.links[node.first : node.first + node.links]


def build_outline(root: html.HtmlElement, links: Iterable[Link]) -> Outline:
    """The nodes over `links`, which stand in document order, below `root`."""
    nodes: dict[html.HtmlElement, Node] = {}
    order: list[Node] = []
    found: list[Link] = []
    for link in links:
        element: html.HtmlElement | None = link.element
        chain = []
        while element is not None and (parent := nodes.get(element)) is None:
            chain.append(element)
            if element is root:
                break
            element = element.getparent()
        if element is None:
            continue  # outside of the root
        first = len(found)
        for step in reversed(chain):
            node = Node(step, parent, [], None, 0, first)
            if parent is not None:
                parent.children.append(node)
            nodes[step] = node
            order.append(node)
            parent = node
        if parent is not None:
            parent.link, parent.links, parent.only = link, 1, link.url
            found.append(link)
    _count_links(order)
    return Outline(order, found)


def _count_links(order: list[Node]) -> None:
    """Sets what nodes have from their children: how many links, and whether they lead to one address."""
    for node in reversed(order):
        if not node.children:
            continue
        count, only, is_mixed = node.links, node.only, False
        for child in node.children:
            count += child.links
            if child.only is None or (only is not None and child.only != only):
                is_mixed = True
            elif only is None:
                only = child.only
        node.links = count
        node.only = None if is_mixed else only
