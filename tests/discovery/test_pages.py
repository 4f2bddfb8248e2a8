"""Whole pages in old and foreign charsets: menu, rows and pager of one page agree with what a reader sees."""

from datetime import UTC, datetime
from pathlib import Path

from portalcrawl.discovery.menu.sections import find_sections
from portalcrawl.discovery.pager.pager import find_pages
from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import canonicalize_url

PAGES = Path(__file__).parent / "pages"
NOW = datetime(2026, 4, 1, tzinfo=UTC)


def load(name: str, url: str, codec: str) -> Document:
    """The page in the bytes that such a server sends; the files are kept as UTF-8 for their readers."""
    return Document.from_bytes(url, (PAGES / name).read_text(encoding="utf-8").encode(codec), "text/html")


def test_gbk_portal_of_tables() -> None:
    site = "http://www.linhu.example"
    page = load("table-portal.html", f"{site}/news.asp?classid=2", "gb18030")
    sections = find_sections(page)
    assert [s.name for s in sections] == ["园区概况", "园区动态", "通知公告", "政策法规", "招商引资"]
    found = find_rows(page, reference=NOW, exclude={canonicalize_url(s.url) for s in sections})
    assert [(r.headline, r.datePublished, r.pinned) for r in found.rows] == [
        ("集中区举行重大项目集中签约仪式", "2009-03-02", True),
        ("集中区召开年度总结表彰大会", "2009-11-20", False),
        ("外商投资企业联合年检工作启动", "2009-11-18", False),
        ("集中区管委会与三家金融机构签订银企合作战略框架协议", "2009-11-05", False),
        ("集中区开展节能减排专项检查", "2009-10-30", False),
    ]
    assert {r.url.rpartition("=")[2] for r in found.others} == {"811", "803", "790"}
    pages = find_pages(page)
    assert (pages.current, pages.last, pages.total_rows, pages.total_pages) == (1, 14, 68, 14)
    assert pages.next == f"{site}/news.asp?classid=2&page=2"
    assert [n for n, _ in pages.numbered] == [2, 3, 14]


def test_big5_portal_with_minguo_dates() -> None:
    site = "https://www.hubin.example"
    page = load("park-taiwan.html", f"{site}/news", "big5hkscs")
    sections = find_sections(page)
    assert [" > ".join((*s.path, s.name)) for s in sections] == [
        "認識園區",
        "認識園區 > 歷史沿革",
        "認識園區 > 組織架構",
        "訊息公告 > 最新消息",
        "訊息公告 > 招標公告",
        "法規查閱",
    ]
    found = find_rows(page, reference=NOW, exclude={canonicalize_url(s.url) for s in sections})
    assert [r.headline for r in found.rows] == [
        "園區廠商徵才博覽會開放報名",
        "公告本園區停水檢修時段",
        "創新研發獎助計畫受理申請",
    ]
    # A bare 115-03-20 is no date to a reader who does not know the calendar of the portal.
    assert [r.datePublished for r in found.rows][1:] == ["2026-03-18", "2026-02-26"]
    pages = find_pages(page)
    assert (pages.current, pages.last, pages.total_rows) == (1, 9, 84)
    assert pages.next == f"{site}/news?page=2"
