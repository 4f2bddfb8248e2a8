"""Boxes between paragraphs that are set in another way than these."""

import pytest

from portalcrawl.extraction.article import Hints, extract_article
from portalcrawl.items import Article
from portalcrawl.page.document import Document

TEXT = [
    "The harbour opened its second terminal on Monday, after four years of work and two of delay.",
    "Officials said that the new quay can take the largest ships, and that more are to come next spring.",
    "Traders had asked for it for a decade, since the old quay was full on most days of the week.",
    "The next step is a railway to the inland towns, for which the council has set money aside.",
    "The first ship, a grain carrier, is expected on Friday at noon, with the mayor on board.",
]


def read(inside: str, place: int = 3) -> Article:
    """A text of paragraphs with something between two of them."""
    parts = [f"<p>{text}</p>" for text in TEXT]
    text = "".join([*parts[:place], inside, *parts[place:]])
    page = f"<title>Second terminal - Portal</title><article><h1>Second terminal</h1><div>{text}</div></article>"
    article = extract_article(Document.from_text("http://portal.example/a/2.html", page), Hints(listed=True)).article
    assert article is not None
    return article


def body_of(article: Article) -> list[str]:
    return (article.articleBody or "").split("\n\n")


BOXES = [
    # Another site's content, and what must be agreed to before it is shown.
    "<div class=embed><p>Empfohlener redaktioneller Inhalt</p><p>An dieser Stelle finden Sie einen externen "
    "Inhalt, der den Artikel ergänzt.</p><div>Externen Inhalt anzeigen</div></div>",
    "<div><p>This video cannot be played as you have it set.</p><p>To see it, accept all cookies, please.</p></div>",
    "<section><div><p>Un clic suffit, et la vidéo se lance ici.</p><p>Contenu externe bloqué.</p></div></section>",
    # What is offered to those who pay or log in.
    "<div class=gate><div>THIS CONTENT IS RESERVED FOR SUBSCRIBERS</div><ul><li>Puzzles, each day, and more.</li>"
    "<li>The printed paper on all of your devices.</li></ul></div>",
    "<div><h4>Register or sign in to unlock more articles</h4><p>Share your thoughts, and join the talk.</p></div>",
    "<div class=gift><h3>Support our journalism</h3><p>Ten crowns keep us going. <a href=/g>Give now</a></p></div>",
    # Another article.
    "<div class=box7><div><img src=/t.jpg></div><div><h3><a href=/a/3.html>The old quay and its long trouble</a></h3>"
    "<span>The old quay was full on most days of the week, traders said. </span></div></div>",
]


@pytest.mark.parametrize("box", BOXES)
def test_a_box_of_the_page_is_not_the_text(box: str) -> None:
    assert body_of(read(box)) == TEXT


KEPT = [
    "<div class=fact>The terminal has eleven cranes, each of them as high as the town hall, and two quays.</div>",
    "<div class=fact><h3>What it costs</h3><div>The terminal has cost the town four years of "
    "its income, and a little more.</div></div>",
    "<div class=row><img src=/q.jpg><div>The quay took the first ship on Sunday, a day too early.</div></div>",
    "<blockquote>To see it, accept all cookies, they told us, and so we did, and saw a crane.</blockquote>",
    "<div class=ref>The council's decision: <a href=http://council.example/r/7>on the railway</a>.</div>",
]


@pytest.mark.parametrize("box", KEPT)
def test_a_box_of_the_article_is_kept(box: str) -> None:
    assert len(body_of(read(box))) > len(TEXT)


ASK = "Accept all cookies"


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [
        # A longer line is a paragraph that names such a thing, or stands below a picture.
        (f"<div><div>{ASK} {'a' * 431}</div></div>", False),
        (f"<div><div>{ASK} {'a' * 432}</div></div>", True),
        (f"<div><div><img src=/quay.jpg></div><div>{'a' * 250}</div></div>", False),
        (f"<div><div><img src=/quay.jpg></div><div>{'a' * 251}</div></div>", True),
        # Below a picture stands what it shows and whose it is, and no list,
        ("<div><div><img src=/quay.jpg></div><div>Ships</div><div>Cranes</div><div>Agency</div></div>", True),
        # unless it is far above.
        ("<div><div><img src=/quay.jpg></div><ul><li><div><div>Ships</div></div></li></ul></div>", True),
        ("<div><div><img src=/quay.jpg></div><ul><li><div><div><div>Ships</div></div></div></li></ul></div>", False),
        # What is larger may be the rest of the text.
        (f"<div>{f'<div>{ASK}</div>' * 60}</div>", False),
        (f"<div>{f'<div>{ASK}</div>' * 61}</div>", True),
    ],
)
def test_how_large_a_box_is(box: str, is_kept: bool) -> None:
    assert (len(body_of(read(box))) > len(TEXT)) is is_kept


@pytest.mark.parametrize(("size", "is_kept"), [(350, False), (351, True)])
def test_sentences_beside_a_linked_title_are_few(size: int, is_kept: bool) -> None:
    excerpt = f"{'a' * (size - 1)}."
    box = f"<div><div><img src=/t.jpg></div><h3><a href=/a/3.html>The old quay</a></h3><span>{excerpt}</span></div>"
    rest = "".join(f"<p>{text} So they say.</p>" for text in TEXT)
    assert (excerpt in body_of(read(box + rest))) is is_kept


@pytest.mark.parametrize(("others", "is_kept"), [(5, False), (6, True)])
def test_a_box_that_says_other_things_too_is_the_article_s(others: int, is_kept: bool) -> None:
    questions = "".join(f"<dt>Who comes on day {number}?</dt>" for number in range(others))
    found = body_of(
        read(f"<div class=faq><dl>{questions}<dd>Accept all cookies, and the camera opens.</dd></dl></div>")
    )
    assert ("Accept all cookies, and the camera opens." in found) is is_kept


@pytest.mark.parametrize(
    "words",
    ["<div>Ships at the quay</div><div>Agency</div>", "<div><span>Ships at the quay</span></div>"],
)
def test_short_words_below_a_picture_are_its_caption(words: str) -> None:
    article = read(f"<div class=a1><div><img src=/quay.jpg></div>{words}</div>")
    assert body_of(article) == TEXT
    assert [image.caption for image in article.images] == ["Ships at the quay"]


@pytest.mark.parametrize(
    "words", ["<img src=/{0}.jpg><span>Quay {0}</span>", "<div><img src=/{0}.jpg></div><p>Quay {0}</p>"]
)
def test_each_picture_of_a_row_has_its_caption(words: str) -> None:
    row = "".join(f"<div>{words.format(number)}</div>" for number in range(3))
    article = read(f"<div class=row>{row}</div>")
    assert body_of(article) == TEXT
    assert [image.caption for image in article.images] == ["Quay 0", "Quay 1", "Quay 2"]


def test_words_behind_an_icon_are_the_text() -> None:
    assert "Eleven cranes" in body_of(read("<div><img src=/tick.png>Eleven cranes</div>"))


def test_a_heading_and_a_picture_are_the_text() -> None:
    article = read("<div class=a1><img src=/quay.jpg><h3>A second quay</h3></div>")
    assert body_of(article) == [*TEXT[:3], "A second quay", *TEXT[3:]]


def test_a_label_for_screen_readers_is_not_the_text() -> None:
    label = "<h3 class=visually-hidden>Article content</h3>"
    assert body_of(read(label)) == TEXT
    assert body_of(read("<p class=sr-only>The quay is seen from the north, where the ferries land.</p>")) != TEXT


def test_the_credit_of_a_figure_is_no_end() -> None:
    caption = "<figcaption>The quay, seen from the north.</figcaption><p>© Agency/Jane Doe</p>"
    figure = f"<figure><div><img src=/q.jpg></div>{caption}</figure>"
    assert body_of(read(figure, 4)) == TEXT


@pytest.mark.parametrize("inner", ["<blockquote>The quay is late.</blockquote>", "<ul><li>Eleven cranes</li></ul>"])
def test_words_of_the_article_in_a_figure_are_kept(inner: str) -> None:
    assert len(body_of(read(f"<figure><img src=/q.jpg>{inner}</figure>"))) > len(TEXT)


OFFERS = [
    "This content is reserved for subscribers only, as are our puzzles and the printed paper on your devices.",
    "Create an account or sign in, and share your thoughts on what happens in the harbour and in the town.",
    "The weekly letter on ships and their crews comes to you on each Friday, before all other readers.",
]


@pytest.mark.parametrize("name", ["hidden", "gate-12 hidden", "u-box--is-hidden"])
def test_a_concealed_box_that_offers_is_not_the_text_even_above_it(name: str) -> None:
    box = f"<div class='{name}'>{''.join(f'<p>{offer}</p>' for offer in OFFERS)}</div>"
    assert body_of(read(box, place=0)) == TEXT


@pytest.mark.parametrize("name", ["overflow-hidden", "hidden-quay", "hiddenly"])
def test_another_name_conceals_nothing(name: str) -> None:
    box = f"<div class='{name}'>{''.join(f'<p>{offer}</p>' for offer in OFFERS)}</div>"
    assert len(body_of(read(box, place=0))) > len(TEXT)


def test_the_rest_of_a_text_may_be_concealed_with_a_notice_in_it() -> None:
    rest = "".join(f"<p>{text.replace('terminal', 'crane')}</p>" for text in TEXT)
    box = f"<div class=hidden>{rest}<p>Create an account or sign in, and share your thoughts on it.</p></div>"
    assert len(body_of(read(box, place=0))) >= 2 * len(TEXT)


@pytest.mark.parametrize(("others", "is_kept"), [(3, False), (4, True)])
def test_a_concealed_box_says_few_other_things(others: int, is_kept: bool) -> None:
    said = "".join(f"<p>Crane {number} lifts it.</p>" for number in range(others))
    found = body_of(read(f"<div class=hidden>{said}<p>{ASK}, please.</p></div>", place=0))
    assert (len(found) > len(TEXT)) is is_kept


ASKS = "<p>Please consider a gift.</p><p>We have written on ships for a decade, and each week that costs us money.</p>"


@pytest.mark.parametrize(
    ("box", "is_kept"),
    [
        (f"<div>{ASKS}<form><input type=submit></form></div>", False),
        # The club that the article is about may ask, too.
        (f"<div>{ASKS}</div>", True),
    ],
)
def test_a_form_for_gifts_behind_the_block_of_the_text(box: str, is_kept: bool) -> None:
    quoted = "".join(f"<p>{text}</p>" for text in TEXT)
    page = f"<article><h1>Second terminal</h1><div><blockquote><div>{quoted}</div></blockquote>{box}</div></article>"
    article = extract_article(Document.from_text("http://portal.example/a/2.html", page), Hints(listed=True)).article
    assert article is not None
    assert (len(body_of(article)) > len(TEXT)) is is_kept
