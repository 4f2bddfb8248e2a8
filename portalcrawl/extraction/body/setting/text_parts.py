"""How a text's paragraphs are set: the block around them, and the ways down to its sentences that several parts share.

A text is a row of like parts. What stands between them and is set in another way is known by that, whatever it is
called: a picture with its words, a box that leads elsewhere, a notice of the page.
"""

from collections.abc import Collection

from msgspec import Struct

from portalcrawl.page.layout import Layout, prose_of

Path = tuple[tuple[str, str], ...]
"""The tags of the blocks from one around a text down to a line, each with the first word of its class."""

SENTENCE = 45
"""UTF-8 bytes of a line that is a sentence of a text."""
HIGHEST = 16
"""Blocks around a line, among which is the one around the text's parts: a page of a thousand boxes takes no time."""
_FEWEST_PARTS = 3
# The share of a text's sentences that are set alike.
_LEAST_SHARE = 0.6


class TextParts(Struct, frozen=True):
    """The block around a text's parts, and how its sentences are set in it."""

    around: int
    paths: frozenset[Path]

    def is_alike(self, layout: Layout, index: int) -> bool:
        """Whether a line is set as sentences of the text are."""
        return path_to(layout, index, self.around) in self.paths


def find_text_parts(layout: Layout, kept: Collection[int], container: int) -> TextParts | None:
    """The innermost block, at most the `container`, in which most sentences of these lines are set alike; None where
    there is none."""
    names: dict[int, tuple[str, str]] = {}
    parts: dict[tuple[int, Path], set[int]] = {}
    prose: dict[tuple[int, Path], int] = {}
    total = 0
    for index in kept:
        if (size := prose_of(layout.lines[index])) < SENTENCE:
            continue
        total += size
        down: list[tuple[str, str]] = []
        part = layout.lines[index].block
        for around in layout.ancestors(layout.blocks[part].parent)[:HIGHEST]:
            if part not in names:
                names[part] = name_of(layout, part)
            down.append(names[part])
            key = around, tuple(down)
            parts.setdefault(key, set()).add(part)
            prose[key] = prose.get(key, 0) + size
            part = around
            if around == container:
                break
    sums: dict[int, int] = {}
    for (around, path), blocks in parts.items():
        if len(blocks) >= _FEWEST_PARTS:
            sums[around] = sums.get(around, 0) + prose[around, path]
    found = [around for around, size in sums.items() if size >= _LEAST_SHARE * total]
    if not found:
        return None
    inner = max(found)
    return TextParts(
        inner, frozenset(path for (around, path), blocks in parts.items() if around == inner and len(blocks) > 1)
    )


def path_to(layout: Layout, index: int, around: int) -> Path:
    """The way from a line up to the block `around`; empty if the line stands outside of it, or directly in it."""
    path: list[tuple[str, str]] = []
    for number in layout.ancestors(layout.lines[index].block)[: HIGHEST + 1]:
        if number == around:
            return tuple(path)
        path.append(name_of(layout, number))
    return ()


def name_of(layout: Layout, number: int) -> tuple[str, str]:
    """A block's tag and the first word of its class."""
    block = layout.blocks[number]
    names = (block.element.get("class") or "").split(maxsplit=1)
    return block.tag, names[0] if names else ""
