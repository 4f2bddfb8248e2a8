"""An archive's folder before anything in it is opened: whose it is, and what a killed run left half done."""

import stat
from collections.abc import Iterator

from portalcrawl.archive.durable import UNFINISHED
from portalcrawl.archive.layout import WAY_OUT, Layout
from portalcrawl.exceptions import ArchiveError

_KINDS = ((stat.S_ISLNK, "symbolic link"), (stat.S_ISFIFO, "pipe"), (stat.S_ISSOCK, "socket"))
_OURS = frozenset(
    {
        "articles", "reports", "warc", "duplicates.jsonl", "changes.jsonl", "damaged.jsonl", "manifest.json",
        "checksums.sha256", "profile.toml", ".lock", "ledger.db-wal", "ledger.db-shm", "ledger.db-journal",
    }
)  # fmt: skip
"""What an archive may hold if its ledger was deleted."""
_OUR_FILES = (_OURS | {"ledger.db"}) - {"articles", "reports", "warc"}


def check_folder(layout: Layout) -> None:
    """Raises ArchiveError if the path is a file, holds strange files, links or devices, or lacks its ledger."""
    root = layout.root
    if root.exists() and not root.is_dir():
        raise ArchiveError(f"{root}: is a file; name another output folder with --output")
    check_kinds(layout)
    if not root.is_dir() or layout.is_archive():
        return
    strangers = sorted(path.name for path in root.iterdir() if path.name.removesuffix(UNFINISHED) not in _OURS)
    if strangers:
        raise ArchiveError(f"{root}: holds {strangers[0]!r} and no ledger, so it is no archive; name another --output")
    if name := find_content(layout):
        raise ArchiveError(f"{root}: has {name} but no ledger.db; {WAY_OUT}")


def check_kinds(layout: Layout) -> None:
    """Raises ArchiveError where an archive has something else than files and folders of its own."""
    for name, kind in find_strange_kinds(layout):
        raise ArchiveError(f"{layout.root / name}: is a {kind}; an archive has files of its own only: remove it")


def find_strange_kinds(layout: Layout) -> Iterator[tuple[str, str]]:
    """Name and kind of links, pipes, sockets and devices in an archive's folder.

    An archive may come from somebody else: a link would let a repair write to a file elsewhere, a pipe has no end.
    """
    for folder in (layout.root, layout.articles, layout.reports, layout.warc):
        if not folder.is_dir() or (folder != layout.root and folder.is_symlink()):
            continue
        for path in folder.iterdir():
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                kind = next((name for test, name in _KINDS if test(mode)), "device")
                yield str(path.relative_to(layout.root)), kind
            elif stat.S_ISDIR(mode) and (folder != layout.root or path.name in _OUR_FILES):
                yield str(path.relative_to(layout.root)), "folder"


def find_content(layout: Layout) -> str | None:
    """The name of a folder in which segments or WARC files stand, of which a ledger must know; None without any."""
    folders = (("articles", "*.jsonl*"), ("warc", "*.warc.gz*"))
    return next((name for name, pattern in folders if any((layout.root / name).glob(pattern))), None)


def sweep_folder(layout: Layout) -> None:
    """Remove the halves of files that a killed run was about to put in the place of others. Raises OSError."""
    for folder in (layout.root, layout.articles, layout.reports, layout.warc):
        for path in folder.glob(f"*{UNFINISHED}"):
            path.unlink()
