"""Pages that were met as articles and prove to be lists."""

import pytest
from runs import HOME, MakeRun, fate_of

from portalcrawl.archive.ledger import FRONT, Lease, ListedRow, Role, State
from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rejection import NO_BODY
from portalcrawl.items import Breadcrumb
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, Portal, Profile
from portalcrawl.spiders.run import Run
from portalcrawl.spiders.walk.articles.article_reader import Step
from portalcrawl.spiders.walk.found_lists import FoundAs, FoundLists
from portalcrawl.spiders.walk.lists.depth import ListDepth
from portalcrawl.spiders.walk.lists.list_reader import ListReader

ROWS = "".join(
    f'<li><a href="/ztzl/{n}.html">园区第{n}批项目集中开工建设</a> <span>2017-12-{n:02d}</span></li>'
    for n in range(10, 16)
)
PAGER = '<div><b>1</b> <a href="/ztzl/index_2.html">2</a> <a href="/ztzl/index_2.html">下一页</a></div>'


def make_page(body: str, url: str, title: str = "专题专栏-清河开发区") -> Document:
    return Document.from_text(url, f"<html><head><title>{title}</title></head><body>{body}</body></html>")


def meet(run: Run, url: str, label: str | None = None) -> Lease:
    run.ledger.add_candidate(ListedRow(url, HOME, 1, label))
    [lease] = run.ledger.lease((Role.CANDIDATE,), 1)
    return lease


def find(run: Run, document: Document, lease: Lease, *path: Breadcrumb) -> FoundAs:
    run.keeper.site_name = "清河开发区"
    return FoundLists(run, ListReader(run, ListDepth(run))).read(document, lease, Step(rejection=NO_BODY, path=path))


def read(run: Run, document: Document, lease: Lease, *path: Breadcrumb) -> bool:
    return find(run, document, lease, *path) is FoundAs.LIST


def pending(run: Run, role: Role) -> list[str]:
    return [lease.url for lease in run.ledger.lease((role,), 20)]


def test_one_list_under_many_addresses_is_one_section(run: Run) -> None:
    """The server ignores what stands behind the question mark; another album has other rows."""
    run.keeper.site_name = "清河开发区"
    lists = FoundLists(run, ListReader(run, ListDepth(run)))
    found = []
    for query, rows in (("a=1", ROWS), ("a=2", ROWS), ("a=3", ROWS.replace("/ztzl/", "/tp/"))):
        url = f"{HOME}ztzl/?{query}"
        found.append(lists.read(make_page(f"<ul>{rows}</ul>", url), meet(run, url), Step(rejection=NO_BODY)))
    assert found == [FoundAs.LIST, FoundAs.ROWS, FoundAs.LIST]


@pytest.mark.parametrize(
    ("label", "path", "name"),
    [
        (None, (), ("专题专栏",)),
        ("抗旱专题", (), ("抗旱专题",)),
        ("更多>>", (), ("专题专栏",)),
        ("Next →", (), ("专题专栏",)),
        ("抗旱专题", (Breadcrumb("新闻中心", HOME + "xw/"), Breadcrumb("专题")), ("新闻中心", "专题")),
    ],
)
def test_a_list_is_a_section_by_its_own_name(
    run: Run, label: str | None, path: tuple[Breadcrumb, ...], name: tuple[str, ...]
) -> None:
    url = HOME + "ztzl/"
    assert read(run, make_page(f"<ul>{ROWS}</ul>{PAGER}", url), meet(run, url, label), *path)
    section = run.tree.find(url)
    assert section is not None
    assert section.path == name
    assert fate_of(run, url) == (State.DONE, None)
    assert len(pending(run, Role.ARTICLE)) == 6
    assert HOME + "ztzl/index_2.html" in pending(run, Role.LIST)


@pytest.mark.parametrize(
    ("label", "name"), [("抗旱专题", ("抗旱专题",)), ("2", ("专题",)), ("专题", ("专题",)), (None, ("专题",))]
)
def test_a_list_beside_a_known_one_is_its_own_where_its_link_and_title_say_so(
    run: Run, label: str | None, name: tuple[str, ...]
) -> None:
    """`/ztzl/zt_12.html` may be the twelfth page of `/ztzl/`, and may be a list of its own."""
    run.tree.add(HOME + "ztzl/", ("专题",), (HOME + "ztzl/",), "menu")
    url = HOME + "ztzl/zt_12.html"
    title = f"{label}-清河开发区" if label else "清河开发区"
    assert read(run, make_page(f"<ul>{ROWS}</ul>", url, title), meet(run, url, label))
    filed = {run.tree.get(lease.section).path for lease in run.ledger.lease((Role.ARTICLE,), 20)}  # type: ignore[union-attr]
    assert filed == {name}


def test_a_further_page_belongs_to_the_list_that_is_known(run: Run) -> None:
    section = run.tree.add(HOME + "ztzl/", ("专题",), (HOME + "ztzl/",), "menu")
    assert section is not None
    url = HOME + "ztzl/index_3.html"
    assert read(run, make_page(f"<ul>{ROWS}</ul>", url), meet(run, url))
    assert len(run.tree) == 1
    [lease] = run.ledger.lease((Role.ARTICLE,), 1)
    assert lease.section == section.id


def test_a_further_page_of_the_home_page_makes_no_section(run: Run) -> None:
    url = HOME + "page/2/"
    assert read(run, make_page(f"<ul>{ROWS}</ul>", url), meet(run, url, "← Older posts"))
    assert len(run.tree) == 0
    assert len(pending(run, Role.ARTICLE)) == 6


@pytest.mark.parametrize("url", [HOME + "tags/water/", HOME + "author/li/", HOME + "2017/12/"])
def test_what_lists_by_tag_author_or_month_is_no_section_and_its_rows_are_candidates(run: Run, url: str) -> None:
    assert find(run, make_page(f"<ul>{ROWS}</ul>", url), meet(run, url)) is FoundAs.NEWS
    assert len(run.tree) == 0
    assert len(pending(run, Role.CANDIDATE)) == 6


def test_a_month_is_read_on_as_long_as_it_shows_what_was_not_known(run: Run) -> None:
    month = HOME + "2017/12/"
    pager = '<div><b>1</b> <a href="/2017/12/page/2/">2</a> <a href="/2017/12/page/2/">下一页</a></div>'
    page = f"<ul>{ROWS}</ul>{pager}"
    assert find(run, make_page(page, month), meet(run, month)) is FoundAs.NEWS
    assert HOME + "2017/12/page/2/" in pending(run, Role.CANDIDATE)
    other = HOME + "2017/11/"
    known = page.replace("/2017/12/", "/2017/11/")
    assert find(run, make_page(known, other), meet(run, other)) is FoundAs.ROWS
    assert pending(run, Role.CANDIDATE) == []


def test_a_page_without_rows_is_no_list(run: Run) -> None:
    url = HOME + "map.html"
    assert find(run, make_page("<img src=/map.png>", url), meet(run, url)) is FoundAs.NEITHER
    assert url in run.ledger.leased


def test_an_article_without_a_text_above_two_others_is_no_list(run: Run) -> None:
    url = HOME + "ztzl/9.html"
    rows = ROWS.partition("</li>")[0]
    assert not read(run, make_page(f"<ul>{rows}</li></ul>", url), meet(run, url, "中国共产党廉洁自律准则"))
    assert run.tree.find(url) is None


@pytest.mark.parametrize(
    ("pager", "is_found"),
    [("<p><span>上一页</span> 1 <span>下一页</span></p>", True), ("<p>共 1 页 1 条记录</p>", True), ("", False)],
)
def test_one_row_before_a_pager_of_one_page_is_a_list(run: Run, pager: str, is_found: bool) -> None:
    url = HOME + "ztzl/"
    rows = ROWS.partition("<span>")[0]
    assert read(run, make_page(f"<div><ul>{rows}</li></ul>{pager}</div>", url), meet(run, url)) is is_found
    assert len(pending(run, Role.ARTICLE)) == is_found


EXCERPT = "园区管委会组织召开项目推进会，听取各部门工作汇报，研究解决存在的困难和问题。" * 2
POSTS = "".join(
    f'<div><h2><a href="/blog/{n}.html">园区第{n}批项目集中开工</a></h2><p>2017年12月{n}日</p><p>{EXCERPT}</p></div>'
    for n in range(10, 16)
)
STORY = f"<p>{EXCERPT}</p>" * 8
PAGED_LISTS = {
    "posts before a pager": (f"<h1>博客</h1>{POSTS}{PAGER}", True),
    "posts without one": (f"<h1>博客</h1>{POSTS}", False),
    "a story of two pages, and posts": (f"<h1>项目开工</h1>{STORY}{PAGER}<h3>相关</h3>{POSTS}", False),
    "a short one": (f"<h1>项目开工</h1><p>{EXCERPT}</p>{PAGER}<h3>相关</h3>{POSTS}", False),
}


@pytest.mark.parametrize(("body", "is_list"), PAGED_LISTS.values(), ids=PAGED_LISTS.keys())
def test_a_row_may_lead_to_a_list_whose_rows_read_like_a_text(run: Run, body: str, is_list: bool) -> None:
    url = HOME + "ztzl/"
    document = make_page(body, url)
    analysis = extract_article(document, Hints(headline="博客", listed=True)).analysis
    step = Step(rejection=NO_BODY, analysis=analysis)
    lists = FoundLists(run, ListReader(run, ListDepth(run)))
    assert lists.is_list_after_all(document, meet(run, url), step) is is_list


TITLES = "".join(f'<li><a href="/museum/{n}.htm">The game of the year number {n}</a></li>' for n in range(1, 7))


@pytest.mark.parametrize(
    ("above", "row_day", "known", "is_list"),
    [
        ("<p>What the museum has shown so far.</p>", None, 0, True),
        ("<p>What the museum has shown so far.</p>", None, 3, False),
        ("<p>What the museum has shown so far.</p>", "2024-05-06", 0, False),
        ("<p>6 May 2024</p><p>What the museum has shown so far.</p>", None, 0, False),
        (f"<p>{'What the museum has shown so far. ' * 4}</p>", None, 0, False),
        ("<p>What the museum has shown so far.<img src=/hall.jpg width=600 height=400></p>", None, 0, False),
    ],
)
def test_a_row_may_lead_to_titles_below_a_few_words(
    run: Run, above: str, row_day: str | None, known: int, is_list: bool
) -> None:
    """The titles beside a notice are known from other lists, and a notice has a day or something to show."""
    url = HOME + "museum.htm"
    for number in range(1, known + 1):
        meet(run, f"{HOME}museum/{number}.htm")
    run.ledger.add_candidate(ListedRow(url, HOME, 1, "The museum", row_day))
    [lease] = run.ledger.lease((Role.CANDIDATE,), 1)
    document = make_page(f"<h1>The museum</h1>{above}<ul>{TITLES}</ul>", url, "The museum")
    hints = Hints(headline="The museum", listed=True, datePublished=row_day)
    article = extract_article(document, hints).article
    assert article is not None
    lists = FoundLists(run, ListReader(run, ListDepth(run)))
    assert lists.is_list_after_all(document, lease, Step(article=article)) is is_list


def test_a_page_titled_by_its_link_is_no_further_page_of_a_list_beside_it(run: Run) -> None:
    """`/cases/cases33.html` beside `/cases/`: an article of one line, with its neighbours below."""
    run.tree.add(HOME + "cases/", ("案例",), (HOME + "cases/",), "menu")
    title, url = "2015年12月祝贺滨江汽车配件有限公司通过审核", HOME + "cases/cases33.html"
    rows = "".join(f'<p><a href="/cases/cases{n}.html">2016年{n}月祝贺清河印刷有限公司通过审核</a></p>' for n in (1, 2))
    document = make_page(f"<h1>{title}</h1><div>{rows}</div>", url, f"{title}-案例")
    assert find(run, document, meet(run, url, title)) is not FoundAs.LIST


def test_an_article_in_the_root_folder_is_no_further_page_of_the_home_page(make_run: MakeRun) -> None:
    profile = Profile(Portal(start=HOME), articles=ArticleAddresses(patterns=("/show-{n}-{n}-{n}.html",)))
    run = make_run(profile=profile)
    url = HOME + "list-18-2.html"
    assert read(run, make_page(f"<ul>{ROWS}</ul>", url, "清河开发区"), meet(run, url, "2"))
    url = HOME + "show-18-129-1.html"
    other = "".join(f"<li><a href='/ztzl/{n}.html'>园区第{n}批项目集中开工建设</a></li>" for n in range(30, 36))
    assert not read(run, make_page(f"<h1>张三</h1><ul>{other}</ul>", url, "张三-清河开发区"), meet(run, url, "张三"))


@pytest.mark.parametrize(
    ("row", "known", "found"),
    [
        (ListedRow(HOME + "ztzl/12.html", HOME, 1, "园区第12批项目集中开工建设", "2017-12-12"), (), FoundAs.SHOWN),
        (ListedRow(HOME + "xw/9.html", HOME, 1, "园区第9批项目", "2017-12-09"), range(10, 16), FoundAs.SHOWN),
        (ListedRow(HOME + "xw/9.html", HOME, 1, "园区第9批项目", "2017-12-09"), range(10, 15), FoundAs.LIST),
        (ListedRow(HOME + "ztzl/", HOME, 1, "专题专栏"), range(10, 16), FoundAs.LIST),
    ],
    ids=["names it itself", "shows what is known", "shows something new", "a row without a day"],
)
def test_a_known_list_in_the_place_of_an_article_is_none_of_its_own(
    run: Run, row: ListedRow, known: range | tuple[()], found: FoundAs
) -> None:
    """A server whose addresses are not rewritten tonight answers with a list for each article."""
    for number in known:
        run.ledger.add_listed(ListedRow(f"{HOME}ztzl/{number}.html", HOME, number), None, FRONT)
    run.ledger.add_listed(row, None, FRONT)
    leases = run.ledger.lease((Role.ARTICLE,), 20)
    lease = next(lease for lease in leases if lease.url == row.url)
    assert find(run, make_page(f"<ul>{ROWS}</ul>", row.url), lease) is found
