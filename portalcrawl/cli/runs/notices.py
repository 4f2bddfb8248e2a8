"""Options that tell others how a run ended, and the telling. Nothing here changes a run's exit code."""

import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from msgspec import Struct

from portalcrawl.cli.runs.outcome import Outcome
from portalcrawl.exceptions import UsageError

Notify = Annotated[
    str | None,
    typer.Option("--notify", metavar="URL", help="Post each portal's summary there; ${NAME} is from the environment."),
]
Exec = Annotated[
    str | None, typer.Option("--exec", metavar="CMD", help="Give each portal's summary to this command, as JSON.")
]
Metrics = Annotated[
    Path | None, typer.Option("--metrics", metavar="FILE", help="Write figures in Prometheus's text format.")
]


class Notices(Struct, frozen=True):
    """Whom to tell."""

    notify: str | None = None
    command: str | None = None
    metrics: Path | None = None

    def check(self) -> None:
        """Raises UsageError for what cannot be meant, before anything is crawled."""
        from portalcrawl.notices.webhook import check_address

        try:
            if self.notify is not None:
                check_address(self.notify)
        except ValueError as error:
            raise UsageError(f"--notify {error}") from None
        if self.metrics is None:
            return
        is_other = self.metrics.exists() and not self.metrics.is_file()  # a folder, or a device such as /dev/null
        if is_other or not self.metrics.parent.is_dir():
            raise UsageError(f"--metrics {self.metrics}: name a file in a folder that exists")

    def tell(self, outcomes: Sequence[Outcome]) -> None:
        """Tell how runs ended; who cannot be told is named on stderr."""
        if not (self.notify or self.command or self.metrics):
            return
        from portalcrawl.notices.command import call
        from portalcrawl.notices.metrics import write_metrics
        from portalcrawl.notices.webhook import NoticeError, post

        runs = [outcome.to_json() | {"ended": int(time.time())} for outcome in outcomes]
        for run in runs:
            for target, act in ((self.notify, post), (self.command, call)):
                if target is None:
                    continue
                try:
                    act(target, run)
                except (NoticeError, OSError) as error:
                    print(f"portalcrawl: {run['portal']} could not be told: {error}", file=sys.stderr)
        if self.metrics is not None:
            try:
                write_metrics(self.metrics, runs)
            except OSError as error:
                print(f"portalcrawl: {self.metrics}: cannot be written ({error.strerror})", file=sys.stderr)
