"""A second run over the unchanged demo portal writes nothing and asks little."""

from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from archived import check_manifest, check_places, check_status, sealed_bytes
from demo_runs import Crawled, crawl_demo

from portalcrawl.demo import DemoServer, Portal


@dataclass(frozen=True)
class Repeated:
    """A later run over the unchanged portal, and the files before and after it."""

    crawled: Crawled
    before: dict[str, bytes]
    after: dict[str, bytes]


@pytest.fixture(scope="module")
def second(demo_server: DemoServer, first: Crawled) -> Repeated:
    before = sealed_bytes(first.archived.root)
    crawled = crawl_demo(demo_server, first.archived.root.parent)
    return Repeated(crawled, before, sealed_bytes(first.archived.root))


def test_second_run_writes_nothing(first: Crawled, second: Repeated) -> None:
    assert second.after == second.before
    assert second.crawled.run.returncode == first.run.returncode
    assert "0 new articles" in second.crawled.run.stdout
    check_places(first.archived.root)


def test_second_run_asks_little(demo: Portal, second: Repeated) -> None:
    """The home page, the first and the last page of each list, maps and feeds, and what failed."""
    articles = {target for article in demo.truth for target in (article.path, *article.pages)}
    assert set(second.crawled.requests) & articles == set()
    assert len(second.crawled.requests) <= 34


def test_manifest_counts_the_runs(second: Repeated) -> None:
    manifest = check_manifest(second.crawled.archived.root)
    assert [run["reason"] for run in manifest["runs"]] == ["finished"] * 2
    assert "archived" not in manifest["runs"][1]["counts"]
    check_status(second.crawled.archived.root)


def test_absolute_links_stay_on_the_portal(demo_server: DemoServer, first: Crawled) -> None:
    host = urlsplit(demo_server.url).netloc
    assert {urlsplit(record["url"]).netloc for record in first.archived.records.values()} == {host}
