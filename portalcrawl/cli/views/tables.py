"""Makes the tables that verbs print on stdout."""

from typing import Any

from rich.console import Console, RenderableType
from rich.table import Table

from portalcrawl.text.whitespace import show_controls


def make_console() -> Console:
    """A console for stdout. A pipe has no width of its own: there it is 200 columns, so that no name is cut."""
    # What a portal says is shown as it stands: no [markup], no :emoji:, no colours for numbers in it.
    plain: dict[str, Any] = {"markup": False, "emoji": False, "highlight": False}
    console = Console(**plain)
    return console if console.is_terminal else Console(width=200, **plain)


class PlainTable(Table):
    """A table whose cells cannot command the terminal."""

    def add_row(self, *cells: RenderableType | None, **options: Any) -> None:
        """As in rich; control characters are shown as such."""
        super().add_row(*(show_controls(cell) if isinstance(cell, str) else cell for cell in cells), **options)


def make_table(*names: str) -> Table:
    """A table with these columns, without lines between its cells."""
    table = PlainTable(box=None, pad_edge=False, header_style="bold")
    for name in names:
        table.add_column(name, overflow="fold")
    return table
