"""A story's page in the English style: headline, by-line, text, tags, related posts, comments."""

from datetime import timedelta
from html import escape

from portalcrawl.demo.english.bodies import render_body
from portalcrawl.demo.english.frame import link, render_page, show_day
from portalcrawl.demo.english.texts import write_comments
from portalcrawl.demo.model import Page
from portalcrawl.demo.story import Story
from portalcrawl.demo.story_site import StoryView

TAGS = ("Bridge Street", "Flood", "Harrow Vale", "Market", "Young people", "River")


class StoryPages:
    """Shows stories beside the same sidebar on each page."""

    def __init__(self, sidebar: str) -> None:
        self._sidebar = sidebar

    def render_story(self, view: StoryView) -> Page:
        """One page of a story."""
        story = view.story
        main = f"""<article class="post type-post hentry">
<header class="entry-header">
<h1 class="entry-title">{escape(story.headline, quote=False)}</h1>
{_BYLINES[story.section.meta](story)}
</header>
<div class="entry-content">
{render_body(story, view.page)}
{_render_pages(view)}</div>
<footer class="entry-footer">{_render_tags(story)}
<div class="share">Share this: <a href="#">Facebook</a> <a href="#">Email</a></div></footer>
</article>
{_render_neighbours(view)}{_render_related(view)}{_render_comments(story)}"""
        return render_page(
            story.headline, main, sidebar=self._sidebar, trail=story.section.trail, body_class="single single-post"
        )


def _names(story: Story) -> str:
    return " and ".join(story.authors)


def _posted(story: Story) -> str:
    section = story.section
    category = f'<a href="{section.address}" rel="category tag">{escape(section.name)}</a>'
    by = f" by {_names(story)}" if story.authors else ""
    return f'<div class="entry-meta">Posted on {show_day(story.day)}{by} in {category}</div>'


def _byline(story: Story) -> str:
    desk = ", sports reporter" if story.number % 2 and len(story.authors) == 1 else ""
    by = f'<p class="byline">By {_names(story)}{desk}</p>' if story.authors else ""
    return f'{by}<p class="dateline">{story.day.day} {story.day:%B %Y}</p>'


def _time(story: Story) -> str:
    hour = int(story.clock[:2])
    clock = f"{hour % 12 or 12}:{story.clock[3:]} {'pm' if hour > 11 else 'am'}"
    moment = f'<time datetime="{story.day}T{story.clock}:00+00:00">{show_day(story.day)} at {clock}</time>'
    return f'<div class="entry-meta"><span class="author vcard">{_names(story)}</span> · {moment} · 3 min read</div>'


def _agency(story: Story) -> str:
    later = story.day + timedelta(days=5)
    days = [f"{day:%b} {day.day}, {day.year}" for day in (story.day, later)]
    return f'<p class="meta">Source: {story.source} | Published: {days[0]} | Last updated: {days[1]}</p>'


_BYLINES = {"posted": _posted, "byline": _byline, "time": _time, "agency": _agency}


def _render_pages(view: StoryView) -> str:
    story = view.story
    if story.page_count == 1:
        return ""
    numbers = " ".join(
        f'<span class="post-page-numbers current">{n}</span>'
        if n == view.page
        else f'<a class="post-page-numbers" href="{target}">{n}</a>'
        for n, target in enumerate(story.targets, start=1)
    )
    return f'<div class="page-links">Pages: {numbers}</div>\n'


def _render_tags(story: Story) -> str:
    chosen = (TAGS[story.number % len(TAGS)], TAGS[(story.number * 5 + 2) % len(TAGS)])
    tags = ", ".join(f'<a href="{tag_address(tag)}" rel="tag">{tag}</a>' for tag in dict.fromkeys(chosen))
    return f'<span class="tags-links">Tagged {tags}</span>'


def tag_address(tag: str) -> str:
    """The target of a tag's page."""
    return f"/tag/{tag.lower().replace(' ', '-')}/"


def has_tag(story: Story, tag: str) -> bool:
    """Whether a story's page has the tag."""
    return tag in (TAGS[story.number % len(TAGS)], TAGS[(story.number * 5 + 2) % len(TAGS)])


def _render_neighbours(view: StoryView) -> str:
    before = f'<div class="nav-previous">← {link(view.previous)}</div>' if view.previous else ""
    after = f'<div class="nav-next">{link(view.following)} →</div>' if view.following else ""
    return f'<nav class="navigation post-navigation"><h2>Post navigation</h2>{before}{after}</nav>\n'


def _render_related(view: StoryView) -> str:
    items = "".join(f"<li>{link(story)} <span>{show_day(story.day)}</span></li>\n" for story in view.related[:4])
    return f'<section class="related"><h2>Related posts</h2>\n<ul>\n{items}</ul></section>\n' if items else ""


def _render_comments(story: Story) -> str:
    comments = write_comments(story)
    items = "".join(
        f'<li class="comment"><div class="comment-author"><b>{name}</b> says:</div>'
        f'<div class="comment-meta">{show_day(story.day + timedelta(days=n))} at {n + 8}:{n}7 am</div>'
        f"<p>{text}</p></li>\n"
        for n, (name, text) in enumerate(comments, start=1)
    )
    heading = f"{len(comments)} thought{'s' if len(comments) != 1 else ''} on “{escape(story.headline, quote=False)}”"
    shown = f'<h2 class="comments-title">{heading}</h2>\n<ol class="comment-list">\n{items}</ol>\n' if comments else ""
    return f"""<div id="comments">
{shown}<h3>Leave a reply</h3>
<form action="/comment/" method="post"><p>Your email address will not be published. Required fields are marked *</p>
<textarea name="comment"></textarea><button>Post comment</button></form></div>"""
