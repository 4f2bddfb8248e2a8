"""Which series of addresses is the page's pager: each weight has a page where it decides."""

import pytest

from portalcrawl.discovery.pager.series import Weights, choose_series
from portalcrawl.discovery.pager.tokens import find_tokens
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"


def choose(*links: tuple[str, str], path: str = "/xw/") -> str | None:
    """The address of page 7 in the pager of a page with these links (label, address)."""
    body = "".join(f'<a href="{address}">{label}</a> ' for label, address in links)
    document = Document.from_text(SITE + path, f"<html><body>{body}</body></html>")
    series = choose_series(document, list(find_tokens(document)))
    return series.slot.address(7).removeprefix(SITE) if series else None


def numbers(pattern: str, *shown: int) -> list[tuple[str, str]]:
    return [(str(n), pattern.format(n)) for n in shown]


ROWS, FILES, COMMENTS, FOREIGN = "/xw/?page={}", "/xw/index_{}.html", "/xw/?cpage={}", "/list.php?id=3&page={}"
# By weight: the page's links, and the pager that a reader takes for the page's. What moves one of them is the weight.
PAGES: dict[str, list[tuple[list[tuple[str, str]], str | None]]] = {
    # Fifty numbers of another list beside the page's own next page.
    "own": [([*numbers(FOREIGN, *range(2, 52)), ("下一页", FOREIGN.format(2)), ("下一页", FILES.format(2))], FILES)],
    # Four numbers are more than two and a word; three are less.
    "agreeing": [([*numbers(COMMENTS, 2, 3), ("下一页", COMMENTS.format(2)), *numbers(ROWS, 2, 3, 4, 5)], ROWS)],
    "word": [([*numbers(COMMENTS, 2, 3, 4), *numbers(ROWS, 2, 3), ("下一页", ROWS.format(2))], ROWS)],
    # The first page of a list has an address without a program's name.
    "rewritten": [
        ([*numbers(FOREIGN, 2, 3), ("下一页", FOREIGN.format(2))], FOREIGN),
        (
            [
                *numbers("/a_{}.html", 2, 3),
                ("末页", "/a_9.html"),
                *numbers(FOREIGN, 2, 3, 4),
                ("末页", FOREIGN.format(9)),
            ],
            FOREIGN,
        ),
    ],
    "least_whole": [
        ([*numbers(FOREIGN, 2, 3), ("下一页", FOREIGN.format(2))], FOREIGN),
        ([*numbers(FOREIGN, 2), ("下一页", FOREIGN.format(2))], None),
    ],
    # Two of three numbers lead where they say; two of five do so by chance.
    "agreeing_share": [
        ([*numbers(ROWS, 2, 3), ("5", ROWS.format(77))], ROWS),
        ([*numbers(ROWS, 2, 3), ("5", ROWS.format(77)), ("6", ROWS.format(13)), ("9", ROWS.format(41))], None),
    ],
}


@pytest.mark.parametrize(
    ("links", "pattern"),
    [pytest.param(*page, id=f"{name}-{n}") for name, pages in PAGES.items() for n, page in enumerate(pages)],
)
def test_a_weight_decides(links: list[tuple[str, str]], pattern: str | None) -> None:
    assert choose(*links) == (pattern.format(7) if pattern else None)


@pytest.mark.parametrize(("last", "pattern"), [(51, FILES), (61, FOREIGN)])
def test_sixty_numbers_of_a_whole_pager_are_surer_than_a_lone_next_of_the_pages_own(last: int, pattern: str) -> None:
    foreign = [*numbers(FOREIGN, *range(2, last + 1)), ("下一页", FOREIGN.format(2))]
    assert choose(*foreign, ("下一页", FILES.format(2))) == pattern.format(7)


def test_each_weight_has_its_pages() -> None:
    assert set(PAGES) == set(Weights._fields)


SERIES = {
    "a page's word alone": ("/xw/", [("下一页", "/xw/index_2.html")], "/xw/index_7.html"),
    "an arrow alone may lead to the next article": ("/xw/281.html", [("»", "/xw/282.html")], None),
    "an arrow to a page by its place": ("/xw/", [("»", "/xw/page/2/")], "/xw/page/7/"),
    "arrows beside a stated number of pages": ("/n/a2.html", [("«", "/n/a1.html"), ("»", "/n/a3.html")], None),
    "an arrow to an index page with a number": ("/xw/", [("»", "/xw/index-5.html")], "/xw/index-7.html"),
    "an arrow to another page with a number": ("/xw/a.html", [("»", "/xw/a-5.html")], None),
    "another list's page": ("/xw/", [("下一页", "/tz/index_2.html")], None),
    "numbers that lead elsewhere": ("/xw/", numbers("/show/88{}.html", 1, 2, 3), None),
}


@pytest.mark.parametrize(("path", "links", "expected"), SERIES.values(), ids=SERIES.keys())
def test_what_makes_a_pager(path: str, links: list[tuple[str, str]], expected: str | None) -> None:
    assert choose(*links, path=path) == expected


@pytest.mark.parametrize(
    ("stated", "label", "address", "is_pager"),
    [
        ("Page 1 of 10, totaling 150 entries", "next page →", "/archives/P2.html", True),
        ("第1页/共10页", "下一页", "/archives/P2.html", True),
        ("150 entries", "next page →", "/archives/P2.html", False),
        ("Page 1 of 1", "next page →", "/archives/P2.html", False),
        # It does not lead from the first page to the second, or not on.
        ("Page 3 of 10", "next page →", "/archives/P2.html", False),
        ("Page 1 of 10", "next page →", "/archives/P3.html", False),
        ("Page 1 of 10", "last page", "/archives/P2.html", False),
        # Any number may end an address.
        ("Page 1 of 10", "next page →", "/archives/2", False),
    ],
)
def test_a_first_page_of_another_address_states_its_number(
    stated: str, label: str, address: str, *, is_pager: bool
) -> None:
    body = f'<ul><li>{stated}</li><li><a href="{address}">{label}</a></li></ul>'
    document = Document.from_text(f"{SITE}/", f"<html><body>{body}</body></html>")
    assert (choose_series(document, list(find_tokens(document))) is not None) is is_pager
