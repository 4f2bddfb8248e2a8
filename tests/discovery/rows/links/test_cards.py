"""Lists whose rows are cards: whole texts, links all around, a card that is one link."""

from datetime import UTC, datetime

import pytest

from portalcrawl.discovery.rows.links.cards import find_cards
from portalcrawl.discovery.rows.listing import Listing, find_rows
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

SITE = "http://blog.example"
NOW = datetime(2026, 6, 1, tzinfo=UTC)
TITLES = ["老街上的修表铺换了第三代主人", "县图书馆的夜班读者", "一座废弃水塔的改造记录", "渡口停航前的最后一个春天"]
TEXT = "<p>" + "这一段写铺子里的座钟，也写来修表的人，他们带来的多半不是表，而是一段往事，要人慢慢听完。" * 6 + "</p>"
# Each in one article alone, so that repetition does not give them away.
CATEGORIES = ["手艺", "读书", "建筑", "河流"]
PAGER = '<nav class="pages"><b>1</b> <a href="/page/2/">2</a> <a href="/page/3/">3</a></nav>'


def read(cards: list[str], before: str = "", behind: str = PAGER) -> Listing:
    body = f'{before}<main><div class="stream">{"".join(cards)}</div>{behind}</main>'
    return find_rows(Document.from_text(f"{SITE}/", f"<html><body>{body}</body></html>"), reference=NOW)


def make_posts(text: str) -> list[str]:
    return [
        f'<div class="box"><article><header><h2 class="t"><a href="/p/{n}.html">{title}</a></h2>'
        f'<div class="meta"><time datetime="2026-05-{20 - n}">5月</time> 归入 <a href="/c/{n}/">{CATEGORIES[n]}</a>'
        f'</div></header><div class="body">{text}<p>参见<a href="/p/9{n}.html">此前写过的那一篇关于钟楼的长文章</a>。'
        f'</p></div><footer><a href="/p/{n}.html#more">继续阅读</a></footer></article></div>'
        for n, title in enumerate(TITLES)
    ]


def test_whole_texts_are_rows_where_each_has_a_linked_heading() -> None:
    listing = read(make_posts(TEXT))
    assert [(row.url, row.headline, row.datePublished) for row in listing.rows] == [
        (f"{SITE}/p/{n}.html", title, f"2026-05-{20 - n}") for n, title in enumerate(TITLES)
    ]
    assert listing.others == ()


def test_a_heading_s_link_may_stand_in_other_elements() -> None:
    posts = [post.replace('<h2 class="t"><a', '<h2 class="t"><span><b><a') for post in make_posts(TEXT)]
    listing = read(posts)
    assert [row.headline for row in listing.rows] == TITLES
    assert listing.others == ()


def test_a_card_may_be_one_link_below_a_bar_of_links() -> None:
    cards = [
        f'<div class="wrap"><a class="card" href="/p/{n}.html"><article><h2>{title}</h2><div class="excerpt"><p>'
        f"铺子在桥东第二家，门脸只有一扇。</p></div><time>2026-05-{20 - n}</time><span>{CATEGORIES[n]}</span></article>"
        "</a></div>"
        for n, title in enumerate(TITLES)
    ]
    bar = '<div class="bar"><nav><a href="/">近期发布</a><a href="/c/">分类</a><a href="/a/">归档</a></nav></div>'
    listing = read(cards, bar)
    assert [row.headline for row in listing.rows] == TITLES
    assert [row.datePublished for row in listing.rows] == [f"2026-05-{20 - n}" for n in range(4)]


def test_one_headed_row_above_others_is_a_row_like_them() -> None:
    top = (
        f'<div class="top"><h2><a href="/p/9.html">夜航船上的来客与去客</a></h2><p>{"铺子在桥东第二家。" * 9}</p></div>'
    )
    rows = "".join(f'<li><span>26-05-{20 - n}</span><a href="/p/{n}.html">{t}</a></li>' for n, t in enumerate(TITLES))
    listing = read([f"{top}<ul>{rows}</ul>"], behind="")
    assert {row.headline for row in listing.rows} >= set(TITLES)


def test_blocks_headed_by_sections_are_no_cards() -> None:
    blocks = []
    for n, name in enumerate(("镇街新闻", "部门动态", "通知公告")):
        rows = "".join(f'<li><a href="/p/{n}{i}.html">{title}</a></li>' for i, title in enumerate(TITLES))
        blocks.append(f'<div class="block"><h3><a href="/s{n}/">{name}</a></h3><ul>{rows}</ul></div>')
    listing = read(blocks, behind="")
    assert [row.url for row in listing.rows] == [f"{SITE}/p/{n}{i}.html" for n in range(3) for i in range(4)]


def test_the_first_article_may_stand_whole_above_the_list() -> None:
    featured = '<aside class="first"><article><h1 class="big"><a href="/p/9.html">夜航船上的来客与去客</a></h1>'
    featured += f"{TEXT * 3}</article></aside>"
    rows = [
        f'<article><h1><a href="/p/{n}.html">{title}</a></h1>'
        f"<p>2026-05-{20 - n} 铺子在桥东第二家，门脸只有一扇。</p></article>"
        for n, title in enumerate(TITLES)
    ]
    listing = read(rows, featured)
    assert [row.headline for row in listing.rows] == TITLES
    assert [row.url for row in listing.others] == [f"{SITE}/p/9.html"]


def test_a_heading_that_is_never_closed_heads_no_card() -> None:
    rows = "".join(f'<li><a href="/p/{n}.html">{title}</a></li>' for n, title in enumerate(TITLES))
    listing = read([f"<h3>近期文章<div><ul>{rows}</ul></div>"], behind="")
    assert [row.headline for row in listing.rows] == TITLES


HEADING, LINK = "园区新闻中心", "桥东第二家的铺子"
LONG_HEADING = "老街上的修表铺换主人"


@pytest.mark.parametrize(
    ("heading", "links", "characters", "is_card"),
    [
        # One link that is longer than the heading: below a block's heading stands little but its titles.
        (HEADING, 1, 20, False),
        (HEADING, 1, 30, True),
        # Links that are shorter than the heading, and together longer: they belong to a card's text if it has one.
        (LONG_HEADING, 2, 10, False),
        (LONG_HEADING, 2, 20, True),
        # A name of four characters is a section's.
        (HEADING[:4], 1, 30, False),
        (HEADING[:5], 1, 30, True),
    ],
)
def test_what_stands_below_the_heading_of_a_card(heading: str, links: int, characters: int, is_card: bool) -> None:
    cards = "".join(
        f'<div><h3><a href="/p/{n}.html">{heading}</a></h3><p>{TEXT[3 : 3 + characters]}</p>'
        + "".join(f'<a href="/o/{n}{i}.html">{LINK}</a>' for i in range(links))
        + "</div>"
        for n in range(3)
    )
    document = Document.from_text(f"{SITE}/", f"<html><body><div>{cards}</div></body></html>")
    found = find_cards(list(page_of(document).links))
    assert [link.text for link in found.values()] == [heading] * 3 * is_card


def test_a_card_s_title_is_the_longer_heading_and_never_a_day() -> None:
    cards = [
        f'<article class="log"><h4><a href="/c/{n}/">{CATEGORIES[n]}</a></h4><h3><a href="/?id={n}">{title}</a></h3>'
        f'<h5><a href="/d/{n}/" title="当天文章">发表于2026-5-{20 - n}</a></h5><p>{"这一段是摘要。" * 15}</p></article>'
        for n, title in enumerate(TITLES)
    ]
    listing = read(cards)
    assert [(row.url, row.headline, row.datePublished) for row in listing.rows] == [
        (f"{SITE}/?id={n}", title, f"2026-05-{20 - n}") for n, title in enumerate(TITLES)
    ]
