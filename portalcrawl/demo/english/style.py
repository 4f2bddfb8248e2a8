"""Puts the portal in English style together."""

from collections.abc import Iterator, Sequence

from portalcrawl.demo.english.frame import link, render_page, show_day
from portalcrawl.demo.english.lists import ListPages
from portalcrawl.demo.english.menu import POLICIES, SECTIONS, SERVICES, SITE_ADDRESS, STATICS
from portalcrawl.demo.english.story_page import TAGS, StoryPages, has_tag, tag_address
from portalcrawl.demo.english.texts import LAST_DAY, plan_paper
from portalcrawl.demo.http_dates import http_date
from portalcrawl.demo.media import render_file
from portalcrawl.demo.model import Page, Portal
from portalcrawl.demo.story import Story
from portalcrawl.demo.story_plan import plan_stories
from portalcrawl.demo.story_site import Style, build_site

STORIES = 84
_STATIC_TEXTS = {
    "About": "The Courier was founded in a back room on Bridge Street in 2019. Two people write it.",
    "Contact": "Write to the editors at news@courier.example or leave a note in the box at the old market hall.",
}
_FURNITURE = ("/wp-content/themes/courier/style.css", "/wp-content/themes/courier/blank.gif")


def build_portal(seed: int = 2026, articles: int = STORIES) -> Portal:
    """The portal with so many articles, copies included: the same bytes for the same arguments.

    Raises ValueError for fewer than 60 articles.
    """
    stories = plan_stories(plan_paper(), seed, articles)
    lists = ListPages(stories)
    missing = "<h1>Page not found</h1><p>It looks like nothing was found at this location. Maybe try a search?</p>"
    style = Style(
        address=SITE_ADDRESS,
        zone="+00:00",
        sections=SECTIONS,
        render_home=lists.render_home,
        render_list=lists.render_list,
        render_story=StoryPages(lists.sidebar).render_story,
        beside=dict(_render_beside(stories, lists.sidebar)),
        missing=render_page("Page not found", missing, status=404),
        closed=("/account/", "/comment/"),
    )
    return build_site(style, stories)


def _render_beside(stories: Sequence[Story], sidebar: str) -> Iterator[tuple[str, Page]]:
    for name, target in STATICS:
        page = f'<article class="page"><h1 class="entry-title">{name}</h1>\n<p>{_STATIC_TEXTS[name]}</p></article>'
        yield target, render_page(name, page, sidebar=sidebar, body_class="page")
    for name, target in POLICIES:
        page = (
            f"<h1>{name}</h1>\n<p>We keep only what we need to send you the Friday letter, and sell it to nobody.</p>"
        )
        yield target, render_page(name, page, body_class="page")
    for name, target in SERVICES:
        form = f'<h1>{name}</h1>\n<form action="{target}"><label>Email <input name="email"></label></form>'
        yield target, render_page(name, form, body_class="page")
    for tag in TAGS:
        chosen = [story for story in stories if story.is_listed and has_tag(story, tag)][:-16:-1]
        items = "".join(f"<li>{link(story)} <small>{show_day(story.day)}</small></li>\n" for story in chosen)
        yield tag_address(tag), render_page(f"Tag: {tag}", f"<h1>Tag: {tag}</h1>\n<ul>\n{items}</ul>", sidebar=sidebar)
    for path in _FURNITURE:
        yield path, render_file(path, modified=http_date(LAST_DAY))
