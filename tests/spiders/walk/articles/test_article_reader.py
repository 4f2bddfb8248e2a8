"""Reading article pages: where they are filed, and how far their own pager is followed."""

from typing import Any

import pytest
from runs import HOME
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import Lease, ListedRow, Role
from portalcrawl.archive.warc.model import WARC, WarcPlace
from portalcrawl.items import Article, CapturePlace, ListingRow
from portalcrawl.page.document import Document
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import MAX_PAGES, ArticleReader, Step

URL = HOME + "news/7.html"
NEWS = HOME + "news/"
ROW = ListedRow(URL, NEWS, 3, "园区召开项目推进会", "2017-12-25")
TEXT = "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的困难和问题。</p>" * 4
CRUMBS = '<div>当前位置：<a href="/">首页</a> > <a href="/law/">政策法规</a> > 正文</div>'


def read(run: Run, body: str = TEXT, before: str = "", after: str = "", url: str = URL, **facts: Any) -> Step:
    section = run.tree.add(NEWS, ("新闻中心",), (NEWS,), "menu")
    assert section is not None
    lease = Lease(1, URL, facts.pop("role", Role.ARTICLE), section.id, ROW)
    page = f"{before}<h1>园区召开项目推进会</h1><div>2017-12-25 来源：清河日报</div><div>{body}</div>{after}"
    document = Document.from_text(
        url, f"<html><head><title>园区召开项目推进会</title></head><body>{page}</body></html>"
    )
    response = Response(url, request=Request(url, meta=facts))
    return ArticleReader(run).read(document, lease, response)


def article_of(step: Step) -> Article:
    assert step.article is not None
    return step.article


def names(article: Article) -> list[str]:
    return [crumb.name for crumb in article.breadcrumbs]


def test_without_a_breadcrumb_an_article_is_filed_under_its_list(run: Run) -> None:
    article = article_of(read(run))
    assert (names(article), article.evidence["breadcrumbs"]) == (["新闻中心"], "list")


def test_a_breadcrumb_decides_and_names_a_section(run: Run) -> None:
    assert names(article_of(read(run, before=CRUMBS))) == ["政策法规"]
    assert run.tree.find(HOME + "law/") is not None


def test_a_category_alone_is_filed_where_the_menu_has_it(run: Run) -> None:
    run.tree.add(HOME + "law/", ("政务", "政策法规"), (HOME + "gov/", HOME + "law/"), "menu")
    article = article_of(read(run, before=CRUMBS))
    assert names(article) == ["政务", "政策法规"]
    assert article.evidence["breadcrumbs"].endswith(", menu")


@pytest.mark.parametrize(
    ("role", "listing"),
    [(Role.ARTICLE, ListingRow(NEWS, 3, "园区召开项目推进会", "2017-12-25")), (Role.CANDIDATE, None)],
)
def test_what_a_list_said_is_kept_and_what_a_link_said_is_not(run: Run, role: Role, listing: ListingRow | None) -> None:
    assert article_of(read(run, role=role)).listing == listing


def test_the_capture_says_where_the_raw_page_is(run: Run) -> None:
    capture = article_of(read(run, **{WARC: WarcPlace("a.warc.gz", 7, 8)})).capture
    assert capture is not None
    assert (capture.runId, capture.status, capture.version) == (run.archive.run_name, 200, 1)
    assert capture.warc == CapturePlace("a.warc.gz", 7, 8)


def test_a_page_that_is_no_article_is_rejected_with_a_reason(run: Run) -> None:
    step = read(run, "", role=Role.CANDIDATE)
    assert step.article is None
    assert step.rejection


PAGER = '<div class="pages"><b>1</b> <a href="/news/7_2.html">2</a> <a href="/news/7_2.html">下一页</a></div>'


def test_further_pages_are_asked_for_and_joined(run: Run) -> None:
    first = read(run, after=PAGER)
    assert (first.article, first.next_page) == (None, HOME + "news/7_2.html")
    back = '<div class="pages"><a href="/news/7.html">1</a> <b>2</b></div>'
    second = "<p>会议强调，各部门要提高站位，主动上门服务，逐个梳理堵点难点，建立清单，明确责任人和时限。</p>" * 3
    article = article_of(read(run, second, after=back, url=HOME + "news/7_2.html", parts=first.parts))
    assert (article.url, article.pages) == (URL, [URL, HOME + "news/7_2.html"])
    assert article.articleBody is not None
    assert article.articleBody.startswith("今天上午")
    assert "会议强调" in article.articleBody
    assert run.fills.articles == 1, "an article of two pages is one article"


def test_a_further_page_that_cannot_be_read_ends_the_article(run: Run) -> None:
    first = read(run, after=PAGER)
    article = article_of(read(run, "", url=HOME + "news/7_2.html", parts=first.parts))
    assert (article.url, article.pages) == (URL, [])


def test_a_pager_without_end_is_left(run: Run) -> None:
    first = read(run, after=PAGER)
    pager = '<div class="pages"><b>60</b> <a href="/news/7_61.html">61</a> <a href="/news/7_61.html">下一页</a></div>'
    step = read(run, after=pager, url=HOME + "news/7_60.html", parts=first.parts * (MAX_PAGES - 1))
    assert step.next_page is None
    assert step.article is not None
