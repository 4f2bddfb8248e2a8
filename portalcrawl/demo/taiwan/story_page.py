"""A story's page in the Taiwan style: headline, facts, text, files, neighbours, 延伸閱讀."""

from html import escape

from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Story
from portalcrawl.demo.story_site import StoryView
from portalcrawl.demo.taiwan.bodies import render_body
from portalcrawl.demo.taiwan.frame import link, render_page, show_roc, side_list, steps_of
from portalcrawl.demo.taiwan.texts import roc_year

_BOX_NAMES = ("tuijian", "redian", "xgwz", "paihang", "related-news")
"""Classes of the box that some texts have in their midst; the first four are pinyin, as hand-made templates have it."""


class StoryPages:
    """Shows stories beside the same side lists on each page."""

    def __init__(self, side: str) -> None:
        self._side = side

    def render_story(self, view: StoryView) -> Page:
        """One page of a story."""
        story, section = view.story, view.story.section
        is_old = section.meta == "old"
        tag = "h3" if is_old else "h2"
        files = _render_files(story) if view.page == story.page_count else ""
        main = f"""<div class="article">
<{tag} class="title">{escape(story.headline, quote=False)}</{tag}>
{_FACTS[section.meta](story)}
<div class="cp" id="zone">
{render_body(story, view.page, _render_box(view))}
</div>
{_render_pages(view)}{files}{_render_tools(story)}
{_render_neighbours(view)}</div>
{side_list("延伸閱讀", view.related, "further")}"""
        return render_page(
            story.headline,
            main,
            trail=steps_of(section),
            home="回首頁" if section.key == "event" else "園區首頁",
            side=self._side,
            charset="big5" if is_old else "utf-8",
        )


def _render_box(view: StoryView) -> str:
    number = view.story.number
    if number % 3 or view.page > 1 or len(view.related) < 3:
        return ""
    other, name = view.related[number % 3], _BOX_NAMES[number // 3 % len(_BOX_NAMES)]
    text = escape(other.headline, quote=False)
    return f'<div class="{name}"><strong>大家都在看</strong><p>{text}　{link(other, "看全文")}</p></div>'


def _views_of(story: Story) -> int:
    return story.number * 53 % 1900 + 31


def _list_facts(story: Story) -> str:
    day = f"民國{roc_year(story.day)}年{story.day.month}月{story.day.day}日"
    facts = [
        f"<li>發布日期：{day}</li>" if story.has_date else "",
        f"<li>資料來源：{story.source}</li>" if story.source else "",
        f"<li>點閱數：{_views_of(story)}</li>",
    ]
    return f'<ul class="info">{"".join(facts)}</ul>'


def _line_facts(story: Story) -> str:
    facts = [
        f"{story.day:%Y/%m/%d} {story.clock}" if story.has_date else "",
        f"來源：{story.source}" if story.source else "",
        f"瀏覽人次：{_views_of(story)}",
    ]
    return f'<p class="meta">{"　".join(filter(None, facts))}</p>'


def _cell_facts(story: Story) -> str:
    cells = [
        f"<th>張貼日期</th><td>{show_roc(story)}</td>" if story.has_date else "",
        f"<th>資料來源</th><td>{story.source}</td>" if story.source else "",
        f"<th>點閱數</th><td>{_views_of(story)}</td>",
    ]
    return f'<table class="info"><tr>{"".join(cells)}</tr></table>'


def _byline_facts(story: Story) -> str:
    return f'<div class="by">文／{"、".join(story.authors)}　圖／園區服務中心　{story.day:%Y.%m.%d}</div>'


def _old_facts(story: Story) -> str:
    day = f"{story.day:%Y-%m-%d}" if story.has_date else ""
    return f'<font size="2">記者{"、".join(story.authors)}／晴川報導　{day}</font>'


_FACTS = {
    "list": _list_facts,
    "words": _line_facts,
    "cells": _cell_facts,
    "byline": _byline_facts,
    "old": _old_facts,
}


def _render_pages(view: StoryView) -> str:
    story = view.story
    if story.page_count == 1:
        return ""
    numbers = " ".join(
        f"<strong>{n}</strong>" if n == view.page else f'<a href="{escape(target)}">{n}</a>'
        for n, target in enumerate(story.targets, start=1)
    )
    return f'<div class="pages">本文共{story.page_count}頁：{numbers}</div>\n'


def _render_files(story: Story) -> str:
    if not story.files:
        return ""
    items = "".join(
        f'<li><a href="{file.path}">{file.name}</a> ({n + 1}2KB)</li>' for n, file in enumerate(story.files)
    )
    return f'<div class="files"><h4>附件下載</h4><ul>{items}</ul></div>\n'


def _render_tools(story: Story) -> str:
    return (
        '<div class="tool"><a href="javascript:history.back()">回上一頁</a> '
        '<a href="javascript:window.print()">友善列印</a> '
        f'<a href="/forward.php?id={story.number}">轉寄好友</a></div>'
    )


def _render_neighbours(view: StoryView) -> str:
    before = link(view.previous) if view.previous else "無"
    after = link(view.following) if view.following else "無"
    return f'<div class="near"><p>上一則：{before}</p><p>下一則：{after}</p></div>\n'
