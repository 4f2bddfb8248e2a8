"""JSON lines: records as the archive has them, byte for byte."""

from typing import BinaryIO

from portalcrawl.exports.selection import Change, Selected


class JsonLinesWriter:
    """Copies lines."""

    def __init__(self, stream: BinaryIO) -> None:
        """To a stream that the caller closes."""
        self._stream = stream

    def write(self, one: Selected) -> None:
        """Copy a record's line."""
        self._stream.write(one.line + b"\n")

    def write_change(self, change: Change) -> None:
        """Records only."""

    def close(self) -> None:
        """Nothing is held back."""
        self._stream.flush()
