"""Writes a story's text from a style's grammar."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from portalcrawl.demo.drawing import Draw
from portalcrawl.demo.story import Block


@dataclass(frozen=True, slots=True)
class Text:
    """A headline and what stands below it."""

    headline: str
    blocks: tuple[Block, ...]


def write_text(draw: Draw, grammar: Mapping[str, Sequence[str]], topic: str, paragraphs: int, *, join: str) -> Text:
    """A text of so many paragraphs of one to three sentences, no template twice; long ones with sub-headings.

    `join` stands between sentences: a space if the language writes one.
    """
    rng = draw.rng
    own = rng.sample(grammar[f"{topic}.body"], len(grammar[f"{topic}.body"]))
    common = rng.sample(grammar["common"], 7)

    def write_sentence() -> str:
        pool = common if common and (not own or rng.random() < 0.4) else own
        return draw.write(pool.pop()) if pool else ""

    blocks = [Block(join.join((draw.write(rng.choice(grammar[f"{topic}.open"])), write_sentence())))]
    headings = iter(rng.sample(grammar["heading"], 3))
    for number in range(1, paragraphs):
        if paragraphs > 6 and number % 3 == 0:
            blocks.append(Block(draw.write(next(headings)), "heading"))
        sentences = [write_sentence() for _ in range(rng.choice((1, 1, 2)))]
        blocks.append(Block(join.join(filter(None, sentences))))
    headline = draw.write(rng.choice(grammar[f"{topic}.headline"]))
    return Text(headline, tuple(block for block in blocks if block.text))
