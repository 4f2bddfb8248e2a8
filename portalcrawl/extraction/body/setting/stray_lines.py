"""Lines in boxes of their own that are none of the text's, by weights that were fitted to labelled pages.

Rules with words know the boxes whose names or labels say what they are. This one looks at how a line is set and what is
near it (`line_traits`), in any language. It only takes lines away, and only where it is as sure as the table says.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from msgspec import Struct

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.body.labels import Rule
from portalcrawl.extraction.body.setting.line_traits import LineReader, Traits
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.layout import Layout

# UTF-8 bytes: a longer line is a paragraph, and a text with fewer bytes of sentences shows not how its lines are set.
_LONGEST = 300
_LEAST_PROSE = 150
# What other rules have found is theirs: tables, pictures, files, announced links.
_JUDGED = (labels.TEXT, labels.HEADING)


class Stray(Struct, frozen=True):
    """Why a line was taken for none of the text's: the chance that it is, and what each of its traits counts."""

    chance: float
    terms: tuple[tuple[str, float], ...]
    """The largest first; a negative one speaks against the line."""


class _Model(Struct, frozen=True):
    bias: float
    sure: float
    weights: Mapping[str, float]


def find_strays(
    layout: Layout, container: Container, rules: Mapping[int, Rule], headline: Headline
) -> dict[int, Stray]:
    """Such lines of the article's block; `rules` says what its lines are taken for so far.

    A line that is set as a sentence of the text is never one of them.
    """
    model = _load_model()
    found = {}
    reader, boxed = find_boxed(layout, container, rules, headline)
    for index in boxed:
        if reader.is_set_as_sentence(index):
            continue
        traits = reader.read(index)
        chance = 1 / (1 + math.exp(-_weigh(model, traits)))
        if chance < 1 - model.sure:
            terms = ((name, value * model.weights.get(name, 0.0)) for name, value in traits.items())
            found[index] = Stray(chance, tuple(sorted((one for one in terms if one[1]), key=lambda one: -abs(one[1]))))
    return found


def find_boxed(
    layout: Layout, container: Container, rules: Mapping[int, Rule], headline: Headline
) -> tuple[LineReader, list[int]]:
    """What reads traits, and the short lines in boxes of their own, to which the weights are fitted."""
    kept = [index for index, rule in sorted(rules.items()) if rule.label in labels.BODY_LABELS]
    reader = LineReader(layout, container.first, container.last, kept, headline)
    if reader.prose < _LEAST_PROSE:
        return reader, []
    lines = layout.lines
    return reader, [
        index
        for index in kept
        if rules[index] in _JUDGED
        and 0 < lines[index].size < _LONGEST
        and not lines[index].images
        and container.first <= index < container.last
        and reader.is_boxed(index)
    ]


def _weigh(model: _Model, traits: Traits) -> float:
    weights = model.weights
    return model.bias + sum(value * weights[name] for name, value in traits.items() if name in weights)


@cache
def _load_model() -> _Model:
    table = tomllib.loads(files(__package__).joinpath("stray_lines.toml").read_text(encoding="utf-8"))
    return _Model(table["bias"], table["sure"], table["weights"])
