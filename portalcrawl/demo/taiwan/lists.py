"""The list pages and the home page of the Taiwan style."""

from collections.abc import Mapping, Sequence
from html import escape

from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Section, Story
from portalcrawl.demo.story_site import ListView
from portalcrawl.demo.taiwan.frame import link, render_page, show_roc, side_list, steps_of
from portalcrawl.demo.taiwan.menu import SECTIONS, SITE_NAME
from portalcrawl.demo.taiwan.texts import roc_year


class ListPages:
    """Shows lists with the same longer list of other stories below each of them."""

    def __init__(self, stories: Sequence[Story]) -> None:
        listed = [story for story in stories if story.is_listed]
        further = [listed[(5 * n + 2) * len(listed) // 60] for n in range(10)]
        popular = [listed[(7 * n + 4) * len(listed) // 60] for n in range(8)]
        self.side = side_list("人氣文章", popular, "box paihang")
        self._further = side_list("延伸閱讀", further, "further")

    def render_list(self, view: ListView) -> Page:
        """One page of a section's list."""
        section = view.section
        main = f"<h2>{section.name}</h2>\n{_ROWS[section.rows](view)}\n{_render_pager(view)}\n{self._further}"
        home = "回首頁" if section.key == "event" else "園區首頁"
        charset = "big5" if section.meta == "old" else "utf-8"
        return render_page(section.name, main, trail=steps_of(section), home=home, side=self.side, charset=charset)

    def render_home(self, newest: Mapping[str, Sequence[Story]]) -> Page:
        """A block of news for each section, the side lists, a banner."""
        blocks = "".join(_render_block(section, newest[section.key][:5]) for section in SECTIONS if section.share)
        banner = '<div class="banner"><img src="/images/banner.jpg" alt="歡迎蒞臨晴川產業園區"></div>\n'
        latest = sorted((story for own in newest.values() for story in own[:2]), key=lambda story: -story.number)
        fresh = side_list("最新動態", dict.fromkeys(latest[:6]), "box hotnews")
        return render_page(SITE_NAME, banner + blocks, side=fresh + self.side)


def _render_block(section: Section, stories: Sequence[Story]) -> str:
    items = "".join(f"<li><span>{show_roc(story)}</span> {link(story)}</li>\n" for story in stories)
    more = f'<a class="more" href="{section.address}" title="更多{section.name}">更多</a>'
    return f'<div class="block"><h2>{section.name}</h2>{more}\n<ul>\n{items}</ul></div>\n'


def _pin(story: Story, section: Section) -> str:
    return '<span class="top">【置頂】</span>' if story.is_pinned and story.section == section else ""


def _render_table(view: ListView) -> str:
    first = (view.number - 1) * view.section.page_size + 1
    rows = "".join(
        f"<tr><td>{n}</td><td>{show_roc(story)}</td><td>{_pin(story, view.section)}{link(story)}</td>"
        f"<td>{story.number * 37 % 900 + 12}</td></tr>\n"
        for n, story in enumerate(view.rows, start=first)
    )
    head = "<tr><th>序號</th><th>發布日期</th><th>標題</th><th>點閱數</th></tr>\n"
    return f'<table class="list" summary="{view.section.name}列表">\n{head}{rows}</table>'


def _render_titled(view: ListView) -> str:
    """The date stands in the link's title alone."""
    items = "".join(
        f"<li>{_pin(story, view.section)}{link(story, title=f'題目：{story.headline} 發布時間：{story.day}')}</li>\n"
        for story in view.rows
    )
    return f'<ul class="news">\n{items}</ul>'


def _render_dl(view: ListView) -> str:
    items = "".join(
        f"<dt>民國{roc_year(story.day)}年{story.day.month}月{story.day.day}日</dt>\n"
        f"<dd>{_pin(story, view.section)}{link(story)}</dd>\n"
        for story in view.rows
    )
    return f"<dl>\n{items}</dl>"


def _render_lines(view: ListView) -> str:
    """Lines without a list around them, as hand-made pages have it."""
    return "".join(
        f'<p>◎{_pin(story, view.section)}{link(story)} <font color="gray">({story.day:%Y/%m/%d})</font></p>\n'
        for story in view.rows
    )


def _render_cards(view: ListView) -> str:
    return "".join(
        f'<div class="card"><a href="{story.path}" class="photo"><img src="{_picture_of(story)}" alt=""></a>\n'
        f"<h3>{link(story)}</h3><p>{escape(story.blocks[0].text[:50], quote=False)}...</p>"
        f'<em>{story.day:%Y.%m.%d}</em> <a href="{story.path}">閱讀全文</a></div>\n'
        for story in view.rows
    )


def _picture_of(story: Story) -> str:
    return story.pictures[0].path if story.pictures else "/images/nopic.gif"


_ROWS = {
    "table": _render_table,
    "titled": _render_titled,
    "dl": _render_dl,
    "lines": _render_lines,
    "cards": _render_cards,
}


def _render_pager(view: ListView) -> str:
    if view.pages == 1:
        return ""

    def jump(number: int, text: str) -> str:
        is_there = 1 <= number <= view.pages and number != view.number
        return f'<a href="{view.section.page_address(number)}">{text}</a>' if is_there else f"<span>{text}</span>"

    before, after = jump(view.number - 1, "上一頁"), jump(view.number + 1, "下一頁")
    match view.section.pager:
        case "steps":
            parts = f"第{view.number}頁／共{view.pages}頁　共{view.total}筆資料　{before} {after}"
        case "ends":
            parts = f"{jump(1, '第一頁')} {before} {after} {jump(view.pages, '最末頁')}"
        case _:
            numbers = " ".join(jump(n, str(n)) for n in range(1, view.pages + 1))
            parts = f"{before} {numbers} {after}"
    return f'<div class="page">{parts}</div>'
