"""One archive in a line: when it was last crawled, how that ended, what there is, what is wrong."""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import orjson
from msgspec import Struct

from portalcrawl.archive.durable import read_small
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger.questions.last_run import LastRun, read_last_run
from portalcrawl.archive.lock import is_held
from portalcrawl.exceptions import ArchiveError

UNREADABLE, NEVER, RUNNING, KILLED = "unreadable", "never", "running", "killed"
"""Results that no run has noted of itself."""
_COMPLETE = ("finished", "max_articles", "rebuilt")


class Overview(Struct, frozen=True):
    """What a person who looks after many archives wants to know of each."""

    archive: Path
    result: str
    """The last run's reason, or one of the four above."""
    run: LastRun | None
    exit_code: int | None
    """Of the last run, if its report tells."""
    alarms: tuple[str, ...]
    size: int
    """Bytes of the archive's files."""
    error: str = ""
    """Why the archive cannot be read."""

    @property
    def new(self) -> int:
        """Articles that the last run has brought."""
        counts = self.run.counts if self.run else {}
        return int(counts.get("archived", 0)) - int(counts.get("changed", 0)) - int(counts.get("reread", 0))

    @property
    def failures(self) -> int:
        """Addresses that failed in the last run."""
        return int(self.run.counts.get("failures", 0)) if self.run else 0

    @property
    def has_failed(self) -> bool:
        """Whether somebody should look: unreadable, not complete, or complete with failures or an alarm."""
        if self.result == RUNNING:
            return False
        return self.result not in _COMPLETE or bool(self.exit_code) or bool(self.alarms) or bool(self.failures)

    def to_json(self) -> dict[str, Any]:
        """The facts by name; what is not known is absent."""
        run = self.run
        facts: dict[str, Any] = {
            "archive": str(self.archive), "result": self.result, "failed": self.has_failed,
            "exitCode": self.exit_code, "new": self.new, "failures": self.failures, "alarms": list(self.alarms),
            "bytes": self.size, "error": self.error or None,
        }  # fmt: skip
        if run is not None:
            facts |= {"run": run.name, "started": run.started, "ended": run.ended, "articles": run.articles}
            facts |= {"gaps": list(run.gaps), "nextLook": _iso(run.due)}
        return {name: value for name, value in facts.items() if value is not None}


def read_overview(layout: Layout) -> Overview:
    """The overview of one archive; it says so if the archive cannot be read."""
    size = measure(layout.root)
    try:
        run = read_last_run(layout.ledger)
    except ArchiveError as error:
        return Overview(layout.root, UNREADABLE, None, None, (), size, str(error))
    report = _read_report(layout, run)
    return Overview(
        layout.root, _tell_result(layout, run), run, report.get("exitCode"), tuple(report.get("alarms", ())), size
    )


def _tell_result(layout: Layout, run: LastRun) -> str:
    if run.name is None:
        return RUNNING if is_held(layout.lock) else NEVER
    if run.ended is None:
        return RUNNING if is_held(layout.lock) else KILLED
    return run.reason or KILLED


def _read_report(layout: Layout, run: LastRun) -> dict[str, Any]:
    if run.name is None or run.ended is None:
        return {}
    try:
        report = orjson.loads(read_small(layout.reports / f"{run.name.replace(':', '')}.json"))
    except (OSError, orjson.JSONDecodeError):
        return {}  # the ledger tells the rest
    return report if isinstance(report, dict) else {}


def measure(folder: Path) -> int:
    """The bytes of the files below a folder; files that go while it is read do not count."""
    total = 0
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    total += measure(Path(entry.path)) if entry.is_dir(follow_symlinks=False) else entry.stat().st_size
                except OSError:
                    continue
    except OSError:
        return total
    return total


def _iso(moment: int | None) -> str | None:
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ") if moment is not None else None
