"""What portalcrawl is measured against: the spider that a Scrapy user writes for this one portal in half an hour.

It is told every address and every selector; no discovery, no duplicate texts, no ledger, no crash safety.

    scrapy runspider minimal_spider.py -a urls=FILE -O articles.jsonl
"""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

from scrapy import Request, Spider
from scrapy.http import Response, TextResponse


class MinimalSpider(Spider):
    """Fetches the addresses of a file, one a line, and takes the fields of those that are articles."""

    name = "minimal"
    custom_settings = {  # noqa: RUF012 - as every Scrapy tutorial writes it
        "CONCURRENT_REQUESTS": 16,
        "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
        "DOWNLOAD_DELAY": 0,
        "ROBOTSTXT_OBEY": True,
        "LOG_LEVEL": "WARNING",
        "TELNETCONSOLE_ENABLED": False,
    }

    def __init__(self, urls: str, **kwargs: Any) -> None:
        """`urls` is the file's path."""
        super().__init__(**kwargs)
        self.urls = Path(urls).read_text(encoding="utf-8").split()

    async def start(self) -> AsyncIterator[Any]:
        """All addresses at once."""
        for url in self.urls:
            yield Request(url)

    def parse(self, response: Response, **_: Any) -> Iterator[dict[str, Any]]:
        """An article's fields; list pages have been fetched, that is all."""
        assert isinstance(response, TextResponse)
        title = response.css("div.viewbox h1::text").get()
        if title is None:
            return
        info = response.css("div.info::text")
        yield {
            "url": response.url,
            "title": title.strip(),
            "date": info.re_first(r"日期：([\d-]+)"),
            "source": info.re_first(r"来源：(\S+)"),
            "author": info.re_first(r"作者：(\S+)"),
            "breadcrumbs": response.css("div.place a::text").getall(),
            "images": [response.urljoin(source) for source in response.css("div.content img::attr(src)").getall()],
            "paragraphs": [text.strip() for text in response.css("div.content p::text").getall()],
        }
