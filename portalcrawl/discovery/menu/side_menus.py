"""Menus beside the section menu: they name a section's neighbours or children."""

from collections.abc import Collection

from lxml import html

from portalcrawl.discovery.menu.entries import entry_length
from portalcrawl.discovery.menu.link_runs import entries_of, holds_steps, holds_text, is_countable, is_foot, is_no_menu
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.blocks.side_lists import heading_before, is_side_heading
from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.links.link_tree import Node, Outline, build_outline
from portalcrawl.page.links.page_links import Link
from portalcrawl.page.page import page_of
from portalcrawl.page.texts import has_image
from portalcrawl.text.urls.canonical import is_canonical_in, url_shape

_LEAST_ENTRIES = 2
_MOST_ENTRIES = 60
"""Links of a side menu; what has more is a directory."""
_LONGEST_MEAN = 21.0
"""Mean length of its entries' names, in bytes. Less than in a section menu: a list of cut titles stands beside it."""
_PURITY = 0.8
"""Least share of its links that may be entries."""
_MOST_PICTURED = 0.5
"""Share of its entries that may have a picture as a link of its own."""
_ONE_KNOWN_OF = 3
"""At least one of so many entries is a known section or lies below the page's folder,"""
_ONE_ALIKE_OF = 2
"""or one of so many has an address that is made like those of known sections."""
_ONE_ROW_OF = 3
"""What has one of so many entries that are rows of the page's own list is such a list too, of what is new or read."""
_ROOT_SLASHES = 3
"""Slashes of a site's own address, `http://host/`: on a site's first page all links lie below the folder."""


def find_side_menus(
    document: Document, known: Collection[str], rows: Collection[str] = (), *, is_map: bool = False
) -> list[html.HtmlElement]:
    """Menus that name a section's neighbours or children: some of their entries are known, or lie below the page.

    `known` are the canonical addresses of sections, `rows` those that the page lists. On a site map (`is_map`) every
    run of names is one.
    """
    pager = set(find_pages(document).elements)
    links = [link for link in page_of(document).links if is_countable(link) and link.element not in pager]
    outline = build_outline(document.body, links)
    lengths = [entry_length(link) for link in outline.links]
    shapes: set[str] | None = None
    found: list[Node] = []
    covered: set[Node] = set()
    for node in outline.nodes:
        if node.parent in covered:
            covered.add(node)
        elif _is_run_of_names(node, lengths):
            shapes = {url_shape(url) for url in known} if shapes is None else shapes
            is_related = is_map or _is_related(document, node, outline, lengths, known, shapes)
            if is_related and _is_side_menu(node, outline, lengths, rows):
                found.append(node)
                covered.add(node)
    return [node.element for node in found]


def _is_run_of_names(node: Node, lengths: list[int | None]) -> bool:
    """Whether nearly all links of the node may be entries, with short names."""
    if node.link is not None or not _LEAST_ENTRIES <= node.links <= _MOST_ENTRIES or node.tag in ("body", "html"):
        return False
    names = [length for length in lengths[node.first : node.first + node.links] if length is not None]
    return len(names) >= max(_LEAST_ENTRIES, _PURITY * node.links) and sum(names) <= _LONGEST_MEAN * len(names)


def _is_related(
    document: Document,
    node: Node,
    outline: Outline,
    lengths: list[int | None],
    known: Collection[str],
    shapes: Collection[str],
) -> bool:
    """Whether enough entries are known sections, lie below the page's folder or have addresses like sections."""
    distinct = {link.url for link in entries_of(node, outline, lengths)}
    folder = document.url.partition("?")[0].rpartition("/")[0] + "/"
    is_below = folder.count("/") > _ROOT_SLASHES
    related = {url for url in distinct if is_canonical_in(url, known) or (is_below and url.startswith(folder))}
    alike = sum(url_shape(url) in shapes for url in distinct)
    if len(related) * _ONE_KNOWN_OF < len(distinct) and alike * _ONE_ALIKE_OF < len(distinct):
        return False
    # A block of a front page: a section's name, and below it its articles, which are numbered as no section is.
    others = distinct - related
    return not others or not all(_is_numbered(url) and url_shape(url) not in shapes for url in others)


def _is_side_menu(node: Node, outline: Outline, lengths: list[int | None], rows: Collection[str]) -> bool:
    links = outline.links_of(node)
    entries = entries_of(node, outline, lengths)
    distinct = {link.url for link in entries}
    if len(distinct) < _LEAST_ENTRIES:
        return False
    if sum(is_canonical_in(url, rows) for url in distinct) * _ONE_ROW_OF >= len(distinct):
        return False
    # Names below pictures that lead to the same pages: works, products, people, not what they are listed by.
    pictured = {link.url for link in links if not link.text and has_image(link.element)}
    if len(pictured & distinct) > _MOST_PICTURED * len(distinct):
        return False
    return not (
        is_no_menu(node.element)
        or holds_steps(links)
        or is_foot(node.element)
        or is_side_heading(heading_before(node.element))
        or holds_text(node, links)
        or any(_is_named_otherwise(link, node) for link in entries)
    )


def _is_numbered(url: str) -> bool:
    """Whether an address ends in a file whose name has digits."""
    name = url.partition("?")[0].rpartition("/")[2]
    return any(map(str.isdigit, name))


def _is_named_otherwise(link: Link, node: Node) -> bool:
    """Whether the link or a part of the node says that it is a tag, a friend, one of the latest or the next article."""
    if list_words.NEXT.fullmatch(link.text) or list_words.PREVIOUS.fullmatch(link.text):
        return True
    holder = link.element.getparent()
    if holder is not None and list_words.NEIGHBOUR.match(holder.text or ""):
        return True
    while holder is not None and holder is not node.element:
        if is_no_menu(holder) or is_side_heading(heading_before(holder)):
            return True
        holder = holder.getparent()
    return False
