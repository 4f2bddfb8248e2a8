"""How pages name their menus, pagers, side lists and marks: what each pattern finds, and what it leaves."""

import re

import pytest

from portalcrawl.lexicon import list_words
from portalcrawl.lexicon.list_words import list_pager_openings
from portalcrawl.lexicon.notation import write_regex
from portalcrawl.lexicon.words import Pattern

# pattern, whole texts that are such a wording, texts that are not
WHOLE: list[tuple[str, list[str], list[str]]] = [
    ("HOME", ["首页", "网站首頁", "首 页", "回首頁", "Home", "Startseite"], ["首页新闻", "Homes"]),
    (
        "SERVICE",
        ["登录", "會員登入", "忘記密碼", "訂閱電子報", "行動版", "網站導覽", "Log in", "Sitemap", "RSS"],
        ["要闻", "Login news"],
    ),
    ("LANGUAGE", ["English", "繁體版", "日本語"], ["English news"]),
    ("SURE_LANGUAGE", ["繁", "中文版", "English version"], ["俄语"]),
    (
        "MORE",
        [
            "更多",
            "[更多>>]",
            "阅读全文",
            "...",
            "»",
            "[+]",
            "更 多内容",
            "Read more »",
            "了解更多",
            "(->Read more)",
            "» Lire la suite",
        ],
        ["更多园区", "more or less", ">>>>"],
    ),
    ("MORE_OF_SECTION", ["更多", "更多新闻>>", "All news", "+", ">>"], ["全文", ">>>>"]),
    ("PINNED", ["[置顶]", "置頂", "【頂】", "Featured", "[featured post]", "sticky post"], ["置顶文章", "feature"]),
    (
        "NEXT",
        [
            *("下一页", "下頁", "后页 >", "Next »", ">", "»", "下一页>>", "older posts", "&gt;", "→"),
            *("Next 20 items »", "次の 20 アイテム", "10 éléments suivants", "Nächste 20 Inhalte"),
        ],
        ["下一篇", "next article", "<", "≫", "Next 7 days", "20 items"],
    ),
    ("PREVIOUS", ["上一页", "« Prev", "<", "‹", "前一頁", "« Previous 20 items"], ["上一篇", ">", "首页"]),
    ("FIRST", ["首页", "第一页", "|<", "<<", "First"], ["最后一页", ">>"]),
    ("LAST", ["尾页", "末頁", "最后一页", ">>|", ">>", "Last page"], ["首页", "<<"]),
    (
        "PAGE_NUMBER",
        ["3", "[3]", "第3页", "第 3 頁", "Page 3", "p.3", "3 (current)", "· 3 ·"],
        ["3月", "1234567", "3-4"],
    ),
]


@pytest.mark.parametrize(("name", "are", "are_not"), WHOLE, ids=[name for name, _, _ in WHOLE])
def test_a_whole_text_is_such_a_wording(name: str, are: list[str], are_not: list[str]) -> None:
    pattern: Pattern = getattr(list_words, name)
    assert [text for text in are if not pattern.fullmatch(text)] == []
    assert [text for text in are_not if pattern.fullmatch(text)] == []


# pattern, texts in which such a wording is found, texts in which it is not
ANYWHERE: list[tuple[str, list[str], list[str]]] = [
    ("ENTER", ["点击进入网站", "進 入", "Skip intro"], ["欢迎", "center"]),
    (
        "SIDE_HEADING",
        ["热点推荐", "點擊排行", "延伸閱讀", "人氣文章", "Most read", "Recommended for you"],
        ["园区要闻", "Hotel"],
    ),
    ("NO_MENU_HEADING", ["友情链接", "關鍵字", "当前位置", "Archives"], ["栏目"]),
    ("MENU_HEADING", ["栏目导航", "選單", "Categories"], ["友情"]),
    ("OF_PAGES", ["下一页", "较早的文章", "Older posts", "加載更多"], ["下一篇", "next"]),
    ("IMPRINT", ["版权所有", "技术支持：一", "ICP备1", "© 2017", "Copyright"], ["版权法"]),
    ("CRUMB_LABEL", ["当前位置", "目前位置", "You are here"], ["首页"]),
    ("ROW_LABEL", ["来源：", "分类:", "作者 "], ["作者：张三"]),
    ("LAST_LABEL", ["Go to last page", "转到末页"], ["next page"]),
]


@pytest.mark.parametrize(("name", "are", "are_not"), ANYWHERE, ids=[name for name, _, _ in ANYWHERE])
def test_a_wording_is_found_in_a_text(name: str, are: list[str], are_not: list[str]) -> None:
    pattern: Pattern = getattr(list_words, name)
    assert [text for text in are if not pattern.search(text)] == []
    assert [text for text in are_not if pattern.search(text)] == []


# pattern, texts that begin so, texts that do not
START: list[tuple[str, list[str], list[str]]] = [
    (
        "MORE_PREFIX",
        ["Continue reading “Park”", "继续阅读：园区", "Read more Park"],
        ["继续阅读园区", "x read more: y"],
    ),
    ("PIN_MARK", ["[置顶] 园区", "【頂】园区", "(featured) Park"], ["置顶 园区", "园区[置顶]"]),
    ("NEIGHBOUR", ["上一篇：园区", "【下一條】", "前一篇"], ["园区上一篇", "上一页"]),
]


@pytest.mark.parametrize(("name", "are", "are_not"), START, ids=[name for name, _, _ in START])
def test_a_text_begins_with_a_wording(name: str, are: list[str], are_not: list[str]) -> None:
    pattern: Pattern = getattr(list_words, name)
    assert [text for text in are if not pattern.match(text)] == []
    assert [text for text in are_not if pattern.match(text)] == []


NUMBERS = [
    ("TOTAL_ROWS", "共 356 条", 356),
    ("TOTAL_ROWS", "共有356筆記錄", 356),
    ("TOTAL_ROWS", "总数：356", 356),
    ("TOTAL_ROWS", "共18页/356条", 356),
    ("TOTAL_ROWS", "Total 356 records", 356),
    ("TOTAL_ROWS", "1-20 of 356 items", 356),
    ("TOTAL_ROWS", "356 results", 356),
    ("TOTAL_ROWS", "共18页", None),
    ("TOTAL_ROWS", "356 people", None),
    ("TOTAL_PAGES", "共18页", 18),
    ("TOTAL_PAGES", "總頁數：18", 18),
    ("TOTAL_PAGES", "第1页/共18页", 18),
    ("TOTAL_PAGES", "Page 3 of 18", 18),
    ("TOTAL_PAGES", "1/18", 18),
    ("TOTAL_PAGES", "1/18页", 18),
    ("TOTAL_PAGES", "共 356 条", None),
    ("TOTAL_PAGES", "1/18人", None),
    ("CURRENT_PAGE", "第3页/共18页", 3),
    ("CURRENT_PAGE", "Page 3 of 18", 3),
    ("CURRENT_PAGE", "3/18", 3),
    ("CURRENT_PAGE", "共18页", None),
    ("PAGE_NUMBER", "第 12 页", 12),
]


@pytest.mark.parametrize(("name", "text", "number"), NUMBERS)
def test_a_pager_states_numbers(name: str, text: str, number: int | None) -> None:
    match = getattr(list_words, name).search(text)
    assert (match and int(next(filter(None, match.groups())))) == number


@pytest.mark.parametrize("text", [text for name, text, number in NUMBERS if name == "TOTAL_ROWS" and number])
def test_a_stated_total_has_one_of_its_signs(text: str) -> None:
    signs = (list_words.ALTOGETHER, *list_words.TOTAL_SIGNS)
    assert any(sign in text for sign in signs) or " of " in text or "results" in text


@pytest.mark.parametrize(
    ("url", "is_view"),
    [
        ("/tag/park/", True),
        ("/author/zhang/", True),
        ("/feed/", True),
        ("/news/rss.xml", True),
        ("/sitemap.html", True),
        ("/?m=201712", True),
        ("/2017/12/", True),
        ("/archives/2017/", True),
        ("/archives/", True),
        ("/?tag=a", True),
        ("/tags.html", True),
        ("/tag.php?n=a", True),
        ("/tags.aspx", True),
        ("/authors-a/", True),
        ("/feeds/all", True),
        ("/rss", True),
        ("/news-rss.html", True),
        ("/news-rss/", True),
        ("/2008/06/what-is-rss/", False),
        ("/rss-feeds-explained/", False),
        ("/rss.php", True),
        ("/rss.aspx", True),
        ("/all.atom", True),
        ("/atom/", True),
        ("/calendar/", True),
        ("/topic-tags/a", True),
        ("/wp-json/a", True),
        ("/wap/", True),
        ("/rssmap.html", True),
        ("/site_map", True),
        ("/wzdt.html", True),
        ("/?author=3", True),
        ("/?feed=a", True),
        ("/?keyword=a", True),
        ("/date/", True),
        ("/date/2017/1/5", True),
        ("/news/", False),
        ("/news/2017.html", False),
        ("/?m=content&a=list", False),
        ("/?date=2017-5", True),
        ("/?date=2017-5-14", True),
        ("/paper.php?date=2017-05-14&page=2", False),
        ("/?update=2017-05-14", False),
        ("/stage/", False),
        ("/authority/", False),
        ("/archives/12.html", False),
        ("/tags-12.html", True),
        ("/tag-linux/", True),
        ("/author_3.php?p=2", True),
        ("/tag-der-offenen-tuer/", False),
        ("/atom-film-day-1/", False),
        ("/feed_the_hungry.html", False),
        ("/user/17", True),
        ("/users/lin.html", True),
        ("/user/lin/blog/3", False),
        ("/user-guide/3.html", False),
    ],
)
def test_an_address_lists_by_tag_author_or_time(url: str, is_view: bool) -> None:
    assert (list_words.VIEW_URL.search(url) is not None) is is_view


@pytest.mark.parametrize(
    ("url", "year"),
    [
        ("/archives/2008", "2008"),
        ("/date/2017/", "2017"),
        ("/news/2017/", "2017"),
        ("/archives/208", None),
        ("/2017/3/", None),
    ],
)
def test_a_view_of_a_year_may_be_a_page(url: str, year: str | None) -> None:
    match = list_words.YEAR_URL.search(url)
    assert (match and match[1]) == year


@pytest.mark.parametrize("name", ["NEXT", "PREVIOUS", "FIRST", "LAST", "PAGE_NUMBER"])
def test_each_word_of_a_pager_begins_with_an_opening(name: str) -> None:
    [found] = [are for one, are, _ in WHOLE if one == name]
    assert [text for text in found if text[0] not in list_pager_openings()] == []


@pytest.mark.parametrize("written", ["ileri", "İleri"])
@pytest.mark.parametrize("shown", ["ileri", "İleri", "İLERİ", "ILERI"])
def test_a_word_of_a_pager_begins_with_an_opening_in_turkish_too(
    monkeypatch: pytest.MonkeyPatch, written: str, shown: str
) -> None:
    assert re.fullmatch(write_regex([written]), shown, re.IGNORECASE)
    monkeypatch.setattr(list_words, "words_of", lambda concept: (written,))
    assert shown[0] in list_pager_openings.__wrapped__()


def test_most_links_begin_otherwise() -> None:
    assert list_pager_openings().isdisjoint("园区开工建设今年Q")
