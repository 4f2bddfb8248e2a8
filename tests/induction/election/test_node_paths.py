"""XPaths for a node: such as a person would write, and true on the next page as well."""

import re

import pytest
from lxml import html

from portalcrawl.induction.election.node_paths import cost_of, own_path, paths_of
from portalcrawl.profiles.xpath import select

PAGE = """
<html><body class="home page-1234">
  <div id="wrap"><div class="main col-8 left">
    <div class="info" id="info_20171225"><span class="date time">2017-12-25</span> <em>来源</em></div>
    <h1>标题</h1>
    <div id="zoom" itemprop="articleBody" class="post-78901 entry-content"><p>一</p><p class="active">二</p></div>
  </div></div>
  <table width="760" align="center"><tr>
    <td bgcolor="#eeeeee" height="24" align="right"><font>2017</font></td></tr>
  </table>
  <section data-id="7"><div><div><div><div><div><div><b>深</b></div></div></div></div></div></div></section>
  <p class='a "quoted" name'>q</p>
</body></html>
"""
TREE = html.document_fromstring(PAGE)


def find(xpath: str) -> html.HtmlElement:
    [element] = TREE.xpath(xpath)
    return element


def every_element() -> list[html.HtmlElement]:
    return [element for element in TREE.body.iter() if isinstance(element.tag, str) and element is not TREE.body]


def test_each_path_selects_its_element() -> None:
    for element in every_element():
        for path in paths_of(element):
            assert element in select(path, TREE), path


def test_no_path_counts_or_remembers_this_page() -> None:
    """No chain of numbers, and no id of one article: the next page has another."""
    for element in every_element():
        for path in paths_of(element):
            assert not re.search(r"\[\d+\]|position\(|\d{3,}", path.replace("760", "")), path
            assert "20171225" not in path
            assert "78901" not in path


def test_paths_are_short() -> None:
    for element in every_element():
        for path in paths_of(element):
            assert path.count("/") <= 6, path
            assert path.count("[") <= 2, path


@pytest.mark.parametrize(
    ("xpath", "expected"),
    [
        ("//span", {'//span[@class="date time"]', '//span[contains(@class, "date")]', '//div[@class="info"]/span',
                    '//div[@id="wrap"]//span'}),
        ("//h1", {"//h1", '//div[@class="main col-8 left"]/h1', '//div[@id="wrap"]//h1'}),
        ("//div[@id='zoom']", {'//div[@id="zoom"]', '//div[@itemprop="articleBody"]',
                               '//div[contains(@class, "entry-content")]'}),
        ("//td", {'//td[@bgcolor="#eeeeee"]', '//td[@height="24"]',
                  '//td[@bgcolor="#eeeeee" and @height="24" and @align="right"]'}),
        ("//em", {'//div[@class="info"]/em', '//div[@class="info"]//em'}),
    ],
)  # fmt: skip
def test_what_a_person_would_write_is_among_them(xpath: str, expected: set[str]) -> None:
    assert expected <= set(paths_of(find(xpath)))


def test_a_state_is_no_name() -> None:
    """`left` and `active` say how an element is now, not which one it is."""
    assert not [path for path in paths_of(find("//div[@id='wrap']/div")) if 'contains(@class, "left")' in path]


def test_what_cannot_be_quoted_is_left_out() -> None:
    assert not [path for path in paths_of(find("//p[contains(., 'q')]")) if "quoted" in path]


def test_an_element_without_a_name_near_it_has_no_path() -> None:
    assert paths_of(find("//b")) == []


def test_looks_of_elements_above_count_only_where_there_is_nothing_else() -> None:
    """A colour says little of the cell, and less of what stands in it; but a row of a nameless table has no more."""
    assert not [path for path in paths_of(find("//td")) if "width" in path]
    assert '//table[@width="760"]//tr' in paths_of(find("//tr"))


@pytest.mark.parametrize(
    ("xpath", "expected"),
    [
        ("//div[@id='zoom']", '//div[@id="zoom"]'),
        ("//span", '//span[@class="date time"]'),
        ("//div[contains(@id, 'info')]", '//div[@class="info"]'),
        ("//em", None),
        ("//td", None),
    ],
)
def test_own_path_is_of_id_or_class(xpath: str, expected: str | None) -> None:
    assert own_path(find(xpath)) == expected


EASIER = [
    ('//div[@id="zoom"]', '//div[@class="zoom"]'),
    ('//div[@class="info"]', '//div[contains(@class, "info")]'),
    ("//h1", '//div[@id="main"]//h1'),
    ('//div[@class="info"]/span', '//div[@class="info"]/div/span'),
    ('//span[@class="date"]', '//td[@bgcolor="#eeeeee"]'),
    ('//td[@height="24"]', '//td[@height="24" and @align="right"]'),
    ('//h1[@class="title"]', '//h1[@class="entry-title single-title"]'),
]


@pytest.mark.parametrize(("easier", "harder"), EASIER)
def test_what_is_easier_to_read_costs_less(easier: str, harder: str) -> None:
    assert cost_of(easier) < cost_of(harder)


def test_elements_up_to_the_fifth_above_name_a_place() -> None:
    tree = html.document_fromstring("".join(f'<div id="level{n}">' for n in range(6, 0, -1)) + "<p>x</p>")
    paths = paths_of(tree.find(".//p"))
    named = {n for n in range(1, 7) if any(f"level{n}" in path for path in paths)}
    assert named == {1, 2, 3, 4, 5}


def test_four_words_of_a_class_are_names() -> None:
    tree = html.document_fromstring('<p class="one two three four five">x</p>')
    words = [path for path in paths_of(tree.find(".//p")) if "contains(" in path]
    assert words == [f'//p[contains(@class, "{word}")]' for word in ("one", "two", "three", "four")]
