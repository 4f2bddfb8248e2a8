"""Runs over an archive, without a crawl."""

import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

from msgspec.structs import replace
from scrapy.utils.test import get_crawler

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import FRONT, ListedRow, Look, Role, State, read_fates
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.items import Article, Capture
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.profiles.model import Profile
from portalcrawl.record import build_record
from portalcrawl.spiders.arguments import RunArguments
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch
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
    is_full: bool = False,
) -> Run:
    """A run whose archive is open, of a crawler that does not crawl."""
    arguments = RunArguments(HOME, root, window or Window(), profile=profile, sections=sections, is_full=is_full)
    archive = Archive(root / "example.com", HOME, keeps_warc=keeps_warc)
    crawler = get_crawler()
    crawler.engine = SimpleNamespace(spider=None)  # type: ignore[assignment]
    run = Run(arguments, archive, crawler)
    run.walk = AnswerDispatch(run)
    return run


def archive_article(run: Run, article: Article) -> None:
    """Archive an article as the pipelines do; a list has shown it."""
    run.ledger.add_listed(ListedRow(article.url, HOME, 1), None, FRONT)
    run.ledger.lease((Role.ARTICLE,), 10)
    article.capture = Capture(run.archive.run_name, "2026-01-01T00:00:00Z", 200)
    record = build_record(NormalizePipeline().process_item(article))
    run.ledger.set_archived(article.url, run.archive.append_article(record), b"", article.datePublished, None)


def lease_look(run: Run, missed: int | None = None) -> Look:
    """The look at an archived article; `missed` is when an earlier one did not find it, 0 where it was withdrawn."""
    run.ledger.plan_rechecks(RecheckPlan(0), int(time.time()) + 60, Window())
    [look] = run.ledger.lease_due(1)
    assert isinstance(look, Look)
    look = replace(look, held=replace(look.held, missed=missed))
    run.ledger.leased[look.url] = look
    return look


def fate_of(run: Run, url: str) -> tuple[State, str | None]:
    """State and reason of a URL in the ledger."""
    run.archive.commit()
    [fate] = [(fate.state, fate.reason) for fate in read_fates(run.archive.layout.ledger) if fate.url == url]
    return fate
