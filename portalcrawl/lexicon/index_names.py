"""Names of indexes: pages that list all of a portal's articles, or all its categories. They lead to articles and to
sections. They are not sections themselves, because every article is in them.
"""

import re
from functools import lru_cache

from portalcrawl.lexicon.words import Pattern

_INDEX = Pattern("(?&index_names)")
_TAGS = Pattern("(?&index_names.tags)")
# /category/news/, /categories/news.html, ?cat=4: what is listed by category, in words that many systems use.
_CATEGORY = re.compile(r"/(?:category|categories|cats?|fenlei)/[^/?#]|[?&](?:cat|category)=[^&]", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def is_index_name(name: str) -> bool:
    """Whether a menu entry or a breadcrumb of this name is an index.

    >>> [is_index_name(name) for name in ("归档", "Categories", "All posts", "公告", "档案工作")]
    [True, True, True, False, False]
    """
    return _INDEX.fullmatch(name.strip()) is not None


def is_tag_index(name: str, url: str) -> bool:
    """Whether a page of this name and address lists tags: it leads to more lists than a portal has articles."""
    return _TAGS.search(name) is not None or "tag" in url.lower()


def is_category_address(url: str) -> bool:
    """Whether an address says that it lists a category.

    >>> is_category_address("/categories/food/"), is_category_address("/catalog/12.html")
    (True, False)
    """
    return _CATEGORY.search(url) is not None
