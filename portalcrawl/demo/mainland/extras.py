"""What stands beside the articles: static pages, tags, search, members, comments, the counter."""

from collections.abc import Sequence
from urllib.parse import parse_qs

from portalcrawl.demo.mainland.article_page import tag_of
from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.mainland.frame import Step, furnish, link_article, render_page
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page

_ABOUT = (
    "高新院成立于2008年，是一家為開發區、高新區和產業園區提供規劃與咨詢服務的機構。",
    "我們的業務包括產業規劃、園區規劃、智慧城市咨詢和招商顧問，項目分布在二十多個省區。",
    "高新院堅持以數據說話，以現場為師，願與各地園區共同成長。",
)
_CONTACT = ("地址：云嶺市高新區創業路1號高新院大廈", "電話：000-00000000", "郵箱：office@gaoxinyuan.example")


def render_about() -> Page:
    """關于我們: prose that is not an article."""
    return _render_static("關于我們", "/about/", _ABOUT)


def render_contact() -> Page:
    """聯系方式."""
    return _render_static("聯系方式", "/contact/", _CONTACT)


def _render_static(name: str, address: str, lines: Sequence[str]) -> Page:
    body = "".join(f"<p>　　{furnish(line)}</p>\n" for line in lines)
    return render_page(
        f"{furnish(name)}_{SITE_NAME}",
        f'<div class="viewbox"><div class="title"><h2>{furnish(name)}</h2></div>\n'
        f'<div class="content">{body}</div></div>',
        trail=[Step(furnish(name), address)],
    )


def render_tag(tag: str, articles: Sequence[Article]) -> Page:
    """The newest articles of one keyword."""
    chosen = [article for article in articles if tag_of(article) == tag and article.is_listed][-20:]
    return _render_hits(f"標簽:{furnish(tag)}", chosen[::-1])


def render_search(target: str, articles: Sequence[Article]) -> Page:
    """What the search form answers."""
    fields = parse_qs(target.partition("?")[2], encoding="gbk", errors="replace")
    word = fields.get("keyword", [""])[0]
    hits = [article for article in articles if word and word in article.headline][-20:]
    return _render_hits(f"{furnish('搜索結果')}:{len(hits)}", hits[::-1])


def _render_hits(heading: str, articles: Sequence[Article]) -> Page:
    items = "".join(f"<li>{link_article(article)} <small>{article.day}</small></li>\n" for article in articles)
    return render_page(f"{heading}_{SITE_NAME}", f"<h3>{heading}</h3>\n<ul>\n{items}</ul>")


def render_member(_target: str) -> Page:
    """The login page, whatever was asked of the members' area."""
    return render_page(f"會員登錄_{SITE_NAME}", "<h3>會員登錄</h3><p>請先登錄。</p>")


def render_feedback(_target: str) -> Page:
    """The comments of an article: none."""
    return render_page(f"評論_{SITE_NAME}", "<h3>評論</h3><p>暫無評論。</p>")


def count_click(_target: str) -> Page:
    """What the counter's script says; a crawler never asks."""
    return Page(200, {"Content-Type": "application/x-javascript"}, b"document.write('1');\r\n")
