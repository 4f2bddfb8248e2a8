"""The tokens of a script and what its operators make of two values, where that is known without running it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from functools import lru_cache


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN = _Unknown.UNKNOWN
"""A value that only running the script would tell."""
Value = str | float | bool | None | _Unknown
"""A value of the script; None is its `null` and `undefined`."""

# Characters of a value: page fields are short, and `a=a+a` doubles.
_LONGEST_VALUE = 5_000
_TOKEN = re.compile(
    r"(?P<skip>//[^\n]*|/\*(?:.*?\*/|.*+)|<!--|-->)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[^\x00-#%-@\[-^`{-\x7f\U00010000-\U0010ffff][\w$]*)"
    r"|(?P<mark>===|!==|==|!=|<=|>=|&&|\|\||\+=|\+\+|--|=>|[^\s])",
    re.DOTALL,
)
# Scripts whose tokens are remembered, and characters of one: most stand on every page of their portal.
_REMEMBERED = 64
_LONGEST_REMEMBERED = 4_000
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_PAIRS = {")": "(", "]": "[", "}": "{"}


def split_tokens(script: str) -> Iterator[tuple[str, str]]:
    """Each token of a script with its kind: string, number, name or mark. Comments are left out."""
    for match in _TOKEN.finditer(script):
        if match.lastgroup and match.lastgroup != "skip":
            yield match.lastgroup, match[0]


def cut_script(script: str) -> tuple[Sequence[tuple[str, str]], Mapping[int, int]]:
    """The tokens of a script, and the place of each opening bracket's counterpart; nobody changes them."""
    return _cut_again(script) if len(script) <= _LONGEST_REMEMBERED else _cut(script)


def _cut(script: str) -> tuple[Sequence[tuple[str, str]], Mapping[int, int]]:
    tokens = list(split_tokens(script))
    return tokens, pair_brackets(tokens)


_cut_again = lru_cache(maxsize=_REMEMBERED)(_cut)


def pair_brackets(tokens: list[tuple[str, str]]) -> dict[int, int]:
    """The place of each opening bracket's counterpart."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for place, (kind, text) in enumerate(tokens):
        if kind != "mark":
            continue
        if text in "([{":
            opened.append(place)
        elif text in _PAIRS and opened and tokens[opened[-1]][1] == _PAIRS[text]:
            pairs[opened.pop()] = place
    return pairs


def unquote(literal: str) -> str:
    """The text of a string literal, in quotes of any kind."""
    return _ESCAPE.sub(_unescape, literal[1:-1])


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def is_true(value: Value) -> bool | None:
    """Whether a condition of this value holds; None where that is not known."""
    return None if value is UNKNOWN else bool(value)


def to_text(value: Value) -> str:
    """The value as a script would write it."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value if isinstance(value, str) else "null"


def add(first: Value, second: Value) -> Value:
    """`first + second` if one of them is a text; the sum of two numbers is not a page field."""
    if first is UNKNOWN or second is UNKNOWN or not (isinstance(first, str) or isinstance(second, str)):
        return UNKNOWN
    text = to_text(first) + to_text(second)
    return text if len(text) <= _LONGEST_VALUE else UNKNOWN


def compare(first: Value, mark: str, second: Value) -> Value:
    """Whether `first mark second` holds, as far as it needs no conversion of types but of digits to their number."""
    if first is UNKNOWN or second is UNKNOWN:
        return UNKNOWN
    if mark in ("==", "!="):
        first, second = _to_number(first, second), _to_number(second, first)
    if mark in ("==", "===", "!=", "!=="):
        # Only what needs no conversion: a text is no number here.
        is_same = first == second and (first is None) == (second is None)
        is_alike = type(first) is type(second) or first is None or second is None
        return is_same == (mark[0] == "=") if is_alike else UNKNOWN
    if not (isinstance(first, float) and isinstance(second, float)):
        return UNKNOWN
    return {"<": first < second, ">": first > second, "<=": first <= second, ">=": first >= second}[mark]


def _to_number(value: Value, other: Value) -> Value:
    """The number of a text of digits that is compared with a number."""
    is_number = isinstance(value, str) and value.isdecimal() and isinstance(other, float)
    return float(str(value)) if is_number else value


def call(value: Value, name: str, arguments: list[Value]) -> Value:
    """The methods of texts with which fields are cut: substr, substring, slice, trim."""
    if not isinstance(value, str):
        return UNKNOWN
    if name == "trim" and not arguments:
        return value.strip()
    places = [int(place) for place in arguments if isinstance(place, float)]
    if name not in ("substr", "substring", "slice") or not places or len(places) != len(arguments):
        return UNKNOWN
    end = len(value) if len(places) == 1 else places[1] + (places[0] if name == "substr" else 0)
    return value[places[0] : end]
