"""robots.txt, sitemap.xml and the RSS feed."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from portalcrawl.demo.mainland.articles import LAST_DAY, Article
from portalcrawl.demo.mainland.frame import SITE_ADDRESS
from portalcrawl.demo.mainland.menu import SECTIONS
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page
from portalcrawl.demo.sitemap import render_urls


def render_robots() -> Page:
    """Search and the members' area are closed to robots."""
    lines = (
        "User-agent: *",
        "Disallow: /plus/search.php",
        "Disallow: /member/",
        f"Sitemap: {SITE_ADDRESS}/sitemap.xml",
    )
    return Page(200, {"Content-Type": "text/plain"}, "\r\n".join((*lines, "")).encode())


def render_sitemap(articles: Sequence[Article]) -> Page:
    """The home page, the sections, every fourth article and those that no list shows."""
    entries = [("/", LAST_DAY), *((section.address, LAST_DAY) for section in SECTIONS)]
    entries += [(article.path, article.day) for article in articles if article.aid % 4 == 0 or not article.is_listed]
    return render_urls(SITE_ADDRESS, entries)


def render_rss(articles: Sequence[Article]) -> Page:
    """The newest 20 articles, in GBK as the pages."""
    newest = [article for article in articles if article.is_listed and article.has_date][:-21:-1]
    items = "\n".join(
        f"<item><title>{escape(article.show(article.headline))}</title>"
        f"<link>{escape(SITE_ADDRESS + article.path)}</link>"
        f"<category>{article.section.label}</category>"
        f"<pubDate>{format_datetime(datetime.combine(article.day, time(4), UTC))}</pubDate></item>"
        for article in newest
    )
    text = f"""<?xml version="1.0" encoding="gbk"?>
<rss version="2.0"><channel>
<title>{SITE_NAME}</title><link>{SITE_ADDRESS}/</link><description>{SITE_NAME}</description><language>zh-cn</language>
{items}
</channel></rss>
"""
    return Page(200, {"Content-Type": "text/xml"}, text.encode("gbk"))
