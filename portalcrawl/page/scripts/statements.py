"""What a script's `document.write` would write: literals, variables, `+`, plain conditions. Nothing is run.

What cannot be known without running the script (a call, a loop, today's date) writes nothing, and the variables that it
may change are unknown from there on. Each token is looked at a bounded number of times.
"""

from collections.abc import Mapping, Sequence

from portalcrawl.page.scripts.expressions import DEEPEST, ExpressionReader, UnreadableError
from portalcrawl.page.scripts.terms import UNKNOWN, add, cut_script, is_true, to_text

# Characters of one script: libraries are long.
LONGEST_SCRIPT = 20_000
_LOOPS = frozenset(("for", "while", "switch", "with", "catch"))


class ScriptReader(ExpressionReader):
    """Reads a page's scripts one after the other; what one of them sets, the next ones know."""

    def __init__(self) -> None:
        super().__init__()
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

    def _read_statement(self, *, is_read: bool) -> None:
        """One statement; without `is_read` it is passed over, and what it would set is unknown."""
        start = self._at
        if not is_read or self._depth > DEEPEST:
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
