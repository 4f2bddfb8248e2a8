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
# Blocks of one word that may be the page's parts; UTF-8 bytes of prose in each, more than an excerpt has, and in a
# widget; bytes in all, since a side bar has a few sentences, too; the share of the page's prose that may stand outside
# of all furniture then.
_FEWEST_ALIKE = 2
_PART_OF_TEXT = 400
_PART_OF_WIDGET = 150
_MUCH = 600
_HARDLY = 0.05

_NEVER_TEXT = class_names.COMMENT | class_names.FOOTER
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
    _settle_alike(layout)


def _settle_alike(layout: Layout) -> None:
    """Takes furniture's roles from blocks that one class word calls so, if they hold the page's prose and hardly any
    stands outside all furniture: some builders make each part of a page a widget, and a ranking is a text, too."""
    named: dict[str, list[Block]] = {}
    for block in layout.blocks:
        if block.own_role & class_names.FURNITURE and not block.own_role & _NEVER_TEXT:
            for word in class_names.list_furniture_words(block.element.get("class") or ""):
                named.setdefault(word, []).append(block)
    if all(len(blocks) < _FEWEST_ALIKE for blocks in named.values()):
        return
    sums = [0, *accumulate(map(prose_of, layout.lines))]
    outside = sum(prose_of(line) for line in layout.lines if not layout.blocks[line.block].role & class_names.FURNITURE)
    if outside >= max(_LITTLE, _HARDLY * sums[-1]):
        return
    widgets = class_names.load_widgets()
    fewest = {word: _PART_OF_WIDGET if word in widgets else _PART_OF_TEXT for word in named}
    words = {word for word, blocks in named.items() if _holds_text(blocks, sums, fewest[word])}
    for word in words:
        for block in named[word]:
            block.own_role &= ~class_names.FURNITURE
    for block in layout.blocks[1:] if words else ():
        inherited = layout.blocks[block.parent].role & (class_names.FURNITURE | class_names.CAPTION)
        block.role = block.own_role | inherited


def _holds_text(blocks: Sequence[Block], sums: Sequence[int], fewest: int) -> bool:
    """Whether those blocks that have a part of a text each, beside what others of them inside have, hold most of it."""
    sizes: list[int] = []
    around: list[int] = []
    for number, block in enumerate(blocks):
        while around and blocks[around[-1]].last <= block.first:
            around.pop()
        sizes.append(sums[block.last] - sums[block.first])
        if around:
            sizes[around[-1]] -= sizes[number]
        around.append(number)
    parts = [size for size in sizes if size >= fewest]
    return len(parts) >= _FEWEST_ALIKE and sum(parts) >= max(_MUCH, _MOST * sums[-1])


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
