"""Sends logs to stderr, through the console that also draws the progress bar."""

import logging
import sys
from datetime import datetime
from typing import TYPE_CHECKING

from portalcrawl.extensions.progress import is_live
from portalcrawl.text.whitespace import show_controls

QUIET = {
    "scrapy": logging.CRITICAL,
    "scrapy.core.engine": logging.ERROR,
    "scrapy.core.scraper": logging.ERROR,
    "twisted": logging.CRITICAL,
    "asyncio": logging.ERROR,
    "py.warnings": logging.ERROR,
    # The verb prints the summary.
    "portalcrawl.extensions.report": logging.WARNING,
}


if TYPE_CHECKING:
    from rich.text import Text


def _format_time(moment: datetime) -> "Text":
    """Rich gives a moment without a zone."""
    from rich.text import Text

    return Text(moment.astimezone().strftime("%H:%M:%S%z"))


class PlainFormatter(logging.Formatter):
    """Writes records so that what a server said cannot command the terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """The record in one line, with its traceback in further ones."""
        return show_controls(super().format(record))


def configure_logs(*, verbose: bool) -> None:
    """Log warnings and the spider's own messages; with `verbose` also everything that Scrapy logs."""
    handler: logging.Handler
    if is_live():
        from rich.logging import RichHandler

        from portalcrawl.extensions.live_bar import console

        handler = RichHandler(
            console=console, show_path=False, markup=False, highlighter=None, log_time_format=_format_time
        )
        handler.setFormatter(PlainFormatter("%(message)s"))
    else:
        handler = logging.StreamHandler(sys.stderr)
        handler.setFormatter(PlainFormatter("%(asctime)s %(levelname)s %(message)s", "%Y-%m-%dT%H:%M:%S%z"))
    logging.basicConfig(level=logging.DEBUG if verbose else logging.INFO, handlers=[handler], force=True)
    if not verbose:
        # The spider reports a page that fails in one line; Scrapy's tracebacks would be for faults in our code.
        for name, level in QUIET.items():
            logging.getLogger(name).setLevel(level)
