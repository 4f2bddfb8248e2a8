"""What a block's class word says of it, held against what it holds: a word alone loses nothing.

Designs call what is around the whole page `sidebar-wrap`, `has-widgets` or `infinite-footer`. What holds most of a
page's prose is its content.
"""

import re
from collections.abc import Sequence, Set
from itertools import accumulate, islice

from lxml import html

from portalcrawl.lexicon import class_names
from portalcrawl.page.document import ENTRIES
from portalcrawl.page.layout import Block, Layout, prose_of

# Of the page's prose.
_MOST = 0.5
# UTF-8 bytes of prose (50 hanzi): on a page without more its share tells nothing.
_LITTLE = 150
# Widgets of one class that may be the page's parts; UTF-8 bytes of their prose, since a side bar has a few sentences,
# too; the share of the page's prose that may stand outside all furniture then.
_FEWEST_WIDGETS = 3
_MUCH = 600
_HARDLY = 0.05

# What stands between the name of a block and that of its part.
_PART = re.compile(r"__|(?<=[a-z0-9])[-_](?=[a-z0-9])", re.IGNORECASE)
# Elements around a part, among which its block is.
_REACH = 12
# A name of three words, or with the mark of a part: others name no part of a block whose name has several words.
_MAY_HAVE_PARTS = re.compile(r"__|[-_][^\s_-]+[-_]")
# What a class name begins with.
_FIRST_WORD = re.compile(r"\s*[A-Za-z]+")


def believe_furniture(layout: Layout) -> list[bool]:
    """For each block whether it is furniture, by its own tag and words or by those of a block around it."""
    sums = [0]
    for line in layout.lines:
        sums.append(sums[-1] + prose_of(line))
    most = _MOST * sums[-1] if sums[-1] >= _LITTLE else float("inf")
    flags: list[bool] = []
    for block in layout.blocks:
        is_own = bool(block.own_role & class_names.FURNITURE) and sums[block.last] - sums[block.first] < most
        flags.append(is_own or (block.parent >= 0 and flags[block.parent]))
    return flags


def find_around_entry(root: html.HtmlElement) -> frozenset[html.HtmlElement]:
    """The page's one entry, as microformats mark it, and the elements around it; none if it has several.

    It is the article: what it stands in is not furniture, though some systems call each part of a page a widget.
    """
    entries: list[html.HtmlElement] = []
    for element in root.iter("div", "article", "section"):
        names = element.get("class")
        if names and "entry" in names and not ENTRIES.isdisjoint(names.split()):
            entries.append(element)
            if len(entries) > 1:
                return frozenset()
    return frozenset((entries[0], *entries[0].iterancestors())) if entries else frozenset()


def name_parts(element: html.HtmlElement) -> str:
    """An element's class names; of one that names a part of a block around it, what it adds to that block's name.

    `sidebar-grid__content` inside `sidebar-grid` is the content of that: what a block is called speaks for the block,
    and no second time for each of its parts.
    """
    given = element.get("class") or ""
    if not _MAY_HAVE_PARTS.search(given):
        return given
    names = given.split()
    blocks = islice(element.iterancestors(), _REACH)
    around = {name for block in blocks for name in (block.get("class") or "").split()}
    return " ".join(_strip_block(name, around) for name in names)


def _strip_block(name: str, around: Set[str]) -> str:
    """The name behind the longest name of a block around it, as far as that is a name of several words or marked so."""
    for mark in reversed(list(_PART.finditer(name))):
        block = name[: mark.start()]
        if block in around and (mark[0] == "__" or _PART.search(block)):
            return name[mark.end() :]
    return name


def settle_roles(layout: Layout) -> None:
    """Takes furniture's roles from blocks that together hold what the page says."""
    _settle_paragraphs(layout)
    _settle_widgets(layout)


def _settle_widgets(layout: Layout) -> None:
    """Takes the side bar's role from widgets if three of one class or more hold the page's prose, and hardly any stands
    outside all furniture: some builders make each part of a page a widget."""
    named: dict[str, list[int]] = {}
    for number, block in enumerate(layout.blocks):
        if block.own_role & class_names.FURNITURE == class_names.ASIDE:
            for name in set(filter(class_names.is_widget, (block.element.get("class") or "").split())):
                named.setdefault(name, []).append(number)
    alike = [numbers for numbers in named.values() if len(numbers) >= _FEWEST_WIDGETS]
    if not alike:
        return
    blocks = layout.blocks
    sums = [0, *accumulate(map(prose_of, layout.lines))]
    outside = sum(prose_of(line) for line in layout.lines if not blocks[line.block].role & class_names.FURNITURE)
    most = max(_sum_outermost([blocks[number] for number in numbers], sums) for numbers in alike)
    if outside >= max(_LITTLE, _HARDLY * sums[-1]) or most < max(_MUCH, _MOST * sums[-1]):
        return
    for numbers in named.values():
        for number in numbers:
            blocks[number].own_role &= ~class_names.ASIDE
    for block in blocks[1:]:
        inherited = blocks[block.parent].role & (class_names.FURNITURE | class_names.CAPTION)
        block.role = block.own_role | inherited


def _sum_outermost(blocks: Sequence[Block], sums: Sequence[int]) -> int:
    """The prose of these blocks, in their order on the page, without those inside others of them."""
    total = end = 0
    for block in blocks:
        if block.first >= end:
            total += sums[block.last] - sums[block.first]
            end = block.last
    return total


def _settle_paragraphs(layout: Layout) -> None:
    """Takes furniture's roles from paragraphs whose classes begin with one word and that hold most of the page's prose.

    Tools that make class names write them on every paragraph: `tagStyle_z4k`. Those of comments stay what they are.
    """
    prose: dict[str, int] = {}
    paragraphs: dict[str, list[Block]] = {}
    for block in layout.blocks:
        if block.tag == "p" and block.own_role & class_names.FURNITURE and not block.role & class_names.COMMENT:
            word = _FIRST_WORD.match(block.element.get("class") or "")
            name = word[0] if word else ""
            paragraphs.setdefault(name, []).append(block)
            prose[name] = prose.get(name, 0) + sum(map(prose_of, layout.lines[block.first : block.last]))
    most = max(_LITTLE, _MOST * sum(map(prose_of, layout.lines))) if paragraphs else 0
    for name, blocks in paragraphs.items():
        if name and len(blocks) > 1 and prose[name] >= most:
            for block in blocks:
                inherited = layout.blocks[block.parent].role & class_names.FURNITURE if block.parent >= 0 else 0
                block.own_role &= ~class_names.FURNITURE
                block.role = block.role & ~class_names.FURNITURE | inherited
