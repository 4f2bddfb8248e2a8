"""Errors a user meets, each one line that names the portal, the key, the value and the way out.

The CLI prints the message and exits with `exit_code`; the codes are the contract that schedulers rely on (docs/cli.md,
"Exit codes"). During a run they are caught where Scrapy calls us (pipelines, scheduler, extensions, spider): the run
ends in order, and the CLI gets the error from its summary. Where one damaged record, or one archive of many, must not
end the work, ArchiveError is caught and told, and the work goes on.
"""

import traceback
from enum import IntEnum
from pathlib import PurePath
from typing import Self


class ExitCode(IntEnum):
    """What a run's exit code says."""

    COMPLETE = 0
    ERROR = 1
    USAGE = 2
    FAILURES = 3
    """Complete, but with failures or an alarm; the run report says which."""
    INTERRUPTED = 4
    """The next run continues."""
    NO_SPACE = 5
    LOCKED = 6
    """Another run holds the archive."""
    UNREACHABLE = 7


class PortalcrawlError(Exception):
    """Base of all errors that a user can act on."""

    exit_code = ExitCode.ERROR


class UsageError(PortalcrawlError):
    """An argument that cannot be meant: not a URL, an unreadable date, `--since` after `--until`."""

    exit_code = ExitCode.USAGE


class ArchiveError(PortalcrawlError):
    """The archive cannot be used: not writable, another portal's, of an unknown version, damaged."""


class ArchiveLockedError(ArchiveError):
    """Another run is writing to the archive."""

    exit_code = ExitCode.LOCKED


class NoSpaceError(ArchiveError):
    """The disk is full. What was committed is safe; the next run continues."""

    exit_code = ExitCode.NO_SPACE


class HeldOffError(PortalcrawlError):
    """The server asks for a pause that does not fit into the run. What is pending stays for the next one."""

    exit_code = ExitCode.INTERRUPTED


class PortalUnreachableError(PortalcrawlError):
    """The start page gave no page: unknown host, refused, TLS, an error status."""

    exit_code = ExitCode.UNREACHABLE


class NothingFoundError(PortalcrawlError):
    """The start page has neither a section menu nor rows: there is nothing to walk."""


class FaultError(PortalcrawlError):
    """A fault of the program's own, where it would keep a run from going on. What was committed is safe."""

    @classmethod
    def describe(cls, portal: str, error: Exception) -> Self:
        """The fault in a line: what was raised, and by which line of code."""
        frames = traceback.extract_tb(error.__traceback__)
        place = f" ({PurePath(frames[-1].filename).name}, line {frames[-1].lineno})" if frames else ""
        return cls(
            f"{portal}: a fault of portalcrawl ended the run: {error!r}{place}; what was committed is kept, and "
            f"the same command continues; --verbose tells more"
        )


class ProfileError(PortalcrawlError):
    """A profile that cannot be used: the message names file, key and value."""
