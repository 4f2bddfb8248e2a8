"""List pages of one portal, made of rows whose titles and days are known."""

from datetime import UTC, datetime

from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.page.document import Document
from portalcrawl.text.urls.canonical import canonicalize_url

SITE = "http://www.example.gov.cn"
NOW = datetime(2018, 1, 2, 4, 0, tzinfo=UTC)
TITLES = [
    "园区召开安全生产工作专题会议",
    "全国人大代表到园区调研科技创新情况",
    "关于申报2018年度高新技术企业的通知",
    "园区企业在行业评选中获得三项大奖",
    "管委会组织开展消防应急疏散演练活动",
    "一批重点项目集中开工建设",
]
DAYS = ["2017-12-25", "2017-12-20", "2017-12-11", "2017-11-30", "2017-11-08", "2017-10-19"]
MENU = (
    '<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/xwzx/">新闻中心</a></li><li><a '
    'href="/zwgk/">政务公开</a></li>'
    '<li><a href="/zsyz/">招商引资</a></li><li><a href="/fwzn/">服务指南</a></li></ul></div>'
)
HOT = (
    '<div class="right"><div class="t">热点内容</div><ul>'
    + "".join(f'<li><a href="/xwzx/{n}.html">往年的一条热点新闻标题之{n}</a></li>' for n in range(1, 9))
    + "</ul></div>"
)
FOOT = (
    '<div class="footer"><a href="/about.html">关于我们</a> 版权所有 © 2010-2017 园区管委会 <a '
    'href="http://beian.gov.cn/">备案号</a></div>'
)
SECTIONS = {canonicalize_url(f"{SITE}/{s}/") for s in ("xwzx", "zwgk", "zsyz", "fwzn")}


def read(body: str, path: str = "/xwzx/", exclude: set[str] | None = None) -> Listing:
    text = f"<html><head><title>新闻中心</title></head><body>{MENU}{body}{FOOT}</body></html>"
    document = Document.from_text(SITE + path, text)
    return find_rows(document, reference=NOW, exclude=SECTIONS if exclude is None else exclude)


def repeat(template: str, count: int = 6, **more: list[str]) -> str:
    """The template once per row; `{n}`, `{title}`, `{day}`, `{y}`, `{m}`, `{d}` are the row's own."""
    rows = []
    for n in range(count):
        y, m, d = DAYS[n].split("-")
        values = {key: column[n] for key, column in more.items()}
        rows.append(
            template.format(n=n + 101, title=TITLES[n], day=DAYS[n], y=y, m=m, d=d, cut=TITLES[n][:9], **values)
        )
    return "".join(rows)
