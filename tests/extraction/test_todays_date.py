"""The day of the visit stands above the portal's menu; no article was published then because of that."""

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

MENU = '<div class="nav"><ul><li><a href="/">网站首页</a></li><li><a href="/xw/">新闻动态</a></li></ul></div>'
ARTICLE = (
    '<h1>本县概况</h1><div class="art"><p>本县位于黄河北岸，面积两千三百平方公里，辖九镇二乡。</p>'
    "<p>全县耕地一百一十万亩，主产小麦、玉米和向日葵。</p></div>"
)
CALENDAR = "<div><span>2026年11月28日　星期六　农历十月二十</span></div>"


def read_date(body: str) -> str | None:
    page = Document.from_text("http://www.example.com/xw/1.html", f"<title>本县概况</title><body>{body}</body>")
    article = extract_article(page, Hints(listed=True)).article
    assert article is not None
    return article.datePublished


@pytest.mark.parametrize("calendar", [CALENDAR, "<div>2026年11月28日 周六</div>", "<div>2026-11-28 農曆十月二十</div>"])
def test_a_calendar_above_the_menu_dates_no_article(calendar: str) -> None:
    assert read_date(f"{calendar}{MENU}{ARTICLE}") is None


def test_a_weekday_below_the_menu_does_not_matter() -> None:
    assert read_date(f"{MENU}<div>2026年11月28日 星期六</div>{ARTICLE}") == "2026-11-28"


def test_a_date_above_a_bar_of_links_counts() -> None:
    """Papers show their day there."""
    assert read_date(f"<div>2026年11月28日</div>{MENU}{ARTICLE}") == "2026-11-28"
