"""What the writers of all formats have in common."""

from typing import Protocol

from portalcrawl.exports.selection import Change, Selected


class Writer(Protocol):
    """Writes one file, record by record. All calls raise OSError if the disk fails."""

    def write(self, one: Selected) -> None:
        """Take a record."""

    def write_change(self, change: Change) -> None:
        """Take a move, a withdrawal or a return; only formats that tell of changes write anything."""

    def close(self) -> None:
        """Write what is still to be written."""
