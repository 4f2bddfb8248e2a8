"""Sitemaps that a system makes by itself, and sections whose addresses an editor changes."""

import re
from pathlib import Path

import pytest
import tiny_portal
from nights import crawl_night, lead_to, state_of
from tiny_portal import SECTIONS, TinyPortal

_URLSET = '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</urlset>'
_INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'


def name_sitemap(portal: TinyPortal) -> None:
    text = f"User-agent: *\nDisallow:\nSitemap: {portal.url}sitemap.xml\n"
    portal.routes["/robots.txt"] = lambda h: h.send_page(text, Content_Type="text/plain")


def test_a_sitemap_that_the_server_cannot_make_fails_no_run(tmp_path: Path) -> None:
    with TinyPortal(size=6) as portal:
        name_sitemap(portal)
        portal.routes["/sitemap.xml"] = lambda h: h.send_page("Could not generate XML", 501)
        for _ in range(2):
            run, summary = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            assert summary["counts"]["failures"] == 0
        assert state_of(tmp_path, "/sitemap.xml") == "gone"


def test_the_sitemaps_of_an_index_are_no_indexes(tmp_path: Path) -> None:
    with TinyPortal(size=6) as portal:
        name_sitemap(portal)
        parts = "".join(f"<sitemap><loc>{portal.url}s{number}.xml</loc></sitemap>" for number in (1, 2))
        urls = "".join(f"<url><loc>{portal.url.rstrip('/')}{target}</loc></url>" for target in portal.articles)
        portal.routes["/sitemap.xml"] = lambda h: h.send_page(_INDEX.format(parts), Content_Type="application/xml")
        portal.routes["/s1.xml"] = lambda h: h.send_page(_URLSET.format(urls), Content_Type="application/xml")
        portal.routes["/s2.xml"] = lambda h: h.send_page(_INDEX.format(parts), Content_Type="application/xml")
        run, _ = crawl_night(portal, tmp_path)
        assert run.returncode == 0, run.stdout
        told = [line for line in run.stderr.splitlines() if "index of sitemaps inside another one" in line]
        assert len(told) == 1, "only what is one is told"
        assert "s2.xml" in told[0]


@pytest.mark.parametrize("name", ["sitemap_index.xml", "wp-sitemap.xml"])
def test_a_sitemap_that_nothing_names_is_found_under_its_systems_name(name: str, tmp_path: Path) -> None:
    with TinyPortal(size=6) as portal:
        part, hidden = f"<sitemap><loc>{portal.url}posts.xml</loc></sitemap>", "/local/99.html"
        urls = f"<url><loc>{portal.url.rstrip('/')}{hidden}</loc></url>"
        portal.routes[f"/{name}"] = lambda h: h.send_page(_INDEX.format(part), Content_Type="application/xml")
        portal.routes["/posts.xml"] = lambda h: h.send_page(_URLSET.format(urls), Content_Type="application/xml")
        portal.routes[hidden] = lambda h: h.send_page(portal.render_article(99))
        for _ in range(2):
            run, _ = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            assert portal.asked("/posts.xml") == 1, "what was found is read in every walk"
        assert state_of(tmp_path, hidden) == "archived"


def test_texts_that_a_sitemap_alone_names_are_told_if_they_are_left(tmp_path: Path) -> None:
    """They show no date, and the first ones of them are not taken for articles: what the others are nobody knows."""
    with TinyPortal(size=12) as portal:
        name_sitemap(portal)
        hidden = [f"/docs/{number}.html" for number in range(20, 70)]
        for number, target in enumerate(hidden, 20):
            page = re.sub(" 日期：[0-9-]+", "", portal.render_article(number))
            portal.routes[target] = lambda h, page=page: h.send_page(page)  # type: ignore[misc]
        urls = "".join(f"<url><loc>{portal.url.rstrip('/')}{target}</loc></url>" for target in hidden)
        portal.routes["/sitemap.xml"] = lambda h: h.send_page(_URLSET.format(urls), Content_Type="application/xml")
        run, summary = crawl_night(portal, tmp_path)
        assert sum(map(portal.asked, hidden)) < len(hidden), "or the test tests nothing"
        told = ["the first had texts without a date" in gap for gap in summary["gaps"]]
        assert (run.returncode, told) == (3, [True]), run.stdout


def test_a_site_map_that_is_only_linked_is_no_gap(tmp_path: Path) -> None:
    with TinyPortal(size=6) as portal:
        home = portal.render_home() + '<p><a href="/data/sitemap.html">网站地图</a></p>'
        portal.routes["/"] = lambda h: h.send_page(home)
        for _ in range(2):
            run, summary = crawl_night(portal, tmp_path)
            assert (run.returncode, summary["gaps"]) == (0, []), run.stdout
        assert state_of(tmp_path, "/data/sitemap.html") == "gone"


@pytest.fixture
def moved_section(monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The address of a section that an editor changes, and its new one."""
    return SECTIONS[1][1], "/rules/"


def give_new_address(portal: TinyPortal, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    """The menu shows the new address, the old one is not there; articles stay where they are."""
    name = SECTIONS[1][0]
    rows = portal.rows(old)
    monkeypatch.setattr(tiny_portal, "SECTIONS", (SECTIONS[0], (name, new)))
    own = portal.rows
    monkeypatch.setattr(portal, "rows", lambda address: rows if address == new else own(address), raising=False)
    portal.routes[new] = lambda h: h.send_page(portal.render_list(name, new))
    del portal.routes[old]


def test_a_section_with_another_address_is_no_gap(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moved_section: tuple[str, str]
) -> None:
    with TinyPortal(size=8) as portal:
        assert crawl_night(portal, tmp_path)[0].returncode == 0
        give_new_address(portal, monkeypatch, *moved_section)
        for _ in range(3):
            run, summary = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            assert (summary["gaps"], summary["alarms"]) == ([], [])


def test_a_section_that_is_gone_with_its_rows_is_one(tmp_path: Path) -> None:
    with TinyPortal(size=8) as portal:
        assert crawl_night(portal, tmp_path)[0].returncode == 0
        del portal.routes[SECTIONS[1][1]]
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3
        assert any("is gone (HTTP 404)" in gap for gap in summary["gaps"])


def test_a_dead_section_that_the_menu_shows_is_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Although another list shows all its rows: whoever follows the menu finds nothing."""
    with TinyPortal(size=8) as portal:
        assert crawl_night(portal, tmp_path)[0].returncode == 0
        old, own = SECTIONS[1][1], portal.rows
        every = [*own(SECTIONS[0][1]), *own(old)]
        monkeypatch.setattr(portal, "rows", lambda address: every, raising=False)
        del portal.routes[old]
        run, summary = crawl_night(portal, tmp_path)
        assert run.returncode == 3
        assert any("is gone (HTTP 404)" in gap for gap in summary["gaps"])


def test_sections_and_articles_with_other_addresses_are_no_gap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A blog whose editor changes the form of all addresses in one night."""
    with TinyPortal(size=8) as portal:
        assert crawl_night(portal, tmp_path)[0].returncode == 0
        old = portal.articles
        monkeypatch.setattr(tiny_portal, "SECTIONS", tuple((name, f"/blog{url}") for name, url in SECTIONS))
        portal.articles = [f"/blog{target}" for target in old]
        for before, after in zip(old, portal.articles, strict=True):
            portal.routes[after] = portal.routes[before]
            portal.routes[before] = lead_to(after, 301)
        for name, url in SECTIONS:
            portal.routes[f"/blog{url}"] = lambda h, name=name, url=url: h.send_page(  # type: ignore[misc]
                portal.render_list(name, f"/blog{url}")
            )
            del portal.routes[url]
        for _ in range(2):
            run, summary = crawl_night(portal, tmp_path)
            assert run.returncode == 0, run.stdout
            assert (summary["gaps"], summary["alarms"]) == ([], [])
