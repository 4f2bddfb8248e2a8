"""Exact copies under another address: named, not written again."""

from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from portalcrawl.archive.archive import Archive
from portalcrawl.archive.ledger import State
from portalcrawl.items import Article
from portalcrawl.pipelines.host import ArchivingSpider, stop_where_disk_fails


class DedupePipeline:
    """Sends articles whose text is archived under another address to `duplicates.jsonl`."""

    def __init__(self, spider: ArchivingSpider) -> None:
        """The spider is told where the disk fails."""
        self._spider = spider
        self._archive: Archive = spider.archive

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's way to make one."""
        return cls(crawler.spider)  # type: ignore[arg-type]

    def process_item(self, item: Article) -> Article:
        """The article, where its text is new. Raises DropItem."""
        assert item.capture is not None
        if item.capture.version > 1:
            return item  # the archive holds this address already
        digest = bytes.fromhex(item.capture.digest.removeprefix("sha256:"))
        with stop_where_disk_fails(self._spider):
            original = self._archive.ledger.find_digest(digest)
            if original is None:
                return item
            self._archive.append_duplicate(
                {"url": item.url, "duplicateOf": original, "kind": "exact", "similarity": 1.0}
            )
            self._archive.ledger.set_state(item.url, State.DUPLICATE, f"copy of {original}", item.datePublished)
        raise DropItem(f"copy of {original}", log_level="DEBUG")
