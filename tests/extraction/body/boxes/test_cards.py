"""Cards of other pages behind a text."""

import pytest

from portalcrawl.extraction.body.boxes.cards import find_cards
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

TEXT = "<p>The council has decided that the ferry runs again, and the islanders are glad of it.</p>" * 4
SAID = "The harbour is dredged, it said."


def card(number: int, said: str = SAID, more: str = "") -> str:
    link = f"/a/{number}.html"
    return f"<div><h3><a href={link}>Title {number} of another page</a></h3><p>{said}</p>{more}</div>"


def twice(number: int, said: str = SAID) -> str:
    return f"<div><a href=/a/{number}.html><img src=/{number}.jpg></a>{card(number, said)}</div>"


def count(body: str) -> int:
    document = Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")
    return len(find_cards(page_of(document).layout))


def row(cards: str) -> str:
    return f"<article>{TEXT}</article><section>{cards}</section>"


@pytest.mark.parametrize(
    ("body", "lines"),
    [
        (row(card(1) + card(2) + card(3)), 6),
        (row(twice(1) + twice(2)), 6),
        (row("".join(card(n).replace("/a/", "http://www.other.example/a/") for n in range(4))), 0),
        (row("".join(card(n).replace(".html", ".jpg") for n in range(4))), 0),  # enlarged pictures
        (row("".join(f"<div><p>{SAID} <a href=/a/{n}.html>more</a></p></div>" for n in range(4))), 0),
        (row("".join(f"<div><h3>Part {n}</h3><p>{SAID} <a href=/a/{n}.html>it</a></p></div>" for n in range(4))), 0),
        (row("".join(f"<div><h3><a href=/a/{n}.html>Title</a></h3></div>" for n in range(4))), 0),  # links alone
        # Comments of the other page, a menu inside the card.
        (row("".join(card(n, more=f"<p><a href=/a/{n}.html#c>3 comments</a></p>") for n in range(3))), 9),
        (row("".join(card(n, more="<div class=menu><a href=/news/>News</a></div>") for n in range(3))), 9),
        (row("".join(card(n, more="<p><a href=/news/>News</a></p>") for n in range(3))), 0),
        # Its author, its category.
        (row("".join(card(n, more=f"<p><a href=/author/roe{n}>Roe</a></p>") for n in range(3))), 9),
        (row("".join(card(n, more=f"<p><a href=/category/c{n}>Quay</a></p>") for n in range(3))), 9),
        # A digest: the cards stand among the sentences, or above them.
        (f"<article>{TEXT}{card(1)}{card(2)}{card(3)}</article>", 0),
        (f"<section>{card(1)}{card(2)}{card(3)}</section><article>{TEXT}</article>", 0),
        (f"<section>{card(1)}{card(2)}{card(3)}</section>", 0),
    ],
)
def test_boxes_that_lead_to_one_page_each(body: str, lines: int) -> None:
    assert count(body) == lines


@pytest.mark.parametrize(("cards", "is_row"), [(3, True), (2, False)])
def test_two_boxes_of_one_link_are_no_row(cards: int, is_row: bool) -> None:
    assert bool(count(row("".join(map(card, range(cards)))))) is is_row


@pytest.mark.parametrize(("cards", "is_row"), [(2, True), (1, False)])
def test_one_box_is_no_row(cards: int, is_row: bool) -> None:
    assert bool(count(row("".join(map(twice, range(cards)))))) is is_row


@pytest.mark.parametrize(("size", "is_row"), [(600, True), (601, False)])
def test_a_card_says_little(size: int, is_row: bool) -> None:
    said = f"{'a' * (size - 1)}."
    text = "<p>" + "The ferry runs again, and the islanders are glad of it. " * 60 + "</p>"
    cards = "".join(card(n, said) for n in range(3))
    assert bool(count(f"<article>{text}</article><section>{cards}</section>")) is is_row


@pytest.mark.parametrize(("lines", "is_row"), [(10, True), (11, False)])
def test_a_card_is_short(lines: int, is_row: bool) -> None:
    more = "<p>word</p>" * (lines - 2)
    assert bool(count(row("".join(card(n, more=more) for n in range(3))))) is is_row


@pytest.mark.parametrize("text", ["<div class=text>{}</div>", "<div><p>{}</p><p>A second one, it said.</p></div>"])
def test_the_text_s_own_element_or_the_one_around_it(text: str) -> None:
    """Directly in a block, or in paragraphs of one: the cards beside it are not in it."""
    said = "The ferry runs again, and the islanders are glad of it. " * 8
    cards = "".join(map(card, range(3)))
    assert count(f"<main>{text.format(said)}{cards}</main>") == 6


@pytest.mark.parametrize(("size", "lines"), [(200, 6), (199, 0)])
def test_the_text_s_element_holds_half_of_the_sentences(size: int, lines: int) -> None:
    """Else it is one of several paragraphs, and the cards stand in the element around them."""
    text = "".join(f"<div>{'a' * (one - 1)}.</div>" for one in (size, 100, 100))
    assert count(f"<main>{text}{''.join(map(card, range(3)))}</main>") == lines
