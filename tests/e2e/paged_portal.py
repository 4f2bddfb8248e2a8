"""A portal whose lists have pages, and whose makers publish, correct, move and withdraw articles between runs."""

import hashlib
from dataclasses import dataclass, field
from datetime import date, timedelta

from prose import write_headline, write_paragraphs
from tiny_portal import FIRST_DAY, SECTIONS, SITE, Handler, TinyPortal, render_page, render_rows

ROWS = 5
"""Rows of one list page."""


@dataclass
class Story:
    """An article as the portal has it."""

    number: int
    day: date
    paragraphs: list[str]
    headline: str
    moved_to: str | None = None
    is_withdrawn: bool = False
    is_pinned: bool = False
    section: tuple[str, str] | None = None
    """Name and address of its section, where its own address does not tell."""


@dataclass
class PagedPortal(TinyPortal):
    """Lists of `ROWS` rows, the newest first; `size` articles in two sections."""

    size: int = 40
    states_total: bool = False
    """Whether pagers say how many rows a list has."""
    validators: str = ""
    """`etag`, `modified`, `fickle` (an ETag that is another one each time) or none."""
    says_same: bool = False
    """Whether every answer is 304, asked so or not."""
    is_empty: bool = False
    """Whether every page is empty, with status 200."""
    message: str = ""
    """What a withdrawn article's page says, with status 200; "" answers 404."""
    visits: int = 0
    stories: dict[str, Story] = field(default_factory=dict)
    unconditional: int = 0
    """Answers that had a body."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self.routes.clear()
        self.routes["/"] = lambda h: self.send(h, self.render_home())
        for _, address in SECTIONS:
            self.routes[address] = lambda h, address=address: self.send(h, self.render_page_of(address, 1))  # type: ignore[misc]
        for number, target in enumerate(self.articles, 1):
            self.publish(target, FIRST_DAY + timedelta(days=number), number)

    def publish(self, target: str, day: date, number: int, *, pinned: bool = False) -> str:
        """Put an article under an address, with the day that its list shows; the address."""
        self.stories[target] = Story(number, day, write_paragraphs(number), write_headline(number), is_pinned=pinned)
        self.routes[target] = lambda h: self.answer(h, target)
        for _, address in SECTIONS:
            for page in range(2, len(self.listed(address)) // ROWS + 2):
                self.routes[f"{address}list_{page}.html"] = lambda h, address=address, page=page: self.send(  # type: ignore[misc]
                    h, self.render_page_of(address, page)
                )
        return target

    def listed(self, address: str) -> list[tuple[str, Story]]:
        """A section's articles in the order of its list."""
        found = [(target, story) for target, story in self.stories.items() if target.startswith(address)]
        found = [(target, story) for target, story in found if not story.is_withdrawn and not story.moved_to]
        return sorted(found, key=lambda one: (one[1].is_pinned, one[1].day), reverse=True)

    def answer(self, handler: Handler, target: str) -> None:
        """An article's page as it is now."""
        story = self.stories[target]
        if story.moved_to:
            handler.send_page("", status=301, Location=story.moved_to)
        elif story.is_withdrawn and self.message:
            self.send(handler, f"<html><head><title>提示信息</title></head><body><p>{self.message}</p></body></html>")
        elif story.is_withdrawn:
            handler.send_page("<html><body>404 Not Found</body></html>", status=404)
        else:
            self.send(handler, self.render_story(target))

    def send(self, handler: Handler, page: str) -> None:
        """A page, or that it is the same as the client has it."""
        self.visits += 1
        if self.is_empty:
            handler.send_page("")
            return
        etag = f'"{hashlib.md5(page.encode()).hexdigest()}"'
        asked = handler.headers.get("If-None-Match") or handler.headers.get("If-Modified-Since")
        if self.says_same or (asked and asked == etag) or (asked and asked.startswith(etag)):
            handler.send_page("", status=304)
            return
        self.unconditional += 1
        match self.validators:
            case "etag":
                handler.send_page(page, ETag=etag)
            case "modified":
                handler.send_page(page, Last_Modified=etag)  # any text: clients send it back as it is
            case "fickle":
                handler.send_page(page, ETag=f'"{self.visits}"')
            case _:
                handler.send_page(page)

    def render_home(self) -> str:
        rows = [
            (target, story.headline, story.day) for _, address in SECTIONS for target, story in self.listed(address)[:3]
        ]
        return render_page(SITE, f'<div class="news"><h2>最新</h2>{render_rows(rows)}</div>')

    def render_page_of(self, address: str, page: int) -> str:
        """One page of a section's list, with its pager."""
        name = next(name for name, one in SECTIONS if one == address)
        stories = self.listed(address)
        last = max(1, -(-len(stories) // ROWS))
        rows = [(target, story.headline, story.day) for target, story in stories[(page - 1) * ROWS : page * ROWS]]
        place = f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{address}">{name}</a></div>'
        links = [
            f"<strong>{n}</strong>" if n == page else f'<a href="{page_of(address, n)}">{n}</a>'
            for n in sorted({1, *range(max(1, page - 1), min(last, page + 1) + 1), last})
        ]
        following = f'<a href="{page_of(address, page + 1)}">下一页</a>' if page < last else ""
        total = f"<span>共{len(stories)}条</span>" if self.states_total else ""
        pager = f'<div class="pages">{"".join(links)}{following}{total}</div>'
        return render_page(f"{name}_{SITE}", f'{place}<div class="list">{render_rows(rows)}</div>{pager}')

    def render_story(self, target: str) -> str:
        """An article's page; its counter, date of the visit and hot list are others each time."""
        story = self.stories[target]
        name, address = story.section or next((name, one) for name, one in SECTIONS if target.startswith(one))
        place = f'<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="{address}">{name}</a> &gt; 正文</div>'
        body = "\n".join(f"<p>{text}</p>" for text in story.paragraphs)
        clicks = self.visits if not self.validators or self.validators == "fickle" else 7
        info = f'<div class="info">来源：{SITE} 日期：{story.day} 点击：{clicks}次</div>'
        hot = f'<div class="side"><h3>热门</h3><ul><li>今日第{clicks}位访客</li></ul></div>'
        return render_page(
            f"{story.headline}_{SITE}",
            f'{place}<h1>{story.headline}</h1>{info}<div class="content">\n{body}\n</div>{hot}',
        )


def page_of(address: str, page: int) -> str:
    """The address of a list's page."""
    return address if page == 1 else f"{address}list_{page}.html"
