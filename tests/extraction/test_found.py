"""By what a page that no list shows, or that says little, proves to be an article."""

from rejected_pages import TITLE, reject, sentence

from portalcrawl.extraction.article import UNDATED, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.rejection import NOTICE, TOO_SHORT
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import ArticleAddresses, BodyRule, Portal, Profile, Rule, Template

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
    assert reject_unlisted(page.replace("<img src=/1.jpg>", "见附页。")) is None, "some notices say no more"
    bare = page.replace(meta, "<p><i>2017-12-25</i></p>")
    assert reject_unlisted(bare) == "no body"
    assert reject_unlisted(bare, date=Rule("//i")) is None, "the day stands where articles have it"


def test_an_unlisted_page_of_few_words_is_titled_by_its_link_and_has_a_meta_line() -> None:
    title = "港口集团码头二期工程启用"
    page = f"<h1>{title}</h1><p>来源：港口集团 发布时间：2017-12-25</p><div><p>{title}</p></div>"
    assert reject(page, title=title, headline=title) is None
    assert reject(page, title=title) == TOO_SHORT
    assert reject(page, title=title, headline="港口集团简介") == TOO_SHORT
    assert reject(page.replace("来源：港口集团 发布时间：", ""), title=title, headline=title) == TOO_SHORT


def test_a_listed_page_of_another_layout_without_a_date_says_what_its_row_says() -> None:
    articles = ArticleAddresses(patterns=("/info/{n}/{n}.html",), dated=True)
    profile = Profile(Portal(start="http://portal.example/"), articles=articles, templates=(Template(body=TEXT),))
    page = f"<html><head><title>{TITLE}</title></head><body><h1>{TITLE}</h1><div>{sentence(300)}</div></body></html>"

    def read(headline: str, url: str = OWN, body: str = page) -> str | None:
        return extract_article(Document.from_text(url, body), Hints(headline, listed=True), profile).rejection

    assert read(TITLE) is None
    assert read("港口集团简介") == UNDATED
    assert read(TITLE, "http://portal.example/about/port.html") == UNDATED
    assert read(TITLE, body=page.replace(sentence(300), sentence(60))) == UNDATED


def test_an_unlisted_page_without_a_date_has_the_address_and_the_layout_of_articles() -> None:
    page = f"<h1>{TITLE}</h1><div class=text>{sentence(300)}</div>"
    assert reject_unlisted(page) is None
    assert reject_unlisted(page, url="http://portal.example/about/port.html") == "no date and not listed"
    assert reject_unlisted(page.replace("class=text", "class=main")) == "no date and not listed"
    assert reject_unlisted(page.replace(sentence(300), sentence(80))) == "no date and not listed"
    names = "".join(f"<p>第{number}号泊位负责人名单</p>" for number in range(4))
    assert reject_unlisted(page.replace(sentence(300), names)) is None


def test_an_unlisted_notice_of_the_site_is_no_article() -> None:
    page = f"<h1>隐私政策</h1><p>2017-12-25</p>{sentence(300)}"
    assert reject(page, title="隐私政策") == NOTICE
    assert reject(page.replace("隐私政策", "隐私政策解读"), title="隐私政策解读") is None
    # A list shows it, or it has an article's address.
    assert reject(page, title="隐私政策", listed=True) is None
    assert reject_unlisted(page) is None
