"""The portal that is crawled: article, list and home pages in the manner of a DedeCMS site, made from a seed.

Pages are whole: styles, scripts, menu, side lists, breadcrumb, meta line, pagers, footer. An article's
page has about 22 KB.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from furniture import COMMENT_FORM, FOOTER, HEAD, NAME, SEARCH_FORM
from prose import choose_author, choose_source, write_headline, write_paragraph

ROWS_PER_PAGE = 20
_NEWEST = date(2024, 6, 28)
_SECTIONS = [
    ("yqyw", "园区要闻"), ("zcfg", "政策法规"), ("xmdt", "项目动态"), ("zsyz", "招商引资"), ("qyfc", "企业风采"),
    ("cygh", "产业规划"), ("tzgg", "通知公告"), ("kjcx", "科技创新"), ("rcfw", "人才服务"), ("ghal", "规划案例"),
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """One entry of the menu."""

    key: str
    name: str

    @property
    def target(self) -> str:
        """The address of its first list page."""
        return f"/{self.key}/"

    def list_target(self, page: int) -> str:
        """The address of a list page, counted from 1."""
        return self.target if page == 1 else f"/{self.key}/list_{page}.html"


@dataclass(frozen=True, slots=True)
class Article:
    """What an article's page and its row show, but for the prose."""

    number: int
    section: Section
    headline: str
    day: date

    @property
    def target(self) -> str:
        """Its address."""
        return f"/{self.section.key}/{self.day:%Y/%m%d}/{self.number}.html"

    @property
    def link(self) -> str:
        """A link to it."""
        return f'<a href="{self.target}" title="{self.headline}">{self.headline}</a>'


class Portal:
    """A portal of `count` articles in ten sections, newest first in each."""

    def __init__(self, count: int) -> None:
        """The same count gives the same portal."""
        self.sections = [Section(key, name) for key, name in _SECTIONS]
        random = Random(2017)
        self.articles = [
            Article(number, self.sections[number % len(self.sections)], write_headline(random, number), day)
            for number, day in ((n, _NEWEST - timedelta(days=(n - 1) // 2)) for n in range(1, count + 1))
        ]
        self._of = {section: [a for a in self.articles if a.section is section] for section in self.sections}
        self._frame = _Frame(self)

    def list_targets(self) -> list[str]:
        """The addresses of all list pages."""
        return [section.list_target(page) for section in self.sections for page in self._pages_of(section)]

    def targets(self) -> list[str]:
        """The addresses of all pages: home, lists, articles."""
        return ["/", *self.list_targets(), *(article.target for article in self.articles)]

    def render(self) -> Iterator[tuple[str, str]]:
        """Every page: its address and its HTML."""
        yield "/", self._render_home()
        for section in self.sections:
            for page in self._pages_of(section):
                yield section.list_target(page), self._render_list(section, page)
        for article in self.articles:
            yield article.target, self._render_article(article)

    def latest(self, section: Section, count: int) -> list[Article]:
        """The first articles of a section."""
        return self._of[section][:count]

    def _pages_of(self, section: Section) -> range:
        return range(1, max(1, -(-len(self._of[section]) // ROWS_PER_PAGE)) + 1)

    def _render_home(self) -> str:
        blocks = "".join(
            f'<dl class="tbox"><dt><strong><a href="{section.target}">{section.name}</a></strong>'
            f'<span class="more"><a href="{section.target}">更多...</a></span></dt>\n<dd><ul class="d1 ico3">\n'
            f"{_rows(self.latest(section, 6))}</ul></dd></dl>\n"
            for section in self.sections
        )
        return self._frame.wrap(NAME, NAME, f'<div class="pleft">\n{blocks}</div>\n')

    def _render_list(self, section: Section, page: int) -> str:
        own = self._of[section]
        rows = _rows(own[(page - 1) * ROWS_PER_PAGE : page * ROWS_PER_PAGE])
        main = (
            f'<div class="pleft">\n{_breadcrumb(section)}'
            f'<div class="listbox"><ul class="e2">\n{rows}</ul></div>\n'
            f'<div class="dede_pages"><ul class="pagelist">{self._pager(section, page)}'
            f'<li><span class="pageinfo">共 <strong>{len(self._pages_of(section))}</strong>页'
            f"<strong>{len(own)}</strong>条</span></li></ul></div>\n</div>\n"
        )
        return self._frame.wrap(f"{section.name}_{NAME}", section.name, main)

    def _pager(self, section: Section, page: int) -> str:
        pages = self._pages_of(section)
        parts = [f'<li><a href="{section.list_target(1)}">首页</a></li>']
        if page > 1:
            parts.append(f'<li><a href="{section.list_target(page - 1)}">上一页</a></li>')
        for number in pages:
            link = f'<a href="{section.list_target(number)}">{number}</a>'
            parts.append(f'<li class="thisclass">{number}</li>' if number == page else f"<li>{link}</li>")
        if page < len(pages):
            parts.append(f'<li><a href="{section.list_target(page + 1)}">下一页</a></li>')
            parts.append(f'<li><a href="{section.list_target(len(pages))}">末页</a></li>')
        return "\n".join(parts)

    def _render_article(self, article: Article) -> str:
        random = Random(article.number)
        own = self._of[article.section]
        place = own.index(article)
        before = own[place - 1].link if place else "没有了"
        after = own[place + 1].link if place + 1 < len(own) else "没有了"
        paragraphs = [f"<p>　　{write_paragraph(random, 260)}</p>" for _ in range(random.randint(8, 15))]
        for number in range(random.randint(1, 3)):
            picture = f"/uploads/allimg/{article.day:%y%m%d}/1-{article.number}{number:02}.jpg"
            paragraphs.insert(
                2 + 3 * number, f'<p style="text-align: center;"><img src="{picture}" alt="" width="600" /></p>'
            )
        body = "\n".join(paragraphs)
        main = (
            f'<div class="pleft">\n{_breadcrumb(article.section)}<div class="viewbox">\n'
            f'<div class="title"><h1>{article.headline}</h1></div>\n'
            f'<div class="info">来源：{choose_source(random)} 日期：{article.day:%Y-%m-%d} '
            f"作者：{choose_author(random)} 点击：{random.randint(20, 9000)}</div>\n"
            f'<div class="content">\n{body}\n</div>\n'
            f'<div class="context"><ul><li>上一篇：{before}</li><li>下一篇：{after}</li></ul></div>\n</div>\n'
            f"{_box('相关文章', random.sample(own, min(8, len(own))))}{COMMENT_FORM}</div>\n"
        )
        return self._frame.wrap(f"{article.headline}_{article.section.name}_{NAME}", article.headline, main)


class _Frame:
    """What stands on every page: head, menu, side lists, footer."""

    def __init__(self, portal: Portal) -> None:
        items = "".join(f"<li><a href='{s.target}'><span>{s.name}</span></a></li>\n" for s in portal.sections)
        self._menu = f'<div id="navMenu"><ul><li><a href="/"><span>主页</span></a></li>\n{items}</ul></div>\n'
        random = Random(7)
        hot = random.sample(portal.articles, min(10, len(portal.articles)))
        latest = [article for section in portal.sections for article in portal.latest(section, 1)]
        self._side = f'<div class="pright">\n{_box("热点内容", hot)}{_box("推荐内容", latest)}</div>\n'

    def wrap(self, title: str, description: str, main: str) -> str:
        """The whole page around `main`."""
        return (
            '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" '
            '"http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">\n'
            '<html xmlns="http://www.w3.org/1999/xhtml">\n<head>\n'
            '<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />\n'
            f'<title>{title}</title>\n<meta name="keywords" content="产业园区,招商引资,规划" />\n'
            f'<meta name="description" content="{description}" />\n{HEAD}</head>\n<body>\n'
            f'<div class="header"><div class="w960"><a href="/"><img src="/images/logo.gif" alt="{NAME}" /></a>\n'
            f"{SEARCH_FORM}</div>\n{self._menu}</div>\n"
            f'<div class="w960 center clear mt1">\n{main}{self._side}</div>\n{FOOTER}</body>\n</html>\n'
        )


def _breadcrumb(section: Section) -> str:
    home = '<strong>当前位置：</strong><a href="/">主页</a>'
    return f'<div class="place">{home} &gt; <a href="{section.target}">{section.name}</a> &gt; </div>\n'


def _rows(articles: list[Article]) -> str:
    return "".join(f'<li><span class="date">{a.day:%Y-%m-%d}</span>{a.link}</li>\n' for a in articles)


def _box(name: str, articles: list[Article]) -> str:
    items = "".join(f"<li>{article.link}</li>\n" for article in articles)
    return f'<dl class="tbox"><dt><strong>{name}</strong></dt><dd><ul class="c1 ico2">\n{items}</ul></dd></dl>\n'
