"""A disk that fails ends the run, and the article is left to the next one."""

import pytest
from scrapy.exceptions import DropItem

from portalcrawl.exceptions import NoSpaceError, PortalcrawlError
from portalcrawl.pipelines.host import stop_where_disk_fails


class Spider:
    def __init__(self) -> None:
        self.errors: list[PortalcrawlError | None] = []

    def stop(self, error: PortalcrawlError | None, reason: str = "stopped") -> None:
        self.errors.append(error)


def test_our_errors_end_the_run() -> None:
    spider, error = Spider(), NoSpaceError("no space left")
    with pytest.raises(DropItem), stop_where_disk_fails(spider):  # type: ignore[arg-type]
        raise error
    assert spider.errors == [error]


def test_others_are_mistakes_and_pass() -> None:
    spider = Spider()
    with pytest.raises(KeyError), stop_where_disk_fails(spider):  # type: ignore[arg-type]
        raise KeyError("a")
    with stop_where_disk_fails(spider):  # type: ignore[arg-type]
        pass
    assert spider.errors == []
