"""Prose to mangle and to leave alone: the demo portal's, simplified and traditional, and sentences of our own."""

from functools import cache
from random import Random

from opencc import OpenCC

from portalcrawl.demo.mainland.grammar import Writer


@cache
def write_traditional(count: int) -> tuple[str, ...]:
    """`count` paragraphs, as people write traditional characters."""
    paragraphs: dict[str, None] = {}
    seed = 0
    while len(paragraphs) < count:
        seed += 1
        article = Writer(Random(seed), 2015, 4, 9).write_article("創新", 8)
        paragraphs |= dict.fromkeys(block.text for block in article.blocks if len(block.text) > 30)
    return tuple(paragraphs)[:count]


@cache
def write_simplified(count: int) -> tuple[str, ...]:
    """The same in simplified characters."""
    return tuple(map(OpenCC("t2s").convert, write_traditional(count)))
