"""The pause that robots.txt asks for."""

from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import NotConfigured
from scrapy.utils.test import get_crawler

from portalcrawl.extensions.crawldelay import LONGEST_DELAY, CrawlDelay

REQUEST = Request("http://example.com/robots.txt")
MANNERS = {"DOWNLOAD_DELAY": 1.0, "ROBOTSTXT_OBEY": True, "USER_AGENT": "ours"}


class Rules:
    """Of a robots.txt that asks one agent for a pause."""

    def __init__(self, delay: float | None) -> None:
        self.delay = delay

    def crawl_delay(self, agent: str) -> float | None:
        return self.delay if agent == "ours" else None


def apply(wish: float | None, delay: float = 1.0) -> tuple[float, int]:
    """Delay and concurrency of the host after its robots.txt was read."""
    crawler = get_crawler(settings_dict=MANNERS)
    slot = SimpleNamespace(delay=delay, concurrency=4)
    downloader = SimpleNamespace(slots={"example.com": slot}, get_slot_key=lambda request: "example.com")
    crawler.engine = SimpleNamespace(downloader=downloader)  # type: ignore[assignment]
    crawler.extensions = SimpleNamespace(middlewares=[])  # type: ignore[assignment]
    rules: Any = Rules(wish)
    CrawlDelay(crawler).robots_parsed(rules, REQUEST)
    return slot.delay, slot.concurrency


@pytest.mark.parametrize(
    ("wish", "delay", "expected"),
    [
        (5.0, 1.0, (5.0, 1)),
        (0.5, 1.0, (1.0, 4)),
        (None, 1.0, (1.0, 4)),
        (86_400.0, 1.0, (LONGEST_DELAY, 1)),
    ],
    ids=["longer than ours", "shorter", "none", "a day"],
)
def test_the_longer_pause_counts_up_to_a_limit(wish: float | None, delay: float, expected: tuple[float, int]) -> None:
    assert apply(wish, delay) == expected


@pytest.mark.parametrize("setting", [{"DOWNLOAD_DELAY": 0}, {"ROBOTSTXT_OBEY": False}])
def test_ones_own_server_is_not_waited_for(setting: dict[str, Any]) -> None:
    with pytest.raises(NotConfigured):
        CrawlDelay(get_crawler(settings_dict=MANNERS | setting))
