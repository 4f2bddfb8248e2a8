"""An archive's folder before anything in it is opened: whose it is, and what a killed run left half done."""

from portalcrawl.archive.durable import UNFINISHED
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.exceptions import ArchiveError

_OURS = frozenset(
    {
        "articles", "reports", "warc", "duplicates.jsonl", "changes.jsonl", "damaged.jsonl", "manifest.json",
        "checksums.sha256", "profile.toml", ".lock", "ledger.db-wal", "ledger.db-shm", "ledger.db-journal",
    }
)  # fmt: skip
"""What an archive may hold if its ledger was deleted."""


def check_folder(layout: Layout) -> None:
    """Raises ArchiveError if the path is a file, holds strange files, or holds an archive without its ledger."""
    root = layout.root
    if root.exists() and not root.is_dir():
        raise ArchiveError(f"{root}: is a file; name another output folder with --output")
    if not root.is_dir() or layout.is_archive():
        return
    strangers = sorted(path.name for path in root.iterdir() if path.name not in _OURS)
    if strangers:
        raise ArchiveError(f"{root}: holds {strangers[0]!r} and no ledger, so it is no archive; name another --output")
    if name := find_content(layout):
        raise ArchiveError(f"{root}: has {name} but no ledger.db; {WAY_OUT}")


def find_content(layout: Layout) -> str | None:
    """The name of a folder in which segments or WARC files stand, of which a ledger must know; None without any."""
    folders = (("articles", "*.jsonl*"), ("warc", "*.warc.gz*"))
    return next((name for name, pattern in folders if any((layout.root / name).glob(pattern))), None)


def sweep_folder(layout: Layout) -> None:
    """Remove the halves of files that a killed run was about to put in the place of others. Raises OSError."""
    for folder in (layout.root, layout.articles, layout.reports, layout.warc):
        for path in folder.glob(f"*{UNFINISHED}"):
            path.unlink()
