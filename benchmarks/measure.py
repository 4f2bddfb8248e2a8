"""What a process cost, measured over its whole life: interpreter, imports, work, shutdown."""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# Linux counts the peak in KiB, macOS in bytes.
_RSS_UNIT = 1 if sys.platform == "darwin" else 1024
_POLL_SECONDS = 0.01
# What forbids Python to keep the modules that it has compiled.
_COMPILES_AGAIN = "PYTHONDONTWRITEBYTECODE"


class RunError(Exception):
    """A measured command did not end well; the message is one line."""


@dataclass(frozen=True, slots=True)
class Usage:
    """Of one finished process and the children that it waited for."""

    cpu_seconds: float
    """User and system time."""
    wall_seconds: float
    peak_rss_mib: float


def run_measured(command: Sequence[str], folder: Path, timeout: float) -> Usage:
    """Run a command in `folder` to its end. Raises RunError where it exits other than 0 or takes `timeout` seconds.

    What it says goes to `folder/stdout` and `folder/stderr`. Proxies and Scrapy's settings in the environment are kept
    from it: all is on loopback. Modules are compiled when a package is installed, so it may keep what it compiles.
    """
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith("_proxy") and not name.startswith("SCRAPY_") and name != _COMPILES_AGAIN
    }
    started = time.monotonic()
    with (folder / "stdout").open("wb") as out, (folder / "stderr").open("wb") as errors:
        process = subprocess.Popen(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, stdout=out, stderr=errors
        )
    pid = status = 0
    try:
        while not pid and time.monotonic() - started < timeout:
            time.sleep(_POLL_SECONDS)
            # Not Popen.wait: only wait4 says what this child alone has used.
            pid, status, used = os.wait4(process.pid, os.WNOHANG)
    finally:
        if pid:
            process.returncode = os.waitstatus_to_exitcode(status)
        else:
            process.kill()
            process.wait()
    if not pid:
        raise RunError(f"{_describe(command)}: not done after {timeout:.0f} s, ended")
    if process.returncode:
        said = (folder / "stderr").read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise RunError(f"{_describe(command)}: exit code {process.returncode}, {said[-1] if said else 'no message'}")
    seconds = time.monotonic() - started
    return Usage(used.ru_utime + used.ru_stime, seconds, used.ru_maxrss * _RSS_UNIT / 2**20)


def _describe(command: Sequence[str]) -> str:
    return " ".join(command[1:4])
