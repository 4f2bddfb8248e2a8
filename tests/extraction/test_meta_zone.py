"""Which lines are around an article."""

import pytest

from portalcrawl.extraction.body import labels
from portalcrawl.extraction.body.body import Body
from portalcrawl.extraction.body.election.container import Container
from portalcrawl.extraction.headline.election import Headline
from portalcrawl.extraction.meta_zone import MetaZone, find_meta_zone, marks_in
from portalcrawl.lexicon.class_names import AUTHOR, DATE
from portalcrawl.page.document import Document
from portalcrawl.page.layout import Layout
from portalcrawl.page.page import page_of

HEADLINE = "码头启用"
TEXT = "码头二期工程昨日正式启用，第一艘远洋货船进港。"


def read(body: str) -> Layout:
    return page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout


def zone_of(body: str, *, text: str = TEXT) -> tuple[MetaZone, list[str]]:
    """The meta zone and the page's lines; the body is all lines that are this text."""
    layout = read(body)
    lines = [line.text for line in layout.lines]
    kept = [index for index, line in enumerate(lines) if line == text]
    first = lines.index(HEADLINE) if HEADLINE in lines else -1
    body_of = Body(Container(0, 0, len(lines), 0), kept[0], kept[-1] + 1, dict.fromkeys(kept, labels.TEXT))
    headline = Headline(HEADLINE, "", first, first + 1) if first >= 0 else Headline(None)
    return find_meta_zone(layout, headline, body_of), lines


def numbered(count: int) -> str:
    return "".join(f"<p>行{number}</p>" for number in range(count))


HEAD = f"<h1>{HEADLINE}</h1>"
BODY = f"<p>{TEXT}</p>"


def test_six_lines_above_the_headline_and_twelve_below_the_text() -> None:
    zone, lines = zone_of(f"{numbered(9)}{HEAD}{BODY}{numbered(15)}")
    assert [lines[i] for i in zone.head] == [f"行{number}" for number in range(3, 9)] + [HEADLINE]
    assert [lines[i] for i in zone.tail] == [f"行{number}" for number in range(12)]
    assert zone.anchor == lines.index(HEADLINE)


def test_below_the_headline_down_to_the_first_sentence() -> None:
    zone, lines = zone_of(f"{HEAD}{numbered(4)}{BODY}")
    assert [lines[i] for i in zone.head] == [HEADLINE, "行0", "行1", "行2", "行3"]
    zone, lines = zone_of(f"{HEAD}{numbered(30)}{BODY}")
    assert len(zone.head) == 1 + 25


def test_without_a_headline_the_text_is_the_anchor() -> None:
    zone, lines = zone_of(f"{numbered(9)}{BODY}")
    assert [lines[i] for i in zone.head] == [f"行{number}" for number in range(3, 9)]
    assert lines[zone.anchor] == TEXT


@pytest.mark.parametrize(
    ("text", "is_sentence"),
    [
        ("a" * 59 + ".", True),
        ("a" * 58 + ".", False),
        # One comma is a title's, unless the line is long.
        ("a, " + "a" * 57, False),
        ("a, " + "a" * 236, False),
        ("a, " + "a" * 237, True),
        ("a, b, " + "a" * 54, True),
    ],
)
def test_the_first_sentence_ends_the_head(text: str, is_sentence: bool) -> None:
    zone, lines = zone_of(f"{HEAD}<p>{text}</p><p>来源：江城日报</p>", text=text)
    assert ("来源：江城日报" not in [lines[i] for i in zone.head]) is is_sentence


@pytest.mark.parametrize(("size", "is_meta"), [(90, True), (91, False)])
def test_a_meta_line_below_a_lead_is_short(size: int, is_meta: bool) -> None:
    """A longer line with a day and a time is a sentence of the text."""
    line = "2017-12-25 09:30 来源：江城日报 "
    line += "a" * (size - len(line.encode()))
    zone, lines = zone_of(f"{HEAD}{BODY}<p>{line}</p>{BODY}")
    assert (line in [lines[i] for i in zone.head]) is is_meta


def test_the_commas_of_a_date_make_no_sentence() -> None:
    line = "Jane Doe Dec 20, 2018, 7:34 pm"
    for text, is_meta in ((line, True), (f"{line}, she said", False)):
        zone, lines = zone_of(f"{HEAD}{BODY}<p>{text}</p>{BODY}")
        assert (text in [lines[i] for i in zone.head]) is is_meta


@pytest.mark.parametrize(("between", "is_meta"), [(0, True), (1, True), (2, False)])
def test_a_meta_line_follows_its_lead(between: int, is_meta: bool) -> None:
    """A button or a deck may stand between them; behind more lines a day and a time are another thing's."""
    zone, lines = zone_of(f"{HEAD}{BODY}{numbered(between)}<p>2017-12-25 09:30</p>{BODY}")
    assert ("2017-12-25 09:30" in [lines[i] for i in zone.head]) is is_meta


@pytest.mark.parametrize(("between", "is_meta"), [(1, True), (2, False)])
def test_who_wrote_the_text_may_stand_below_its_lead(between: int, is_meta: bool) -> None:
    zone, lines = zone_of(f"{HEAD}{BODY}{numbered(between)}<p class=author>Jane Doe</p>{BODY}")
    assert ("Jane Doe" in [lines[i] for i in zone.head]) is is_meta


@pytest.mark.parametrize(("rows", "count"), [(40, 41), (41, 7)])
def test_a_document_s_record_above_the_headline(rows: int, count: int) -> None:
    record = "<table>" + "<tr><td>行</td></tr>" * rows + "</table>"
    assert len(zone_of(f"<p>行</p>{record}{HEAD}{BODY}")[0].head) == count


@pytest.mark.parametrize(
    ("line", "may_state"),
    [
        ("<p>{}</p>", True),
        ("<div class=comments>{}</div>", False),
        ("<div class=breadcrumb>{}</div>", False),
        ("<p>版权所有</p><p>{}</p>", False),
        ("<p>" + "a" * 899 + "</p><p>{}</p>", True),
    ],
)
def test_lines_of_others_state_nothing(line: str, may_state: bool) -> None:
    zone, lines = zone_of(f"{HEAD}{BODY}{line.format('来源：江城日报')}")
    assert ("来源：江城日报" in [lines[i] for i in zone.tail]) is may_state


@pytest.mark.parametrize(("size", "count"), [(899, 1), (900, 0)])
def test_a_paragraph_states_nothing(size: int, count: int) -> None:
    assert len(zone_of(f"{HEAD}{BODY}<p>{'a' * size}</p>")[0].tail) == count


@pytest.mark.parametrize(("paragraphs", "ends"), [(1, [0]), (6, [0, 1, 2, 3, 4, 5]), (9, [0, 1, 4, 5, 6, 7, 8])])
def test_the_text_s_first_two_and_last_five_lines(paragraphs: int, ends: list[int]) -> None:
    zone, _ = zone_of(BODY * paragraphs)
    assert list(zone.ends) == ends


@pytest.mark.parametrize(("size", "is_mark"), [(160, True), (161, False)])
def test_marks_in(size: int, is_mark: bool) -> None:
    layout = read(f"<p><span class=author>{'a' * size}</span></p><p><span class=date>2017-12-25</span></p>")
    assert [text for _, text in marks_in(layout, AUTHOR, (0,))] == ["a" * size] * is_mark
    assert [text for _, text in marks_in(layout, DATE, (0, 1))] == ["2017-12-25"]
    assert list(marks_in(layout, DATE, (0,))) == []


def test_a_caption_below_the_headline_states_nothing() -> None:
    figure = "<figure><img src=a.jpg width=400><figcaption>旧码头，2014年3月24日</figcaption></figure>"
    zone, lines = zone_of(f"{HEAD}{figure}<p>2017-12-25</p>{BODY}")
    assert [lines[i] for i in zone.head] == [HEADLINE, "2017-12-25"]
