"""What stands around a text in traditional pages: labels without colons, rulers, notices; pages of images or files."""

import pytest

from portalcrawl.extraction.article import Extraction, Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.lexicon.article_words import LEGAL_LINE, META_LABEL, RULER_LINE, is_legal, may_be_labelled
from portalcrawl.page.document import Document
from portalcrawl.text.language import find_language

HEADLINE = "濱江園區召開招商推介會"
TEXT = (
    "<p>濱江園區昨日召開招商推介會，三十家企業到會，簽約項目十二個。</p><p>會議要求各部門抓緊落實，確保年內開工。</p>"
)
FOOTER = (
    '<div class="foot"><p>Copyright &copy; 2008-2017 濱江園區網 版權所有</p>'
    "<p>某ICP備00000000號 更新時間：2017-12-26</p></div>"
)
LISTED = Hints(headline=HEADLINE, datePublished="2016-03-09", listed=True)


def extract(content: str, meta: str = "", hints: Hints = LISTED) -> Extraction:
    page = (
        f"<html><head><title>{HEADLINE}_濱江園區網</title></head><body><h1>{HEADLINE}</h1>{meta}"
        f'<div class="content">{content}</div>{FOOTER}</body></html>'
    )
    return extract_article(Document.from_text("http://portal.example/a/2016/9.html", page), hints)


def article_of(content: str, meta: str = "") -> Article:
    article = extract(content, meta).article
    assert article is not None
    return article


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("記者 孫立新", ["孫立新"]),
        ("記者 張國慶、黃文斌", ["張國慶", "黃文斌"]),
        ("記者 謝思遠(yuǎn) 何文斌", ["謝思遠(yuǎn)", "何文斌"]),
        ("记者 王小明", ["王小明"]),
        ("記者觀察", []),
    ],
)
def test_authors_in_a_field_of_their_own(field: str, names: list[str]) -> None:
    meta = (
        f"<p><span>2016-03-09 10:20</span> | <span>來源：濱江日報</span> | <span>{field}</span> | <span>點擊</span></p>"
    )
    article = article_of(TEXT, meta)
    assert [author.name for author in article.authors] == names
    assert (article.contentSource, article.datePublished) == ("濱江日報", "2016-03-09T10:20+08:00")
    assert article.articleBody is not None
    assert article.articleBody.startswith("濱江園區昨日")


@pytest.mark.parametrize(
    ("written", "source"),
    [
        ("新華網(wǎng)", "新華網(wǎng)"),
        ("（新華網）", "新華網"),
        ("[新華網]", "新華網"),
        ("新華網)", "新華網"),
        ("人民日報（海外版）", "人民日報（海外版）"),
    ],
)
def test_brackets_of_a_source(written: str, source: str) -> None:
    assert article_of(TEXT, f"<p>來源：{written} 時間：2016-03-09 點擊：37</p>").contentSource == source


def test_traditional_meta_line() -> None:
    article = article_of(TEXT, "<p>發佈時間：2016-03-09　作者：謝少鋒　來源：濱江日報　瀏覽量：128　【字號:大 小】</p>")
    assert [author.name for author in article.authors] == ["謝少鋒"]
    assert (article.contentSource, article.clicks, article.datePublished) == ("濱江日報", 128, "2016-03-09")


@pytest.mark.parametrize("ruler", ["------分隔線----------------------------", "——————", "==========", "*****"])
def test_rulers_are_no_text(ruler: str) -> None:
    article = article_of(f"{TEXT}<div>{ruler}</div>")
    assert article.articleBody == (
        "濱江園區昨日召開招商推介會，三十家企業到會，簽約項目十二個。\n\n會議要求各部門抓緊落實，確保年內開工。"
    )


@pytest.mark.parametrize("text", ["——摘自會議紀要", "---張三", "-- 3 --", "招商引資"])
def test_text_is_no_ruler(text: str) -> None:
    assert not RULER_LINE.match(text)


def test_the_site_s_own_date_is_no_article_s() -> None:
    assert extract(TEXT, hints=Hints()).rejection == "no date and not listed"
    article = article_of(TEXT)
    assert (article.datePublished, article.evidence["datePublished"]) == ("2016-03-09", "list")


def test_a_page_of_files_is_an_article() -> None:
    article = article_of(
        '<p>附件:<a href="/f/1.pdf">扶持辦法.pdf</a></p><p>附件:<a href="/f/2.pdf">申請表.pdf</a></p>'
        "<div>(責任編輯:admin)</div>",
        "<table><tr><td>發布時間：2016年03月09日 08:34　作者：謝少鋒　來源：濱江日報　瀏覽：37</td></tr></table>",
    )
    assert article.articleBody is None
    assert [file.url for file in article.attachments] == [
        "http://portal.example/f/1.pdf",
        "http://portal.example/f/2.pdf",
    ]


def test_a_page_of_images_is_an_article() -> None:
    article = article_of(
        '<figure><img src="/i/1.jpg" alt=""><figcaption>圖為濱江園區一角</figcaption></figure>'
        '<figure><img src="/i/2.jpg" alt=""></figure><div>(責任編輯:admin)</div>',
        "<p>來源：濱江日報 時間：2016-03-09</p>",
    )
    assert [(image.url, image.caption) for image in article.images] == [
        ("http://portal.example/i/1.jpg", "圖為濱江園區一角"),
        ("http://portal.example/i/2.jpg", None),
    ]


def test_bytes_that_are_no_text_are_no_article() -> None:
    noise = bytes(range(0xA1, 0x100)) * 40
    document = Document.from_text("http://portal.example/a/1.html", f"<h1>{HEADLINE}</h1><p>{noise.decode('latin-1')}")
    assert extract_article(document, LISTED).rejection == "not text"


@pytest.mark.parametrize(
    "text",
    [
        "來源：甲",
        "Source: a",
        "文/張三",
        "點擊(3)",
        "点击：3",
        "Hits 12",
        "阅读 (7)",
        "人气｜5",
        "責任編輯：甲",
        "编 辑：乙",
    ],
)
def test_short_cuts_find_what_the_pattern_finds(text: str) -> None:
    assert META_LABEL.search(text.replace("｜", ""))
    assert may_be_labelled(text)


@pytest.mark.parametrize(
    "text",
    [
        "版權所有",
        "某ICP备1号",
        "公网安备",
        "許可證號",
        "舉報電話",
        "All Rights Reserved",
        "© 2017",
        "Powered by X",
        "備案號",
    ],
)
def test_notices(text: str) -> None:
    assert LEGAL_LINE.search(text)
    assert is_legal(text)


def test_a_language_is_told_by_its_characters() -> None:
    assert find_language(None, "濱江園區昨日召開招商推介會，簽約項目十二個。") == "zh-TW"
    assert find_language(None, "滨江园区昨日召开招商推介会，签约项目十二个。") == "zh-CN"
    assert find_language(None, "ひらがなとカタカナの文章です。会議を開く。") == "ja"
