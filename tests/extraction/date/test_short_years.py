"""Dates of documents' records, of short years, and those that only the list's row confirms."""

from datetime import UTC, datetime

import pytest

from portalcrawl.extraction.article import extract_article
from portalcrawl.extraction.date.short_years import read_short_year
from portalcrawl.extraction.hints import Hints
from portalcrawl.page.document import Document

NOW = datetime(2024, 6, 1, tzinfo=UTC)
TEXT = "市政府召开常务会议，听取重点项目进展情况的汇报，要求各部门倒排工期，确保年底前完成。"
TAIWAN = "市政府召開常務會議，聽取重點項目進展情況的報告，要求各單位倒排工期，確保年底前完成。"


def day_of(body: str, **hints: str) -> str | None:
    page = Document.from_text("http://e.com/a/1.html", f"<html><title>会议召开</title><body>{body}</body></html>")
    article = extract_article(page, Hints(listed=True, reference=NOW, **hints)).article  # type: ignore[arg-type]
    assert article is not None
    return article.datePublished and article.datePublished[:10]


@pytest.mark.parametrize(
    ("text", "taiwan", "iso"),
    [
        ("发布时间：18-03-08", False, "2018-03-08"),
        ("發布日期：102-08-05", True, "2013-08-05"),
        ("發布日期：99-12-31", True, "2010-12-31"),
        ("發布日期：102-08-05", False, None),
        ("電話：102-08-05", True, None),
        ("发布时间：18-13-08", False, None),
    ],
)
def test_a_short_year_counts_behind_a_label_only(text: str, taiwan: bool, iso: str | None) -> None:
    found = read_short_year("", text, Hints(reference=NOW), lambda: "zh-TW" if taiwan else "zh-CN")
    assert (found and found.iso) == iso


@pytest.mark.parametrize(
    ("text", "language", "iso"),
    [
        ("23.09.22", "de", "2022-09-23"),
        ("23/09/22", "de", "2022-09-23"),
        ("23.09.22", "en-US", None),
        # Nothing tells the language: dots do.
        ("23.09.22", None, "2022-09-23"),
        ("23/09/22", None, None),
    ],
)
def test_the_year_at_the_end(text: str, language: str | None, iso: str | None) -> None:
    found = read_short_year("", text, Hints(reference=NOW), lambda: language)
    assert (found and found.iso) == iso


def test_a_record_says_when_a_document_was_published_not_when_it_was_written() -> None:
    record = "<tr><td>成文日期</td><td>2021-03-01</td></tr><tr><td>公开日期</td><td>2021-03-09</td></tr>"
    assert day_of(f"<table>{record}</table><h1>会议召开</h1><div><p>{TEXT}</p></div>") == "2021-03-09"


def test_a_label_stands_in_the_cell_beside_its_value() -> None:
    row = "<tr><th>發布日期</th><td>102-08-05</td></tr>"
    assert day_of(f"<h1>會議召開</h1><table>{row}</table><div><p>{TAIWAN}</p></div>") == "2013-08-05"


def test_a_date_elsewhere_counts_where_the_row_has_its_month_and_day() -> None:
    body = f"<h1>会议召开</h1><div><p>{TEXT}</p></div>" + "<p>别的话。</p>" * 20 + "<ul><li>2018-04-27</li></ul>"
    assert day_of(body, datePublished="2024-04-27") == "2018-04-27"
    assert day_of(body, datePublished="2024-04-28") == "2024-04-28"
