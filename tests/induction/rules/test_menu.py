"""The menu's rule: it gives the home page's sections wherever it stands."""

import pytest
from portals import HOME, MODERN, SECTIONS, Site, tell

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.induction.rules.menu import learn_menu
from portalcrawl.page.document import Document

SITE = Site()
OTHERS = [SITE.document(story) for story in tell(6)]


def home(text: str) -> Document:
    return Document.from_text(HOME, text)


def test_the_rule_gives_the_sections_and_says_how_often_it_was_right() -> None:
    rule = learn_menu(home(SITE.home()), OTHERS)
    assert rule is not None
    assert [link.name for link in find_sections(OTHERS[0], rule)] == [name for name, _ in SECTIONS]
    assert rule.support is not None
    assert (rule.support.agreed, rule.support.seen) == (7, 7), "the home page and six others"
    assert rule.example == ", ".join(name for name, _ in SECTIONS)


def test_a_page_without_sections_has_no_menu() -> None:
    assert learn_menu(home("<p>建设中</p>"), OTHERS) is None


def test_a_menu_that_only_the_home_page_has_gets_no_rule() -> None:
    bare = [Document.from_text(one.url, "<h1>题</h1><p>没有菜单的一页，只有一段话。</p>") for one in OTHERS]
    assert learn_menu(home(SITE.home()), bare) is None


def test_pages_with_most_of_the_sections_agree() -> None:
    """On a section's own page its entry is often no link."""
    entries = [MODERN.entry.format(name=name, folder=folder) for name, folder in (*SECTIONS, ("公示公告", "gsgg"))]
    full = SITE.home().replace("".join(entries[:3]), "".join(entries))
    most = [Document.from_text(one.url, full.replace(entries[3], "<li>公示公告</li>")) for one in OTHERS]
    assert [len(find_sections(page)) for page in (home(full), most[0])] == [4, 3]
    rule = learn_menu(home(full), most)
    assert rule is not None
    assert rule.support is not None
    assert rule.support.agreed == rule.support.seen


def menu_page(path: str, entries: int) -> Document:
    """A page whose menu has so many of the home page's ten sections."""
    links = "".join(f'<li><a href="/s{n}/">栏目{"甲乙丙丁戊己庚辛壬癸"[n]}</a></li>' for n in range(entries))
    return Document.from_text(HOME + path, f'<body><div id="nav"><ul><li><a href="/">首页</a></li>{links}</ul></div>')


@pytest.mark.parametrize(("entries", "is_menu"), [(7, True), (6, False)])
def test_seven_sections_of_ten_are_the_home_pages(entries: int, is_menu: bool) -> None:
    others = [menu_page(f"a/{n}.html", entries) for n in range(4)]
    assert (learn_menu(menu_page("", 10), others) is not None) is is_menu


def test_a_menu_is_looked_for_on_six_pages_among_many() -> None:
    rule = learn_menu(menu_page("", 10), [menu_page(f"a/{n}.html", 10) for n in range(60)])
    assert rule is not None
    assert rule.support is not None
    assert rule.support.seen == 7, "the home page and six others"
