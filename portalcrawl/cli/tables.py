"""Makes the tables that verbs print on stdout."""

from typing import Any

from rich.console import Console
from rich.table import Table


def make_console() -> Console:
    """A console for stdout. A pipe has no width of its own: there it is 200 columns, so that no name is cut."""
    # What a portal says is shown as it stands: no [markup], no :emoji:, no colours for numbers in it.
    plain: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
    console = Console(**plain)
    return console if console.is_terminal else Console(width=200, **plain)


def make_table(*names: str) -> Table:
    """A table with these columns, without lines between its cells."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
