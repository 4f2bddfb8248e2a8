"""What became of each target of a crawl."""

from collections.abc import Iterable
from dataclasses import dataclass

from portalcrawl.cli.exit_codes import find_gravest
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.reports.run import RunSummary


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of one target: a summary, or the error because of which the run did not start."""

    target: str
    summary: RunSummary | None
    error: PortalcrawlError | None


def worst_code(outcomes: Iterable[Outcome]) -> ExitCode:
    """The exit code that stands for several runs; a run without a summary was interrupted."""
    codes = [one.error.exit_code if one.error else one.summary.exit_code if one.summary else ExitCode.INTERRUPTED
             for one in outcomes]  # fmt: skip
    return find_gravest(codes)
