"""The years of a list's rows that show month and day only, page by page from the newest row on."""

from collections.abc import Sequence
from datetime import date, datetime

from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.discovery.rows.years import infer_years
from portalcrawl.spiders.run import Run


class RowYears:
    """Infers years for one run. How far a list has come is asked of the ledger, so a run that goes on with another one
    infers the same."""

    def __init__(self, run: Run) -> None:
        """The run's portal has a time zone; its ledger knows the rows of the pages before."""
        self._portal = run.keeper
        self._ledger = run.ledger

    def infer(self, rows: Sequence[Row], section: int, reference: datetime, *, is_first: bool) -> tuple[Row, ...]:
        """The rows of a list page that was read at the time `reference`, with the years that are clear."""
        if not any(row.month_day for row in rows):
            return tuple(rows)
        if is_first:
            return infer_years(rows, reference.astimezone(self._portal.zone).date())
        oldest = self._ledger.own_rows.find_oldest_inferred(section, self._ledger.generation)
        return infer_years(rows, date.fromisoformat(oldest), is_begun=True) if oldest else tuple(rows)
