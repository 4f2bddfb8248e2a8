"""Which addresses are a folder's own, and which the front page's."""

import pytest

from portalcrawl.text.urls.canonical import canonicalize_url
from portalcrawl.text.urls.index_pages import drop_index_name, drop_list_name, is_home_address

SITE = "http://www.example.com"


@pytest.mark.parametrize(
    "path",
    [
        "", "/", "//", "/?", "/index", "/index.html", "/index.shtml", "/index.php", "/Index.HTM", "/index.aspx",
        "/default.asp", "/default.htm", "/main.htm", "/main/", "/home.php", "/home", "/home/",
    ],
)  # fmt: skip
def test_home(path: str) -> None:
    assert is_home_address(SITE + path)
    assert not path.startswith("/") or is_home_address(path)


@pytest.mark.parametrize(
    "path",
    [
        "/news/", "/news/index.html", "/index2.html", "/indexes.html", "/homes/", "/home/news/", "/main.htm?id=3",
        "/?id=3", "/index.php?s=/article/3", "/index.html.bak.old", "/maintenance.html", "/#/news",
    ],
)  # fmt: skip
def test_not_home(path: str) -> None:
    assert not is_home_address(SITE + path)
    assert not is_home_address(path)


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/index.html", "/"),
        ("/news/default.aspx", "/news/"),
        ("/news/Index.jsp", "/news/"),
        ("/news/main.htm", "/news/main.htm"),  # another page, as far as anybody knows
        ("/index.html/3.html", "/index.html/3.html"),
        ("/myindex.html", "/myindex.html"),
    ],
)
def test_index_names(path: str, folder: str) -> None:
    assert drop_index_name(path) == folder
    assert canonicalize_url(SITE + path) == SITE + folder


@pytest.mark.parametrize(
    ("path", "folder"),
    [
        ("/news/index.html", "/news/"),
        ("/news/default.aspx", "/news/"),
        ("/news/list.asp", "/news/"),
        ("/news/list.shtml", "/news/"),
        ("/news/mylist.asp", "/news/mylist.asp"),
        ("/news/list/", "/news/list/"),
        ("/news/list.asp/3", "/news/list.asp/3"),
    ],
)
def test_names_of_a_lists_first_page(path: str, folder: str) -> None:
    assert drop_list_name(path) == folder
