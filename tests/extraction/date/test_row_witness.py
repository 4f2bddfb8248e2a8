"""What the list's row and the page's other places say for a date, and against it."""

import pytest
from dated_pages import CHINESE, NOW, URL, meta, read

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.date.row_check import contradicts_row
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Origin, Portal, Profile, Rule, Template
from portalcrawl.profiles.support import Support

# What the page says, what the list says, and what counts.
WITNESSES = [
    ("2009-06-01", "2017-12-25", "2017-12-25", "list; refused:contradicts-list 2009-06-01"),
    ("发布时间：2009-06-01", "2017-12-25", "2017-12-25", "list; refused:contradicts-list 2009-06-01"),
    ("发布时间：2017-12-25", "2009-06-01", "2009-06-01", "list; refused:contradicts-list 2017-12-25"),
    # Another date of the page agrees with the list.
    ("发布时间：2009-06-01 更新时间：2017-12-25", "2017-12-25", "2017-12-25", "meta-line"),
    # Month and day are the row's, or nearly: its year is a guess.
    ("发布时间：2009-12-25", "2017-12-25", "2009-12-25", "meta-line"),
    ("发布时间：2009-12-23", "2017-12-25", "2009-12-23", "meta-line"),
    ("发布时间：2009-12-30", "2017-01-02", "2009-12-30", "meta-line"),
    # Not by years
    ("发布时间：2017-02-01", "2017-12-25", "2017-02-01", "meta-line"),
    ("发布时间：2016-12-28", "2017-12-25", "2016-12-28", "meta-line"),
]


@pytest.mark.parametrize(("line", "row", "date", "how"), WITNESSES)
def test_the_list_is_a_witness(line: str, row: str, date: str, how: str) -> None:
    assert read(line, row=row) == (date, how)


def test_a_page_that_says_it_twice_is_believed() -> None:
    line = "发布时间：2009-06-01"
    assert read(line, head=meta("pubdate", "2009-06-01"), row="2017-12-25") == ("2009-06-01", "meta-line")
    assert read(line, url="http://e.com/20090601/1.html", row="2017-12-25") == ("2009-06-01", "meta-line")
    # Programs alone are told another day than readers: neither is borne out.
    date, how = read(line, head=meta("pubdate", "2010-03-01"), row="2017-12-25")
    assert (date, (how or "").count("refused:contradicts-list")) == ("2017-12-25", 2)


@pytest.mark.parametrize(
    ("day", "row", "expected"),
    [
        ("2009-06-01", "2017-12-25", True),
        ("2017-12-25", "2009-06-01", True),
        ("2016-12-24", "2017-12-25", False),
        ("2016-11-01", "2017-12-25", True),
        ("1997-12-25", "2017-12-25", False),
        ("1997-12-20", "2017-12-25T09:29:37+08:00", False),
        ("2009-06-01", None, False),
        ("2009-06-01", "", False),
        ("2009-06-01", "2017", False),
    ],
)
def test_contradiction_by_years(day: str, row: str | None, expected: bool) -> None:
    assert contradicts_row(day, Hints(datePublished=row, listed=True)) is expected
    assert contradicts_row(day, Hints(datePublished=row, listed=False)) is False


def read_by_rule(line: str, origin: Origin, row: str = "", below: str = "") -> tuple[str | None, str | None]:
    """The date and its evidence where a rule says in which element it stands."""
    body = f"<h1>会议召开</h1><div id='d'>{line}</div><div><p>{CHINESE}</p><p>{CHINESE}</p></div>{below}"
    page = Document.from_text(URL, f"<html><head><title>会议召开</title></head><body>{body}</body></html>")
    template = Template("news", datePublished=Rule("//*[@id='d']", origin=origin, support=Support(9, 9)))
    profile = Profile(Portal("http://e.com/"), templates=(template,))
    article = extract_article(page, Hints(datePublished=row or None, listed=True, reference=NOW), profile).article
    assert article is not None
    return article.datePublished, article.evidence.get("datePublished")


def test_a_learned_rules_date_needs_the_same_witnesses() -> None:
    assert read_by_rule("2009-06-01", Origin.LEARNED, row="2017-12-25") == (
        "2017-12-25",
        "list (no rule fits); refused:contradicts-list 2009-06-01",
    )
    assert read_by_rule("2009-06-01", Origin.DECLARED, row="2017-12-25") == ("2009-06-01", "rule:news")
    assert read_by_rule("2009-12-25", Origin.LEARNED, row="2017-12-25") == ("2009-12-25", "rule:news")


@pytest.mark.parametrize(("size", "is_found"), [(60, True), (61, False)])
def test_a_date_alone_in_a_short_line_is_confirmed_by_the_row(size: int, is_found: bool) -> None:
    line = "2009-06-01" + "-" * (size - 10)
    far = "<p>别的话。</p>" * 20 + f"<p>{line}</p>"
    assert read("", below=far, row="2017-06-01")[0] == ("2009-06-01" if is_found else "2017-06-01")


TITLE = "在纪念大会上的讲话（2016年11月11日）"


@pytest.mark.parametrize(
    ("line", "row", "day"),
    [
        # The headline tells when the speech was held.
        ("发布时间：2016-11-28", "", "2016-11-28"),
        ("发布时间：2016-11-28", "2016-11-11", "2016-11-28"),
        ("<p>江城</p><p>江城</p><p>2016-11-28</p>", "2016-11-11", "2016-11-28"),
        ("本网讯", "", "2016-11-11"),
    ],
)
def test_the_date_in_a_headline_is_that_of_what_it_tells(line: str, row: str, day: str) -> None:
    body = f"<h1>{TITLE}</h1><div>{line}</div><div><p>{CHINESE}</p><p>{CHINESE}</p></div>"
    hints = Hints(headline=TITLE, datePublished=row or None, listed=True, reference=NOW)
    page = Document.from_text(URL, f"<html><head><title>{TITLE}</title></head><body>{body}</body></html>")
    article = extract_article(page, hints).article
    assert article is not None
    assert article.datePublished == day


def test_a_date_in_the_title_is_no_witness_of_the_row_that_was_read_from_it() -> None:
    title = "2017.12.20 精彩课堂 古蜀文明"
    body = f"<h1>{title}</h1><div class='info'>2017-12-25 14:47</div><div><p>{CHINESE}</p><p>{CHINESE}</p></div>"
    page = Document.from_text(URL, f"<html><head><title>{title}-江城网</title></head><body>{body}</body></html>")
    hints = Hints(headline="精彩课堂 古蜀文明", datePublished="2017-12-20", listed=True, reference=NOW)
    article = extract_article(page, hints).article
    assert article is not None
    assert article.datePublished == "2017-12-25T14:47+08:00"
