"""What is wrong with a profile, in words for the person who wrote it: the place, the key, the value, the way out."""

import re
from collections.abc import Sequence
from typing import Any

from msgspec import ValidationError

from portalcrawl.profiles.checking import InvalidValueError
from portalcrawl.profiles.model import Origin, OwnSource

# How msgspec words its errors; where an object is at fault, the key stands in the words and not in the path.
_PATH = re.compile(r" - at `\$((?:\.\w+|\[\d+\])*)`\Z")
_STEP = re.compile(r"\.(\w+)|\[(\d+)\]")
_WRONG_TYPE = re.compile(r"Expected `(\w+)[^`]*`, got ")
_STRANGE_KEY = re.compile(r"Object contains unknown field `(.*)`\Z", re.DOTALL)
_MISSING_KEY = re.compile(r"Object missing required field `(\w+)`\Z")

_TYPES = {"str": "text", "int": "whole number", "bool": "true or false", "array": "list", "object": "table"}
_CHOICES = {"origin": Origin, "own_source": OwnSource}
_NEEDED = {
    "portal": 'it says at least where the portal starts: start = "http://…/"',
    "start": "an address, http://…",
    "url": "an address, http://…",
    "path": "a section needs its names, the top of the menu first",
    "xpath": "a rule says where a value stands",
}
_LONGEST_SHOWN = 80


def describe_error(error: ValidationError, data: Any) -> str:
    """`[table 2] key: what is wrong with its value`, in one line. `data` is what was read."""
    text = str(error)
    path = _PATH.search(text)
    words = text[: path.start()] if path else text
    steps = [int(number) if number else name for name, number in _STEP.findall(path[1] if path else "")]
    cause = error.__cause__
    if isinstance(cause, InvalidValueError):
        return name_place([*steps, cause.key], str(cause))
    if cause is not None:
        return name_place(steps, str(cause))
    if match := _MISSING_KEY.match(words):
        return name_place([*steps, match[1]], f"is missing: {_NEEDED[match[1]]}")
    value = _value_at(data, steps)
    if match := _STRANGE_KEY.match(words):
        value = str(value.get(match[1]))[:_LONGEST_SHOWN] if isinstance(value, dict) else ""
        return name_place([*steps, match[1]], f"is no key that stands here (its value is {value!r})")
    return name_place(steps, f"{value!r} {_say_type(words, steps)}")


def name_place(steps: Sequence[str | int], words: str) -> str:
    """The words behind their place: tables of a list count from 1, values of a list are named by its key."""
    last = max(number for number, step in enumerate(steps) if isinstance(step, str))
    tables = "".join(f" {step + 1}" if isinstance(step, int) else f".{step}" for step in steps[:last])
    place = f"[{tables[1:]}] {steps[last]}" if tables else str(steps[last])
    return f"{' '.join(place.split())}: {words}"  # a key may be any text; an error is one line


def _value_at(data: Any, steps: Sequence[str | int]) -> Any:
    for step in steps:
        try:
            data = data[step]
        except (KeyError, IndexError, TypeError):
            return None
    return data


def _say_type(words: str, steps: Sequence[str | int]) -> str:
    key = next(step for step in reversed(steps) if isinstance(step, str))
    if match := _WRONG_TYPE.match(words):
        is_no = f"is no {_TYPES[match[1]]}"
        return f"{is_no}; write [[{key}]]" if match[1] == "object" and isinstance(steps[-1], int) else is_no
    choices = list(_CHOICES[key])
    return f"is neither {' nor '.join(choices)}" if len(choices) == 2 else f"is none of {', '.join(choices)}"
