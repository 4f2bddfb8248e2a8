"""Links that may belong to a pager, and what they say."""

import pytest

from portalcrawl.discovery.pager.tokens import find_blocked, find_tokens
from portalcrawl.page.document import Document

SITE = "http://www.e.cn"


def find(body: str) -> list[tuple[str, int, str, bool]]:
    document = Document.from_text(f"{SITE}/xw/", f"<html><body>{body}</body></html>")
    return [(t.kind, t.number, t.url.removeprefix(SITE), t.is_page_word) for t in find_tokens(document)]


LABELS: dict[str, tuple[str, int, bool]] = {
    "2": ("number", 2, False),
    "[2]": ("number", 2, False),
    "第2页": ("number", 2, False),
    "下一页": ("next", 0, True),
    "【下一页】": ("next", 0, True),
    "下一页 (2)": ("next", 0, True),
    "Next": ("next", 0, False),
    "»": ("next", 0, False),
    "上一页": ("previous", 0, True),
    "首页": ("first", 0, True),
    "末页": ("last", 0, True),
}


@pytest.mark.parametrize(("label", "said"), LABELS.items())
def test_what_a_label_says(label: str, said: tuple[str, int, bool]) -> None:
    kind, number, is_page_word = said
    ((found_kind, found_number, url, found_word),) = find(f'<a href="/xw/index_2.html">{label}</a>')
    assert (found_kind, found_number, url) == (kind, number, "/xw/index_2.html")
    assert found_word is is_page_word


@pytest.mark.parametrize("label", ["园区召开会议", "2018年工作要点", "下一篇", "下一篇：园区召开会议", "12月", "更多"])
def test_other_labels(label: str) -> None:
    assert find(f'<a href="/xw/index_2.html">{label}</a>') == []


@pytest.mark.parametrize(("length", "is_of_pager"), [(32, True), (33, False)])
def test_a_long_label_is_the_next_article_s(length: int, is_of_pager: bool) -> None:
    label = "下一页 (园区召开工作会议".ljust(length - 1, "，") + ")"
    assert bool(find(f'<a href="/xw/index_2.html">{label}</a>')) is is_of_pager


def test_of_a_script_s_call_sixty_characters_are_told() -> None:
    call = "javascript:goPage(2, '" + "x" * 60 + "')"
    document = Document.from_text(f"{SITE}/xw/", f'<html><body><a href="{call}">下一页</a></body></html>')
    assert find_blocked(document) == f"下一页 ({call[:60]})"


@pytest.mark.parametrize(
    ("label", "count"),
    [("下一篇文章的标题在这里", 0), ("旧的文章都在这里找得到呢也许", 1), ("旧的文章都在这里找得到呢也许还有更多", 0)],
)
def test_a_relation_speaks_for_a_short_text(label: str, count: int) -> None:
    assert len(find(f'<a href="/xw/page/2/" rel="next">{label}</a>')) == count


MARKUP = {
    "an option": ('<select><option value="/xw/index_2.html">2</option></select>', ["/xw/index_2.html"]),
    "an option that a script counts": ('<select><option value="2">2</option></select>', []),
    "an option with a page's file": ('<select><option value="index_2.html">2</option></select>', ["/xw/index_2.html"]),
    "an option's class for a script": ('<select><option value=".year-2024">2024</option></select>', []),
    "an option with a price": ('<select><option value="2.50">2</option></select>', []),
    "a short address": ('<select><option value="?p2">2</option></select>', ["/xw/?p2"]),
    "a handler": ("<b onclick=\"go('/xw/index_2.html')\">2</b>", ["/xw/index_2.html"]),
    "a handler to another site": ("<b onclick=\"go('http://o.example/2.html')\">2</b>", []),
    "a link to another site": ('<a href="http://o.example/2.html">2</a>', []),
    "a label beside an image": ('<a href="/xw/2/" aria-label="Next"><img src="/n.gif"></a>', ["/xw/2/"]),
    "an image's text": ('<a href="/xw/2/"><img src="/n.gif" alt="下一页"></a>', ["/xw/2/"]),
    "the page's head": ('<link rel="next" href="/xw/2/">', ["/xw/2/"]),
    "the next article in the head": ('<link rel="next" href="/xw/2/" title="园区召开会议">', []),
    "long words of a pager": ('<a href="/xw/2/">Load more articles</a>', ["/xw/2/"]),
}


@pytest.mark.parametrize(("body", "addresses"), MARKUP.values(), ids=MARKUP.keys())
def test_what_is_read(body: str, addresses: list[str]) -> None:
    assert [url for _, _, url, _ in find(body)] == addresses


def test_a_label_says_that_it_is_the_last() -> None:
    ((kind, _, _, _),) = find('<a href="/xw/9/" aria-label="Last">»</a>')
    assert kind == "last"


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Next page Next ›", "next"),
        ("Page suivante Suivant ››", "next"),
        ("Dernière page Dernier »", "last"),
        ("Next :", "next"),
        ("Seite 2", "number"),
        ("Страница 2", "number"),
        ("Next story Next", ""),
        ("Older posts Newer posts", ""),
    ],
)
def test_words_for_the_eye_and_words_for_screen_readers(label: str, kind: str) -> None:
    body = f'<a href="/xw/2/">{label}</a>'
    tokens = find_tokens(Document.from_text("http://www.example.gov.cn/xw/", f"<html><body>{body}</body></html>"))
    assert [token.kind for token in tokens] == ([kind] if kind else [])
