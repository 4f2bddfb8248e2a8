"""A file in Prometheus's text format, for node_exporter's textfile collector (which wants it replaced in one step)."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

_METRICS = {
    "last_run_timestamp_seconds": ("ended", "Unix time at which the last run ended."),
    "last_run_exit_code": ("exitCode", "How the last run ended; 0 is complete."),
    "last_run_duration_seconds": ("seconds", "How long the last run took."),
    "last_run_new_articles": ("new", "Articles that the last run brought."),
    "last_run_pages": ("pages", "Answers that the last run received."),
    "last_run_failures": ("failures", "Addresses that failed in the last run."),
    "last_run_alarms": ("alarms", "Alarms of the last run."),
}


def write_metrics(path: Path, runs: Iterable[Mapping[str, Any]]) -> None:
    """Write the metrics of some runs, each with its `portal`; lists count. Raises OSError."""
    runs = list(runs)
    lines = []
    for name, (key, told) in _METRICS.items():
        lines += [f"# HELP portalcrawl_{name} {told}", f"# TYPE portalcrawl_{name} gauge"]
        for run in runs:
            value = run.get(key)
            if value is not None:
                number = len(value) if isinstance(value, list | tuple) else value
                lines.append(f'portalcrawl_{name}{{portal="{escape_label(run["portal"])}"}} {number}')
    _replace(path, lines)


def escape_label(text: str) -> str:
    r"""A label's value as the format wants it.

    >>> escape_label('a"b\\c')
    'a\\"b\\\\c'
    """
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")


def join_metrics(path: Path, parts: Iterable[Path]) -> None:
    """Put the metrics of several files into one: each metric's head once, then its lines. Raises OSError."""
    heads: dict[str, list[str]] = {}
    values: dict[str, list[str]] = {}
    for part in parts:
        for line in part.read_text("utf-8").splitlines():
            name = line.split()[2] if line.startswith("#") else line.partition("{")[0]
            kept = heads if line.startswith("#") else values
            if line not in kept.setdefault(name, []):
                kept[name].append(line)
    _replace(path, [line for name, head in heads.items() for line in (*head, *values.get(name, ()))])


def _replace(path: Path, lines: Iterable[str]) -> None:
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_text("\n".join(lines) + "\n", "utf-8")
        temporary.chmod(0o644)  # the collector is another user
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
