"""Builds the library that brings faults into a process, and says what it is to do."""

import os
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

HERE = Path(__file__).resolve().parent
SOURCES = ("faults.c", "calls.c", "power.c")
WRITES = ("write", "pwrite", "writev")
"""What can be torn."""
ROOM_CALLS = frozenset({*WRITES, "open", "mkdir"})
"""What a full disk refuses."""


class Kind(StrEnum):
    """What happens at the n-th call that changes the disk (`faults.c`)."""

    NONE = "none"
    KILL = "kill"
    KILL_AFTER = "kill-after"
    TORN = "torn"
    POWER = "power"
    FULL = "full"
    FULL_SHORT = "full-short"
    IO_ERROR = "io-error"
    READ_ONLY = "read-only"
    CLOCK = "clock"


@dataclass(frozen=True)
class Fault:
    """One fault in one run."""

    kind: Kind = Kind.NONE
    at: int = 0
    """The number of the call, from 1."""
    seed: int = 1
    """For what a power cut takes."""

    def __str__(self) -> str:
        return f"{self.kind} at {self.at}"

    def environment(self, folder: Path, trace: Path, keep: Path) -> dict[str, str]:
        """What tells the library: watch `folder`, note each call in `trace`; `keep` is an empty folder beside it."""
        return {
            "FAULT_FOLDER": str(folder),
            "FAULT_KIND": self.kind,
            "FAULT_AT": str(self.at),
            "FAULT_TRACE": str(trace),
            "FAULT_KEEP": str(keep),
            "FAULT_SEED": str(self.seed),
        }


def why_not() -> str | None:
    """Why there can be no library here, or None."""
    if not sys.platform.startswith("linux"):
        return "LD_PRELOAD and /proc are Linux's"
    if shutil.which("cc") is None:
        return "no C compiler: faults are a library in C"
    return None


def build(folder: Path) -> Path:
    """Compile the library into `folder`."""
    library = folder / "faults.so"
    flags = ["-shared", "-fPIC", "-O1", "-Wall", "-Wextra", "-Werror", "-pthread"]
    command = ["cc", *flags, "-o", str(library), *(str(HERE / name) for name in SOURCES), "-ldl"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return library


def preload(library: Path) -> Mapping[str, str]:
    """An environment in which processes load the library."""
    return {"LD_PRELOAD": os.pathsep.join(filter(None, [str(library), os.environ.get("LD_PRELOAD", "")]))}


@dataclass(frozen=True)
class Trace:
    """The calls that changed the disk in a run, in their order."""

    calls: tuple[tuple[str, Path], ...]
    """Name and path of each; the first has number 1."""

    @classmethod
    def read(cls, path: Path) -> "Trace":
        """What the library wrote; the last line is whole, for each is one write."""
        lines = path.read_text("utf-8").splitlines() if path.exists() else []
        pairs = (line.partition(" ") for line in lines)
        return cls(tuple((call, Path(where)) for call, _, where in pairs))

    def __len__(self) -> int:
        return len(self.calls)

    def numbers(self, *names: str) -> list[int]:
        """The numbers of all calls of these names."""
        return [number for number, (call, _) in enumerate(self.calls, 1) if call in names]

    def is_ended_by(self, fault: Fault) -> bool:
        """Whether a run of these calls is one that the fault ended: a run of another speed may end before it."""
        return fault.at <= max(self.numbers(*WRITES) if fault.kind is Kind.TORN else [len(self)], default=0)

    def count(self) -> Counter[tuple[str, str]]:
        """How often each call met each file."""
        return Counter((call, path.name) for call, path in self.calls)
