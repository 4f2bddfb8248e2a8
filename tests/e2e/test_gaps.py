"""What a run knows that it has not seen is a gap: said by this run and by all later ones, until it is closed."""

import json
import re
from pathlib import Path

import pytest
from archived import check_manifest, only_archive, read_archive, read_fates
from prose import write_paragraphs
from running import crawl, run_cli
from tiny_portal import SECTIONS, Handler, TinyPortal, render_article, render_page, render_rows

LOCAL = SECTIONS[0][1]
LOCAL_NAME = SECTIONS[0][0]
TILE = '<div class="slides"><a href="{}"><img src="/x.jpg"></a></div>'


def tell(portal: TinyPortal, output: Path) -> list[str]:
    """The gaps that a run says, after all ways of saying them were compared."""
    run = crawl(portal.url, output, "--json")
    answer = json.loads(run.stdout)
    told: list[str] = answer["gaps"]
    assert answer["alarms"] == []
    assert answer["complete"] is (not told)
    assert run.returncode == (3 if told else 0), run.stdout
    archive = only_archive(output)
    manifest = check_manifest(archive)
    assert manifest["complete"] is (not told)
    assert [f"{one['section']}: {one['gap']}" for one in manifest["gaps"]] == told
    printed = run_cli("status", archive).stdout.partition("\ngaps\n")[2]
    assert sorted(line.strip() for line in printed.splitlines()) == sorted(told)
    return told


def add_pager(portal: TinyPortal, pager: str) -> None:
    whole = portal.render_list
    portal.routes[LOCAL] = lambda h: h.send_page(whole(*SECTIONS[0]).replace("</ul>\n", "</ul>").replace(
        '<div class="footer">', f'<div class="p">{pager}</div><div class="footer">'))  # fmt: skip


@pytest.mark.parametrize(
    ("pager", "gap"),
    [
        (
            '<a href="javascript:goPage(2)">下一页</a>',
            r"its pager is not followed: 下一页 \(javascript:goPage\(2\)\)",
        ),
        ('<a href="list_2.html">下一页</a> 共2页', r"list_2.html is gone|2 pages are stated, 1 were read"),
        ("共 9 条 1/1 页", "9 rows are stated, 3 "),
    ],
)
def test_a_gap_is_said_by_each_run_until_it_is_closed(tmp_path: Path, pager: str, gap: str) -> None:
    with TinyPortal() as portal:
        whole = portal.routes[LOCAL]
        add_pager(portal, pager)
        for _ in range(3):
            told = tell(portal, tmp_path)
            assert told
            assert re.search(gap, told[0])
            assert told[0].startswith(LOCAL_NAME)
        portal.routes[LOCAL] = whole
        crawl(portal.url, tmp_path, "--full")
        assert tell(portal, tmp_path) == []


def test_page_1_under_another_address_that_is_dead_is_no_gap(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        add_pager(portal, f'<a href="{LOCAL}page/2/">下一页</a>')
        back = f'<div class="p"><a href="{LOCAL}page/1/">上一页</a></div>'
        second = render_page("本地新闻", render_rows(portal.rows(SECTIONS[1][1])) + back)
        portal.routes[f"{LOCAL}page/2/"] = lambda h: h.send_page(second)
        assert tell(portal, tmp_path) == []
        assert portal.asked(f"{LOCAL}page/1/") == 1
        fate = read_fates(only_archive(tmp_path))[f"{LOCAL}page/1/"]
        assert (fate["state"], fate["reason"].partition(" http")[0]) == ("duplicate", "page 1 of")


def test_a_section_of_the_menu_that_shows_nothing(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        portal.routes[LOCAL] = lambda h: h.send_page(render_page("本地新闻", '<div id="app"></div>'))
        for _ in range(3):
            [told] = tell(portal, tmp_path)
            assert told == f"{LOCAL_NAME}: its page has never shown a row: {portal.url.rstrip('/')}{LOCAL}"


def test_a_page_about_the_portal_is_no_gap(tmp_path: Path) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in write_paragraphs(7))
    with TinyPortal() as portal:
        portal.routes[LOCAL] = lambda h: h.send_page(render_page("本地概况", f"<h1>本地概况</h1><div>{text}</div>"))
        assert tell(portal, tmp_path) == []
        assert tell(portal, tmp_path) == []


def test_another_languages_tree_is_told(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        home = portal.render_home()
        portal.routes["/"] = lambda h: h.send_page(home.replace("<ul>", '<a href="/en/">English</a><ul>', 1))
        assert tell(portal, tmp_path) == [
            f"portal: pages in other languages, to be archived on their own: {portal.url}en/"
        ]


def publish(portal: TinyPortal, address: str, numbers: range) -> None:
    """A list at an address that no menu names, and its articles."""
    rows = []
    for number in numbers:
        target = f"{address}{number}.html"
        page = render_article(number, "专题", address, write_paragraphs(number))
        portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
        rows.append((target, page.partition("<title>")[2].partition("_")[0], portal.rows(LOCAL)[0][2]))
    portal.routes[address] = lambda h: h.send_page(render_page("专题_清河新闻网", render_rows(rows)))


@pytest.mark.parametrize("is_hub", [False, True], ids=["tile", "tile of a hub of tiles"])
def test_a_list_behind_a_picture_is_a_section(tmp_path: Path, is_hub: bool) -> None:
    with TinyPortal() as portal:
        publish(portal, "/zt/flood/", range(20, 26))
        target = "/zt/flood/"
        if is_hub:
            tile = TILE.format(target)
            portal.routes["/zt.html"] = lambda h: h.send_page(render_page("专题专栏", tile))
            target = "/zt.html"
        home = portal.render_home()
        portal.routes["/"] = lambda h: h.send_page(
            home.replace('<div class="news">', TILE.format(target) + '<div class="news">')
        )
        tell(portal, tmp_path)
        archived = read_archive(only_archive(tmp_path))
        assert {f"/zt/flood/{n}.html" for n in range(20, 26)} <= archived.records.keys()
        assert archived.records["/zt/flood/20.html"]["breadcrumbs"][-1]["name"] == "专题"
        assert portal.asked("/zt/flood/") == 1


def test_tiles_that_lead_nowhere_are_given_up(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        names = [f"/{chr(ord('a') + n)}{'x' * n}/" for n in range(24)]
        for name in names:
            portal.routes[name] = lambda h: h.send_page(render_page("地图", "<p>地图</p>"))
        home = portal.render_home()
        tiles = "".join(TILE.format(name) for name in names)
        portal.routes["/"] = lambda h: h.send_page(home.replace('<div class="news">', tiles + '<div class="news">'))
        assert tell(portal, tmp_path) == []
        asked = sum(portal.asked(name) for name in names)
        assert asked <= 10
        fates = read_fates(only_archive(tmp_path))
        states = [fates[name]["state"] for name in names]
        assert sorted(set(states)) == ["excluded", "not_article"]
        tell(portal, tmp_path)
        assert sum(portal.asked(name) for name in names) == asked, "a later run does not begin again"


def test_a_start_page_that_is_a_file_is_named_by_its_kind(tmp_path: Path) -> None:
    def send(handler: Handler) -> None:
        handler.send_page(b"%PDF-1.4", Content_Type="application/pdf")

    with TinyPortal() as portal:
        portal.routes["/"] = send
        run = crawl(portal.url, tmp_path)
    assert run.returncode == 7
    assert "not a page but application/pdf" in run.stderr
    assert "heuristics" not in run.stderr


def test_the_summary_counts_each_page_once(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        run = crawl(portal.url, tmp_path)
        states = [
            fate["state"]
            for fate in read_fates(only_archive(tmp_path)).values()
            if fate["role"] in ("article", "candidate")
        ]
    for state, words in (("not_article", "no articles"), ("excluded", "excluded")):
        count = states.count(state)
        assert (f"{count} {words}" in run.stdout) is (count > 0)
