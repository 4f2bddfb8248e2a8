"""Rules for source and author: a place where some articles have a value is no value on the others."""

from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.induction.learn import learn_profile
from portalcrawl.induction.samples import ArticlePage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile

_NAMES = ("王小川", "李思远", "张北辰", "陈如海", "周望山", "吴念初")


def page_of(number: int, meta: str, more: str = "") -> Document:
    prose = "".join(
        f"<p>第{number}次会议讨论了第{step}项议程，代表们发言踊跃，提出{number + step}条建议。</p>" for step in range(3)
    )
    html = (
        f"<html><head><title>第{number}次会议召开</title></head><body><h1>第{number}次会议召开</h1>"
        f'<div class="xx">{meta}</div><div class="zw">{prose}{more}</div></body></html>'
    )
    return Document.from_text(f"http://portal.example/a/{number}.html", html)


def learn(metas: list[str]) -> Profile:
    pages = [
        ArticlePage(page_of(n, meta), Hints(headline=f"第{n}次会议召开", listed=True))
        for n, meta in enumerate(metas, 1)
    ]
    return learn_profile(Samples("http://portal.example/", articles=pages))


def read(profile: Profile, meta: str, more: str = "") -> Extraction:
    return extract_article(page_of(30, meta, more), Hints(headline="第30次会议召开", listed=True), profile)


def test_a_labelled_place_gives_nothing_without_its_label() -> None:
    profile = learn([f"<span>2024-05-0{n} 作者：{name}</span>" for n, name in enumerate(_NAMES, 1)])
    assert profile.templates[0].rules["authors"].label == "作者："
    named = read(profile, "<span>2024-05-09 作者：郑一鸣 审核：孙二</span>").article
    assert named is not None
    assert [author.name for author in named.authors] == ["郑一鸣"]
    assert named.evidence["authors"] == "rule:article-1"
    other = read(profile, "<span>2024-05-09 江城晚报</span>").article
    assert other is not None
    assert (other.authors, other.contentSource) == ([], "江城晚报")


def test_an_empty_label_is_not_answered_by_the_text() -> None:
    profile = learn([f"<span>2024-05-0{n} 来源：江城日报{n}版</span>" for n in range(1, 7)])
    article = read(
        profile, "<span>2024-05-09 来源：&nbsp;&nbsp;&nbsp;评论：0</span>", "<p><span>话未来</span></p>"
    ).article
    assert article is not None
    assert article.contentSource is None


def test_a_sentence_a_tool_and_a_by_line_are_no_source() -> None:
    profile = learn([f"<i>2024-05-0{n}</i><a href='http://paper{n}.example/'>江城{n}报</a>" for n in range(1, 7)])
    assert profile.templates[0].rules["contentSource"].label is None
    for text in ("扫一扫，手机浏览", "我要打印", "记者 王小川", "13.7"):
        article = read(profile, f"<i>2024-05-09</i><a href='http://paper.example/'>{text}</a>").article
        assert article is not None
        assert article.contentSource is None, text


def test_a_path_is_the_one_that_leads_somewhere() -> None:
    """All samples are of one section: the heading of the side list says its name on each of them."""
    path = (
        '<div id="place">当前位置：<a href="/">首页</a> > <a href="/{0}/">{1}</a></div><div class="lb">相关问题</div>'
    )
    profile = learn([path.format("wt", "相关问题") + f"<i>2024-05-0{n}</i>" for n in range(1, 7)])
    article = read(profile, path.format("xw", "公司新闻") + "<i>2024-05-09</i>").article
    assert article is not None
    assert [crumb.name for crumb in article.breadcrumbs] == ["公司新闻"]


def test_a_rule_gives_the_reporter_and_the_correspondent() -> None:
    profile = learn([f"<span>2024-05-0{n} 记者：{name} 通讯员：郑一鸣</span>" for n, name in enumerate(_NAMES, 1)])
    article = read(profile, "<span>2024-05-09 记者：张三 通讯员：李四 责任编辑：王五</span>").article
    assert article is not None
    assert [author.name for author in article.authors] == ["张三", "李四"]
    assert article.evidence["authors"] == "rule:article-1"


def test_authors_whom_the_text_names_are_no_sample_of_a_place() -> None:
    """Their pages would speak for a place around everything, which then gives the first words of any text."""
    documents = [
        page_of(n, f"<span>2024-05-0{n} 作者：</span>", f"<p>（记者{name}）</p>") for n, name in enumerate(_NAMES, 1)
    ]
    pages = [
        ArticlePage(document, Hints(headline=f"第{n}次会议召开", listed=True))
        for n, document in enumerate(documents, 1)
    ]
    profile = learn_profile(Samples("http://portal.example/", articles=pages))
    assert "authors" not in profile.templates[0].rules
    article = read(profile, "<span>2024-05-09 作者：</span>", "<p>（记者郑一鸣）</p>").article
    assert article is not None
    assert ([author.name for author in article.authors], article.evidence["authors"]) == (["郑一鸣"], "body")


SIDE = "<div class=side><b>问答</b></div>"
CRUMBS = "<div class=here>当前位置：<a href=/>首页</a> > <a href=/s/>{0}</a> > 正文</div>"


def test_the_name_of_one_section_above_a_side_list_of_all_pages_is_no_path() -> None:
    """Most of the samples are of the section that the side list is named after."""
    sections = ["问答"] * 6 + ["要闻"] * 3
    metas = [SIDE + CRUMBS.format(name) + f"<span>2024-05-0{n}</span>" for n, name in enumerate(sections, 1)]
    assert learn(metas).templates[0].rules["breadcrumbs"].xpath != '//div[@class="side"]'
    for profile in (learn(metas), learn(metas[:6])):
        article = read(profile, SIDE + CRUMBS.format("公告") + "<span>2024-05-09</span>").article
        assert article is not None
        assert [crumb.name for crumb in article.breadcrumbs] == ["公告"]
