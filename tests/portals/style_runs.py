"""Crawls a style's demo portal cold, as a newcomer would, and reads what was archived."""

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from scoring import Archived, Score, score_archive
from spelling import MANGLED, UNCHANGED

from portalcrawl.demo import STYLES, DemoServer

SIZES = {"mainland": 120}
"""Articles of a style's portal, where it is not the whole of it."""
_SPELLINGS = {"mainland": MANGLED}
_PATIENCE = 120
_FAST = ("--delay", "0", "--concurrency", "1", "--no-warc")
_COMPLETE = (0, 3)


def score_style(style: str, output: Path) -> Score:
    """Crawl the style's portal from its home page, learning included, and score it. The archive stays in `output`."""
    portal = STYLES[style](articles=SIZES[style]) if style in SIZES else STYLES[style]()
    broken = {target for target, reason in portal.dead.items() if reason == "error"}
    # Without the page that answers 500, no run waits for its retries.
    calm = replace(portal, pages={target: page for target, page in portal.pages.items() if target not in broken})
    with DemoServer(calm) as server:
        command = [sys.executable, "-m", "portalcrawl", "crawl", server.url, "--output", output, *_FAST]
        run = subprocess.run(command, capture_output=True, text=True, timeout=_PATIENCE, check=False)
    assert run.returncode in _COMPLETE, run.stderr
    [root] = (path for path in output.iterdir() if path.is_dir())
    return score_archive(calm, read_archive(root), _SPELLINGS.get(style, UNCHANGED))


def read_archive(root: Path) -> Archived:
    """The records, copies and sections of an archive of one run."""
    records = [line for path in sorted(root.glob("articles/*.jsonl")) for line in _read_lines(path)]
    manifest = json.loads((root / "manifest.json").read_bytes())
    return Archived(records, _read_lines(root / "duplicates.jsonl"), manifest["runs"][-1]["coverage"])


def _read_lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_bytes().splitlines()]
