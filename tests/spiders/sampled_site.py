"""A portal of answers in a dictionary, with sections, lists and articles, that counts its requests."""

import asyncio
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from urllib.parse import urlsplit

from scrapy.http import HtmlResponse, Response

from portalcrawl.discovery.menu.sections import SectionLink
from portalcrawl.induction.samples import Samples
from portalcrawl.spiders.profile.sampler import MOST_REQUESTS, NO_LIMITS, Limits, Sampler

HOME = "http://www.example.com/"
NAMES = ("本地新闻", "政策法规", "通知公告", "招商引资", "人事任免", "教育资讯", "卫生健康", "文化旅游", "交通出行")
FOLDERS = tuple(f"s{n}" for n in range(1, len(NAMES) + 1))
Answer = Callable[[str], Response | str]


class Site:
    """Sections with lists of several pages; `answers` replaces the answer of a path."""

    def __init__(self, sections: int = 3, rows: int = 10, pages: int = 3) -> None:
        self.folders = FOLDERS[:sections]
        self.rows = rows
        self.pages = pages
        self.answers: dict[str, Answer] = {}
        self.requests: list[str] = []

    def menu(self) -> str:
        entries = "".join(f'<li><a href="/{f}/">{NAMES[FOLDERS.index(f)]}</a></li>' for f in self.folders)
        return f'<div class="nav"><ul><li><a href="/">首页</a></li>{entries}</ul></div>' if self.folders else ""

    def page(self, main: str, head: str = "") -> str:
        return f"<html><head><title>清河新闻网</title>{head}</head><body>{self.menu()}{main}</body></html>"

    def row(self, folder: str, number: int) -> str:
        day = date(2024, 5, 1) - timedelta(days=30 * (number - 1))
        return (
            f'<li><a href="/{folder}/{number}.html">{folder}的第{number}条新闻标题写在这里</a><span>{day}</span></li>'
        )

    def list_page(self, folder: str, page: int) -> str:
        first = (page - 1) * self.rows + 1
        rows = "".join(self.row(folder, n) for n in range(first, first + self.rows))
        links = "".join(f'<a href="/{folder}/index_{n}.html">{n}</a> ' for n in range(1, self.pages + 1) if n != page)
        following = f'<a href="/{folder}/index_{page + 1}.html">下一页</a>' if page < self.pages else ""
        pager = f'<div class="pages">{links}{following}</div>' if self.pages > 1 else ""
        return self.page(f'<div class="list"><ul>{rows}</ul></div>{pager}')

    async def fetch(self, url: str) -> Response | str:
        self.requests.append(url)
        await asyncio.sleep(0)
        path = urlsplit(url).path
        if path in self.answers:
            return self.answers[path](url)
        folder, _, name = path.strip("/").partition("/")
        if path == "/":
            rows = "".join(self.row(f, n) for f in self.folders for n in (1, 2))
            return respond(url, self.page(f'<div class="news"><ul>{rows}</ul></div>'))
        if folder in FOLDERS and name in ("", "index.html"):
            return respond(url, self.list_page(folder, 1))
        if folder in FOLDERS and name.startswith("index_"):
            return respond(url, self.list_page(folder, int(name[6:-5])))
        if folder in FOLDERS and name.removesuffix(".html").isdecimal():
            return respond(url, self.page(f"<h1>标题{name}</h1><p>{folder}的正文，说的是第{name}件事。</p>"))
        return respond(url, "404", 404)

    def collect(
        self, start: str = HOME, limits: Limits = NO_LIMITS, most: int = MOST_REQUESTS - 1,
        sections: tuple[SectionLink, ...] = (), more: tuple[str, ...] = (),
    ) -> Samples:  # fmt: skip
        return asyncio.run(Sampler(start, self.fetch, limits, most=most).collect(sections, more))


def respond(url: str, text: str, status: int = 200, **headers: str) -> Response:
    given = {"Content-Type": "text/html; charset=utf-8"} | headers
    return HtmlResponse(url, status=status, body=text.encode(), headers=given)


def paths(samples: Samples) -> list[str]:
    return [urlsplit(page.document.url).path for page in samples.articles]


def folders(samples: Samples) -> Counter[str]:
    return Counter(path.split("/")[1] for path in paths(samples))
