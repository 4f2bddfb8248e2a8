"""The file that an export writes: it is there when it is whole, and never half."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from portalcrawl.archive.durable import sync_folder
from portalcrawl.exceptions import UsageError
from portalcrawl.exports.failures import telling_failures


def check_target(path: Path, *, is_folder: bool, force: bool) -> None:
    """Raises UsageError if something stands at the path that is not to be replaced, or no folder could hold it."""
    if not path.parent.is_dir():
        raise UsageError(f"{path}: there is no folder {path.parent}")
    if not path.exists():
        return
    if path.is_dir() and (not is_folder or any(path.iterdir())):
        raise UsageError(f"{path}: is a folder{' with files in it' if is_folder else ''}; name another target")
    if not path.is_dir() and not path.is_file():
        # A file in the place of /dev/null would be the end of the system's.
        raise UsageError(f"{path}: is a device or a pipe, and is not replaced; some formats go to standard output")
    if not path.is_dir() and is_folder:
        raise UsageError(f"{path}: is a file; name a folder, or a file that ends with .md")
    if not force and not is_folder:
        raise UsageError(f"{path}: exists; --force replaces it")


@contextmanager
def replacing(path: Path, *, is_folder: bool = False) -> Iterator[Path]:
    """Write to the path that this gives: it takes the place of `path` at the end, or goes if something fails.

    Raises NoSpaceError, PortalcrawlError.
    """
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    with telling_failures(path):
        try:
            if is_folder:
                unfinished.mkdir()
            yield unfinished
            _sync(unfinished)
            if is_folder and path.is_dir():
                path.rmdir()  # an empty one; the check has seen to it
            unfinished.replace(path)
            sync_folder(path.parent)
        finally:
            _remove(unfinished)


def _sync(path: Path) -> None:
    if path.is_dir():
        os.sync()  # one call for all of its files
        return
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    for one in (path, path.with_name(f"{path.name}-journal")):
        one.unlink(missing_ok=True)
