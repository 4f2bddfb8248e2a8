"""Lists in the forms that portals build them: which links are rows, and what each row says."""

import pytest
from list_pages import DAYS, HOT, MENU, NOW, SITE, TITLES, read, repeat

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.page.document import Document

FORMS = {
    "date behind": "<ul>" + repeat('<li><a href="/xwzx/{n}.html">{title}</a><span>{day}</span></li>') + "</ul>",
    "date before": "<ul>"
    + repeat('<li><span class="date">[{day}]</span><a href="{n}.html">{title}</a></li>')
    + "</ul>",
    "date inside the link": "<ul>" + repeat('<li><a href="{n}.html"><i>{day}</i>{title}</a></li>') + "</ul>",
    "date at the end of the link's text": "<ul>" + repeat('<li><a href="{n}.html">·{title} ({day})</a></li>') + "</ul>",
    "date with hanzi": "<ul>" + repeat('<li>·<a href="{n}.html">{title}</a> {y}年{m}月{d}日</li>') + "</ul>",
    "lines of a table": "<table>"
    + repeat(
        '<tr><td width="20"><img src="/dot.gif"></td><td><a href="{n}.html" target="_blank">{title}</a></td>'
        "<td>{day}</td></tr>"
    )
    + "</table>",
    "one table per row": "<div>"
    + repeat('<table width="98%"><tr><td>·<a href="{n}.html">{title}</a></td><td align="right">{day}</td></tr></table>')
    + "</div>",
    "two lines of a table per row": "<table>"
    + repeat('<tr><td><a href="{n}.html">{title}</a></td></tr><tr><td>日期：{day} 点击：12</td></tr>')
    + "</table>",
    "terms and definitions": "<dl>" + repeat('<dt><a href="{n}.html">{title}</a></dt><dd>{day}</dd>') + "</dl>",
    "one dl per row with a thumbnail": "<div>"
    + repeat(
        '<dl><dt><a href="{n}.html"><img src="/{n}.jpg" alt="{title}"></a></dt><dd><a href="{n}.html">{title}'
        "</a><p>{day}</p></dd></dl>"
    )
    + "</div>",
    "headings and paragraphs side by side": "<div>"
    + repeat('<h3><a href="{n}.html">{title}</a></h3><p class="meta">发布时间：{day} 来源：园区办</p>')
    + "</div>",
    "links and line breaks": "<div>" + repeat('<a href="{n}.html">{title}</a> ({day})<br>') + "</div>",
    "date before bare links": "<div>" + repeat('<span>{day}</span> <a href="{n}.html">{title}</a><br>') + "</div>",
    "day and month in two elements": "<ul>"
    + repeat('<li><div class="date"><span>{d}</span><em>{y}-{m}</em></div><a href="{n}.html">{title}</a></li>')
    + "</ul>",
    "month and day above the year": "<ul>"
    + repeat('<li><p><b>{m}-{d}</b><i>{y}</i></p><h4><a href="{n}.html">{title}</a></h4></li>')
    + "</ul>",
    "cards that are links": "<div class='list'>"
    + repeat(
        '<a class="card" href="{n}.html"><img src="/{n}.jpg"><h3>{title}</h3><p>近日，园区按照年度工作安排，'
        "组织有关单位开展了工作，取得了初步成效。</p>"
        "<time>{day}</time></a>"
    )
    + "</div>",
    "articles with excerpts and read-on links": "<main>"
    + repeat(
        '<article><h2><a href="{n}.html">{title}</a></h2><div class="meta"><time '
        'datetime="{day}T09:00:00+08:00">{m}月{d}日</time> '
        '<a href="/author/admin/" rel="author">admin</a></div><p>近日，园区按照年度工作安排，'
        "组织有关单位开展了工作，取得了初步成效…… "
        '<a href="{n}.html">阅读全文</a></p></article>'
    )
    + "</main>",
    "thumbnail, title, excerpt and read-on link": "<ul>"
    + repeat(
        '<li><a href="{n}.html"><img src="/{n}.jpg"></a><h5><a href="{n}.html">{title}</a></h5>'
        "<p>近日，园区按照年度工作安排，组织有关单位开展了工作，2016年3月1日以来取得了初步成效。</p><em>{day}"
        '</em><a href="{n}.html">查看详情&gt;&gt;</a></li>'
    )
    + "</ul>",
    "a category in brackets": "<ul>"
    + repeat('<li>[<a href="/list/{n}/">要闻</a>] <a href="{n}.html">{title}</a><span>{day}</span></li>')
    + "</ul>",
    "several lists of the same make": repeat('<ul><li><a href="{n}.html">{title}</a><span>{day}</span></li></ul>', 3)
    + "<ul>"
    + "".join(f'<li><a href="{n + 101}.html">{TITLES[n]}</a><span>{DAYS[n]}</span></li>' for n in range(3, 6))
    + "</ul>",
    "coloured titles": "<ul>"
    + repeat('<li><b><a href="{n}.html"><font color="red">{title}</font></a></b><span>{day}</span></li>')
    + "</ul>",
    "cut titles with the whole beside": "<ul>"
    + repeat('<li><a href="{n}.html" title="{title}">{cut}...</a><span>{day}</span></li>')
    + "</ul>",
    "cut titles with the whole in the image": "<ul>"
    + repeat(
        '<li><a href="{n}.html"><img src="/1.jpg" alt="{title}"></a><a href="{n}.html">{cut}…</a><span>{day}'
        "</span></li>"
    )
    + "</ul>",
    "the attribute holds title and date": "<ul>"
    + repeat('<li><a href="{n}.html" title="标题：{title}\n发布时间：{day}">{cut}…</a><span>{day}</span></li>')
    + "</ul>",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS.keys())
@pytest.mark.parametrize("frame", ["bare", "beside a hot list"])
def test_row_forms(form: str, frame: str) -> None:
    body = f'<div class="left"><h2>新闻中心</h2>{form}</div>' + (HOT if frame != "bare" else "")
    found = read(body)
    assert [row.url for row in found.rows] == [f"{SITE}/xwzx/{n}.html" for n in range(101, 107)]
    assert [row.headline for row in found.rows] == TITLES
    assert [(row.datePublished or "")[:10] for row in found.rows] == DAYS
    assert [row.position for row in found.rows] == [1, 2, 3, 4, 5, 6]
    assert not any(row.pinned or row.headline_is_cut for row in found.rows)
    hot = [row.url for row in found.others if "/xwzx/" in row.url]
    assert hot == ([f"{SITE}/xwzx/{n}.html" for n in range(1, 9)] if frame != "bare" else [])


def test_title_that_stays_cut_says_so() -> None:
    found = read("<ul>" + repeat('<li><a href="{n}.html">{cut}…</a><span>{day}</span></li>') + "</ul>")
    assert found.rows[1].headline == TITLES[1][:9]
    assert all(row.headline_is_cut for row in found.rows)


def test_section_inside_a_row() -> None:
    form = repeat('<li>[<a href="/list/{n}/">要闻</a>] <a href="{n}.html">{title}</a><span>{day}</span></li>')
    row = read(f"<ul>{form}</ul>").rows[0]
    assert row.section is not None
    assert (row.section.name, row.section.url) == ("要闻", f"{SITE}/list/101/")


def test_known_section_inside_a_row_needs_no_brackets() -> None:
    form = repeat('<li><a href="/zwgk/">政务公开</a><a href="{n}.html">{title}</a><span>{day}</span></li>')
    found = read(f"<ul>{form}</ul>")
    assert [row.headline for row in found.rows] == TITLES
    assert {row.section.name for row in found.rows if row.section} == {"政务公开"}


def test_excerpt() -> None:
    excerpt = "近日，园区按照年度工作安排，组织有关单位开展了工作，取得了初步成效"
    form = repeat('<li><h3><a href="{n}.html">{title}</a></h3><p>' + excerpt + "</p><span>{day}</span></li>")
    assert {row.excerpt for row in read(f"<ul>{form}</ul>").rows} == {excerpt}


HOSTILE = {
    "nothing": "",
    "deep": "<div>" * 3000 + '<a href="/a/1.html">x</a>',
    "one long line": "<a href='/a/1.html'>" + "标题" * 200_000 + "</a>",
    "many links": "".join(f'<a href="/x/{n}.html">{n}号公告的标题内容</a>' for n in range(5_000)),
    "broken addresses": (
        '<a href="http://[::1">x</a><a href="//">y</a><a href="http://">z</a><a href="?">q</a><a href="  ">w</a><a '
        'href="http:/x">w</a><a href="\x01">v</a>'
    ),
    "nested links": '<a href="/1.html"><a href="/2.html"><table><tr><td><a href="/3.html">t</a></table></a></a>',
    "a frameset": '<frameset><frame src="a.html"></frameset><noframes><a href="/1.html">一条新闻的标题</a></noframes>',
    "digits": "".join(f'<a href="/p_{n}.html">{"9" * 40}</a>' for n in range(30)),
}


@pytest.mark.parametrize("body", HOSTILE.values(), ids=HOSTILE.keys())
@pytest.mark.parametrize("url", [f"{SITE}/xwzx/", "http://x", "about:blank", ""])
def test_hostile_pages_never_raise(body: str, url: str) -> None:
    document = Document.from_text(url, body)
    found = find_rows(document, reference=NOW)
    assert len({row.url for row in (*found.rows, *found.others)}) == len(found.rows) + len(found.others)


SILENT = {
    "the alternative text of a picture": '<li><a href="/xwzx/{n}.html"><img src=/{n}.jpg alt="{title}"></a></li>',
    "a label": '<li><a href="/xwzx/{n}.html" aria-label="{title}"></a></li>',
    "the caption of a figure": (
        '<figure><a href="/xwzx/{n}.html"><img src=/{n}.jpg></a><figcaption>{title}</figcaption></figure>'
    ),
    "the heading of a card that a link covers": (
        '<div class=card><div><a href="/xwzx/{n}.html"></a></div><h3>{title}</h3><p>概要</p></div>'
    ),
}


@pytest.mark.parametrize("row", SILENT.values(), ids=SILENT.keys())
def test_a_link_without_a_text_has_its_title_from(row: str) -> None:
    rows = "".join(row.format(n=n, title=title) for n, title in enumerate(TITLES))
    found = read(f"{MENU}<div class=list>{rows}</div>").rows
    assert [one.headline for one in found] == TITLES


@pytest.mark.parametrize(
    "row",
    [
        # In a heading without a text, beside another link, too far from the heading, no heading.
        '<div class=card><h3><a href="/xwzx/{n}.html"></a></h3><p>概要</p></div>',
        '<div class=card><a href="/xwzx/{n}.html"></a><a href="/zt/{n}.html"></a><h3>{title}</h3></div>',
        '<div class=card><p><b><i><a href="/xwzx/{n}.html"></a></i></b></p><h3>{title}</h3></div>',
        '<div class=card><a href="/xwzx/{n}.html"></a><p>{title}</p></div>',
    ],
)
def test_an_empty_link_that_covers_no_card_is_no_row(row: str) -> None:
    rows = "".join(row.format(n=n, title=title) for n, title in enumerate(TITLES))
    assert read(f"{MENU}<div class=list>{rows}</div>").rows == ()


def test_a_dated_list_below_a_long_text() -> None:
    """Its folder's page lists it; on another page it stands beside the text, and keeps its days."""
    text = "<p>" + "Visitors of the old harbour can now book their guided walks at the counter. " * 20 + "</p>"
    rows = repeat('<li><h3><a href="/xwzx/{n}.html">{title}</a></h3><abbr>{day}</abbr></li>')
    page = f"<div id=content><h1>Harbour</h1>{text}<ul>{rows}</ul></div>"
    assert [row.datePublished for row in read(page).rows] == DAYS
    elsewhere = read(page, "/info/harbour.html")
    assert elsewhere.rows == ()
    assert [row.datePublished for row in elsewhere.others] == DAYS
    undated = repeat('<li><h3><a href="/xwzx/{n}.html">{title}</a></h3></li>')
    beside = read(f"<div><h1>Harbour</h1>{text}<ul>{undated}</ul></div>")
    assert beside.rows == ()
    assert {row.datePublished for row in beside.others} == {None}


def test_a_dated_list_of_the_page_s_folder_beside_longer_ones_that_lead_elsewhere() -> None:
    rows = repeat('<li><a href="/xwzx/{n}.html">{title}</a> <i>{day}</i></li>')
    links = "".join(
        f"<p><a href=/guide/{n}.html>园区企业在行业评选中获得三项大奖的经过与体会{n}</a></p>" for n in range(20)
    )
    for own, days in (("/xwzx/", set(DAYS)), ("/about/", set())):
        found = read(f"<div><div>{links}</div><ul>{rows}</ul></div>", own).rows
        assert {row.datePublished for row in found if row.datePublished} == days
