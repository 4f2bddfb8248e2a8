"""Archives that are written by the pipelines, without a spider."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from scrapy.exceptions import DropItem

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import FRONT, ListedRow, Look, Role
from portalcrawl.archive.recheck import RecheckPlan
from portalcrawl.exceptions import PortalcrawlError
from portalcrawl.items import Article, Capture
from portalcrawl.pipelines.dedupe import DedupePipeline
from portalcrawl.pipelines.normalize import NormalizePipeline
from portalcrawl.pipelines.write import WritePipeline
from portalcrawl.text.dates.window import Window

START = "http://example.com/"
BODY = (
    "昨日上午，清河园区召开重点项目推进会，听取各责任单位汇报，研究解决项目建设中遇到的困难，部署下一阶段工作。\n\n"
    "会议指出，今年以来全区上下克服不利影响，项目建设取得积极进展，各项指标均好于预期，为全年工作打下坚实基础。\n\n"
    "会议强调，各部门要提高站位，主动上门服务，逐个梳理堵点难点，建立清单，明确责任人和完成时限，确保问题得到解决。"
)
OTHER = (
    "市图书馆新馆本周开放，读者可以凭身份证免费借阅。馆内设有少儿阅览区、自习室和报告厅，藏书总量超过以往任何时候，"
    "并且首次引入自助借还设备。馆长介绍，周末还会举办面向家庭的读书活动，欢迎市民前往体验，具体安排可以在网站查询。"
)


@dataclass
class Wishes:
    """Of a run."""

    window: Window = field(default_factory=Window)
    keep_undated: bool = True
    max_articles: int | None = None


class Run:
    """A run that writes articles as a crawl does."""

    def __init__(self, root: Path, *, max_articles: int | None = None, start: str = START) -> None:
        self.start = start
        self.archive = Archive(root, start, keeps_warc=False)
        self.archive.begin_run({})
        self.arguments = Wishes(max_articles=max_articles)
        self.error: PortalcrawlError | None = None
        self.dedupe = DedupePipeline(self)
        self.dedupe.open_spider()
        self.write = WritePipeline(self)

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        self.error = error

    def put(
        self,
        name: str,
        day: str | None,
        body: str = BODY,
        headline: str = "清河园区召开重点项目推进会",
        notes: Iterable[str] = (),
        **fields: Any,
    ) -> Article | None:
        """The article as it was written; None where it was not."""
        ledger, url = self.archive.ledger, self.start + name
        ledger.add_listed(ListedRow(url, self.start, 1), None, FRONT)
        ledger.lease((Role.ARTICLE,), 100)
        ledger.lease_due(100)
        capture = Capture(self.archive.run_name, "2026-01-01T00:00:00Z", 200)
        if isinstance(lease := ledger.leased[url], Look):
            capture.version, capture.previousVersion = lease.held.version + 1, "sha256:" + "0" * 64
        item = Article(url, headline, body, datePublished=day, capture=capture, textNotes=list(notes), **fields)
        try:
            return self.write.process_item(self.dedupe.process_item(NormalizePipeline().process_item(item)))
        except DropItem:
            return None

    def look_again(self) -> None:
        """All articles are due to be looked at."""
        self.archive.ledger.plan_rechecks(RecheckPlan(0), int(time.time()) + 60, Window())

    def end(self) -> None:
        self.dedupe.close_spider()
        self.archive.end_run("finished", {})
        self.archive.close()
        assert self.error is None

    def kill(self) -> None:
        """The worst case: the lines did reach the disk, the ledger's transaction did not."""
        self.archive.segment.sync()
        self.archive.duplicates.sync()
        self.archive.close()


def edit(number: int) -> str:
    return BODY + f"\n\n本文为第{chr(0x4E00 + number)}次转载，版权归原作者所有，如有侵权请联系删除。"
