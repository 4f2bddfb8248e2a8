"""What a block's class word says of it, held against what it holds: a word alone loses nothing.

Designs call what is around the whole page `sidebar-wrap`, `has-widgets` or `infinite-footer`. What holds most of a
page's prose is its content.
"""

from portalcrawl.lexicon import class_names
from portalcrawl.page.layout import Block, Layout, prose_of

# Of the page's prose.
_MOST = 0.5
# UTF-8 bytes of prose (50 hanzi): on a page without more its share tells nothing.
_LITTLE = 150


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


def settle_paragraphs(layout: Layout) -> None:
    """Takes furniture's roles from paragraphs that bear one class and hold most of the page's prose.

    Tools that make class names write them on every paragraph: `tagStyle_z4k`. Those of comments stay what they are.
    """
    prose: dict[str, int] = {}
    paragraphs: dict[str, list[Block]] = {}
    for block in layout.blocks:
        if block.tag == "p" and block.own_role & class_names.FURNITURE and not block.role & class_names.COMMENT:
            name = (block.element.get("class") or "").partition(" ")[0]
            paragraphs.setdefault(name, []).append(block)
            prose[name] = prose.get(name, 0) + sum(map(prose_of, layout.lines[block.first : block.last]))
    most = max(_LITTLE, _MOST * sum(map(prose_of, layout.lines))) if paragraphs else 0
    for name, blocks in paragraphs.items():
        if name and len(blocks) > 1 and prose[name] >= most:
            for block in blocks:
                inherited = layout.blocks[block.parent].role & class_names.FURNITURE if block.parent >= 0 else 0
                block.own_role &= ~class_names.FURNITURE
                block.role = block.role & ~class_names.FURNITURE | inherited
