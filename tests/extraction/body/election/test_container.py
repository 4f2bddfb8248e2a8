"""What each kind of line counts for the block that holds it, and which class words are believed.

Most pages here have a text in a block of its own and something beside it in the block around both. What is beside it
belongs to the body if it counts more than five hanzi, 15 bytes: then the outer block is the body, else the inner one.
"""

import pytest

from portalcrawl.extraction.body.election.container import find_container
from portalcrawl.extraction.body.election.settled_furniture import settle_furniture
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.page import page_of

HEADLINE = "Harbour opens"
MISSING = Headline(None)


def read(body: str) -> Layout:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout


def headline_in(layout: Layout) -> Headline:
    first = next((i for i, line in enumerate(layout.lines) if line.text == HEADLINE), -1)
    return Headline(HEADLINE, "heading:h1", first, first + 1) if first >= 0 else MISSING


def sentence(size: int) -> str:
    return "<p>" + "a" * (size - 1) + ".</p>"


def words(size: int) -> str:
    return "<p>" + "a" * size + "</p>"


TEXT = f"<div id=inner>{sentence(100)}{sentence(100)}</div>"


def choose(body: str, *, furniture: str = "furniture") -> str | None:
    """The id of the block that is chosen; lines of this word are furniture."""
    layout = read(body)
    flags = [line.text.startswith(furniture) for line in layout.lines]
    container = find_container(layout, flags, headline_in(layout))
    return layout.blocks[container.block].element.get("id")


def beside(other: str, above: str = "") -> str:
    return f"<h1>{HEADLINE}</h1>{above}<div id=outer>{TEXT}{other}</div>"


LINK = "<p><a href=/2>{}</a></p>"
NOTICE = "<p>版权所有 {}.</p>"

BESIDE = [
    ("a sentence of five hanzi", sentence(15), "inner"),
    ("a longer sentence", sentence(16), "outer"),
    # An item of a list, a cell of a table; a shorter one is a label.
    ("a line of twelve hanzi without punctuation", words(36), "inner"),
    ("a longer line without punctuation", words(37), "outer"),
    # Cells are a table's: ten short ones count what their text does, never less than nothing.
    ("a table of short cells", "<table>" + "<tr><td>aa<td>aaa</tr>" * 6 + "</table>", "inner"),
    ("a longer table of short cells", "<table>" + "<tr><td>aa<td>aaa</tr>" * 7 + "</table>", "outer"),
    ("an image", "<p><img src=/1.jpg></p>", "inner"),
    ("an image and a label", f"<p><img src=/1.jpg></p>{words(14)}", "inner"),
    ("two images", "<p><img src=/1.jpg></p>" * 2, "outer"),
    ("two files", "<p><a href=/1.pdf>a.pdf</a></p><p><a href=/2.pdf>b.pdf</a></p>", "outer"),
    # Against them: what follows the sentence would otherwise take it along.
    ("a sentence and a line of furniture", f"{sentence(25)}<p>furniture{'a' * 11}</p>", "inner"),
    ("a longer one and a line of furniture", f"{sentence(26)}<p>furniture{'a' * 11}</p>", "outer"),
    ("a sentence and a link", f"{sentence(30)}{LINK.format('a' * 20)}", "inner"),
    ("a longer one and a link", f"{sentence(31)}{LINK.format('a' * 20)}", "outer"),
    ("a sentence and a line of mostly links", f"{sentence(18)}<p>{'a' * 20}<a href=/2>{'a' * 30}</a></p>", "inner"),
    ("a longer one and such a line", f"{sentence(19)}<p>{'a' * 20}<a href=/2>{'a' * 30}</a></p>", "outer"),
    ("the article before", f"{sentence(25)}<p>上一篇：没有了</p>", "inner"),
    ("a notice of the site", NOTICE.format("a" * (449 - 14)), "inner"),
    ("a long paragraph on rights", NOTICE.format("a" * (450 - 14)), "outer"),
]


@pytest.mark.parametrize(("other", "chosen"), [case[1:] for case in BESIDE], ids=[case[0] for case in BESIDE])
def test_what_is_beside_the_text(other: str, chosen: str) -> None:
    assert choose(beside(other)) == chosen


FAR = [
    ("two lines of 67 bytes", words(67) * 2, "inner"),
    ("two lines of 68 bytes", words(68) * 2, "outer"),
    ("a line of any length", words(300), "inner"),
    ("two lines of any length", words(300) * 2, "outer"),
    ("images", "<p><img src=/1.jpg></p>" * 3, "inner"),
    ("a sentence", sentence(16), "outer"),
]


@pytest.mark.parametrize(("other", "chosen"), [case[1:] for case in FAR], ids=[case[0] for case in FAR])
def test_what_is_beside_the_text_without_a_headline_above(other: str, chosen: str) -> None:
    assert choose(f"<div id=outer>{TEXT}{other}</div>") == chosen


@pytest.mark.parametrize(("lines_between", "chosen"), [(57, "outer"), (58, "inner")])
def test_sixty_lines_below_the_headline_are_near(lines_between: int, chosen: str) -> None:
    menu = "<ul>" + "<li><a href=/2>menu</a></li>" * lines_between + "</ul>"
    assert choose(beside(words(40), menu)) == chosen


@pytest.mark.parametrize(("size", "chosen"), [(30, "inner"), (31, "outer")])
def test_a_sentence_above_the_headline_counts_half(size: int, chosen: str) -> None:
    inner = f"<div id=inner><h1>{HEADLINE}</h1>{sentence(100)}{sentence(100)}</div>"
    assert choose(f"<div id=outer>{sentence(size)}{inner}</div>") == chosen


def test_a_text_above_the_headline_is_not_the_body() -> None:
    lead, menu = f"<div id=lead>{sentence(250) * 2}</div>", LINK.format("a" * 20) * 20
    assert choose(f"{lead}{menu}<h1>{HEADLINE}</h1><div id=text>{sentence(60) * 2}</div>") == "text"


@pytest.mark.parametrize(("prose", "chosen"), [(149, "inner"), (150, "outer")])
def test_a_meta_line_is_not_the_body_of_a_page_of_few_words(prose: int, chosen: str) -> None:
    meta = f"<p>来源：{'江' * 12}</p>"
    page = f"<h1>{HEADLINE}</h1><div id=outer><div id=inner>{sentence(70)}{sentence(prose - 70)}</div>{meta}</div>"
    assert choose(page) == chosen


def test_no_image_of_a_page_of_images_is_given_up() -> None:
    image = "<p><img src=/1.jpg></p>"
    page = f"<h1>{HEADLINE}</h1><div id=outer><div id=inner>{image * 3}</div>%s</div>"
    assert choose(page % image) == "outer"
    assert choose(page % words(30)) == "inner"


def furniture_in(body: str) -> list[str]:
    layout = read(body)
    flags = settle_furniture(layout, headline_in(layout))
    return [line.text for line, flag in zip(layout.lines, flags, strict=True) if flag and line.text != HEADLINE]


def prose(size: int) -> str:
    """Three sentences: furniture with fewer is not even read."""
    return "".join(f"<p>{'a' * (part - 3)}。</p>" for part in (30, 30, size - 60))


def page_with(element: str, share: int, *, headline: bool) -> str:
    """A page with so many hundredths of its prose in an element, the headline in it or above it."""
    heading, end = f"<h1>{HEADLINE}</h1>", element[1:].split()[0]
    inside = f"{element}{heading if headline else ''}{prose(10 * share)}</{end}>"
    return f"{'' if headline else heading}{inside}<div>{prose(1_000 - 10 * share)}</div>"


# The least share of the prose with which an element is not what its class says.
SHARES = [
    ("<div class=sidebar>", True, 40),
    ("<div class=sidebar>", False, 50),
    ("<div class=comments>", True, 40),
    ("<div class=comments>", False, 90),
    ("<div class=footer>", True, 40),
]


@pytest.mark.parametrize(("element", "headline", "share"), SHARES)
def test_a_class_word_is_not_believed_of_the_text(element: str, headline: bool, share: int) -> None:
    assert furniture_in(page_with(element, share, headline=headline)) == []
    assert len(furniture_in(page_with(element, share - 1, headline=headline))) == 3


def test_a_footer_without_the_headline_is_one_unless_nearly_all_prose_is_in_it() -> None:
    for element, end, rest, count in (
        ("<div class=content-footer>", "</div>", 50, 0),
        ("<div class=content-footer>", "</div>", 60, 3),
        ("<footer>", "</footer>", 50, 3),
    ):
        page = f"<h1>{HEADLINE}</h1>{'<div>Harbour</div>' * 5}{element}{prose(950)}{end}{sentence(rest)}"
        assert len(furniture_in(page)) == count


@pytest.mark.parametrize(("lines", "share", "count"), [(4, 50, 0), (5, 50, 3), (4, 49, 3)])
def test_what_begins_below_the_headline_is_no_footer(lines: int, share: int, count: int) -> None:
    above = f"<h1>{HEADLINE}</h1>{'<div>Harbour</div>' * lines}"
    below = f"<div><p>{'b' * (1_997 - 20 * share)}。</p></div>"
    assert len(furniture_in(f"{above}<div class=content-footer>{prose(20 * share)}</div>{below}")) == count


def test_a_short_footer_is_one_though_it_has_all_prose() -> None:
    for size, count in ((399, 3), (400, 0)):
        assert len(furniture_in(f"<h1>{HEADLINE}</h1><div class=footer>{prose(size)}</div>")) == count


def test_without_a_headline_two_fifths_of_the_prose_are_enough() -> None:
    for share, count in ((40, 0), (39, 3)):
        page = f"<div class=sidebar>{prose(10 * share)}</div><div>{prose(1_000 - 10 * share)}</div>"
        assert len(furniture_in(page)) == count


@pytest.mark.parametrize(("prose", "count"), [(149, 0), (150, 1)])
def test_on_a_page_of_few_words_the_headline_decides(prose: int, count: int) -> None:
    page = f"<div class=sidebar><h1>{HEADLINE}</h1><p>menu</p></div><div>{sentence(prose)}</div>"
    assert len(furniture_in(page)) == count


def test_short_lines_of_a_page_without_prose_stay_together() -> None:
    result = "<p id=one>Ada Moor 1435 1-0 Ben Hill 1150, late</p>"
    share = "<p><a href=/s>Click to share</a></p>"
    page = f"<h1>{HEADLINE}</h1><div id=outer>{result}{words(40)}{words(28)}{share}</div>"
    assert choose(page) == "outer"


@pytest.mark.parametrize(("size", "block"), [(86, "inner"), (88, "outer")])
def test_a_page_of_short_lines_gives_up_a_fifth_for_a_tighter_block(size: int, block: str) -> None:
    """The lines inside count 160, the line beside them 40 or 41; a link makes both blocks count nearly the same."""
    inner = f"<div id=inner>{words(166) * 2}</div>"
    assert choose(f"<h1>{HEADLINE}</h1><div id=outer>{inner}{words(size)}{LINK.format('a' * 70)}</div>") == block


LATEST = "".join(f"<p class=furniture>furniture {'x' * 400}</p>" for _ in range(12))


@pytest.mark.parametrize(("size", "block"), [(100, "story"), (99, "first")])
def test_a_paragraph_is_the_body_with_its_siblings_if_they_say_more(size: int, block: str) -> None:
    """Much furniture among them weighs more than all they say; together they have three times its prose."""
    others = f"<p>{'a' * (size - 1)}.</p>" * 2
    story = f"<div id=story><p id=first>{'a' * 99}.</p>{LATEST}{others}</div>"
    assert choose(f"<h1>{HEADLINE}</h1>{story}") == block


def test_a_consent_text_is_no_text_however_much_of_a_short_page_it_is() -> None:
    consent = "Diese Website verwendet Cookies, damit wir Ihnen das Beste bieten können, was sie kann. " * 3
    layout = read(f"<h1>{HEADLINE}</h1><p>{'a' * 120}.</p><div class=cookie-box><p>{consent}</p></div>")
    assert settle_furniture(layout, headline_in(layout)) == [False, False, True]


@pytest.mark.parametrize(("lines", "block"), [(2, "outer"), (3, "inner")])
def test_without_a_headline_a_table_belongs_to_the_sentence_above_it(lines: int, block: str) -> None:
    """Three lines behind the sentence at most; the lines between them count nothing."""
    rows = "".join(f"<tr><td>{name * 12}</td><td>{name * 12}</td></tr>" for name in "abcd")
    assert choose(f"<div id=outer>{TEXT}{words(30) * lines}<table>{rows}</table></div>") == block


@pytest.mark.parametrize(("others", "chosen"), [(4, "x"), (5, "head")])
def test_a_gallery_behind_a_list_of_other_notices_is_no_body(others: int, chosen: str) -> None:
    """The notice is its title and a link to a file elsewhere; the gallery's caption stands on each page."""
    notices = "".join(f"<li><a href=/n/{n}.html>Notice {n} of the bus office</a></li>" for n in range(others))
    pictures = "<li><img src=/1.jpg width=300 height=200></li>" * 4 + words(60)
    assert choose(f"<h1 id=head>{HEADLINE}</h1><ul>{notices}</ul><ul id=x>{pictures}</ul>") == chosen


def test_the_rows_of_a_table_of_data_are_one() -> None:
    """The second row counts less than what an inner block may lose."""
    rows = "<tr id=first><td>Trade</td><td>Electrical machines</td><td>Region</td><td>The north coast</td></tr>"
    table = f"<table id=whole>{rows}<tr><td>Summary</td><td>A pump</td><td>Place</td><td>Ham</td></tr></table>"
    assert choose(f"<div id=outer><h1>{HEADLINE}</h1>{table}</div>") == "whole"
