"""Which of two dates of a page counts: what each place and each label weighs against the others.

A case names two statements, each with its place and its words; the first one counts. Places are lines below the
headline (negative: above it), `title` in it, `tail` below the text, `meta`, `json` and `unsure` in the page's head:
metadata of publication, and of a date that may be that of the last change.
"""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.date.election import find_date
from portalcrawl.extraction.hints import Hints
from portalcrawl.extraction.meta_zone import MetaZone
from portalcrawl.page.document import Document
from portalcrawl.page.page import page_of

NOW = datetime(2018, 3, 10, tzinfo=UTC)
Statement = tuple[int | str, str]
PUBLISHED, DATED, MODIFIED, WRITTEN = "发布时间：{}", "日期：{}", "更新时间：{}", "成文日期：{}"
BARE, SENTENCE = "{}", "码头启用，{}"
TIME, CLASS = "<time>{}</time>", "<span class=date>{}</span>"
ABOVE = 12
META = "<meta name=pubdate content={}>"
UNSURE = "<meta name=date content={}>"
JSON = '<script type="application/ld+json">{{"@type": "NewsArticle", "datePublished": "{}"}}</script>'


def find(*dated: tuple[Statement, str], row: str | None = None) -> str | None:
    """The day of a page with these statements and days."""
    heads, lines, tails, title = "", {}, [], "码头二期启用"
    for (place, words), day in dated:
        text = words.format(day)
        if place == "meta":
            heads += META.format(day)
        elif place == "json":
            heads += JSON.format(day)
        elif place == "unsure":
            heads += UNSURE.format(day)
        elif place == "tail":
            tails.append(text)
        elif place == "title":
            title = text
        else:
            lines[place] = text
    above = [lines.get(place, "码头") for place in range(-ABOVE, 0)]
    below = [lines.get(place, "码头") for place in range(1, 9)]
    shown = [*above, f"<b>{title}</b>", *below, "<i>码头昨日启用，船只进港。</i>", *tails]
    body = "".join(f"<div>{line}</div>" for line in shown)
    page = page_of(Document.from_text("http://portal.example/a.html", f"<head>{heads}</head><body>{body}</body>"))
    text = ABOVE + len(below) + 1
    zone = MetaZone(tuple(range(text)), tuple(range(text + 1, len(page.layout.lines))), (text,), ABOVE, True)
    found = find_date(page, zone, Hints(datePublished=row, listed=True, reference=NOW)).iso
    return found and found[:10]


PAIRS: list[tuple[Statement, Statement]] = [
    # Labels beside the headline are believed before all else, metadata before what has no label.
    ((1, PUBLISHED), (2, DATED)),
    ((1, PUBLISHED), ("json", "")),
    ((1, "Published in the city {}"), ("json", "")),
    ((1, PUBLISHED), ("meta", "")),
    ((1, PUBLISHED), (2, TIME)),
    ((1, DATED), ("json", "")),
    (("json", ""), ("meta", "")),
    (("json", ""), (1, MODIFIED)),
    (("json", ""), (1, BARE)),
    ((1, MODIFIED), ("meta", "")),
    (("meta", ""), (1, WRITTEN)),
    (("meta", ""), (1, BARE)),
    # Marked elements before what is not marked, and before weak labels.
    ((2, TIME), (1, BARE)),
    ((3, TIME), (2, MODIFIED)),
    (("meta", ""), (2, CLASS)),
    ((3, CLASS), (2, WRITTEN)),
    # The nearest line counts, unless a label says more.
    ((1, BARE), (2, BARE)),
    ((5, WRITTEN), (1, BARE)),
    ((1, BARE), (7, WRITTEN)),
    ((5, BARE), (1, SENTENCE)),
    ((1, SENTENCE), (7, BARE)),
    # Above the headline the page's own day may be shown.
    ((1, BARE), (-1, BARE)),
    ((-1, PUBLISHED), (1, BARE)),
    ((1, BARE), (-2, PUBLISHED)),
    # In the headline it is mostly the day of what is told.
    ((7, SENTENCE), ("title", BARE)),
    ((-5, BARE), ("title", BARE)),
    (("title", BARE), (-6, SENTENCE)),
    # A label says that the time is another's, words beside the day that it is that of the reading.
    ((7, BARE), (1, "停水时间：{}")),
    ((1, "停水时间：{}"), (-1, "{} 农历十月二十 云山天气：晴")),
    ((-1, BARE), (1, "停水时间：{}")),
    ((1, "停水时间：{}"), (-6, BARE)),
    ((1, "信息时间：{}"), (2, BARE)),
    # Metadata that says date and no more may mean the last change; so far above the headline is the page's own day.
    ((1, BARE), ("unsure", "")),
    (("unsure", ""), (-2, BARE)),
    # Below the text are neighbours and updates.
    ((1, BARE), ("tail", PUBLISHED)),
    ((1, BARE), ("tail", TIME)),
    (("tail", PUBLISHED), ("tail", TIME)),
    (("tail", TIME), ("tail", MODIFIED)),
    (("tail", DATED), (-3, TIME)),
    ((-3, TIME), ("tail", CLASS)),
    (("tail", CLASS), (-6, TIME)),
    ((-6, TIME), (-1, BARE)),
    # A document's record, far above the headline.
    (("tail", CLASS), (-10, PUBLISHED)),
    ((-10, PUBLISHED), ("tail", WRITTEN)),
]


@pytest.mark.parametrize(("first", "second"), PAIRS, ids=str)
def test_the_first_of_two_counts(first: Statement, second: Statement) -> None:
    for one, other in (("2017-03-01", "2017-05-02"), ("2017-05-02", "2017-03-01")):
        assert find((first, one), (second, other)) == one


DAY, ROW, LAST_YEAR = "2017-11-01", "2017-12-25", "2016-12-25"


@pytest.mark.parametrize(
    ("confirmed", "day", "is_counted"),
    [
        ((-1, BARE), ROW, True),
        ((-6, BARE), ROW, False),
        ((2, BARE), LAST_YEAR, True),
        ((-3, TIME), LAST_YEAR, False),
    ],
)
def test_the_row_against_a_label(confirmed: Statement, day: str, is_counted: bool) -> None:
    assert find(((1, PUBLISHED), DAY), (confirmed, day), row=ROW) == (day if is_counted else DAY)


def test_of_near_equals_the_day_counts_that_the_page_says_twice() -> None:
    twice = (1, "{0} {0}")
    assert find((twice, DAY), ((3, WRITTEN), ROW)) == DAY
    assert find((twice, DAY), ((3, TIME), ROW)) == ROW


@pytest.mark.parametrize(
    ("words", "is_counted"),
    [
        (f"{'江' * 80}{{}}", True),
        (f"{'江' * 81}{{}}", False),
        (f"发布时间：{{}}{'江' * 81}", True),
        ("[{}]", True),
        ("截止日期：{}", False),
        ("本条例实施的日期是 {}", False),
    ],
)
def test_what_is_around_a_date(words: str, is_counted: bool) -> None:
    assert find(((1, words), DAY)) == (DAY if is_counted else None)


@pytest.mark.parametrize(("size", "day"), [(59, "2018-03-09"), (60, None)])
def test_yesterday_counts_in_a_short_line(size: int, day: str | None) -> None:
    assert find(((1, f"{'a' * (size - 7)} 昨天"), "")) == day


@pytest.mark.parametrize(
    ("label", "is_one"),
    [
        ("发布机构及日期：", True),
        ("发布机构及日期", True),
        (f"{'江' * 6}发布时间", True),
        (f"{'江' * 7}发布时间", False),
    ],
)
def test_a_label_in_the_cell_beside_the_date(label: str, is_one: bool) -> None:
    cells = f"<table><tr><td>{label}</td><td>{{}}</td></tr></table>"
    # Below the text, a date without a label does not count.
    assert find((("tail", cells), DAY)) == (DAY if is_one else None)


@pytest.mark.parametrize(("value", "is_labelled"), [("{}", True), ("（{}", True), ("( {}", True), ("江城市{}", False)])
def test_the_date_begins_the_cell(value: str, is_labelled: bool) -> None:
    cells = f"<table><tr><td>发布时间</td><td>{value}</td></tr></table>"
    assert find((("tail", cells), DAY)) == (DAY if is_labelled else None)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("<time itemprop=dateModified datetime={}>26/12/2017 01:57 | Actualizado 27/12/2017</time>", "2017-12-26"),
        ("<time itemprop=dateModified datetime={}>gestern</time>", None),
        # Beside the day of the change the other one counts, whichever is nearer.
        ("<time itemprop=dateModified>2018-01-02</time> <time itemprop=datePublished>{}</time>", "2017-12-28"),
        # Parts of a date in elements of their own
        ("<span class=date><b>Dec 28</b><i>2017</i></span>{}", "2017-12-28"),
        ("<time datetime={}>gestern</time>", "2017-12-28"),
    ],
)
def test_an_element_of_the_change(words: str, day: str | None) -> None:
    assert find(((1, words), "2017-12-28")) == day


def test_the_day_of_reading_is_no_date() -> None:
    assert find(((-1, "{} 星期六 农历十月二十"), "2017-12-28")) is None
    assert find(((-1, "{} 星期六"), "2017-12-28")) == "2017-12-28"


@pytest.mark.parametrize(
    ("place", "beside", "is_other"), [(1, 30, False), (1, 31, True), ("tail", 10, False), ("tail", 11, True)]
)
def test_a_date_in_a_link_that_says_more_is_a_teasers(place: int | str, beside: int, is_other: bool) -> None:
    words = f"<a href=/b>{'x' * beside}<span class=date>{{}}</span></a>"
    assert find(((place, words), DAY)) == (None if is_other else DAY)


@pytest.mark.parametrize("label", ["Registriert: ", "Joined: ", "Member since ", "注册时间："])
def test_since_when_a_writer_is_a_member_is_no_date(label: str) -> None:
    assert find(((1, f"{label}{{}}"), DAY)) is None


@pytest.mark.parametrize(
    ("words", "is_counted"), [("Veröffentlicht am Hafen {}", True), ("Veröffentlicht am Hafen, {}", False)]
)
def test_a_label_stands_near_its_date(words: str, is_counted: bool) -> None:
    assert find((("tail", words), DAY)) == (DAY if is_counted else None)


@pytest.mark.parametrize(("size", "is_posted"), [(60, True), (61, False)])
def test_a_short_line_below_the_text_may_say_when_it_was_posted(size: int, is_posted: bool) -> None:
    """Its month is that which the address names."""
    line = f"{'q' * (size - 11)} {DAY}"
    shown = f"<div>Quay</div><div>The quay is open.</div><div>{line}</div>"
    page = page_of(Document.from_text("http://portal.example/2017/11/quay.html", shown))
    assert find_date(page, MetaZone((0,), (2,), (1,), 0), Hints(listed=True)).iso == (DAY if is_posted else None)
