"""Where everything of an archive lies (docs/archive.md)."""

import re
from pathlib import Path

from msgspec import Struct

WAY_OUT = "`portalcrawl verify --repair` on the archive's folder mends what can be mended; else restore a backup"
"""What errors say of damage."""

_SEGMENT = re.compile(r"(\d{5,})\.jsonl(?:\.open)?")
OPEN_SUFFIX = ".open"
"""Of a segment that is still written to; consumers read `*.jsonl` and never see it."""


class Layout(Struct, frozen=True):
    """The paths of one portal's archive; only `create` makes any of them."""

    root: Path

    @property
    def articles(self) -> Path:
        """The folder of segments."""
        return self.root / "articles"

    @property
    def reports(self) -> Path:
        """The folder of run reports."""
        return self.root / "reports"

    @property
    def warc(self) -> Path:
        """The folder of raw exchanges; only if some run kept them."""
        return self.root / "warc"

    @property
    def duplicates(self) -> Path:
        """One line for each exact copy, which is not written, and for each near one whose original came after it."""
        return self.root / "duplicates.jsonl"

    @property
    def changes(self) -> Path:
        """One line for each archived article that was moved, withdrawn or restored."""
        return self.root / "changes.jsonl"

    @property
    def ledger(self) -> Path:
        """The SQLite database of every URL's fate."""
        return self.root / "ledger.db"

    @property
    def manifest(self) -> Path:
        """What a consumer needs to know of sealed segments and runs."""
        return self.root / "manifest.json"

    @property
    def checksums(self) -> Path:
        """The SHA-256 of segments, raw pages, ledger, manifest and line files; it is there while no run is on."""
        return self.root / "checksums.sha256"

    @property
    def damaged(self) -> Path:
        """What a repair could not undo."""
        return self.root / "damaged.jsonl"

    @property
    def profile(self) -> Path:
        """What is known of the portal's layout, as TOML."""
        return self.root / "profile.toml"

    @property
    def lock(self) -> Path:
        """Held by the one run that writes."""
        return self.root / ".lock"

    def sealed_segment(self, number: int) -> Path:
        """The path of a segment that no longer changes; `number` counts from 1."""
        return self.articles / f"{number:05d}.jsonl"

    def open_segment(self, number: int) -> Path:
        """The path of a segment while it is written."""
        return self.articles / f"{number:05d}.jsonl{OPEN_SUFFIX}"

    def list_segments(self) -> list[tuple[int, Path]]:
        """Number and path of every segment, sealed or open, by number; other files in the folder are passed over."""
        found = ((_SEGMENT.fullmatch(path.name), path) for path in self.articles.glob("*"))
        return sorted((int(match[1]), path) for match, path in found if match)

    def list_sealed(self) -> list[Path]:
        """Every sealed segment, by number."""
        return [path for number, path in self.list_segments() if path == self.sealed_segment(number)]

    def is_archive(self) -> bool:
        """Whether an archive stands here, as far as can be seen: no folder may have such a name, or none may look."""
        try:
            return self.ledger.is_file()
        except OSError:
            return False

    def create(self) -> None:
        """Make the folders. Raises OSError if they cannot be made."""
        self.articles.mkdir(parents=True, exist_ok=True)
        self.reports.mkdir(exist_ok=True)
