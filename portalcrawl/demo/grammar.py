"""Writes the demo's texts from a grammar: the same random generator state gives the same text."""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from random import Random

from .template import Choice, Number, Symbol, Template, parse_template

_COMMON_POOLS = ("quote", "figures", "background", "outlook", "service")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph or one sub-heading."""

    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A generated article, in clean traditional characters with full-width punctuation."""

    headline: str
    blocks: tuple[Block, ...]
    place: str
    """The park that it is about."""


class Writer:
    """Draws texts from the grammar; what the text is about (park, firm, month …) is bound once."""

    def __init__(self, rng: Random, year: int, month: int, day: int) -> None:
        self._rng = rng
        self._bound: dict[str, str] = {}
        city = self.write("{first}{second}")
        park = rng.choice(("經濟開發區", "高新區", "工業園區", "循環經濟園", "產業新城", "科技城"))
        short = {"經濟開發區": "經開區", "工業園區": "工業園"}.get(park, park)
        self._bound |= {"C": f"{city}市"}
        self._bound |= {
            "P": city + park,
            "p": city + short,
            "I": self.write("{industry}"),
            "F": self.write("{firm}"),
            "K": self.write("{country}"),
            "Y": str(year),
            "M": str(month),
            "D": str(day),
        }

    def write(self, template: str) -> str:
        """The template with every slot filled."""
        return self._fill(parse_template(template))

    def _fill(self, template: Template) -> str:
        return "".join(part if isinstance(part, str) else self._draw(part) for part in template)

    def _draw(self, part: Symbol | Choice | Number) -> str:
        rng = self._rng
        match part:
            case Choice(options):
                return self._fill(rng.choice(options))
            case Symbol(name):
                return self._bound.get(name) or self.write(rng.choice(load_grammar()[name]))
            case Number(low, high, has_decimal):
                number = rng.randint(low, high)
                return f"{number}.{rng.randint(1, 9)}" if has_decimal else str(number)

    def write_article(self, topic: str, paragraphs: int) -> Text:
        """An article of the given number of paragraphs, of 1 to 3 sentences each, no template twice."""
        grammar, rng = load_grammar(), self._rng
        own = rng.sample(grammar[f"{topic}.body"], len(grammar[f"{topic}.body"]))
        common = [sentence for pool in _COMMON_POOLS for sentence in rng.sample(grammar[pool], 3)]
        rng.shuffle(common)
        blocks = [Block(self.write(rng.choice(grammar[f"{topic}.open"])) + self.write(own.pop()))]
        has_headings = paragraphs > 6 and rng.random() < 0.5
        for number in range(1, paragraphs):
            if has_headings and number % 3 == 1:
                blocks.append(Block(self.write("{heading}"), is_heading=True))
            templates = [(own if own and (rng.random() < 0.55 or not common) else common).pop()]
            for _ in range(rng.randint(0, 2)):
                pool = own if own and rng.random() < 0.5 else common
                if pool:
                    templates.append(pool.pop())
            blocks.append(Block("".join(self.write(template) for template in templates)))
            if not own and not common:
                break
        headline = self.write(rng.choice(grammar[f"{topic}.headline"]))
        return Text(headline, tuple(blocks), self._bound["P"])


@lru_cache(maxsize=1)
def load_grammar() -> dict[str, list[str]]:
    """The lists of `data/grammar.txt` by symbol."""
    lists: dict[str, list[str]] = {}
    for line in read_data("grammar.txt").splitlines():
        if line.startswith("@"):
            current = lists.setdefault(line[1:], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return lists


def load_seed_article() -> Text:
    """The article that the portal is modelled on, in its mangled form; `## ` marks its sub-headings."""
    headline, *lines = read_data("seed_article.txt").splitlines()
    blocks = tuple(Block(line.removeprefix("## "), line.startswith("## ")) for line in lines)
    return Text(headline, blocks, "")


def read_data(name: str) -> str:
    """A text file of the demo's data folder."""
    return files(__package__).joinpath("data", name).read_text(encoding="utf-8")
