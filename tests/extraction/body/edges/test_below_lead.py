"""The meta line between the first sentences of a text and the rest."""

import pytest

from portalcrawl.extraction.body.edges.below_lead import find_below_lead
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

LEAD = "<p>The council has decided that the ferry runs again, it said on Monday.</p>"
TEXT = "<p>The islanders had collected names for it, and the company had asked for money.</p>"
DATE = "12 March 2026"
META = f"<div>Harbour Post {DATE}</div>"


def find(body: str) -> list[str]:
    layout = page_of(Document.from_text("http://portal.example/a/1.html", f"<body>{body}</body>")).layout
    texts = [i for i, line in enumerate(layout.lines) if line.text]
    return [layout.lines[i].text for i in find_below_lead(layout, texts)]


def sentence(size: int) -> str:
    return f"<p>{'a' * (size - 1)}.</p>"


def words(size: int) -> str:
    return f"<p>{'a' * size}</p>"


@pytest.mark.parametrize(
    ("body", "is_meta"),
    [
        (LEAD + META + TEXT, True),
        (LEAD + f"<p>By Jane Doe, {DATE}</p>" + TEXT, True),  # set as the text, but a by-line
        (LEAD + f"<p>Harbour Post {DATE}</p>" + TEXT, False),
        (META + LEAD + TEXT, False),  # above the lead: others know it
        (LEAD + META, False),  # nothing behind it: the text ends so
        (LEAD + "<div>Harbour Post</div>" + TEXT, False),
        (LEAD + f"<h2>{DATE}</h2>" + TEXT, False),
        (LEAD + META + TEXT + META + TEXT, False),  # days of a chronicle
        (LEAD + f"<div>The ferry runs from {DATE}.</div>" + TEXT, False),
        (LEAD + f"<div>时间：{DATE}</div>" + TEXT, False),
        (LEAD + f"<div>停水时间：{DATE}</div>" + TEXT, False),
        (LEAD + META + "<div>地点：礼堂</div>" + TEXT, False),  # of an event
        (LEAD + "<div>地点：礼堂</div>" + META + TEXT, False),
        (LEAD + f"<div>{DATE}<img src=/a.jpg width=300></div>" + TEXT, False),
    ],
)
def test_a_dated_line_that_is_set_apart(body: str, is_meta: bool) -> None:
    assert bool(find(body)) is is_meta


@pytest.mark.parametrize(("size", "is_meta"), [(60, True), (59, False)])
def test_a_lead_is_a_sentence(size: int, is_meta: bool) -> None:
    assert bool(find(sentence(size) + META + TEXT)) is is_meta


@pytest.mark.parametrize(("leads", "is_meta"), [(2, True), (3, False)])
def test_a_lead_is_short(leads: int, is_meta: bool) -> None:
    assert bool(find(LEAD * leads + META + TEXT)) is is_meta


@pytest.mark.parametrize(("lines", "is_meta"), [(2, True), (3, False)])
def test_the_line_is_near_the_beginning(lines: int, is_meta: bool) -> None:
    assert bool(find(LEAD + words(9) * lines + META + TEXT)) is is_meta


@pytest.mark.parametrize(("lines", "is_meta"), [(2, True), (3, False)])
def test_the_text_goes_on_soon(lines: int, is_meta: bool) -> None:
    assert bool(find(LEAD + META + words(9) * lines + TEXT)) is is_meta


@pytest.mark.parametrize(("size", "is_meta"), [(60, True), (59, False)])
def test_the_text_goes_on_with_a_sentence(size: int, is_meta: bool) -> None:
    assert bool(find(LEAD + META + sentence(size))) is is_meta


@pytest.mark.parametrize(("rest", "is_meta"), [(120, True), (121, False)])
def test_it_says_little_beside_the_date(rest: int, is_meta: bool) -> None:
    assert bool(find(f"{LEAD}<div>{'a' * (rest - 1)} {DATE}</div>{TEXT}")) is is_meta


@pytest.mark.parametrize(("dates", "is_meta"), [(13, True), (15, False)])
def test_it_is_short(dates: int, is_meta: bool) -> None:
    """Of 14 bytes each."""
    assert bool(find(f"{LEAD}<div>{' '.join([DATE] * dates)}</div>{TEXT}")) is is_meta


FACT, DAY = "<dt>Place:</dt><dd>Harbour</dd>", f"<dt>Published:</dt><dd>{DATE}</dd>"


@pytest.mark.parametrize(("before", "facts"), [(5, 12), (6, 0)])
def test_labels_and_values_are_twelve_lines(before: int, facts: int) -> None:
    """Of the sixth label at the latest the value is the day."""
    assert len(find(f"{LEAD * 2}<dl>{FACT * before}{DAY}</dl>{TEXT}")) == facts
