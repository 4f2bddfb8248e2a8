"""One bad address never costs a page: what else the page links is found as without it."""

import pytest

from portalcrawl.discovery.entrances.archive_indexes import find_indexes
from portalcrawl.discovery.entrances.splash_pages import find_doors
from portalcrawl.discovery.menu.sections import find_sections, find_subsections
from portalcrawl.discovery.pager.article_pages import find_own_pages
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

SITE = "http://www.example.gov.cn"
TITLES = ("园区召开安全生产工作专题会议", "园区企业在行业评选中获得三项大奖", "管委会组织开展消防应急疏散演练活动")
BAD = (
    "http://host:1:80/",
    "http://www.example.gov.cn:1:80/list_2.html",
    "http://www.example.gov.cn:80:80/xwzx/index_2.html",
    "http://www.example.gov.cn:port/",
    "http://[::1/",
    "http://[x@www.example.gov.cn/xwzx/",
    "http://a℀@www.example.gov.cn/xwzx/?page=2",
    "?word&page=12",
    "http:///2.html",
)


def read(bad: str, label: str) -> Document:
    row = '<li><a href="/xwzx/{0}.html">{1}</a><span>2018-01-0{2}</span></li>'
    rows = "".join(row.format(n, title, 5 - n) for n, title in enumerate(TITLES))
    text = (
        '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li>'
        '<li><a href="/zwgk/">政务公开</a></li><li><a href="/zsyz/">招商引资</a></li>'
        f'<li><a href="/archives/">归档</a></li><li><a href="{bad}">{label}</a></li></ul></div>'
        f'<ul class="list">{rows}</ul><div class="page"><b>1</b> <a href="index_2.html">2</a> '
        f'<a href="index_2.html">下一页</a></div><p><a href="{bad}">{label}</a></p><link rel="next" href="{bad}">'
        f'<select><option value="{bad}">3</option></select><b onclick="go(\'{bad}\')">4</b>'
        f'<div><h3>通知公告</h3><a href="{bad}">更多</a></div>'
    )
    return Document.from_text(f"{SITE}/xwzx/", f"<html><head><title>新闻</title></head><body>{text}</body></html>")


@pytest.mark.parametrize("label", ["园区概况", "3", "下一页", "末页", "归档", "关于做好项目申报工作的通知"])
@pytest.mark.parametrize("bad", BAD)
def test_a_page_with_a_bad_address_is_read(bad: str, label: str) -> None:
    page = read(bad, label)
    known = {f"{SITE}/{name}/" for name in ("xwzx", "zwgk", "zsyz")}
    assert [section.name for section in find_sections(page)][:3] == ["新闻中心", "政务公开", "招商引资"]
    assert {row.headline for row in find_rows(page).rows} >= set(TITLES)
    assert {row.headline for row in find_rows(page, exclude=known).rows} >= set(TITLES)
    assert f"{SITE}/xwzx/index_2.html" in find_pages(page).pages
    assert not {section.url for section in find_subsections(page, known)} & known
    assert find_own_pages(page).next == f"{SITE}/xwzx/index_2.html"
    assert find_indexes(page)[0] == f"{SITE}/archives/"


@pytest.mark.parametrize("bad", BAD)
def test_a_splash_page_with_a_bad_address_leads_on(bad: str) -> None:
    text = f'<a href="{bad}">友情</a><a href="/main.html">进入</a><script>location.href="{bad}x y"</script>'
    assert find_doors(Document.from_text(f"{SITE}/", f"<html><body>{text}</body></html>")) == [f"{SITE}/main.html"]


@pytest.mark.parametrize("size", ["²", "9" * 5_000, "50%"])
def test_a_frame_of_any_size_is_read(size: str) -> None:
    frame = f'<html><body><iframe src="/main.html" width="{size}"></iframe></body></html>'
    assert find_doors(Document.from_text(f"{SITE}/", frame)) == [f"{SITE}/main.html"]
