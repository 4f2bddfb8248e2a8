"""The section tree of a run."""

from pathlib import Path

import pytest

from portalcrawl.archive.disk import Disk
from portalcrawl.archive.ledger import Ledger, Role
from portalcrawl.items import Breadcrumb
from portalcrawl.spiders.section_tree import SectionTree

HOME = "http://example.com/"
NEWS = HOME + "news/"
PARK = HOME + "news/park/"
PAGE = NEWS + "1.html"


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    ledger = Ledger(tmp_path / "ledger.db", Disk(tmp_path))
    ledger.begin_run("r", "2026-01-01", {})
    return ledger


def test_a_section_is_known_by_its_address(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    one = tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    assert tree.add(NEWS + "index.html", ("别名",), (NEWS,), "breadcrumb") is one
    assert len(tree) == 1
    assert ledger.pending == 1


@pytest.mark.parametrize(
    "url", [HOME, HOME + "index.html", "http://other.com/news/", HOME + "plus/count.php?aid=1", HOME + "a.pdf"]
)
def test_what_cannot_be_a_section_is_none(ledger: Ledger, url: str) -> None:
    tree = SectionTree(ledger, HOME)
    assert tree.add(url, ("x",), (url,), "menu") is None
    assert ledger.pending == 0


def test_a_section_that_the_menu_calls_otherwise_takes_its_sections_along(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    tree.add(PARK, ("新闻", "园区要闻"), (NEWS, PARK), "page")
    tree.place(NEWS, ("园区", "新闻中心"), (HOME + "park/", NEWS))
    for known in (tree, SectionTree(ledger, HOME)):
        park = known.find(PARK)
        assert park is not None
        assert park.path == ("园区", "新闻中心", "园区要闻")
        assert park.urls == (HOME + "park/", NEWS, PARK)
        assert park.origin == "page"


def test_a_section_that_is_found_flat_gets_its_place_from_the_menu(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    tree.add(PARK, ("园区要闻",), (PARK,), "page")
    tree.place(PARK, ("新闻", "园区要闻"), (NEWS, PARK))
    park = tree.find(PARK)
    assert park is not None
    assert (park.path, park.origin) == (("新闻", "园区要闻"), "menu")


def test_what_breadcrumbs_call_a_section_stays(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    tree.add_breadcrumbs([Breadcrumb("新闻", NEWS)], PAGE)
    tree.place(NEWS, ("更多",), (NEWS,))
    news = tree.find(NEWS)
    assert news is not None
    assert news.path == ("新闻",)


def test_breadcrumbs_name_sections_that_no_menu_has(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    innermost = tree.add_breadcrumbs([Breadcrumb("新闻", NEWS), Breadcrumb("园区要闻", PARK), Breadcrumb("正文")], PAGE)
    assert innermost is not None
    assert innermost.path == ("新闻", "园区要闻")
    assert innermost.urls == (NEWS, PARK)
    assert ledger.pending == 2


def test_a_crumb_that_leads_to_the_page_itself_is_no_new_section(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    own = [Breadcrumb("新闻", NEWS), Breadcrumb("办公室", PAGE + "#top")]
    assert (named := tree.add_breadcrumbs(own, PAGE)) is not None
    assert (named.url, len(tree)) == (NEWS, 1), "or the next run takes the article for a list, and its row for a menu's"
    office = tree.add(PAGE, ("新闻", "办公室"), (NEWS, PAGE), "menu")
    assert tree.add_breadcrumbs(own, PAGE) is office, "what the menu names is a section"


def test_a_limit_lets_a_section_and_its_children_in(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME, ["新闻"])
    tree.add(NEWS, ("新闻",), (NEWS,), "menu")
    tree.add(PARK, ("新闻", "园区要闻"), (NEWS, PARK), "menu")
    tree.add(HOME + "about/", ("关于",), (HOME + "about/",), "menu")
    assert ledger.pending == 2
    assert len(tree) == 3


def test_the_tree_is_the_ledgers(ledger: Ledger) -> None:
    SectionTree(ledger, HOME).add(PARK, ("新闻", "园区要闻"), ("", PARK), "menu")
    again = SectionTree(ledger, HOME)
    found = again.find(PARK)
    assert found is not None
    assert again.breadcrumbs_of(found) == [Breadcrumb("新闻", None), Breadcrumb("园区要闻", PARK)]


def test_sections_of_a_host_to_which_the_portal_did_not_move_are_left_alone(ledger: Ledger) -> None:
    tree = SectionTree(ledger, HOME)
    tree.add(HOME + "xw/", ("新闻",), (HOME + "xw/",), "menu")
    tree.home = "http://www.elsewhere.example/"
    tree.add(tree.home + "xw/", ("新闻",), (tree.home + "xw/",), "menu")
    ledger.lease((Role.LIST,), 10)
    ledger.give_back()
    for url in (HOME + "xw/", tree.home + "xw/"):
        ledger.database.execute("UPDATE urls SET state = 'done', generation = generation - 1 WHERE url = ?", (url,))
    SectionTree(ledger, HOME).enqueue_all()
    assert [lease.url for lease in ledger.lease((Role.LIST,), 10)] == [HOME + "xw/"]
