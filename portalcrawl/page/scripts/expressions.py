"""The value of an expression of a script, as far as it can be known without running it."""

from collections.abc import Mapping, Sequence

from portalcrawl.page.scripts.terms import UNKNOWN, Value, add, call, compare, is_true, unquote

DEEPEST = 40
"""Brackets and conditions inside one another; people nest three or four."""
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "undefined": None}
_COMPARISONS = frozenset(("==", "===", "!=", "!==", "<", ">", "<=", ">="))


class UnreadableError(Exception):
    """A statement has a part that is not read here."""


class ExpressionReader:
    """Stands at one of a script's tokens and reads the value that begins there. Raises UnreadableError."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        """Of the variables that are known."""
        self._tokens: Sequence[tuple[str, str]] = ()
        self._closing: Mapping[int, int] = {}
        self._at = 0
        self._depth = 0

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
            raise UnreadableError

    def _read_value(self) -> Value:
        self._depth += 1
        if self._depth > DEEPEST:
            raise UnreadableError
        value = self._read_choice()
        if self._take("?"):
            holds = is_true(value)
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
            other, holds = self._read_comparison(), is_true(value)
            value = UNKNOWN if holds is None else other if holds == (mark == "&&") else value
        return value

    def _read_comparison(self) -> Value:
        value = self._read_sum()
        kind, mark = self._peek()
        if kind == "mark" and mark in _COMPARISONS:
            self._at += 1
            return compare(value, mark, self._read_sum())
        return value

    def _read_sum(self) -> Value:
        value = self._read_member()
        while self._take("+"):
            value = add(value, self._read_member())
        return value

    def _read_member(self) -> Value:
        value = self._read_plain()
        while self._take("."):
            kind, name = self._peek()
            if kind != "name":
                raise UnreadableError
            self._at += 1
            if name == "length" and isinstance(value, str):
                value = float(len(value))
                continue
            self._expect("(")
            arguments = []
            while not self._take(")"):
                arguments.append(self._read_value())
                self._take(",")
            value = call(value, name, arguments)
        return value

    def _read_plain(self) -> Value:
        kind, text = self._peek()
        self._at += 1
        if kind == "string":
            return unquote(text)
        if kind == "number":
            return float(text)
        if kind == "name" and text not in ("new", "function", "typeof", "this"):
            if self._peek()[1] in ("(", "["):
                raise UnreadableError
            return _WORDS[text] if text in _WORDS else self._values.get(text, UNKNOWN)
        if text == "(":
            value = self._read_value()
            self._expect(")")
            return value
        if text == "!":
            holds = is_true(self._read_member())
            return UNKNOWN if holds is None else not holds
        raise UnreadableError
