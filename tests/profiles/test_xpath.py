"""XPaths of rules: what they may select, and what is none."""

import pytest
from lxml import html

from portalcrawl.profiles.xpath import compile_xpath, select, select_elements

PAGE = html.document_fromstring("<div id='a' title='t'>一<p>二</p>三</div><p>四</p>")


@pytest.mark.parametrize(
    ("xpath", "texts"),
    [
        ("//p", ["二", "四"]),
        ("//div/text()", ["一", "三"]),
        ("//div/@title", ["t"]),
        ("string(//div)", ["一二三"]),
        ("string(//table)", []),
        ("//table", []),
        ("//p | //div/@id", ["a", "二", "四"]),
    ],
)
def test_what_an_xpath_selects(xpath: str, texts: list[str]) -> None:
    found = select(xpath, PAGE)
    assert [one if isinstance(one, str) else one.text for one in found] == texts
    assert select_elements(xpath, PAGE) == [one for one in found if not isinstance(one, str)]


@pytest.mark.parametrize(
    ("xpath", "texts"),
    [
        ("//p[@id='a']", ["一"]),
        ('//p[@id="a"]/following-sibling::p', ["二"]),
        ("//*[@class='x']/p", ["一", "二", "三"]),
        # The first of each parent, not of the page.
        ("//p[1]", ["一", "三"]),
        ("//p[@class='y'][1]", ["二", "三"]),
        ("//p[@id='a'] | //p[@id='c']", ["一", "三"]),
        ("//div//p[last()]", ["二", "三"]),
        ("//p//p", []),
    ],
)
def test_an_element_anywhere_is_one_below_any_parent(xpath: str, texts: list[str]) -> None:
    page = html.document_fromstring(
        "<div class='x'><p id='a'>一</p><p class='y'>二</p></div><div class='x'><p class='y' id='c'>三</p></div>"
    )
    assert [one.text for one in select_elements(xpath, page)] == texts


def test_comments_are_nothing_that_a_page_says() -> None:
    assert select("//comment()", html.document_fromstring("<div><!-- 一 --></div>")) == []


@pytest.mark.parametrize("xpath", ["", "//[", "//x:p", "//p[ends-with(., 1)]", "//p[@id=]"])
def test_what_is_no_xpath(xpath: str) -> None:
    with pytest.raises(ValueError, match="is no XPath"):
        compile_xpath(xpath)


@pytest.mark.parametrize("xpath", ["count(//p)", "1 + 1", "//p = 'x'", "true()"])
def test_what_selects_nothing(xpath: str) -> None:
    with pytest.raises(ValueError, match="selects nothing"):
        compile_xpath(xpath)
