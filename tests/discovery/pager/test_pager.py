"""Pagers in the forms that portals use, and what only looks like one."""

from dataclasses import dataclass

import pytest

from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.pager.pages import Pages
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"


def read(path: str, body: str) -> Pages:
    rows = "".join(f'<li><a href="/show/{900 + i}.htm">关于第{i}项工作安排的通知</a></li>' for i in range(5))
    return find_pages(Document.from_text(SITE + path, f"<html><body><ul>{rows}</ul>{body}</body></html>"))


@dataclass
class Case:
    path: str
    body: str
    next: str | None = None
    pages: dict[int, str] | None = None
    current: int | None = None
    last: int | None = None
    rows: int | None = None
    total_pages: int | None = None


CASES = {
    "whole addresses inside handlers": Case(
        "/?m=home&c=Lists&tid=3",
        '<div><b>1</b> <a href="javascript:void(0)" onclick="window.location.href=\'http://www.example.gov.cn/'
        "?m=home&amp;c=Lists&amp;tid=3&amp;page=2'\">2</a></div>",
        next="/?m=home&c=Lists&tid=3&page=2",
        pages={2: "/?m=home&c=Lists&tid=3&page=2"},
        current=1,
        last=2,
    ),
    "numbers without the slash that the answer has": Case(
        "/page3/",
        '<ul class="pagination"><li><a href="/">1</a></li><li><a href="/page2">2</a></li><li class="active">3</li>'
        '<li><a href="/page4">4</a></li><li><a href="/page12">12</a></li></ul>',
        next="/page4",
        pages={1: "/", 2: "/page2", 4: "/page4", 12: "/page12"},
        current=3,
        last=12,
    ),
    "older articles in files of falling numbers": Case(
        "/index-13.html",
        '<ul class="pager"><li class="previous"><a href="/" rel="prev">较新的文章</a></li>'
        '<li class="next"><a href="index-12.html" rel="next">以前的文章</a></li></ul>',
        next="/index-12.html",
        pages={12: "/index-12.html"},
        current=13,
        last=13,
    ),
    "k of n between two arrows": Case(
        "/list/yw-2.html",
        '<div><a href="/list/yw.html">&lt;</a> 2/4 <a href="/list/yw-3.html">&gt;</a></div>',
        next="/list/yw-3.html",
        pages={3: "/list/yw-3.html"},
        current=2,
        last=4,
        total_pages=4,
    ),
    "arrows beside a stated number of pages": Case(
        "/category/notes2.html",
        '<p class="x"><a href="/category/notes.html">⇇</a> <a href="/category/notes.html">«</a> Page 2 / 5 '
        '<a href="/category/notes3.html">»</a> <a href="/category/notes5.html">⇉</a></p>',
        next="/category/notes3.html",
        pages={3: "/category/notes3.html", 5: "/category/notes5.html"},
        current=2,
        last=5,
        total_pages=5,
    ),
    "files numbered from the oldest page on": Case(
        "/xwzx/yw.htm",
        '<div>共71条 1/5 首页 上页 <b>1</b><a href="yw/4.htm">2</a><a href="yw/3.htm">3</a><a href="yw/1.htm">5</a>'
        '<a href="yw/4.htm">下页</a><a href="yw/1.htm">尾页</a></div>',
        next="/xwzx/yw/4.htm",
        pages={2: "/xwzx/yw/4.htm", 3: "/xwzx/yw/3.htm", 5: "/xwzx/yw/1.htm"},
        current=1,
        last=5,
        rows=71,
    ),
    "the same, where one number is a page's by chance": Case(
        "/xwzx/yw/3.htm",
        '<div>共71条 3/5 <a href="../yw.htm">首页</a><a href="4.htm">上页</a><a href="../yw.htm">1</a>'
        '<a href="4.htm">2</a><b>3</b><a href="2.htm">4</a><a href="1.htm">5</a><a href="2.htm">下页</a></div>',
        next="/xwzx/yw/2.htm",
        pages={1: "/xwzx/yw.htm", 2: "/xwzx/yw/4.htm", 4: "/xwzx/yw/2.htm", 5: "/xwzx/yw/1.htm"},
        current=3,
        last=5,
        rows=71,
    ),
    "icons alone": Case(
        "/page/2/",
        '<div class="paginator"><div><a href="/"><i class="fa-solid fa-chevron-left"></i></a></div>'
        '<input value="2" max="9"><span>/</span><span>9</span>'
        '<div><a href="/page/3/"><i class="fa-solid fa-chevron-right"></i></a></div></div>',
        next="/page/3/",
        pages={3: "/page/3/"},
        current=2,
        last=3,
    ),
    "an arrow that is a relation alone": Case(
        "/list/page/3/",
        '<div class="pagination"><a rel="prev" href="/list/page/2/"></a><a rel="next" href="/list/page/4/"></a></div>',
        next="/list/page/4/",
        pages={2: "/list/page/2/", 4: "/list/page/4/"},
        current=3,
        last=4,
    ),
    "a button that loads more": Case(
        "/news/",
        '<div><a class="btn" href="/news/?page=2">加载更多</a></div>',
        next="/news/?page=2",
        pages={2: "/news/?page=2"},
        current=1,
        last=2,
    ),
    "a button that loads more files": Case(
        "/news/",
        '<div><a class="btn" href="/news/index_2.html">加载更多</a></div>',
        next="/news/index_2.html",
        pages={2: "/news/index_2.html"},
        current=1,
        last=2,
    ),
    "the page's head alone": Case(
        "/news/page/4/",
        '<link rel="next" href="/news/page/5/">',
        next="/news/page/5/",
        pages={5: "/news/page/5/"},
        current=4,
        last=5,
    ),
    "numbers and words in one folder": Case(
        "/xwzx/",
        '<div class="page"><a href="index.html">首页</a> <span>1</span> <a href="index_2.html">2</a>'
        '<a href="index_3.html">3</a><a href="index_2.html">下一页</a><a href="index_9.html">末页</a></div>',
        next="/xwzx/index_2.html",
        pages={2: "/xwzx/index_2.html", 3: "/xwzx/index_3.html", 9: "/xwzx/index_9.html"},
        current=1,
        last=9,
    ),
    "file numbers that start at 1 for page 2": Case(
        "/zwgk/index_1.htm",
        '<a href="index.htm">1</a><b>2</b><a href="index_2.htm">3</a><a href="index_2.htm">下页</a>'
        '<a href="index_7.htm">尾页</a>',
        next="/zwgk/index_2.htm",
        pages={1: "/zwgk/index.htm", 3: "/zwgk/index_2.htm", 8: "/zwgk/index_7.htm"},
        current=2,
        last=8,
    ),
    "a list number before the page number": Case(
        "/a/news/list_3_2.html",
        '<ul class="pagelist"><li><a href="list_3_1.html">首页</a></li><li><a href="list_3_1.html">1</a></li>'
        '<li class="thisclass">2</li><li><a href="list_3_3.html">3</a></li>'
        '<li><a href="list_3_3.html">下一页</a></li><li><a href="list_3_12.html">末页</a></li>'
        '<li><span class="pageinfo">共 <strong>12</strong>页<strong>356</strong>条</span></li></ul>',
        next="/a/news/list_3_3.html",
        pages={1: "/a/news/list_3_1.html", 3: "/a/news/list_3_3.html", 12: "/a/news/list_3_12.html"},
        current=2,
        last=12,
        rows=356,
        total_pages=12,
    ),
    "a folder whose pages carry the list's number": Case(
        "/a/news/",
        '<a href="list_3_2.html">2</a><a href="list_3_3.html">3</a><a href="list_3_2.html">下一页</a>',
        next="/a/news/list_3_2.html",
        pages={2: "/a/news/list_3_2.html", 3: "/a/news/list_3_3.html"},
        current=1,
        last=3,
    ),
    "a query with totals that page 1 lacks": Case(
        "/plus/list.php?tid=2",
        '<a href="list.php?tid=2&TotalResult=61&PageNo=2">2</a><a '
        'href="list.php?tid=2&TotalResult=61&PageNo=7">末页</a>'
        '<a href="list.php?tid=2&TotalResult=61&PageNo=2">下一页</a>',
        next="/plus/list.php?tid=2&TotalResult=61&PageNo=2",
        pages={2: "/plus/list.php?tid=2&TotalResult=61&PageNo=2", 7: "/plus/list.php?tid=2&TotalResult=61&PageNo=7"},
        current=1,
        last=7,
    ),
    "a query with parameters in another order": Case(
        "/news.asp?page=3&classid=8",
        '<a href="?classid=8&amp;page=2">上一页</a> <a href="?classid=8&amp;page=4">下一页</a> 页次：3/18页 '
        "共356条记录",
        next="/news.asp?classid=8&page=4",
        pages={2: "/news.asp?classid=8&page=2", 4: "/news.asp?classid=8&page=4"},
        current=3,
        last=18,
        rows=356,
        total_pages=18,
    ),
    "offsets instead of numbers": Case(
        "/list.jsp?cat=5",
        '<b>1</b><a href="list.jsp?cat=5&start=15">2</a><a href="list.jsp?cat=5&start=30">3</a>'
        '<a href="list.jsp?cat=5&start=15">下一页</a>',
        next="/list.jsp?cat=5&start=15",
        pages={2: "/list.jsp?cat=5&start=15", 3: "/list.jsp?cat=5&start=30"},
        current=1,
        last=3,
    ),
    "pretty addresses with words for elder and newer": Case(
        "/category/news/page/2/",
        '<nav><a href="/category/news/">Newer posts</a><a class="page-numbers" href="/category/news/">Page 1</a>'
        '<span aria-current="page">Page 2</span><a href="/category/news/page/15/">Page 15</a>'
        '<a href="/category/news/page/3/">Older posts</a></nav>',
        next="/category/news/page/3/",
        pages={1: "/category/news/", 3: "/category/news/page/3/", 15: "/category/news/page/15/"},
        current=2,
        last=15,
    ),
    "only an older link": Case(
        "/blog",
        '<a rel="next" href="/blog/page/2">Older →</a>',
        next="/blog/page/2",
        pages={2: "/blog/page/2"},
        current=1,
    ),
    "arrows": Case(
        "/posts/page/4/",
        '<a href="/posts/page/3/" aria-label="Previous">«</a><a href="/posts/page/5/" aria-label="Next">»</a>'
        '<a href="/posts/page/24/" aria-label="Last">»»</a>',
        next="/posts/page/5/",
        pages={3: "/posts/page/3/", 5: "/posts/page/5/", 24: "/posts/page/24/"},
        current=4,
        last=24,
    ),
    "bare numbers for files": Case(
        "/xw/1.html",
        '1 <a href="/xw/2.html">2</a> <a href="/xw/3.html">3</a> <a href="/xw/2.html">下一页</a>',
        next="/xw/2.html",
        pages={2: "/xw/2.html", 3: "/xw/3.html"},
        current=1,
        last=3,
    ),
    "bare numbers for folders": Case(
        "/dongtai/",
        '<em>1</em><a href="/dongtai/2/">2</a><a href="/dongtai/3/">3</a>',
        next="/dongtai/2/",
        pages={2: "/dongtai/2/", 3: "/dongtai/3/"},
        current=1,
        last=3,
    ),
    "a select box": Case(
        "/info/list-8.html",
        '<select onchange="location.href=this.value"><option value="/info/list-8.html">第1页</option>'
        '<option value="/info/list-8-2.html">第2页</option><option value="/info/list-8-3.html">第3页</option></select>',
        next="/info/list-8-2.html",
        pages={2: "/info/list-8-2.html", 3: "/info/list-8-3.html"},
        current=1,
        last=3,
    ),
    "addresses in handlers": Case(
        "/tzgg/index.html",
        "<span onclick=\"location.href='/tzgg/index_2.html'\">2</span>"
        "<a href=\"javascript:window.open('/tzgg/index_3.html','_self')\">3</a>"
        '<a href="javascript:void(0)" onclick="go(\'/tzgg/index_2.html\')">下一页</a>',
        next="/tzgg/index_2.html",
        pages={2: "/tzgg/index_2.html", 3: "/tzgg/index_3.html"},
        current=1,
        last=3,
    ),
    "a later page of an article": Case(
        "/2017/12/281_2.html",
        '<a href="281.html">上一页</a><a href="281.html">1</a><b>[2]</b><a href="281_3.html">[3]</a>'
        '<a href="281_3.html">下一页</a><p>上一篇：<a href="280.html">园区召开会议</a></p>',
        next="/2017/12/281_3.html",
        pages={1: "/2017/12/281.html", 3: "/2017/12/281_3.html"},
        current=2,
        last=3,
    ),
    "an article's pages below its own address": Case(
        "/2014/05/a-long-story/",
        'Pages: <span class="current">1</span> <a href="/2014/05/a-long-story/2/">2</a>',
        next="/2014/05/a-long-story/2/",
        pages={2: "/2014/05/a-long-story/2/"},
        current=1,
        last=2,
    ),
    "page 1 under a rewritten address": Case(
        "/news/",
        '<a href="/index.php?m=list&catid=6&page=2">2</a><a href="/index.php?m=list&catid=6&page=3">3</a>'
        '<a href="/index.php?m=list&catid=6&page=2">下一页</a><a href="/index.php?m=list&catid=6&page=30">尾页</a>'
        "<span>Page 1 of 30</span>",
        next="/index.php?m=list&catid=6&page=2",
        pages={
            2: "/index.php?m=list&catid=6&page=2",
            3: "/index.php?m=list&catid=6&page=3",
            30: "/index.php?m=list&catid=6&page=30",
        },
        current=1,
        last=30,
        total_pages=30,
    ),
    "a single page that says so": Case(
        "/gsgg/", "<div>共 1 页/6 条记录</div>", current=1, rows=6, total_pages=1, pages={}
    ),
    "a path behind the question mark": Case(
        "/?article/",
        '<span>共13条 当前1/5页</span><a href="/?article/">首页</a><a href="javascript:;">前一页</a>'
        '<a href="/?article/" class="current">1</a><a href="/?article_2/">2</a><a href="/?article_2/">后一页</a>'
        '<a href="/?article_5/">尾页</a>',
        next="/?article_2/",
        pages={2: "/?article_2/", 5: "/?article_5/"},
        current=1,
        last=5,
        rows=13,
        total_pages=5,
    ),
    "traditional characters": Case(
        "/tw/news/index_2.html",
        '<a href="index.html">上一頁</a><a href="index_3.html">下一頁</a><a href="index_5.html">最後一頁</a>',
        next="/tw/news/index_3.html",
        pages={3: "/tw/news/index_3.html", 5: "/tw/news/index_5.html"},
        current=2,
        last=5,
    ),
    "traditional words in brackets, with totals": Case(
        "/plus/list.php?tid=4",
        '第1頁/共3頁 [首頁] [上一頁] <a href="/plus/list.php?tid=4&amp;PageNo=2">[下一頁]</a> '
        '<a href="/plus/list.php?tid=4&amp;PageNo=3">[尾頁]</a> 共 34 條記錄',
        next="/plus/list.php?tid=4&PageNo=2",
        pages={2: "/plus/list.php?tid=4&PageNo=2", 3: "/plus/list.php?tid=4&PageNo=3"},
        current=1,
        last=3,
        rows=34,
        total_pages=3,
    ),
    "brackets of other forms": Case(
        "/xw/list_7_2.html",
        '<a href="list_7_1.html">「首页」</a><a href="list_7_1.html">【上一页】</a><a href="list_7_1.html">【1】</a>'
        '【2】<a href="list_7_3.html">（3）</a><a href="list_7_3.html">【下一页】</a>'
        '<a href="list_7_4.html">〔末页〕</a>',
        next="/xw/list_7_3.html",
        pages={1: "/xw/list_7_1.html", 3: "/xw/list_7_3.html", 4: "/xw/list_7_4.html"},
        current=2,
        last=4,
    ),
    "arrows around the words": Case(
        "/xw/p2.html",
        '<a href="p1.html">&lt;上一页</a> <a href="p3.html">下一页&gt;</a> <a href="p6.html">末頁 &gt;&gt;</a>',
        next="/xw/p3.html",
        pages={1: "/xw/p1.html", 3: "/xw/p3.html", 6: "/xw/p6.html"},
        current=2,
        last=6,
    ),
    "totals in traditional characters": Case(
        "/tw/list.aspx",
        '總頁數：7 總記錄數：93 <a href="list.aspx?page=2">下一頁</a>',
        next="/tw/list.aspx?page=2",
        pages={2: "/tw/list.aspx?page=2"},
        rows=93,
        total_pages=7,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES.keys())
def test_pager_forms(case: Case) -> None:
    found = read(case.path, case.body)
    assert found.next == (SITE + case.next if case.next else None)
    if case.pages is not None:
        assert dict(found.numbered) == {n: SITE + path for n, path in case.pages.items()}
    for name, want in (("current", case.current), ("last", case.last), ("total_rows", case.rows)):
        if want is not None:
            assert getattr(found, name) == want, name
    if case.total_pages is not None:
        assert found.total_pages == case.total_pages


NO_PAGERS = {
    "the next article": ("/news/281.html", '<a href="280.html">上一篇</a> <a href="282.html">下一篇</a>'),
    "the next article by name": ("/news/281.html", '<a rel="next" href="282.html">下一篇：园区召开会议</a>'),
    "arrows to neighbours": ("/news/281.html", '<a href="280.html">«</a> <a href="282.html">»</a>'),
    "neighbours in a query": ("/view.php?aid=17", '<a href="view.php?aid=18">Next</a>'),
    "a calendar": (
        "/2026/11/",
        "<table><tr>"
        + "".join(f'<td><a href="/2026/11/{d:02d}/">{d}</a></td>' for d in range(1, 29))
        + "</tr></table>",
    ),
    "months": ("/news/", '<a href="/2026/10/">« 10月</a> <a href="/2026/12/">12月 »</a>'),
    "years": ("/news/", "".join(f'<a href="/news/{y}/">{y}</a>' for y in range(2015, 2021))),
    "numbered rows": ("/news/", "".join(f'<a href="/show/{880 + n}.html">{n}</a>' for n in range(1, 6))),
    "scripts without an address": (
        "/news/",
        '<a href="javascript:goPage(2)">2</a><a href="#" onclick="next()">下一页</a>',
    ),
    "another section's pages": ("/news/", '<a href="/other/index_2.html">2</a>'),
    "pages of comments": ("/2017/story/", '<a href="/2017/story/comment-page-2/#comments">2</a>'),
    "nothing": ("/news/", ""),
}


@pytest.mark.parametrize(("path", "body"), NO_PAGERS.values(), ids=NO_PAGERS.keys())
def test_no_pager(path: str, body: str) -> None:
    found = read(path, body)
    assert found.pages == ()
    assert found.next is None
