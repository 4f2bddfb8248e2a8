"""`scrapy crawl portal` from the checkout does the same as `portalcrawl crawl`."""

import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from archived import Archived, only_archive, read_archive
from demo_runs import Crawled, check_articles, crawl_demo, list_targets
from running import REPOSITORY, Run, start_command

from portalcrawl.demo import DemoServer, Portal


def scrapy_crawl(start: str, output: Path, *arguments: str) -> Run:
    """`scrapy crawl portal` from the checkout, as fast as one's own server allows."""
    return run_spider(f"start={start}", f"output={output}", *arguments)


def run_spider(*arguments: str) -> Run:
    """The same with all arguments given."""
    settings = ("DOWNLOAD_DELAY=0", "AUTOTHROTTLE_ENABLED=False", "CONCURRENT_REQUESTS_PER_DOMAIN=16")
    options = [word for setting in settings for word in ("-s", setting)]
    given = [word for argument in arguments for word in ("-a", argument)]
    with start_command([sys.executable, "-m", "scrapy", "crawl", "portal", *options, *given], REPOSITORY) as running:
        return running.wait()


@dataclass(frozen=True)
class Pair:
    """The same portal by Scrapy's command, then by ours with --full in the same archive."""

    by_scrapy: Archived
    run: Run
    by_us: Crawled


@pytest.fixture(scope="module")
def pair(small_server: DemoServer, tmp_path_factory: pytest.TempPathFactory) -> Pair:
    output = tmp_path_factory.mktemp("scrapy")
    run = scrapy_crawl(small_server.url, output)
    by_scrapy = read_archive(only_archive(output))
    return Pair(by_scrapy, run, crawl_demo(small_server, output, "--full"))


def test_scrapy_crawl_does_the_same(small_demo: Portal, pair: Pair) -> None:
    assert pair.run.returncode == 0, pair.run.stderr
    assert "Traceback" not in pair.run.stderr
    check_articles(small_demo.truth, pair.by_scrapy)


def test_full_run_reads_all_lists_and_writes_nothing(small_demo: Portal, pair: Pair) -> None:
    assert pair.by_us.run.returncode == 0, pair.by_us.run.stderr
    assert pair.by_us.archived.records == pair.by_scrapy.records
    assert pair.by_us.archived.duplicates == pair.by_scrapy.duplicates
    assert list_targets(small_demo) - pair.by_us.requests.keys() == set()
    articles = {target for article in small_demo.truth for target in (article.path, *article.pages)}
    assert pair.by_us.requests.keys() & articles == set()


def test_scrapy_crawl_takes_a_profile(small_server: DemoServer, tmp_path: Path) -> None:
    """Which says where to start; a bad one is named."""
    file = tmp_path / "site.toml"
    file.write_text(f'revision = 4\n[portal]\nstart = "{small_server.url}"\n', "utf-8")
    given = (f"profile={file}", f"output={tmp_path / 'out'}", "max_articles=3")
    run = run_spider(*given)
    assert run.returncode == 0, run.stderr
    records = read_archive(only_archive(tmp_path / "out")).records
    assert {record["capture"]["profileVersion"] for record in records.values()} == {4}
    file.write_text("[portal]\nstart = 3\n", "utf-8")
    run = run_spider(*given)
    assert run.returncode != 0
    assert "[portal] start: 3 is no text" in run.stderr


@pytest.mark.slow
def test_scrapy_crawl_names_a_wrong_argument(small_server: DemoServer, tmp_path: Path) -> None:
    run = scrapy_crawl(small_server.url, tmp_path, "since=someday")
    assert run.returncode != 0
    assert "someday" in run.stderr


def test_an_argument_that_no_one_knows_is_refused(tmp_path: Path) -> None:
    run = scrapy_crawl("http://portal.invalid/", tmp_path, "sections=news")
    assert "-a sections: no such argument" in run.stderr, "a misspelt limit must not crawl everything"
    assert list(tmp_path.iterdir()) == []
