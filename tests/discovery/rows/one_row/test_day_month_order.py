"""How a list's dates are meant, by those that can be read in one way only and by its language."""

from datetime import UTC, datetime

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.day_month_order import NO_ORDER, RowsOrder, find_rows_order
from portalcrawl.page.document import Document
from portalcrawl.text.dates.parsing import CHINA, find_dates

NOW = datetime(2018, 3, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("texts", "lang", "day_first"),
    [
        (["03/04/2017", "31/03/2017"], "en-US", True),
        (["03/04/2017", "03/31/2017"], "en-GB", False),
        (["03/04/2017"], "en-GB", True),
        (["03/04/2017"], "en-US", False),
        (["03/04/2017"], "zh-CN", None),
        ([], "", None),
    ],
)
def test_the_order_of_a_list(texts: list[str], lang: str, day_first: bool | None) -> None:
    document = Document.from_text("http://e.cn/", f"<html lang='{lang}'><body></body></html>")
    assert find_rows_order(document, texts).day_first is day_first


def test_what_the_portal_s_other_pages_have_shown_counts_before_the_language() -> None:
    document = Document.from_text("http://e.cn/", "<html lang=en-US><body></body></html>")
    document.day_first = True
    assert find_rows_order(document, ["03/04/2017"]).day_first is True
    assert find_rows_order(document, ["03/31/2017"]).day_first is False


@pytest.mark.parametrize(
    ("lang", "text", "expected"), [("zh-TW", "園區廠商徵才", True), ("zh-CN", "园区企业招聘", False)]
)
def test_taiwan_counts_from_the_republic(lang: str, text: str, expected: bool) -> None:
    document = Document.from_text("http://e.cn/", f"<html lang='{lang}'><body></body></html>")
    assert find_rows_order(document, [text]).counts_republic is expected


@pytest.mark.parametrize(
    ("order", "text", "iso"),
    [
        (RowsOrder(day_first=True), "03/04/2017", "2017-04-03"),
        (RowsOrder(day_first=False), "03/04/2017", "2017-03-04"),
        (NO_ORDER, "03/04/2017", None),
        (NO_ORDER, "04/04/2017", "2017-04-04"),
        (NO_ORDER, "31/03/2017", "2017-03-31"),
        (NO_ORDER, "2017-03-04", "2017-03-04"),
    ],
)
def test_a_date_is_settled(order: RowsOrder, text: str, iso: str | None) -> None:
    match = next(iter(find_dates(text, reference=NOW, zone=CHINA)))
    settled = order.settle(match, NOW, CHINA)
    assert (settled.iso if settled else None) == iso


@pytest.mark.parametrize(
    ("excerpt", "day"),
    [
        ("104年11月10日，多個家長團體共同舉辦聯合記者會。", "2016-04-02"),
        ("104-11-10", "2015-11-10"),
    ],
)
def test_a_day_of_the_republic_in_an_excerpt_is_not_the_row_s(excerpt: str, day: str) -> None:
    """The row's own day is what its link below the excerpt shows."""
    rows = "".join(
        f"<div><h2><a href=/{n}/>團體針對提案的聲明之{n}</a></h2><p>{excerpt}</p><a href=/{n}/>2016/04/02</a></div>"
        for n in range(1, 5)
    )
    document = Document.from_text("http://e.tw/", f"<html lang=zh-TW><body>{rows}</body></html>")
    assert {row.datePublished for row in find_rows(document).rows} == {day}


@pytest.mark.parametrize(
    ("lang", "words", "expected"),
    [
        ("zh-CN", "园区企业招聘", True),
        ("ko", "협회 정기총회를 개최합니다", True),
        ("zh-HK", "園區廠商徵才", False),
        # By the years of an emperor: 28.5.2 is in 2016.
        ("ja", "お知らせのページです", False),
        ("en", "the town and the people of the town", False),
    ],
)
def test_languages_that_put_the_year_first(lang: str, words: str, expected: bool) -> None:
    document = Document.from_text("http://e.example/", f"<html lang='{lang}'><body></body></html>")
    texts = [words, "17-12-25", "17-12-21", "17-11-30"]
    assert find_rows_order(document, texts, NOW).years_first is expected
    assert find_rows_order(document, texts[:-1], NOW).years_first is False
