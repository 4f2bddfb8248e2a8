"""Functions of a page's scripts that open an address made of their arguments: `function go(n) { location.href = …; }`.

Their statements are read as those that write (`statements`): variables, `+`, plain conditions. Nothing is run.
"""

from dataclasses import dataclass
from functools import cached_property

from portalcrawl.page.scripts.expressions import UnreadableError
from portalcrawl.page.scripts.statements import ScriptReader
from portalcrawl.page.scripts.terms import UNKNOWN, Value, pair_brackets, split_tokens, to_text, unquote

# What may stand before `location` and `open`.
_WINDOWS = frozenset(("window", "self", "top", "parent", "document"))
_GOING = _WINDOWS | {"location", "open"}
_SET = (["location"], ["location", "href"])
_CALLED = (["open"], ["location", "assign"], ["location", "replace"])
# An argument that no page has, whichever it is: an address that does not change with it does not follow from the call.
_OTHER = float(2**31 - 1)


@dataclass(frozen=True)
class OpeningFunction:
    """A function's parameters and its source from behind the opening bracket on."""

    names: list[str]
    source: str

    @cached_property
    def _tokens(self) -> list[tuple[str, str]]:
        """Those up to the bracket that closes the function; of one that is cut nothing is known."""
        tokens = [("mark", "{"), *split_tokens(self.source)]
        end = pair_brackets(tokens).get(0)
        return tokens[1:end] if end is not None else []

    def open(self, arguments: list[str]) -> str | None:
        """The address that a call with these arguments, as the script writes them, opens first; None if it has a part
        that is not known, or the arguments have no part in it.

        >>> OpeningFunction(["n"], 'var u = n == 1 ? "i.html" : "i_" + n + ".html"; location.href = u; }').open(["2"])
        'i_2.html'
        """
        address = self._follow([_read_argument(one) for one in arguments])
        return address if address and address != self._follow([_OTHER] * len(arguments)) else None

    def _follow(self, arguments: list[Value]) -> str | None:
        values = dict(zip(self.names, arguments, strict=False))
        return _OpeningReader(values).follow(self._tokens)


def read_opened(script: str) -> str | None:
    """The address that a script opens by itself, put together of its variables; None if it is not known.

    >>> read_opened('var u = "/a/" + 3 + ".html"; window.location.href = u;')
    '/a/3.html'
    """
    return _OpeningReader({}).follow(list(split_tokens(script)))


def _read_argument(text: str) -> Value:
    if text[:1] in ("'", '"') and text[-1:] == text[:1] and len(text) > 1:
        return unquote(text)
    return float(text) if text.isdecimal() else UNKNOWN


class _OpeningReader(ScriptReader):
    """Reads statements up to the first that opens an address."""

    def __init__(self, values: dict[str, Value]) -> None:
        super().__init__()
        self._values = values
        self._opened: Value = None

    def follow(self, tokens: list[tuple[str, str]]) -> str | None:
        """The address; None if it is not known."""
        self._begin(tokens, pair_brackets(tokens))
        while self._opened is None and self._at < len(self._tokens):
            self._read_statement(is_read=True)
        return to_text(self._opened) if isinstance(self._opened, str) else None

    def _read_known(self) -> None:
        kind, text = self._peek()
        if kind == "name" and text in _GOING and self._opened is None:
            self._read_going()
        else:
            super()._read_known()

    def _read_going(self) -> None:
        path = [self._read_name()]
        while self._take("."):
            path.append(self._read_name())
        path = path[1:] if path[0] in _WINDOWS else path
        if path in _SET:
            self._expect("=")
            value = self._read_value()
        elif path in _CALLED:
            self._expect("(")
            value = self._read_value()
            while self._take(","):
                self._read_value()
            self._expect(")")
        else:
            raise UnreadableError
        self._end()
        self._opened = value

    def _read_name(self) -> str:
        kind, text = self._peek()
        if kind != "name":
            raise UnreadableError
        self._at += 1
        return text
