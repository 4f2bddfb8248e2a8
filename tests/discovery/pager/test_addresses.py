"""Which number of an address may be the page's, and which addresses are pages of one list."""

import pytest

from portalcrawl.discovery.pager.addresses import (
    MEDIUM,
    STRONG,
    WEAK,
    PageSlot,
    bare_addresses,
    counts_rows,
    is_page_of,
    read_slots,
)

SITE = "http://www.e.cn"
# Path: (number, what holds it, strength) of each place, the likeliest first.
SLOTS: dict[str, list[tuple[int, str, int]]] = {
    "/xw/index_2.html": [(2, "", MEDIUM)],
    "/xw/list-8-3.html": [(3, "", MEDIUM)],
    "/xw/page/2/": [(2, "", STRONG)],
    "/xw/page2": [(2, "", STRONG)],
    "/xw/2/": [(2, "", WEAK)],
    "/xw/2/index.html": [(2, "", WEAK)],
    "/xw/2.html": [(2, "", WEAK)],
    "/list.asp?page=2": [(2, "page", STRONG)],
    "/list.asp?PageNo=2&TotalResult=61": [(2, "PageNo", STRONG)],
    "/list.asp?start=45": [(45, "start", STRONG)],
    "/list.asp?x=2": [(2, "x", WEAK)],
    # Frameworks wrap a parameter's name: the type behind it, the plugin around it.
    "/news?b_start:int=20": [(20, "b_start:int", STRONG)],
    "/news?b_start%3Aint=20": [(20, "b_start%3Aint", STRONG)],
    "/news?tx_news%5BcurrentPage%5D=2": [(2, "tx_news%5BcurrentPage%5D", STRONG)],
    "/news?list[@x][currentPage]=2": [(2, "list[@x][currentPage]", STRONG)],
    "/news?filter[id]=2": [],
    "/list_3.html?page=2": [(2, "page", STRONG), (3, "", MEDIUM)],
    "/?news_2/": [(2, "", MEDIUM)],
    "/index.php?s=/news/p/2.html": [(2, "", STRONG)],
    # Identifiers, days, months and years are not pages.
    "/list.asp?classid=2": [],
    "/list.asp?year=2018": [],
    "/2026/11/12/": [],
    "/2026/11/": [],
    "/news/2019/": [],
    "/news/": [],
    "/": [],
    "": [],
}


@pytest.mark.parametrize(("path", "expected"), SLOTS.items())
def test_places_of_numbers(path: str, expected: list[tuple[int, str, int]]) -> None:
    assert [(slot.number, slot.param, slot.strength) for slot in read_slots(SITE + path)] == expected


@pytest.mark.parametrize("path", [path for path, slots in SLOTS.items() if slots])
def test_an_address_is_spelled_as_its_sister(path: str) -> None:
    for slot in read_slots(SITE + path):
        assert slot.address(slot.number) == SITE + path
        assert slot.address(7) == slot.prefix + "7" + slot.suffix


# A word or a path behind the question mark, and the page's number in a parameter behind it.
@pytest.mark.parametrize(
    "path", ["/?word&page=12", "/list?word&page=12", "/index.php?s=/news/p/2.html&page=12", "/?a/&p=12"]
)
def test_a_page_s_number_behind_a_bare_word(path: str) -> None:
    first = read_slots(SITE + path)[0]
    assert (first.number, first.address(13)) == (12, SITE + path.replace("12", "13"))


def test_leading_zeros_are_kept() -> None:
    (slot,) = read_slots(f"{SITE}/xw/index_02.html")
    assert [slot.address(n) for n in (3, 10)] == [f"{SITE}/xw/index_03.html", f"{SITE}/xw/index_10.html"]


def slot_of(path: str) -> PageSlot:
    return read_slots(SITE + path)[0]


# A page of a list, another address, and that one's number in the list.
PAGES: list[tuple[str, str, int | None]] = [
    ("/xw/index_2.html", "/xw/index_7.html", 7),
    ("/xw/index_2.html", "/xw/index.html", 1),
    ("/xw/index_2.html", "/xw/", 1),
    ("/xw/index_2.html", "/tz/index_7.html", None),
    ("/xw/index_2.html", "/xw/list_7.html", None),
    ("/a/list_3_2.html", "/a/list_3.html", 1),
    ("/a/list_3_2.html", "/a/list_3_5.html", 5),
    ("/a/list_3_2.html", "/a/list_4_5.html", None),
    ("/xw/page/2/", "/xw/", 1),
    ("/xw/page/2/", "/xw/page/3", 3),
    ("/xw/2/", "/xw/", 1),
    ("/list.asp?id=4&page=2", "/list.asp?page=3&id=4", 3),
    ("/list.asp?id=4&page=2", "/list.asp?id=4", 1),
    ("/list.asp?id=4&page=2", "/list.asp?id=5", None),
    ("/list.asp?id=4&page=2", "/list.asp?id=5&page=3", None),
    ("/list.asp?id=4&page=2&total=61", "/list.asp?id=4&page=3", 3),
    ("/list.asp?id=4&page=2", "/list.asp?id=4&page=3&totalresult=61", 3),
    ("/news/index.php?page=2", "/news/", 1),
]


@pytest.mark.parametrize(("page", "other", "number"), PAGES)
def test_pages_of_one_list(page: str, other: str, number: int | None) -> None:
    assert is_page_of(slot_of(page), SITE + other) == number


@pytest.mark.parametrize(
    ("page", "other", "number"),
    [
        # Copies link what they hold by its index page, and what they lack by its folder.
        ("/xw/page/3/", "/xw/page/2/index.html", 2),
        ("/xw/page/2/index.html", "/xw/page/3/", 3),
        ("/xw/index.php?page=2", "/xw/?page=3", 3),
        # Copies name a file for each query: the first digits of its MD5 stand before the ending.
        ("/list4658.html?page=2", "/list.html", 1),
        ("/list4658.html?page=2", "/liste60d.html?page=3", None),
        ("/list18c0.html?debut_articles2=20", "/list3c15.html?debut_articles2=40", 40),
        ("/list18c0.html?debut_articles2=20", "/list2.html", None),
    ],
)
def test_pages_of_copied_sites_are_one_list_s(page: str, other: str, number: int | None) -> None:
    assert is_page_of(slot_of(page), SITE + other) == number


def test_further_pages_of_a_copied_list_have_their_own_marks() -> None:
    slot = slot_of("/list18c0.html?debut_articles2=20")
    assert slot.address(40) == f"{SITE}/list3c15.html?debut_articles2=40"
    assert bare_addresses(slot_of("/list4658.html?page=2"))[0] == f"{SITE}/list.html"


@pytest.mark.parametrize("other", ["http://[x@www.e.cn/list.asp?page=3", "", "about:blank", "http://e.cn:1:80/?page=3"])
def test_broken_addresses_are_strangers(other: str) -> None:
    assert is_page_of(slot_of("/xw/index_2.html"), other) is None
    assert is_page_of(slot_of("/list.asp?page=2"), other) is None


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/l.asp?start=45", True), ("/l.asp?offset=10", True), ("/l.asp?page=2", False), ("/l_2.htm", False)],
)
def test_offsets_count_rows(path: str, expected: bool) -> None:
    assert counts_rows(slot_of(path)) is expected


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/xw/index_2.html", "/xw/index.html"),
        ("/xw/page/2/", "/xw/"),
        ("/a/list_3_2.html", "/a/list_3_1.html"),
        ("/xw/2/", "/xw/"),
        ("/list.asp?page=2", "/list.asp"),
        ("/list.asp?pg=2&c=Life", "/list.asp?c=Life"),
        ("/list.asp?c=Life&page=2&lang=en", "/list.asp?c=Life&lang=en"),
    ],
)
def test_the_first_page_s_addresses(path: str, first: str) -> None:
    assert SITE + first in bare_addresses(slot_of(path))


def test_a_number_without_a_pager_s_word_may_be_a_page_of_its_own() -> None:
    assert bare_addresses(slot_of("/list.asp?story=2")) == []
