"""What a terminal shows: the console for logs, and the progress bar. Imported only where stderr is a terminal."""

from rich.console import Console
from rich.progress import Progress as Bar
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn

console = Console(stderr=True)
"""Log records go through it too (`cli.logs`), so that the bar and the log do not tear each other."""

bar = Bar(
    SpinnerColumn(),
    TextColumn("{task.fields[portal]}", style="bold", markup=False),
    TextColumn("{task.fields[facts]}", markup=False),
    TimeElapsedColumn(),
    TextColumn("{task.fields[subject]}", style="dim", markup=False),
    console=console,
    refresh_per_second=4,
    transient=True,
)
"""Shared by all portals of a run."""
