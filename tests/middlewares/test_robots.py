"""robots.txt is obeyed by all requests, and what it means that it cannot be read."""

import asyncio
import time
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from scrapy import Request
from scrapy.exceptions import CannotResolveHostError, DownloadCancelledError, DownloadTimeoutError, IgnoreRequest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from portalcrawl.archive.warc.model import WARC
from portalcrawl.middlewares import robots, robots_file
from portalcrawl.middlewares.holds import HeldError
from portalcrawl.middlewares.host import ForgetfulMemory
from portalcrawl.middlewares.inflate import UnreadableBodyError
from portalcrawl.middlewares.robots import ObeyRobotsMiddleware
from portalcrawl.middlewares.robots_file import RobotsUnreachableError

SITE = "http://example.com"
PRIVATE = "User-agent: *\nDisallow: /private/\n"
Answer = str | int | tuple[int, str] | Exception
"""A file, a status, a status with the address that it leads to, or no answer."""


class Lab:
    """A middleware over made-up hosts."""

    def __init__(self, answers: dict[str, Answer], memory: ForgetfulMemory | None = None, **settings: Any) -> None:
        self.answers, self.asked = answers, list[str]()
        self.memory = memory or ForgetfulMemory()
        self.crawler: Any = get_crawler(settings_dict={"ROBOTSTXT_OBEY": True, "USER_AGENT": "ours"} | settings)
        self.crawler.engine = SimpleNamespace(download_async=self.download)
        self.crawler.spider = self.crawler._create_spider("x")
        self.crawler.spider.run = SimpleNamespace(archive=SimpleNamespace(ledger=self.memory))
        self.middleware = ObeyRobotsMiddleware.from_crawler(self.crawler)

    async def download(self, request: Request) -> Response:
        await asyncio.sleep(0.01)
        self.asked.append(request.url)
        assert request.meta["allow_offsite"]
        answer = self.answers.get(request.url, 404)
        if isinstance(answer, Exception):
            raise answer
        request.meta[WARC] = "place"
        if isinstance(answer, str):
            return Response(request.url, body=answer.encode(), request=request)
        status, to = answer if isinstance(answer, tuple) else (answer, "")
        return Response(request.url, status=status, headers={"Location": to} if to else {}, request=request)

    def ask(self, *paths: str) -> list[bool]:
        """Whether each of several requests at once may go on."""
        answers = self.results(*paths)
        assert all(answer is None or isinstance(answer, IgnoreRequest) for answer in answers), answers
        return [answer is None for answer in answers]

    def results(self, *paths: str) -> list[Any]:
        async def ask_all() -> list[Any]:
            urls = (path if "://" in path else SITE + path for path in paths)
            requests = (self.middleware.process_request(Request(url)) for url in urls)
            return await asyncio.gather(*requests, return_exceptions=True)

        return asyncio.run(ask_all())

    def notes(self) -> list[str]:
        return [name for name in self.crawler.stats.get_stats() if name.startswith(robots.NOTES_STAT)]


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(robots_file, "FIRST_PAUSE", 0.001)


def test_all_that_wait_obey_and_the_file_is_fetched_once() -> None:
    lab = Lab({f"{SITE}/robots.txt": PRIVATE})
    assert lab.ask("/private/1", "/private/2", "/private/3", "/public/1") == [False, False, False, True]
    assert lab.asked == [f"{SITE}/robots.txt"]


def test_who_reads_its_sitemaps_gets_the_file_at_hand() -> None:
    lab = Lab({f"{SITE}/robots.txt": PRIVATE})
    request = Request(f"{SITE}/robots.txt")
    answer = asyncio.run(lab.middleware.process_request(request))
    assert answer is not None
    assert (answer.body.decode(), answer.request, request.meta[WARC]) == (PRIVATE, request, "place")
    assert len(lab.asked) == 1


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 451])
def test_without_a_file_all_is_allowed(status: int) -> None:
    assert Lab({f"{SITE}/robots.txt": status}).ask("/private/1") == [True]


@pytest.mark.parametrize("hops", [1, 5])
def test_redirects_are_followed_to_any_host_and_the_rules_are_the_first_hosts(hops: int) -> None:
    addresses = [f"{SITE}/robots.txt", *(f"http://h{number}.example/r.txt" for number in range(hops))]
    answers: dict[str, Answer] = {one: (301, two) for one, two in pairwise(addresses)}
    lab = Lab(answers | {addresses[-1]: PRIVATE})
    assert lab.ask("/private/1", "/public/1") == [False, True]


@pytest.mark.parametrize(
    "target", ["/login.php?to=/robots.txt", "ftp://x/robots.txt", "/robots.txt", "http://host:1:80/", "http://[::1/"]
)
def test_a_redirect_to_what_is_not_asked_for_is_no_file(target: str) -> None:
    lab = Lab({f"{SITE}/robots.txt": (302, target)})
    assert lab.ask("/private/1") == [True]
    assert not [url for url in lab.asked if "login" in url]


def test_a_redirect_to_an_address_that_may_not_be_asked_is_no_file() -> None:
    lab = Lab({f"{SITE}/robots.txt": (302, "http://10.0.0.1/r"), "http://10.0.0.1/r": IgnoreRequest("private")})
    assert lab.ask("/private/1") == [True]


def test_each_origin_has_its_own() -> None:
    lab = Lab({f"{SITE}/robots.txt": PRIVATE, "http://other.example/robots.txt": "User-agent: *\nDisallow: /\n"})
    assert lab.ask("/a", "http://other.example/a", "https://example.com/private/1") == [True, False, True]


UNREADABLE: list[Answer] = [500, 503, 429, DownloadTimeoutError("x"), ConnectionError("x")]


@pytest.mark.parametrize("answer", UNREADABLE)
def test_while_it_cannot_be_read_nothing_is_asked_for(answer: Answer) -> None:
    lab = Lab({f"{SITE}/robots.txt": answer}, RETRY_TIMES=2)
    [result] = lab.results("/a")
    assert isinstance(result, RobotsUnreachableError)
    assert "robots.txt cannot be read" in str(result)
    assert "--assume-no-robots" in str(result)
    assert len(lab.asked) == (1 if isinstance(answer, DownloadTimeoutError) else 3)


@pytest.mark.parametrize(
    "error", [UnreadableBodyError("larger than 5 bytes when decompressed"), DownloadCancelledError("x")]
)
def test_a_file_that_is_too_large_is_told_as_such_and_not_asked_for_again(error: Exception) -> None:
    """It is not taken for an answer of the page that was asked for."""
    lab = Lab({f"{SITE}/robots.txt": error})
    [result] = lab.results("/a")
    assert isinstance(result, RobotsUnreachableError)
    assert str(result).startswith(f"{SITE}/robots.txt cannot be read (larger than ")
    assert "--assume-no-robots" in str(result)
    assert lab.asked == [f"{SITE}/robots.txt"]


def test_a_host_that_is_not_there_gives_no_page_either() -> None:
    [result] = Lab({f"{SITE}/robots.txt": CannotResolveHostError("x")}).results("/a")
    assert isinstance(result, CannotResolveHostError)


def test_a_host_that_asks_for_a_pause_is_asked_again_behind_it() -> None:
    lab = Lab({f"{SITE}/robots.txt": HeldError("example.com", time.time() + 9)})
    [result] = lab.results("/a")
    assert isinstance(result, HeldError)
    lab.answers[f"{SITE}/robots.txt"] = PRIVATE
    assert lab.ask("/a", "/private/1") == [True, False]


def at(lab: Lab, seconds: float, monkeypatch: pytest.MonkeyPatch) -> Lab:
    """Another run with the same memory, later; its robots.txt answers with an error."""
    now = time.time()
    monkeypatch.setattr(robots.time, "time", lambda: now + seconds)
    return Lab({f"{SITE}/robots.txt": 503}, lab.memory)


HOUR, DAY = 3_600, 86_400


def test_the_last_good_copy_holds_for_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Lab({f"{SITE}/robots.txt": PRIVATE})
    first.ask("/a")
    later = at(first, 23 * HOUR, monkeypatch)
    assert later.ask("/a", "/private/1") == [True, False]
    # Its sitemaps are known as well.
    answer = asyncio.run(later.middleware.process_request(Request(f"{SITE}/robots.txt")))
    assert answer is not None
    assert answer.body.decode() == PRIVATE
    assert "that of" in later.notes()[0]
    assert at(first, 25 * HOUR, monkeypatch).ask("/a") == [False]


def test_after_thirty_days_it_counts_as_absent(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Lab({f"{SITE}/robots.txt": 503})
    assert first.ask("/a") == [False]
    assert at(first, 29 * DAY, monkeypatch).ask("/a") == [False]
    last = at(first, 31 * DAY, monkeypatch)
    assert last.ask("/private/1") == [True]
    assert "it counts as absent" in last.notes()[0]


def test_one_good_answer_ends_the_thirty_days(monkeypatch: pytest.MonkeyPatch) -> None:
    first = Lab({f"{SITE}/robots.txt": 503})
    first.ask("/a")
    well = at(first, 20 * DAY, monkeypatch)
    well.answers[f"{SITE}/robots.txt"] = PRIVATE
    assert well.ask("/a") == [True]
    assert at(first, 40 * DAY, monkeypatch).ask("/a") == [False]


def test_a_person_may_take_it_as_absent() -> None:
    lab = Lab({f"{SITE}/robots.txt": 503}, ROBOTSTXT_ASSUME_ABSENT=True)
    assert lab.ask("/private/1", "/robots.txt") == [True, False]
    assert "as --assume-no-robots says" in lab.notes()[0]


def test_the_pause_that_it_asks_for_is_told_to_whoever_keeps_it() -> None:
    from scrapy import signals

    told: list[float | None] = []
    lab = Lab({f"{SITE}/robots.txt": "User-agent: *\nCrawl-delay: 3\n"})

    def note(robotparser: Any, request: Request) -> None:
        told.append(robotparser.crawl_delay("any"))

    lab.crawler.signals.connect(note, signals.robots_parsed)
    lab.ask("/a")
    assert told == [3.0]
