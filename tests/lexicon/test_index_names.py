"""Names and addresses of pages that list everything, or by category or tag."""

import pytest

from portalcrawl.lexicon.index_names import is_category_address, is_index_name, is_tag_index


@pytest.mark.parametrize(
    ("name", "is_index"),
    [
        ("归档", True),
        (" 文章歸檔 ", True),
        ("全部文章", True),
        ("分类", True),
        ("標籤雲", True),
        ("Archives", True),
        ("Blog archive", True),
        ("Categories", True),
        ("All posts", True),
        ("公告", False),
        ("档案工作", False),
        ("分类广告", False),
        ("Archives of the town", False),
        ("", False),
    ],
)
def test_an_index_is_known_by_its_whole_name(name: str, is_index: bool) -> None:
    assert is_index_name(name) is is_index


@pytest.mark.parametrize(
    ("name", "url", "is_one"),
    [
        ("热门标签", "/x/", True),
        ("标签云", "/x/", True),
        ("/tags/a", "/x/", True),
        ("tagged", "/x/", True),
        ("stage", "/x/", False),
        ("Tags", "/x/", True),
        ("云", "/TAGS/", True),
        ("归档", "/archives/", False),
    ],
)
def test_an_index_of_tags_says_so(name: str, url: str, is_one: bool) -> None:
    assert is_tag_index(name, url) is is_one


@pytest.mark.parametrize(
    ("url", "is_one"),
    [
        ("/category/news/", True),
        ("/Categories/food.html", True),
        ("/cats/a", True),
        ("/fenlei/3/", True),
        ("/?cat=4", True),
        ("/list.php?a=1&category=news", True),
        # The index itself, another word, no value.
        ("/category/", False),
        ("/category/?p=2", False),
        ("/catalog/12.html", False),
        ("/?cat=&p=2", False),
        ("/?scat=4", False),
    ],
)
def test_an_address_says_that_it_lists_a_category(url: str, is_one: bool) -> None:
    assert is_category_address(url) is is_one
