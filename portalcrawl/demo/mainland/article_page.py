"""An article's pages: title, meta line, body, pager, neighbours, related links."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.mainland.annotate import annotate
from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.mainland.bodies import render_body
from portalcrawl.demo.mainland.frame import Step, furnish, link_article, quote_gbk, render_page
from portalcrawl.demo.mainland.menu import channel_of
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page

TAGS = ("園區規劃", "招商引資", "科技創新", "智慧城市", "產業研究", "政策文件")
_DATE_FORMS = {"seed": "%Y-%m-%d", "full": "%Y年%m月%d日", "small": "%Y/%m/%d", "words": "%Y-%m-%d"}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The other articles that an article's page links."""

    previous: Article | None
    following: Article | None
    related: Sequence[Article]
    side: str
    """The side column's lists, rendered."""


def tag_of(article: Article) -> str:
    """The keyword that an article is filed under."""
    return TAGS[article.aid % len(TAGS)]


def tag_address(tag: str) -> str:
    """The target of a tag's page."""
    return f"/tags.php?/{quote_gbk(tag)}/"


def render_article(article: Article, page: int, around: Surroundings) -> Page:
    """One page of the article."""
    section, channel = article.section, channel_of(article.section)
    headline = article.show(article.headline)
    description = article.show(article.blocks[0].text[:80]) if article.blocks else headline
    editor = '<div align="right">(責任編輯:admin)</div>\n' if article.aid % 3 == 0 else ""
    main = f"""<div class="viewbox">
<div class="title"><{_heading_tag(article)}>{escape(headline, quote=False)}</{_heading_tag(article)}></div>
{_meta_line(article)}
<div class="content" id="zoom">
{render_body(article, page)}
{editor}</div>
{_pager(article, page)}<div class="share">分享到: <a href="#">QQ空間</a> <a href="#">新浪微博</a></div>
<div class="boxoff"><strong>------分隔線----------------------------</strong></div>
<div class="handle"><ul class="tags">標簽: <a href="{tag_address(tag_of(article))}">{furnish(tag_of(article))}</a></ul>
<div class="context"><ul>
<li>上一篇：{_neighbour(around.previous)}</li>
<li>下一篇：{_neighbour(around.following)}</li>
</ul></div>
<div class="actbox"><a href="/plus/feedback.php?aid={article.aid}">發表評論</a>
<a href="javascript:window.print()">打印</a></div></div>
</div>
<div class="likeart"><h4>相關文章</h4><ul>
{"".join(f"<li>{link_article(other)} <span>{other.day}</span></li>" for other in around.related)}
</ul></div>"""
    return render_page(
        f"{headline}_{section.label}_{SITE_NAME}",
        main,
        trail=[Step(channel.label, channel.address), Step(section.label, section.address)],
        side=around.side,
        keywords=annotate(tag_of(article), article.level),
        description=description,
        modified=None if section.address_form == "view" else http_date(article.day),
    )


def show_iso(article: Article) -> str | None:
    """The date that the article's page shows, as ISO 8601 with the page's precision."""
    if not article.has_date:
        return None
    return f"{article.day}T{article.clock}+08:00" if article.clock else str(article.day)


def _heading_tag(article: Article) -> str:
    return "h1" if article.section.meta in ("full", "words") else "h2"


def _show_date(article: Article) -> str:
    return f"{article.day.strftime(_DATE_FORMS[article.section.meta])} {article.clock}".rstrip()


def _meta_line(article: Article) -> str:
    counter = f"/plus/count.php?view=yes&aid={article.aid}&mid=1"
    clicks = f'<script src="{counter}" type=\'text/javascript\' language="javascript"></script>'
    source = article.show(article.source) if article.source else None
    day = _show_date(article) if article.has_date else None
    show = article.show
    match article.section.meta:
        case "seed":
            parts = [f"<small>來源:</small>{source}" if source else "", f"<small>日期:</small>{day}" if day else ""]
            return f'<div class="info">{" ".join(filter(None, parts))} <small>點擊:</small>{clicks}次</div>'
        case "full":
            link = f'<a href="http://media.example/" target="_blank">{source}</a>'
            parts = [
                show("發布時間：") + day if day else "",
                show("作者：") + " ".join(map(show, article.authors)) if article.authors else "",
                show("來源：") + (link if article.aid % 2 and source != "未知" else source) if source else "",
                show("瀏覽：") + clicks,
                "【字體:<a href='javascript:doZoom(16)'>大</a> <a href='javascript:doZoom(12)'>小</a>】",
            ]
            line = "　".join(filter(None, parts))
            return f'<table width="100%"><tr><td align="center" bgcolor="#F0F0F0">{line}</td></tr></table>'
        case "small":
            parts = [
                f'<span class="date">{day}</span>' if day else "",
                f"<span>{show('來源：')}{source}</span>" if source else "",
            ]
            return f'<div class="msg">{" ".join(filter(None, parts))} <em>閱讀 {clicks}</em></div>'
        case "words":
            parts = [
                f"<span>{day}</span>" if day else "",
                f"<span>{show('來源：')}{source}</span>" if source else "",
                f"<span>記者 {'、'.join(map(show, article.authors))}</span>" if article.authors else "",
                f"<span>點擊 {clicks}</span>",
            ]
            return f'<p class="meta">{" | ".join(filter(None, parts))}</p>'


def _neighbour(article: Article | None) -> str:
    return link_article(article) if article else "沒有了"


def _pager(article: Article, page: int) -> str:
    if article.page_count == 1:
        return ""
    # Pages of the body link each other by file name, as static generators write them.
    links = [target.rsplit("/", 1)[1] for target in article.pages]
    numbers = "".join(
        f'<li class="thisclass"><a href="#">{n}</a></li>' if n == page else f"<li><a href='{links[n - 1]}'>{n}</a></li>"
        for n in article.page_numbers
    )
    before = f"<a href='{links[page - 2]}'>上一頁</a>" if page > 1 else "<a href='#'>上一頁</a>"
    after = f"<a href='{links[page]}'>下一頁</a>" if page < article.page_count else "<a href='#'>下一頁</a>"
    return (
        f'<div class="dede_pages"><ul class="pagelist"><li><a>共{article.page_count}頁: </a></li>'
        f"<li>{before}</li>{numbers}<li>{after}</li></ul></div>\n"
    )
