"""CSV for spreadsheets (RFC 4180), in UTF-8 with the mark by which they know it.

A spreadsheet runs a cell that begins like a formula. An apostrophe before it makes it text (OWASP, "CSV Injection").
"""

import codecs
import csv
from typing import Any, BinaryIO

from portalcrawl.exports.formats.columns import COLUMNS, make_row
from portalcrawl.exports.selection import Change, Selected

FORMULA_BEGINS = tuple("=+-@\t\r\n＝＋－＠")
"""Also in full width, which some spreadsheets read alike."""


class CsvWriter:
    """Writes rows."""

    def __init__(self, stream: BinaryIO) -> None:
        """To a stream that the caller closes."""
        self._stream = stream
        stream.write(codecs.BOM_UTF8)
        # Unlike TextIOWrapper it never closes the stream, which may be stdout's.
        self._rows = csv.writer(codecs.getwriter("utf-8")(stream, "replace"))
        self._rows.writerow(COLUMNS)

    def write(self, one: Selected) -> None:
        """Write a record's row."""
        self._rows.writerow(neutralize(value) for value in make_row(one).values())

    def write_change(self, change: Change) -> None:
        """Records only."""

    def close(self) -> None:
        """Flush; the stream stays open."""
        self._stream.flush()


def neutralize(value: Any) -> Any:
    """A cell that no spreadsheet takes for a formula.

    >>> neutralize("=HYPERLINK(A1)"), neutralize("园区"), neutralize(-3)
    ("'=HYPERLINK(A1)", '园区', -3)
    """
    is_formula = isinstance(value, str) and value.lstrip(" ").startswith(FORMULA_BEGINS)
    return f"'{value}" if is_formula else value
