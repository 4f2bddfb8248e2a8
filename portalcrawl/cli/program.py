"""The program's name in this shell, for the commands that the program suggests."""

import os
import shlex
import shutil
import sys
from collections.abc import Collection
from pathlib import Path
from typing import Any

import typer


def program_name() -> str:
    """`portalcrawl` if the shell finds it, else the path by which it was started (`.venv/bin/portalcrawl`)."""
    if shutil.which("portalcrawl") is not None:
        return "portalcrawl"
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{Path(sys.executable).name} -m portalcrawl"
    inside = started.is_absolute() and started.is_relative_to(Path.cwd())
    return os.path.relpath(started) if inside else str(started)


def repeat_options(context: typer.Context, but: Collection[str] = ()) -> str:
    """The options that the command was called with, as a shell takes them, each behind a space.

    `but` are names of parameters that are left out.
    """
    words: list[str] = []
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in but or parameter.param_type_name != "option" or source is None:
            continue
        if source.name == "COMMANDLINE":
            words += _words_of(parameter.opts[0], context.params[parameter.name or ""])
    return "".join(f" {shlex.quote(word)}" for word in words)


def _words_of(option: str, value: Any) -> list[str]:
    if isinstance(value, bool):
        return [option] if value else []
    values = value if isinstance(value, list | tuple) else [value]
    return [word for one in values for word in (option, f"{one:g}" if isinstance(one, float) else str(one))]
