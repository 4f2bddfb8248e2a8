"""Names of indexes: pages that list all of a portal's articles, or all its categories. They lead to articles and to
sections. They are not sections themselves, because every article is in them.
"""

import re
from functools import lru_cache

from portalcrawl.lexicon.words import Pattern

_INDEX = Pattern("(?&index_names)")
_TAGS = Pattern("(?&index_names.tags)")
_SITE_MAP = Pattern("(?&index_names.site_map)")
# /sitemap.html, /site-map/, /wzdt/: not /sitemap.xml, which is for programs.
_SITE_MAP_URL = re.compile(r"/(?:site[_-]?map|wzdt)(?:/|\.(?:s?html?|php|aspx?|jsp)|$)", re.IGNORECASE)
# /tags/, /hot_tags/3.html, /taglist.php, /tags-12.html, ?tagid=3, ?c=tag; not /stage/, /tag-der-offenen-tuer/.
_TAG_URL = re.compile(
    r"/(?:\w+[_-])?tags?(?:list|s|cloud)?(?:[/.?]|[_-][^/_-]*(?:[/?]|$)|$)|[?&]tag\w*=|=tags?(?:&|$)", re.IGNORECASE
)
# /category/news/, /categories/news.html, ?cat=4: what is listed by category, in words that many systems use.
_CATEGORY = re.compile(r"/(?:category|categories|cats?|fenlei)/[^/?#]|[?&](?:cat|category)=[^&]", re.IGNORECASE)

# /author/lin/, ?author=3: what one person wrote.
_AUTHOR = re.compile(r"/authors?/[^/?#]+/?$|[?&]author=[^&]", re.IGNORECASE)

# /2008_10_01_archive.html, /archives/2004_02.html: two systems file a month's posts so.
_MONTH_FILE = r"/(?:19|20)\d\d_\d\d_\d\d_(?:\w+_)?archive\.html$|/archives/(?:19|20)\d\d_\d\d\.\w{3,5}$"
# ?m=201805, ?date=2018-5-14: `m=content` names a program's part, and `date=…` with a page behind it a newspaper's.
DATED_QUERY = r"[?&]m=(?:19|20)\d\d|\?(?:date|day|month|archives?)=(?:19|20)\d\d(?:-?\d{1,2}){0,2}$"
_DATED_QUERY = re.compile(DATED_QUERY)
# /2018/05/14/, /2018/: what is listed by day, month or year.
_DATES = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?P<month>(?:/\d{1,2}){0,2})(?:/|/index\.\w{3,5})?$|" + DATED_QUERY + "|" + _MONTH_FILE
)
_LONGEST_YEAR = 6
"""Characters of a name that says a year: `2018`, `2018年`."""


@lru_cache(maxsize=4_096)
def is_index_name(name: str) -> bool:
    """Whether a menu entry or a breadcrumb of this name is an index.

    >>> [is_index_name(name) for name in ("归档", "Categories", "All posts", "公告", "档案工作")]
    [True, True, True, False, False]
    """
    return _INDEX.fullmatch(name.strip()) is not None


def is_site_map(name: str, url: str) -> bool:
    """Whether a page of this name or address links all sections of a site.

    >>> is_site_map("网站地图", ""), is_site_map("", "/sitemap.html"), is_site_map("", "/sitemap.xml")
    (True, True, False)
    """
    return _SITE_MAP.fullmatch(name.strip()) is not None or _SITE_MAP_URL.search(url) is not None


def is_tag_index(name: str, url: str) -> bool:
    """Whether a page of this name and address lists tags: it leads to more lists than a portal has articles.

    >>> is_tag_index("", "/hot_tags/"), is_tag_index("", "/?tagid=3"), is_tag_index("", "/tag-der-offenen-tuer/")
    (True, True, False)
    """
    return _TAGS.search(name) is not None or _TAG_URL.search(url) is not None


def is_category_address(url: str) -> bool:
    """Whether an address says that it lists a category.

    >>> is_category_address("/categories/food/"), is_category_address("/catalog/12.html")
    (True, False)
    """
    return _CATEGORY.search(url) is not None


def is_author_index(url: str) -> bool:
    """Whether an address says that it lists what one author wrote.

    >>> is_author_index("http://e.com/author/lin/"), is_author_index("http://e.com/author/lin/page/2/")
    (True, False)
    """
    return _AUTHOR.search(url) is not None


def is_dated_query(url: str) -> bool:
    """Whether the query names a month or a day and nothing else.

    >>> is_dated_query("/?date=2018-5-14"), is_dated_query("/?date=2018-05-14&page=2")
    (True, False)
    """
    return _DATED_QUERY.search(url) is not None


def is_date_index(name: str, url: str) -> bool:
    """Whether a page of this name and address lists what was published in a year, in a month or on a day.

    >>> is_date_index("May", "/2018/05/"), is_date_index("2018", "/2018/"), is_date_index("Olympics 2018", "/2018/")
    (True, True, False)
    >>> is_date_index("May", "/2018/05/index.html"), is_date_index("", "/archives/2018_05.html")
    (True, True)
    """
    match = _DATES.search(url)
    if match is None:
        return False
    return not match["year"] or bool(match["month"]) or (match["year"] in name and len(name) <= _LONGEST_YEAR)
