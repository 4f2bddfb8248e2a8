"""Draws a style's texts from its grammar: the same state of the random generator gives the same text."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from random import Random

from portalcrawl.demo.template import Choice, Number, Symbol, Template, parse_template

Grammar = Mapping[str, Sequence[str]]
"""Alternatives by symbol."""


class Draw:
    """Fills templates; what a text is about (its place, its month …) is bound once for all of them."""

    def __init__(self, rng: Random, grammar: Grammar) -> None:
        self.rng = rng
        self._grammar = grammar
        self._bound: dict[str, str] = {}

    def bind(self, **values: str) -> None:
        """Let each of these symbols stand for one text from now on."""
        self._bound |= values

    def write(self, template: str) -> str:
        """The template with every slot filled."""
        return self._fill(parse_template(template))

    def _fill(self, template: Template) -> str:
        return "".join(part if isinstance(part, str) else self._draw(part) for part in template)

    def _draw(self, part: Symbol | Choice | Number) -> str:
        match part:
            case Choice(options):
                return self._fill(self.rng.choice(options))
            case Symbol(name):
                return self._bound.get(name) or self.write(self.rng.choice(self._grammar[name]))
            case Number(low, high, has_decimal):
                number = self.rng.randint(low, high)
                return f"{number}.{self.rng.randint(1, 9)}" if has_decimal else str(number)


def read_grammar(text: str) -> dict[str, list[str]]:
    """The lists of a grammar's file: `@symbol`, then one alternative a line; `#` starts a comment.

    >>> read_grammar("# pets\\n@pet\\ncat\\ndog\\n")
    {'pet': ['cat', 'dog']}
    """
    lists: dict[str, list[str]] = {}
    for line in text.splitlines():
        if line.startswith("@"):
            current = lists.setdefault(line[1:], [])
        elif line and not line.startswith("#"):
            current.append(line)
    return lists


@cache
def load_grammar(package: str | None) -> Grammar:
    """The grammar of a style, by its package: `grammar.txt` in its data folder."""
    return read_grammar(read_data(package, "grammar.txt"))


def read_data(package: str | None, name: str) -> str:
    """A text file in the data folder of a style's package."""
    assert package, "a style is a package"
    return files(package).joinpath("data", name).read_text(encoding="utf-8")
