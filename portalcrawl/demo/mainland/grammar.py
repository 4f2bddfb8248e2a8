"""Writes the mainland style's texts: articles of industrial parks, by topic."""

from dataclasses import dataclass
from random import Random

from portalcrawl.demo.drawing import Draw, load_grammar, read_data

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


class Writer(Draw):
    """Draws texts from the grammar; what the text is about (park, firm, month …) is bound once."""

    def __init__(self, rng: Random, year: int, month: int, day: int) -> None:
        super().__init__(rng, load_grammar(__package__))
        city = self.write("{first}{second}")
        park = rng.choice(("經濟開發區", "高新區", "工業園區", "循環經濟園", "產業新城", "科技城"))
        short = {"經濟開發區": "經開區", "工業園區": "工業園"}.get(park, park)
        self.bind(C=f"{city}市")
        self._place = city + park
        self.bind(
            P=self._place,
            p=city + short,
            I=self.write("{industry}"),
            F=self.write("{firm}"),
            K=self.write("{country}"),
            Y=str(year),
            M=str(month),
            D=str(day),
        )

    def write_article(self, topic: str, paragraphs: int) -> Text:
        """An article of the given number of paragraphs, of 1 to 3 sentences each, no template twice."""
        grammar, rng = load_grammar(__package__), self.rng
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
        return Text(headline, tuple(blocks), self._place)


def load_seed_article() -> Text:
    """The article that the portal is modelled on, in its mangled form; `## ` marks its sub-headings."""
    headline, *lines = read_data(__package__, "seed_article.txt").splitlines()
    blocks = tuple(Block(line.removeprefix("## "), line.startswith("## ")) for line in lines)
    return Text(headline, blocks, "")
