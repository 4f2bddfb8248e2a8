"""The portal as a visitor finds it: where its links lead, and what can be reached from the home page."""

from collections import defaultdict
from urllib.parse import urljoin, urlsplit

import pytest
from lxml import html

from portalcrawl.demo import Page, Portal

ORIGIN = "http://www.gaoxinyuan.example"


def links_of(target: str, page: Page) -> set[str]:
    """Request targets that a page links: anchors, options of its pager, images, scripts, forms."""
    if not page.body or page.headers["Content-Type"] != "text/html":
        return set()
    tree = html.fromstring(page.body.decode("gbk").replace('charset=gb2312"', '"'))
    found = tree.xpath(
        "//a/@href | //img/@src | //script/@src | //link/@href | //form/@action | //select/option/@value"
    )
    targets = set()
    for href in map(str, found):
        url = urlsplit(urljoin(ORIGIN + target, href))
        if f"{url.scheme}://{url.netloc}" == ORIGIN:
            targets.add(url.path + (f"?{url.query}" if url.query else ""))
    return targets


@pytest.fixture(scope="module")
def graph(portal: Portal) -> dict[str, set[str]]:
    return {target: links_of(target, page) for target, page in portal.pages.items()}


@pytest.fixture(scope="module")
def reached(graph: dict[str, set[str]]) -> set[str]:
    """What can be reached from the home page without calendar, search and tags."""
    seen, queue = {"/"}, ["/"]
    while queue:
        for target in graph.get(queue.pop(), ()):
            if target not in seen and not target.startswith(("/calendar/", "/plus/search", "/tags")):
                seen.add(target)
                queue.append(target)
    return seen


def test_every_internal_link_leads_somewhere(portal: Portal, graph: dict[str, set[str]]) -> None:
    broken = {target for links in graph.values() for target in links if portal.respond(target).status != 200}
    assert broken == {target for target, reason in portal.dead.items() if reason != "message"}


@pytest.mark.parametrize(
    ("reason", "status", "count"), [("gone", 404, 4), ("error", 500, 1), ("moved", 302, 1), ("message", 200, 2)]
)
def test_dead_rows_die_each_in_its_way(portal: Portal, reason: str, status: int, count: int) -> None:
    targets = [target for target, cause in portal.dead.items() if cause == reason]
    assert len(targets) == count
    assert {portal.respond(target).status for target in targets} == {status}


def test_a_message_page_says_what_is_wrong(portal: Portal) -> None:
    targets = [target for target, cause in portal.dead.items() if cause == "message"]
    assert all("未審核" in portal.pages[target].body.decode("gbk") for target in targets)


def test_a_moved_row_leads_home(portal: Portal) -> None:
    (target,) = [target for target, cause in portal.dead.items() if cause == "moved"]
    assert portal.pages[target].headers["Location"] == "/"


def test_all_articles_but_two_can_be_reached(portal: Portal, reached: set[str]) -> None:
    missed = {article.path for article in portal.truth} - reached
    assert missed == {article.path for article in portal.truth if not article.isListed}
    assert len(missed) == 2


def test_the_sitemap_has_what_no_list_shows(portal: Portal) -> None:
    sitemap = portal.pages["/sitemap.xml"].body.decode()
    locations = set(sitemap.replace("</loc>", "<loc>").split("<loc>")[1::2])
    unlisted = {ORIGIN + article.path for article in portal.truth if not article.isListed}
    assert unlisted < locations
    assert all(portal.respond(loc.removeprefix(ORIGIN)).status == 200 for loc in locations)


def test_lists_show_every_row_once(portal: Portal) -> None:
    known = {article.path for article in portal.truth} | set(portal.dead)
    owner = {article.path: article.sections for article in portal.truth}
    guests = 0
    for section in portal.sections:
        rows: list[str] = []
        for target in section.listPages:
            tree = html.fromstring(portal.pages[target].body.decode("gbk").replace('charset=gb2312"', '"'))
            rows += dict.fromkeys(str(h) for h in tree.xpath("//div[@class='listbox']//a/@href"))
        assert len(rows) == len(set(rows)) == section.rowCount, section
        assert set(rows) <= known
        guests += sum(path in owner and owner[path] != section.path for path in rows)
        own = {a.path for a in portal.truth if a.sections == section.path and a.isListed}
        assert own <= set(rows)
        assert section.articleCount == sum(a.sections == section.path for a in portal.truth)
    assert guests == 8


def test_each_list_page_links_the_way_on(portal: Portal, graph: dict[str, set[str]]) -> None:
    """By its pager; the one that names first, current and last only leads from page 1 to the last page at least."""
    for section in portal.sections:
        for here, following in zip(section.listPages, section.listPages[1:], strict=False):
            if section.path[-1].startswith("科技"):
                assert section.listPages[-1] in graph[here]
            else:
                assert following in graph[here], (section.path, here)


def test_page_one_has_two_addresses_in_some_lists(portal: Portal) -> None:
    twice = [("/xw/", "/xw/list_1_1.html"), ("/xw/gxq/", "/xw/gxq/list_3_1.html")]
    for folder, number in twice:
        assert portal.pages[folder].body == portal.pages[number].body
    assert "/xw/gxq/list_3_1.html" in links_of("/xw/gxq/list_3_2.html", portal.pages["/xw/gxq/list_3_2.html"])


def test_pager_forms_differ(portal: Portal) -> None:
    forms = defaultdict(list)
    for section in portal.sections:
        text = portal.pages[section.listPages[0]].body.decode("gbk")
        pager = text.partition('class="dede_pages"')[2]
        forms["select"] += [section] if "<option" in pager else []
        forms["total"] += [section] if f"<strong>{section.rowCount}</strong>條" in pager else []
        forms["older"] += [section] if "Older" in pager else []
        forms["none"] += [section] if not pager else []
        forms["query"] += [section] if "PageNo=" in pager or "page=" in pager else []
    counts = {form: len(sections) for form, sections in forms.items()}
    assert counts == {"select": 2, "total": 4, "older": 1, "none": 1, "query": 4}


def test_pinned_rows_are_old_and_on_top(portal: Portal) -> None:
    pinned = 0
    for section in portal.sections:
        text = portal.pages[section.listPages[0]].body.decode("gbk")
        if "[置頂]" in text:
            pinned += 1
            assert text.index("[置頂]") < text.index("2017-")
        for later in section.listPages[1:]:
            assert "[置頂]" not in portal.pages[later].body.decode("gbk")
    assert pinned >= 5


def test_robots_close_search_and_members(portal: Portal) -> None:
    lines = portal.pages["/robots.txt"].body.decode().splitlines()
    assert "Disallow: /plus/search.php" in lines
    assert "Disallow: /member/" in lines
    assert f"Sitemap: {ORIGIN}/sitemap.xml" in lines


@pytest.mark.parametrize("target", ["/calendar/?y=2017&m=12", "/calendar/?y=1734&m=1", "/calendar/?y=2999&m=7"])
def test_the_calendar_never_ends(portal: Portal, target: str) -> None:
    page = portal.respond(target)
    assert page.status == 200
    onward = [link for link in links_of(target, page) if link.startswith("/calendar/") and link != target]
    assert len(onward) >= 4
    assert all(portal.respond(link).status == 200 for link in onward)


@pytest.mark.parametrize("target", ["/calendar/?y=x", "/calendar/?y=2017&m=13", "/calendar/?y=2017&m=2&d=30"])
def test_what_is_no_month_is_missing(portal: Portal, target: str) -> None:
    assert portal.respond(target).status == 404


def test_calendar_days_link_their_articles(portal: Portal) -> None:
    seed = portal.truth[-1]
    assert "/calendar/?y=2017&m=12&d=25" in links_of("/", portal.respond("/calendar/?y=2017&m=12"))
    assert seed.path in links_of("/", portal.respond("/calendar/?y=2017&m=12&d=25"))


def test_search_finds_by_words_of_the_headline(portal: Portal) -> None:
    links = links_of("/", portal.respond("/plus/search.php?keyword=%D5%D0%C9%CC"))
    found = [article for article in portal.truth if article.path in links]
    assert sum("招商" in article.headline for article in found) >= 3
