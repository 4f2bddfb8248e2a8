"""Tables on stdout."""

from rich.console import Console
from rich.table import Table


def make_console() -> Console:
    """The terminal; a pipe has no width, and a table cut to 80 columns would lose names there."""
    console = Console()
    return console if console.is_terminal else Console(width=200)


def make_table(*names: str) -> Table:
    """A table without rules between its cells."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
