"""What a page's head says."""

import json

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.linked_data import LinkedData
from portalcrawl.page.metadata import DATE_NAMES, SOURCE_NAMES, TITLE_NAMES, Metadata, read_metadata
from portalcrawl.text.urls.identity import address_key


def read(head: str, tag: str = "<html>") -> Metadata:
    return read_metadata(Document.from_text("http://e.com/a/b.html", f"{tag}<head>{head}</head><body>x</body>"))


def linked(*blocks: object) -> LinkedData:
    scripts = (
        f"<script type='application/ld+json'>{b if isinstance(b, str) else json.dumps(b)}</script>" for b in blocks
    )
    return read("".join(scripts)).linked


@pytest.mark.parametrize(
    ("head", "views"),
    [
        ("<link rel=amphtml href=amp/>", ["http://e.com/a/amp/"]),
        (
            "<link rel=alternate media='only screen and (max-width: 640px)' href=http://m.e.com/b.html>",
            ["http://m.e.com/b.html"],
        ),
        ("<meta name=mobile-agent content='format=html5; url=http://m.e.com/b.html'>", ["http://m.e.com/b.html"]),
        # Another language, a feed, the page itself.
        ("<link rel=alternate hreflang=en href=/en/b.html>", []),
        ("<link rel=alternate type=application/rss+xml href=/feed>", []),
        ("<link rel=amphtml href=b.html>", []),
        ("<link rel=amphtml>", []),
    ],
)
def test_views_for_other_devices(head: str, views: list[str]) -> None:
    assert read(head).views == {address_key(url) for url in views}


@pytest.mark.parametrize(
    ("meta", "values"),
    [
        ("<meta name=PubDate content='2017-12-25 09:29'>", {"pubdate": "2017-12-25 09:29"}),
        ("<meta property='og:title' content=' 园区\n开工 '>", {"og:title": "园区 开工"}),
        ("<meta itemprop=datePublished content=2017-12-25>", {"datepublished": "2017-12-25"}),
        ("<meta name=' Keywords ' content='园\u200b区'>", {"keywords": "园区"}),
        # The first of each name; nothing without a name or a content.
        ("<meta name=a content=1><meta name=A content=2>", {"a": "1"}),
        ("<meta name=a content=' '><meta name=a content=2>", {"a": "2"}),
        ("<meta charset=utf-8><meta name=a><meta content=b>", {}),
        ("<meta name=a content='" + "x" * 6_000 + "'>", {"a": "x" * 5_000}),
    ],
)
def test_meta_elements_are_values_by_name(meta: str, values: dict[str, str]) -> None:
    assert read(meta).values == values


def test_names_are_asked_in_their_order() -> None:
    metadata = read("<meta name=date content=2017-01-01><meta name=PubDate content=2017-12-25><meta name=b content=c>")
    assert metadata.first(DATE_NAMES) == ("pubdate", "2017-12-25")
    assert metadata.get(DATE_NAMES) == "2017-12-25"
    assert metadata.first(SOURCE_NAMES) is None
    assert metadata.get(TITLE_NAMES) is None


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("<link rel=canonical href='../c.html'>", "http://e.com/c.html"),
        ("<link rel='Canonical alternate' href=/c>", "http://e.com/c"),
        ("<link rel=canonical href=/c><link rel=canonical href=/d>", "http://e.com/c"),
        ("<link rel=stylesheet href=/c>", None),
        ("<link rel=canonical href='javascript:x'>", None),
        ("<link rel=canonical>", None),
    ],
)
def test_the_canonical_link_is_absolute(link: str, canonical: str | None) -> None:
    assert read(link).canonical == canonical


def test_the_language_is_the_elements_before_open_graphs() -> None:
    locale = "<meta property='og:locale' content=zh_TW>"
    assert read(locale).language == "zh_TW"
    assert read(locale, "<html lang=zh-CN>").language == "zh-CN"
    assert read("").language is None


ARTICLE = {
    "@type": "NewsArticle",
    "headline": " 园区\n开工 ",
    "datePublished": "2017-12-25",
    "dateModified": "2017-12-26",
    "author": [{"@type": "Person", "name": "张三"}, "李四", "http://e.com/author", {"name": ""}],
}
CRUMBS = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"name": "首页", "item": "http://e.com/"},
        {"item": {"@id": "http://e.com/news/", "name": "要闻"}},
        {"item": {"url": "http://e.com/x/"}},
        "x",
    ],
}


def test_an_article_is_read() -> None:
    assert linked(ARTICLE) == LinkedData("园区 开工", "2017-12-25", "2017-12-26", ("张三", "李四"))
    assert linked({"@type": "BlogPosting", "name": "a", "dateCreated": "2017"}) == LinkedData("a", "2017")


@pytest.mark.parametrize("kind", ["WebPage", "Organization", "ArticleList", None, 3, []])
def test_other_types_are_not_an_article(kind: object) -> None:
    assert linked({"@type": kind, "headline": "园区开工"}) == LinkedData()


@pytest.mark.parametrize("kind", ["CollectionPage", "ItemList", ["WebPage", "SearchResultsPage"]])
def test_a_list_says_so_unless_there_is_an_article(kind: object) -> None:
    assert linked({"@type": kind}).is_list
    assert not linked({"@type": kind}, ARTICLE).is_list


def test_a_path_is_read() -> None:
    path = (("首页", "http://e.com/"), ("要闻", "http://e.com/news/"))
    assert linked(CRUMBS).breadcrumbs == path
    assert linked(ARTICLE, CRUMBS).breadcrumbs == path


@pytest.mark.parametrize(
    "block",
    [
        {"@graph": [{"@type": "WebSite"}, ARTICLE]},
        [ARTICLE],
        {"@type": "WebPage", "mainEntity": ARTICLE},
        [[ARTICLE]],
    ],
)
def test_an_article_is_found_inside(block: object) -> None:
    assert linked(block).headline == "园区 开工"


def test_what_is_too_deep_is_not_searched() -> None:
    assert linked([[[ARTICLE]]]) == LinkedData()


@pytest.mark.parametrize(
    ("block", "headline"),
    [
        # Written by hand: raw line breaks, comments around it, a semicolon behind it.
        ('{"@type": "Article", "headline": "园区\n\t开工"}', "园区 开工"),
        ('<!-- {"@type": "Article", "headline": "园区"} -->', "园区"),
        ('{"@type": "Article", "headline": "园区"};', "园区"),
        ('{"@type": "Article", "headline": "园区"', None),
        ("[" * 100_000, None),
        ("", None),
        ('{"@type": "Article", "headline": ["园区", "开工"]}', "园区"),
        ('{"@type": "Article", "headline": 3}', None),
        ('{"@type": "Article", "headline": "园区"}'.ljust(500_000), "园区"),
        ('{"@type": "Article", "headline": "园区"}'.ljust(500_001), None),
    ],
)
def test_broken_data_is_skipped(block: str, headline: str | None) -> None:
    assert linked(block).headline == headline


@pytest.mark.parametrize(
    ("article", "names"),
    [
        ({"author": {"givenName": "Jane", "familyName": "Doe"}}, ("Jane Doe",)),
        ({"author": {"givenName": "Jane"}}, ()),
        ({"creator": ["Jane Doe", "John Roe"]}, ("Jane Doe", "John Roe")),
        ({"author": {"name": "Ann Roe"}, "creator": ["Jane Doe"]}, ("Ann Roe",)),
        ({"author": [[{"name": "Ann Roe"}, {"name": "Jane Doe"}]]}, ("Ann Roe", "Jane Doe")),
        ({"author": [[[[{"name": "Ann Roe"}]]]]}, ()),
        # A house is an author where no person is; an agency may stand beside one.
        ({"author": [{"@type": "Person", "name": "Ann Roe"}, {"@type": "Organization", "name": "Quay"}]}, ("Ann Roe",)),
        ({"author": {"@type": "Organization", "name": "Quay"}}, ("Quay",)),
        (
            {"author": [{"@type": "Person", "name": "Ann Roe"}, {"@type": "NewsMediaOrganization", "name": "dpa"}]},
            ("Ann Roe", "dpa"),
        ),
    ],
)
def test_authors_in_parts_and_creators(article: dict[str, object], names: tuple[str, ...]) -> None:
    assert linked({"@type": "NewsArticle", **article}).authors == names


@pytest.mark.parametrize(
    ("name", "is_author"),
    [
        ("cXenseParse:author", True),
        ("article:author_name", True),
        ("sailthru.byline_name", True),
        ("twitter:creator", False),
        ("author-url", False),
    ],
)
def test_names_that_end_in_author(name: str, is_author: bool) -> None:
    authors = read(f"<meta name='{name}' content='Jane Doe'>").authors
    assert authors == ({name.lower(): ("Jane Doe",)} if is_author else {})


def test_what_stands_behind_the_object() -> None:
    assert linked('{"@type": "NewsArticle", "headline": "Quay"} }').headline == "Quay"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("publish_date", "2017-12-25"),
        ("Date-Published", "2017-12-25"),
        ("dcterms.issued", "2017-12-25"),
        ("expiry_date", None),
        ("citation_publication_date", None),
    ],
)
def test_the_words_of_a_date_s_name_are_parted_in_many_ways(name: str, value: str | None) -> None:
    document = Document.from_text("http://x.example/", f"<head><meta name={name} content=2017-12-25></head>")
    assert read_metadata(document).get(DATE_NAMES) == value
