"""Source and authors: in the meta line, beside the text, at its end."""

import time

import pytest

from portalcrawl.extraction.article import Hints, extract_article, join_pages
from portalcrawl.extraction.credits.by_line import read_by_line
from portalcrawl.extraction.credits.credit_parser import clean_names
from portalcrawl.extraction.credits.stated_source import clean_source
from portalcrawl.items import Article, Author
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import OwnSource, Portal, Profile

ONE = "今天上午，园区召开全体会议，部署下一步的各项重点工作。"
TWO = "会议强调，要抓好落实，确保成效，让企业和群众都满意。"


def extract(meta: str, *, end: str = "", tail: str = "", below: str = "", rule: Profile | None = None) -> Article:
    """An article with a meta line, words at its last paragraph's end, a last paragraph, and a line below the text."""
    more = f"<p>{end}</p>" if end else ""
    page = (
        f"<html><body><h1>园区召开工作会议</h1><div>{meta}</div><div class=con><p>{ONE}</p><p>{ONE}</p>"
        f"<p>{TWO}{tail}</p>{more}</div>{below}</body></html>"
    )
    document = Document.from_text("http://portal.example/news/2.html", page)
    article = extract_article(document, Hints(listed=True), rule).article
    assert article is not None
    return article


def names_in(article: Article) -> list[str]:
    return [author.name for author in article.authors]


# --- authors ------------------------------------------------------------------------------------

META_AUTHORS = {
    "记者 张三 李四": ["张三", "李四"],
    "本报记者 张三 通讯员 李四": ["张三", "李四"],
    "本报记者 张三 通讯员 李四 2024-05-06": ["张三", "李四"],
    "2024-05-06 通讯员 王五": ["王五"],
    "江城日报 记者 张三": ["张三"],
    "文字 图片 标题": [],
    "记者：张三 通讯员：李四": ["张三", "李四"],
    "作者：张三、李四，王五": ["张三", "李四", "王五"],
    "作者：张三,李四;王五": ["张三", "李四", "王五"],
    "作者：张三/文": ["张三"],
    "文/张三": ["张三"],
    "文/李四 图/王五": ["李四"],
    "李四/文 王五/图": ["李四"],
    "文：李四 图：王五": ["李四"],
    "文/图 李四": ["李四"],
    "图文/李四": ["李四"],
    "作者：李四 摄影 王五": ["李四"],
    "作者：李四 摄": [],
    "作者：江城日报记者 张三": ["张三"],
    "作者：张三（实习生）": ["张三"],
    "作者：张三(江城日报)": ["张三"],
    "作者：张三等": ["张三"],
    "记者：张三 报道": ["张三"],
    "作者：本报评论员": ["本报评论员"],
    "作者：张三 来源：新华社": ["张三"],
    "来源：新华社作者：张三": ["张三"],
    "来源：江城日报（记者 张三）": ["张三"],
    "【来源】江城日报 【作者】张三": ["张三"],
    "撰稿：张三 | 摄影：李四 | 编辑：王五": ["张三"],
    "作者：张三 责编：李四 审核：王五": ["张三"],
    "供稿：办公室": ["办公室"],
    "作者：张三 供稿：办公室": ["张三"],
    # Names that are set with a space.
    "作者：王 强": ["王强"],
    "作者：王　强": ["王强"],
    "作者：王 强 李 明": ["王强", "李明"],
    "作者：佟 丽 张三": ["佟丽", "张三"],
    "作者：欧阳 修": ["欧阳修"],
    "记者 王 强 通讯员 李小明": ["王强", "李小明"],
    # Who edits, checks or runs the system.
    "责任编辑：张三": [],
    "作者：责任编辑": [],
    "编辑 张三 审核 李四": [],
    "校对：张三 监制：李四": [],
    "作者：编辑 李四": [],
    "作者：小编": [],
    "作者：管理员": [],
    "作者：系统管理员": [],
    "发布人：管理员": [],
    "作者：佚名": [],
    "作者：匿名": [],
    "作者：网络": [],
    "作者：本站": [],
    "作者：本站原创": [],
    "作者：网友": [],
    "<a href=#>记者博客</a>　<a href=#>联系记者</a>": [],
    "记者手记": [],
    "作者简介：张三": [],
}


@pytest.mark.parametrize("meta", META_AUTHORS)
def test_authors_of_a_meta_line(meta: str) -> None:
    article = extract(meta)
    assert names_in(article) == META_AUTHORS[meta]
    assert article.articleBody == f"{ONE}\n\n{ONE}\n\n{TWO}" or meta in ("记者手记", "作者简介：张三", "文字 图片 标题")


# Each of them as the last paragraph, and, but for those marked None, at the end of the last sentence's paragraph.
LAST = [
    ("（记者王五）", ["王五"], ["王五"]),
    ("(记者 张三 通讯员 李四)", ["张三", "李四"], ["张三", "李四"]),
    ("（记者张三、李四）", ["张三", "李四"], ["张三", "李四"]),
    ("（本报记者 王 强）", ["王强"], ["王强"]),
    ("（江城日报·江城网记者 王五 通讯员 李四 王明）", ["王五", "李四", "王明"], ["王五", "李四", "王明"]),
    ("（融媒体记者 王五 实习生 李四）", ["王五", "李四"], ["王五", "李四"]),
    ("（记者王五）（责任编辑：李四）", ["王五"], ["王五"]),
    ("（通讯员 李四）", ["李四"], ["李四"]),
    ("（作者：张三，系东湖大学教授）", ["张三"], ["张三"]),
    ("（作者张三系东湖大学教授）", ["张三"], ["张三"]),
    ("（作者系东湖大学教授）", [], []),
    ("（作者单位：东湖大学）", [], []),
    ("本报记者 张三", ["张三"], ["张三"]),
    ("本报记者 张三 通讯员 李四", ["张三", "李四"], ["张三", "李四"]),
    ("新华社记者 张三 李四", ["张三", "李四"], ["张三", "李四"]),
    ("（本报记者 张三 摄）", [], []),
    ("（记者 佟丽娅）", ["佟丽娅"], ["佟丽娅"]),
    ("（记者王五 报道）", ["王五"], ["王五"]),
    ("文/张三 图/李四", ["张三"], None),
    ("来源：江城日报 记者：张三", ["张三"], None),
    ("（来源：江城日报 作者：张三）", ["张三"], None),
    ("撰稿：张三 编辑：李四 审核：王五", ["张三"], None),
    ("作者丨张三", ["张三"], None),
    # Not said to have written it.
    ("（文/图 张三）", ["张三"], []),
    ("（张三）", [], []),
    ("（责任编辑：张三）", [], []),
    ("（编辑 张三）", [], []),
    ("（记者获悉）", [], []),
    ("记者：谢谢您", [], None),
    ("记者手记", [], []),
    ("（完）", [], []),
]


@pytest.mark.parametrize(("words", "alone", "behind"), LAST)
def test_authors_at_the_end_of_the_text(words: str, alone: list[str], behind: list[str] | None) -> None:
    article = extract("2024-05-06", end=words)
    assert names_in(article) == alone
    assert article.evidence.get("authors") == ("body" if alone else None)
    if behind is not None:
        assert names_in(extract("2024-05-06", tail=words)) == behind


def test_a_by_line_at_the_end_stays_in_the_text() -> None:
    for words in ("（记者王五）", "本报记者 张三"):
        assert (extract("2024-05-06", end=words).articleBody or "").endswith(words)
        assert (extract("2024-05-06", tail=words).articleBody or "").endswith(f"{TWO}{words}")


def test_neighbours_and_links_below_the_text_are_no_by_lines() -> None:
    for below in ("<div>下一篇：记者 张三</div>", "<div><a href=/3.html>本报记者 张三 通讯员 李四</a></div>"):
        assert extract("2024-05-06", below=below).authors == []
    assert names_in(extract("2024-05-06", below="<div>本报记者 张三 通讯员 李四</div>")) == ["张三", "李四"]


def test_a_meta_line_is_believed_before_the_text() -> None:
    article = extract("作者：李四", end="（记者王五）")
    assert (names_in(article), article.evidence["authors"]) == (["李四"], "meta-line")


def test_the_reporter_of_a_dispatch_is_left_to_the_text() -> None:
    """Whose word it is when a portal takes over a dispatch, its beginning does not tell."""
    article = extract("2024-05-06")
    dispatch = extract("2024-05-06", tail=f"新华社江城5月6日电（记者 张三）{ONE}")
    assert (article.authors, dispatch.authors, dispatch.contentSource) == ([], [], None)


LATIN = {
    "By Jane Doe and John Roe, Staff Writer": ["Jane Doe", "John Roe"],
    "By Jane Doe, John Roe and Ann Poe": ["Jane Doe", "John Roe", "Ann Poe"],
    "By JANE DOE": ["JANE DOE"],
    "By Jane Doe, Special to the Daily News": ["Jane Doe"],
    "By Jane Doe, Associated Press": ["Jane Doe"],
    "By Jane Doe Updated May 6, 2024": ["Jane Doe"],
    "By Jane Doe | May 6, 2024": ["Jane Doe"],
    "By Jane Doe, Senior Reporter": ["Jane Doe"],
    "Jane Doe, Staff Writer": ["Jane Doe"],
    "May 6, 2024 - Jane Doe (@jane)": ["Jane Doe"],
    "May 6, 2024 -   Jane Doe   John Roe <a href=#>(@roe)</a>": ["Jane Doe", "John Roe"],
    "May 6, 2024 - Tzu-Li (Gordon) Tai, Jane Doe": ["Tzu-Li (Gordon) Tai", "Jane Doe"],
    "By Daily News Staff": ["Daily News Staff"],
    "By Staff": [],
    "By Editor": [],
    "By Anonymous": [],
    "May 6, 2024 - Press Release": [],
    "May 6, 2024 - New York": [],
    "May 6, 2024 - The park opens": [],
    "Photos by John Roe": [],
}


@pytest.mark.parametrize("line", LATIN)
def test_latin_by_lines(line: str) -> None:
    text = "The park opened a new lab on Monday, officials said, after two years of work. It will house many."
    page = f"<h1>Park Opens New Lab</h1><div>{line}</div><div><p>{text}</p><p>{text}</p></div>"
    article = extract_article(Document.from_text("http://portal.example/2.html", page), Hints(listed=True)).article
    assert article is not None
    assert names_in(article) == LATIN[line]


# --- source -------------------------------------------------------------------------------------

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


# --- what the profile says ----------------------------------------------------------------------

OWN_WORDS = ["本站", "本站原创", "本网", "本报讯", "原创", "本網站", "本站编辑"]


@pytest.mark.parametrize("word", OWN_WORDS)
def test_own_source_is_as_the_profile_says(word: str) -> None:
    def read(own_source: OwnSource) -> tuple[str | None, str | None]:
        portal = Portal("http://portal.example/", name="清河新闻网", own_source=own_source)
        article = extract(f"来源：{word} 作者：张三", rule=Profile(portal))
        assert names_in(article) == ["张三"]
        return article.contentSource, article.evidence.get("contentSource")

    assert read(OwnSource.STATED) == (word, "meta-line")
    assert read(OwnSource.NAME) == ("清河新闻网", "meta-line")
    assert read(OwnSource.ABSENT) == (None, None)
    assert extract(f"来源：{word}").contentSource == word


def test_nobody_is_neither_source_nor_author() -> None:
    profile = Profile(Portal("http://portal.example/", nobody=("admin", "互联网")))
    for meta in ("来源：互联网 作者：admin", "来源：admin 作者：Admin"):
        article = extract(meta, rule=profile)
        assert (article.contentSource, names_in(article)) == (None, [])
        assert not {"contentSource", "authors"} & set(article.evidence)
    article = extract("来源：江城互联网 作者：admin、张三", rule=profile)
    assert (article.contentSource, names_in(article)) == ("江城互联网", ["张三"])
    assert names_in(extract("作者：admin")) == ["admin"]


# --- hostile texts ------------------------------------------------------------------------------

PIECES = [
    "记者",
    "记者 ",
    "（",
    "（记者 ",
    "张 ",
    "文/",
    "/",
    "、",
    "By A",
    ", ",
    "来源",
    "《",
    "转自",
    "(a) ",
    "系",
    " ",
    "】【",
]


@pytest.mark.parametrize("piece", PIECES)
def test_hostile_credits_take_no_time(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    start = time.process_time()
    clean_names((text, text))
    clean_source((text, text))
    read_by_line(text)
    read_by_line(text[:150])
    extract(text, end=text, tail=f"（{text[:600]}）")
    assert time.process_time() - start < 5
