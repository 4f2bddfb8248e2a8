"""Where a pager of one page stands."""

import pytest

from portalcrawl.discovery.pager.lone_page import find_lone_page
from portalcrawl.page.document import Document

PAGERS = {
    "words without links": ("<span>上一页</span> 1 <span>下一页</span>", True),
    "links that lead nowhere": ("<a>首页</a> <a href='#'>下页</a> <a>尾页</a>", True),
    "English": ("<span>Previous page</span> <span>Next page</span>", True),
    "one page is stated": ("共 <b>1</b> 页 <b>3</b> 条记录", True),
    "two are": ("共 <b>2</b> 页 <b>13</b> 条记录", False),
    "a link leads on": ("<span>上一页</span> <a href='/xw/2.html'>下一页</a>", False),
    "a script does": ("<span>上一页</span> <span onclick='go(2)'>下一页</span>", False),
    "neighbours of an article": ("<span>上一篇：没有了</span> <span>下一篇：没有了</span>", False),
    "one word alone": ("<span>下一页</span>", False),
    "words in boxes of their own": ("<i><u><s><b>下一页</b></s></u></i><i><b>上一页</b></i>", True),
    "words in more of them": ("<i><u><s><b><em>下一页</em></b></s></u></i><i><b>上一页</b></i>", False),
    "a long pager of all words": (f"首页 <span>上一页</span> {'·' * 50} <span>下一页</span> 尾页", True),
    "a text around the words": (f"首页 <span>上一页</span> {'·' * 90} <span>下一页</span> 尾页", False),
    "a sentence": ("请翻到下一页，上一页是目录", False),
}


@pytest.mark.parametrize(("pager", "is_found"), PAGERS.values(), ids=PAGERS.keys())
def test_a_pager_of_one_page(pager: str, is_found: bool) -> None:
    document = Document.from_text("http://e.cn/xw/", f"<html><body><div id=p>{pager}</div></body></html>")
    found = find_lone_page(document)
    assert (found is not None and "p" in [step.get("id") for step in (found, *found.iterancestors())]) is is_found
