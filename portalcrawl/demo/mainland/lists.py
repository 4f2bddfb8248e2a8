"""The sections' list pages, the channel pages above them and the home page."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.mainland.annotate import Level
from portalcrawl.demo.mainland.articles import LAST_DAY, Article
from portalcrawl.demo.mainland.dead import DEAD_ROWS
from portalcrawl.demo.mainland.frame import SITE_ADDRESS, Step, furnish, link_article, render_page, shorten, side_list
from portalcrawl.demo.mainland.menu import CHANNELS, NEWS, PLANS, SECTIONS, channel_of
from portalcrawl.demo.mainland.pagers import render_pager
from portalcrawl.demo.mainland.rows import Row, render_rows, row_of
from portalcrawl.demo.mainland.sections import SITE_NAME, Section
from portalcrawl.demo.model import Page

_CHANNEL_LIST = Section(
    "xw",
    NEWS.name,
    NEWS.address,
    "/xw/list_1_{n}.html",
    (),
    0,
    "ul-after",
    "numbers",
    page_size=30,
    links_first_page_twice=True,
)
_HOME_BLOCK_SIZE = 6


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list and every target that it stands at."""

    targets: tuple[str, ...]
    page: Page


def collect_rows(articles: Sequence[Article]) -> dict[str, list[Row]]:
    """The rows of each section's list, pinned ones first, then newest first; guests and dead rows included."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    for article in articles:
        if article.is_listed:
            rows[article.section.key].append(row_of(article))
            if article.guest_section:
                rows[article.guest_section].append(row_of(article))
    for dead in DEAD_ROWS:
        rows[dead.section].append(Row(dead.target, dead.headline, dead.day, Level.NONE))
    return {key: sorted(own, key=lambda row: (not row.is_pinned, -row.day.toordinal())) for key, own in rows.items()}


def render_section(section: Section, rows: Sequence[Row], side: str) -> Iterator[ListPage]:
    """The pages of a section's list, in order."""
    channel = channel_of(section)
    trail = [Step(channel.label, channel.address), Step(section.label, section.address)]
    yield from _render_list(section, rows, trail, side)


def render_news_channel(rows: Mapping[str, Sequence[Row]], side: str) -> Iterator[ListPage]:
    """The list of all that stands in the sections of 新聞中心; page 1 has two addresses."""
    targets = {row.href: row for section in NEWS.sections for row in rows[section.key]}
    newest_first = sorted(targets.values(), key=lambda row: -row.day.toordinal())
    unpinned = [replace(row, is_pinned=False) for row in newest_first]
    yield from _render_list(_CHANNEL_LIST, unpinned, [Step(NEWS.label, NEWS.address)], side)


def _render_list(section: Section, rows: Sequence[Row], trail: Sequence[Step], side: str) -> Iterator[ListPage]:
    size = section.page_size
    pages = max(1, -(-len(rows) // size))
    for number in range(1, pages + 1):
        shown = rows[(number - 1) * size : number * size]
        main = (
            f'<div class="listbox">\n{render_rows(section, shown)}\n</div>\n'
            f"{render_pager(section, number, pages, len(rows))}"
        )
        newest = max((row.day for row in shown), default=LAST_DAY)
        page = render_page(
            f"{section.label}_{SITE_NAME}",
            main,
            trail=trail,
            side=side,
            modified=http_date(newest) if "?" not in section.later else None,
        )
        targets = [section.page_address(number, len(rows))]
        if number == 1:
            targets = list(dict.fromkeys([section.address, *targets, section.later.format(n=1, total=len(rows))]))
        yield ListPage(tuple(targets), page)


def render_plans_channel(latest: Mapping[str, Sequence[Article]], side: str) -> Page:
    """The page above the sections of 規劃案例: a block for each, no pager."""
    blocks = "".join(_render_block(section, latest[section.key][:5], 16) for section in PLANS.sections)
    return render_page(f"{PLANS.label}_{SITE_NAME}", blocks, trail=[Step(PLANS.label, PLANS.address)], side=side)


def render_home(latest: Mapping[str, Sequence[Article]], side: str) -> Page:
    """The home page: slides, a block of news for each section, the side column."""
    pictured = [article for section in SECTIONS for article in latest[section.key] if article.pictures][:5]
    slides = "".join(
        f'<li><a href="{article.path}"><img src="{article.pictures[0].path}" width="300"></a>'
        f"<p>{article.show(shorten(article.headline, 12))}</p></li>\n"
        for article in pictured
    )
    blocks = "".join(
        _render_block(section, latest[section.key][:_HOME_BLOCK_SIZE], 15)
        for channel in CHANNELS
        for section in channel.sections
    )
    welcome = f"<marquee>{furnish('歡迎訪問')}{SITE_NAME}</marquee>"
    main = f'<div class="flashnews"><ul>\n{slides}</ul></div>\n{welcome}\n{blocks}'
    return render_page(
        SITE_NAME,
        main,
        side=side,
        keywords=furnish("園區規劃,產業規劃,開發區"),
        description=SITE_NAME,
        modified=http_date(LAST_DAY),
    )


def _render_block(section: Section, articles: Sequence[Article], cut: int) -> str:
    # Home page templates write some links with the portal's own address.
    host = SITE_ADDRESS if section.key in ("gxy", "cygh") else ""
    items = "".join(
        f"<li>{link_article(article, cut, has_full_title=True, host=host)} <span>{article.day:%m-%d}</span></li>\n"
        for article in articles
    )
    return (
        f'<dl class="tbox"><dt><strong><a href="{section.address}">{section.label}</a></strong>'
        f'<span class="more"><a href="{section.address}">更多...</a></span></dt><dd><ul>\n{items}</ul></dd></dl>\n'
    )


def render_side(articles: Sequence[Article]) -> str:
    """The hot list and the recommended list of the side column, the same on every page."""
    dated = [article for article in articles if article.is_listed and article.blocks]
    hot = [dated[(7 * n + 3) * len(dated) // 75] for n in range(10)]
    return side_list("熱點內容", hot) + side_list("推薦內容", reversed(dated[-6:]))
