"""Which of the texts that a page hides are its own."""

import pytest

from portalcrawl.page.document import Document
from portalcrawl.page.layout_reading.hidden_text import find_hidden_text
from portalcrawl.page.layout_reading.layout_reader import read_layout

OPENER = "<a href=#>展开全文</a>"


def say(characters: int, sign: str = "江") -> str:
    """A sentence of so many characters, each of three bytes."""
    return sign * (characters - 1) + "。"


def find(body: str) -> list[str]:
    """The ids of the hidden elements that belong to the page's text."""
    layout = read_layout(Document.from_text("http://portal.example/1.html", f"<body>{body}</body>").body)
    return sorted(element.get("id") or "" for element in find_hidden_text(layout))


LONG = f"<section><p>{say(60, '湖')}</p></section>"


def fold(hidden: str, *, beside: int = 20, opener: str = OPENER, more: str = LONG) -> str:
    """A fold below a sentence, on a page that shows a text elsewhere, too."""
    return f"<div><p>{say(beside, '河')}</p>{opener}<div id=x hidden>{hidden}</div></div>{more}"


@pytest.mark.parametrize(("characters", "found"), [(20, ["x"]), (19, [])])
def test_a_hidden_text_has_twenty_characters(characters: int, found: list[str]) -> None:
    assert find(fold(say(characters))) == found


@pytest.mark.parametrize(("characters", "found"), [(20, ["x"]), (19, [])])
def test_it_stands_beside_a_sentence(characters: int, found: list[str]) -> None:
    assert find(fold(say(30), beside=characters)) == found


@pytest.mark.parametrize(("characters", "found"), [(49, ["x"]), (50, [])])
def test_on_a_page_that_shows_hardly_a_text_what_is_hidden_needs_no_opener(characters: int, found: list[str]) -> None:
    assert find(f"<p>{say(characters)}</p><div><div id=x hidden>{say(30, '河')}</div></div>") == found


@pytest.mark.parametrize(("linked", "found"), [(12, ["x"]), (13, [])])
def test_three_tenths_of_it_may_be_links(linked: int, found: list[str]) -> None:
    assert find(fold(f"<a href=/1>{'山' * linked}</a>{say(40 - linked)}")) == found


@pytest.mark.parametrize(("boxes", "found"), [(3, ["x"]), (4, [])])
def test_the_sentence_stands_near_it(boxes: int, found: list[str]) -> None:
    fold_of = f"{OPENER}<div id=x hidden>{say(30)}</div>"
    inner = "<div>" * boxes + fold_of + "</div>" * boxes
    assert find(f"<div><p>{say(20, '河')}</p>{inner}</div>{LONG}") == found


@pytest.mark.parametrize(("words", "found"), [("展" * 30, ["x"]), ("展" * 31, [])])
def test_what_opens_it_says_little(words: str, found: list[str]) -> None:
    assert find(fold(say(30), opener=f"<a href=#>{words}</a>")) == found


@pytest.mark.parametrize(("others", "found"), [(59, ["x"]), (60, [])])
def test_sixty_hidden_elements_are_looked_at(others: int, found: list[str]) -> None:
    assert find("<p hidden>江城</p>" * others + fold(say(30))) == found


@pytest.mark.parametrize(("same", "found"), [(23, ["x"]), (24, [])])
def test_a_text_that_begins_as_one_that_is_shown_is_the_same(same: int, found: list[str]) -> None:
    """For phones it may be cut, so twenty-four characters tell."""
    shown = "山" * same + "海" * 10
    assert find(fold(f"{'山' * 24}{say(30)}", more=f"{LONG}<p>{shown}。</p>")) == found


@pytest.mark.parametrize(("before", "found"), [(2, []), (3, ["x"])])
def test_of_the_same_text_three_sentences_are_looked_for(before: int, found: list[str]) -> None:
    """The first one or two may be new."""
    new = "".join(say(20, sign) for sign in "风雨雪"[:before])
    assert find(fold(new + say(30, "山"), more=f"{LONG}<p>{say(30, '山')}</p>")) == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("点击展开全文", ["x"]),
        ("▼ 展开", ["x"]),
        ("Read more", ["x"]),
        ("Weiterlesen", ["x"]),
        ("江城新闻", []),
        ("展开全文阅读本文件的规定", []),
    ],
)
def test_an_element_that_is_no_link_opens_a_fold_if_it_says_so(words: str, found: list[str]) -> None:
    assert find(fold(say(30), opener=f"<div class=btn>{words}</div>")) == found


@pytest.mark.parametrize(
    ("text", "shown", "found"),
    [
        (say(100), "", 1),
        (say(99), "", 0),
        (say(100), say(60, "河"), 0),
        # Three times what is shown.
        (say(179), say(60, "河"), 0),
        (say(180), say(60, "河"), 1),
        (f"Please enable JavaScript. {say(100)}", "", 0),
    ],
)
def test_a_text_for_browsers_without_scripts_counts_where_there_is_no_other(text: str, shown: str, found: int) -> None:
    assert len(find(f"<h1>江</h1><p>{shown}</p><noscript><div>{text}</div></noscript>")) == found


@pytest.mark.parametrize(
    ("items", "found"),
    [
        (["江" * 5, "湖" * 5], ["x"]),
        # Ten characters in all, and two items.
        (["江" * 5, "湖" * 4], []),
        (["江" * 12], []),
    ],
)
def test_a_hidden_list_needs_no_sentence(items: list[str], found: list[str]) -> None:
    listed = "".join(f"<li>{item}</li>" for item in items)
    assert find(fold(f"<ul>{listed}</ul>")) == found
