"""The verbs by their names. The module of a verb is imported when the verb is used, so that none pays for others."""

import importlib
from collections.abc import Iterator, MutableMapping
from typing import Any

import typer
from typer.core import TyperGroup

from portalcrawl.cli.examples import EXAMPLES

VERBS = tuple(EXAMPLES)
"""In the order of `--help`. A verb is the function `run` of the module of its name."""
HELP_NAMES = ["-h", "--help"]


class _Commands(MutableMapping[str, Any]):
    """Makes the command of a verb when it is first asked for."""

    def __init__(self) -> None:
        self._made: dict[str, Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in VERBS:
            raise KeyError(name)
        if name not in self._made:
            self._made[name] = _make_command(name)
        return self._made[name]

    def __setitem__(self, name: str, command: Any) -> None:
        self._made[name] = command

    def __delitem__(self, name: str) -> None:
        del self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(VERBS)

    def __len__(self) -> int:
        return len(VERBS)


class LazyVerbs(TyperGroup):
    """A group whose commands are made one by one."""

    def __init__(self, **attributes: Any) -> None:
        """As Typer makes one."""
        super().__init__(**attributes)
        self.commands = _Commands()


def _make_command(name: str) -> Any:
    module = importlib.import_module(f"portalcrawl.cli.verbs.{name}")
    # \b keeps the lines of a paragraph as they are.
    examples = "\n".join(["\b", "Examples:", *(f"  {line}" for line in EXAMPLES[name])])
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    settings = {"help_option_names": HELP_NAMES}
    single.command(name, epilog=examples, context_settings=settings)(module.run)
    command = typer.main.get_command(single)
    command.name = name
    return command
