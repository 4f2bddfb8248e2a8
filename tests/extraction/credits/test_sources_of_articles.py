"""The sources of whole articles: in their meta lines, and at the end of their texts."""

import pytest
from credited_articles import ONE, TWO, extract, names_in

from portalcrawl.extraction.article import Hints, extract_article, join_pages
from portalcrawl.items import Article, Author
from portalcrawl.page.document import Document

META_SOURCES = {
    "来源:江城日报": "江城日报",
    "【来源】江城日报": "江城日报",
    "【来源：江城日报】": "江城日报",
    "稿源：江城日报": "江城日报",
    "信息来源：市发改委": "市发改委",
    "转载自：江城网": "江城网",
    "摘自：《读者》": "读者",
    "摘自《读者》2024年第5期": "读者",
    "来源：《读者》2024年第5期": "读者",
    "转自《江城日报》": "江城日报",
    "原载：《江城日报》": "江城日报",
    "来源于江城日报": "江城日报",
    "来源丨江城日报": "江城日报",
    "来源 | 江城日报": "江城日报",
    "来源 江城日报": "江城日报",
    # What follows is cut off.
    "来源：江城日报 作者：张三 编辑：李四": "江城日报",
    "来源：江城日报编辑：张三": "江城日报",
    "来源：江城日报（记者 张三）": "江城日报",
    "来源：江城日报记者 张三": "江城日报",
    "来源：江城日报 2024/05/06 08:00": "江城日报",
    "来源：江城日报2024年5月6日第3版": "江城日报",
    "来源：江城日报【字体：大 中 小】": "江城日报",
    "来源：江城日报 浏览：23次": "江城日报",
    "来源：<a href=http://paper.example/>江城日报</a>": "江城日报",
    # Brackets that are part of the name.
    "来源：江城日报《科技周刊》": "江城日报《科技周刊》",
    "来源：“江城发布”微信公众号": "“江城发布”微信公众号",
    "来源：中国（江城）自贸区": "中国（江城）自贸区",
    "来源：IT 之家": "IT 之家",
    # Nobody.
    "来源：未知": None,
    "来源：不详": None,
    "来源：网络": None,
    "来源：网络转载": None,
    "来源：佚名": None,
    "来源：转载": None,
    "来源：其他": None,
    "来源：--": None,
    "来源：": None,
    "来源：http://www.paper.example/": None,
    '来源：size="20"': None,
    "来源 多样": None,
}


@pytest.mark.parametrize("meta", META_SOURCES)
def test_source_of_a_meta_line(meta: str) -> None:
    article = extract(meta)
    assert article.contentSource == META_SOURCES[meta]
    assert article.articleBody == f"{ONE}\n\n{ONE}\n\n{TWO}" or meta == "来源 多样"


LAST_SOURCES = [
    ("（来源：新华社）", "新华社"),
    ("来源：新华社", "新华社"),
    ("【来源：新华社】", "新华社"),
    ("（来源：新华社 作者：张三）", "新华社"),
    ("（转自《江城日报》）", "江城日报"),
    ("（摘自《读者》）", "读者"),
    ("—— 摘自《读者》", "读者"),
    ("（转载自江城网）", "江城网"),
    ("（据新华社）", "新华社"),
    ("（据新华社电）", "新华社"),
    ("（据了解）", None),
    ("（据悉）", None),
]


@pytest.mark.parametrize(("words", "source"), LAST_SOURCES)
def test_source_at_the_end_of_the_text(words: str, source: str | None) -> None:
    article = extract("2024-05-06", end=words)
    assert (article.contentSource, article.evidence.get("contentSource")) == (source, "body" if source else None)


def test_notes_at_the_end_of_a_paragraph_state_the_source() -> None:
    for words in ("（转自《江城日报》）", "（据江城日报）", "（摘自《江城日报》）（责任编辑：张三）"):
        assert extract("2024-05-06", tail=words).contentSource == "江城日报"


def test_a_digest_of_several_sources_has_none() -> None:
    page = "".join(f"<p>{ONE}</p><p>（来源：{name}）</p>" for name in ("江城日报", "江城晚报"))
    document = Document.from_text("http://portal.example/2.html", f"<h1>园区一周要闻集锦</h1><div>{page}</div>")
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert article.contentSource is None


def test_what_stands_below_the_last_page_is_the_articles() -> None:
    first = Article(url="http://x/1", headline="标题", contentSource=None, evidence={"headline": "heading:h1"})
    last = Article(
        url="http://x/2",
        contentSource="江城日报",
        authors=[Author("张三")],
        evidence={"headline": "title", "contentSource": "body", "authors": "body"},
    )
    joined = join_pages(first, [last])
    assert (joined.contentSource, names_in(joined)) == ("江城日报", ["张三"])
    assert joined.evidence == {"headline": "heading:h1", "contentSource": "body", "authors": "body"}
    assert first.evidence == {"headline": "heading:h1"}
    first.contentSource, first.evidence["contentSource"] = "江城晚报", "meta-line"
    assert join_pages(first, [last]).contentSource == "江城晚报"
