"""The archive that a path on the command line names. Apart from `finding`, which costs more to import."""

from pathlib import Path

from portalcrawl.archive.folder import check_kinds
from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import UsageError


def find_archive(path: Path) -> Layout:
    """The archive at a path. Raises UsageError if there is no archive."""
    layout = Layout(path)
    if not layout.is_archive():
        raise UsageError(f"{path}: no archive here (no ledger.db); name a folder such as output/www.example.com")
    check_kinds(layout)
    return layout
