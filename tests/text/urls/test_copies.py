"""Addresses of HTTrack's copies: the digits before the ending are the query's, or the address is left as it is."""

import pytest

from portalcrawl.text.urls.copies import drop_query_mark, put_query_mark

SITE = "http://e.com"


@pytest.mark.parametrize(
    ("copy", "plain"),
    [
        ("/list4658.html?page=2", "/list.html?page=2"),
        ("/a/list18c0.html?debut_articles2=20", "/a/list.html?debut_articles2=20"),
        # An index page with a query; the folder itself stays.
        ("/index4658.html?page=2", "/index.html?page=2"),
    ],
)
def test_an_address_proves_that_it_is_a_copy_s(copy: str, plain: str) -> None:
    assert drop_query_mark(SITE + copy) == SITE + plain
    assert put_query_mark(SITE + plain) == SITE + copy


OTHERS = [
    "/list.html?page=2",
    "/2017.html?page=2",
    "/list4658.html",
    "/4658.html?page=2",
    "/list4658.html?page=3",
    "/?page=2",
    "/",
]


@pytest.mark.parametrize("path", [*OTHERS, ""])
def test_other_addresses_are_left_as_they_are(path: str) -> None:
    assert drop_query_mark(SITE + path) == SITE + path


@pytest.mark.parametrize("path", ["/list.html", "/list/?page=2", "/?page=2", ""])
def test_only_a_file_with_a_query_has_a_mark(path: str) -> None:
    assert put_query_mark(SITE + path) == SITE + path
