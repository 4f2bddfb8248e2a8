"""One exit code for several targets."""

from collections.abc import Iterable

from portalcrawl.exceptions import ExitCode


def find_gravest(codes: Iterable[ExitCode]) -> ExitCode:
    """The gravest exit code of several targets (docs/cli.md, "Exit codes"); `COMPLETE` if there are none."""
    order = [
        ExitCode.NO_SPACE, ExitCode.ERROR, ExitCode.USAGE, ExitCode.LOCKED, ExitCode.UNREACHABLE,
        ExitCode.INTERRUPTED, ExitCode.FAILURES, ExitCode.COMPLETE,
    ]  # fmt: skip
    return min(codes, key=order.index, default=ExitCode.COMPLETE)
