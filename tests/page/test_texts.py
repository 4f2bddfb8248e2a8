"""The text that an element shows, on one line."""

import pytest
from lxml import etree, html

from portalcrawl.page.texts import has_image, pieces_of, raw_text_of, select, text_of, text_up_to, whole_text_of
from portalcrawl.text.whitespace import tidy


def element(markup: str) -> html.HtmlElement:
    return html.fragment_fromstring(markup)


SHOWN = [
    ("<p>园区</p>", "园区"),
    ("<p></p>", ""),
    ("<p> a <b>b</b> c </p>", "a b c"),
    ("<p>a<br>b<!-- c --></p>", "ab"),
    ("<p>a<script>b()</script>c</p>", "ac"),
    ("<p>a<style>b{}</style>c<noscript>d</noscript>e</p>", "ace"),
    ("<p>a<template>b</template>c</p>", "ac"),
    # What is behind an element comes after what is in it.
    ("<p>a<b>b<i>c</i>d</b>e</p>", "abcde"),
    ("<p>a<b><script>b()</script>c</b>d</p>", "acd"),
]


@pytest.mark.parametrize(("markup", "text"), SHOWN)
def test_scripts_show_nothing(markup: str, text: str) -> None:
    one = html.document_fromstring(markup, parser=html.HTMLParser(remove_comments=True)).find(".//p")
    assert one is not None
    assert text_of(one) == text
    assert tidy("".join(pieces_of(one))) == text
    assert text_up_to(one, 100) == text


def test_the_whole_text_has_scripts_too() -> None:
    assert whole_text_of(element("<p>a<script>b()</script>c</p>")) == "ab()c"
    assert whole_text_of(element("<p> 园区 </p>")) == "园区"
    assert raw_text_of(element("<p> 园\u200b区<script>b()</script></p>")) == " 园\u200b区b()"
    assert whole_text_of(element("<p></p>")) == ""


@pytest.mark.parametrize("markup", ["<p>园区要闻</p>", "<p>园<b>区</b>要闻</p>"])
def test_a_longer_text_is_none(markup: str) -> None:
    assert text_up_to(element(markup), 4) == "园区要闻"
    assert text_up_to(element(markup), 3) is None


def test_white_space_does_not_count_up_to_a_limit() -> None:
    assert text_up_to(element("<p>园<b>  </b>\n\n区<b> </b></p>"), 3) == "园 区"


def test_a_long_element_is_not_read_through() -> None:
    """Three times the limit is enough to know; what folds away behind it does not matter."""
    assert text_up_to(element("<p>" + "<b></b>" * 40 + "园</p>"), 10) is None


def test_an_image_is_found_at_any_depth() -> None:
    assert has_image(element("<p>a<b><img></b></p>"))
    assert not has_image(element("<p>a<b></b></p>"))
    assert not has_image(element("<img>"))


def test_selecting_gives_elements_alone() -> None:
    one = element("<p><b>a</b><i>b</i></p>")
    assert [found.tag for found in select(etree.XPath("./*"), one)] == ["b", "i"]
    assert select(etree.XPath(".//text()"), one) == []
    assert select(etree.XPath("count(./*)"), one) == []
