"""Lists, menus and pagers as nobody should write them: every story is archived once, and the run ends."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from archived import check_manifest, only_archive, read_archive, read_fates
from prose import write_headline
from running import crawl
from tiny_portal import FIRST_DAY, SECTIONS, SITE, Answer, Handler, TinyPortal, render_page, render_rows

LOCAL_NAME, LOCAL = SECTIONS[0]
NEWS = "/college/news/"
ROWS = 10


def archive(portal: TinyPortal, output: Path, *, most: int) -> set[str]:
    """The articles that one crawl archived, by their paths; it may ask for at most so many pages."""
    run = crawl(portal.url, output)
    assert run.returncode in (0, 3), run.stderr
    assert len(portal.requests) <= most
    check_manifest(only_archive(output))
    return set(read_archive(only_archive(output)).records)


def read_pages(portal: TinyPortal) -> list[str]:
    """The rows of the first section's list, page by page."""
    rows = portal.rows(LOCAL)
    return [render_rows(rows[n : n + ROWS]) for n in range(0, len(rows), ROWS)]


def serve_pages(portal: TinyPortal, pager: Callable[[int, int], str]) -> None:
    """Let the first section's list have pages; `pager` writes the pager of a page, by its number and their count."""
    pages = read_pages(portal)
    for number, rows in enumerate(pages, 1):
        address = LOCAL if number == 1 else f"{LOCAL}list_{number}.html"
        body = render_page(f"{LOCAL_NAME}_{SITE}", f'<div class="list">{rows}</div>{pager(number, len(pages))}')
        portal.routes[address] = lambda h, body=body: h.send_page(body)  # type: ignore[misc]


def name(number: int) -> str:
    return LOCAL if number == 1 else f"{LOCAL}list_{number}.html"


def write_numbers(number: int, count: int) -> str:
    links = "".join(f"<b>{n}</b>" if n == number else f'<a href="{name(n)}">{n}</a>' for n in range(1, count + 1))
    return f'<div class="p">{links}</div>'


def write_two(number: int, count: int) -> str:
    """One pager of the list, one of a gallery beside it."""
    gallery = '<div class="g"><a href="/photo/2.html">2</a><a href="/photo/2.html">下一页</a></div>'
    return gallery + write_numbers(number, count) + gallery


def write_round(number: int, count: int) -> str:
    """The last page leads on to the first."""
    return f'<div class="p"><a href="{name(number % count + 1)}">下一页</a></div>'


def write_back(number: int, count: int) -> str:
    """Every `next` leads to page 1, the numbers lead where they say."""
    return write_numbers(number, count) + f'<a href="{LOCAL}">下一页</a>'


@pytest.mark.parametrize("pager", [write_two, write_round, write_back])
def test_pagers(tmp_path: Path, pager: Callable[[int, int], str]) -> None:
    with TinyPortal(size=80) as portal:
        serve_pages(portal, pager)
        assert archive(portal, tmp_path, most=110) == set(portal.articles)


def test_a_list_that_is_one_table_of_2000_rows(tmp_path: Path) -> None:
    lines = []
    for n in range(1, 2_001):
        link = f'<a href="/local/{n}.html">{write_headline(n)}（第{n}号）</a>'
        lines.append(f"<tr><td>{n}</td><td>{link}</td><td>{FIRST_DAY - timedelta(n)}</td></tr>")
    with TinyPortal() as portal:
        page = render_page(LOCAL_NAME, f"<table><tbody>{''.join(lines)}</tbody></table>")
        portal.routes[LOCAL] = lambda h: h.send_page(page)
        run = crawl(portal.url, tmp_path, "--since", (FIRST_DAY - timedelta(4)).isoformat())
        assert run.returncode == 0, run.stdout
        fates = read_fates(only_archive(tmp_path))
        outside = [fate for fate in fates.values() if fate["state"] == "outside_window"]
        assert len(outside) == 2_000 - 4
        assert all(fate["section"] == LOCAL_NAME for fate in outside)
        assert len(portal.requests) < 50


def test_a_hub_of_5000_links_costs_a_few_requests(tmp_path: Path) -> None:
    links = "".join(f'<a href="/d{n}/x.html"><img src="/{n}.jpg"></a>\n' for n in range(5_000))
    with TinyPortal() as portal:
        portal.routes["/hub.html"] = lambda h: h.send_page(render_page("专题", f"<div>{links}</div>"))
        home = portal.render_home().replace(
            '<div class="news">', '<a href="/hub.html"><img src="/hub.jpg"></a><div class="news">'
        )
        portal.routes["/"] = lambda h: h.send_page(home)
        assert archive(portal, tmp_path, most=40) == set(portal.articles)
        fates = read_fates(only_archive(tmp_path))
        assert sum("/d" in target and target.endswith("x.html") for target in fates) == 5_000, "each has a fate"


def test_a_menu_of_400_entries(tmp_path: Path) -> None:
    """Too long to be sure of: two hundred are the most that a menu has. The rows of the home page lead on."""
    entries = "".join(f'<li><a href="/s{n}/">栏目{n}号</a></li>' for n in range(400))
    with TinyPortal() as portal:
        home = portal.render_home().replace("<ul>", f"<ul>{entries}", 1)
        portal.routes["/"] = lambda h: h.send_page(home)
        assert archive(portal, tmp_path, most=460) == set(portal.articles)


def test_a_menu_that_is_written_twice_for_phones_and_desks(tmp_path: Path) -> None:
    with TinyPortal() as portal:
        home = portal.render_home()
        begin, end = home.index('<div class="nav">'), home.index("</div>") + len("</div>")
        phone = home[begin:end].replace('class="nav"', 'class="m-nav"').replace('href="/', f'href="{portal.url}')
        portal.routes["/"] = lambda h: h.send_page(home[:begin] + phone + home[begin:])
        assert archive(portal, tmp_path, most=30) == set(portal.articles)
        runs = check_manifest(only_archive(tmp_path))["runs"]
        assert sorted(one["section"] for one in runs[-1]["coverage"]) == sorted(name for name, _ in SECTIONS)


def test_a_portal_within_the_portal_that_links_back(tmp_path: Path) -> None:
    """It has a menu of its own, its first entry is the portal's home page; each list is read once."""
    with TinyPortal() as portal:
        rows = portal.rows(LOCAL)
        entries = {"返回总站": "/", "学院新闻": NEWS, "学院通知": "/college/notes/", "师资队伍": "/college/staff/"}
        menu = "".join(f'<li><a href="{address}">{label}</a></li>' for label, address in entries.items())
        inner = f'<div class="menu"><ul>{menu}</ul></div>'
        page = f"<html><head><title>学院</title></head><body>{inner}<div>{{}}</div></body></html>"
        home = portal.render_home().replace("<ul>", '<ul><li><a href="/college/">学院</a></li>', 1)
        portal.routes["/"] = lambda h: h.send_page(home)
        portal.routes["/college/"] = lambda h: h.send_page(page.format(""))
        portal.routes[NEWS] = lambda h: h.send_page(page.format(render_rows(rows)))
        portal.routes["/college/notes/"] = lambda h: h.send_page(page.format(""))
        portal.routes["/college/staff/"] = lambda h: h.send_page(page.format(""))
        portal.routes[LOCAL] = lambda h: h.send_page(render_page(LOCAL_NAME, ""))
        assert archive(portal, tmp_path, most=30) == set(portal.articles)
        told = check_manifest(only_archive(tmp_path))["runs"][-1]["coverage"]
        assert ("学院 > 学院新闻", 3) in [(one["section"], one["rows"]) for one in told]
        assert portal.asked(NEWS) == 1


def test_a_home_page_that_is_one_list(tmp_path: Path) -> None:
    """It stays the portal's list in later runs, when sections are known from breadcrumbs."""
    with TinyPortal(size=30) as portal:
        for _, address in SECTIONS:
            del portal.routes[address]
        rows = sorted((row for _, address in SECTIONS for row in portal.rows(address)), key=lambda row: row[2])
        for number in range(1, 4):
            links = f'<a href="/page/{number + 1}/">Wcześniejsze</a>' if number < 3 else ""
            part = render_rows(rows[(number - 1) * 10 : number * 10])
            body = f"<html><head><title>{SITE}</title></head><body><div>{part}</div>{links}</body></html>"
            portal.routes["/" if number == 1 else f"/page/{number}/"] = lambda h, body=body: h.send_page(body)  # type: ignore[misc]
        for _ in range(2):
            portal.requests.clear()
            assert archive(portal, tmp_path, most=60) == set(portal.articles)
        told = check_manifest(only_archive(tmp_path))["runs"][-1]["coverage"]
        [front] = [one for one in told if one["section"] == "(front page)"]
        assert front["known"] == 30


def test_pages_that_end_early_and_begin_again(tmp_path: Path) -> None:
    """What stands behind an early `</html>`, with a head of its own, is part of the page."""
    break_off = '</body></html>\n<html><head><meta charset="utf-8"></head><body>'

    def render(answer: Answer) -> Answer:
        def send(handler: Handler) -> None:
            whole = handler.send_page
            handler.send_page = lambda text: whole(str(text).replace("</div>\n", f"</div>{break_off}", 1))  # type: ignore[method-assign,assignment,misc]
            answer(handler)
            handler.send_page = whole  # type: ignore[method-assign]

        return send

    with TinyPortal() as portal:
        portal.routes.update({target: render(answer) for target, answer in portal.routes.items()})
        assert archive(portal, tmp_path, most=30) == set(portal.articles)
        days = {record["datePublished"][:10] for record in read_archive(only_archive(tmp_path)).records.values()}
        assert days == {(FIRST_DAY + timedelta(days=n)).isoformat() for n in range(1, 7)}
