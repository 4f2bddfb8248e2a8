"""Gives a summary to a command, on its standard input, and ends the command if it does not end by itself."""

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping
from typing import Any

import orjson

from portalcrawl.notices.webhook import NoticeError

SECONDS = 60.0


def call(command: str, facts: Mapping[str, Any], seconds: float = SECONDS) -> None:
    """Run a line of `sh`; what it prints goes to stderr. Raises NoticeError if it fails, or does not end in time."""
    process = subprocess.Popen(  # noqa: S603 - the user's own command is what --exec is for
        ["/bin/sh", "-c", command],
        stdin=subprocess.PIPE,
        stdout=sys.stderr.fileno(),
        start_new_session=True,
    )
    try:
        process.communicate(orjson.dumps(facts) + b"\n", timeout=seconds)
    except subprocess.TimeoutExpired:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        raise NoticeError(f"--exec {command!r}: did not end within {seconds:g} s and was ended") from None
    if process.returncode:
        raise NoticeError(f"--exec {command!r}: ended with {process.returncode}")
