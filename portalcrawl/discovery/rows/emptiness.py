"""What a list page says that shows no rows: that there are none (共0条, No posts yet), or that a script brings them."""

import re

from portalcrawl.lexicon import list_words
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

_LONGEST = 80
"""Characters of a line that says so; a longer one is prose."""
_LETTER = re.compile(r"[^\W\d_]")


def find_emptiness(document: Document) -> frozenset[str]:
    """The lines by which a page says that it lists nothing; none that a script or a style hides."""
    lines = (line.text.strip() for line in page_of(document).layout.lines)
    return frozenset(line for line in lines if says_nothing_is_listed(line))


def says_nothing_is_listed(line: str) -> bool:
    """Whether a line says that, and nothing else but a pager's words.

    >>> list(map(says_nothing_is_listed, ("共0条记录 暂无信息", "首页 下一页 共0条", "No posts yet.", "Nothing found")))
    [True, True, True, True]
    >>> list(map(says_nothing_is_listed, ("共0条评论", "共20条", "没有更多文章了", "No news is good news", "下一页")))
    [False, False, False, False, False]
    """
    if len(line) > _LONGEST:
        return False
    rest, count = list_words.EMPTY_LIST.regex.subn(" ", line)
    return count > 0 and _LETTER.search(list_words.PAGER_WORD.sub(" ", rest)) is None


def is_in_rows_place(text: str) -> bool:
    """Whether a text is nothing but what a list shows without rows, or until a script has put them there.

    >>> list(map(is_in_rows_place, ("暂无数据\\n\\n数据加载中，请稍候…", "Loading...", "没有更多了")))
    [True, True, True]
    >>> list(map(is_in_rows_place, ("", "Loading and unloading of lorries: by the back gate.")))
    [False, False]
    """
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return bool(lines) and all(says_nothing_is_listed(line) or _is_unfinished(line) for line in lines)


def _is_unfinished(line: str) -> bool:
    if len(line) > _LONGEST:
        return False
    rest, count = list_words.UNFINISHED_LIST.regex.subn(" ", line)
    return count > 0 and _LETTER.search(list_words.EMPTY_LIST.sub(" ", rest)) is None
