"""The authors of whole articles: in their meta lines, and at the end of their texts."""

import pytest
from credited_articles import ONE, TWO, extract, names_in

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.page.document import Document

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
    "<span class=author>Jane Doe | Schools and Health Reporter</span>": ["Jane Doe"],
    "By Jane Doe, Independent Media Institute": ["Jane Doe"],
    "Author: <b>Jane Doe</b> <i>She runs a site, a Quayist, Craneist site. She has written for others, too.</i>": [
        "Jane Doe"
    ],
    "<a rel=author href=/authors/j>Jane Doe</a> <a rel=author href=/authors/j>About Jane Doe</a>": ["Jane Doe"],
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


@pytest.mark.parametrize("href", ["#respond", "http://example.com/2009/a/#comments"])
def test_a_link_to_a_place_on_a_page_is_not_an_author(href: str) -> None:
    """The box that is marked as the author's also has the day, and leads to the comments."""
    line = f"Por <b>Roe</b>, publicado el <b>25 de febrero, 2009 | <a href='{href}'>Añadir comentario</a></b>"
    body = (
        f"<h1>La regla que nadie conoce</h1><small class=author>{line}</small><p>{'Un texto largo, sin más. ' * 20}</p>"
    )
    document = Document.from_text("http://example.com/2009/a/", f"<html lang=es><body>{body}</body></html>")
    article = extract_article(document, Hints(listed=True)).article
    assert article is not None
    assert [author.name for author in article.authors] == ["Roe"]


LABELLED = {
    "Публикувано: 5 март 2024 Автор: Иван Роев": "Иван Роев",
    "Објављено: 5. март 2024. Аутор: Марко Роев": "Марко Роев",
    "Avtor: Janez Roe, 5. marec 2024": "Janez Roe",
    "Ημερομηνία: 5 Μαρτίου 2024 Συντάκτης: Γιώργος Ρόε": "Γιώργος Ρόε",
    "Penulis: Budi Roe Tanggal: 5 Maret 2024": "Budi Roe",
    "نویسنده: علی رویی تاریخ: ۱۴۰۲/۱۲/۱۵": "علی رویی",
    "نوسەر:مامۆستا ڕۆ بەروار:٢٠٢٤/٠٣/٠٥": "مامۆستا ڕۆ",
}


@pytest.mark.parametrize("line", LABELLED)
def test_labels_of_many_languages_part_author_and_day(line: str) -> None:
    article = extract(line)
    assert (names_in(article), article.datePublished) == ([LABELLED[line]], "2024-03-05")
