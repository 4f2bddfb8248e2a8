"""Rows that lead to no article: pages that are gone, broken, moved to the home page or not yet approved."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from portalcrawl.demo.mainland.frame import encode_page, furnish, render_page
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page

Reason = Literal["gone", "error", "moved", "message"]


@dataclass(frozen=True, slots=True)
class DeadRow:
    """A row of the section with this key, and what stands behind its link."""

    section: str
    day: date
    target: str
    reason: Reason
    headline: str


DEAD_ROWS = (
    DeadRow("gxy", date(2014, 6, 3), "/a/2014/0603/90001.html", "gone", "高新院暑期實習生招募補充通知"),
    DeadRow("gxq", date(2011, 10, 20), "/a/2011/1020/90002.html", "gone", "玉湖高新區舉辦金秋職工書畫展"),
    DeadRow("kjcx", date(2016, 3, 11), "/kjcx/90003.html", "gone", "沙城科技企業孵化器開放日日程"),
    DeadRow("zhal", date(2012, 8, 8), "/a/2012/0808/90004.html", "gone", "案例：智慧菜場的一百天"),
    DeadRow("zcjd", date(2015, 5, 15), "/plus/view.php?aid=90005", "message", "關于核減部分收費項目的說明"),
    DeadRow("qyjj", date(2013, 1, 30), "/plus/view.php?aid=90006", "message", "北渡縣域經濟觀察（待審）"),
    DeadRow("ydyl", date(2017, 5, 16), "/ydyl/90007.html", "error", "國際貨運班列時刻調整"),
    DeadRow("cygh", date(2013, 9, 22), "/a/2013/0922/90008.html", "moved", "清塘食品產業港規劃專題"),
)


def render_missing() -> Page:
    """The portal's 404 page; it looks like any other page."""
    main = '<div class="err"><h2>404</h2><p>您訪問的頁面不存在或已被刪除。</p><p><a href="/">返回主頁</a></p></div>'
    return render_page(f"404_{SITE_NAME}", main, status=404)


def render_dead(row: DeadRow) -> Page | None:
    """What answers the row's link; None if nothing does."""
    match row.reason:
        case "gone":
            return None
        case "error":
            return encode_page("<html><head><title>500 Internal Server Error</title></head></html>\n", status=500)
        case "moved":
            return Page(302, {"Content-Type": "text/html", "Location": "/"}, b"")
        case "message":
            return _render_message("該文檔未審核，暫時無法瀏覽！")


def _render_message(text: str) -> Page:
    return encode_page(f"""<html>
<head><title>提示信息</title><meta http-equiv="Content-Type" content="text/html; charset=gb2312" /></head>
<body leftmargin='0' topmargin='0'><center>
<div style='width:450px;border:1px solid #DADADA;'>
<div style='padding:6px;font-size:12px'><b>{SITE_NAME}提示信息！</b></div>
<div style='height:130px;font-size:10pt;background:#ffffff'><br />{furnish(text)}<br />
<a href='javascript:history.go(-1);'>如果你的瀏覽器沒反應，請點擊這里...</a></div></div></center></body></html>
""")
