"""A run in which nothing happens any more ends, and says what it waited for."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from runs import HOME, begin_run
from scrapy import Spider
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from portalcrawl.archive.ledger import FRONT, ListedRow, Role, State
from portalcrawl.exceptions import ExitCode
from portalcrawl.extensions import stall
from portalcrawl.extensions.report import RunReport
from portalcrawl.extensions.stall import STALL_SECONDS, StallGuard
from portalcrawl.spiders.run import Run

SPIDER = Spider(name="x")
URL = HOME + "1.html"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    now = SimpleNamespace(seconds=0.0)
    monkeypatch.setattr(stall.time, "monotonic", lambda: now.seconds)
    return now


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """A run that waits for a page; `stop` only notes the reason."""
    run = begin_run(tmp_path)
    for name in ("1.html", "2.html"):
        run.ledger.add_listed(ListedRow(HOME + name, HOME, 1), None, FRONT)
    run.ledger.lease((Role.ARTICLE,), 1)
    run.crawler.engine = SimpleNamespace(spider=None, downloader=SimpleNamespace(slots={}))  # type: ignore[assignment]
    yield run
    if run.summary is None:
        run.archive.close()


def test_a_run_that_stands_still_ends_as_interrupted(run: Run, clock: SimpleNamespace) -> None:
    guard = StallGuard(run)
    guard.look()
    clock.seconds = STALL_SECONDS - 1
    guard.look()
    assert not run.stalled
    clock.seconds = STALL_SECONDS + 1
    guard.look()
    assert URL in run.stalled
    assert "1 addresses are to be read" in run.stalled
    run.archive.commit()
    RunReport(run).spider_closed(SPIDER, "stalled")
    assert run.summary is not None
    assert run.summary.exit_code is ExitCode.INTERRUPTED
    assert run.stalled in run.summary.warnings


@pytest.mark.parametrize("sign", ["a request", "a fate", "a long pause"])
def test_a_sign_of_life_counts(run: Run, clock: SimpleNamespace, sign: str) -> None:
    guard = StallGuard(run)
    guard.look()
    clock.seconds = STALL_SECONDS - 1
    if sign == "a request":
        guard.note_life()
    elif sign == "a fate":
        run.ledger.set_state(URL, State.FAILED, "timed out")
    else:
        run.crawler.engine.downloader.slots["x"] = SimpleNamespace(delay=900.0)  # type: ignore[union-attr,assignment]
    guard.look()
    clock.seconds += 100
    guard.look()
    assert not run.stalled


def test_a_crawler_without_an_archive_has_none() -> None:
    crawler = get_crawler()
    crawler.spider = SPIDER
    with pytest.raises(NotConfigured):
        StallGuard.from_crawler(crawler)
