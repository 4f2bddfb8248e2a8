"""Runs over an archive, without a crawl."""

from collections.abc import Callable
from pathlib import Path

from scrapy.utils.test import get_crawler

from portalcrawl.archive.archive import Archive
from portalcrawl.profiles.model import Profile
from portalcrawl.spiders.arguments import RunArguments
from portalcrawl.spiders.run import Run
from portalcrawl.text.dates.window import Window

HOME = "http://example.com/"
MakeRun = Callable[..., Run]
"""Takes what `begin_run` takes besides the folder."""


def begin_run(
    root: Path,
    window: Window | None = None,
    profile: Profile | None = None,
    sections: tuple[str, ...] = (),
    *,
    keeps_warc: bool = False,
) -> Run:
    """A run whose archive is open, of a crawler that does not crawl."""
    arguments = RunArguments(HOME, root, window or Window(), profile=profile, sections=sections)
    archive = Archive(root / "example.com", HOME, keeps_warc=keeps_warc)
    return Run(arguments, archive, get_crawler())
