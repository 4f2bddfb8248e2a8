"""Finds the numbers of a module that have a name, and writes the module with one of them moved.

A number has a name as a constant of the module (`_NEAR = 60`), in a tuple or a dict of such (`_SHORTEST = (24, 12)`),
as a keyword of a call that makes one (`_WEIGHTS = Weights(label=3.0)`), or as the default of a field in a class. Those
inside functions have none; they are found too where `unnamed` asks for them, but for 0, 1 and 2. Ranks, 0 and -1 are
no thresholds.
"""

import ast
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FACTORS = (0.6, 1.5)
_PLAIN = frozenset({0, 1, 2})
"""Places, steps and counts of ends: no thresholds."""


@dataclass(frozen=True)
class Number:
    """One number of a source file."""

    file: Path
    name: str
    value: float
    line: int
    column: int
    """In UTF-8 bytes, as `ast` counts."""
    end_column: int

    @property
    def place(self) -> str:
        return f"{self.file}:{self.line}"

    def moved(self) -> list[float]:
        """The values to try, each once; none for 0, which stands for nothing yet."""
        return [moved for factor in FACTORS if (moved := move(self.value, factor)) != self.value]

    def write(self, source: str, value: float) -> str:
        """The source with another value in this number's place."""
        lines = source.encode().splitlines(keepends=True)
        line = lines[self.line - 1]
        lines[self.line - 1] = line[: self.column] + repr(value).encode() + line[self.end_column :]
        return b"".join(lines).decode()


def move(value: float, factor: float) -> float:
    """A number times a factor; a whole one is rounded away from what it was, by one at least.

    >>> move(3, 0.6), move(3, 1.5), move(1, 0.6), move(0.4, 1.5)
    (1, 5, 0, 0.6)
    """
    change = value * (factor - 1)
    if isinstance(value, int):
        return value + (math.floor(change) if change < 0 else math.ceil(change))
    return round(value + change, 6)


def find_numbers(file: Path, source: str, *, unnamed: bool = False) -> Iterator[Number]:
    """The numbers of one module, in their order."""
    tree = ast.parse(source)
    for node in tree.body:
        yield from _find_named(file, node, "")
    if unnamed:
        functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
        found = {(one.line, one.column): one for function in functions for one in _find_unnamed(file, function)}
        yield from found.values()


def _find_named(file: Path, node: ast.stmt, prefix: str) -> Iterator[Number]:
    if isinstance(node, ast.ClassDef):
        for inner in node.body:
            yield from _find_named(file, inner, f"{node.name}.")
    elif isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
        target = node.targets[0] if isinstance(node, ast.Assign) else node.target
        # Several names at once are ranks: STRONG, MEDIUM, WEAK = 3, 2, 1.
        if not isinstance(target, ast.Tuple):
            yield from _read_value(file, node.value, prefix + ast.unparse(target))


def _read_value(file: Path, node: ast.expr, name: str) -> Iterator[Number]:
    match node:
        case ast.Constant():
            if isinstance(node.value, int | float) and not isinstance(node.value, bool):
                end = node.end_col_offset or node.col_offset
                yield Number(file, name, node.value, node.lineno, node.col_offset, end)
        case ast.UnaryOp(op=ast.USub()) if not (isinstance(node.operand, ast.Constant) and node.operand.value == 1):
            # -1 is no number but the sign for none.
            yield from _read_value(file, node.operand, name)
        case ast.Tuple() | ast.List():
            for place, item in enumerate(node.elts):
                yield from _read_value(file, item, f"{name}[{place}]")
        case ast.Dict():
            for key, item in zip(node.keys, node.values, strict=True):
                yield from _read_value(file, item, f"{name}[{ast.unparse(key) if key else '**'}]")
        case ast.Call() if _is_table(node):
            for keyword in node.keywords:
                yield from _read_value(file, keyword.value, f"{name}.{keyword.arg}")


def _is_table(node: ast.Call) -> bool:
    """Whether a call makes a table of numbers: a class of ours, by keywords; `field(default=3)` is none."""
    return isinstance(node.func, ast.Name) and node.func.id.lstrip("_")[:1].isupper()


def _find_unnamed(file: Path, function: ast.FunctionDef) -> Iterator[Number]:
    for node in ast.walk(function):
        if isinstance(node, ast.Constant) and isinstance(node.value, int | float) and node.value not in _PLAIN:
            end = node.end_col_offset or node.col_offset
            yield Number(file, f"{function.name}: {node.value}", node.value, node.lineno, node.col_offset, end)
