"""All regular expressions of the package, and by which methods each is used."""

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import portalcrawl

METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "subn", "split")
ANCHORED = {"match", "fullmatch"}
ROOT = Path(portalcrawl.__file__).parent
# The demo portal's own pages are all that these read.
_OURS = ("portalcrawl.demo",)


@dataclass(frozen=True)
class Regex:
    """One pattern, where it stands, and whether it is looked for anywhere in a text or at one place only."""

    name: str
    pattern: re.Pattern[Any]
    is_anchored: bool


@cache
def find_regexes() -> list[Regex]:
    """Those of all modules, each once: names of modules and classes, collections of patterns, patterns in calls."""
    trees = _read_trees()
    methods = {name_of(path): read_methods(tree) for path, tree in trees}
    everywhere: dict[str, set[str]] = {}
    for one in methods.values():
        for name, used in one.items():
            everywhere.setdefault(name, set()).update(used)
    found: dict[tuple[Any, int], Regex] = {}
    for module in pkgutil.walk_packages(portalcrawl.__path__, "portalcrawl."):
        if module.name.startswith(_OURS) or module.name.endswith("__main__"):
            continue
        own = methods[module.name]
        for name, pattern in _patterns_in(vars(importlib.import_module(module.name))):
            used = own.get(name, set()) if name.startswith("_") else everywhere.get(name, set())
            regex = Regex(f"{module.name}.{name}", pattern, bool(used) and used <= ANCHORED)
            known = found.get((pattern.pattern, pattern.flags))
            if known is None or known.is_anchored:
                found[pattern.pattern, pattern.flags] = regex
    for place, text in _patterns_in_calls(trees):
        found.setdefault((text, 0), Regex(place, re.compile(text), is_anchored=False))
    return list(found.values())


def _patterns_in(names: dict[str, Any]) -> Iterator[tuple[str, re.Pattern[Any]]]:
    for name, value in list(names.items()):
        if isinstance(value, re.Pattern):
            yield name, value
        elif isinstance(value, dict | tuple | list | frozenset) and not name.startswith("__"):
            for one in value.values() if isinstance(value, dict) else value:
                for part in one if isinstance(one, tuple) else (one,):
                    if isinstance(part, re.Pattern):
                        yield name, part
        elif isinstance(value, type) and value.__module__ == names.get("__name__"):
            yield from _patterns_in(dict(vars(value)))


def _read_trees() -> list[tuple[Path, ast.Module]]:
    paths = (path for path in sorted(ROOT.rglob("*.py")) if not path.is_relative_to(ROOT / "demo"))
    return [(path, ast.parse(path.read_text("utf-8"))) for path in paths]


def name_of(path: Path) -> str:
    """The name of the module in a file."""
    return ".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__")


def read_methods(tree: ast.Module) -> dict[str, set[str]]:
    """By name, the methods that a module calls on it; one that is handed on may be used by any."""
    called: dict[str, set[str]] = {}
    functions = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            called.setdefault(node.value.id, set()).add(node.attr)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and id(node) not in functions:
            called.setdefault(node.id, set()).add("handed on")
    return called


def _patterns_in_calls(trees: list[tuple[Path, ast.Module]]) -> Iterator[tuple[str, str]]:
    """Patterns that are written where they are used: `re.sub("…", …)`."""
    for path, tree in trees:
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Attribute)
                and isinstance(node.func.value, ast.Name)
                and node.func.value.id == "re"
                and node.func.attr in METHODS
                and isinstance(node.args[0], ast.Constant)
            ):
                yield f"{path.relative_to(ROOT.parent)}:{node.lineno}", node.args[0].value
