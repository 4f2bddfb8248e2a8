"""Dates of rows, and the pinned rows that their order shows."""

import pytest
from list_pages import DAYS, TITLES, read, repeat

from portalcrawl.discovery.rows.one_row.row import Row

# --- dates --------------------------------------------------------------------------------------


def row_dates(form: str, path: str = "/xwzx/") -> list[str | None]:
    return [row.datePublished for row in read(f"<ul>{form}</ul>", path).rows]


def test_month_and_day_alone_are_no_date() -> None:
    assert row_dates(repeat('<li><a href="{n}.html">{title}</a><span>[{m}-{d}]</span></li>')) == [None] * 6


def test_month_and_day_take_the_year_of_the_address() -> None:
    found = read(
        "<ul>" + repeat('<li><a href="/xwzx/{y}{m}/t{y}{m}{d}_{n}.html">{title}</a><span>{m}-{d}</span></li>') + "</ul>"
    )
    assert [row.datePublished for row in found.rows] == DAYS
    assert all(row.year_is_inferred for row in found.rows)


def test_running_number_is_no_day() -> None:
    form = repeat('<li><h5><a href="{n}.html">{title}</a></h5><h4>13 <span>04-06</span></h4></li>')
    assert row_dates(form) == [None] * 6


def test_time_of_day_is_kept() -> None:
    form = repeat(
        '<li><a href="{n}.html">{title}</a> <small>日期：</small>{day} 08:14:28 <small>点击：</small>135</li>'
    )
    assert row_dates(form)[0] == "2017-12-25T08:14:28+08:00"


CHANGE = '<time class="updated" datetime="2018-01-01T09:00+08:00" itemprop="dateModified">2018-01-01</time>'
FIRST = '<time class="entry-date published" datetime="{day}T08:14+08:00">{day}</time>'


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (CHANGE + FIRST, DAYS[0]),
        (FIRST + CHANGE, DAYS[0]),
        # Microformats ask for the mark of a change: one element has both, or this one alone.
        (FIRST.replace("published", "published updated"), DAYS[0]),
        (CHANGE, "2018-01-01"),
    ],
)
def test_the_day_of_a_change_is_the_row_s_only_where_it_has_no_other(times: str, expected: str) -> None:
    found = row_dates(repeat(f'<li><a href="{{n}}.html">{{title}}</a> {times}</li>'))[0]
    assert (found or "")[:10] == expected


def test_relative_date() -> None:
    form = repeat('<li><a href="{n}.html">{title}</a> <span>昨天 08:30</span></li>')
    assert row_dates(form)[0] == "2018-01-01T08:30+08:00"


def test_date_in_running_text_is_not_the_row_s() -> None:
    form = repeat(
        '<li><h3><a href="{n}.html">{title}</a></h3><p>2015年4月28日上午，园区在学术厅举行总结大会，'
        "有关负责人参加会议并讲话。</p></li>"
    )
    assert row_dates(form) == [None] * 6


# --- pinned rows --------------------------------------------------------------------------------


def list_of(days: list[str], marks: dict[int, str] | None = None) -> tuple[Row, ...]:
    rows = [
        f'<li>{(marks or {}).get(i, "")}<a href="/xwzx/{i}.html">{TITLES[i % 6]}之{i}</a><span>{day}</span></li>'
        for i, day in enumerate(days)
    ]
    return read(f"<ul>{''.join(rows)}</ul>").rows


def test_row_above_the_order_of_dates_is_pinned() -> None:
    rows = list_of(["2015-03-01", "2016-01-01", *DAYS])
    assert [row.pinned for row in rows] == [True, True] + [False] * 6


@pytest.mark.parametrize("mark", ["[置顶]", "<em>置顶</em>", "<b>【顶】</b>", "<span>Sticky</span>", "<i>Pinned</i>"])
def test_marked_row_is_pinned(mark: str) -> None:
    rows = list_of(DAYS, {0: mark})
    assert [row.pinned for row in rows] == [True] + [False] * 5


def test_two_rows_in_order_pin_nothing_above_them() -> None:
    assert not any(row.pinned for row in list_of(["2015-03-01", "2016-01-01", *DAYS[:2]]))


def test_order_upwards_pins_nothing() -> None:
    assert not any(row.pinned for row in list_of(DAYS[::-1]))


def test_unordered_dates_pin_nothing() -> None:
    assert not any(row.pinned for row in list_of([DAYS[i] for i in (2, 0, 4, 1, 5, 3)]))


@pytest.mark.parametrize("form", ["{y}-{m}-{d}", "[{y}.{m}.{d}]"])
def test_years_of_two_digits_stand_in_front_on_a_chinese_page(form: str) -> None:
    days = "".join(
        f'<li><a href="{n}.html">{title}</a> <span>{form.format(y=day[2:4], m=day[5:7], d=day[8:])}</span></li>'
        for n, (title, day) in enumerate(zip(TITLES, DAYS, strict=True))
    )
    assert row_dates(days) == DAYS


def test_years_of_two_digits_are_not_guessed() -> None:
    """All in the past, but the numbers in front differ more than those behind; or the last of them is to come."""
    for first in (12, 40):
        days = (
            f'<li><a href="{n}.html">{title}</a> <span>{first - n:02}-05-17</span></li>'
            for n, title in enumerate(TITLES)
        )
        assert row_dates("".join(days)) == [None] * 6
