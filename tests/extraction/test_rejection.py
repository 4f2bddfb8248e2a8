"""Why a page is not an article."""

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rejection import NOTICE, REMOVED
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Portal, Profile, Rule, Template

URL = "http://portal.example/a/1.html"
TITLE = "码头二期启用"
HEAD = f"<h1>{TITLE}</h1><p>2017-12-25</p>"


def reject(body: str, *, title: str = TITLE, url: str = URL, **hints: object) -> str | None:
    page = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return extract_article(Document.from_text(url, page), Hints(**hints)).rejection  # type: ignore[arg-type]


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def test_an_article_is_not_rejected() -> None:
    assert reject(HEAD + sentence(300)) is None


def test_a_page_without_a_headline() -> None:
    assert reject(sentence(300), title="") == "no headline"
    assert reject(sentence(300), title="", is_fragment=True, listed=True) is None


def test_a_page_without_a_body() -> None:
    assert reject(HEAD) == "no body"
    assert reject(f"{HEAD}<p><img src=/1.jpg></p>", listed=True) is None
    assert reject(f"{HEAD}<p><a href=/1.pdf>规划.pdf</a></p>", listed=True) is None


@pytest.mark.parametrize(
    ("text", "rejection"),
    [
        ("<p>网站正在升级维护中...</p>", "message page"),
        (
            HEAD
            + "<p>本网站正在维护的是码头二期工程启用后的公众服务，由港口集团负责，市民可以来信来电咨询相关事宜。</p>",
            None,
        ),
    ],
)
def test_a_portal_that_is_being_mended_shows_no_article(text: str, rejection: str | None) -> None:
    assert reject(text, title="港口网", headline=TITLE, listed=True) == rejection


@pytest.mark.parametrize(
    ("text", "rejection"),
    [
        (f"工程建设 &gt;&gt; 港口 &gt;&gt; {TITLE}", "no body"),
        (f"工程建设 &gt;&gt; 港口 &gt;&gt; {TITLE}庆典", None),
        (f"昨日{TITLE}", None),
    ],
)
def test_the_path_of_a_page_is_no_text(text: str, rejection: str | None) -> None:
    assert reject(f"<h1>{TITLE}</h1><div>{text}</div>", headline=TITLE, listed=True) == rejection


def test_a_row_that_leads_to_a_list_is_no_article_though_a_widget_has_words() -> None:
    """The only day is that of its rows, and the only text that of a box of contacts below them."""
    rows = "".join(
        f"<li>2017-12-{day} <a href=/a/{day}.html>码头二期工程第{day}号公告发布</a></li>" for day in (25, 24, 23)
    )
    box = "<div><p>张经理<img src=http://chat.example/1.png></p><p>李小姐<img src=http://chat.example/2.png></p></div>"
    page = f"<h2>{TITLE}</h2><ul>{rows}</ul>{box}"
    assert reject(page, headline=TITLE, listed=True) == "list page"
    assert reject(f"<h2>{TITLE}</h2><p>2017-12-25</p><ul>{rows}</ul>{box}", headline=TITLE, listed=True) is None
    assert reject(page + sentence(90), headline=TITLE, listed=True) is None


def test_the_home_page() -> None:
    for url in ("http://portal.example/", "http://portal.example/index.html", "http://portal.example/#top"):
        assert reject(HEAD + sentence(300), url=url, listed=True) == "home page"


@pytest.mark.parametrize(("size", "rejection"), [(90, None), (89, "no body")])
def test_an_unlisted_page_has_prose(size: int, rejection: str | None) -> None:
    assert reject(HEAD + sentence(size)) == rejection
    assert reject(HEAD + sentence(size), listed=True) is None


def test_an_unlisted_page_of_pictures_is_linked_by_its_headline() -> None:
    def of(title: str, **hints: object) -> str | None:
        return reject(f"<h1>{title}</h1><p>2017-12-25</p><p><img src=/1.jpg></p>", title=title, **hints)

    long, short = "码头二期工程昨日启用", "码头二期工程"
    assert of(long, headline=long) is None
    assert of(long, headline=f"{long[:8]}…") is None
    assert of(short, headline=short, datePublished="2017-12-25") is None
    # A section's name, another title, no link, another day, no picture.
    assert of(short, headline=short) == "no body"
    assert of(long, headline=long[:7]) == "no body"
    assert of(long, headline=f"关于{long}") == "no body"
    assert of(long) == "no body"
    assert of(short, headline=short, datePublished="2017-12-24") == "no body"
    assert reject(f"<h1>{long}</h1><p>2017-12-25</p><p>见附页。</p>", title=long, headline=long) == "no body"


def test_an_unlisted_page_shows_its_date() -> None:
    undated = f"<h1>{TITLE}</h1>{sentence(300)}"
    assert reject(undated) == "no date and not listed"
    assert reject(undated, datePublished="2017-12-25") == "no date and not listed"
    assert reject(undated, listed=True) is None


MESSAGE = "系统提示"


@pytest.mark.parametrize(("size", "rejection"), [(599, "message page"), (600, None)])
def test_a_title_that_announces_a_message(size: int, rejection: str | None) -> None:
    assert reject(HEAD + sentence(size), title=MESSAGE, listed=True) == rejection


@pytest.mark.parametrize(("size", "is_message"), [(1_200, True), (1_201, False)])
def test_a_page_of_few_words_with_a_message(size: int, is_message: bool) -> None:
    message = "该文章不存在或已被删除！"
    rest = size - len((TITLE + "2017-12-25" + message).encode())
    assert (reject(f"{HEAD}<p>{message}</p>{sentence(rest)}", listed=True) == REMOVED) is is_message


ROW = {"listed": True, "headline": TITLE, "datePublished": "2017-12-25"}
# What an article says is not what the server says.
ABOUT_PAGES = [
    "我局对办事指南页面进行了清理，凡已被删除的事项不再办理，请相互转告。",
    "The council said on Monday that access to the old bridge is forbidden until May.",
]


@pytest.mark.parametrize("text", ABOUT_PAGES)
def test_an_article_of_a_row_may_use_the_words_of_a_message(text: str) -> None:
    assert reject(f"{HEAD}<p>{text}</p>", **ROW) is None
    assert reject(f"{HEAD}<p>{text}</p>", listed=True) is not None, "nothing shows that this is the row's article"
    assert reject(f"{HEAD}<p>对不起，该文章已被删除！</p>", **ROW) == REMOVED


@pytest.mark.parametrize(
    ("title", "rejection"),
    [
        ("关于打击非法操作证券账户行为的公告", None),
        ("关于打击非法操作证券账户行为的公告 - 非法操作", "message page"),
        ("非法操作 - 江城日报", "message page"),
        ("Cameras are forbidden in the museum", None),
        ("Erreur 404 ! - La gazette", "message page"),
        ("Route 404 - La gazette", None),
    ],
)
def test_a_title_that_announces_a_message_says_little_else(title: str, rejection: str | None) -> None:
    menu = "".join(f"<li><a href=/{n}/>栏目的名称{n}</a></li>" for n in range(80))
    assert reject(f"<ul>{menu}</ul>{HEAD}{sentence(300)}", title=title) == rejection


@pytest.mark.parametrize(
    "text", ["今日8°～15°，明日9°～16°，后日7°～14°。", "« Oui », « non ».", "¡Sí! ¿Qué? ¡Ya!", "£9, £5, £2."]
)
def test_marks_of_prices_degrees_and_quotes_are_text(text: str) -> None:
    assert reject(f"{HEAD}<p>{text}</p>", listed=True) is None


@pytest.mark.parametrize(("lost", "rejection"), [(10, None), (11, "not text")])
def test_a_text_of_lost_characters(lost: int, rejection: str | None) -> None:
    text = "\ufffd" * lost + "a" * (99 - lost) + "."
    assert reject(f"{HEAD}<p>{text}</p>", listed=True) == rejection


@pytest.mark.parametrize(("lost", "rejection"), [(7, None), (8, "not text")])
def test_a_short_text_may_have_some_signs(lost: int, rejection: str | None) -> None:
    assert reject(f"{HEAD}<p>江城网{'©' * lost}版权保护</p>", listed=True) == rejection


def test_a_beginning_of_lost_characters_is_enough() -> None:
    broken, sound = "a" * 1_300 + "\ufffd" * 300 + "a" * 399 + ".", "a" * 8_000 + "."
    assert reject(f"{HEAD}<p>{broken}</p><p>{sound}</p>", listed=True) == "not text"
    assert reject(f"{HEAD}<p>{sound}</p><p>{broken}</p>", listed=True) is None


def rows(date: str) -> str:
    excerpt = "<p>工程历时四年，投资三亿元，明年再建铁路。</p>"
    row = f"<li><a href=/a/{{0}}.html>第{{0}}期工程昨日在码头正式启用</a> {date}{excerpt}</li>"
    return "<ul>" + "".join(row.format(number) for number in range(10, 22)) + "</ul>"


def test_a_list_is_not_an_article() -> None:
    page = f"<h1>园区要闻</h1>{rows('2017-12-{0}')}"
    assert reject(page, title="园区要闻") == "list page"


@pytest.mark.parametrize(
    ("url", "headline", "rejection"),
    [
        ("/category/town-news/", "Town News", "list page"),
        ("/category/%E8%A6%81%E9%97%BB/", "要闻", "list page"),
        ("/category/town-news/harbour-opened/", "Harbour opened", None),
        ("/category/town-news/", "Harbour opened", None),
        ("/a/town-news/", "Town News", None),
    ],
)
def test_a_category_with_one_article_is_no_article(url: str, headline: str, rejection: str | None) -> None:
    body = f"<h1>{headline}</h1><p>2017-12-25</p>{sentence(300)}"
    assert reject(body, title=headline, url=f"http://portal.example{url}") == rejection
    assert reject(body, title=headline, url=f"http://portal.example{url}", listed=True) is None


OWN = "http://portal.example/info/1002/2.html"
TEXT = BodyRule('//div[@class="text"]')


def reject_unlisted(
    body: str, *, url: str = OWN, pattern: str = "/info/{n}/{n}.html", dated: bool = True, date: Rule | None = None
) -> str | None:
    """Of a page that no list shows, on a portal whose articles have such addresses and their text in `div.text`."""
    articles = ArticleAddresses(patterns=(pattern,), dated=dated)
    profile = Profile(
        Portal(start="http://portal.example/"), articles=articles, templates=(Template(body=TEXT, datePublished=date),)
    )
    page = f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>"
    return extract_article(Document.from_text(url, page), Hints(), profile).rejection


def test_an_unlisted_page_of_pictures_has_the_address_of_articles_and_a_meta_line() -> None:
    meta = "<p>来源：港口集团 发布时间：2017-12-25 09:29</p>"
    page = f"<h1>{TITLE}</h1>{meta}<div class=text><p><img src=/1.jpg></p></div>"
    assert reject_unlisted(page) is None
    assert reject_unlisted(page, url="http://portal.example/about/port.html") == "no body"
    assert reject_unlisted(page, pattern="/{s}/{n}/{n}.html") == "no body"
    assert reject_unlisted(page.replace("来源：港口集团 发布时间：", "")) is None, "the hour tells it as well"
    assert reject_unlisted(page.replace("来源：港口集团 发布时间：", "").replace(" 09:29", "")) == "no body"
    assert reject_unlisted(page.replace("<img src=/1.jpg>", "见附页。")) == "no body"
    bare = page.replace(meta, "<p><i>2017-12-25</i></p>")
    assert reject_unlisted(bare) == "no body"
    assert reject_unlisted(bare, date=Rule("//i")) is None, "the day stands where articles have it"


def test_an_unlisted_page_without_a_date_has_the_address_and_the_layout_of_articles() -> None:
    page = f"<h1>{TITLE}</h1><div class=text>{sentence(300)}</div>"
    assert reject_unlisted(page) is None
    assert reject_unlisted(page, url="http://portal.example/about/port.html") == "no date and not listed"
    assert reject_unlisted(page.replace("class=text", "class=main")) == "no date and not listed"
    assert reject_unlisted(page.replace(sentence(300), sentence(80))) == "no date and not listed"
    names = "".join(f"<p>第{number}号泊位负责人名单</p>" for number in range(4))
    assert reject_unlisted(page.replace(sentence(300), names)) is None


def test_a_row_s_page_without_a_text_may_have_a_date_before_its_headline() -> None:
    page = f"<h1>2017.12.24 {TITLE}</h1><p>2017-12-25 09:29</p>"
    assert reject(page, title=f"2017.12.24 {TITLE}", **ROW) is None
    assert reject(page, title=f"2017.12.24 {TITLE}", **{**ROW, "headline": "码头一期启用"}) == "no body"


def test_an_unlisted_notice_of_the_site_is_no_article() -> None:
    page = f"<h1>隐私政策</h1><p>2017-12-25</p>{sentence(300)}"
    assert reject(page, title="隐私政策") == NOTICE
    assert reject(page.replace("隐私政策", "隐私政策解读"), title="隐私政策解读") is None
    # A list shows it, or it has an article's address.
    assert reject(page, title="隐私政策", listed=True) is None
    assert reject_unlisted(page) is None


def test_a_row_that_leads_to_a_list_whose_dates_stand_on_lines_of_their_own() -> None:
    """The day is a row's, with who wrote it between them, and without the titles nothing is left but days."""
    title = "<h3><a href=/a/{0}.html>码头二期工程第{0}号公告发布</a></h3>"
    rows = "".join(f"<li>{title.format(day)}<p>港口办</p><p>2017-12-{day}</p></li>" for day in (25, 24, 23))
    stamp = "<abbr class=published title=2017-12-{0}T09:30:00Z>2017-12-{0} 9:30</abbr>"
    days = "".join(f"<li>{title.format(day)}{stamp.format(day)}</li>" for day in range(25, 19, -1))
    for items in (rows, days):
        assert reject(f"<h1>{TITLE}</h1><ul>{items}</ul>", headline=TITLE, listed=True) in ("list page", "no body")
        own = f"<h1>{TITLE}</h1><p>2017-12-20</p>{sentence(300)}<ul>{items}</ul>"
        assert reject(own, headline=TITLE, listed=True) is None


def test_an_undated_page_that_a_row_names_with_a_day_is_an_article() -> None:
    page = f"<h1>{TITLE}</h1>{sentence(300)}"
    assert reject(page) == reject(page, headline=TITLE) == "no date and not listed"
    assert reject(page, headline=TITLE, datePublished="2017-12-25") is None
    assert reject(page, headline="码头一期", datePublished="2017-12-25") == "no date and not listed"


@pytest.mark.parametrize(
    ("path", "size", "rejection"),
    [
        ("/team/lin.jpg/view", 40, "a picture's own page"),
        ("/team/lin.png/image_view.html", 40, "a picture's own page"),
        ("/team/lin.jpg/view", 150, None),
        ("/team/lin/view", 40, None),
    ],
)
def test_a_page_below_the_address_of_a_picture_shows_the_picture(path: str, size: int, rejection: str | None) -> None:
    page = f"{HEAD}<p><img src=/team/lin.jpg></p>{sentence(size)}"
    assert reject(page, url=f"http://portal.example{path}", headline=TITLE, listed=True) == rejection
