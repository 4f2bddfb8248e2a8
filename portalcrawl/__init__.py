"""portalcrawl archives a portal's articles as clean, deduplicated, verifiable JSON lines.

What other programs may use of it is named in `__all__` (docs/api.md); it is imported when it is first used. Type
checkers read `__init__.pyi`.
"""

import importlib
from typing import Any

__version__ = "0.1.0"

__all__ = [
    "Archive",
    "Extracted",
    "Pages",
    "RawPage",
    "Row",
    "Section",
    "extract",
    "find_pages",
    "find_rows",
    "find_sections",
    "parse_date",
    "restore",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module("portalcrawl.api"), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
