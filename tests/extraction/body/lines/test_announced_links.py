"""Linked titles that a sentence of the text announces."""

import pytest

from portalcrawl.extraction.body.lines.announced_links import find_announced
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TITLE = "<p><a href=/rules/{}.html>关于印发渡轮管理办法的通知</a></p>"


def count(sentence: str, links: str) -> int:
    html = f"<body><div>{sentence}{links}</div><p>以上各项请遵照执行。</p></body>"
    return len(find_announced(page_of(Document.from_text("http://portal.example/a/1.html", html)).layout))


def list_titles(number: int) -> str:
    return "".join(TITLE.format(i) for i in range(number))


@pytest.mark.parametrize(
    ("sentence", "announced"),
    [
        ("<p>现将今年以来印发的各项文件公布如下：</p>", 2),
        ("<p>The rules of this year are the following:</p>", 2),
        ("<p>文件如下：</p>", 2),
        ("<p>今年以来，共印发了各项文件：</p>", 2),
        ("<p>今年以来印发了各项文件：</p>", 0),  # neither a clause nor a word that announces
        ("<p>现将今年以来印发的各项文件公布如下。</p>", 0),
        ("<p><a href=/b.html>现将今年以来印发的各项文件公布如下：</a></p>", 0),
        ("<p>现将今年以来印发的各项文件公布如下：</p><p>一</p>", 0),  # not right behind it
        ("<div class=related-news>现将今年以来印发的各项文件公布如下：</div>", 0),
    ],
)
def test_links_behind_a_sentence_with_a_colon(sentence: str, announced: int) -> None:
    assert count(sentence, list_titles(2)) == announced


@pytest.mark.parametrize(("size", "announced"), [(30, 2), (29, 0)])
def test_a_label_announces_nothing(size: int, announced: int) -> None:
    """Sizes in bytes."""
    assert count(f"<p>{'a' * (size - 3)}, :</p>", list_titles(2)) == announced


@pytest.mark.parametrize(("links", "announced"), [(60, 60), (61, 0)])
def test_a_long_list_is_the_site_s(links: int, announced: int) -> None:
    assert count("<p>现将今年以来印发的各项文件公布如下：</p>", list_titles(links)) == announced


@pytest.mark.parametrize(("depth", "announced"), [(2, 1), (3, 0)])
def test_the_links_stand_in_the_sentence_s_block(depth: int, announced: int) -> None:
    title = TITLE.format(1)
    sentence = "<p>现将今年以来印发的各项文件公布如下：</p>"
    assert count(sentence, "<div>" * depth + title + "</div>" * depth) == announced
