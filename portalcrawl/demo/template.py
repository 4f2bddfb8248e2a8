"""The notation of the grammar: `{symbol}`, `{a|b}`, `{n:3-40}`, `{f:2-30}`, nested as wanted."""

from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Symbol:
    """A draw from the list of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several templates."""

    options: tuple["Template", ...]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from `low` to `high`, or one with a decimal behind it."""

    low: int
    high: int
    has_decimal: bool


Part = str | Symbol | Choice | Number
Template = tuple[Part, ...]


@cache
def parse_template(text: str) -> Template:
    """The parts of a template. Raises ValueError for a brace without its partner.

    >>> parse_template("前{n:2-9}個{month}")
    ('前', Number(low=2, high=9, has_decimal=False), '個', Symbol(name='month'))
    """
    parts: list[Part] = []
    depth = start = 0
    for place, char in enumerate(text):
        if char == "{":
            if depth == 0:
                parts.append(text[start:place])
                start = place + 1
            depth += 1
        elif char == "}":
            depth -= 1
            if depth == 0:
                parts.append(_parse_slot(text[start:place]))
                start = place + 1
        if depth < 0:
            break
    if depth:
        raise ValueError(f"grammar: unbalanced braces in {text}")
    parts.append(text[start:])
    return tuple(part for part in parts if part)


def _parse_slot(slot: str) -> Part:
    if slot[1:2] == ":" and slot[0] in "nf":
        low, high = slot[2:].split("-")
        return Number(int(low), int(high), slot[0] == "f")
    options = _split_options(slot)
    return Symbol(slot) if len(options) == 1 else Choice(tuple(map(parse_template, options)))


def _split_options(slot: str) -> list[str]:
    options, depth = [""], 0
    for char in slot:
        if char == "|" and depth == 0:
            options.append("")
            continue
        depth += (char == "{") - (char == "}")
        options[-1] += char
    return options
