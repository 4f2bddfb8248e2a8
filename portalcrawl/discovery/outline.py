"""The page as its links see it: the tree of those elements that hold links, without the rest.

Menus and lists are both repeated structures around links; on this thinned tree they are found without walking the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from lxml import html

from portalcrawl.discovery.links import Link


@dataclass(slots=True, eq=False)
class Node:
    """An element that holds links, or a link itself."""

    element: html.HtmlElement
    parent: "Node | None"
    children: list["Node"] = field(default_factory=list)
    """Those of the element's children that hold links, in document order."""
    link: Link | None = None
    links: int = 0
    """How many links it holds."""
    only: str | None = None
    """The one address that all its links have; None where they have several."""

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_unit(self) -> bool:
        """Whether all its links lead to one address."""
        return self.only is not None


def build_outline(root: html.HtmlElement, links: Iterable[Link]) -> list[Node]:
    """The nodes over `links` below `root`, parents before children; the first is the root's. Empty without links."""
    nodes: dict[html.HtmlElement, Node] = {}
    order: list[Node] = []
    for link in links:
        chain = []
        element: html.HtmlElement | None = link.element
        while element is not None and element not in nodes:
            chain.append(element)
            if element is root:
                break
            element = element.getparent()
        if element is None:
            continue  # outside of the root
        parent = nodes.get(element)
        for step in reversed(chain):
            node = Node(step, parent)
            if parent is not None:
                parent.children.append(node)
            nodes[step] = node
            order.append(node)
            parent = node
        if parent is not None:
            parent.link = link
    for node in reversed(order):
        only, links_below = (node.link.url, 1) if node.link else (None, 0)
        is_mixed = False
        for child in node.children:
            links_below += child.links
            if child.only is None or (only is not None and child.only != only):
                is_mixed = True
            only = child.only if only is None else only
        node.links = links_below
        node.only = None if is_mixed else only
    return order


def links_below(node: Node) -> list[Link]:
    """The links of a node, in document order."""
    if node.link is not None and not node.children:
        return [node.link]
    found: list[Link] = []
    stack = [node]
    while stack:
        one = stack.pop()
        if one.link is not None:
            found.append(one.link)
        stack.extend(reversed(one.children))
    return found
