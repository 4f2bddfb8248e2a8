"""What a script's `document.write` would write: literals, variables, `+`, plain conditions. Nothing is run.

What cannot be known without running the script (a call, a loop, today's date) writes nothing, and the variables that it
may change are unknown from there on. Each token is looked at a bounded number of times.
"""

from collections.abc import Mapping, Sequence

from portalcrawl.page.script_terms import (
    UNKNOWN,
    Value,
    add,
    call,
    compare,
    cut_script,
    is_true,
    to_text,
    unquote,
)

# Characters of one script: libraries are long.
LONGEST_SCRIPT = 20_000
# Brackets and conditions inside one another; people nest three or four.
_DEEPEST = 40
_WORDS: dict[str, Value] = {"true": True, "false": False, "null": None, "undefined": None}
_LOOPS = frozenset(("for", "while", "switch", "with", "catch"))
_COMPARISONS = frozenset(("==", "===", "!=", "!==", "<", ">", "<=", ">="))


class UnreadableError(Exception):
    """A statement has a part that is not read here."""


class ScriptReader:
    """Reads a page's scripts one after the other; what one of them sets, the next ones know."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}
        self._tokens: Sequence[tuple[str, str]] = ()
        self._closing: Mapping[int, int] = {}
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
        self._begin(*cut_script(script))
        while self._at < len(self._tokens):
            self._read_statement(is_read=True)
        return "".join(self._written)

    def _begin(self, tokens: Sequence[tuple[str, str]], closing: Mapping[int, int]) -> None:
        self._tokens = tokens
        self._closing = closing
        self._at, self._depth, self._written = 0, 0, []

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

    def _read_statement(self, *, is_read: bool) -> None:
        """One statement; without `is_read` it is passed over, and what it would set is unknown."""
        start = self._at
        if not is_read or self._depth > _DEEPEST:
            self._pass_over()
            return
        self._depth += 1
        try:
            self._read_known()
        except UnreadableError:
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
            raise UnreadableError
        try:
            holds = is_true(self._read_value())
            if self._at != end:
                holds = None
        except UnreadableError:
            holds = None
        self._forget(opening, end)
        self._at = end + 1
        self._read_statement(is_read=holds is True)
        if self._take("else"):
            self._read_statement(is_read=holds is False)

    def _read_assignment(self) -> None:
        kind, name = self._peek()
        if kind != "name":
            raise UnreadableError
        self._at += 1
        before = self._values.get(name, UNKNOWN)
        is_set = self._take("=")
        if is_set or self._take("+="):
            try:
                value = self._read_value()
            except UnreadableError:
                self._values[name] = UNKNOWN
                raise
            self._values[name] = value if is_set else add(before, value)
        elif self._peek()[1] in (".", "(", "["):
            raise UnreadableError

    def _read_write(self) -> None:
        self._at += 1
        self._expect(".")
        if not (self._take("write") or self._take("writeln")):
            raise UnreadableError
        self._expect("(")
        values = [self._read_value()]
        while self._take(","):
            values.append(self._read_value())
        self._expect(")")
        self._end()
        if UNKNOWN not in values:
            self._written += [to_text(value) for value in values]

    def _end(self) -> None:
        """Raises if the statement goes on with what is not read here; a line's end is not known, a new word is."""
        kind, text = self._peek()
        if kind == "mark" and text not in ";}":
            raise UnreadableError
        self._take(";")

    def _pass_over(self) -> None:
        """Goes behind the statement, whatever it is: its semicolon or its block."""
        start, tokens = self._at, self._tokens
        is_condition = self._peek() == ("name", "if")
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
        if is_condition and self._take("else"):
            self._pass_over()

    def _forget(self, start: int, end: int) -> None:
        for (kind, name), (_, mark) in zip(self._tokens[start:end], self._tokens[start + 1 : end + 1], strict=False):
            if kind == "name" and mark in ("=", "+=", "++", "--"):
                self._values[name] = UNKNOWN

    def _read_value(self) -> Value:
        self._depth += 1
        if self._depth > _DEEPEST:
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
