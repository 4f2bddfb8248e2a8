"""What a run says of how far it is."""

from pathlib import Path

import pytest
from runs import HOME, begin_run
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from portalcrawl.archive.ledger import Role, State
from portalcrawl.extensions.progress import Progress


def test_sections_are_done_when_no_list_of_theirs_is_to_be_read(tmp_path: Path) -> None:
    run = begin_run(tmp_path)
    for name in ("news", "law"):
        run.tree.add(f"{HOME}{name}/", (name,), (f"{HOME}{name}/",), "menu")
    run.pages = 3
    assert Progress(run).describe().startswith("0 of 2 sections, 0 lists, 3 pages, 0 articles, ")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    run.ledger.set_read(lease.url, 0)
    told = Progress(run).describe()
    assert told.startswith("1 of 2 sections, 1 lists, 3 pages, ")
    assert told.endswith(", 1 to go")
    run.archive.close()


def test_only_articles_that_are_archived_count(tmp_path: Path) -> None:
    run = begin_run(tmp_path)
    run.ledger.tally.update({(Role.ARTICLE, State.ARCHIVED): 2, (Role.CANDIDATE, State.ARCHIVED): 1})
    run.ledger.tally.update({(Role.ARTICLE, State.DUPLICATE): 4})
    assert ", 3 articles, " in Progress(run).describe()
    run.archive.close()


def test_a_spider_that_archives_nothing_has_none() -> None:
    crawler = get_crawler()
    crawler.spider = crawler._create_spider("samples")
    with pytest.raises(NotConfigured):
        Progress.from_crawler(crawler)
