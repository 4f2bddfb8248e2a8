"""Rows that a page keeps as data for its scripts, and rows in other unusual clothes."""

import json
from datetime import UTC, datetime

import pytest

from portalcrawl.discovery.rows.listing import find_rows
from portalcrawl.discovery.rows.one_row.row import Row
from portalcrawl.page.document import Document

TITLES = ("园区召开安全生产工作专题会议", "全国人大代表到园区调研科技创新", "关于申报年度高新技术企业的通知")
NUMBERED = list(enumerate(TITLES, 11))
ENTRIES = [{"id": n, "title": title, "url": f"/news/{n}.html", "publishDate": f"2017-12-{n}"} for n, title in NUMBERED]
DATA = json.dumps(ENTRIES, ensure_ascii=False)


def read(body: str) -> tuple[Row, ...]:
    document = Document.from_text("http://www.example.org/news/", f"<html><body>{body}</body></html>")
    return find_rows(document, reference=datetime(2018, 1, 2, tzinfo=UTC)).rows


@pytest.mark.parametrize(
    "script",
    [
        f"<script>var list = {DATA};</script>",
        f'<script>window.page = {{"a": {{"b": {DATA}}}}}; render(window.page)</script>',
        f'<script id="__NEXT_DATA__" type="application/json">{{"props":{{"posts":{DATA}}}}}</script>',
        f'<script>var a = [{{"x": "]}}\\" ["}}]; var list ={DATA}</script>',
    ],
)
def test_entries_with_a_title_and_an_address_are_rows(script: str) -> None:
    rows = read(f'<div id="app"></div>{script}')
    assert [(row.headline, row.datePublished, row.url.rpartition("/")[2]) for row in rows] == [
        (title, f"2017-12-{n}", f"{n}.html") for n, title in NUMBERED
    ]


@pytest.mark.parametrize(
    "data",
    [
        DATA.replace("/news/", "http://other.example.com/news/"),
        DATA.replace('"url"', '"cover"'),
        json.dumps(ENTRIES[:2]),
        "[" * 3_000 + "]" * 3_000,
        DATA[:-20],
    ],
)
def test_other_data_is_not_a_list(data: str) -> None:
    assert read(f"<script>var list = {data};</script>") == ()


@pytest.mark.parametrize(("length", "count"), [(2_000_000, 3), (2_000_001, 0)])
def test_a_script_of_more_than_two_million_characters_is_no_data(length: int, count: int) -> None:
    assert len(read(f"<script>{f'var list = {DATA}; //'.ljust(length, 'x')}</script>")) == count


@pytest.mark.parametrize(("others", "count"), [(19, 3), (20, 0)])
def test_of_a_script_twenty_assignments_are_tried(others: int, count: int) -> None:
    first = "".join(f'var a{n} = {{"x": {n}}};' for n in range(others))
    assert len(read(f"<script>{first} var list = {DATA};</script>")) == count


@pytest.mark.parametrize(("levels", "count"), [(12, 3), (13, 0)])
def test_a_list_stands_twelve_levels_deep_at_most(levels: int, count: int) -> None:
    data = '{"a": ' * levels + DATA + "}" * levels
    assert len(read(f'<script type="application/json">{data}</script>')) == count


def test_what_the_page_shows_comes_first() -> None:
    shown = "".join(f'<li><a href="/law/{n}.html">{title}</a><i>2017-11-{n}</i></li>' for n, title in NUMBERED)
    rows = read(f"<ul>{shown}</ul><script>var list = {DATA};</script>")
    assert [row.url.rpartition("e.org")[2] for row in rows] == [f"/law/{n}.html" for n, _ in NUMBERED]


def test_a_date_above_each_group_is_that_of_its_rows() -> None:
    groups = "".join(
        f'<h4>2017-12-{n}</h4><ul><li><a href="/n/{n}.html">{title}</a></li></ul>' for n, title in NUMBERED
    )
    assert [row.datePublished for row in read(groups)] == ["2017-12-11", "2017-12-12", "2017-12-13"]


def test_a_title_beside_the_rows_only_link() -> None:
    rows = "".join(
        f'<tr><td>{n}</td><td>{title}</td><td>2017-12-{n}</td><td><a href="/n/{n}.html">查看</a></td></tr>'
        for n, title in NUMBERED
    )
    assert [row.headline for row in read(f"<table>{rows}</table>")] == list(TITLES)


def test_a_mark_before_a_title_keeps_its_bracket() -> None:
    rows = "".join(f'<li><a href="/n/{n}.html">[图]{title}(2017-12-{n})</a></li>' for n, title in NUMBERED)
    assert [row.headline for row in read(f"<ul>{rows}</ul>")] == list(TITLES)
