"""Portals to learn from, made of a skin and articles; what an article says is known field by field."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random

from portalcrawl.extraction.article import Extraction, extract_article
from portalcrawl.extraction.hints import Hints
from portalcrawl.induction.samples import ArticlePage, ListPage, Samples
from portalcrawl.page.document import Document
from portalcrawl.profiles.model import Profile

HOME = "http://www.example.com/"
NAME = "清河新闻网"
SECTIONS = (("本地新闻", "bdxw"), ("政策法规", "zcfg"), ("通知公告", "tzgg"))
NOW = datetime(2024, 6, 1, tzinfo=UTC)

_PLACES = ("青石镇", "临江县", "玉泉市", "望山区", "白沙港", "东陵乡", "云台县", "柳溪镇")
_SUBJECTS = ("水库加固工程", "农村公路改造", "社区图书馆", "茶叶种植基地", "老旧小区改造", "数字化车间", "湿地公园")
_ACTS = ("正式开工", "通过验收", "完成二期建设", "召开推进会", "引来同行参观", "获得资金支持")
_SOURCES = ("江城日报", "新华社", "市发改委", "人民网")
_AUTHORS = ("张三", "李四", "王小明", "赵六")
_DETAILS = (
    "据介绍，项目总投资{a}万元，建设周期{b}个月，惠及周边{c}户居民。",
    "负责人表示，下一步将在{b}个村推广这一做法，力争年底前覆盖{c}人。",
    "记者在现场看到，{b}台机械同时作业，工人们正在抓紧施工。",
    "截至目前，当地已培训技术人员{c}名，新增就业岗位{a}个。",
    "专家认为，这一经验对同类地区具有借鉴意义，但仍需解决{b}个方面的问题。",
)


@dataclass(frozen=True)
class Story:
    """An article's truth."""

    number: int
    section: str
    """Its folder."""
    has_date: bool = True

    @property
    def url(self) -> str:
        return f"{HOME}{self.section}/{self.number}.html"

    @property
    def headline(self) -> str:
        rng = Random(f"headline {self.number}")
        return f"{rng.choice(_PLACES)}{rng.choice(_SUBJECTS)}{rng.choice(_ACTS)}（第{self.number}号）"

    @property
    def day(self) -> str:
        return str(date(2024, 3, 1) - timedelta(days=self.number)) if self.has_date else ""

    @property
    def source(self) -> str:
        return _SOURCES[self.number % len(_SOURCES)]

    @property
    def author(self) -> str:
        return _AUTHORS[self.number // 2 % len(_AUTHORS)]

    @property
    def section_name(self) -> str:
        return next(name for name, folder in SECTIONS if folder == self.section)

    @property
    def paragraphs(self) -> list[str]:
        rng = Random(f"paragraphs {self.number}")
        first = f"本报讯 日前，{rng.choice(_PLACES)}{rng.choice(_SUBJECTS)}{rng.choice(_ACTS)}，编号为{self.number}。"
        rest = [
            "".join(
                rng.choice(_DETAILS).format(a=rng.randint(100, 9999), b=rng.randint(3, 99), c=rng.randint(100, 9999))
                for _ in range(2)
            )
            for _ in range(3)
        ]
        return [first, *rest]

    def values(self) -> dict[str, str]:
        """What skins name in braces."""
        return {
            "n": str(self.number),
            "title": self.headline,
            "cut": self.headline[:9] + "…",
            "day": self.day,
            "source": self.source,
            "author": self.author,
            "url": f"/{self.section}/{self.number}.html",
            "name": self.section_name,
            "folder": self.section,
            "text": "\n".join(f"<p>{text}</p>" for text in self.paragraphs),
        }


def tell(count: int, first: int = 1) -> list[Story]:
    """Stories, of all sections in turn."""
    return [Story(n, SECTIONS[n % len(SECTIONS)][1]) for n in range(first, first + count)]


@dataclass(frozen=True)
class Skin:
    """How a portal writes its pages: `{…}` as in `Story.values`, `{menu}`, `{main}`, `{rows}`, `{pager}` besides."""

    frame: str
    entry: str
    """One of the menu."""
    lists: str
    row: str
    article: str
    fields: tuple[str, ...] = ("headline", "datePublished", "contentSource", "authors", "breadcrumbs", "articleBody")
    """What its articles show."""


MODERN = Skin(
    frame='<header class="top"><nav class="main-nav"><ul><li><a href="/">首页</a></li>{menu}</ul></nav></header>\n'
    '<div class="wrap">{main}</div>\n<footer class="foot"><p>版权所有 © 2024 清河新闻网</p></footer>',
    entry='<li><a href="/{folder}/">{name}</a></li>',
    lists='<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/{folder}/">{name}</a></div>'
    '<ul class="news-list">{rows}</ul><div class="pagination">{pager}</div>',
    row='<li class="item"><a class="tit" href="{url}">{title}</a><span class="time">{day}</span></li>',
    article='<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/{folder}/">{name}</a></div>'
    '<article class="post"><h1 class="post-title">{title}</h1>'
    '<div class="post-meta"><span class="pub">{day}</span><span class="src">来源：{source}</span>'
    '<span class="by">作者：{author}</span></div>'
    '<div class="post-body">{text}</div></article>',
)
TABLES = Skin(
    frame='<table width="760" align="center"><tr><td height="30" bgcolor="#003399"><a href="/">首页</a> {menu}</td>'
    '</tr></table>\n<table width="760" align="center"><tr><td width="580" valign="top">{main}</td></tr></table>\n'
    '<table width="760" align="center"><tr><td align="center">版权所有 2004 清河新闻网</td></tr></table>',
    entry='| <a href="/{folder}/">{name}</a> ',
    lists='<table width="100%"><tr><td height="26">当前位置：<a href="/">首页</a> &gt; <a href="/{folder}/">{name}</a>'
    '</td></tr></table><table width="98%" cellpadding="2">{rows}</table><table width="90%"><tr><td>{pager}</td></tr>'
    "</table>",
    row='<tr><td height="24">·<a href="{url}" target="_blank">{title}</a></td><td width="90">{day}</td></tr>',
    article='<table width="100%"><tr><td height="26">当前位置：<a href="/">首页</a> &gt; '
    '<a href="/{folder}/">{name}</a></td></tr></table><table width="96%" align="center">'
    '<tr><td height="50" align="center"><font size="4"><b>{title}</b></font></td></tr>'
    '<tr><td height="24" align="center" bgcolor="#f5f5f5">日期：{day} 来源：{source} 作者：{author}</td></tr>'
    '<tr><td height="300" valign="top">{text}</td></tr></table>',
)
BREAKS = Skin(
    frame='<div id="head"><div id="menu"><a href="/">网站首页</a>{menu}</div></div><div id="main">{main}</div>'
    '<div id="foot">Copyright 清河新闻网</div>',
    entry='<a href="/{folder}/">{name}</a>',
    lists='<div id="path">您的位置：<a href="/">首页</a> » <a href="/{folder}/">{name}</a></div>'
    '<dl id="rows">{rows}</dl>'
    '<div id="page">{pager}</div>',
    row='<dt><a href="{url}">{title}</a></dt><dd>{day}</dd>',
    article='<div id="path">您的位置：<a href="/">首页</a> » <a href="/{folder}/">{name}</a></div>'
    '<h2 id="bt">{title}</h2><p id="xx">发布时间：{day}　　信息来源：{source}　　作者：{author}</p>'
    '<div id="zoom">{text}</div>',
)
SKINS = {"modern": MODERN, "tables": TABLES, "breaks": BREAKS}

Change = Callable[[str, Story], str]
"""Another article page in the place of one."""


@dataclass
class Site:
    """A skin with its pages; every hook may be replaced."""

    skin: Skin = MODERN
    title: str = "{title}_" + NAME
    head: str = ""
    change: Change = lambda page, story: page
    """Of each article's page."""
    articles: list[Story] = field(default_factory=lambda: tell(12))
    per_page: int = 4

    def render(self, title: str, main: str) -> str:
        menu = "".join(self.skin.entry.format(name=name, folder=folder) for name, folder in SECTIONS)
        frame = self.skin.frame.replace("{menu}", menu).replace("{main}", main)
        return f"<html><head><title>{title}</title>{self.head}</head><body>{frame}</body></html>"

    def home(self) -> str:
        rows = "".join(self.skin.row.format(**story.values()) for story in self.articles[:6])
        return self.render(NAME, f"<div>{rows}</div>")

    def list_page(self, folder: str, rows: Sequence[Story], page: int = 1) -> str:
        name = next(name for name, other in SECTIONS if other == folder)
        links = [f'<a href="/{folder}/index_{n}.html">{n}</a>' for n in (1, 2, 3) if n != page]
        pager = f'{" ".join(links)} <a href="/{folder}/index_{page + 1}.html">下一页</a>'
        text = "".join(self.skin.row.format(**story.values()) for story in rows)
        values = {"name": name, "folder": folder}
        main = self.skin.lists.replace("{rows}", text).replace("{pager}", pager)
        for key, value in values.items():
            main = main.replace("{" + key + "}", value)
        return self.render(f"{name}_{NAME}", main)

    def article(self, story: Story) -> str:
        page = self.render(self.title.format(title=story.headline), self.skin.article.format(**story.values()))
        return self.change(page, story)

    def document(self, story: Story) -> Document:
        return Document.from_text(story.url, self.article(story))

    def hints(self, story: Story) -> Hints:
        """What a list's row says."""
        return Hints(story.headline, story.day or None, listed=True, reference=NOW)

    def samples(self) -> Samples:
        """Home page, a list of each section, all articles."""
        samples = Samples(HOME, Document.from_text(HOME, self.home()))
        for name, folder in SECTIONS:
            rows = [story for story in tell(30, 200) if story.section == folder][: self.per_page]
            url = f"{HOME}{folder}/"
            samples.lists.append(ListPage(Document.from_text(url, self.list_page(folder, rows)), (name,)))
        samples.articles += [ArticlePage(self.document(story), self.hints(story)) for story in self.articles]
        samples.requests = len(samples.documents)
        return samples


def with_pages(samples: Samples, pages: Iterable[ArticlePage]) -> Samples:
    """The same samples with further articles."""
    samples.articles += pages
    return samples


LATER = tell(6, 501)
"""Articles that are in no sample."""


def read(site: Site, profile: Profile, story: Story) -> Extraction:
    """A story's page by a profile."""
    return extract_article(site.document(story), site.hints(story), profile)


def check_reading(site: Site, profile: Profile, story: Story) -> None:
    """All of a story's fields come out by a profile."""
    article = read(site, profile, story).article
    assert article is not None
    assert article.headline == story.headline
    assert (article.datePublished or "")[:10] == story.day
    assert article.contentSource == story.source
    assert [author.name for author in article.authors] == [story.author]
    assert [crumb.name for crumb in article.breadcrumbs] == [story.section_name]
    assert (article.articleBody or "").split("\n\n") == story.paragraphs
