"""robots.txt is obeyed by all requests that wait for it."""

import asyncio
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import TextResponse
from scrapy.utils.test import get_crawler

from portalcrawl.middlewares.robots import ObeyRobotsMiddleware


def ask(paths: list[str], rules: str) -> list[bool]:
    """Whether each of several requests at once may go on."""

    async def download(request: Request) -> TextResponse:
        await asyncio.sleep(0.01)
        return TextResponse(request.url, body=rules.encode())

    crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "USER_AGENT": "ours"})
    crawler.engine = SimpleNamespace(download_async=download)
    crawler.spider = crawler._create_spider("x")
    middleware = ObeyRobotsMiddleware.from_crawler(crawler)

    async def ask_all() -> list[BaseException | None]:
        requests = (middleware.process_request(Request(f"http://example.com{path}")) for path in paths)
        return await asyncio.gather(*requests, return_exceptions=True)

    answers = asyncio.run(ask_all())
    for answer in answers:
        assert answer is None or isinstance(answer, IgnoreRequest), answer
    return [answer is None for answer in answers]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        ("User-agent: *\nDisallow: /private/\n", [False, False, False, True]),
        ("", [True] * 4),
    ],
)
def test_all_that_wait_obey(rules: str, expected: list[bool]) -> None:
    assert ask(["/private/1", "/private/2", "/private/3", "/public/1"], rules) == expected
