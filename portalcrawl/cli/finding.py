"""Finds the archive that belongs to an article's address."""

from pathlib import Path

from portalcrawl.archive.layout import Layout
from portalcrawl.exceptions import UsageError
from portalcrawl.spiders.arguments import parse_start
from portalcrawl.text.urls.canonical import portal_folder
from portalcrawl.text.urls.sites import drop_www


def find_archive_of(url: str, output: Path) -> Layout:
    """The archive of the address's portal in `output`, with or without `www.`. Raises UsageError if there is none."""
    folder = output / portal_folder(parse_start(url))
    bare = drop_www(folder.name)
    for one in (folder, output / bare, output / f"www.{bare}"):
        if Layout(one).is_archive():
            return Layout(one)
    raise UsageError(f"{url}: {folder} is no archive; name the folder that holds the portal's with --output")
