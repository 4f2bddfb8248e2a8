"""What became of each target of a crawl."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from portalcrawl.cli.exit_codes import find_gravest
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.reports.run import RunSummary


class Outcome(Struct, frozen=True):
    """The result of one target: a summary, or the error because of which the run did not start; neither if it died."""

    target: str
    summary: RunSummary | None
    error: PortalcrawlError | None

    @property
    def failure(self) -> PortalcrawlError | None:
        """The error that kept the run from starting, or else the one that ended it."""
        return self.error or (self.summary.error if self.summary is not None else None)

    @property
    def exit_code(self) -> ExitCode:
        """What the exit code says of this target alone; a run without a summary was interrupted."""
        if self.error is not None:
            return self.error.exit_code
        return self.summary.exit_code if self.summary is not None else ExitCode.INTERRUPTED

    @property
    def archive(self) -> Path | None:
        """The archive's folder; None if the run ended before there was one."""
        summary = self.summary
        return summary.root if summary is not None and (summary.error is None or summary.root.is_dir()) else None

    def to_json(self) -> dict[str, Any]:
        """What `--json`, a webhook and a command are told of the run."""
        summary = self.summary
        facts: dict[str, Any] = {"portal": summary.portal if summary is not None else self.target}
        if self.archive is not None:
            facts["archive"] = str(self.archive)
        facts |= {"exitCode": int(self.exit_code), "reason": summary.outcome if summary is not None else "error"}
        if summary is not None:
            facts |= {"counts": summary.counts(), "manners": list(summary.manners), "alarms": list(summary.warnings)}
            facts |= {"complete": summary.is_complete, "gaps": [f"{section}: {gap}" for section, gap in summary.gaps]}
            facts |= {"run": summary.run, "new": summary.new, "pages": summary.pages, "failures": summary.failed}
            facts["seconds"] = round(summary.seconds, 1)
        return facts | ({"error": str(self.failure)} if self.failure is not None else {})


def worst_code(outcomes: Iterable[Outcome]) -> ExitCode:
    """The exit code that stands for several runs."""
    return find_gravest(outcome.exit_code for outcome in outcomes)
