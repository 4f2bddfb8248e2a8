"""File names that a server answers with when it is asked for a folder, or for the site itself."""

import re

# Narrow, because the keys of ledgers depend on it: what other names mean in a folder, only the server knows.
_INDEX = re.compile(r"/(?:index|default)\.(?:s?html?|php|aspx?|jsp|do)$", re.IGNORECASE)
# Wider, because it is asked about two addresses that may be pages of one list: `/news/list.asp` is the first page of a
# list whose second is `/news/?page=2`. Elsewhere a folder and its `list.asp` may be two pages.
_LIST = re.compile(r"/(?:index|default|list)\.\w{2,5}$")
# Wide, because only the front page is called so at the top of a site: /index.shtml, /default.asp, /main.htm, /home/.
_HOME = re.compile(r"(?:https?://[^/?#]*)?/*(?:(?:index|default|main|home)(?:\.\w{2,5})?/?)?\??", re.IGNORECASE)


def drop_index_name(path: str) -> str:
    """A path whose last segment is an index page's name, as that of its folder; any other as it is.

    >>> drop_index_name("/news/index.html"), drop_index_name("/news/home.html")
    ('/news/', '/news/home.html')
    """
    return _INDEX.sub("/", path)


def drop_list_name(path: str) -> str:
    """A path in lower case whose last segment is the name of a list's first page, as that of its folder.

    >>> drop_list_name("/news/list.asp"), drop_list_name("/news/list_3.asp")
    ('/news/', '/news/list_3.asp')
    """
    return _LIST.sub("/", path)


def is_home_address(url: str) -> bool:
    """Whether an address, or a link as the page spells it, is the front page's by any of its names.

    >>> is_home_address("http://example.com"), is_home_address("/default.asp"), is_home_address("http://example.com/news/")
    (True, True, False)
    """
    return _HOME.fullmatch(url) is not None
