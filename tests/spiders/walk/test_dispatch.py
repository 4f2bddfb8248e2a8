"""What an answer leads to: an item, a further request of its lease, or a fate."""

from typing import Any

import pytest
from runs import HOME, MakeRun, fate_of
from scrapy import Request
from scrapy.exceptions import DownloadTimeoutError
from scrapy.http import Response
from twisted.python.failure import Failure

from portalcrawl.archive.ledger import FINISHED, FRONT, STATIC, Lease, ListedRow, Role, State, Validators
from portalcrawl.exceptions import NoSpaceError
from portalcrawl.items import Article
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Portal, Profile, Template
from portalcrawl.spiders.answers import IN_CIRCLES, MAX_HOPS
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch

URL = HOME + "1.html"
PAGE = (
    "<html><head><title>园区召开项目推进会</title></head><body><h1>园区召开项目推进会</h1><div>2017-12-25</div><div>"
    + "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的困难和问题。</p>" * 4
    + "</div></body></html>"
).encode()
REFRESH = b"<meta http-equiv=refresh content='0;url=%s'>"
Answer = list[Request | Article] | None


@pytest.fixture
def dispatch(run: Run) -> AnswerDispatch:
    return AnswerDispatch(run)


def lease_page(run: Run, role: Role = Role.ARTICLE, url: str = URL) -> Lease:
    if role is Role.ARTICLE:
        run.ledger.add_listed(ListedRow(url, HOME, 1), None, FRONT)
    else:
        run.ledger.add_page(url, role)
    [lease] = run.ledger.lease((role,), 1)
    return lease


def answer(
    dispatch: AnswerDispatch, lease: Lease, status: int = 200, body: bytes = b"", hops: int = 0, **headers: str
) -> Answer:
    request = dispatch.requests.make(lease.url, lease, hops)
    given = {name.replace("_", "-"): value for name, value in headers.items()}
    return dispatch.parse(Response(lease.url, status=status, headers=given, body=body, request=request))


@pytest.mark.parametrize(
    ("facts", "fate"),
    [
        ({"status": 404}, (State.GONE, "HTTP 404")),
        ({"status": 500}, (State.FAILED, "HTTP 500")),
        ({"status": 304}, (State.FAILED, "HTTP 304")),
        ({"status": 302}, (State.FAILED, "HTTP 302 to nowhere")),
        ({"status": 302, "Location": "/2.html", "hops": MAX_HOPS}, (State.FAILED, IN_CIRCLES)),
        ({"status": 302, "Location": "/2.html"}, (State.DUPLICATE, f"redirects to {HOME}2.html")),
        ({"status": 302, "Location": "/"}, (State.NOT_ARTICLE, "redirects to the home page")),
        ({"body": REFRESH % b"/2.html"}, (State.DUPLICATE, f"redirects to {HOME}2.html")),
        ({"body": REFRESH % b"http://other.org/"}, (State.EXCLUDED, "redirects offsite to other.org")),
        ({"Content_Type": "application/pdf"}, (State.NOT_ARTICLE, "not a page but application/pdf")),
    ],
)
def test_an_answer_that_is_no_page_is_a_fate(
    run: Run, dispatch: AnswerDispatch, facts: dict[str, Any], fate: tuple[State, str]
) -> None:
    assert answer(dispatch, lease_page(run), **facts) is None
    assert fate_of(run, URL) == fate


@pytest.mark.parametrize("facts", [{"status": 301, "Location": "https://example.com/1.html"},
                                   {"body": REFRESH % b"https://example.com/1.html"}])  # fmt: skip
def test_the_same_page_under_another_spelling_is_fetched(
    run: Run, dispatch: AnswerDispatch, facts: dict[str, Any]
) -> None:
    lease = lease_page(run)
    [request] = answer(dispatch, lease, **facts) or []
    assert isinstance(request, Request)
    assert (request.url, request.meta["lease"], request.meta["hops"]) == ("https://example.com/1.html", lease, 1)
    assert URL in run.ledger.leased


def test_a_home_page_is_followed_wherever_it_leads(run: Run, dispatch: AnswerDispatch) -> None:
    [request] = answer(dispatch, lease_page(run, Role.HOME, HOME), 302, Location="http://new.example.org/") or []
    assert isinstance(request, Request)
    assert request.url == run.tree.home == "http://new.example.org/"
    assert run.hosts[-1] == "new.example.org"
    assert run.ledger.get_meta("home_url") == "http://new.example.org/"


def test_an_article_is_an_item_and_keeps_its_lease(run: Run, dispatch: AnswerDispatch) -> None:
    [article] = answer(dispatch, lease_page(run), body=PAGE) or []
    assert isinstance(article, Article)
    assert article.headline == run.subject == "园区召开项目推进会"
    assert URL in run.ledger.leased, "the pipelines give it its fate"


def test_a_page_that_is_no_article_gets_its_fate(run: Run, dispatch: AnswerDispatch) -> None:
    assert answer(dispatch, lease_page(run), body=b"<p>x</p>") is None
    assert fate_of(run, URL)[0] is State.NOT_ARTICLE


@pytest.mark.parametrize(("origin", "is_kept"), [("menu", True), ("page", False)])
def test_a_section_that_is_an_article_is_archived(
    run: Run, dispatch: AnswerDispatch, origin: str, is_kept: bool
) -> None:
    section = run.tree.add(HOME + "about.html", ("概况",), (HOME + "about.html",), origin)
    assert section is not None
    [lease] = run.ledger.lease((Role.LIST,), 1)
    [article] = answer(dispatch, lease, body=PAGE) or []
    assert isinstance(article, Article)
    assert (run.tree.find(section.url) is not None) is is_kept
    assert run.ledger.leased[lease.url].role is Role.CANDIDATE


@pytest.mark.parametrize(("place", "is_archived"), [("info/1010/1052.html", True), ("about/team.html", False)])
def test_a_section_without_a_date_is_an_article_by_its_address_and_layout(
    make_run: MakeRun, place: str, is_archived: bool
) -> None:
    """Some systems keep the one text of a section as they keep their articles."""
    run = make_run(
        profile=Profile(
            Portal(start=HOME),
            articles=ArticleAddresses(patterns=("/info/{n}/{n}.html",), dated=True),
            templates=(Template(body=BodyRule('//div[@class="text"]')),),
        )
    )
    url = HOME + place
    run.tree.add(url, ("师资队伍",), (url,), "menu")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    page = PAGE.decode().replace("<div>2017-12-25</div><div>", "<div class=text>")
    found = answer(AnswerDispatch(run), lease, body=page.encode()) or []
    assert [one.headline for one in found if isinstance(one, Article)] == ["园区召开项目推进会"] * is_archived
    assert is_archived or fate_of(run, url) == (State.DONE, STATIC)


def test_a_section_that_is_the_site_s_own_notice_lacks_no_rows(run: Run, dispatch: AnswerDispatch) -> None:
    url = HOME + "privacy.html"
    run.tree.add(url, ("隐私政策",), (url,), "menu")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    page = PAGE.decode().replace("园区召开项目推进会</", "隐私政策</")
    assert answer(dispatch, lease, body=page.encode()) is None
    assert fate_of(run, url) == (State.DONE, STATIC)


def test_a_section_that_is_an_article_of_several_pages_is_read_to_its_end(run: Run, dispatch: AnswerDispatch) -> None:
    url = HOME + "about.html"
    run.tree.add(url, ("概况",), (url,), "menu")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    pager = '<div><a href="about.html">1</a> <a href="about_2.html">2</a> <a href="about_2.html">下页</a></div></body>'
    [request] = answer(dispatch, lease, body=PAGE.replace(b"</body>", pager.encode())) or []
    assert isinstance(request, Request)
    assert (request.url, request.meta["lease"].role) == (HOME + "about_2.html", Role.CANDIDATE)
    second = PAGE.decode().replace("今天上午", "第二天")
    [article] = dispatch.parse(Response(request.url, body=second.encode(), request=request)) or []
    assert isinstance(article, Article)
    assert (article.url, article.pages) == (url, [url, request.url])
    assert "今天上午" in (article.articleBody or "")
    assert "第二天" in (article.articleBody or "")


def test_validators_are_kept_with_the_fate(run: Run, dispatch: AnswerDispatch) -> None:
    lease = lease_page(run, Role.FEED, HOME + "rss.xml")
    answer(dispatch, lease, body=b"<rss/>", ETag='"7"')
    run.archive.end_run(FINISHED, {})
    run.ledger.begin_run("r", "2026-01-01", {})
    run.ledger.add_page(lease.url, Role.FEED)
    [again] = run.ledger.lease((Role.FEED,), 1)
    assert again.validators == Validators('"7"', None)


def test_a_request_without_an_answer_is_a_fate_of_its_lease(run: Run, dispatch: AnswerDispatch) -> None:
    lease = lease_page(run)
    failure = Failure(DownloadTimeoutError("x"))
    failure.request = dispatch.requests.make(HOME + "moved.html", lease, 1)  # type: ignore[attr-defined]
    dispatch.note_error(failure)
    assert fate_of(run, URL) == (State.FAILED, f"redirects to {HOME}moved.html: timed out")


def test_a_disk_that_fails_ends_the_run(run: Run, dispatch: AnswerDispatch, monkeypatch: pytest.MonkeyPatch) -> None:
    lease = lease_page(run)

    def refuse() -> None:
        raise NoSpaceError("full")

    monkeypatch.setattr(run.archive, "commit_batch", refuse)
    assert answer(dispatch, lease, body=PAGE) is None
    assert isinstance(run.error, NoSpaceError)
    assert run.pages == 1


@pytest.mark.parametrize(
    ("url", "is_article"),
    [
        ("2017/12/", False),
        ("2017/12/page/2/", False),
        ("tag/water/", False),
        ("archives/2008/", True),
        ("2017/12/july-5.html", True),
    ],
)
def test_an_archive_by_month_that_shows_one_text_is_not_that_article(
    run: Run, dispatch: AnswerDispatch, url: str, *, is_article: bool
) -> None:
    run.ledger.add_candidate(ListedRow(HOME + url, HOME, 1))
    [lease] = run.ledger.lease((Role.CANDIDATE,), 1)
    found = answer(dispatch, lease, body=PAGE)
    assert bool(found) is is_article
    assert is_article or fate_of(run, HOME + url) == (State.NOT_ARTICLE, "list page")


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("<li><a href=/t/7.html>园区召开第七次项目推进会议</a></li>", "list page, its rows are candidates"),
        ("", "list page"),
    ],
)
def test_a_page_that_lists_others_says_whether_these_are_candidates(
    run: Run, dispatch: AnswerDispatch, rows: str, reason: str
) -> None:
    run.ledger.add_candidate(ListedRow(HOME + "tag/water/", HOME, 1))
    [lease] = run.ledger.lease((Role.CANDIDATE,), 1)
    answer(dispatch, lease, body=PAGE.replace(b"<h1>", f"<ul>{rows * 3}</ul><h1>".encode()))
    assert fate_of(run, HOME + "tag/water/") == (State.NOT_ARTICLE, reason)
