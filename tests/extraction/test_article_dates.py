"""The date of an article, on the smallest page that shows it."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document

URL = "http://portal.example/news/2.html"

TEXT = "<div class=con><p>今天上午，园区召开会议，部署下一步工作。</p><p>会议强调，要抓好落实，确保成效。</p></div>"


def extract(body: str, *, title: str = "", head: str = "", **hints: object) -> Article:
    values = {"listed": True, "reference": datetime(2024, 6, 1, 4, tzinfo=UTC)} | hints
    document = Document.from_text(URL, f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    article = extract_article(document, Hints(**values)).article  # type: ignore[arg-type]
    assert article is not None
    return article


DATES = {
    "发布时间：2024-05-06 08:09:10": "2024-05-06T08:09:10+08:00",
    "日期:2017-12-25 点击:": "2017-12-25",
    "2024年5月6日 8:05 来源：新华网": "2024-05-06T08:05+08:00",
    "<time datetime='2024-05-06T00:43:38+08:00'>5月6日</time>": "2024-05-06T00:43:38+08:00",
    "发布日期：2024-05-06 截止日期：2024-05-20": "2024-05-06",
    "二〇二四年五月六日": "2024-05-06",
    "今天是2024-05-07 星期二": None,
    "3小时前": "2024-06-01T09:00+08:00",
    "来源：新华网": None,
    "发布时间：24-05-06": "2024-05-06",
    "<span>发布时间：24-05-06</span><span>08:09</span>": "2024-05-06T08:09+08:00",
    "型号：24-05-06": None,
}


@pytest.mark.parametrize("line", DATES)
def test_date_as_the_page_shows_it(line: str) -> None:
    assert extract(f"<h1>园区召开工作会议</h1><div>{line}</div>{TEXT}").datePublished == DATES[line]


SCRIPTS = {
    'var publish_time = "2024-05-06 08:09";': "2024-05-06T08:09+08:00",
    '{"pubDate": "2024-05-06", "createTime": 1714953600000}': "2024-05-06",
    'var ct = "1714953600";': "2024-05-06T08:00:00+08:00",
    '{"a": {"publishTime": 1714953600}, "b": {"publishTime": 1704953600}}': None,
    'var version = "2024-05-06", act = "1714953600";': None,
    'var pubTime = "soon";': None,
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_date_of_a_script_where_the_page_shows_none(script: str) -> None:
    body = f"<h1>园区召开工作会议</h1>{TEXT}<script>{script}</script>"
    assert extract(body).datePublished == SCRIPTS[script]
    assert extract(body.replace(TEXT, f"<p>2024-05-08</p>{TEXT}")).datePublished == "2024-05-08"
    assert extract(body, datePublished="2024-05-07").datePublished == "2024-05-07"


def test_list_row_decides_between_dates() -> None:
    page = f"<h1>园区召开工作会议</h1><div>2024-05-08 2024-05-06</div>{TEXT}"
    assert extract(page, datePublished="2024-05-06").datePublished == "2024-05-06"
    assert extract(page, datePublished="2024-05-08").datePublished == "2024-05-08"


def test_list_row_gives_the_date_that_the_page_lacks() -> None:
    article = extract(f"<h1>园区召开工作会议</h1>{TEXT}", datePublished="2024-05-06")
    assert (article.datePublished, article.evidence["datePublished"]) == ("2024-05-06", "list")


def test_guessed_year_of_a_row_yields_to_the_page() -> None:
    article = extract(f"<h1>园区召开工作会议</h1><div>发布时间：2019-12-25</div>{TEXT}", datePublished="2023-12-25")
    assert article.datePublished == "2019-12-25"


@pytest.mark.parametrize(
    "place",
    [
        "<div class=comments><p>网友 2024-05-07 说：很好，支持。</p></div>",
        "<ul class=hot><li><a href=/1.html>别的文章</a> 2024-05-01</li><li><a href=/3.html>另一</a> 05-02</li></ul>",
        "<div>上一篇：<a href=/1.html>别的文章</a>(2024-05-01)</div>",
        "<div class=footer>Copyright © 2010-2024 版权所有 更新于2024-05-31</div>",
    ],
)
def test_date_of_another_thing_is_none(place: str) -> None:
    assert extract(f"<h1>园区召开工作会议</h1>{TEXT}{place}").datePublished is None


def test_time_zone_of_the_metadata_completes_the_visible_time() -> None:
    head = "<meta property='article:published_time' content='2024-03-05T12:30:00-05:00'>"
    article = extract(f"<h1>园区召开工作会议</h1><div>Mar 5, 2024 12:30</div>{TEXT}", head=head)
    assert article.datePublished == "2024-03-05T12:30-05:00"


FILED = {
    "Lo dijo Roe el 14.10.08": "2008-10-14",
    "Ita scripsit Roe 2008-10-14": "2008-10-14",
    # Another month is another event's.
    "Lo dijo Roe el 14.11.08": None,
    "En octubre, el día 14.10.08, se fue. Nadie lo supo.": None,
}


@pytest.mark.parametrize("line", FILED)
def test_a_day_below_the_text_is_of_the_month_that_the_address_names(line: str) -> None:
    """No word that is known says what the line is."""
    texts = "<p>El juego se descarga aparte, y las canciones también se pueden descargar.</p>" * 3
    body = f"<h3 class=post-title>Osu!</h3><div class=post-body>{texts}</div><p class=foot>{line}</p>"
    page = f"<html lang=es><head><title>Osu! | Cosas del perro</title></head><body>{body}</body></html>"
    document = Document.from_text("http://blog.example/2008/10/osu.html", page)
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert (article.headline, article.datePublished) == ("Osu!", FILED[line])
