"""Articles of the window are kept; the others have a fate with a reason."""

from datetime import date
from pathlib import Path

import pytest
from archiving import START, Run
from scrapy.exceptions import DropItem

from portalcrawl.archive.ledger import FRONT, ListedRow, Role
from portalcrawl.items import YEAR_INFERRED, Article, Capture
from portalcrawl.pipelines.datefilter import DateFilterPipeline
from portalcrawl.text.dates.window import Window

OPEN, YEAR = Window(), Window(since=date(2017, 1, 1), until=date(2017, 12, 31))


@pytest.mark.parametrize(
    ("window", "keep_undated", "published", "version", "reason"),
    [
        (OPEN, False, None, 1, None),
        (OPEN, False, "1999-01-01", 1, None),
        (YEAR, True, None, 1, None),
        (YEAR, False, None, 1, "no date"),
        (YEAR, True, "2017-12-31T23:59", 1, None),
        (YEAR, True, "2018-01-01", 1, "published 2018-01-01"),
        (YEAR, True, "2016-12-31T23:59+08:00", 1, "published 2016-12-31"),
        (YEAR, False, None, 2, None),  # the archive holds the article already
        (YEAR, False, "2018-01-01", 2, None),
    ],
)
def test_windows(
    tmp_path: Path, window: Window, keep_undated: bool, published: str | None, version: int, reason: str | None
) -> None:
    run = Run(tmp_path / "portal")
    run.arguments.window, run.arguments.keep_undated = window, keep_undated
    ledger, url = run.archive.ledger, START + "a"
    ledger.add_listed(ListedRow(url, START, 1), None, FRONT)
    ledger.lease((Role.ARTICLE,), 1)
    capture = Capture("r", "2026-01-01T00:00:00Z", 200, version=version)
    item = Article(url, "标题", "正文", datePublished=published, capture=capture)
    pipeline = DateFilterPipeline(run)
    if reason is None:
        assert pipeline.process_item(item) is item
        assert url in ledger.leased, "its fate is set by who writes it"
    else:
        with pytest.raises(DropItem, match=reason):
            pipeline.process_item(item)
        assert (ledger.find(url) or ())[2] == "outside_window"
        assert ledger.reason_of(url) == reason
    run.archive.close()


@pytest.mark.parametrize(("keep_undated", "is_kept"), [(True, True), (False, False)])
def test_a_year_that_the_list_does_not_show_is_no_date(tmp_path: Path, keep_undated: bool, is_kept: bool) -> None:
    run = Run(tmp_path / "portal")
    run.arguments.window, run.arguments.keep_undated = YEAR, keep_undated
    ledger, url = run.archive.ledger, START + "a"
    ledger.add_listed(ListedRow(url, START, 1, None, "2018-03-02", year_is_inferred=True), None, FRONT)
    (lease,) = ledger.lease((Role.ARTICLE,), 1)
    assert lease.row is not None
    assert lease.row.year_is_inferred, "the ledger keeps it"
    capture = Capture("r", "2026-01-01T00:00:00Z", 200, version=1)
    evidence = {"datePublished": YEAR_INFERRED}
    item = Article(url, "标题", "正文", datePublished="2018-03-02", capture=capture, evidence=evidence)
    if is_kept:
        assert DateFilterPipeline(run).process_item(item) is item
    else:
        with pytest.raises(DropItem, match="no year"):
            DateFilterPipeline(run).process_item(item)
    run.archive.close()
