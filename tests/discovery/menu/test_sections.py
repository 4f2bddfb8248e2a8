"""Section menus in the forms that portals build them, and what stands around them."""

import pytest

from portalcrawl.discovery.menu.sections import SectionLink, find_sections, find_subsections
from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import canonicalize_url

SITE = "http://www.example.gov.cn"
NEWS = "".join(
    f'<li><a href="/xwzx/2017-12/{n}.html">关于进一步做好第{n}批项目申报工作的通知</a><span>2017-12-{n}</span></li>'
    for n in range(10, 25)
)
BODY = f'<div class="main"><div class="box"><h3>要闻</h3><ul>{NEWS}</ul></div></div>'
FRIENDS = (
    '<div class="links"><h4>友情链接</h4><a href="http://www.gov.cn/">中国政府网</a><a href="/links/1.html">省政府</a>'
    '<a href="http://www.most.gov.cn/">科技部</a><a href="http://www.ndrc.gov.cn/">国家发改委</a></div>'
)


def read(body: str, path: str = "/") -> Document:
    return Document.from_text(SITE + path, f"<html><head><title>园区</title></head><body>{body}</body></html>")


def names(sections: list[SectionLink]) -> list[str]:
    return [" > ".join((*s.path, s.name)) for s in sections]


FLAT_LIST = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li>'
    '<li><a href="/zwgk/">政务公开</a></li><li><a href="/zsyz/">招商引资</a></li></ul></div>'
)

MENUS = {
    "a bar in a page of tables full of cut titles": (
        '<table><tr><td><a href="/index.asp">首页</a> | <a href="/list.asp?lm=1">新闻动态</a> | '
        '<a href="/list.asp?lm=2">政策法规</a> | <a href="/list.asp?lm=3">乡镇信息</a></td></tr>'
        + "".join(
            f'<tr><td>·<a href="/show.asp?id={n}">关于做好第{n}批项目申报工</a> <font>(11-{n})</font></td></tr>'
            for n in range(10, 28)
        )
        + "</table>",
        ["新闻动态", "政策法规", "乡镇信息"],
    ),
    "addresses that name a program's part": (
        '<ul class="nav"><li><a href="/">首页</a></li>'
        '<li><a href="/index.php?m=content&a=lists&catid=6">新闻中心</a></li>'
        '<li><a href="/index.php?m=content&a=lists&catid=7">通知公告</a></li>'
        '<li><a href="/index.php?m=content&a=lists&catid=8">政策法规</a></li>'
        '<li><a href="/?m=201301">一月</a></li></ul>',
        ["新闻中心", "通知公告", "政策法规"],
    ),
    "a flat list": (
        FLAT_LIST,
        ["新闻中心", "政务公开", "招商引资"],
    ),
    "lists in lists": (
        '<ul id="menu"><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a><ul><li><a '
        'href="/xwzx/yqyw/">园区要闻</a></li>'
        '<li><a href="/xwzx/qydt/">企业动态</a></li></ul></li><li><a href="/zwgk/">政务公开</a><ul>'
        '<li><a href="/zwgk/tzgg/">通知公告</a></li></ul></li></ul>',
        ["新闻中心", "新闻中心 > 园区要闻", "新闻中心 > 企业动态", "政务公开", "政务公开 > 通知公告"],
    ),
    "parents without an address": (
        '<nav><ul><li><a href="/">Home</a></li><li><a href="javascript:;">新闻中心</a><div class="sub"><a '
        'href="/a/">园区要闻</a>'
        '<a href="/b/">企业动态</a></div></li><li><a href="#">政务公开</a><ul><li><a href="/c/">通知公告</a></li>'
        '<li><a href="/d/">政策法规</a></li></ul></li><li><span>服务</span><ul><li><a href="/e/">办事指南</a></li>'
        '<li><a href="/f/">常见问题</a></li></ul></li></ul></nav>',
        [
            "新闻中心 > 园区要闻",
            "新闻中心 > 企业动态",
            "政务公开 > 通知公告",
            "政务公开 > 政策法规",
            "服务 > 办事指南",
            "服务 > 常见问题",
        ],
    ),
    "dl, dt and dd": (
        '<div id="leftmenu"><dl><dt><a href="/xwzx/">新闻中心</a></dt><dd><a href="/xwzx/yw/">园区要闻</a></dd>'
        '<dd><a href="/xwzx/dt/">企业动态</a></dd></dl><dl><dt>政务公开</dt><dd><a href="/zwgk/tz/">通知公告</a></dd>'
        '<dd><a href="/zwgk/zc/">政策法规</a></dd></dl></div>',
        ["新闻中心", "新闻中心 > 园区要闻", "新闻中心 > 企业动态", "政务公开 > 通知公告", "政务公开 > 政策法规"],
    ),
    "cells of a table": (
        '<table width="960"><tr><td><a href="index.asp">首 页</a></td><td>|</td><td><a '
        'href="list.asp?id=1">新闻中心</a></td><td>|</td>'
        '<td><a href="list.asp?id=2">园区要闻</a></td><td>|</td><td><a href="list.asp?id=3">企业动态</a></td><td>|</td>'
        '<td><a href="guestbook.asp">在线留言</a></td></tr></table>',
        ["新闻中心", "园区要闻", "企业动态"],
    ),
    "lines of a table": (
        '<table class="menu">'
        + "".join(
            f'<tr><td><img src="/d.gif"></td><td><a href="/list/{n}.html">{name}</a></td></tr>'
            for n, name in enumerate(["园区概况", "园区要闻", "企业动态", "招商政策", "公示公告"])
        )
        + "</table>",
        ["园区概况", "园区要闻", "企业动态", "招商政策", "公示公告"],
    ),
    "bare links with bars": (
        '<div id="top_nav"><a href="/">首页</a> | <a href="/n/">新闻</a> | <a href="/g/">公告</a> | <a '
        'href="/z/">政策</a> | '
        '<a href="/bbs/" target="_blank">论坛</a> | <a href="http://mail.example.com/">邮箱</a></div>',
        ["新闻", "公告", "政策", "论坛"],
    ),
    "entries with a translation below": (
        '<div class="header"><ul><li><a href="/"><p>网站首页</p><span>Home</span></a></li>'
        '<li><a href="/news/"><p>新闻中心</p><span>News</span></a></li>'
        '<li><a href="/about/"><p>关于我们</p><span>About Us</span></a></li>'
        '<li><a href="/job/"><p>人才招聘</p><span>Jobs</span></a></li></ul></div>',
        ["新闻中心", "关于我们", "人才招聘"],
    ),
    "drop-downs elsewhere on the page": (
        '<div id="navMenu"><ul><li><a href="/">主页</a></li><li><a href="/news/" rel="dropmenu1">新闻中心</a></li>'
        '<li><a href="/gov/">政务公开</a></li><li><a href="/serve/">服务指南</a></li></ul></div>'
        '<ul id="dropmenu1"><li><a href="/news/yw/">园区要闻</a></li><li><a href="/news/dt/">企业动态</a></li></ul>',
        ["新闻中心", "新闻中心 > 园区要闻", "新闻中心 > 企业动态", "政务公开", "服务指南"],
    ),
    "an image map": (
        '<div><img src="nav.gif" usemap="#m"><map name="m"><area href="/" alt="首页"><area href="/n/" alt="新闻中心">'
        '<area href="/g/" alt="政务公开"><area href="/z/" alt="招商引资"></map></div>',
        ["新闻中心", "政务公开", "招商引资"],
    ),
    "entries and sub-menus side by side": (
        '<div class="menu"><a href="/">首页</a><a href="/n/">新闻中心</a><div class="sub"><a href="/n/1/">要闻</a>'
        '<a href="/n/2/">动态</a></div><a href="/g/">政务公开</a><div class="sub"><a href="/g/1/">通知</a>'
        '<a href="/g/2/">政策</a></div></div>',
        ["新闻中心", "新闻中心 > 要闻", "新闻中心 > 动态", "政务公开", "政务公开 > 通知", "政务公开 > 政策"],
    ),
    "a sub-menu of one entry": (
        '<ul class="nav"><li><a href="/">首页</a></li><li><a href="/n/">新闻中心</a><ul>'
        '<li><a href="/n/1/">要闻</a></li></ul></li>'
        '<li><a href="/g/">政务公开</a><div><a href="/g/1/">通知</a></div></li>'
        '<li><a href="/z/">招商</a></li></ul>',
        ["新闻中心", "新闻中心 > 要闻", "政务公开", "政务公开 > 通知", "招商"],
    ),
    "three levels": (
        '<nav><ul><li><a href="/n/">新闻</a><ul><li><a href="/n/1/">要闻</a><ul><li><a href="/n/1/a/">图片</a></li>'
        '<li><a href="/n/1/b/">视频</a></li></ul></li><li><a href="/n/2/">动态</a></li></ul></li>'
        '<li><a href="/g/">公开</a></li></ul></nav>',
        ["新闻", "新闻 > 要闻", "新闻 > 要闻 > 图片", "新闻 > 要闻 > 视频", "新闻 > 动态", "公开"],
    ),
    "two bars": (
        '<div class="nav1"><ul><li><a href="/">首页</a></li><li><a href="/a/">走进园区</a></li><li><a '
        'href="/b/">新闻动态</a></li>'
        '<li><a href="/c/">政务公开</a></li></ul></div><div class="nav2"><ul><li><a href="/d/">招商引资</a></li>'
        '<li><a href="/e/">企业服务</a></li><li><a href="/f/">专题专栏</a></li></ul></div>',
        ["走进园区", "新闻动态", "政务公开", "招商引资", "企业服务", "专题专栏"],
    ),
    "English": (
        '<header><div class="logo"><a href="/"><img src="/l.png" alt="Park Authority"></a></div><nav><ul><li>'
        '<a href="/">Home</a></li>'
        '<li><a href="/news/">News</a><ul><li><a href="/news/press/">Press releases</a></li><li><a '
        'href="/news/events/">Events</a></li>'
        '</ul></li><li><a href="/about/">About the park</a></li><li><a href="/login/">Log in</a></li></ul>'
        "</nav></header>",
        ["News", "News > Press releases", "News > Events", "About the park"],
    ),
    "services, languages and other sites among the entries": (
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻中心</a></li><li><a '
        'href="/gk/">政务公开</a></li>'
        '<li><a href="/english/">English News</a></li><li><a href="/en/">English</a></li><li><a '
        'href="/big5/">繁體中文</a></li>'
        '<li><a href="/tags.php">标签</a></li><li><a href="/search.php">搜索</a></li><li><a href="/wap/">手机版'
        "</a></li>"
        '<li><a href="/rss.xml">RSS</a></li><li><a href="/sitemap.html">网站地图</a></li><li><a '
        'href="/member/">会员中心</a></li>'
        '<li><a href="/liuyan.html">在线留言</a></li><li><a href="http://weibo.com/park">官方微博</a></li></ul></div>',
        ["新闻中心", "政务公开", "English News"],
    ),
    "readings behind hanzi": (
        '<div class="nav"><ul><li><a href="/">主頁</a></li><li><a href="/jj/">區(qū)域經(jīng)濟研究</a></li>'
        '<li><a href="/zl/">戰(zhàn)略性新興產(chǎn)業(yè)發(fā)展規(guī)劃研究</a></li>'
        '<li><a href="/kj/">科技創(chuàng)新</a></li></ul></div>',
        ["區(qū)域經(jīng)濟研究", "戰(zhàn)略性新興產(chǎn)業(yè)發(fā)展規(guī)劃研究", "科技創(chuàng)新"],
    ),
    "one long name among short ones": (
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻中心</a></li>'
        '<li><a href="/gk/">政务公开</a></li><li><a href="/sx/">习近平新时代中国特色社会主义思想</a></li>'
        '<li><a href="/zs/">招商引资</a></li></ul></div>',
        ["新闻中心", "政务公开", "习近平新时代中国特色社会主义思想", "招商引资"],
    ),
    "headlines in a drop-down are no names": (
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xw/">新闻中心</a></li>'
        '<li><a href="/gk/">政务公开</a></li><li><a href="/zs/">招商引资</a><div><ul>'
        '<li><a href="/a/1.html">园区召开安全生产专题会议部署冬季工作</a></li>'
        '<li><a href="/a/2.html">一批重点项目在高新区集中开工建设投产</a></li></ul></div></li>'
        '<li><a href="/fw/">办事服务</a></li><li><a href="/hd/">互动交流</a></li></ul></div>',
        ["新闻中心", "政务公开", "招商引资", "办事服务", "互动交流"],
    ),
}


@pytest.mark.parametrize(("menu", "want"), MENUS.values(), ids=MENUS.keys())
def test_menu_forms(menu: str, want: list[str]) -> None:
    crumbs = '<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/other/">其他栏目</a></div>'
    assert names(find_sections(read(menu + crumbs + BODY + FRIENDS))) == want


def test_entries_keep_the_page_s_spelling_and_order() -> None:
    menu = MENUS["cells of a table"][0]
    found = find_sections(read(menu + BODY))
    assert [s.url for s in found] == [f"{SITE}/list.asp?id={n}" for n in (1, 2, 3)]
    assert [s.position for s in found] == [1, 2, 3]


def test_thirteen_sections_of_a_side_menu_beside_a_short_bar() -> None:
    entries = [
        "园区要闻",
        "企业动态",
        "行业资讯",
        "通知公告",
        "政策法规",
        "招商动态",
        "项目建设",
        "科技创新",
        "媒体聚焦",
        "图片新闻",
        "专题报道",
        "公示公告",
        "招标信息",
    ]
    side = "".join(f'<li><a href="/news/{n}/">{name}</a></li>' for n, name in enumerate(entries))
    page = (
        '<div id="navMenu"><ul><li><a href="/">主頁</a></li><li><a href="/about/">園區概況</a></li><li><a '
        'href="/news/">新聞中心</a></li></ul>'
        f'</div><div class="pleft">{BODY}</div><div class="pright"><dl><dt><strong>欄目列表</strong></dt><dd>'
        f"<ul>{side}</ul></dd></dl></div>"
    )
    document = read(page, "/news/")
    known = {canonicalize_url(f"{SITE}/news/"), canonicalize_url(f"{SITE}/about/")}
    assert names(find_subsections(document, known)) == entries


NOT_MENUS = {
    "nothing": "",
    "a tag cloud": '<div class="tags"><h4>热门标签</h4>'
    + "".join(f'<a href="/tag/{n}/">标签词{n}</a>' for n in range(12))
    + "</div>",
    "a breadcrumb": (
        '<div>当前位置：<a href="/">首页</a> &gt; <a href="/a/">新闻</a> &gt; <a href="/b/">要闻</a> &gt; <a '
        'href="/c/">图片</a></div>'
    ),
    "months": "<div><h2>归档</h2>"
    + "".join(f'<a href="/2019/{m:02d}/">2019年{m}月</a>' for m in range(1, 12))
    + "</div>",
    "friends": FRIENDS,
    "a pager": '<div class="page">' + "".join(f'<a href="/list_{n}.html">第{n}页</a>' for n in range(1, 9)) + "</div>",
    "headlines": f"<ul>{NEWS}</ul>",
}


@pytest.mark.parametrize("body", NOT_MENUS.values(), ids=NOT_MENUS.keys())
def test_no_menu(body: str) -> None:
    assert find_sections(read(body + BODY)) == []
