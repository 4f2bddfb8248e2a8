"""Why a page is not an article."""

import pytest
from rejected_pages import HEAD, TITLE, URL, reject, sentence

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rejection import REMOVED, TOO_SHORT
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import BodyRule, Portal, Profile, Rule, Template


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


@pytest.mark.parametrize(("size", "rejection"), [(90, None), (89, TOO_SHORT)])
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
    assert reject(f"<h1>{long}</h1><p>2017-12-25</p><p>见附页。</p>", title=long, headline=long) == TOO_SHORT


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


def test_a_row_s_page_without_a_text_may_have_a_date_before_its_headline() -> None:
    page = f"<h1>2017.12.24 {TITLE}</h1><p>2017-12-25 09:29</p>"
    assert reject(page, title=f"2017.12.24 {TITLE}", **ROW) is None
    assert reject(page, title=f"2017.12.24 {TITLE}", **{**ROW, "headline": "码头一期启用"}) == "no body"


@pytest.mark.parametrize(
    ("head", "row", "rejection"),
    [
        ("<meta property=article:published_time content=2017-12-25>", TITLE, None),
        ("<meta property=article:published_time content=2017-12-25>", "港口集团简介", "no body"),
        ("", TITLE, "no body"),
    ],
)
def test_a_row_s_page_whose_metadata_alone_state_headline_and_day(head: str, row: str, rejection: str | None) -> None:
    """What it shows is a picture in a style, say."""
    title = f"<meta property=og:title content={TITLE}>"
    page = f"<html><head>{head}{title}</head><body><nav><a href=/>港口网</a></nav></body></html>"
    hints = Hints(listed=True, headline=row)
    assert extract_article(Document.from_text(URL, page), hints).rejection == rejection


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


@pytest.mark.parametrize(("between", "is_list"), [(1, True), (2, False)])
def test_the_date_of_a_row_stands_near_its_title(between: int, is_list: bool) -> None:
    title = "<h3><a href=/a/{0}.html>码头二期工程第{0}号公告发布</a></h3>"
    row = f"<li>{title}{'<p>港口办</p>' * between}<p>2017-12-{{0}}</p>{'<p>本报</p>' * 3}</li>"
    page = f"<h1>{TITLE}</h1><p>江城港口集团</p><ul>{''.join(map(row.format, (25, 24, 23)))}</ul>"
    assert (reject(page, headline=TITLE, listed=True) is not None) is is_list


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


def read_listed(body: str, headline: str) -> str | None:
    """The rejection of a page that a list shows without a date, read by the rules of the portal's articles."""
    article = Template(datePublished=Rule("//time"), body=BodyRule("//article"))
    profile = Profile(Portal(start="http://portal.example/"), templates=(article,))
    page = f"<html><head><title>{headline}: all news</title></head><body>{body}</body></html>"
    document = Document.from_text("http://portal.example/topics/harbour/", page)
    return extract_article(document, Hints(listed=True, headline=headline), profile).rejection


def test_teasers_with_pictures_are_a_list() -> None:
    rows = "".join(
        f"<article><a href=/n/{n}.html><img src=/{n}.jpg></a><h2><a href=/n/{n}.html>The quay {n} opens today</a></h2>"
        f"<time datetime=2024-10-0{n}>{n} October 2024</time></article>"
        for n in range(1, 4)
    )
    assert read_listed(f"<h1>Harbour: all news</h1>{rows}", "Harbour (3)") == "list page"
    # A gallery's pictures lead to pages of their own, and the day is the gallery's.
    pictures = "".join(f"<a href=/n/gallery/{n}/><img src=/{n}.jpg></a>" for n in range(1, 4))
    own = f"<h1>Harbour day</h1><time>5 October 2024</time><article>{pictures}</article>"
    assert read_listed(f"{own}<div><h2>More</h2>{rows}</div>", "Harbour day") is None


@pytest.mark.parametrize(("headline", "rejection"), [("2017年12月25日", "list page"), ("2017年12月25日港口日记", None)])
def test_a_day_s_view_has_titles_of_other_pages_below_its_greeting(headline: str, rejection: str | None) -> None:
    greeting = "<article><h2>欢迎来到港口，有话请留言</h2><p>您的留言会显示在这里，请勿发布广告，谢谢。</p></article>"
    card = "<div><h3><a href=/a/7.html>码头二期启用，首艘货轮靠泊</a></h3><p>2017-12-25</p></div>"
    body = f"<h1>{headline}</h1><p>2017-12-25</p>{greeting}{card}"
    assert reject(body, title=headline) == rejection
