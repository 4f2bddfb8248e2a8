"""Headlines whose place alone tells them, since page title and main heading name the site or the column."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document

TITLE = "园区召开全体会议部署下一步重点工作"
SITE = "东湖新区政府网"
META = "<div>发布时间：2024-03-05 来源：江城日报</div>"
TEXT = "<p>今天上午，园区召开全体会议，部署下一步的各项重点工作，区委书记出席并讲话。</p>"
MENU = "<div class=nav><a href=/>首页</a><a href=/a/>新闻中心</a><a href=/b/>通知公告</a></div>"


def read(body: str, title: str = SITE, row: str | None = None) -> tuple[str, str]:
    """The headline of a page with these lines between menu and text, and its evidence."""
    page = f"<head><title>{title}</title></head><body>{MENU}{body}<div class=con>{TEXT}{TEXT}</div></body>"
    document = Document.from_text("http://portal.example/xw/123.html", page)
    article = extract_article(document, Hints(listed=True, headline=row)).article
    assert article is not None
    return article.headline, article.evidence["headline"]


@pytest.mark.parametrize(
    ("body", "title", "found"),
    [
        (f"<p align=center><font size=5>{TITLE}</font></p>{META}", SITE, (TITLE, "line")),
        (f"<table><tr><td>{TITLE}</td></tr><tr><td>{META}</td></tr></table>", SITE, (TITLE, "line")),
        # The column's name is the main heading and the page title.
        (f"<h1>新闻中心</h1><h3>{TITLE}</h3>{META}", f"新闻中心-{SITE}", (TITLE, "heading:h3")),
        (f"<h4>{TITLE}</h4>{META}", f"园区要闻-{SITE}", (TITLE, "line")),
        # A sentence, a link, a short word or the site's name above the meta line; a meta line without a label.
        (f"<p>{TITLE}。</p>{META}", SITE, (SITE, "title")),
        (f"<p><a href=/1>{TITLE}</a></p>{META}", SITE, (SITE, "title")),
        (f"<p>要闻</p>{META}", SITE, (SITE, "title")),
        (f"<p>{SITE}</p>{META}", SITE, (SITE, "title")),
        (f"<p>{TITLE}</p><div>2024-03-05</div>", SITE, (SITE, "title")),
        # The page title tells it.
        (f"<p>{TITLE}</p>{META}", "码头二期工程启用", ("码头二期工程启用", "title")),
    ],
)
def test_above_the_meta_line(body: str, title: str, found: tuple[str, str]) -> None:
    assert read(body, title) == found


def test_a_page_title_that_is_cut() -> None:
    assert read(f"<div class=title>{TITLE}</div>{META}", f"{TITLE[:10]}...-东湖新区")[0] == TITLE
    assert read(f"<div class=title>{TITLE}</div>{META}", "园区...-东湖新区")[1] == "title"


def test_a_second_line_that_begins_with_a_dash() -> None:
    assert read(f"<h1>{TITLE}<br>——第三次会议侧记</h1>{META}")[0] == f"{TITLE}——第三次会议侧记"
