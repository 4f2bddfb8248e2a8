"""Names of indexes: pages that list all of a portal's articles, or all its categories. They lead to articles and to
sections, and are no sections themselves, for every article stands in them.
"""

import re
from functools import lru_cache

_INDEX = re.compile(
    r"(文章|全部|所有|日志|博客|新闻|站点|本站|历史)?(归档|歸檔|存档|存檔|彙整|封存)(文章)?|"
    r"(全部|所有)(的?(文章|日志|博文|内容|分类|栏目))|"
    r"(文章|全部|所有|博客|日志)?(分类|分類|类别|類別)(目录|目錄|列表|归档)?|文章(目录|目錄|索引|列表)|"
    r"(时间|時間)[轴軸线線]|(标签|標籤|tags?)(云|雲|列表|cloud)?|"
    r"(blog|post|news|article|site)?\s*(archives?|categor(y|ies)|timeline)|(all|every)\s+(posts?|articles?|stories)",
    re.IGNORECASE,
)
_LONGEST = 24
# /category/news/, /categories/news.html, ?cat=4: what is listed by category, in words that many systems use.
_CATEGORY = re.compile(r"/(?:category|categories|cats?|fenlei)/[^/?#]|[?&](?:cat|category)=[^&]", re.IGNORECASE)


@lru_cache(maxsize=4_096)
def is_index_name(name: str) -> bool:
    """Whether a menu entry or a breadcrumb of this name is an index.

    >>> [is_index_name(name) for name in ("归档", "Categories", "All posts", "公告", "档案工作")]
    [True, True, True, False, False]
    """
    return len(name) <= _LONGEST and _INDEX.fullmatch(name.strip()) is not None


def is_category_address(url: str) -> bool:
    """Whether an address says that it lists a category.

    >>> is_category_address("/categories/food/"), is_category_address("/catalog/12.html")
    (True, False)
    """
    return _CATEGORY.search(url) is not None
