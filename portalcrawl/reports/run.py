"""The run report: what is new, what failed and why, how long, where."""

from collections.abc import Mapping
from pathlib import Path

import orjson
from msgspec import Struct, field
from msgspec.structs import replace

from portalcrawl.archive.durable import replace_file
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import FINISHED, INCOMPLETE, SHRUNK, Role, State
from portalcrawl.exceptions import ExitCode, PortalcrawlError
from portalcrawl.reports.suspensions import Suspension

_ARTICLES = (Role.ARTICLE, Role.CANDIDATE)
COMPLETE_REASONS = (FINISHED, "max_articles")


class RunSummary(Struct, frozen=True):
    """One run over one portal."""

    portal: str
    root: Path
    run: str
    reason: str
    """Scrapy's closing reason: finished, shutdown (a signal), max_articles, max_pages, max_time, max_bytes, error."""
    seconds: float
    pages: int
    sections: int
    fates: Mapping[tuple[Role, State], int]
    """How many URLs of a role this run gave which fate."""
    failures: tuple[tuple[str, str], ...]
    """URL and reason of the first failures."""
    fields: Mapping[str, int] = field(default_factory=dict)
    """Articles read, and by field those whose page gave it."""
    misfits: Mapping[str, int] = field(default_factory=dict)
    """By field, on how many of those articles it stood elsewhere than the profile's rule says."""
    looks: int = 0
    """Archived articles that were looked at again."""
    events: Mapping[str, int] = field(default_factory=dict)
    """How many of them were changed, moved, withdrawn, restored."""
    near_duplicates: int = 0
    """Archived articles that were found to tell the story of another one."""
    text_notes: Mapping[str, int] = field(default_factory=dict)
    """How many articles were written with each note on their text."""
    manners: tuple[str, ...] = ()
    """What holds instead of each robots.txt that could not be read."""
    alarms: tuple[str, ...] = ()
    """What fell against the profile or earlier runs."""
    suspensions: tuple[Suspension, ...] = ()
    """Rules that were not obeyed to the end."""
    shrinkage: tuple[str, ...] = ()
    """Where the run found less than earlier ones for no known reason."""
    gaps: tuple[tuple[str, str], ...] = ()
    """Section and words of what the archive is known to lack, whichever run has found it out."""
    withheld: tuple[tuple[str, str], ...] = ()
    """Of these, what robots.txt forbids to ask for and an earlier run has told: no run can mend it."""
    troubles: tuple[str, ...] = ()
    """In what the portal did not answer as it does."""
    dead_rows: tuple[str, ...] = ()
    """That many new rows led nowhere, in words."""
    odd: int = 0
    """Looks that found no article."""
    doubts: Mapping[str, int] = field(default_factory=dict)
    """By reason how many rows that lists show had no article at their address; they are asked for again."""
    error: PortalcrawlError | None = None

    def with_error(self, error: PortalcrawlError | None) -> "RunSummary":
        """The same with the error that ended the run."""
        return replace(self, error=error)

    def count(self, state: State) -> int:
        """Articles and candidates that got this fate."""
        return sum(self.fates.get((role, state), 0) for role in _ARTICLES)

    @property
    def new(self) -> int:
        """Articles that the archive did not hold before."""
        return self.count(State.ARCHIVED) - self.events.get("changed", 0) - self.events.get("reread", 0)

    @property
    def failed(self) -> int:
        """URLs of any role that failed."""
        return sum(n for (_, state), n in self.fates.items() if state is State.FAILED)

    @property
    def lists(self) -> int:
        """List pages read."""
        return self.fates.get((Role.LIST, State.DONE), 0)

    @property
    def outcome(self) -> str:
        """How the run ended, as ledger and manifest keep it.

        A run with failed lists came to its end, but is not complete; neither is one that found less than it should, or
        that could not do what it was asked for.
        """
        if self.reason == FINISHED and self.shrinkage:
            return SHRUNK
        if self.reason == FINISHED and (self.error is not None or self.troubles):
            return INCOMPLETE
        if self.reason == FINISHED and self.fates.get((Role.LIST, State.FAILED), 0):
            return INCOMPLETE
        return self.reason

    @property
    def warnings(self) -> tuple[str, ...]:
        """All that is to be told a person, in words."""
        return *self.alarms, *self.troubles, *self.dead_rows, *self.shrinkage

    @property
    def has_gaps(self) -> bool:
        """Whether something is missing that a later run may bring, or that nobody was told yet."""
        return len(self.gaps) > len(self.withheld)

    @property
    def exit_code(self) -> ExitCode:
        """What the run's exit code says."""
        if self.error is not None:
            return self.error.exit_code
        if self.reason not in COMPLETE_REASONS:
            return ExitCode.INTERRUPTED
        # 0 says "complete", and a portal of which something is known to be missing is not. What a portal withholds
        # by its own rules is told once, and stands in `status`: an alarm each night that nobody can mend is none.
        is_flawed = self.failed or self.warnings or (self.reason == FINISHED and self.has_gaps)
        return ExitCode.FAILURES if is_flawed else ExitCode.COMPLETE

    @property
    def ending(self) -> str:
        """How the run ended, in words: it is complete only if it failed nowhere and nothing suggests a loss."""
        if self.reason != FINISHED or self.error is not None:
            said = {
                "max_articles": "stopped at the limit",
                "shutdown": "interrupted",
                "max_pages": "stopped at the limit of pages",
                "max_time": "stopped at the limit of time",
                "max_bytes": "stopped at the limit of bytes",
                "stalled": "stopped standing still",
            }
            return said.get(self.reason, "stopped by an error")
        if self.failed or self.shrinkage or self.troubles or self.dead_rows:
            return "finished, not complete,"
        if self.alarms:
            return "finished, with alarms,"
        if self.has_gaps:
            return "finished, with gaps,"
        return "complete, except for what robots.txt withholds," if self.gaps else "complete"

    @property
    def is_complete(self) -> bool:
        """Whether the archive holds the whole portal, as far as anybody can tell."""
        return self.ending == "complete"

    def counts(self) -> dict[str, int]:
        """What the manifest keeps of the run."""
        counts = {str(state): self.count(state) for state in State if self.count(state)}
        counts |= {name: count for name, count in self.events.items() if count}
        if self.near_duplicates:
            counts["nearDuplicates"] = self.near_duplicates
        return counts | {"lists": self.lists, "pages": self.pages, "failures": self.failed}


def write_report(layout: Layout, summary: RunSummary) -> Path:
    """Write `reports/<run>.json`; its path. Raises OSError."""
    report = {
        "portal": summary.portal,
        "run": summary.run,
        "reason": summary.outcome,
        "exitCode": int(summary.exit_code),
        "seconds": round(summary.seconds, 1),
        "sections": summary.sections,
        "counts": summary.counts(),
        "fields": dict(summary.fields),
        "misfits": dict(summary.misfits),
        "textNotes": dict(summary.text_notes),
        "manners": list(summary.manners),
        "alarms": list(summary.warnings),
        "inDoubt": dict(summary.doubts),
        "gaps": [f"{section}: {gap}" for section, gap in summary.gaps],
        "suspended": [one.to_json() for one in summary.suspensions],
        "failures": [{"url": url, "reason": reason} for url, reason in summary.failures],
    }
    if summary.error is not None:
        report["error"] = str(summary.error)
    path = layout.reports / f"{summary.run.replace(':', '')}.json"
    replace_file(path, orjson.dumps(report, option=orjson.OPT_INDENT_2) + b"\n")
    return path
