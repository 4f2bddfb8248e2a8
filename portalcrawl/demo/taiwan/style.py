"""Puts the portal in Taiwan style together."""

from collections.abc import Iterator

from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.media import render_file
from portalcrawl.demo.model import Page, Portal
from portalcrawl.demo.story_plan import plan_stories
from portalcrawl.demo.story_site import Style, build_site
from portalcrawl.demo.taiwan.frame import render_page
from portalcrawl.demo.taiwan.lists import ListPages
from portalcrawl.demo.taiwan.menu import POLICIES, SECTIONS, SERVICES, SITE_ADDRESS, STATICS
from portalcrawl.demo.taiwan.story_page import StoryPages
from portalcrawl.demo.taiwan.texts import LAST_DAY, plan_park

STORIES = 84
_STATIC_TEXTS = {
    "關於園區": "晴川產業園區於民國九十八年開發完成，面積一百二十公頃，設有服務中心、污水處理廠與聯合停車場。",
    "交通資訊": "自國道交流道下，沿中正路直行約十分鐘即達；火車站前有園區接駁公車，平日每二十分鐘一班。",
}
_FURNITURE = ("/images/logo.gif", "/images/nopic.gif", "/images/banner.jpg", "/css/style.css")


def build_portal(seed: int = 2026, articles: int = STORIES) -> Portal:
    """The portal with so many articles, copies included: the same bytes for the same arguments.

    Raises ValueError for fewer than 60 articles.
    """
    stories = plan_stories(plan_park(), seed, articles)
    lists = ListPages(stories)
    style = Style(
        address=SITE_ADDRESS,
        zone="+08:00",
        sections=SECTIONS,
        render_home=lists.render_home,
        render_list=lists.render_list,
        render_story=StoryPages(lists.side).render_story,
        beside=dict(_render_beside()),
        missing=render_page("找不到網頁", "<h2>404</h2><p>您要找的網頁不存在或已經移除。</p>", status=404),
        closed=("/member/", "/forward.php"),
    )
    return build_site(style, stories)


def _render_beside() -> Iterator[tuple[str, Page]]:
    for name, target in STATICS:
        main = f"<h2>{name}</h2>\n<p>{_STATIC_TEXTS[name]}</p>"
        yield target, render_page(name, main, trail=[(name, target)])
    for name, target in POLICIES:
        main = f"<h2>{name}</h2>\n<p>本網站依個人資料保護法及相關法令，善盡保管您個人資料之責任。</p>"
        yield target, render_page(name, main, trail=[(name, target)])
    for name, target in SERVICES:
        form = f'<h2>{name}</h2>\n<form action="{target}"><label>電子郵件 <input name="email"></label></form>'
        yield target, render_page(name, form, trail=[(name, target)])
    for path in _FURNITURE:
        yield path, render_file(path, modified=http_date(LAST_DAY))
