"""One field at a time, on the smallest page that shows it."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import Hints, extract_article, join_pages
from portalcrawl.extraction.headline.cut_titles import is_cut, uncut
from portalcrawl.items import Article, Attachment, Image
from portalcrawl.lexicon.class_names import ASIDE, CAPTION, FURNITURE, read_role
from portalcrawl.page.document import Document
from portalcrawl.page.page_title import split_title
from portalcrawl.text.language import find_language

URL = "http://portal.example/news/2.html"
TEXT = "<div class=con><p>今天上午，园区召开会议，部署下一步工作。</p><p>会议强调，要抓好落实，确保成效。</p></div>"


def extract(body: str, *, title: str = "", head: str = "", **hints: object) -> Article:
    values = {"listed": True, "reference": datetime(2024, 6, 1, 4, tzinfo=UTC)} | hints
    document = Document.from_text(URL, f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>")
    article = extract_article(document, Hints(**values)).article  # type: ignore[arg-type]
    assert article is not None
    return article


def test_the_text_has_notes_on_how_it_was_read() -> None:
    rest = "会议强调，要抓好落实，确保成效，把发展作为第一要务，让每个人都有所得。"
    page = f"<html><title>会议</title><body><h1>园区召开会议</h1><div>%s<p>{rest}</p></div></body></html>"
    plain, mixed = page.encode().split(b"%s"), page.encode("gbk").split(b"%s")

    def read(body: bytes) -> Article:
        article = extract_article(Document.from_bytes(URL, body), Hints(listed=True)).article
        assert article is not None
        return article

    first = read(mixed[0] + "<p>首页新闻通知公告".encode() + mixed[1])
    second = read(plain[0] + "<p>今天上午，园区召开会议\ue000，部署下一步\ufffd工作。".encode() + plain[1])
    assert first.textNotes == ["mixed-charsets"]
    assert second.textNotes == ["unreadable-bytes", "private-use"]
    assert read(b"".join(plain)).textNotes == []
    assert join_pages(first, [second, first]).textNotes == ["mixed-charsets", "unreadable-bytes", "private-use"]


META_LINES = {
    "来源：新华网 作者：张三": ("新华网", ["张三"]),
    "来源：未知 作者：佚名": (None, []),
    "来源： 作者：admin 点击：": (None, ["admin"]),
    "<span>稿源：江城日报</span><span>记者：李四 王五</span>": ("江城日报", ["李四", "王五"]),
    "来 源：<a href='http://x.example/'>人民网－人民日报</a>　　作 者：赵六": ("人民网－人民日报", ["赵六"]),
    "信息来源：市发改委|发布人：办公室|责任编辑：钱七": ("市发改委", ["办公室"]),
    "发布者：园区信息网|查看：12": (None, []),
    "发布者：小赵同学|查看：12|原作者：赵小川": (None, ["赵小川"]),
    "发布者：林晓|查看：12": (None, ["林晓"]),
    "2024-05-06 08:00 | 江城发布 | 字号 <a href=#>A+</a>": ("江城发布", []),
    "2024-05-06 08:00 | 市卫生健康委 | 字号": ("市卫生健康委", []),
    "<a href=#>我要打印</a> 2024-05-06": (None, []),
    "2024-05-06 08:00 责任编辑：钱七": (None, []),
    "2024-05-06 08:00 江城晚报": ("江城晚报", []),
    "出处：《江城日报》2024-05-06": ("江城日报", []),
    "撰稿：孙八、周九 摄影：吴十": (None, ["孙八", "周九"]),
    "转自：新华社 2024年5月6日": ("新华社", []),
    "作者：张三、李四 2024-05-06 08:00": (None, ["张三", "李四"]),
    "来源：网络 2024-05-06": (None, []),
    "华夏人文 2024-05-06 08:00": ("华夏人文", []),
    "王小明 2024-05-06 08:00": (None, []),
    "2024-05-06 08:00 张三/江城晚报": ("江城晚报", []),
    "<p>张三、李四/江城晚报</p><p>2024-05-06 08:00</p>": ("江城晚报", ["张三", "李四"]),
    "<p class=author>园区观察君</p><p>2024-05-06</p>": ("园区观察君", []),
    "<p>小明 <a href='javascript:;'>园区观察君</a> 前天</p>": ("园区观察君", []),
    "<p>2024-05-06 <a href=http://paper.example/>江城晚报</a></p>": ("江城晚报", []),
    "<p>前天 <a href='javascript:;'>分享</a></p>": (None, []),
    "<p class=author>编辑部</p><p>2024-05-06</p>": (None, ["编辑部"]),
    "<p class=author>茉莉</p><p>2024-05-06</p>": (None, ["茉莉"]),
    "<p class=author>园区观察君</p><p>来源：江城日报</p>": ("江城日报", []),
}


@pytest.mark.parametrize("line", META_LINES)
def test_meta_line(line: str) -> None:
    article = extract(f"<h1>园区召开工作会议</h1><div>{line}</div>{TEXT}")
    source, authors = META_LINES[line]
    assert (article.contentSource, [author.name for author in article.authors]) == (source, authors)
    assert article.articleBody == "今天上午，园区召开会议，部署下一步工作。\n\n会议强调，要抓好落实，确保成效。"


COUNTS = {
    "点击：123": 123,
    "浏览次数：1,204 次": 1204,
    "阅读(56)": 56,
    "点击：<script src=/count.php></script>次": None,
    "人气：<span id=hits></span> 评论：3": None,
}


@pytest.mark.parametrize("line", COUNTS)
def test_clicks_only_where_the_page_says_them(line: str) -> None:
    assert extract(f"<h1>园区召开工作会议</h1><div>2024-05-06 {line}</div>{TEXT}").clicks == COUNTS[line]


HEADLINES = [
    ("园区召开工作会议-园区要闻-东湖工业园", "<h1>园区召开工作会议</h1>", None, "园区召开工作会议"),
    ("东湖工业园", "<h1>园区召开工作会议</h1>", None, "园区召开工作会议"),
    (
        "东湖工业园网",
        "<h1><a href=/>东湖工业园网</a></h1><h2>园区召开工作会议</h2>",
        "园区召开工作会议",
        "园区召开工作会议",
    ),
    ("东湖工业园", "<div><b>园区召开工作会议暨表彰大会</b></div>", "园区召开工作会…", "园区召开工作会议暨表彰大会"),
    ("园区召开工作会议_东湖工业园", "", None, "园区召开工作会议"),
    ("园区召开工作会议暨表彰大会 - 东湖", "<h1>园区召开工作会议...</h1>", None, "园区召开工作会议暨表彰大会"),
    ("", "<h3>标题：园区召开工作会议</h3>", "园区召开工作会议", "园区召开工作会议"),
    ("园区召开工作会议 – 东湖", "<h1>密码保护：园区召开工作会议</h1>", None, "园区召开工作会议"),
    ("Park meets | Site", "<h1>Park meets</h1><h2>Other story</h2>", None, "Park meets"),
]


@pytest.mark.parametrize(("title", "body", "row", "headline"), HEADLINES)
def test_headline(title: str, body: str, row: str | None, headline: str) -> None:
    assert extract(f"{body}<div>2024-05-06</div>{TEXT}", title=title, headline=row).headline == headline


def test_title_parts() -> None:
    assert split_title("标题_栏目_网站") == ["标题", "栏目", "网站"]
    assert split_title("A – B | Site") == ["A", "B", "Site"]
    assert split_title("self-made") == ["self-made"]
    assert [is_cut(text) for text in ("园区召开…", "园区召开...", "园区召开")] == [True, True, False]
    assert uncut("园区召开…") == "园区召开"


BREADCRUMBS = {
    "当前位置：<a href=/>首页</a> &gt;&gt; <a href=/news/>新闻</a> &gt;&gt; 正文": [("新闻", "/news/")],
    "您的位置：<a href=/>网站首页</a>-&gt;<a href=/a/>政务</a>-&gt;<a href=/a/b/>公告</a>": [
        ("政务", "/a/"),
        ("公告", "/a/b/"),
    ],
    "<span>你所在的位置</span><a href=/>首页</a>/<a href=/a/>政务</a>/<span>园区召开工作会议</span>": [("政务", "/a/")],
    "当前位置：首页 » 新闻中心 » 园区要闻": [("新闻中心", None), ("园区要闻", None)],
    "<ol itemtype='https://schema.org/BreadcrumbList' class=crumbs><li><a href=/>Home</a></li><li>"
    "<a href=/n/>News</a></li></ol>": [("News", "/n/")],
    "分类：<a href=/keji/>科技</a> 标签：<a href=/t/1>园区</a>": [("科技", "/keji/")],
}


@pytest.mark.parametrize("markup", BREADCRUMBS)
def test_breadcrumbs(markup: str) -> None:
    article = extract(f"<div>{markup}</div><h1>园区召开工作会议</h1><div>2024-05-06</div>{TEXT}")
    expected = [(name, f"http://portal.example{path}" if path else None) for name, path in BREADCRUMBS[markup]]
    assert [(crumb.name, crumb.url) for crumb in article.breadcrumbs] == expected


TAILS = [
    "<p>（责任编辑：张三）</p>",
    "<p>[编辑：李四]</p>",
    "<p>【打印】【关闭】</p>",
    "<p>上一篇：<a href=/1.html>园区动态</a></p><p>下一篇：没有了</p>",
    "<p>相关阅读：</p><p><a href=/1.html>园区动态一则</a></p><p><a href=/3.html>园区动态两则</a></p>",
    "<p class=pages><a href=2_2.html>1</a> <a href=2_2.html>2</a> <a href=2_2.html>下一页</a></p>",
    "<p>版权声明：凡注明来源的作品，未经授权不得转载，违者必究。</p>",
]


@pytest.mark.parametrize("tail", TAILS)
def test_tail_is_not_the_text(tail: str) -> None:
    body = TEXT.replace("</div>", f"{tail}</div>")
    article = extract(f"<h1>园区召开工作会议</h1><div>2024-05-06</div>{body}")
    assert article.articleBody == "今天上午，园区召开会议，部署下一步工作。\n\n会议强调，要抓好落实，确保成效。"
    assert (
        article.articleBodyHtml
        == "<div><p>今天上午，园区召开会议，部署下一步工作。</p><p>会议强调，要抓好落实，确保成效。</p></div>"
    )


def test_sentence_with_a_date_below_the_headline_is_text() -> None:
    first = "为进一步做好工作，经研究，决定于2024年4月1日至4月30日开展检查，现通知如下："
    article = extract(
        f"<h1>关于开展检查的通知</h1><div>2024-03-06</div><div><p>{first}</p><p>一、时间</p><p>四月。</p></div>"
    )
    assert article.articleBody == f"{first}\n\n一、时间\n\n四月。"


def test_box_between_paragraphs_does_not_end_the_text() -> None:
    rest = "<p>下一步，园区将继续推进项目建设，力争年内全部投产，为企业提供更好的服务，再上新台阶。</p>" * 2
    box = "<div>延伸阅读</div><div><a href=/1.html>园区动态一则</a></div>"
    article = extract(f"<h1>园区召开工作会议</h1><div>2024-05-06</div><div>{TEXT}{box}{rest}</div>")
    assert article.articleBody is not None
    assert article.articleBody.endswith("再上新台阶。")
    assert "园区动态" not in article.articleBody


LANGUAGES = [
    ("en", "园区召开会议，部署下一步工作。", "zh-CN"),
    ("zh-CN", "園區召開會議，這個時間對於發展問題來說很長。", "zh-TW"),
    ("zh-HK", "園區召開會議，這個時間對於發展問題來說很長。", "zh-HK"),
    ("zh_CN", "园区召开会议，这个时间对发展来说很长。", "zh-CN"),
    (None, "The port opened its second terminal and the mayor was in town for it.", "en"),
    ("zh-CN", "The port opened its second terminal and the mayor was in town for it.", "en"),
    ("de", "Der Hafen hat heute ein zweites Terminal.", "de"),
    (None, "Der Hafen hat heute ein zweites Terminal.", None),
    ("en-US", "The port opened.", "en-US"),
    (None, "港の第二ターミナルがきょう開業した。", "ja"),
]


@pytest.mark.parametrize(("stated", "text", "language"), LANGUAGES)
def test_language(stated: str | None, text: str, language: str | None) -> None:
    assert find_language(stated, text) == language


def test_roles_are_told_by_whole_words() -> None:
    assert read_role("hot-news") & ASIDE
    assert not read_role("hotel-booking navajo photoshop") & FURNITURE
    assert read_role("img_descr") & CAPTION


def test_pages_are_joined_in_order() -> None:
    first = Article(
        url=URL,
        headline="标题",
        articleBody="一。",
        articleBodyHtml="<p>一。</p>",
        images=[Image("http://x/1.jpg", "图")],
    )
    second = Article(
        url="http://portal.example/news/2_2.html",
        articleBody="二。",
        articleBodyHtml="<p>二。</p>",
        images=[Image("http://x/1.jpg"), Image("http://x/2.jpg")],
        attachments=[Attachment("http://x/a.doc", "a")],
    )
    joined = join_pages(first, [second, Article(url="http://portal.example/news/2_3.html")])
    assert joined.articleBody == "一。\n\n二。"
    assert joined.articleBodyHtml == "<p>一。</p>\n<p>二。</p>"
    assert joined.images == [Image("http://x/1.jpg", "图"), Image("http://x/2.jpg")]
    assert joined.attachments == [Attachment("http://x/a.doc", "a")]
    assert joined.pages == [URL, "http://portal.example/news/2_2.html", "http://portal.example/news/2_3.html"]
    assert first.pages == []
