"""The categories' list pages, the home page and the sidebar of the English style."""

from collections.abc import Mapping, Sequence
from html import escape

from portalcrawl.demo.english.frame import link, render_page, show_day
from portalcrawl.demo.english.menu import SECTIONS, SITE_ADDRESS, SITE_NAME
from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Section, Story
from portalcrawl.demo.story_site import ListView


class ListPages:
    """Shows lists beside the same sidebar on each of them."""

    def __init__(self, stories: Sequence[Story]) -> None:
        self.sidebar = _render_sidebar([story for story in stories if story.is_listed])

    def render_list(self, view: ListView) -> Page:
        """One page of a category's list."""
        section = view.section
        title = f"{section.name} – Page {view.number}" if view.number > 1 else section.name
        heading = f'<header class="page-header"><h1 class="page-title">{escape(section.name)}</h1></header>'
        main = f"{heading}\n{_ROWS[section.rows](view.rows)}\n{_render_pager(view)}"
        return render_page(title, main, sidebar=self.sidebar, trail=section.trail[:-1], body_class="archive category")

    def render_home(self, newest: Mapping[str, Sequence[Story]]) -> Page:
        """The top story of each category, then a block of headlines for each."""
        # Home page templates write some links with the portal's own address.
        leads = "".join(_render_teaser(newest[section.key][0], host=SITE_ADDRESS) for section in SECTIONS[:2])
        blocks = "".join(_render_block(section, newest[section.key][:5]) for section in SECTIONS)
        return render_page(SITE_NAME, leads + blocks, sidebar=self.sidebar, body_class="home")


def _render_block(section: Section, stories: Sequence[Story]) -> str:
    items = "".join(f"<li>{link(story)} <small>{show_day(story.day)}</small></li>\n" for story in stories)
    name = escape(section.name)
    return (
        f'<section class="block"><h2><a href="{section.address}">{name}</a></h2>\n<ul>\n{items}</ul>\n'
        f'<p class="more"><a href="{section.address}">More {name} →</a></p></section>\n'
    )


def _render_teaser(story: Story, host: str = "") -> str:
    excerpt = " ".join(story.blocks[0].text.split()[:24])
    return f"""<article class="post hentry">
<h2 class="entry-title">{link(story, host=host)}</h2>
<div class="entry-meta">Posted on {show_day(story.day)}</div>
<div class="entry-summary">
<p>{escape(excerpt, quote=False)} … <a class="more-link" href="{story.path}">Read more</a></p></div>
</article>
"""


def _render_lines(stories: Sequence[Story]) -> str:
    items = "".join(
        f'<li><time datetime="{story.day}">{story.day.day} {story.day:%b %Y}</time> {link(story)}</li>\n'
        for story in stories
    )
    return f'<ul class="post-list">\n{items}</ul>'


def _render_cards(stories: Sequence[Story]) -> str:
    cards = "".join(
        f'<div class="card"><a class="thumb" href="{story.path}"><img src="{_picture_of(story)}" alt=""></a>\n'
        f'<h3>{link(story)}</h3><span class="date">{story.day:%d/%m/%Y}</span></div>\n'
        for story in stories
    )
    return f'<div class="grid">\n{cards}</div>'


def _picture_of(story: Story) -> str:
    return story.pictures[0].path if story.pictures else "/wp-content/themes/courier/blank.gif"


def _render_table(stories: Sequence[Story]) -> str:
    rows = "".join(f"<tr><td>{link(story)}</td><td>{show_day(story.day)}</td></tr>\n" for story in stories)
    return f"<table><thead><tr><th>Title</th><th>Date</th></tr></thead><tbody>\n{rows}</tbody></table>"


def _render_teasers(stories: Sequence[Story]) -> str:
    return "".join(map(_render_teaser, stories))


_ROWS = {"teasers": _render_teasers, "lines": _render_lines, "cards": _render_cards, "table": _render_table}


def _render_pager(view: ListView) -> str:
    if view.pages == 1:
        return ""

    def jump(number: int, text: str, name: str = "page-numbers") -> str:
        is_there = 1 <= number <= view.pages
        return f'<a class="{name}" href="{view.section.page_address(number)}">{text}</a>' if is_there else ""

    match view.section.pager:
        case "older":
            parts = f"<div>{jump(view.number + 1, '← Older posts', 'olderposts')}</div>"
            parts += f"<div>{jump(view.number - 1, 'Newer posts →', 'newerposts')}</div>"
        case "steps":
            parts = f"Page {view.number} of {view.pages} "
            parts += f"{jump(view.number - 1, '« Previous')} {jump(view.number + 1, 'Next »')}"
        case _:
            numbers = " ".join(
                f'<span class="page-numbers current">{n}</span>' if n == view.number else jump(n, str(n))
                for n in range(1, view.pages + 1)
            )
            parts = f"{jump(view.number - 1, '‹')} {numbers} {jump(view.number + 1, '›')}"
    return f'<nav class="navigation"><div class="nav-links">{parts}</div></nav>'


def _render_sidebar(stories: Sequence[Story]) -> str:
    recent = "".join(f"<li>{link(story)}</li>\n" for story in stories[:-6:-1])
    popular = "".join(
        f"<li>{link(stories[(3 * n + 1) * len(stories) // 30])} <span>{n + 3} comments</span></li>\n" for n in range(8)
    )
    return f"""<aside class="sidebar">
<section class="widget"><h2>Recent posts</h2>
<ul>
{recent}</ul></section>
<section class="widget"><h2>Most read</h2>
<ul>
{popular}</ul></section>
<section class="widget newsletter"><h2>The Friday letter</h2>
<form action="/subscribe/"><p>Five stories from the week, in your inbox on Friday morning.</p>
<input type="email" name="email"><button>Sign up</button></form></section>
</aside>
"""
