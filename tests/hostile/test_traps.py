"""Traps end: every article of the portal is archived, and the trap costs a bounded number of requests."""

import re
from collections.abc import Callable
from datetime import timedelta
from itertools import count
from pathlib import Path
from random import Random

import pytest
from archived import only_archive, read_archive
from prose import write_headline, write_paragraphs
from running import crawl
from tiny_portal import FIRST_DAY, SITE, render_article, render_page, render_rows
from trap_portals import SIZE, Page, TrapPortal

MOST_REQUESTS = 400
CUT = frozenset(
    (
        "a pager of thin rows",
        "a pager of dead rows",
        "a fresh article for all",
        "articles that name the next ones",
        "topics one after the other",
        "sections in sections",
        "lists of lists",
        "views of a list",
        "a list narrowed in its path",
    )
)
"""The traps that are left where they are while they still show something: a gap says so, and the exit code is 3."""


def render_thin_rows(first: int, folder: str) -> str:
    numbers = range(first, first + 10)
    return render_rows((f"{folder}{n}.html", write_headline(n), FIRST_DAY + timedelta(days=n % 300)) for n in numbers)


def render_topic(menu: str) -> str:
    """A section's page with rows of the portal."""
    rows = [(f"/local/{n}.html", write_headline(n), FIRST_DAY + timedelta(days=n)) for n in range(1, 21, 2)]
    lists = f'<div class="subnav"><h3>专题</h3><ul>{menu}</ul></div><div class="list">{render_rows(rows)}</div>'
    return render_page(f"专题_{SITE}", lists)


def answer_segments(target: str) -> Page | None:
    """A relative link in each page's frame: every step leads one folder deeper, to the same page."""
    if not re.fullmatch(r"(/\w+)*?(/about)+/", target):
        return None
    link = '<a href="about/">关于我们</a>'
    return 200, render_page(f"关于_{SITE}", f'<div class="list"><p>欢迎访问本站。</p>{link}</div>')


def answer_queries(target: str) -> Page | None:
    """Each page links itself with one more parameter."""
    if not target.startswith("/find/?"):
        return None
    links = "".join(f'<li><a href="{target}&f{n}=on">条件{n}</a></li>' for n in range(8))
    return 200, render_page(f"筛选_{SITE}", f'<div class="list"><ul>{links}</ul><p>没有符合条件的内容。</p></div>')


def answer_calendar(target: str) -> Page | None:
    """Months without an end, and a page for each day."""
    if not (found := re.fullmatch(r"/calendar/(\d+)(?:/(\d+))?\.html", target)):
        return None
    month = int(found[1])
    if found[2]:
        return 200, render_page(f"{month}月{found[2]}日_{SITE}", "<h1>当日活动</h1><p>当日没有活动安排。</p>")
    days = "".join(f'<td><a href="/calendar/{month}/{day}.html">{day}</a></td>' for day in range(1, 29))
    turn = f'<a href="/calendar/{month - 1}.html">上个月</a><a href="/calendar/{month + 1}.html">下个月</a>'
    return 200, render_page(f"活动日历_{SITE}", f"<table><tr>{days}</tr></table>{turn}")


def answer_thin_pager(target: str) -> Page | None:
    """A list whose pages never end, with rows that nobody has seen; what they lead to has no text."""
    if found := re.fullmatch(r"/more/(?:(\d+)\.html)?", target):
        page = int(found[1] or 1)
        rows = render_thin_rows(page * 10 + 1_000, "/thin/")
        pager = f'<a href="/more/{page + 1}.html">下一页</a>'
        return 200, render_page(f"更多_{SITE}", f'<div class="list">{rows}</div>{pager}')
    if found := re.fullmatch(r"/thin/(\d+)\.html", target):
        return 200, render_page(SITE, f"<h1>{write_headline(int(found[1]))}</h1><p>暂无内容</p>")
    return None


def answer_same_article(target: str) -> Page | None:
    """Whatever is asked, one article answers, with links to what is not there."""
    if target.count("/") > 6:
        return 404, ""
    name = target.rpartition("/")[2].split(".")[0]
    rows = "".join(f'<li><a href="{name}{n}.html">相关内容{n}：{name}</a></li>' for n in range(5))
    text = render_article(7_777, "本地新闻", "/local/", write_paragraphs(7_777))
    return 200, text.replace("</body>", f"<ul>{rows}</ul></body>")


def answer_fresh_article(target: str) -> Page | None:
    """Whatever is asked, an article answers that nobody has seen, with links to others."""
    rng = Random(target)
    number = rng.randrange(10_000, 1_000_000)
    others = [(f"/auto/{rng.randrange(10**9)}.html", write_headline(rng.randrange(10**6)), FIRST_DAY) for _ in range(6)]
    text = render_article(number % 300, "本地新闻", "/local/", write_paragraphs(number), write_headline(number))
    return 200, text.replace("</body>", f'<div class="related">{render_rows(others)}</div></body>')


def answer_next_articles(target: str) -> Page | None:
    """Articles that no list shows, each of which names the next ones."""
    if not (found := re.fullmatch(r"/show/(\d+)\.html", target)):
        return None
    number = int(found[1])
    others = [(f"/show/{number * 7 + n}.html", write_headline(number * 7 + n), FIRST_DAY) for n in range(1, 9)]
    text = render_article(number % 300, "本地新闻", "/local/", write_paragraphs(number), write_headline(number))
    return 200, text.replace("</body>", f'<div class="related"><h3>相关阅读</h3>{render_rows(others)}</div></body>')


def answer_facets(target: str) -> Page | None:
    """A list that can be narrowed in five ways, and each of them in the others."""
    address, _, query = target.partition("?")
    if address != "/list.php":
        return None
    chosen = {piece.partition("=")[0] for piece in query.split("&")}
    facets = [(name, n) for name in ("area", "type", "year", "sort", "level") for n in range(5) if name not in chosen]
    links = "".join(f'<li><a href="{target}&{name}={n}">{name}{n}</a></li>' for name, n in facets)
    rows = [(f"/local/{n}.html", write_headline(n), FIRST_DAY) for n in range(1, 21, 2)]
    lists = f'<div class="filter"><ul>{links}</ul></div><div class="list">{render_rows(rows)}</div>'
    return 200, render_page(f"筛选_{SITE}", lists)


def answer_path_facets(target: str) -> Page | None:
    """A list that can be narrowed in five ways, each of which makes the name of the file longer, and has pages."""
    if not (found := re.fullmatch(r"/find((?:-[a-e]\d)*)(?:-p(\d+))?\.html", target)):
        return None
    chosen = {step[0]: int(step[1]) for step in found[1].split("-") if step}
    fits = [n for n in range(1, SIZE + 1) if all(Random(f"{n}{name}").randrange(5) == chosen[name] for name in chosen)]
    ways = [f"{name}{n}" for name in "abcde" for n in range(5) if name not in chosen]
    links = "".join(f'<li><a href="/find{found[1]}-{way}.html">种类{way}</a></li>' for way in ways)
    page = int(found[2] or 1)
    shown = [(f"/{'local' if n % 2 else 'policy'}/{n}.html", write_headline(n), FIRST_DAY) for n in fits]
    pager = f'<a href="/find{found[1]}-p{page + 1}.html">下一页</a>' if len(fits) > page * 10 else ""
    lists = f'<div class="list">{render_rows(shown[page * 10 - 10 : page * 10])}</div>'
    return 200, render_page(f"资料库_{SITE}", f'<div class="filter"><ul>{links}</ul></div>{lists}{pager}')


def answer_dead_rows(target: str) -> Page | None:
    """A list whose pages never end; what its rows lead to is not there."""
    if not (found := re.fullmatch(r"/roll/(?:\?page=(\d+))?", target)):
        return None
    page = int(found[1] or 1)
    pager = f'<a href="/roll/?page={page + 1}">下一页</a>'
    rows = render_thin_rows(page * 10 + 1_000, "/dead/")
    return 200, render_page(f"滚动_{SITE}", f'<div class="list">{rows}</div>{pager}')


def answer_sessions() -> Callable[[str], Page | None]:
    """Each answer has links with another session in their paths."""
    numbers = count(1)

    def answer(target: str) -> Page | None:
        if not (found := re.fullmatch(r"/\(S\(\w+\)\)/(local|policy)/(?:(\d+)\.html)?", target)):
            return None
        session = f"/(S({Random(next(numbers)).randbytes(12).hex()}))"
        rows = [(f"{session}/{found[1]}/{n}.html", write_headline(n), FIRST_DAY) for n in range(1, 40)]
        if found[2]:
            number = int(found[2])
            text = render_article(number, "本地新闻", f"{session}/local/", write_paragraphs(number))
            return 200, text.replace("</body>", f"{render_rows(rows[:5])}</body>")
        return 200, render_page(f"本地新闻_{SITE}", f'<div class="list">{render_rows(rows)}</div>')

    return answer


def answer_other_sessions() -> Callable[[str], Page | None]:
    """The same with sessions that look like a key or a name."""
    answer = answer_sessions()

    def answer_renamed(target: str) -> Page | None:
        page = answer(re.sub(r"^/s/(\w{24})/", r"/(S(\1))/", target)) if target.startswith("/s/") else None
        return page and (page[0], re.sub(r"/\(S\((\w{24})\)\)/", r"/s/\1/", page[1]))

    return answer_renamed


def answer_subsections(target: str) -> Page | None:
    """Each section has sections of its own, and all show rows of the portal."""
    if not target.startswith("/topic/"):
        return None
    steps = [step for step in target.split("/") if step]
    names = ("经济", "社会", "文化", "体育", "教育")
    menu = "".join(f'<li><a href="{target}{n}/">{name}{len(steps)}{n}</a></li>' for n, name in enumerate(names))
    return 200, render_topic(menu)


def answer_chain(target: str) -> Page | None:
    """Each topic names the next five, and all show rows of the portal."""
    if not (found := re.fullmatch(r"/subject/(\d+)/", target)):
        return None
    number = int(found[1])
    menu = "".join(f'<li><a href="/subject/{number + n}/">专题{number + n}</a></li>' for n in range(1, 6))
    return 200, render_topic(menu)


def answer_directory(target: str) -> Page | None:
    """Each page lists six pages that nobody has seen, and nothing else."""
    if not target.startswith("/places/"):
        return None
    names = [write_headline(Random(f"{target}{n}").randrange(10**6)) for n in range(6)]
    links = "".join(f'<li><a href="{target}{chr(97 + n)}/">{name}</a></li>' for n, name in enumerate(names))
    return 200, render_page(f"地名_{SITE}", f'<div class="list"><h1>地名</h1><ul>{links}</ul></div>')


def answer_views(target: str) -> Page | None:
    """A list whose page links it in other views, and these again with one more word in their query."""
    address, _, query = target.partition("?")
    if address != "/all/":
        return None
    views = "".join(
        f'<a href="/all/?{query}&{name}={len(query)}">{name}</a> ' for name in ("grid", "back", "from", "view")
    )
    rows = [(f"/local/{n}.html", write_headline(n), FIRST_DAY + timedelta(days=n)) for n in range(1, 21, 2)]
    return 200, render_page(f"全部_{SITE}", f'<div class="list"><p>{views}</p>{render_rows(rows)}</div>')


def answer_prefixes(target: str) -> Page | None:
    """A list and its pages at any depth: each links itself with another language before whatever path is there."""
    if not (found := re.fullmatch(r"((?:/(?:en|fr|de))*)/world/", target)):
        return None
    links = "".join(f'<li><a href="/{name}{target}">{name.upper()}</a></li>' for name in ("en", "fr", "de"))
    rows = [(f"{found[1]}/local/{n}.html", write_headline(n), FIRST_DAY + timedelta(days=n)) for n in range(1, 21, 2)]
    lists = f'<div class="subnav"><ul>{links}</ul></div><div class="list">{render_rows(rows)}</div>'
    return 200, render_page(f"天下_{SITE}", lists)


TRAPS: dict[str, tuple[str, Callable[[], Callable[[str], Page | None]]]] = {
    "repeated segments": ('<a href="about/">关于我们</a>', lambda: answer_segments),
    "growing queries": ('<a href="/find/?q=1">筛选</a>', lambda: answer_queries),
    "a calendar": ('<a href="/calendar/0.html">活动日历</a>', lambda: answer_calendar),
    "a pager of thin rows": ('<a href="/more/">更多&gt;&gt;</a>', lambda: answer_thin_pager),
    "one article for all": ('<a href="/lost/a.html">往期内容回顾</a>', lambda: answer_same_article),
    "a fresh article for all": ('<a href="/auto/1.html">往期内容回顾</a>', lambda: answer_fresh_article),
    "articles that name the next ones": ('<a href="/show/1.html">往期内容回顾一下</a>', lambda: answer_next_articles),
    "a list narrowed in many ways": ('<a href="/list.php?tid=1">资料库</a>', lambda: answer_facets),
    "a list narrowed in its path": ('<a href="/find.html">资料库</a>', lambda: answer_path_facets),
    "a pager of dead rows": ('<a href="/roll/">滚动新闻</a>', lambda: answer_dead_rows),
    "sessions in paths": ('<a href="/(S(abcdef0123456789abcdef01))/local/">本地新闻</a>', answer_sessions),
    "other sessions in paths": ('<a href="/s/abcdef0123456789abcdef01/local/">本地新闻</a>', answer_other_sessions),
    "topics one after the other": ('<a href="/subject/1/">专题</a>', lambda: answer_chain),
    "sections in sections": ('<a href="/topic/">专题</a>', lambda: answer_subsections),
    "lists of lists": ('<a href="/places/">地名</a>', lambda: answer_directory),
    "views of a list": ('<a href="/all/">全部</a>', lambda: answer_views),
    "languages before languages": ('<a href="/world/">天下</a>', lambda: answer_prefixes),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", TRAPS)
def test_a_trap_ends_and_costs_no_article(name: str, tmp_path: Path) -> None:
    link, build = TRAPS[name]
    with TrapPortal(link, build()) as portal:
        run = crawl(portal.url, tmp_path, "--max-time", "100s")
        asked = len(portal.requests)
        records = read_archive(only_archive(tmp_path)).records
        assert run.returncode == (3 if name in CUT else 0), run.stdout + run.stderr
        assert "  gaps  " in run.stdout if name in CUT else "complete" in run.stdout
        own = {url.removeprefix(portal.url[:-1]) for url in records}
        assert len(set(portal.articles) & own) == SIZE
        assert asked <= MOST_REQUESTS, f"{asked} requests, {portal.trapped} of the trap\n{run.stdout}"
        # The next run does not fall into it either.
        again = crawl(portal.url, tmp_path, "--max-time", "100s")
        assert again.returncode in (0, 3), again.stdout + again.stderr
        assert len(portal.requests) - asked <= MOST_REQUESTS
