"""Items as users of Scrapy meet them: in pipelines and exporters of their own, through itemadapter."""

import json
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from itemadapter import ItemAdapter, is_item

from portalcrawl.items import Article, Author, Breadcrumb, Capture, CapturePlace, Image, ListingRow

ARTICLE = Article(
    url="http://example.com/1.html",
    headline="园区召开会议",
    authors=[Author("张三"), Author("李四")],
    breadcrumbs=[Breadcrumb("新闻", "http://example.com/news/"), Breadcrumb("要闻")],
    images=[Image("http://example.com/1.jpg", "图一")],
    listing=ListingRow("http://example.com/news/", 3),
    capture=Capture("20261122T223522.69Z", "2026-11-22T22:35:22Z", 200, warc=CapturePlace("1.warc.gz", 0, 99)),
)


def test_an_article_is_an_item_all_of_whose_fields_are_known() -> None:
    assert is_item(ARTICLE)
    assert list(ItemAdapter(ARTICLE).field_names()) == [spec.name for spec in fields(Article)]
    assert list(ItemAdapter.get_field_names_from_class(Article) or ()) == [spec.name for spec in fields(Article)]


def test_a_pipeline_reads_and_writes_fields() -> None:
    adapter = ItemAdapter(Article(url="http://example.com/1.html"))
    assert adapter["headline"] is None
    adapter["headline"] = "题"
    assert (adapter.item.headline, adapter.get("clicks")) == ("题", None)
    with pytest.raises(KeyError):
        adapter["title"] = "题"


def test_what_an_article_is_made_of_comes_as_plain_values() -> None:
    values = ItemAdapter(ARTICLE).asdict()
    assert values["authors"] == [{"name": "张三"}, {"name": "李四"}]
    assert values["breadcrumbs"] == [{"name": "新闻", "url": "http://example.com/news/"}, {"name": "要闻", "url": None}]
    assert values["listing"] == {
        "url": "http://example.com/news/",
        "position": 3,
        "headline": None,
        "datePublished": None,
    }
    assert values["capture"]["warc"] == {"file": "1.warc.gz", "offset": 0, "length": 99}
    assert json.loads(json.dumps(values)) == values


CRAWL = """
import sys
from itemadapter import ItemAdapter
from scrapy import Spider
from scrapy.crawler import CrawlerProcess
from portalcrawl.items import Article, Author

class Sign:
    def process_item(self, item):
        adapter = ItemAdapter(item)
        adapter["contentSource"] = adapter["contentSource"] or "本站"
        return item

class One(Spider):
    name = "one"
    async def start(self):
        yield Article(url="http://example.com/1.html", headline="题", authors=[Author("张三")])

feeds = {sys.argv[1]: {"format": "jsonlines", "fields": ["url", "headline", "authors", "contentSource"]}}
process = CrawlerProcess({"FEEDS": feeds, "ITEM_PIPELINES": {Sign: 100}, "TELNETCONSOLE_ENABLED": False})
process.crawl(One)
process.start()
"""


def test_a_pipeline_and_a_feed_of_another_project(tmp_path: Path) -> None:
    feed = tmp_path / "feed.jsonl"
    run = subprocess.run([sys.executable, "-c", CRAWL, feed], capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    assert "Traceback" not in run.stderr
    assert json.loads(feed.read_bytes()) == {
        "url": "http://example.com/1.html",
        "headline": "题",
        "authors": [{"name": "张三"}],
        "contentSource": "本站",
    }
