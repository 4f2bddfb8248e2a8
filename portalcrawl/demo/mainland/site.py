"""Puts the portal in mainland style together."""

from collections.abc import Iterator, Sequence

from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.mainland.article_page import TAGS, Surroundings, render_article, tag_address
from portalcrawl.demo.mainland.articles import LAST_DAY, Article
from portalcrawl.demo.mainland.dead import DEAD_ROWS, render_dead, render_missing
from portalcrawl.demo.mainland.extras import (
    count_click,
    render_about,
    render_contact,
    render_feedback,
    render_member,
    render_search,
    render_tag,
)
from portalcrawl.demo.mainland.feeds import render_robots, render_rss, render_sitemap
from portalcrawl.demo.mainland.frame import SITE_ADDRESS
from portalcrawl.demo.mainland.lists import (
    collect_rows,
    render_home,
    render_news_channel,
    render_plans_channel,
    render_section,
    render_side,
)
from portalcrawl.demo.mainland.menu import PLANS, SECTIONS
from portalcrawl.demo.mainland.month_calendar import ADDRESS as CALENDAR
from portalcrawl.demo.mainland.month_calendar import build_calendar
from portalcrawl.demo.mainland.plan import plan_articles
from portalcrawl.demo.mainland.truth import state_articles, state_sections
from portalcrawl.demo.media import render_file
from portalcrawl.demo.model import Page, Portal

FEWEST = 100
"""Below this the sections are too small to hold what the portal promises."""
_FURNITURE = (
    "/images/logo.gif",
    "/images/defaultpic.gif",
    "/images/addon.gif",
    "/style/dedecms.css",
    "/js/common.js",
)


def build_portal(seed: int = 2017, articles: int = 420) -> Portal:
    """The portal with so many articles, copies included: the same bytes for the same arguments.

    Raises ValueError for fewer than 100 articles.
    """
    if articles < FEWEST:
        raise ValueError(f"articles={articles}: the demo portal needs at least {FEWEST}")
    planned = plan_articles(seed, articles)
    side = render_side(planned)
    rows = collect_rows(planned)
    latest = {s.key: [a for a in reversed(planned) if a.section == s and a.is_listed] for s in SECTIONS}
    pages: dict[str, Page] = {"/": render_home(latest, side), PLANS.address: render_plans_channel(latest, side)}
    targets: dict[str, list[str]] = {}
    for section in SECTIONS:
        lists = list(render_section(section, rows[section.key], side))
        targets[section.key] = [item.targets[0] for item in lists]
        pages |= {target: item.page for item in lists for target in item.targets}
    pages |= {target: item.page for item in render_news_channel(rows, side) for target in item.targets}
    pages.update(_render_articles(planned, side))
    pages.update(_render_beside(planned))
    missing = render_missing()
    return Portal(
        pages=pages,
        truth=state_articles(planned),
        sections=state_sections(planned, rows, targets),
        dead={row.target: row.reason for row in DEAD_ROWS},
        dynamic={
            CALENDAR: build_calendar(planned, missing),
            "/plus/search.php": lambda target: render_search(target, planned),
            "/plus/count.php": count_click,
            "/plus/feedback.php": render_feedback,
            "/member/": render_member,
            "/member/index_do.php": render_member,
            "/member/reg_new.php": render_member,
        },
        missing=missing,
        address=SITE_ADDRESS,
    )


def _render_articles(articles: Sequence[Article], side: str) -> Iterator[tuple[str, Page]]:
    for section in SECTIONS:
        own = [article for article in articles if article.section == section]
        listed = [article for article in own if article.is_listed]
        place = {article.aid: index for index, article in enumerate(listed)}
        for article in own:
            index = place.get(article.aid)
            around = Surroundings(
                previous=listed[index - 1] if index else None,
                following=listed[index + 1] if index is not None and index + 1 < len(listed) else None,
                related=[other for other in listed[-6:] if other is not article][:5],
                side=side,
            )
            for number, target in enumerate(article.pages, start=1):
                yield target, render_article(article, number, around)
        for article in own:
            for file in article.attachments:
                yield file.path, render_file(file.path, file.name, http_date(article.day))
            for picture in article.pictures:
                yield picture.path, render_file(picture.path, modified=http_date(article.day))


def _render_beside(articles: Sequence[Article]) -> Iterator[tuple[str, Page]]:
    yield "/about/", render_about()
    yield "/contact/", render_contact()
    yield "/robots.txt", render_robots()
    yield "/sitemap.xml", render_sitemap(articles)
    yield "/rss.xml", render_rss(articles)
    for tag in TAGS:
        yield tag_address(tag), render_tag(tag, articles)
    for row in DEAD_ROWS:
        page = render_dead(row)
        if page is not None:
            yield row.target, page
    for path in _FURNITURE:
        yield path, render_file(path, modified=http_date(LAST_DAY))
