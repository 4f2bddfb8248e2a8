"""Which links of a home page lead to other languages."""

import pytest

from portalcrawl.discovery.menu.language_trees import find_language_trees
from portalcrawl.page.document import Document

SITE = "http://www.example.org"


def find(links: str, url: str = "/") -> list[str]:
    return find_language_trees(Document.from_text(SITE + url, f"<html><body>{links}</body></html>"))


@pytest.mark.parametrize(
    "link",
    [
        '<a href="/en/">English</a>', '<a href="/zh-cn/">中文</a>', '<a href="/EN/index.htm">EN</a>',
        '<a href="/de">Deutsch</a>', '<a href="/jp/"><img alt="日本語" src=x></a>', '<a href="/ar/">🇯🇴</a>',
        '<a href="/vn/"><img src=vn.gif></a>', '<a href="/pl/" hreflang=pl>Wersja dla was</a>',
        '<a href="/tr/">Türkçe</a>',
    ],
)  # fmt: skip
def test_a_tree_under_its_languages_name(link: str) -> None:
    assert len(find(link + link)) == 1


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ('<a href="/en/news/">English news</a>', "/"),
        ('<a href="/en/">Energy</a>', "/"),
        ('<a href="/?lang=en">English</a>', "/"),
        ('<a href="http://en.other.org/en/">English</a>', "/"),
        ('<a href="/en/">English</a>', "/en/"),
        ('<a href="/big5/">繁體</a>', "/"),
        ('<a href="/it/">IT department</a>', "/"),
        ('<a href="/it/"></a>', "/"),
        ('<a href="/photos/"><img src=1.gif></a>', "/"),
    ],
)
def test_what_leads_elsewhere_and_the_pages_own_language_do_not_count(link: str, url: str) -> None:
    assert find(link, url) == []
