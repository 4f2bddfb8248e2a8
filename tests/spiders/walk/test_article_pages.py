"""What comes of pages that may be articles, where the menu has a section, and of those that list others."""

import pytest
from answering import FRAMED, PAGE, URL, answer, release
from runs import HOME, MakeRun, fate_of
from scrapy import Request
from scrapy.http import Response

from portalcrawl.archive.ledger import NO_ROWS, STATIC, ListedRow, Role, State
from portalcrawl.items import Article
from portalcrawl.middlewares.noarchive import REASON
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Portal, Profile, Template
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.dispatch import AnswerDispatch


@pytest.mark.parametrize(("origin", "is_kept"), [("menu", True), ("page", False)])
def test_a_section_that_is_an_article_is_archived(
    run: Run, dispatch: AnswerDispatch, origin: str, is_kept: bool
) -> None:
    section = run.tree.add(HOME + "about.html", ("概况",), (HOME + "about.html",), origin)
    assert section is not None
    [lease] = run.ledger.lease((Role.LIST,), 1)
    assert answer(dispatch, lease, body=PAGE) == []
    [article] = release(dispatch) or []
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
    dispatch = AnswerDispatch(run)
    waits = answer(dispatch, lease, body=page.encode()) is not None
    assert waits is is_archived
    found = (waits and release(dispatch)) or []
    assert [one.headline for one in found if isinstance(one, Article)] == ["园区召开项目推进会"] * is_archived
    assert is_archived or fate_of(run, url) == (State.DONE, STATIC)


@pytest.mark.parametrize(
    ("name", "origin", "is_archived"), [("李明", "page", True), ("教师风采", "page", False), ("李明", "menu", False)]
)
def test_a_portrait_that_is_named_as_briefly_as_a_section_is_an_article(
    make_run: MakeRun, name: str, origin: str, is_archived: bool
) -> None:
    """Its page has no date and no layout of the portal's, and lists beside its text that stand everywhere."""
    articles = ArticleAddresses(patterns=("/show-{n}-{n}.html",), dated=True)
    run = make_run(profile=Profile(Portal(start=HOME), articles=articles))
    url = HOME + "show-18-129.html"
    run.tree.add(url, (name,), (url,), origin)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    facts = (
        "<table><tr><td>简历：</td><td>1959年参加工作，历任助教、讲师、教授，著有教材多种，获奖若干。</td></tr></table>"
    )
    rows = "".join(f"<li><a href=/show-1-{n}.html>园区第{n}批重点项目集中开工建设</a></li>" for n in range(6))
    page = f"<title>江城</title><h1>李明</h1><div>{facts}</div><div class=side><h3>最新</h3><ul>{rows}</ul></div>"
    found = answer(AnswerDispatch(run), lease, body=page.encode()) or []
    assert [one.headline for one in found if isinstance(one, Article)] == ["李明"] * is_archived
    assert (run.tree.find(url) is None) is is_archived


def test_a_list_with_excerpts_at_an_articles_address_stays_a_list(make_run: MakeRun) -> None:
    run = make_run(profile=Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=("/show-{n}-{n}.html",))))
    url = HOME + "show-18-129.html"
    run.tree.add(url, ("李明",), (url,), "page")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    excerpt = "<p>今天上午，园区召开重点项目推进会，听取各单位汇报，研究解决项目建设中遇到的问题。</p>"
    rows = "".join(
        f"<div><h3><a href=/show-1-{n}.html>园区第{n}批重点项目开工</a></h3>{excerpt}</div>" for n in range(6)
    )
    assert answer(AnswerDispatch(run), lease, body=f"<title>李明</title><h1>李明</h1>{rows}".encode()) is None
    assert run.tree.find(url) is not None
    assert len(run.ledger.lease((Role.ARTICLE,), 10)) == 6


@pytest.mark.parametrize("count", [1, 2])
def test_one_page_in_the_place_of_two_sections_is_no_article(run: Run, dispatch: AnswerDispatch, count: int) -> None:
    urls = [f"{HOME}{number}/" for number in range(count)]
    for url in urls:
        run.tree.add(url, (url,), (url,), "menu")
    for lease in run.ledger.lease((Role.LIST,), count):
        assert answer(dispatch, lease, body=FRAMED) == []
    requests = dispatch.release_pages()
    assert [request.url for request in requests] == urls * (count == 1)
    assert [fate_of(run, url) for url in urls] == [(State.DONE, NO_ROWS)] * 2 if count == 2 else [(State.LEASED, None)]
    assert bool(run.health.find_troubles()) is (count == 2)


@pytest.mark.parametrize("is_framed", [True, False])
def test_what_is_not_in_the_portal_s_frame_is_no_section_s_article(
    run: Run, dispatch: AnswerDispatch, is_framed: bool
) -> None:
    for url in (HOME + "about/", HOME + "news/"):
        run.tree.add(url, (url,), (url,), "menu")
    lease, _ = run.ledger.lease((Role.LIST,), 2)
    waits = answer(dispatch, lease, body=FRAMED if is_framed else PAGE) == []
    assert waits is is_framed
    assert fate_of(run, lease.url) == ((State.LEASED, None) if is_framed else (State.DONE, NO_ROWS))


def test_a_section_that_has_shown_rows_is_no_article(run: Run, dispatch: AnswerDispatch) -> None:
    section = run.tree.add(HOME + "news/", ("动态",), (HOME + "news/",), "menu")
    assert section is not None
    run.ledger.add_listed(ListedRow(URL, section.url, 1), section.id, section.id)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    assert answer(dispatch, lease, body=PAGE) is None
    assert fate_of(run, section.url) == (State.DONE, NO_ROWS)


def test_a_section_that_is_the_site_s_own_notice_lacks_no_rows(run: Run, dispatch: AnswerDispatch) -> None:
    url = HOME + "privacy.html"
    run.tree.add(url, ("隐私政策",), (url,), "menu")
    [lease] = run.ledger.lease((Role.LIST,), 1)
    page = PAGE.decode().replace("园区召开项目推进会</", "隐私政策</")
    assert answer(dispatch, lease, body=page.encode()) is None
    assert fate_of(run, url) == (State.DONE, STATIC)


@pytest.mark.parametrize(("number", "origin"), [("about", "menu"), ("12", "page")])
def test_a_section_that_is_an_article_of_several_pages_is_read_to_its_end(
    make_run: MakeRun, number: str, origin: str
) -> None:
    run = make_run(profile=Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=("/{n}.html",))))
    dispatch, url = AnswerDispatch(run), f"{HOME}{number}.html"
    run.tree.add(url, ("概况",), (url,), origin)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    pager = '<div><a href="about.html">1</a> <a href="about_2.html">2</a> <a href="about_2.html">下页</a></div></body>'
    pager = pager.replace("about", number)
    found = answer(dispatch, lease, body=PAGE.replace(b"</body>", pager.encode()))
    [request] = found or release(dispatch) or []
    assert isinstance(request, Request)
    assert (request.url, request.meta["lease"].role) == (f"{HOME}{number}_2.html", Role.CANDIDATE)
    second = PAGE.decode().replace("今天上午", "第二天")
    [article] = dispatch.parse(Response(request.url, body=second.encode(), request=request)) or []
    assert isinstance(article, Article)
    assert (article.url, article.pages) == (url, [url, request.url])
    assert "今天上午" in (article.articleBody or "")
    assert "第二天" in (article.articleBody or "")


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


@pytest.mark.parametrize("origin", ["menu", "page"])
def test_noarchive_holds_where_the_menu_has_a_section(make_run: MakeRun, origin: str) -> None:
    run = make_run(profile=Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=("/{n}.html",))))
    dispatch, url = AnswerDispatch(run), HOME + "12.html"
    run.tree.add(url, ("概况",), (url,), origin)
    [lease] = run.ledger.lease((Role.LIST,), 1)
    assert not answer(dispatch, lease, body=FRAMED, X_Robots_Tag="noarchive")
    assert dispatch.release_pages() == []
    assert fate_of(run, url) == (State.DONE, REASON)
