"""Menus beside the section menu: they name a section's neighbours or children."""

from collections.abc import Collection

from lxml import html

from portalcrawl.discovery.menu.entries import entry_weight
from portalcrawl.discovery.menu.marks import entries_of, holds_text, is_countable, is_foot, is_no_menu
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.side_lists import heading_before, is_side_heading
from portalcrawl.page.document import Document
from portalcrawl.page.link_tree import Node, Outline, build_outline
from portalcrawl.page.page import page_of
from portalcrawl.text.urls.canonical import canonicalize_url, url_shape

_LONGEST_MEAN = 7.0
_MOST_SIDE_ENTRIES = 60


def find_side_menus(document: Document, known: Collection[str]) -> list[html.HtmlElement]:
    """Menus that name a section's neighbours or children: some of their entries are known, or lie below the page."""
    pager = set(find_pages(document).elements)
    links = [link for link in page_of(document).links if is_countable(link) and link.element not in pager]
    outline = build_outline(document.body, links)
    weights = [entry_weight(link) for link in outline.links]
    shapes: set[str] | None = None
    found: list[Node] = []
    covered: set[Node] = set()
    for node in outline.nodes:
        if node.parent in covered:
            covered.add(node)
        elif _is_run_of_names(node, weights):
            shapes = {url_shape(url) for url in known} if shapes is None else shapes
            if _is_side_menu(document, node, outline, weights, known, shapes):
                found.append(node)
                covered.add(node)
    return [node.element for node in found]


def _is_run_of_names(node: Node, weights: list[float | None]) -> bool:
    """Whether next to all links below the node are entries of short, bare names; a list of cut titles has longer."""
    if node.link is not None or not 2 <= node.links <= _MOST_SIDE_ENTRIES or node.tag in ("body", "html"):
        return False
    names = [weight for weight in weights[node.first : node.first + node.links] if weight is not None]
    return len(names) >= max(2, 0.8 * node.links) and sum(names) <= _LONGEST_MEAN * len(names)


def _is_side_menu(
    document: Document,
    node: Node,
    outline: Outline,
    weights: list[float | None],
    known: Collection[str],
    shapes: Collection[str],
) -> bool:
    links = outline.links_of(node)
    distinct = {link.url for link in entries_of(node, outline, weights)}
    if len(distinct) < 2:
        return False
    folder = document.url.partition("?")[0].rpartition("/")[0] + "/"
    related = {
        url for url in distinct if _is_canonical_in(url, known) or (folder.count("/") > 3 and url.startswith(folder))
    }
    if len(related) * 3 < len(distinct) and sum(url_shape(url) in shapes for url in distinct) * 2 < len(distinct):
        return False
    return not (
        is_no_menu(node.element)
        or is_foot(node.element)
        or is_side_heading(heading_before(node.element))
        or holds_text(node, links)
    )


def _is_canonical_in(url: str, known: Collection[str]) -> bool:
    try:
        return canonicalize_url(url) in known
    except ValueError:
        return False
