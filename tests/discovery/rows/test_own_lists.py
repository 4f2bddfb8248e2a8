"""Which of the lists on a page are its own."""

from list_pages import DAYS, HOT, SITE, TITLES, read, repeat


def test_channel_page_lists_all_its_blocks() -> None:
    blocks = "".join(
        f'<div class="box"><h3>栏目{b}</h3><a href="/xwzx/{b}/">更多</a><ul>'
        + "".join(f'<li><a href="/xwzx/{b}/{n}.html">{TITLES[n]}之{b}</a><span>{DAYS[n]}</span></li>' for n in range(5))
        + "</ul></div>"
        for b in range(4)
    )
    found = read(f'<div class="left">{blocks}</div>{HOT}')
    assert len(found.rows) == 20
    assert not any(row.pinned for row in found.rows)
    assert len(found.others) == 8


def test_pager_decides_between_two_lists() -> None:
    # The side list is longer and dated too; the pager stands by the other.
    side = "<div class='r'><ul>" + "".join(
        f'<li><a href="/gg/{n}.html">{TITLES[n % 6]}公告之{n}</a><span>2017-01-{n:02d}</span></li>'
        for n in range(10, 25)
    )
    own = "<ul>" + repeat('<li><a href="/xwzx/{n}.html">{title}</a></li>', 3) + "</ul>"
    pager = '<div><a href="/xwzx/index_2.html">2</a><a href="/xwzx/index_2.html">下一页</a></div>'
    found = read(f"<div class='l'>{own}{pager}</div>{side}</ul></div>")
    assert [row.url for row in found.rows] == [f"{SITE}/xwzx/{n}.html" for n in (101, 102, 103)]
    assert len(found.others) == 15


def test_last_page_of_one_row() -> None:
    own = repeat('<div class="list"><ul><li><a href="/xwzx/{n}.html">{title}</a><span>{day}</span></li></ul></div>', 1)
    pager = '<div class="page"><a href="/xwzx/">首页</a><a href="/xwzx/index_2.html">上一页</a><b>3</b></div>'
    found = read(f'<div class="left">{own}{pager}</div>{HOT}', "/xwzx/index_3.html")
    assert [(row.headline, row.datePublished) for row in found.rows] == [(TITLES[0], DAYS[0])]


def test_empty_section_has_no_rows() -> None:
    found = read(f'<div class="left"><h2>新闻中心</h2><ul></ul><div>共 0 页/0 条记录</div></div>{HOT}')
    assert found.rows == ()
    assert len(found.others) == 8


PARAGRAPHS = "".join(
    f"<p>12月{n}日，园区召开安全生产专题会议，传达学习上级有关文件精神，通报近期检查情况，"
    "并就下一步工作作出部署。会议要求，各部门要提高认识。</p>"
    for n in range(10, 18)
)


def test_article_page_has_no_rows() -> None:
    related = (
        '<div class="xg"><h4>相关新闻</h4><ul>'
        + repeat('<li><a href="{n}.html">{title}</a><span>{day}</span></li>')
        + "</ul></div>"
    )
    neighbours = (
        '<p>上一篇：<a href="/xwzx/90.html">园区举办迎新年健步走活动</a></p><p>下一篇：<a '
        'href="/xwzx/92.html">园区开展送温暖活动</a></p>'
    )
    body = (
        f"<h1>{TITLES[0]}</h1><p>来源：未知 日期：2017-12-25 点击：次</p><div>{PARAGRAPHS}"
        f"</div>{neighbours}{related}{HOT}"
    )
    found = read(body, "/xwzx/91.html")
    assert found.rows == ()
    assert {f"{SITE}/xwzx/{n}.html" for n in (90, 92, 101, 1)} <= {row.url for row in found.others}


def test_list_of_long_excerpts_is_a_list() -> None:
    text = (
        "12月10日，园区召开安全生产专题会议，传达学习上级有关文件精神，通报近期检查情况，并就下一步工作作出部署。" * 5
    )
    form = repeat('<article><h2><a href="{n}.html">{title}</a></h2><p>' + text + "</p></article>")
    assert [row.headline for row in read(f"<main>{form}</main>").rows] == TITLES


def test_links_that_are_no_articles_are_no_rows() -> None:
    noise = (
        '<ul><li><a href="/tag/keji/">科技创新工作专题标签</a></li><li><a '
        'href="/2017/12/">2017年12月的全部文章归档</a></li>'
        '<li><a href="/plus/count.php?aid=3">点击次数统计信息查询</a></li><li><a '
        'href="/up/notice.doc">关于开展申报工作的附件下载</a></li>'
        '<li><a href="http://www.gov.cn/1.html">国务院办公厅关于加强安全生产工作的通知</a></li></ul>'
    )
    found = read(noise + "<ul>" + repeat('<li><a href="{n}.html">{title}</a><span>{day}</span></li>') + "</ul>")
    assert [row.headline for row in found.rows] == TITLES
    assert found.others == ()


def test_unknown_entry_of_a_known_menu_is_no_row() -> None:
    # The side menu's class is the list's, and it stands in the same column.
    names = [
        *((f"/{s}/", "已知栏目的名称") for s in ("xwzx", "zwgk", "zsyz", "fwzn")),
        ("/cyyj/", "战略性新兴产业研究"),
    ]
    menu = "<ul>" + "".join(f'<li><a href="{url}">{name}</a></li>' for url, name in names) + "</ul>"
    own = "<ul>" + repeat('<li><a href="{n}.html">{title}</a> <em>[{m}-{d}]</em></li>') + "</ul>"
    found = read(f"<div>{own}</div><div>{menu}</div>")
    assert [row.headline for row in found.rows] == TITLES
    assert found.others == ()


def test_rows_that_name_known_sections_stay_rows() -> None:
    sections = ["xwzx", "zwgk", "zsyz", "fwzn", "xwzx", "zwgk"]
    form = '<li><a href="/{s}/">栏目</a> <a href="/{s}/{n}.html">{title}</a><span>{day}</span></li>'
    assert [row.headline for row in read("<ul>" + repeat(form, s=sections) + "</ul>").rows] == TITLES


def test_row_that_comes_twice_is_one_row() -> None:
    double = repeat('<li><a href="{n}.html">{title}</a><span>{day}</span></li>')
    found = read(f"<div class='l'><ul>{double}</ul><ul>{double}</ul></div>")
    assert [row.position for row in found.rows] == [1, 2, 3, 4, 5, 6]
