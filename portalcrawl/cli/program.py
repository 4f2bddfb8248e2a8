"""The program's name in this shell, for the commands that the program suggests."""

import os
import shutil
import sys
from pathlib import Path


def program_name() -> str:
    """`portalcrawl` if the shell finds it, else the path by which it was started (`.venv/bin/portalcrawl`)."""
    if shutil.which("portalcrawl") is not None:
        return "portalcrawl"
    started = Path(sys.argv[0])
    if started.name == "__main__.py":
        return f"{Path(sys.executable).name} -m portalcrawl"
    inside = started.is_absolute() and started.is_relative_to(Path.cwd())
    return os.path.relpath(started) if inside else str(started)
