"""damaged.jsonl: damage that a repair could not undo, noted so that nobody takes the damaged bytes for sound ones."""

from datetime import UTC, datetime
from typing import Any

import orjson

from portalcrawl.archive.checksums import hash_file
from portalcrawl.archive.durable import read_small, replace_file
from portalcrawl.archive.layout import Layout
from portalcrawl.archive.verification.findings import Finding


class KnownDamage:
    """The lines of `damaged.jsonl`."""

    def __init__(self, layout: Layout) -> None:
        """Reads them; a line that is not JSON is left out."""
        self._layout = layout
        self._entries: list[dict[str, Any]] = []
        if layout.damaged.is_file():
            for line in read_small(layout.damaged).splitlines():
                try:
                    self._entries.append(orjson.loads(line))
                except orjson.JSONDecodeError:
                    continue
        self._places = {(one.get("file"), one.get("offset")) for one in self._entries}
        self._sums = {one["file"]: one["sha256"] for one in self._entries if "sha256" in one}

    def has(self, file: str, offset: int) -> bool:
        """Whether damage is noted at a place."""
        return (file, offset) in self._places

    def covers(self, finding: Finding) -> bool:
        """Whether a finding is noted, and the file as it was then."""
        if finding.offset is not None:
            return (finding.file, finding.offset) in self._places
        noted = self._sums.get(finding.file)
        path = self._layout.root / finding.file
        return noted is not None and noted == (hash_file(path) if path.is_file() else "")

    def note(self, findings: list[Finding]) -> None:
        """Note findings, and each file as it is now. Raises OSError."""
        at = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        for one in findings:
            facts = {"file": one.file, "offset": one.offset, "length": one.length, "url": one.url, "what": one.what}
            self._entries.append({name: value for name, value in facts.items() if value is not None} | {"at": at})
        for file in sorted({one.file for one in findings}):
            path = self._layout.root / file
            self._entries.append({"file": file, "sha256": hash_file(path) if path.is_file() else "", "at": at})
        replace_file(self._layout.damaged, b"".join(orjson.dumps(one) + b"\n" for one in self._entries))
