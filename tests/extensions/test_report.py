"""The end of a run: what its summary says, and what becomes of its archive."""

import errno
from collections.abc import Iterator
from pathlib import Path

import orjson
import pytest
from runs import HOME, begin_run, fate_of
from scrapy import Request, Spider
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.test import get_crawler
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import FINISHED, FRONT, ListedRow, Role, State
from portalcrawl.exceptions import ExitCode, NoSpaceError, NothingFoundError, PortalUnreachableError
from portalcrawl.extensions.report import RunReport
from portalcrawl.reports.suspensions import Difference, Suspension
from portalcrawl.spiders.run import Run

URL = HOME + "1.html"
SPIDER = Spider(name="x")


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    run = begin_run(tmp_path)
    run.ledger.add_listed(ListedRow(URL, HOME, 1), None, FRONT)
    yield run
    if run.summary is None:
        run.archive.close()


def fail(run: Run) -> None:
    failure = Failure(ZeroDivisionError("odd"))
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    RunReport(run).spider_error(failure, Response(URL, request=Request(URL, meta={"lease": lease})), SPIDER)


def test_a_fault_of_ours_fails_its_page(run: Run) -> None:
    fail(run)
    assert fate_of(run, URL) == (State.FAILED, "fault: ZeroDivisionError('odd')")


def test_a_fault_does_not_change_a_fate(run: Run) -> None:
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    run.ledger.set_state(URL, State.NOT_ARTICLE, "no headline")
    request = Request(URL, meta={"lease": lease})
    RunReport(run).spider_error(Failure(ZeroDivisionError()), Response(URL, request=request), SPIDER)
    assert fate_of(run, URL) == (State.NOT_ARTICLE, "no headline")


@pytest.mark.parametrize(("is_settled", "walk"), [(True, FINISHED), (False, "unfinished")])
def test_a_run_with_leftovers_is_no_whole_walk(run: Run, is_settled: bool, walk: str) -> None:
    if is_settled:
        [lease] = run.ledger.lease((Role.ARTICLE,), 1)
        run.ledger.set_state(lease.url, State.NOT_ARTICLE, "no headline")
    run.archive.commit()
    RunReport(run).spider_closed(SPIDER, FINISHED)
    assert run.summary is not None
    assert run.summary.outcome == walk


def test_a_disk_that_was_full_at_the_last_commit_is_told(run: Run) -> None:
    """The scheduler has closed, after all was read, and nothing can be asked of the ledger any more."""
    report = RunReport(run)
    run.stop(run.archive.disk.fail(OSError(errno.ENOSPC, "No space left on device")))
    report.spider_closed(SPIDER, FINISHED)
    assert run.summary is not None
    assert run.summary.exit_code is ExitCode.NO_SPACE
    assert isinstance(run.summary.error, NoSpaceError)


def test_a_section_that_was_asked_for_and_is_not_there_is_an_error(tmp_path: Path) -> None:
    run = begin_run(tmp_path, sections=("新闻", "体育"))
    run.tree.add(HOME + "news/", ("新闻",), (HOME + "news/",), "menu")
    RunReport(run).spider_closed(SPIDER, FINISHED)
    assert str(run.error) == "--section '体育': no section has this name; there are 新闻"


@pytest.mark.parametrize("error", [PortalUnreachableError("down"), NothingFoundError("no menu")])
@pytest.mark.parametrize("is_new", [True, False])
def test_a_mistyped_address_leaves_no_folder(run: Run, error: PortalUnreachableError, is_new: bool) -> None:
    run.archive.is_new = is_new
    run.stop(error)
    RunReport(run).spider_closed(SPIDER, "error")
    assert run.archive.layout.root.exists() is not is_new
    assert run.summary is not None
    assert run.summary.error is error


def test_a_spider_that_archives_nothing_has_none() -> None:
    crawler = get_crawler()
    crawler.spider = crawler._create_spider("samples")
    with pytest.raises(NotConfigured):
        RunReport.from_crawler(crawler)


def test_a_suspended_rule_is_an_alarm_with_both_readings(run: Run) -> None:
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    run.ledger.set_state(lease.url, State.NOT_ARTICLE, "no headline")
    page = Difference(URL, "短讯。", "会议听取了各组的汇报。")
    suspension = Suspension("article-1", "articleBody", '//div[@class="v"]', 4, (page,), read_again=2)
    run.watched.suspensions.append(suspension)
    run.watched.waiting.append((suspension, URL))
    run.archive.commit()
    RunReport(run).spider_closed(SPIDER, FINISHED)
    assert run.summary is not None
    assert run.summary.exit_code is ExitCode.FAILURES
    [alarm] = run.summary.alarms
    assert all(
        words in alarm for words in ("article-1", URL, "短讯。", "会议听取了各组的汇报。", "2 articles", "1 could")
    )
    [report] = run.archive.layout.reports.glob("*.json")
    [told] = orjson.loads(report.read_bytes())["suspended"]
    assert told["pages"] == [{"url": URL, "rule": "短讯。", "heuristics": "会议听取了各组的汇报。"}]
    assert (told["template"], told["readAgain"], told["left"]) == ("article-1", 2, 1)
