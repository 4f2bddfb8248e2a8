"""Finds the archive that belongs to an article's address."""

import sqlite3
from contextlib import suppress
from pathlib import Path

from portalcrawl.archive.layout import Layout
from portalcrawl.archive.ledger import read_start_url
from portalcrawl.exceptions import ArchiveError, UsageError
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.urls.canonical import is_same_site, portal_folder
from portalcrawl.text.urls.sites import drop_www


def find_archive_of(url: str, output: Path) -> Layout:
    """The archive of the address's portal in `output`, with or without `www.`. Raises UsageError if there is none."""
    folder = output / portal_folder(parse_start(url))
    bare = drop_www(folder.name)
    for one in (folder, output / bare, output / f"www.{bare}"):
        if Layout(one).is_archive():
            return Layout(one)
    if (moved := find_moved(url, output)) is not None:
        return moved
    raise UsageError(f"{url}: {folder} is no archive; name the folder that holds the portal's with --output")


def find_moved(url: str, output: Path) -> Layout | None:
    """The archive in `output` whose portal has moved to the host of an address; its folder has the former name."""
    paths: list[Path] = []
    with suppress(OSError):  # there is no such folder, or none can be
        paths = sorted(output.iterdir())
    for path in paths:
        layout = Layout(path)
        if layout.is_archive():
            with suppress(ArchiveError, sqlite3.Error):  # whoever uses that archive is told what is wrong with it
                start = read_start_url(layout.ledger)
                if start is not None and is_same_site(start, url):
                    return layout
    return None
