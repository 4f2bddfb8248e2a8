"""Makes the tables that verbs print on stdout."""

from rich.console import Console
from rich.table import Table


def make_console() -> Console:
    """A console for stdout. A pipe has no width of its own: there it is 200 columns, so that no name is cut."""
    console = Console()
    return console if console.is_terminal else Console(width=200)


def make_table(*names: str) -> Table:
    """A table with these columns, without lines between its cells."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
