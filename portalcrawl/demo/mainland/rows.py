"""The rows of a list and the forms in which the sections show them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape

from portalcrawl.demo.mainland.annotate import Level, annotate
from portalcrawl.demo.mainland.articles import Article
from portalcrawl.demo.mainland.frame import shorten
from portalcrawl.demo.mainland.sections import RowForm, Section


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of a list; texts are clean."""

    href: str
    headline: str
    day: date
    level: Level
    shows_date: bool = True
    excerpt: str = ""
    thumbnail: str = "/images/defaultpic.gif"
    is_pinned: bool = False


def row_of(article: Article) -> Row:
    """The row that a list shows for an article."""
    return Row(
        article.path,
        article.headline,
        article.day,
        article.level,
        article.has_list_date,
        article.blocks[0].text[:60] if article.blocks else "",
        article.pictures[0].path if article.pictures else "/images/defaultpic.gif",
        article.is_pinned,
    )


def render_rows(section: Section, rows: Sequence[Row]) -> str:
    """The rows of one list page in the section's form."""
    return _render(section.rows, rows, section.cut, section.has_full_title)


def _render(form: RowForm, rows: Sequence[Row], cut: int | None, has_full_title: bool) -> str:
    links = [_link(row, cut, has_full_title) for row in rows]
    days = [f"{row.day}" if row.shows_date else "" for row in rows]
    match form:
        case "ul-after":
            items = "".join(
                f"<li>{_pin(row)}{link}<span class='date'>{day}</span></li>\n"
                for row, link, day in zip(rows, links, days, strict=True)
            )
            return f'<ul class="e2">\n{items}</ul>'
        case "ul-before":
            items = "".join(
                f"<li>{f'<span>{day}</span> ' if day else ''}{_pin(row)}{link}\n"
                for row, link, day in zip(rows, links, days, strict=True)
            )
            return f'<ul class="newslist">\n{items}</ul>'
        case "short-date":
            items = "".join(
                f"<li>{link} <em>{f'[{row.day:%m-%d}]' if row.shows_date else ''}</em></li>\n"
                for row, link in zip(rows, links, strict=True)
            )
            return f"<ul>\n{items}</ul>"
        case "table":
            items = "".join(
                f'<tr><td width="20">·</td><td>{_pin(row)}{link}</td>'
                f'<td width="90"><font color="#999999">{day}</font></td></tr>\n'
                for row, link, day in zip(rows, links, days, strict=True)
            )
            return f'<table width="96%" border="0" cellspacing="0">\n{items}</table>'
        case "dl":
            return "\n".join(
                f'<dl><dt><a href="{row.href}"><img src="{row.thumbnail}" width="120" height="90"></a></dt>'
                f"<dd><h4>{_pin(row)}{link}</h4><p>{escape(annotate(row.excerpt, row.level), quote=False)}…</p>"
                f'<span class="info">{f"日期:{day} " if day else ""}<a href="{row.href}">查看全文</a></span></dd></dl>'
                for row, link, day in zip(rows, links, days, strict=True)
            )
        case "grid":
            cells = [
                f'<td align="center"><a href="{row.href}"><img src="{row.thumbnail}" width="160"></a><br>'
                f"{_pin(row)}{link}<br><small>{day}</small></td>\n"
                for row, link, day in zip(rows, links, days, strict=True)
            ]
            lines = "".join(f"<tr>{''.join(cells[n : n + 3])}</tr>\n" for n in range(0, len(cells), 3))
            return f'<table class="piclist" width="100%">\n{lines}</table>'


def _link(row: Row, cut: int | None, has_full_title: bool) -> str:
    title = escape(annotate(row.headline, row.level))
    text = escape(annotate(shorten(row.headline, cut), row.level), quote=False)
    return f'<a href="{row.href}"{f" title={chr(34)}{title}{chr(34)}" if has_full_title else ""}>{text}</a>'


def _pin(row: Row) -> str:
    return '<font color="#FF0000">[置頂]</font>' if row.is_pinned else ""
