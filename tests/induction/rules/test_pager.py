"""The pager's rule: it holds the pager's links and gives the same pages as the heuristics."""

from lxml import html
from portals import HOME, Site, tell

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.induction.rules.pager import _common_holders, learn_pager
from portalcrawl.page.document import Document

SITE = Site()


def lists(count: int) -> list[Document]:
    rows = tell(4, 200)
    return [Document.from_text(f"{HOME}bdxw/{n}/", SITE.list_page("bdxw", rows)) for n in range(count)]


def test_the_rule_gives_the_same_pages() -> None:
    rule = learn_pager(lists(3))
    assert rule is not None
    assert rule.xpath == '//div[@class="pagination"]'
    assert rule.support is not None
    assert (rule.support.agreed, rule.support.seen) == (3, 3)
    document = lists(1)[0]
    assert find_pages(document, rule).pages == find_pages(document).pages
    assert rule.example == find_pages(document).pages[0]


def test_one_list_is_too_little() -> None:
    assert learn_pager(lists(1)) is None


def test_pages_whose_pager_is_not_made_of_links_tell_nothing() -> None:
    plain = Document.from_text(HOME, "<p>一页而已，没有别的页。</p>")
    assert learn_pager([plain] * 5) is None
    mixed = learn_pager([*lists(2), plain])
    assert mixed is not None
    assert mixed.support is not None
    assert mixed.support.seen == 2, "those count that have one"


def test_another_finder_decides_which_pager_is_meant() -> None:
    assert learn_pager(lists(3), lambda document: Pages()) is None


def test_the_pager_is_looked_for_two_elements_above_what_holds_its_links() -> None:
    links = "".join(f"<a>{n}</a>" for n in range(3))
    tree = html.document_fromstring(f"<section><article><ul><li>{links}</li></ul></article></section>")
    assert [holder.tag for holder in _common_holders(list(tree.iter("a")))] == ["li", "ul", "article"]
