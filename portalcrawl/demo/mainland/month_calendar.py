"""The calendar trap: a page for every month that anybody asks for, each linking the next and the one before."""

import calendar
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import parse_qs

from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.mainland.frame import Step, furnish, link_article, render_page
from portalcrawl.demo.mainland.sections import SITE_NAME
from portalcrawl.demo.model import Page

ADDRESS = "/calendar/"


def build_calendar(articles: Sequence[Article], missing: Page) -> Callable[[str], Page]:
    """What answers /calendar/?y=2017&m=12 and, with &d=25, a day; `missing` answers anything that is not a month."""
    by_day: defaultdict[date, list[Article]] = defaultdict(list)
    for article in articles:
        if article.is_listed and article.has_list_date:
            by_day[article.day].append(article)

    def answer(target: str) -> Page:
        fields = parse_qs(target.partition("?")[2])
        try:
            year, month = (int(fields.get(key, [default])[0]) for key, default in (("y", "2017"), ("m", "12")))
            day = date(year, month, int(fields["d"][0])) if "d" in fields else None
            date(year, month, 1)
        except ValueError:
            return missing
        return _render_day(day, by_day.get(day, [])) if day else _render_month(year, month, by_day)

    return answer


def _render_day(day: date, articles: Sequence[Article]) -> Page:
    items = "".join(f"<li>{link_article(article)}</li>\n" for article in articles)
    return render_page(f"{day}_{SITE_NAME}", f"<h3>{day}</h3><ul>\n{items}</ul>", trail=[Step("日歷", ADDRESS)])


def _render_month(year: int, month: int, by_day: dict[date, list[Article]]) -> Page:
    def link(index: int, text: str) -> str:
        # Python's dates end with the year 9999 and so does this calendar.
        y, m = divmod(index, 12)
        return f'<a href="/calendar/?y={y}&m={m + 1}">{text}</a>' if 1 <= y <= 9999 else ""

    weeks = "".join(
        "<tr>" + "".join(f"<td>{_cell(year, month, day, by_day)}</td>" for day in week) + "</tr>\n"
        for week in calendar.monthcalendar(year, month)
    )
    index = year * 12 + month - 1
    main = (
        f"<table class='calendar'><caption>{link(index - 12, '&laquo;')} {link(index - 1, '上月')} {year}年{month}月 "
        f"{link(index + 1, '下月')} {link(index + 12, '&raquo;')}</caption>\n{weeks}</table>"
    )
    return render_page(f"{furnish('日歷')}_{SITE_NAME}", main, trail=[Step("日歷", ADDRESS)])


def _cell(year: int, month: int, day: int, by_day: dict[date, list[Article]]) -> str:
    if not day:
        return "&nbsp;"
    has_news = date(year, month, day) in by_day
    return f'<a href="/calendar/?y={year}&m={month}&d={day}">{day}</a>' if has_news else str(day)
