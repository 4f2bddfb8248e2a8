"""What a script's `document.write` would write: literals, variables, `+`, plain conditions. Nothing is run.

What cannot be known without running the script (a call, a loop, today's date) writes nothing, and the variables that it
may change are unknown from there on. Each token is looked at a bounded number of times.
"""

import re
from collections.abc import Iterator
from enum import Enum


class _Unknown(Enum):
    UNKNOWN = "unknown"


UNKNOWN = _Unknown.UNKNOWN
"""A value that only running the script would tell."""
Value = str | float | bool | None | _Unknown
"""A value of the script; None is its `null` and `undefined`."""

# Characters of one script, and of a value: page fields are short, libraries are long, and `a=a+a` doubles.
LONGEST_SCRIPT = 20_000
_LONGEST_VALUE = 5_000
# Brackets and conditions inside one another; people nest three or four.
_DEEPEST = 40
_TOKEN = re.compile(
    r"(?P<skip>//[^\n]*|/\*.*?\*/|<!--|-->)"
    r"|(?P<string>\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\$]|\\.)*`)"
    r"|(?P<number>[0-9]+(?:\.[0-9]+)?)"
    r"|(?P<name>[A-Za-z_$\u0080-\uffff][\w$]*)"
    r"|(?P<mark>===|!==|==|!=|<=|>=|&&|\|\||\+=|\+\+|--|=>|[^\s])",
    re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|x([0-9A-Fa-f]{2})|(.))", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "b": "", "f": "", "v": "", "0": "", "\n": ""}
_PAIRS = {")": "(", "]": "[", "}": "{"}
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "undefined": None}
_LOOPS = frozenset(("for", "while", "switch", "with", "catch"))
_COMPARISONS = frozenset(("==", "===", "!=", "!==", "<", ">", "<=", ">="))


class _UnreadableError(Exception):
    """A statement has a part that is not read here."""


class ScriptReader:
    """Reads a page's scripts one after the other; what one of them sets, the next ones know."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        self._tokens: list[tuple[str, str]] = []
        self._closing: dict[int, int] = {}
        self._at = 0
        self._depth = 0
        self._written: list[str] = []

    def read(self, script: str) -> str:
        """What the script writes at its place.

        >>> ScriptReader().read("var a='江城日报'; if(a!=''){document.write('来源：'+a)}")
        '来源：江城日报'
        """
        if len(script) > LONGEST_SCRIPT:
            return ""
        self._tokens = list(_split_tokens(script))
        self._closing = _pair_brackets(self._tokens)
        self._at, self._depth, self._written = 0, 0, []
        while self._at < len(self._tokens):
            self._read_statement(is_read=True)
        return "".join(self._written)

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at] if self._at < len(self._tokens) else ("end", "")

    def _take(self, text: str) -> bool:
        kind, found = self._peek()
        if kind in ("mark", "name") and found == text:
            self._at += 1
            return True
        return False

    def _expect(self, text: str) -> None:
        if not self._take(text):
            raise _UnreadableError

    def _read_statement(self, *, is_read: bool) -> None:
        """One statement; without `is_read` it is passed over, and what it would set is unknown."""
        start = self._at
        if not is_read or self._depth > _DEEPEST:
            self._pass_over()
            return
        self._depth += 1
        try:
            self._read_known()
        except _UnreadableError:
            self._at = max(start, self._at - 1)
            self._forget(start, self._at)
            self._pass_over()
        self._depth -= 1

    def _read_known(self) -> None:
        kind, text = self._peek()
        if kind == "mark" and text == "{":
            self._read_block()
        elif kind == "mark" and text in ";}":
            self._at += 1
        elif kind != "name" or text in _LOOPS or text in ("function", "do", "return"):
            self._pass_over()
        elif text == "if":
            self._at += 1
            self._read_condition()
        elif text in ("var", "let", "const"):
            self._at += 1
            self._read_assignment()
            while self._take(","):
                self._read_assignment()
            self._end()
        elif text in ("try", "finally", "else"):
            self._at += 1
        elif text == "document":
            self._read_write()
        else:
            self._read_assignment()
            self._end()

    def _read_block(self) -> None:
        end = self._closing.get(self._at, len(self._tokens))
        self._at += 1
        while self._at < end:
            self._read_statement(is_read=True)
        self._at = max(self._at, min(end + 1, len(self._tokens)))

    def _read_condition(self) -> None:
        opening = self._at
        self._expect("(")
        end = self._closing.get(opening)
        if end is None:
            raise _UnreadableError
        try:
            holds = _is_true(self._read_value())
            if self._at != end:
                holds = None
        except _UnreadableError:
            holds = None
        self._forget(opening, end)
        self._at = end + 1
        self._read_statement(is_read=holds is True)
        if self._take("else"):
            self._read_statement(is_read=holds is False)

    def _read_assignment(self) -> None:
        kind, name = self._peek()
        if kind != "name":
            raise _UnreadableError
        self._at += 1
        if self._take("="):
            self._values[name] = UNKNOWN
            self._values[name] = self._read_value()
        elif self._take("+="):
            before = self._values.get(name, UNKNOWN)
            self._values[name] = UNKNOWN
            self._values[name] = _add(before, self._read_value())
        elif self._peek()[1] in (".", "(", "["):
            raise _UnreadableError

    def _read_write(self) -> None:
        self._at += 1
        self._expect(".")
        if not (self._take("write") or self._take("writeln")):
            raise _UnreadableError
        self._expect("(")
        values = [self._read_value()]
        while self._take(","):
            values.append(self._read_value())
        self._expect(")")
        self._end()
        if UNKNOWN not in values:
            self._written += [_to_text(value) for value in values]

    def _end(self) -> None:
        """Raises if the statement goes on with what is not read here; a line's end is not known, a new word is."""
        kind, text = self._peek()
        if kind == "mark" and text not in ";}":
            raise _UnreadableError
        self._take(";")

    def _pass_over(self) -> None:
        """Goes behind the statement, whatever it is: its semicolon or its block."""
        start, tokens = self._at, self._tokens
        while self._at < len(tokens):
            kind, text = tokens[self._at]
            end = self._closing.get(self._at) if kind == "mark" else None
            if kind == "mark" and text in ")]}" and self._at > start:
                break
            self._at = self._at + 1 if end is None else end + 1
            if kind == "mark" and (text == ";" or (text == "{" and self._peek()[1] not in (")", ",", "."))):
                break
        self._at = max(self._at, start + 1)
        self._forget(start, self._at)

    def _forget(self, start: int, end: int) -> None:
        for (kind, name), (_, mark) in zip(self._tokens[start:end], self._tokens[start + 1 : end + 1], strict=False):
            if kind == "name" and mark in ("=", "+=", "++", "--"):
                self._values[name] = UNKNOWN

    def _read_value(self) -> Value:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise _UnreadableError
        value = self._read_choice()
        if self._take("?"):
            holds = _is_true(value)
            first = self._read_value()
            self._expect(":")
            second = self._read_value()
            value = UNKNOWN if holds is None else first if holds else second
        self._depth -= 1
        return value

    def _read_choice(self) -> Value:
        """Conditions joined by `&&` or by `||`; both in one need brackets here."""
        value = self._read_comparison()
        mark = self._peek()[1]
        while mark in ("&&", "||") and self._take(mark):
            other, holds = self._read_comparison(), _is_true(value)
            value = UNKNOWN if holds is None else other if holds == (mark == "&&") else value
        return value

    def _read_comparison(self) -> Value:
        value = self._read_sum()
        kind, mark = self._peek()
        if kind == "mark" and mark in _COMPARISONS:
            self._at += 1
            return _compare(value, mark, self._read_sum())
        return value

    def _read_sum(self) -> Value:
        value = self._read_member()
        while self._take("+"):
            value = _add(value, self._read_member())
        return value

    def _read_member(self) -> Value:
        value = self._read_plain()
        while self._take("."):
            kind, name = self._peek()
            if kind != "name":
                raise _UnreadableError
            self._at += 1
            if name == "length" and isinstance(value, str):
                value = float(len(value))
                continue
            self._expect("(")
            arguments = []
            while not self._take(")"):
                arguments.append(self._read_value())
                self._take(",")
            value = _call(value, name, arguments)
        return value

    def _read_plain(self) -> Value:
        kind, text = self._peek()
        self._at += 1
        if kind == "string":
            return _ESCAPE.sub(_unescape, text[1:-1])
        if kind == "number":
            return float(text)
        if kind == "name" and text not in ("new", "function", "typeof", "this"):
            if self._peek()[1] in ("(", "["):
                raise _UnreadableError
            return _WORDS[text] if text in _WORDS else self._values.get(text, UNKNOWN)
        if text == "(":
            value = self._read_value()
            self._expect(")")
            return value
        if text == "!":
            holds = _is_true(self._read_member())
            return UNKNOWN if holds is None else not holds
        raise _UnreadableError


def _split_tokens(script: str) -> Iterator[tuple[str, str]]:
    for match in _TOKEN.finditer(script):
        if match.lastgroup and match.lastgroup != "skip":
            yield match.lastgroup, match[0]


def _pair_brackets(tokens: list[tuple[str, str]]) -> dict[int, int]:
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


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else _ESCAPED.get(match[3], match[3])


def _is_true(value: Value) -> bool | None:
    return None if value is UNKNOWN else bool(value)


def _to_text(value: Value) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else str(value)
    return value if isinstance(value, str) else "null"


def _add(first: Value, second: Value) -> Value:
    if first is UNKNOWN or second is UNKNOWN or not (isinstance(first, str) or isinstance(second, str)):
        return UNKNOWN
    text = _to_text(first) + _to_text(second)
    return text if len(text) <= _LONGEST_VALUE else UNKNOWN


def _compare(first: Value, mark: str, second: Value) -> Value:
    if first is UNKNOWN or second is UNKNOWN:
        return UNKNOWN
    if mark in ("==", "===", "!=", "!=="):
        # Only what needs no conversion: a text is no number here.
        is_same = first == second and (first is None) == (second is None)
        is_alike = type(first) is type(second) or first is None or second is None
        return is_same == (mark[0] == "=") if is_alike else UNKNOWN
    if not (isinstance(first, float) and isinstance(second, float)):
        return UNKNOWN
    return {"<": first < second, ">": first > second, "<=": first <= second, ">=": first >= second}[mark]


def _call(value: Value, name: str, arguments: list[Value]) -> Value:
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
