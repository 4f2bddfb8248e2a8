"""A portal that answers otherwise for a night: nothing that is archived changes, and the run says what is wrong."""

import re
from pathlib import Path

import pytest
from changing_portal import ChangingPortal
from later_runs import age, crawled
from nights import changes, crawl_night, frame, headlines, lead_to, read_all, say, send_gate, spoil, titles_of, versions
from paged_portal import PagedPortal
from prose import write_paragraphs
from tiny_portal import SECTIONS, Answer, Handler, TinyPortal, render_article, render_page

LOCAL = SECTIONS[0][1]
GATES: dict[str, Answer] = {
    "for the time being": lead_to("/gate?to=%s"),
    "for good": lead_to("/gate", 301),
    "in its place": send_gate,
    "home": lead_to("/"),
    "message": say("系统维护中，请稍后访问。"),
}


@pytest.mark.parametrize("name", GATES)
def test_a_gate_before_known_articles(name: str, tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        portal.routes["/gate"] = portal.routes["/gate?to=%s"] = send_gate
        for target in portal.articles:
            portal.routes[f"/gate?to={target}"] = send_gate
        known = headlines(tmp_path)
        well = spoil(portal, portal.articles, GATES[name])
        for _ in range(2):
            run, summary = crawl_night(portal, tmp_path, "--recheck", "0d")
            assert run.returncode == 3, run.stdout
            assert any("24 of 24" in alarm or "archived pages: 24" in alarm for alarm in summary["alarms"])
            age(tmp_path, 2)
        assert (changes(tmp_path), headlines(tmp_path)) == ([], known)
        portal.routes |= well
        run, summary = crawl_night(portal, tmp_path, "--recheck", "0d")
        assert (run.returncode, summary["counts"]["unchanged"]) == (0, 24), run.stdout
        assert "archived" not in summary["counts"]


def test_one_page_in_an_articles_place_must_stand_there_on_another_day(tmp_path: Path) -> None:
    with crawled(ChangingPortal, tmp_path) as portal:
        one = portal.articles[0]
        spoil(portal, [one], send_gate)
        for _ in range(2):
            crawl_night(portal, tmp_path, "--recheck", "0d")
            assert len(versions(tmp_path, one)) == 1
        age(tmp_path, 1)
        crawl_night(portal, tmp_path, "--recheck", "0d")
        assert len(versions(tmp_path, one)) == 2


def test_an_article_without_a_text_must_be_so_on_another_day(tmp_path: Path) -> None:
    """While a database is away, pages have their frames and titles, and nothing else."""
    with crawled(PagedPortal, tmp_path) as portal:
        known = headlines(tmp_path)
        texts = {target: story.paragraphs for target, story in portal.stories.items()}
        for story in portal.stories.values():
            story.paragraphs = []
        run, _ = crawl_night(portal, tmp_path, "--recheck", "0d")
        assert run.returncode == 3, run.stdout
        for target, story in portal.stories.items():
            story.paragraphs = texts[target]
        run, summary = crawl_night(portal, tmp_path, "--recheck", "0d")
        assert (run.returncode, summary["counts"]["unchanged"]) == (0, len(texts)), run.stdout
        assert (len(read_all(tmp_path)), headlines(tmp_path)) == (len(texts), known)
        one = portal.articles[0]
        portal.stories[one].paragraphs = []
        for count in (1, 2):
            crawl_night(portal, tmp_path, "--recheck", "0d")
            assert len(versions(tmp_path, one)) == count
            age(tmp_path, 1)


def test_a_section_that_leads_to_a_notice_for_a_night(tmp_path: Path) -> None:
    """Although the server says that it does so for good, the list is not taken for one that is empty now."""
    with crawled(PagedPortal, tmp_path) as portal:
        portal.routes["/notice/"] = frame("栏目维护中")
        well = spoil(portal, [LOCAL], lead_to("/notice/", 301))
        fresh = portal.publish(f"{LOCAL}91.html", portal.listed(LOCAL)[-1][1].day, 91)
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert any("leads to one without rows" in alarm for alarm in summary["alarms"]), summary
        portal.routes |= well
        for _ in range(2):
            run, _summary = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert portal.stories[fresh].headline in headlines(tmp_path)


def send_empty_list(handler: Handler) -> None:
    """The second page of a list, with menu and pager and without rows, as a cache may show it for an hour."""
    portal = handler.server.portal
    assert isinstance(portal, PagedPortal)
    whole = portal.render_page_of(LOCAL, 2)
    handler.send_page(re.sub(r"(?s)<ul.*?</ul>(?=</div><div class=.pages)", "<p>暂无数据</p>", whole))


@pytest.mark.parametrize("answer", [say("服务器繁忙，请稍后再试。"), send_empty_list], ids=["message", "no rows"])
def test_a_list_page_that_shows_nothing_once(answer: Answer, tmp_path: Path) -> None:
    with PagedPortal() as portal:
        page = f"{LOCAL}list_2.html"
        well = portal.routes[page]
        portal.routes[page] = answer
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert any(page in alarm for alarm in summary["alarms"])
        portal.routes[page] = well
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert headlines(tmp_path) == {story.headline for story in portal.stories.values()}


def test_a_start_page_that_leads_elsewhere_for_a_night(tmp_path: Path) -> None:
    notice = render_page("系统维护", "<h1>系统维护公告</h1><p>本站正在升级，预计明日恢复访问。</p>")
    routes: dict[str, Answer] = {"/wh.html": lambda h: h.send_page(notice)}
    with crawled(ChangingPortal, tmp_path) as portal, TinyPortal(routes=routes) as other:
        elsewhere = other.url.replace("127.0.0.1", "localhost")
        fresh = portal.grow(2)
        well = spoil(portal, ["/"], lead_to(f"{elsewhere}wh.html"))
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert any("start page" in alarm for alarm in summary["alarms"])
        assert other.requests == []
        assert titles_of(fresh) <= headlines(tmp_path), "sections are read as they are known"
        portal.routes |= well
        fresh = portal.grow(2)
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        assert titles_of(fresh) <= headlines(tmp_path)


DEAD_ENDS: dict[str, Answer | None] = {
    "gone": None,
    "home": lead_to("/"),
    "a file": lambda h: h.send_page(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3", Content_Type="application/pdf"),
}


@pytest.mark.parametrize("name", DEAD_ENDS)
def test_a_dead_link_to_its_second_page_does_not_cost_the_article(name: str, tmp_path: Path) -> None:
    with TinyPortal() as portal:
        target, first, second = "/local/1.html", portal.render_article(1), "/local/1_2.html"
        pager = '<div class="pages"><b>1</b> <a href="1_2.html">2</a> <a href="1_2.html">下一页</a></div>'
        portal.routes[target] = lambda h: h.send_page(
            first.replace('<div class="footer">', f'{pager}<div class="footer">')
        )
        if (answer := DEAD_ENDS[name]) is not None:
            portal.routes[second] = answer
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3, run.stdout
        assert any("further page which is not there: 1" in alarm for alarm in summary["alarms"])
        [record] = versions(tmp_path, target)
        assert record["textNotes"] == ["further-page-missing"]
        assert crawl_night(portal, tmp_path)[0].returncode == 0, "it was told"
        other = write_paragraphs(77)
        portal.routes[second] = lambda h: h.send_page(render_article(1, *SECTIONS[0], other))
        assert crawl_night(portal, tmp_path, "--recheck", "0d")[0].returncode == 0
        assert other[-1] in versions(tmp_path, target)[-1]["articleBody"]
